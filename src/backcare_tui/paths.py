"""Where backcare keeps its files. Nothing is made here; whoever writes makes the folder."""

import os
import sys
from pathlib import Path

_APP = "backcare"
_XDG = {
    "config": ("XDG_CONFIG_HOME", ".config"),
    "data": ("XDG_DATA_HOME", ".local/share"),
    "state": ("XDG_STATE_HOME", ".local/state"),
}


def config_file() -> Path:
    """The settings file."""
    return _folder("config") / "config.toml"


def data_folder() -> Path:
    """The folder of the diary and its backups."""
    return _folder("data")


def database_file() -> Path:
    """The diary of someone who chose no other place."""
    return data_folder() / "diary.db"


def backups_folder() -> Path:
    """Where copies of the diary go before risky changes."""
    return data_folder() / "backups"


def state_file() -> Path:
    """What the terminal app remembers between runs; losing it loses no diary."""
    return _folder("state") / "tui.json"


def drafts_file() -> Path:
    """What was entered in the terminal app and not saved yet."""
    return _folder("state") / "drafts.json"


def unfinished_file() -> Path:
    """The rest of a guided session that was begun and not ended."""
    return _folder("state") / "session.json"


def shown(path: Path) -> str:
    """``path`` for people: below the home folder it begins with ``~``, as shells read it."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        # It lies elsewhere, or nobody knows where home is.
        return str(path)


def _folder(kind: str) -> Path:
    # The same answer as platformdirs', whose import takes a fifth of a check-in.
    if sys.platform == "linux" and "ANDROID_DATA" not in os.environ:
        variable, usual = _XDG[kind]
        chosen = os.environ.get(variable, "")
        base = Path(chosen) if chosen.startswith("/") else Path("~", usual).expanduser()
        return base / _APP
    import platformdirs

    folder: str = getattr(platformdirs, f"user_{kind}_dir")(_APP, appauthor=False)
    return Path(folder)
