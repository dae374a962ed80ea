"""The rows of the settings: what each is called, what it does, and what it is now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from backcare_tui.domain.text import clean_line
from backcare_tui.language import LANGUAGES, listed, marked, ngettext, pgettext, sentences
from backcare_tui.language import gettext as _
from backcare_tui.settings import FLAG, OPTIONAL_TRIGGERS, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from backcare_tui.journal import Journal

TRIGGER = "trigger:"
"""How the ids of optional triggers begin: each is a row of its own."""
USUAL_PLACE = marked("the usual place")


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
        held_by = held.get(key, "")
        return Row(key, group, label, _(words), Kind.SWITCH, _yes(on), held=held_by)

    def text(key: str, group: str, label: str, words: str, value: str, edit: str) -> Row:
        later = key not in held and getattr(now, key) != getattr(chosen, key)
        held_by = held.get(key, "")
        return Row(key, group, label, _(words), Kind.TEXT, value, edit, held_by, later)

    def choice(key: str, label: str, words: str, value: str) -> Row:
        later = key not in held and getattr(now, key) != getattr(chosen, key)
        held_by = held.get(key, "")
        return Row(key, looks, label, _(words), Kind.CHOICE, value, held=held_by, later=later)

    looks, asks, diary = _("How it looks"), _("What it asks"), _("The diary")
    place = journal.location_shown if "database" in held else _place(journal, chosen.database)
    place = _("a made-up diary, gone afterwards") if journal.demo else place
    person = now.person if "person" in held else chosen.person
    spoken = now if "language" in held else chosen
    day_start = now.day_start if "day_start" in held else chosen.day_start
    return (
        Row(
            "theme",
            looks,
            _("Colours"),
            _(_THEME),
            Kind.CHOICE,
            present.theme,
            held=held.get("theme", ""),
        ),
        choice("language", _("Language"), _LANGUAGE, _language(spoken)),
        choice("characters", _("Chinese names"), _CHARACTERS, _characters(now)),
        switch("ascii", looks, _("Plain characters"), _ASCII, on=now.ascii),
        switch("motion", looks, _("Motion"), _MOTION, on=now.motion and not present.still),
        switch("bell", looks, _("Bell"), _BELL, on=now.bell),
        *(
            switch(TRIGGER + name, asks, label, _(_TRIGGERS), on=on)
            for name, label, on in _triggers(journal)
        ),
        text(
            "day_start",
            asks,
            _("A day begins"),
            _DAY,
            f"{day_start:%H:%M}",
            f"{day_start:%H:%M}",
        ),
        text(
            "emergency_number",
            asks,
            _("Emergency number"),
            _NUMBER,
            clean_line(now.emergency_number) or _("none"),
            now.emergency_number,
        ),
        text("database", diary, _("Where it is"), _PLACE, place, _editable(place, chosen.database)),
        text("person", diary, _("Whose it is"), _PERSON, person, chosen.person),
        *_private_rows(text, now, chosen, held),
        Row(
            "keymap",
            _("Keys"),
            _("Keys of your own"),
            _keys(present),
            Kind.FILE,
            _count(present),
        ),
    )


def _private_rows(
    text: Callable[..., Row], now: Settings, chosen: Settings, held: Mapping[str, str]
) -> Iterator[Row]:
    """Who can read the diary. Of a lock and of a command that may hold one, no secret shows."""
    group = _("Who can read it")
    locked = _("on") if now.lock else _("none")
    yield Row("lock", group, _("Screen lock"), _(_LOCK), Kind.FILE, locked)
    minutes = (now if "lock_after_minutes" in held else chosen).lock_after_minutes
    covered = ngettext("after {number} minute", "after {number} minutes", minutes)
    shown = covered.format(number=minutes) if minutes else _("never")
    yield text("lock_after_minutes", group, _("Screen covered"), _COVER, shown, str(minutes))
    key = now.backup_recipient
    yield text("backup_recipient", group, _("Key for backups"), _RECIPIENT, key or _("none"), key)
    file = clean_line(now.key_file)
    yield text("key_file", group, _("Passphrase file"), _KEY_FILE, file or _("none"), now.key_file)
    words = clean_line(now.key_command).split(maxsplit=1)
    command = " ".join([words[0], *(["…"] if words[1:] else [])]) if words else _("none")
    own = now.key_command
    yield text("key_command", group, _("Passphrase tool"), _KEY_COMMAND, command, own)


_THEME = marked("The arrow keys go through them; the palette finds one by its name.")
_LANGUAGE = marked("What backcare speaks. It changes at the next start.")
_CHARACTERS = marked("Which Chinese characters of a point's name come first.")
_ASCII = marked("Draw without special characters, for terminals and readers that lack them.")
_MOTION = marked("Lists and pages may glide. Off, nothing moves by itself.")
_BELL = marked("Ring the terminal's bell when a hold of a guided session is over.")
_TRIGGERS = marked("Ask about it at every check-in. What you said before stays in the diary.")
_DAY = marked("What you enter before this hour belongs to the day before, as 04:00.")
_NUMBER = marked("What to call in an emergency where you are, as 112. Warnings name it.")
_PLACE = marked("A file or the address of a server. It must be there or is made; nothing is moved.")
_PERSON = marked(
    "The name of the diary's owner, without spaces. Others keep their own diary beside it."
)

_LOCK = marked(
    "A passphrase before the app. It is set on the command line: backcare config lock, and unlock."
)
_COVER = marked("Cover the app after so many minutes in which nothing was touched; 0 is never.")
_RECIPIENT = marked(
    "Every backup is locked with this public key of age, as age1...; without one, none is locked."
)
_KEY_FILE = marked("A file with the passphrase of an encrypted diary, so that nobody is asked.")
_KEY_COMMAND = marked(
    "A command that prints the passphrase of an encrypted diary, as: pass show backcare"
)


def _triggers(journal: Journal) -> list[tuple[str, str, bool]]:
    known, asked = journal.knowledge.triggers, journal.settings.extra_triggers
    return [(t, known[t].label if t in known else t, t in asked) for t in OPTIONAL_TRIGGERS]


def _yes(on: bool) -> str:
    return f"✓ {pgettext('a switch', 'yes')}" if on else f"✗ {pgettext('a switch', 'no')}"


def _language(settings: Settings) -> str:
    return LANGUAGES.get(settings.language, _("what the system asks for"))


def _characters(settings: Settings) -> str:
    if settings.characters == "traditional":
        return pgettext("Chinese characters", "traditional")
    return pgettext("Chinese characters", "simplified")


def _place(journal: Journal, database: str) -> str:
    """A path or address for people, without the password that it may hold."""
    from backcare_tui.journal.journal import Journal

    return (
        Journal(Settings(database=database), journal.clock).location_shown
        if database
        else _(USUAL_PLACE)
    )


def _editable(shown: str, database: str) -> str:
    """What to begin with when a place is edited; a password belongs on no screen."""
    return database if shown in (database, _(USUAL_PLACE)) else ""


def _keys(present: Present) -> str:
    words = _("{binding} is {keys}")
    own = listed(words.format(binding=id_, keys=keys) for id_, keys in present.keymap.items())
    how = _("Write them in {file} under [keymap]; they hold from the next start.")
    told = _("{sentence}.").format(sentence=own) if own else ""
    return sentences([told, how.format(file=present.file)])


def _count(present: Present) -> str:
    count = len(present.keymap)
    return _("{count} in use").format(count=count) if count else _("none")


def _held(present: Present) -> dict[str, str]:
    """What the file does not decide now, with why, in a sentence."""
    told = {
        key: _("A flag chose it for now.")
        if by == FLAG
        else _("The variable {name} chose it for now.").format(name=by)
        for key, by in present.journal.settings.overridden.items()
    }
    if present.journal.demo:
        told |= dict.fromkeys(("database", "person"), _("The demo has a diary of its own."))
        told["language"] = _("The demo keeps nothing for a next start.")
    if present.still:
        told["motion"] = _("The variable TEXTUAL_ANIMATIONS asks that nothing moves.")
    return told
