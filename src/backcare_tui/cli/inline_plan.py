"""What the inline check-in asks on one day, in order, and the check-in that comes of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from backcare_tui.cli.inline_steps import Note, Pain, Points, There, YesNo
from backcare_tui.cli.words import day_told
from backcare_tui.domain.past import of_that_day
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from backcare_tui.cli.inline_steps import Step
    from backcare_tui.journal import Journal
    from backcare_tui.journal.entries import Draft
    from backcare_tui.journal.review import Questions


class Plan:
    """The questions of one check-in, in order, and the answers they took.

    Each is made when it is reached, so that the first is there at once.
    """

    def __init__(self, journal: Journal, day: date) -> None:
        self._journal = journal
        self._day = day
        self._signs: dict[str, YesNo] = {}
        self.pain = Pain(question=_pain_question(day, journal.today))
        self.points = Points(journal)
        self.note = Note()

    def steps(self) -> Iterator[Step]:
        """The questions; which signs are among them depends on the answers."""
        yield self.pain
        yield self.there
        yield self.flare
        if self._asked.checklist_due:
            yield self._whole_list
        for sign in self._wanted():
            yield self._sign(sign)
        yield self.points
        yield self.note
        yield self.news

    @cached_property
    def there(self) -> There:
        """The triggers that this person is asked about."""
        from backcare_tui.journal.today import asked_triggers

        return There(self._journal, asked_triggers(self._journal))

    @cached_property
    def flare(self) -> YesNo:
        """Whether this is a flare."""
        from backcare_tui.domain.answers import FLARE_QUESTION

        return YesNo(_("Flare"), _(FLARE_QUESTION))

    @cached_property
    def news(self) -> YesNo:
        """The day's one line about warning signs."""
        return YesNo(_("Anything new"), self._journal.knowledge.daily_question)

    @cached_property
    def _asked(self) -> Questions:
        return self._journal.review.questions(self._day)

    @cached_property
    def _whole_list(self) -> YesNo:
        many = len(self._journal.knowledge.signs)
        return YesNo(
            _("The whole list of signs"),
            _(
                "Go through the whole list of signs ({number} questions)? It is due once a week."
            ).format(number=many),
        )

    def _wanted(self) -> list[str]:
        if self._asked.checklist_due and self._whole_list.value:
            return list(self._journal.knowledge.signs)
        return [question.sign_id for question in self._asked.next]

    def _sign(self, sign: str) -> YesNo:
        if sign not in self._signs:
            known = self._journal.knowledge.signs[sign]
            self._signs[sign] = YesNo(known.label, self._on_that_day(known.question))
        return self._signs[sign]

    def _on_that_day(self, question: str) -> str:
        return question if self._day == self._journal.today else of_that_day(question)

    def draft(self) -> Draft:
        """The check-in to save, with an id of its own; pain has to be answered."""
        from backcare_tui.journal.entries import Draft
        from backcare_tui.journal.journal import new_id

        if self.pain.value is None:
            raise ValueError("pain is not answered")
        signs = {sign: self._sign(sign).value for sign in self._wanted()}
        news = self.news.value
        return Draft(
            self._day,
            self.pain.value,
            exposures=self.there.value,
            signs={sign: yes for sign, yes in signs.items() if yes is not None},
            note=self.note.value,
            pressed=self.points.value,
            nothing_new=None if news is None else not news,
            checklist=bool(self._whole_list.value) if self._asked.checklist_due else None,
            id=new_id(),
            flare=self.flare.value,
        )


def _pain_question(day: date, today: date) -> str:
    if day == today:
        return _("Pain over the last 24 hours, 0 (none) to 10 (worst imaginable):")
    words = _("Pain on {day}, 0 (none) to 10 (worst imaginable):")
    return words.format(day=day_told(day, today))
