"""What the app remembers between runs: losing it loses no diary."""

import json
import os
from pathlib import Path

from backcare_tui.journal.alone import alone
from backcare_tui.journal.private_file import make_private_folder, open_new


def read_state(file: Path) -> dict[str, str]:
    """What was remembered; nothing where the file is missing or unreadable."""
    try:
        state = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {k: v for k, v in state.items() if isinstance(v, str)} if isinstance(state, dict) else {}


def remember(file: Path, key: str, value: str) -> None:
    """Remember one thing. A full or read-only disk raises OSError and changes nothing."""
    make_private_folder(file.parent)
    with alone(file.parent):
        state = {**read_state(file), key: value}
        beside = file.with_suffix(f".{os.urandom(4).hex()}")
        try:
            with os.fdopen(open_new(beside), "w", encoding="utf-8") as stream:
                json.dump(state, stream)
            beside.replace(file)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
