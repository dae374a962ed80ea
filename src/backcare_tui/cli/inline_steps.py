"""The questions of the inline check-in: how each is put, read, and told in few words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from backcare_tui.cli import parse
from backcare_tui.cli.words import pairs
from backcare_tui.domain.text import first_line
from backcare_tui.errors import InvalidInput
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked, pgettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.domain.care import Trigger
    from backcare_tui.journal import Journal
    from backcare_tui.journal.entries import Pressed
    from backcare_tui.knowledge import KnowledgeBase

NOT_ASKED = marked("not asked")
_REST = (".", "。")
_SHOWN = 60
_USUAL_SECONDS = 30
_REPLIES = {
    **dict.fromkeys(("y", "yes", "是", "有"), True),
    **dict.fromkeys(("n", "no", "否", "没有"), False),
}
_COMMAS = str.maketrans("，、", ",,")


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

    question: str
    label: str = field(default_factory=lambda: _("Pain"))
    needed: bool = True
    value: int | None = None

    def take(self, reply: str) -> None:
        """See `Step.take`."""
        from backcare_tui.journal.checks import check_pain

        self.value = check_pain(parse.whole_number(reply, _("Pain"), _(parse.PAIN_HINT)))

    def forget(self) -> None:
        """See `Step.forget`."""
        self.value = None

    def words(self) -> str:
        """See `Step.words`."""
        return "" if self.value is None else str(self.value)


class There:
    """Which triggers were there, in one line of letters or names."""

    needed = False

    def __init__(self, journal: Journal, triggers: Sequence[Trigger]) -> None:
        self._journal = journal
        self._triggers = triggers
        self.label = _("There was")
        asked = _("Was there {triggers}? As cf, with a full stop if nothing else:")
        self.question = asked.format(triggers=_one_of(triggers))
        self.value: dict[str, bool] = {}
        known = journal.knowledge.triggers.values()
        self._ids = {name: t.id for t in known for name in (t.id, t.label.lower())}
        # A label of two words comes before its first word.
        whole = (rf"{re.escape(name)}(?![^ ,])" for name in self._ids)
        self._name = re.compile("|".join([*whole, "[^ ,]+"]))

    def take(self, reply: str) -> None:
        """See `Step.take`."""
        rest_no = reply.endswith(_REST)
        given = (reply[:-1] if rest_no else reply).translate(_COMMAS)
        found: dict[str, bool] = {}
        for name in self._name.findall(" ".join(given.lower().split())):
            found |= self._read(name)
        if rest_no:
            found = {t.id: False for t in self._triggers} | found
        if not found:
            said = _("“{reply}” names nothing.").format(reply=first_line(reply, 40))
            raise InvalidInput(said, self._hint())
        self.value = found

    def _read(self, name: str) -> dict[str, bool]:
        if name in self._ids:
            return {self._ids[name]: True}
        try:
            return parse.letters(self._journal, name, others_no=False)
        except InvalidInput as error:
            raise InvalidInput(error.message, self._hint()) from None

    def _hint(self) -> str:
        known = listed(f"{t.letter} {t.label.lower()}" for t in self._triggers)
        return _("Letters: {letters}. A full stop alone: none of them.").format(letters=known)

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
                _("“{reply}” is neither yes nor no.").format(reply=first_line(reply, 40)),
                _("Write y or n, or just enter to skip."),
            )
        self.value = _REPLIES[reply.lower()]

    def forget(self) -> None:
        """See `Step.forget`."""
        self.value = None

    def words(self) -> str:
        """See `Step.words`."""
        return "" if self.value is None else _yes_or_no(self.value)


@dataclass(slots=True)
class Points:
    """The points that were pressed, by code; for the technique's usual seconds unless given."""

    journal: Journal
    label: str = field(default_factory=lambda: _("Pressed"))
    question: str = field(
        default_factory=lambda: _("Points pressed, as UB40 KI3, or UB40:60 for the seconds:")
    )
    needed: bool = False
    value: list[Pressed] = field(default_factory=list)

    def take(self, reply: str) -> None:
        """See `Step.take`."""
        from backcare_tui.journal.checks import side_of

        found = parse.pressed(
            self.journal,
            [self._timed(word) for word in reply.translate(_COMMAS).replace(",", " ").split()],
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
        known = self.journal.knowledge
        return listed([_pressed(each, known) for each in self.value])


@dataclass(slots=True)
class Note:
    """A note in the person's own words, on one line."""

    label: str = field(default_factory=lambda: _("Note"))
    question: str = field(default_factory=lambda: _("Note:"))
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


def _one_of(triggers: Sequence[Trigger]) -> str:
    """The triggers with their letters: "cold (c), damp (d) or fatigue (f)"."""
    names = [
        _("{trigger} ({letter})").format(trigger=each.label.lower(), letter=each.letter)
        for each in triggers
    ]
    if len(names) < 2:
        return "".join(names)
    return pgettext("between names", " or ").join([listed(names[:-1]), names[-1]])


def _pressed(said: Pressed, known: KnowledgeBase) -> str:
    words = _("{point} {seconds} s {side}") if said.side else _("{point} {seconds} s")
    return words.format(point=known.point(said.point).label, seconds=said.seconds, side=said.side)


def _yes_or_no(value: bool) -> str:
    return pgettext("an answer", "yes") if value else pgettext("an answer", "no")
