"""Keeping settings in the settings file, with its comments as they were."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backcare_tui.errors import InvalidInput, NotFound, StorageFailure
from backcare_tui.journal.alone import alone
from backcare_tui.journal.private_file import make_private_folder, write_private
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, sentences
from backcare_tui.settings import (
    DESCRIPTIONS,
    Settings,
    UnfitSetting,
    as_toml,
    changed,
    read_settings,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tomlkit import TOMLDocument

THEMES = (
    "backcare-dark",
    "backcare-light",
    "ansi-dark",
    "ansi-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "textual-dark",
    "textual-light",
    "tokyo-night",
)
"""The themes that the app has; the command line knows them without loading it."""


def known_key(key: str) -> str:
    """Return ``key`` where it names a setting.

    Raises:
        NotFound: there is no such setting; the hint names the nearest.
    """
    from backcare_tui.domain.text import nearest

    known = list(DESCRIPTIONS)
    if key in known:
        return key
    near = nearest(key, known)
    hint = (
        _("Did you mean {name}?").format(name=near)
        if near
        else _("Settings: {names}.").format(names=listed(known))
    )
    raise NotFound(_("There is no setting “{name}”.").format(name=key), hint)


def theme_fault(name: str, themes: Collection[str] = THEMES) -> str:
    """What is wrong with the name of a theme, in a sentence; empty where nothing is."""
    if not name or name in themes:
        return ""
    from backcare_tui.domain.text import first_line, nearest

    near = nearest(name, list(themes))
    meant = _("Did you mean {name}?").format(name=near) if near else ""
    return sentences([_("There is no theme “{name}”.").format(name=first_line(name, 40)), meant])


def keep_setting(file: Path, key: str, value: str, *, themes: Collection[str] = THEMES) -> object:
    """Write one setting to ``file`` and return it as the file holds it.

    Raises:
        NotFound: there is no such setting; InvalidInput: the value does not fit it;
        SettingsError: the file as it is cannot be read; StorageFailure: it cannot be written.
    """
    if known_key(key) == "keymap":
        raise InvalidInput(
            _("Keys of your own are not set here."),
            _("Write them in {file} under [keymap].").format(file=file),
        )
    chosen = changed(Settings(), key, value)
    if fault := theme_fault(chosen.theme, themes):
        raise InvalidInput(fault, _("Themes: {names}.").format(names=listed(themes)))
    kept: Any = as_toml(getattr(chosen, key))
    with _in_turn(file):
        document = _read(file)
        _put(document, key, kept)
        _write(file, document)
    return kept


def _put(document: TOMLDocument, key: str, value: object) -> None:
    """Set a value; one that is new goes beneath the others, before a table and its comment."""
    from tomlkit import dumps, parse
    from tomlkit.items import Table

    plain = [at for at, (k, item) in enumerate(document.body) if k and not isinstance(item, Table)]
    tables = any(isinstance(item, Table) for _, item in document.body)
    if key in document or not tables:
        document[key] = value
        return
    at = plain[-1] + 1 if plain else 0
    document.body[at:at] = parse(dumps({key: value})).body


def drop_setting(file: Path, key: str) -> object:
    """Take one setting out of ``file``, be its value broken, and return its default.

    Raises: as `keep_setting`.
    """
    default = as_toml(getattr(Settings(), known_key(key)))
    if not file.exists():
        return default
    with _in_turn(file):
        document = _read(file, going=key)
        if key in document:
            del document[key]
            _write(file, document)
    return default


@contextmanager
def _in_turn(file: Path) -> Iterator[None]:
    """Let two programs change ``file`` one after the other; neither loses what the other wrote."""
    with ExitStack() as turn:
        try:
            make_private_folder(file.parent)
            turn.enter_context(alone(file.parent))
        except OSError as error:
            raise StorageFailure(
                _("Could not make the folder {folder}: {reason}.").format(
                    folder=file.parent, reason=error.strerror
                ),
                _("Nothing was changed. Mend its permissions, then try again."),
            ) from None
        yield


def _read(file: Path, going: str = "") -> TOMLDocument:
    import tomlkit

    try:
        read_settings(file, {})  # a broken file is told in our words, and left alone
    except UnfitSetting as error:
        if error.key != going:
            raise
    text = file.read_text("utf-8-sig") if file.exists() else ""
    return tomlkit.parse(text)


def _write(file: Path, document: TOMLDocument) -> None:
    import tomlkit

    write_private(file, [tomlkit.dumps(document)], replace=True)
