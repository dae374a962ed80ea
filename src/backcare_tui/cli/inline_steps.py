"""The questions of the inline check-in: how each is put, read, and told in few words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from backcare_tui.cli import parse
from backcare_tui.cli.output import pairs
from backcare_tui.domain.text import first_line, in_words
from backcare_tui.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.domain.care import Trigger
    from backcare_tui.journal import Journal
    from backcare_tui.journal.entries import Pressed

NOT_ASKED = "not asked"
_REST = "."
_SHOWN = 60
_USUAL_SECONDS = 30
_REPLIES = {"y": True, "yes": True, "n": False, "no": False}


class Step(Protocol):
    """One question. What it has taken stays until another answer comes, or it is forgotten."""

    label: str
    question: str
    needed: bool

    def take(self, reply: str) -> None:
        """Keep a reply that is not empty.

        Raises:
            InvalidInput: it was not understood; what was kept before stays.
        """

    def forget(self) -> None:
        """Make it a question that was not asked."""

    def words(self) -> str:
        """What was answered, empty where nothing was."""


@dataclass(slots=True)
class Pain:
    """How sore it was: a whole number from 0 to 10."""

    label: str = "Pain"
    question: str = "Pain over the last 24 hours, 0 (none) to 10 (worst imaginable):"
    needed: bool = True
    value: int | None = None

    def take(self, reply: str) -> None:
        """See `Step.take`."""
        from backcare_tui.journal.checks import check_pain

        self.value = check_pain(parse.whole_number(reply, "Pain", parse.PAIN_HINT))

    def forget(self) -> None:
        """See `Step.forget`."""
        self.value = None

    def words(self) -> str:
        """See `Step.words`."""
        return "" if self.value is None else str(self.value)


class There:
    """Which triggers were there, in one line of letters or names."""

    label = "There was"
    needed = False

    def __init__(self, journal: Journal, triggers: Sequence[Trigger]) -> None:
        self._journal = journal
        self._triggers = triggers
        named = in_words([f"{t.label.lower()} ({t.letter})" for t in triggers], "or")
        self.question = f"Was there {named}? As cf, with a full stop if nothing else:"
        self.value: dict[str, bool] = {}
        known = journal.knowledge.triggers.values()
        self._ids = {name: t.id for t in known for name in (t.id, t.label.lower())}
        # A label of two words comes before its first word.
        whole = (rf"{re.escape(name)}(?![^ ,])" for name in self._ids)
        self._name = re.compile("|".join([*whole, "[^ ,]+"]))

    def take(self, reply: str) -> None:
        """See `Step.take`."""
        rest_no = reply.endswith(_REST)
        found: dict[str, bool] = {}
        for name in self._name.findall(" ".join(reply.removesuffix(_REST).lower().split())):
            found |= self._read(name)
        if rest_no:
            found = {t.id: False for t in self._triggers} | found
        if not found:
            raise InvalidInput(f"“{first_line(reply, 40)}” names nothing.", self._hint())
        self.value = found

    def _read(self, name: str) -> dict[str, bool]:
        if name in self._ids:
            return {self._ids[name]: True}
        try:
            return parse.letters(self._journal, name, others_no=False)
        except InvalidInput as error:
            raise InvalidInput(error.message, self._hint()) from None

    def _hint(self) -> str:
        known = ", ".join(f"{t.letter} {t.label.lower()}" for t in self._triggers)
        return f"Letters: {known}. A full stop alone: none of them."

    def forget(self) -> None:
        """See `Step.forget`."""
        self.value = {}

    def words(self) -> str:
        """See `Step.words`."""
        return pairs(self.value)


@dataclass(slots=True)
class YesNo:
    """One question with yes or no."""

    label: str
    question: str
    value: bool | None = None
    needed: bool = False

    def __post_init__(self) -> None:
        self.question += " [y/n]"

    def take(self, reply: str) -> None:
        """See `Step.take`."""
        if reply.lower() not in _REPLIES:
            raise InvalidInput(
                f"“{first_line(reply, 40)}” is neither yes nor no.",
                "Write y or n, or just enter to skip.",
            )
        self.value = _REPLIES[reply.lower()]

    def forget(self) -> None:
        """See `Step.forget`."""
        self.value = None

    def words(self) -> str:
        """See `Step.words`."""
        return "" if self.value is None else ("yes" if self.value else "no")


@dataclass(slots=True)
class Points:
    """The points that were pressed, by code; for the technique's usual seconds unless given."""

    journal: Journal
    label: str = "Pressed"
    question: str = "Points pressed, as UB40 KI3, or UB40:60 for the seconds:"
    needed: bool = False
    value: list[Pressed] = field(default_factory=list)

    def take(self, reply: str) -> None:
        """See `Step.take`."""
        from backcare_tui.journal.checks import side_of

        found = parse.pressed(
            self.journal, [self._timed(word) for word in reply.replace(",", " ").split()]
        )
        for each in found:
            side_of(self.journal.knowledge.point(each.point), each.side)
        self.value = found

    def _timed(self, word: str) -> str:
        if ":" in word:
            return word
        point = parse.must_be_known(self.journal.knowledge.point, word)
        technique = point.technique
        return f"{word}:{technique.seconds_min if technique else _USUAL_SECONDS}"

    def forget(self) -> None:
        """See `Step.forget`."""
        self.value = []

    def words(self) -> str:
        """See `Step.words`."""
        return ", ".join(
            f"{each.point.upper()} {each.seconds} s {each.side}".rstrip() for each in self.value
        )


@dataclass(slots=True)
class Note:
    """A note in the person's own words, on one line."""

    label: str = "Note"
    question: str = "Note:"
    needed: bool = False
    value: str = ""

    def take(self, reply: str) -> None:
        """See `Step.take`."""
        from backcare_tui.domain.text import clean_note

        self.value = clean_note(reply)

    def forget(self) -> None:
        """See `Step.forget`."""
        self.value = ""

    def words(self) -> str:
        """See `Step.words`."""
        return first_line(self.value, _SHOWN)
