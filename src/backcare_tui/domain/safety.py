"""Warning signs: which questions are due, what the answers call for, and what that locks.

The rules are those of the question bank in ``data/red_flags.toml``. A quiet screen is never an
"all clear": it only means that nothing was ticked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from backcare_tui.domain.care import Action, Ask, RedFlag
from backcare_tui.domain.checkin import DailyPain, SafetyAnswer, SafetyReply, SeenTo
from backcare_tui.domain.days import is_ahead
from backcare_tui.language import gettext as _
from backcare_tui.language import sentences

DAILY_QUESTION = "daily"
"""The id under which the one-line question of every check-in is kept."""

ASK_AGAIN_DAYS = {Ask.WEEKLY: 7, Ask.MONTHLY: 28, Ask.QUARTERLY: 90}
GAP_DAYS = 14
HIGH_PAIN = 7
PAIN_JUMP = 3
NEW_SIGNS = ("RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "RF07", "RF08", "RF09", "RF10")
"""What a "yes, something is new" opens."""

URGENT = (Action.EMERGENCY, Action.SAME_DAY)
_PERHAPS = (SafetyReply.YES, SafetyReply.UNSURE)
_ROUNDING = 1e-9


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
        return self.action in URGENT


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
    seen = max((s.at for s in seen_to), default=None)
    worsened = [flag for flag in flags.values() if flag.worse_action and flag.worse_with]
    newest: dict[str, SafetyAnswer] = {}
    signs: dict[str, OpenSign] = {}
    for at, together in groupby(history, key=lambda a: a.at):
        batch = list(together)
        newest.update((reply.question, reply) for reply in batch)
        if seen is not None and at <= seen:
            continue
        for reply in batch:
            _weigh(flags[reply.question], reply, newest, signs)
        if any(reply.reply in _PERHAPS for reply in batch):
            for flag in worsened:
                _worsen(flag, batch, newest, signs, seen)
    found = sorted(signs.values(), key=lambda sign: (-sign.action.urgency, sign.flag))
    return Verdict(is_screened(flags, newest), tuple(found))


def _weigh(
    flag: RedFlag,
    reply: SafetyAnswer,
    newest: Mapping[str, SafetyAnswer],
    signs: dict[str, OpenSign],
) -> None:
    """Let one answer open or, where the sign is mild, close the sign that it speaks of."""
    stands = signs.get(flag.id)
    counts = (SafetyReply.YES,) if flag.action is Action.SOON else _PERHAPS
    if reply.reply in counts and not _pointless(flag, newest):
        if stands is None:
            signs[flag.id] = OpenSign(flag.id, flag.action, reply.day)
    elif stands is not None and stands.action not in URGENT:
        del signs[flag.id]


def _pointless(flag: RedFlag, newest: Mapping[str, SafetyAnswer]) -> bool:
    """True for a follow-up of a question that was answered "no". An emergency always counts."""
    parent = newest.get(flag.follows) if flag.follows else None
    said_no = parent is not None and parent.reply is SafetyReply.NO
    return said_no and flag.action is not Action.EMERGENCY


def _worsen(
    flag: RedFlag,
    batch: Iterable[SafetyAnswer],
    newest: Mapping[str, SafetyAnswer],
    signs: dict[str, OpenSign],
    seen: datetime | None,
) -> None:
    """Raise a sign whose newest answer is "yes" while another that makes it worse is open too.

    What makes it worse must be new since the signs were last seen to; the sign itself may be old.
    """
    own = newest.get(flag.id)
    if own is None or own.reply not in _PERHAPS or flag.worse_action is None:
        return
    beside = [newest[other] for other in flag.worse_with if other in newest]
    if not any(
        other.question in signs or (other.reply in _PERHAPS and (seen is None or other.at > seen))
        for other in beside
    ):
        return
    stands = signs.get(flag.id)
    if stands is None or stands.action.urgency < flag.worse_action.urgency:
        since = max(reply.day for reply in batch)
        signs[flag.id] = OpenSign(flag.id, flag.worse_action, stands.since if stands else since)


def is_screened(flags: Mapping[str, RedFlag], latest: Mapping[str, SafetyAnswer]) -> bool:
    """True once every first question has an answer (a skip counts where skipping is allowed)."""
    return not _unanswered(flags, latest)


def _unanswered(flags: Mapping[str, RedFlag], latest: Mapping[str, SafetyAnswer]) -> list[str]:
    return [
        question
        for question in _asked(flags, Ask.ONBOARDING)
        if question not in latest
        or (latest[question].reply is SafetyReply.SKIPPED and not flags[question].skippable)
    ]


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

    ``latest`` is the newest answer per question, the day's one line among them: a "yes" there
    stays due until what it opens has been answered. ``pain`` is today's (0-10), ``flare`` whether
    the person marked one today, ``usual_pain`` the mean of the seven days before, ``last_entry``
    the newest earlier day with a check-in, ``profile_edited`` when the person last said something
    about conditions or history. ``something_new`` is a "yes" that was not kept yet, which opens its
    questions whatever was said before. ``seen`` is the newest statement that signs were seen to,
    and ``seen_signs`` are those that were urgent then.

    What is dated far ahead was said by a wrong clock: it counts as said, but not as said lately.
    """
    reasons: list[str] = []
    missing = set(_unanswered(flags, latest))
    if missing:
        reasons.append(_("These come first, once."))
    news = set(NEW_SIGNS) if something_new else set(unanswered_news(latest))
    if news:
        reasons.append(_("You said that something is new."))
    said_today = {
        q for q, reply in latest.items() if reply.day >= today and not is_ahead(reply.day, today)
    }
    worse, weekly = set(_asked(flags, Ask.FLARE)), set(_asked(flags, Ask.WEEKLY))
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
        for question in _asked(flags, ask)
        if question in latest and _is_over(latest[question].day, days, today)
    }
    if profile_edited:
        timed |= {
            question
            for question in _asked(flags, Ask.QUARTERLY)
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


def unanswered_news(latest: Mapping[str, SafetyAnswer]) -> tuple[str, ...]:
    """The questions that a kept "yes, something is new" opened and that still wait."""
    said = latest.get(DAILY_QUESTION)
    if said is None or said.reply not in _PERHAPS:
        return ()
    return tuple(q for q in NEW_SIGNS if q not in latest or latest[q].at <= said.at)


def _asked(flags: Mapping[str, RedFlag], ask: Ask) -> list[str]:
    return [flag.id for flag in flags.values() if ask in flag.ask and not flag.follows]


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
        if parent is None or parent.reply not in _PERHAPS or parent.question in asked:
            continue
        own = latest.get(flag.id)
        if (own is None or own.at < parent.at) and (seen is None or parent.at > seen.at):
            asked.add(flag.id)
    return tuple(question for question in flags if question in asked)


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
    return mean >= _REVIEW_PAIN and mean > max(earlier - 2, 0.7 * earlier) + _ROUNDING
