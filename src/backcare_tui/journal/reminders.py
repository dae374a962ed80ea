"""What matters today, and what is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcare_tui.domain import exercise, prevention
from backcare_tui.domain.checkin import ReminderResponse, Response
from backcare_tui.errors import NotFound
from backcare_tui.journal.items import PRIVATE
from backcare_tui.journal.journal import days_before
from backcare_tui.language import gettext as _
from backcare_tui.language import sentences

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.domain.care import PreventionRule
    from backcare_tui.domain.prevention import Reminder
    from backcare_tui.journal.journal import Journal


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something to do now: ``kind`` is check_in, warning_signs, care or prevention."""

    kind: str
    text: str
    why: str
    rule: str = ""


class Reminders:
    """The prevention rules of one person's day."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def today(self) -> list[tuple[PreventionRule, Reminder]]:
        """The rules that matter today with why, the weightiest first; none while locked.

        While a warning sign stands open, or something new was not asked about, that comes first.
        """
        journal = self._journal
        verdict = journal.safety.verdict()
        if verdict.locks:
            return []
        store, person, today = journal.store, journal.person, journal.today
        daily = store.daily_pain(person, days_before(today, 60), today)
        rules = journal.knowledge.rules
        said = store.profile(person)
        situation = prevention.Situation(
            today=today,
            exposures=self._exposures(),
            pain=exercise.recent_pain(daily, today),
            leaning=journal.review.leaning_patterns(),
            pattern_names={p.id: p.name for p in journal.knowledge.patterns.values()},
            subsided=exercise.subsided(daily, today),
            private_rules={
                rule.id
                for rule in rules.values()
                if rule.private and (answer := said.get(PRIVATE + rule.id)) and answer.value
            },
            trigger_labels={t.id: t.label for t in journal.knowledge.triggers.values()},
            heat_limits=tuple(r.text for _, r in journal.care.heat_limits().restrictions),
            asked=verdict.ready,
        )
        responses = store.reminder_responses(person)
        found = prevention.todays_reminders(rules.values(), situation, responses)
        return [(rules[reminder.rule], reminder) for reminder in found]

    def _exposures(self) -> Mapping[date, dict[str, bool]]:
        journal = self._journal
        pages = journal.diary.days(days_before(journal.today, 7), journal.today)
        return {page.day: page.exposures for page in pages}

    def is_hidden(self, rule: PreventionRule) -> bool:
        """True for a private rule that the person has not turned on."""
        if not rule.private:
            return False
        said = self._journal.store.profile(self._journal.person).get(PRIVATE + rule.id)
        return said is None or not said.value

    def respond(self, rule: str, response: Response) -> ReminderResponse:
        """Keep a reply to a rule.

        Raises:
            NotFound: no such rule.
        """
        journal = self._journal
        found = journal.knowledge.rule(rule)
        today = journal.today
        reply = ReminderResponse(
            found.id, today, journal.now(), response, prevention.hidden_until(response, today)
        )
        label = f"reminder {found.id} {response.value}"
        journal.store.write(journal.person, label, put=[reply], at=journal.now())
        return reply

    def restore(self, rule: str) -> None:
        """Show a rule again that was put away.

        Raises:
            NotFound: no such rule, or it was not put away.
        """
        journal = self._journal
        found = journal.knowledge.rule(rule)
        if found.id not in journal.store.reminder_responses(journal.person):
            raise NotFound(
                _("The rule {rule} was not put away.").format(rule=found.id),
                _("It shows whenever it matters."),
            )
        journal.store.write(
            journal.person,
            f"reminder {found.id} restored",
            remove=[("reminder_response", found.id)],
            at=journal.now(),
        )

    def due(self) -> list[DueItem]:
        """Everything that waits now, most important first."""
        journal = self._journal
        items: list[DueItem] = []
        notice = journal.safety.notice()
        if notice is not None:
            items.append(
                DueItem(
                    "warning_signs" if notice.asks else "care",
                    notice.title,
                    notice.body,
                )
            )
        questions = journal.safety.due()
        if questions and (notice is None or not notice.asks):
            count = len(questions.questions)
            items.append(DueItem("warning_signs", _counted(count), questions.why))
        today = journal.today
        page = journal.diary.day(today)
        if not page.check_ins and not page.skipped:
            items.append(
                DueItem("check_in", _("Check in for today"), _("Nothing is logged for today yet."))
            )
        for rule, reminder in self.today():
            items.append(DueItem("prevention", rule.advice, sentences(reminder.why), rule.id))
        return items


def _counted(count: int) -> str:
    if count == 1:
        return _("One warning question to ask")
    return _("{count} warning questions to ask").format(count=count)
