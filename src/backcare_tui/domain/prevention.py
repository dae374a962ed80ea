"""Which prevention rules matter today, and why."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from backcare_tui.domain.answers import Answers
from backcare_tui.domain.care import PreventionRule
from backcare_tui.domain.checkin import ReminderResponse, Response
from backcare_tui.domain.days import is_ahead
from backcare_tui.domain.exercise import Gate, Subsided, gate_for
from backcare_tui.language import gettext as _

SNOOZE_DAYS = 3


@dataclass(frozen=True, slots=True)
class Reminder:
    """A rule that matters today. ``why`` says so in sentences; higher ``weight`` comes first."""

    rule: str
    why: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known today.

    ``exposures`` holds each recent day's answers ("any yes" wins), ``pain`` today's or
    yesterday's 0-10, ``leaning`` the ids of patterns that fit, ``private_rules`` the private
    rules that the person turned on, ``trigger_labels`` the words of each trigger, ``heat_limits``
    what the person's conditions say against warm packs and hot water, ``asked`` whether the
    warning signs were asked about, before which nobody is told to exercise.
    """

    today: date
    exposures: Mapping[date, Answers]
    pain: float | None
    leaning: Collection[str]
    pattern_names: Mapping[str, str]
    subsided: Subsided
    private_rules: Collection[str]
    trigger_labels: Mapping[str, str]
    heat_limits: tuple[str, ...] = ()
    asked: bool = True


def todays_reminders(
    rules: Iterable[PreventionRule],
    situation: Situation,
    responses: Mapping[str, ReminderResponse],
) -> tuple[Reminder, ...]:
    """The rules that have a reason to show today and were not answered, the weightiest first."""
    found = []
    for rule in rules:
        reply = responses.get(rule.id)
        if reply and _holds(reply, situation.today):
            continue
        reminder = _reminder(rule, situation)
        if reminder:
            found.append((-reminder.weight, rule.order, reminder))
    found.sort(key=lambda entry: entry[:2])
    return tuple(reminder for _, _, reminder in found)


def _holds(reply: ReminderResponse, today: date) -> bool:
    """Whether a reply still hides its rule; what a wrong clock dated far ahead does not."""
    if reply.until is None:
        return True
    return reply.until > today and not is_ahead(reply.day, today)


def _reminder(rule: PreventionRule, situation: Situation) -> Reminder | None:
    if rule.private and rule.id not in situation.private_rules:
        return None
    if rule.when_subsided and not _may_exercise(situation):
        return None
    why, weight = _exposure_reasons(rule, situation)
    if rule.when_subsided:
        why.append(_("Pain has subsided. {why}").format(why=situation.subsided.why))
        weight += 2.0
    pain, limit = situation.pain, rule.pain_at_least
    if limit is not None and pain is not None and pain >= limit:
        why.append(_("Pain is {pain:g} on average.").format(pain=pain))
        weight += 1.0
    for pattern in rule.patterns:
        if pattern in situation.leaning:
            name = situation.pattern_names[pattern].lower()
            why.append(_("Your diary leans towards {pattern}.").format(pattern=name))
            weight += 1.0
    if not why:
        return None
    if rule.heat:
        why.extend(situation.heat_limits)
    return Reminder(rule.id, tuple(why), weight + (0.5 if rule.core else 0.0))


def _may_exercise(situation: Situation) -> bool:
    return (
        situation.asked
        and situation.subsided.yes
        and gate_for(situation.pain) in (Gate.GREEN, Gate.AMBER)
    )


def _exposure_reasons(rule: PreventionRule, situation: Situation) -> tuple[list[str], float]:
    why: list[str] = []
    weight = 0.0
    for trigger in rule.triggers:
        for back in range(rule.within_days + 1):
            day = situation.today - timedelta(days=back)
            if situation.exposures.get(day, {}).get(trigger):
                label = situation.trigger_labels.get(trigger, trigger).lower()
                why.append(_noted(back).format(trigger=label, days=back))
                weight += 3.0 - min(back, 2)
                break
    return why, weight


def _noted(days: int) -> str:
    if days == 0:
        return _("You noted {trigger} today.")
    return (
        _("You noted {trigger} yesterday.")
        if days == 1
        else _("You noted {trigger} {days} days ago.")
    )


def hidden_until(response: Response, at_day: date) -> date | None:
    """Until when a reply hides its rule: done for today, snoozed for three days, else for good."""
    if response is Response.DONE:
        return at_day + timedelta(days=1)
    if response is Response.SNOOZED:
        return at_day + timedelta(days=SNOOZE_DAYS)
    return None
