"""Which warning questions are due, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from backcare_tui.domain.care import Ask, RedFlag
from backcare_tui.domain.checkin import SafetyAnswer, SeenTo
from backcare_tui.domain.days import is_ahead
from backcare_tui.domain.safety import (
    NEW_SIGNS,
    PERHAPS,
    asked_at,
    first_unanswered,
    unanswered_news,
)
from backcare_tui.language import gettext as _
from backcare_tui.language import sentences

ASK_AGAIN_DAYS = {Ask.WEEKLY: 7, Ask.MONTHLY: 28, Ask.QUARTERLY: 90}
GAP_DAYS = 14
HIGH_PAIN = 7
PAIN_JUMP = 3
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Due:
    """The warning questions to ask now, in order, and why."""

    questions: tuple[str, ...]
    why: str

    def __bool__(self) -> bool:
        return bool(self.questions)


def due(
    flags: Mapping[str, RedFlag],
    latest: Mapping[str, SafetyAnswer],
    today: date,
    *,
    pain: int | None = None,
    flare: bool = False,
    usual_pain: float | None = None,
    last_entry: date | None = None,
    profile_edited: date | None = None,
    something_new: bool = False,
    seen: SeenTo | None = None,
    seen_signs: Iterable[str] = (),
) -> Due:
    """Which questions to ask on ``today``.

    ``latest`` is the newest answer per question, and the newest "yes" to the day's one line, as
    `with_news` has it: it stays due until what it opens has been answered. ``pain`` is today's
    (0-10), ``flare`` whether the person marked one today, ``usual_pain`` the mean of the seven days
    before, ``last_entry`` the newest earlier day with a check-in, ``profile_edited`` when the
    person last said something about conditions or history. ``something_new`` is a "yes" that was
    not kept yet, which opens its questions whatever was said before. ``seen`` is the newest
    statement that signs were seen to, and ``seen_signs`` are those that were urgent then.

    What is dated far ahead was said by a wrong clock: it counts as said, but not as said lately.
    """
    reasons: list[str] = []
    missing = set(first_unanswered(flags, latest))
    if missing:
        reasons.append(_("These come first, once."))
    news = set(NEW_SIGNS) if something_new else set(unanswered_news(latest))
    if news:
        reasons.append(_("You said that something is new."))
    said_today = {
        q for q, reply in latest.items() if reply.day >= today and not is_ahead(reply.day, today)
    }
    worse, weekly = set(asked_at(flags, Ask.FLARE)), set(asked_at(flags, Ask.WEEKLY))
    wanted: set[str] = set()
    if (why := _worse(pain, usual_pain, flare=flare)) and (changed := worse - said_today):
        wanted |= changed
        reasons.append(why)
    long_ago = last_entry is not None and (today - last_entry).days > GAP_DAYS
    if long_ago and (short_set := (worse | weekly) - said_today):
        wanted |= short_set
        since = _("More than {days} days have passed since your last check-in.")
        reasons.append(since.format(days=GAP_DAYS))
    timed = {
        question
        for ask, days in ASK_AGAIN_DAYS.items()
        for question in asked_at(flags, ask)
        if question in latest and _is_over(latest[question].day, days, today)
    }
    if profile_edited:
        timed |= {
            question
            for question in asked_at(flags, Ask.QUARTERLY)
            if question in latest and latest[question].day < profile_edited
        }
    if timed - wanted - news:
        reasons.append(_("These are asked again from time to time."))
    again = _after_care(flags, latest, seen, seen_signs, today)
    if again:
        reasons.append(_("You had these seen to; they are asked once more."))
    asked = missing | news | wanted | timed | again
    questions = [q for q in flags if q in asked and not flags[q].follows]
    return Due(_with_follow_ups(flags, latest, questions, seen), sentences(reasons))


def _is_over(said: date, days: int, today: date) -> bool:
    """Whether to ask again what is asked every ``days``; dated further ahead, it was misdated."""
    return abs((today - said).days) >= days


def _worse(pain: int | None, usual: float | None, *, flare: bool) -> str:
    """Why to think again about warning signs today, or an empty text."""
    if pain is not None and pain >= HIGH_PAIN:
        return _("Pain is {pain} today.").format(pain=pain)
    if pain is not None and usual is not None and pain - usual >= PAIN_JUMP - _ROUNDING:
        why = _("Pain is {pain} today, {points} or more above your last seven days.")
        return why.format(pain=pain, points=PAIN_JUMP)
    return _("You marked a flare today.") if flare else ""


def _after_care(
    flags: Mapping[str, RedFlag],
    latest: Mapping[str, SafetyAnswer],
    seen: SeenTo | None,
    seen_signs: Iterable[str],
    today: date,
) -> set[str]:
    """The questions of urgent signs that were seen to, until they are answered on a later day."""
    if seen is None:
        return set()
    ahead = is_ahead(seen.day, today)
    if today <= seen.day and not ahead:
        return set()
    questions = {flags[sign].follows or sign for sign in seen_signs if sign in flags}
    return {
        question
        for question in questions
        if question not in latest
        or latest[question].at <= seen.at
        or (latest[question].day <= seen.day and not ahead)
    }


def _with_follow_ups(
    flags: Mapping[str, RedFlag],
    latest: Mapping[str, SafetyAnswer],
    questions: Iterable[str],
    seen: SeenTo | None,
) -> tuple[str, ...]:
    """Add each follow-up that its question's "yes" opened and that has no answer since.

    Where the question itself is asked again, its answer decides.
    """
    asked = set(questions)
    for flag in flags.values():
        parent = latest.get(flag.follows) if flag.follows else None
        if parent is None or parent.reply not in PERHAPS or parent.question in asked:
            continue
        own = latest.get(flag.id)
        if (own is None or own.at < parent.at) and (seen is None or parent.at > seen.at):
            asked.add(flag.id)
    return tuple(question for question in flags if question in asked)
