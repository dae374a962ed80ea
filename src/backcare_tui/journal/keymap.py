"""Keys of a person's own: which bindings there are, and what is wrong with a keymap.

The app defines its bindings itself; this knows their ids and usual keys without loading it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcare_tui.domain.text import first_line, in_words, nearest
from backcare_tui.journal.binding_keys import BINDING_KEYS
from backcare_tui.journal.preferences import theme_fault
from backcare_tui.language import gettext as _
from backcare_tui.language import sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from backcare_tui.journal.journal import Journal

_EVERYWHERE = frozenset({"app", "go", "move", "reach", "screen"})
_FORM = frozenset({"chips", "pain", "questions"})
_TOGETHER = (
    _FORM | {"today", "reminders"},
    _FORM | {"edit"},
    {"checklist", "chips"},
    {"about", "questions"},
    {"warnings", "questions"},
    {"trends", "chart", "calendar"},
    {"history", "rows"},
    {"changes", "rows"},
    {"care", "figure"},
    {"exercise", "pain"},
    {"moved", "pain"},
    {"session", "pain"},
    {"map", "body"},
)
"""Parts of one screen: their keys meet each other. The first is Today."""
_MODIFIERS = frozenset({"alt", "ctrl", "hyper", "meta", "shift", "super"})
_NAMED = frozenset(
    {"backspace", "delete", "down", "end", "enter", "escape", "home", "insert", "left", "right"}
    | {"pagedown", "pageup", "space", "tab", "up"}
    | {"at", "backslash", "minus", "plus", "slash", "underscore"}
    | {"less_than_sign", "greater_than_sign"}  # Unicode parts these names by a hyphen
    | {f"f{n}" for n in range(1, 25)}
)
_FRIENDLY = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


@dataclass(frozen=True, slots=True)
class Keymap:
    """What can be used of a keymap, ``keys`` by binding id and separated by commas, and a
    sentence for each thing wrong with it."""

    keys: Mapping[str, str]
    faults: tuple[str, ...]


def key_name(key: str) -> str:
    """A key as bindings name it: ``?`` is question_mark; a name stays as it is."""
    if len(key) != 1 or key.isalnum():
        return key
    name = unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")
    return _FRIENDLY.get(name, name)


def usable(key: str) -> bool:
    """Whether a terminal can send a key of that name."""
    *modifiers, last = key.split("+")
    if not last or not _MODIFIERS.issuperset(modifiers):
        return False
    if len(last) == 1:
        # Shift and a letter arrive as the capital.
        return last.isprintable() and not last.isspace() and modifiers != ["shift"]
    return last in _NAMED or _names_character(last)


def _names_character(name: str) -> bool:
    try:
        return unicodedata.lookup(name.replace("_", " ")).isprintable()
    except KeyError:
        return False


def read_keymap(table: Mapping[str, str], letters: Mapping[str, str] | None = None) -> Keymap:
    """Judge the ``[keymap]`` of the settings.

    ``letters`` are those that Today gives to triggers, with the trigger's name.
    """
    kept: dict[str, str] = {}
    faults: list[str] = []
    for own, keys in table.items():
        if own not in BINDING_KEYS:
            faults.append(_unknown(own))
            continue
        # A comma alone is the key, not what separates keys.
        names = ["comma"] if keys == "," else [key_name(k.strip()) for k in keys.split(",")]
        bad = [name for name in names if not usable(name)]
        if bad:
            faults.append(
                _(
                    "[keymap] {binding}: “{key}” is no key. Keys are named as ctrl+s, f6 or ?."
                ).format(binding=own, key=_short(bad[0]))
            )
            continue
        kept[own] = ",".join(names)
    return Keymap(kept, (*faults, *_clashes(kept, letters or {})))


def _unknown(own: str) -> str:
    near = nearest(own, list(BINDING_KEYS))
    meant = _("Did you mean {name}?").format(name=near) if near else ""
    unknown = _("[keymap] There is nothing with the name “{name}”.").format(name=_short(own))
    return sentences([unknown, meant])


def _short(text: str) -> str:
    return first_line(text, 40)


def _clashes(kept: Mapping[str, str], letters: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each key that was given to one thing and belongs to others as well."""
    every = {own: kept.get(own, keys).split(",") for own, keys in BINDING_KEYS.items()}
    told: set[tuple[str, str, str]] = set()
    for own in kept:
        for key in every[own]:
            new = key not in BINDING_KEYS[own].split(",")
            others = [
                other
                for other, keys in every.items()
                if key in keys and other != own and (new or other in kept) and _meet(own, other)
            ]
            others = [other for other in others if (key, other, own) not in told]
            told |= {(key, own, other) for other in others}
            if others:
                yield _(
                    "[keymap] {key} is {binding} and also {others}; "
                    "only one of them works at a time."
                ).format(key=key, binding=own, others=in_words(others))
            if key in letters and own.partition(".")[0] in _EVERYWHERE | _TOGETHER[0]:
                yield _(
                    "[keymap] {key} is {trigger} on Today, so {binding} lacks it there."
                ).format(key=key, trigger=letters[key], binding=own)


def _meet(one: str, other: str) -> bool:
    """Whether two bindings are in force at the same time."""
    places = {one.partition(".")[0], other.partition(".")[0]}
    return len(places) == 1 or bool(places & _EVERYWHERE) or any(places <= t for t in _TOGETHER)


def keymap_of(journal: Journal) -> Keymap:
    """The keymap of the settings."""
    from backcare_tui.journal.today import asked_triggers

    table = journal.settings.keymap
    if not table:
        return Keymap({}, ())
    letters = {trigger.letter: trigger.label for trigger in asked_triggers(journal)}
    return read_keymap(table, letters)


def setting_faults(journal: Journal, themes: Collection[str] | None = None) -> tuple[str, ...]:
    """What is wrong with settings that the app starts without, a sentence each."""
    name = journal.settings.theme
    fault = theme_fault(name) if themes is None else theme_fault(name, themes)
    return (*([fault] if fault else []), *keymap_of(journal).faults)
