"""One file to plain tables, with failures in words."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from backcare_tui.errors import KnowledgeError
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def read_json(folder: Path, file: str) -> dict[str, Any]:
    """Read ``file`` in ``folder``, which was written by ``knowledge.compile``.

    Raises:
        KnowledgeError: that cannot be done.
    """
    import json

    text = _text(folder, file)
    try:
        content: dict[str, Any] = json.loads(text)
    except ValueError as error:
        raise KnowledgeError(
            _("{file}: not valid JSON: {reason}").format(file=file, reason=error),
            _("Reinstall backcare."),
        ) from error
    return content


def read_toml(folder: "Traversable | Path", file: str) -> dict[str, Any]:
    """Read ``file`` in ``folder``; raise :class:`KnowledgeError` if that cannot be done."""
    import tomllib

    text = _text(folder, file)
    try:
        return tomllib.loads(text)
    # A ValueError also for a number of thousands of digits; brackets within brackets recurse.
    except (ValueError, RecursionError) as error:
        raise KnowledgeError(
            _("{file}: not valid TOML: {reason}").format(file=file, reason=error)
        ) from error


def _text(folder: "Traversable | Path", file: str) -> str:
    try:
        return (folder / file).read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise KnowledgeError(
            _("{file}: missing in {folder}").format(file=file, folder=folder),
            _("Reinstall backcare."),
        ) from None
    except OSError as error:
        raise KnowledgeError(
            _("{file}: cannot be read: {reason}").format(file=file, reason=error.strerror)
        ) from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(
            _("{file}: not UTF-8 at byte {byte}").format(file=file, byte=error.start)
        ) from error
