"""Where backcare keeps its files. Nothing is made here; whoever writes makes the folder."""

from pathlib import Path

_APP = "backcare"


def config_file() -> Path:
    """The settings file."""
    import platformdirs

    return Path(platformdirs.user_config_dir(_APP, appauthor=False)) / "config.toml"


def data_folder() -> Path:
    """The folder of the diary and its backups."""
    import platformdirs

    return Path(platformdirs.user_data_dir(_APP, appauthor=False))


def database_file() -> Path:
    """The diary of someone who chose no other place."""
    return data_folder() / "diary.db"


def backups_folder() -> Path:
    """Where copies of the diary go before risky changes."""
    return data_folder() / "backups"


def state_file() -> Path:
    """What the terminal app remembers between runs; losing it loses no diary."""
    import platformdirs

    return Path(platformdirs.user_state_dir(_APP, appauthor=False)) / "tui.json"
