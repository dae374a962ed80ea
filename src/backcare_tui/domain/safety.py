"""Warning signs: what the answers call for, and what that locks.

The rules are those of the question bank in ``data/red_flags.toml``. A quiet screen is never an
"all clear": it only means that nothing was ticked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from backcare_tui.domain.care import Action, Ask, RedFlag
from backcare_tui.domain.checkin import SafetyAnswer, SafetyReply, SeenTo

DAILY_QUESTION = "daily"
"""The id under which the one-line question of every check-in is kept."""

NEW_SIGNS = ("RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "RF07", "RF08", "RF09", "RF10")
"""What a "yes, something is new" opens."""

URGENT = (Action.EMERGENCY, Action.SAME_DAY)
PERHAPS = (SafetyReply.YES, SafetyReply.UNSURE)
"""Replies that may mean that a sign is there."""


def ticked(entries: Iterable[object]) -> tuple[str, ...]:
    """The questions that entries of any kind answer with "yes" or "unsure", in their order."""
    return tuple(
        each.question
        for each in entries
        if isinstance(each, SafetyAnswer) and each.reply in PERHAPS
    )


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
    first. ``action`` is the most urgent call or None. ``news`` says that something is new and that
    the questions which this opened have not all been answered.
    """

    screened: bool
    open_signs: tuple[OpenSign, ...]
    news: bool = False

    @property
    def action(self) -> Action | None:
        """The most urgent thing to do, or None where nothing stands open."""
        return self.open_signs[0].action if self.open_signs else None

    @property
    def urgent(self) -> bool:
        """True while an emergency or same-day sign stands open."""
        return self.action in URGENT

    @property
    def locks(self) -> bool:
        """True while points, exercises and patterns are held back."""
        return self.urgent or self.news

    @property
    def ready(self) -> bool:
        """True where pressing and moving may be suggested and guided: all was asked, none locks."""
        return self.screened and not self.locks


def verdict(
    flags: Mapping[str, RedFlag], answers: Iterable[SafetyAnswer], seen_to: Iterable[SeenTo]
) -> Verdict:
    """Weigh all ``answers`` (any order).

    An emergency or same-day sign stays open until the person says that it was seen to, even if a
    later answer is "no": the app gives no clearance. "Not sure" counts as "yes" for those. Milder
    signs follow the newest answer.
    """
    said = sorted(answers, key=lambda a: a.at)
    history = [each for each in said if each.question in flags]
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
        if any(reply.reply in PERHAPS for reply in batch):
            for flag in worsened:
                _worsen(flag, batch, newest, signs, seen)
    found = sorted(signs.values(), key=lambda sign: (-sign.action.urgency, sign.flag))
    news = unanswered_news(with_news({each.question: each for each in said}, said))
    return Verdict(is_screened(flags, newest), tuple(found), bool(news))


def _weigh(
    flag: RedFlag,
    reply: SafetyAnswer,
    newest: Mapping[str, SafetyAnswer],
    signs: dict[str, OpenSign],
) -> None:
    """Let one answer open or, where the sign is mild, close the sign that it speaks of."""
    stands = signs.get(flag.id)
    counts = (SafetyReply.YES,) if flag.action is Action.SOON else PERHAPS
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
    if own is None or own.reply not in PERHAPS or flag.worse_action is None:
        return
    beside = [newest[other] for other in flag.worse_with if other in newest]
    if not any(
        other.question in signs or (other.reply in PERHAPS and (seen is None or other.at > seen))
        for other in beside
    ):
        return
    stands = signs.get(flag.id)
    if stands is None or stands.action.urgency < flag.worse_action.urgency:
        since = max(reply.day for reply in batch)
        signs[flag.id] = OpenSign(flag.id, flag.worse_action, stands.since if stands else since)


def is_screened(flags: Mapping[str, RedFlag], latest: Mapping[str, SafetyAnswer]) -> bool:
    """True once every first question has an answer (a skip counts where skipping is allowed)."""
    return not first_unanswered(flags, latest)


def first_unanswered(flags: Mapping[str, RedFlag], latest: Mapping[str, SafetyAnswer]) -> list[str]:
    """The ids of the first questions that ``latest``, the newest answer of each, leaves open."""
    return [
        question
        for question in asked_at(flags, Ask.ONBOARDING)
        if question not in latest
        or (latest[question].reply is SafetyReply.SKIPPED and not flags[question].skippable)
    ]


def with_news(
    latest: Mapping[str, SafetyAnswer], answers: Iterable[SafetyAnswer]
) -> dict[str, SafetyAnswer]:
    """``latest``, but for the day's one line the newest "yes" among ``answers`` (any order).

    What was new is not over because the next check-in says that nothing else is: it waits until
    it was asked about.
    """
    daily = (each for each in answers if each.question == DAILY_QUESTION)
    raised = max((a for a in daily if a.reply in PERHAPS), key=lambda a: a.at, default=None)
    return {**latest} if raised is None else {**latest, DAILY_QUESTION: raised}


def unanswered_news(latest: Mapping[str, SafetyAnswer]) -> tuple[str, ...]:
    """The questions that a kept "yes, something is new" opened and that still wait.

    ``latest`` is the newest answer of each question, as `with_news` has it.
    """
    said = latest.get(DAILY_QUESTION)
    if said is None or said.reply not in PERHAPS:
        return ()
    return tuple(q for q in NEW_SIGNS if q not in latest or latest[q].at <= said.at)


def asked_at(flags: Mapping[str, RedFlag], ask: Ask) -> list[str]:
    """The ids of the questions that are put at ``ask``, without those that follow another."""
    return [flag.id for flag in flags.values() if ask in flag.ask and not flag.follows]
