"""The settings: what was accepted can be written to a file and means the same there."""

from __future__ import annotations

from dataclasses import fields

import tomlkit
from tests.fuzz.place import Place, as_text, told

from backcare_tui.errors import BackcareError
from backcare_tui.journal.keymap import read_keymap
from backcare_tui.journal.preferences import theme_fault
from backcare_tui.settings import DESCRIPTIONS, ENVIRONMENT, Settings, as_toml, read_settings


def settings(data: bytes, place: Place) -> None:
    """A settings file."""
    try:
        found = read_settings(place.file("config.toml", data), {})
    except BackcareError as error:
        told(error)
        return
    _same_from_a_file(found, place)
    for fault in read_keymap(found.keymap).faults:
        told(BackcareError(fault))
    theme_fault(found.theme).encode()


def environment(data: bytes, place: Place) -> None:
    """Variables, a line each in the order of `ENVIRONMENT`."""
    values = as_text(data).replace("\0", "").split("\n")
    try:
        found = read_settings(
            place.folder / "none.toml", dict(zip(ENVIRONMENT, values, strict=False))
        )
    except BackcareError as error:
        told(error)
        return
    _same_from_a_file(found, place)


def keymap(data: bytes, _place: Place) -> None:
    """Keys of a person's own, as ``binding=keys`` in each line."""
    # A file of TOML holds no half characters.
    text = data.decode("utf-8", "replace")
    lines = (line.partition("=") for line in text.splitlines())
    table = {own: keys for own, _, keys in lines}
    found = read_keymap(table, {"c": "Cold"})
    assert found.keys.keys() <= table.keys()
    assert all(key for keys in found.keys.values() for key in keys.split(","))
    for fault in found.faults:
        told(BackcareError(fault))


def _same_from_a_file(found: Settings, place: Place) -> None:
    assert {each.name for each in fields(found)} == {*DESCRIPTIONS, "overridden"}
    text = tomlkit.dumps({key: as_toml(getattr(found, key)) for key in DESCRIPTIONS})
    again = read_settings(place.file("again.toml", text.encode()), {})
    assert again == found, (again, found)
