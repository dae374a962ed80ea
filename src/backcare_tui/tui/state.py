"""What the app remembers between runs: losing it loses no diary."""

import json
import os
from pathlib import Path


def read_state(file: Path) -> dict[str, str]:
    """What was remembered; nothing where the file is missing or unreadable."""
    try:
        state = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {k: v for k, v in state.items() if isinstance(v, str)} if isinstance(state, dict) else {}


def remember(file: Path, key: str, value: str) -> None:
    """Remember one thing. A full or read-only disk raises OSError and changes nothing."""
    state = {**read_state(file), key: value}
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = file.with_suffix(".new")
    beside.write_text(json.dumps(state), encoding="utf-8")
    beside.replace(file)
    if os.name == "posix":
        file.chmod(0o600)
