"""Warning signs: which questions are due, what the answers call for, and what that locks.

The rules are those of the question bank in ``data/red_flags.toml``. A quiet screen is never an
"all clear": it only means that nothing was ticked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from backcare_tui.domain.care import Action, Ask, RedFlag
from backcare_tui.domain.checkin import DailyPain, SafetyAnswer, SafetyReply, SeenTo

DAILY_QUESTION = "daily"
"""The id under which the one-line question of every check-in is kept."""

ASK_AGAIN_DAYS = {Ask.WEEKLY: 7, Ask.MONTHLY: 28, Ask.QUARTERLY: 90}
GAP_DAYS = 14
HIGH_PAIN = 7
PAIN_JUMP = 3
NEW_SIGNS = ("RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "RF07", "RF08", "RF09", "RF10")
"""What a "yes, something is new" opens."""

_URGENT = (Action.EMERGENCY, Action.SAME_DAY)
_PERHAPS = (SafetyReply.YES, SafetyReply.UNSURE)


@dataclass(frozen=True, slots=True)
class OpenSign:
    """A warning sign that stands: which, what it calls for, and since when."""

    flag: str
    action: Action
    since: date


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the answers so far call for.

    ``screened`` is False until every first question has an answer. ``open_signs`` come most urgent
    first. ``action`` is the most urgent call or None.
    """

    screened: bool
    open_signs: tuple[OpenSign, ...]

    @property
    def action(self) -> Action | None:
        """The most urgent thing to do, or None where nothing stands open."""
        return self.open_signs[0].action if self.open_signs else None

    @property
    def locks(self) -> bool:
        """True while points, exercises and patterns are held back."""
        return self.action in _URGENT


@dataclass(frozen=True, slots=True)
class Due:
    """The warning questions to ask now, in order, and why."""

    questions: tuple[str, ...]
    why: str

    def __bool__(self) -> bool:
        return bool(self.questions)


def verdict(
    flags: Mapping[str, RedFlag], answers: Iterable[SafetyAnswer], seen_to: Iterable[SeenTo]
) -> Verdict:
    """Weigh all ``answers`` (any order).

    An emergency or same-day sign stays open until the person says that it was seen to, even if a
    later answer is "no": the app gives no clearance. "Not sure" counts as "yes" for those. Milder
    signs follow the newest answer.
    """
    history = sorted((a for a in answers if a.question in flags), key=lambda a: a.at)
    latest = {a.question: a for a in history}
    seen = max((s.at for s in seen_to), default=None)
    raised = [a for a in history if seen is None or a.at > seen]
    first_raised: dict[str, SafetyAnswer] = {}
    for reply in raised:
        if reply.reply in _PERHAPS:
            first_raised.setdefault(reply.question, reply)
    standing = {
        question: reply
        for question, reply in first_raised.items()
        if _stands(flags, flags[question], reply, latest[question], first_raised)
    }
    signs = [
        OpenSign(question, _action(flags[question], first_raised), reply.day)
        for question, reply in standing.items()
    ]
    signs.sort(key=lambda sign: (-sign.action.urgency, sign.flag))
    return Verdict(is_screened(flags, latest), tuple(signs))


def _action(flag: RedFlag, raised: Mapping[str, SafetyAnswer]) -> Action:
    if flag.worse_action and any(other in raised for other in flag.worse_with):
        return max(flag.action, flag.worse_action, key=lambda a: a.urgency)
    return flag.action


def _stands(
    flags: Mapping[str, RedFlag],
    flag: RedFlag,
    first: SafetyAnswer,
    newest: SafetyAnswer,
    raised: Mapping[str, SafetyAnswer],
) -> bool:
    if flag.follows and flag.follows in flags and flag.follows not in raised:
        return False
    action = _action(flag, raised)
    if action in _URGENT:
        return True
    counts = (SafetyReply.YES,) if action is Action.SOON else _PERHAPS
    return newest.reply in counts and newest.at >= first.at


def is_screened(flags: Mapping[str, RedFlag], latest: Mapping[str, SafetyAnswer]) -> bool:
    """True once every first question has an answer (a skip counts where skipping is allowed)."""
    return all(
        flag.id in latest
        for flag in flags.values()
        if Ask.ONBOARDING in flag.ask and not flag.follows
    )


def due(
    flags: Mapping[str, RedFlag],
    latest: Mapping[str, SafetyAnswer],
    seen_to: Iterable[SeenTo],
    today: date,
    *,
    pain: int | None = None,
    usual_pain: float | None = None,
    last_entry: date | None = None,
    something_new: bool = False,
) -> Due:
    """Which questions to ask on ``today``.

    ``latest`` is the newest answer per question, ``pain`` today's (0-10), ``usual_pain`` the mean
    of the seven days before, ``last_entry`` the newest earlier day with a check-in.
    """
    if not is_screened(flags, latest):
        missing = [f for f in _asked(flags, Ask.ONBOARDING) if f not in latest]
        return Due(_with_follow_ups(flags, latest, missing, today), "These come first, once.")
    reasons: list[str] = []
    wanted: set[str] = set()
    if something_new:
        wanted |= set(NEW_SIGNS)
        reasons.append("You said that something is new.")
    if why := _flare(pain, usual_pain):
        wanted |= set(_asked(flags, Ask.FLARE))
        reasons.append(why)
    if last_entry and (today - last_entry).days > GAP_DAYS:
        wanted |= {*_asked(flags, Ask.FLARE), *_asked(flags, Ask.WEEKLY)}
        reasons.append(f"More than {GAP_DAYS} days have passed since your last check-in.")
    fresh = {q for q in wanted if q in latest and latest[q].day >= today}
    timed = {
        question
        for ask, days in ASK_AGAIN_DAYS.items()
        for question in _asked(flags, ask)
        if question not in latest or (today - latest[question].day).days >= days
    }
    if timed - wanted:
        reasons.append("These are asked again from time to time.")
    again = _after_care(flags, latest, seen_to, today)
    if again:
        reasons.append("You had these seen to; they are asked once more.")
    questions = [q for q in flags if q in (wanted - fresh) | timed | again and not flags[q].follows]
    return Due(_with_follow_ups(flags, latest, questions, today), " ".join(reasons))


def _asked(flags: Mapping[str, RedFlag], ask: Ask) -> list[str]:
    return [flag.id for flag in flags.values() if ask in flag.ask and not flag.follows]


def _flare(pain: int | None, usual: float | None) -> str:
    if pain is None:
        return ""
    if pain >= HIGH_PAIN:
        return f"Pain is {pain} today."
    if usual is not None and pain - usual >= PAIN_JUMP:
        return f"Pain is {pain} today, {PAIN_JUMP} or more above your last seven days."
    return ""


def _after_care(
    flags: Mapping[str, RedFlag],
    latest: Mapping[str, SafetyAnswer],
    seen_to: Iterable[SeenTo],
    today: date,
) -> set[str]:
    newest = max(seen_to, key=lambda s: s.at, default=None)
    if newest is None or today <= newest.day:
        return set()
    return {
        reply.question
        for reply in latest.values()
        if reply.question in flags
        and flags[reply.question].action in _URGENT
        and reply.reply in _PERHAPS
        and reply.at <= newest.at
    }


def _with_follow_ups(
    flags: Mapping[str, RedFlag],
    latest: Mapping[str, SafetyAnswer],
    questions: list[str],
    today: date,
) -> tuple[str, ...]:
    """Add each open question's follow-up where its parent was answered "yes" without it."""
    asked: list[str] = []
    for flag in flags.values():
        parent = latest.get(flag.follows) if flag.follows else None
        own = latest.get(flag.id)
        late = parent is not None and parent.reply in _PERHAPS and parent.day == today
        unanswered = own is None or (parent is not None and own.at < parent.at)
        if flag.id in questions or (late and unanswered):
            asked.append(flag.id)
    return tuple(asked)


REVIEW_AFTER_DAYS = 42
_REVIEW_WINDOW = 14
_REVIEW_ENTRIES = 5
_REVIEW_PAIN = 3.0


def no_better(daily: Iterable[DailyPain], today: date) -> bool:
    """True where the last two weeks are no better than the two weeks six weeks before them.

    Better means two points or 30 % lower. Each window needs five recorded days, and pain a mean of
    at least 3; else the answer is False (source of the six weeks: R18).
    """
    now, before = [], []
    for entry in daily:
        age = (today - entry.day).days
        if 0 <= age < _REVIEW_WINDOW:
            now.append(entry.mean)
        elif REVIEW_AFTER_DAYS <= age < REVIEW_AFTER_DAYS + _REVIEW_WINDOW:
            before.append(entry.mean)
    if min(len(now), len(before)) < _REVIEW_ENTRIES:
        return False
    mean, earlier = sum(now) / len(now), sum(before) / len(before)
    return mean >= _REVIEW_PAIN and mean > max(earlier - 2, 0.7 * earlier)
