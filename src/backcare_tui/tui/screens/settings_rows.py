"""The rows of the settings: what each is called, what it does, and what it is now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from backcare_tui.domain.text import clean_line
from backcare_tui.settings import FLAG, OPTIONAL_TRIGGERS, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from backcare_tui.journal import Journal

TRIGGER = "trigger:"
"""How the ids of optional triggers begin: each is a row of its own."""
USUAL_PLACE = "the usual place"


class Kind(Enum):
    """How a setting is changed."""

    SWITCH = "switch"
    CHOICE = "choice"
    TEXT = "text"
    FILE = "file"
    """Only in the file itself."""


@dataclass(frozen=True, slots=True)
class Row:
    """One setting: its ``value`` for people, and what of it to ``edit`` as text.

    ``held`` says what decides it instead of the file, in a sentence; ``later`` that the file says
    something else than what is in force.
    """

    id: str
    group: str
    label: str
    words: str
    kind: Kind
    value: str
    edit: str = ""
    held: str = ""
    later: bool = False

    @property
    def key(self) -> str:
        """The setting's name in the file."""
        return "extra_triggers" if self.id.startswith(TRIGGER) else self.id


@dataclass(frozen=True, slots=True)
class Present:
    """What the rows are made of: the running app's settings, and ``chosen`` in the file."""

    journal: Journal
    chosen: Settings
    theme: str
    still: bool
    """Whether the terminal's owner wants nothing to move."""
    file: Path
    keymap: Mapping[str, str]


def rows_of(present: Present) -> Sequence[Row]:
    """All settings in the order of the screen."""
    journal, chosen = present.journal, present.chosen
    now, held = journal.settings, _held(present)

    def switch(key: str, group: str, label: str, words: str, *, on: bool) -> Row:
        return Row(key, group, label, words, Kind.SWITCH, _yes(on), held=held.get(key, ""))

    def text(key: str, group: str, label: str, words: str, value: str, edit: str) -> Row:
        later = key not in held and getattr(now, key) != getattr(chosen, key)
        return Row(key, group, label, words, Kind.TEXT, value, edit, held.get(key, ""), later)

    looks, asks, diary = "How it looks", "What it asks", "The diary"
    place = journal.location_shown if "database" in held else _place(journal, chosen.database)
    place = "a made-up diary, gone afterwards" if journal.demo else place
    person = now.person if "person" in held else chosen.person
    day_start = now.day_start if "day_start" in held else chosen.day_start
    return (
        Row(
            "theme",
            looks,
            "Colours",
            _THEME,
            Kind.CHOICE,
            present.theme,
            held=held.get("theme", ""),
        ),
        switch("ascii", looks, "Plain characters", _ASCII, on=now.ascii),
        switch("motion", looks, "Motion", _MOTION, on=now.motion and not present.still),
        *(
            switch(TRIGGER + name, asks, label, _TRIGGERS, on=on)
            for name, label, on in _triggers(journal)
        ),
        text("day_start", asks, "A day begins", _DAY, f"{day_start:%H:%M}", f"{day_start:%H:%M}"),
        text(
            "emergency_number",
            asks,
            "Emergency number",
            _NUMBER,
            clean_line(now.emergency_number) or "none",
            now.emergency_number,
        ),
        text("database", diary, "Where it is", _PLACE, place, _editable(place, chosen.database)),
        text("person", diary, "Whose it is", _PERSON, person, chosen.person),
        Row("keymap", "Keys", "Keys of your own", _keys(present), Kind.FILE, _count(present)),
    )


_THEME = "The arrow keys go through them; the palette finds one by its name."
_ASCII = "Draw without special characters, for terminals and readers that lack them."
_MOTION = "Lists and pages may glide. Off, nothing moves by itself."
_TRIGGERS = "Ask about it at every check-in. What you said before stays in the diary."
_DAY = "What you enter before this hour belongs to the day before, as 04:00."
_NUMBER = "What to call in an emergency where you are, as 112. Warnings name it."
_PLACE = "A file or the address of a server. It must be there or is made; nothing is moved."
_PERSON = "The name of the diary's owner, without spaces. Others keep their own diary beside it."


def _triggers(journal: Journal) -> list[tuple[str, str, bool]]:
    known, asked = journal.knowledge.triggers, journal.settings.extra_triggers
    return [(t, known[t].label if t in known else t, t in asked) for t in OPTIONAL_TRIGGERS]


def _yes(on: bool) -> str:
    return "✓ yes" if on else "✗ no"


def _place(journal: Journal, database: str) -> str:
    """A path or address for people, without the password that it may hold."""
    from backcare_tui.journal.journal import Journal

    return (
        Journal(Settings(database=database), journal.clock).location_shown
        if database
        else USUAL_PLACE
    )


def _editable(shown: str, database: str) -> str:
    """What to begin with when a place is edited; a password belongs on no screen."""
    return database if shown in (database, USUAL_PLACE) else ""


def _keys(present: Present) -> str:
    own = ", ".join(f"{name} is {keys}" for name, keys in present.keymap.items())
    how = f"Write them in {present.file} under [keymap]; they hold from the next start."
    return f"{own}. {how}" if own else how


def _count(present: Present) -> str:
    count = len(present.keymap)
    return f"{count} in use" if count else "none"


def _held(present: Present) -> dict[str, str]:
    """What the file does not decide now, with why, in a sentence."""
    told = {
        key: "A flag chose it for now." if by == FLAG else f"The variable {by} chose it for now."
        for key, by in present.journal.settings.overridden.items()
    }
    if present.journal.demo:
        told |= dict.fromkeys(("database", "person"), "The demo has a diary of its own.")
    if present.still:
        told["motion"] = "The variable TEXTUAL_ANIMATIONS asks that nothing moves."
    return told
