"""Keeping settings in the settings file, with its comments as they were."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backcare_tui.errors import NotFound, StorageFailure
from backcare_tui.journal.private_file import write_private
from backcare_tui.settings import Settings, as_toml, changed, read_settings

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


def known_key(key: str) -> str:
    """Return ``key`` where it names a setting.

    Raises:
        NotFound: there is no such setting; the hint names the nearest.
    """
    from backcare_tui.domain.text import nearest

    known = [field.name for field in fields(Settings)]
    if key in known:
        return key
    near = nearest(key, known)
    hint = f"Did you mean {near}?" if near else f"Settings: {', '.join(known)}."
    raise NotFound(f"There is no setting “{key}”.", hint)


def keep_setting(file: Path, key: str, value: str) -> object:
    """Write one setting to ``file`` and return it as the file holds it.

    Raises:
        NotFound: there is no such setting; InvalidInput: the value does not fit it;
        SettingsError: the file as it is cannot be read; StorageFailure: it cannot be written.
    """
    kept: Any = as_toml(getattr(changed(Settings(), known_key(key), value), key))
    document = _read(file)
    document[key] = kept
    _write(file, document)
    return kept


def drop_setting(file: Path, key: str) -> object:
    """Take one setting out of ``file`` and return its default.

    Raises: as `keep_setting`.
    """
    default = as_toml(getattr(Settings(), known_key(key)))
    document = _read(file)
    if key in document:
        del document[key]
        _write(file, document)
    return default


def _read(file: Path) -> TOMLDocument:
    import tomlkit

    read_settings(file, {})  # a broken file is told in our words, and left alone
    text = file.read_text("utf-8-sig") if file.exists() else ""
    return tomlkit.parse(text)


def _write(file: Path, document: TOMLDocument) -> None:
    import tomlkit

    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StorageFailure(
            f"Could not make the folder {file.parent}: {error.strerror}.",
            "Nothing was changed. Mend its permissions, then try again.",
        ) from None
    write_private(file, [tomlkit.dumps(document)], replace=True)
