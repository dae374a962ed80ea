"""Which three signs are worth asking next, and when the whole list is due."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zlib import crc32

from backcare_tui.domain.care import Sign, Tier
from backcare_tui.domain.checkin import CheckIn, ChecklistDone
from backcare_tui.review.evidence import rates
from backcare_tui.review.patterns import Leaning, PatternScore, probability_of

QUESTIONS_A_DAY = 3
CHECKLIST_DAYS = 7
_WHOLE_LIST = 10
_OPEN = (0.25, 0.70)


class Why(StrEnum):
    """Why a question is asked now; the first that holds."""

    NEVER_ASKED = "never_asked"
    OPEN_PICTURE = "open_picture"
    KEY_SIGN = "key_sign"
    LONG_AGO = "long_ago"


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """A sign to ask, and why."""

    sign_id: str
    why: Why


def next_questions(
    signs: Mapping[str, Sign],
    leaning: Leaning,
    checkins: Iterable[CheckIn],
    today: date,
    count: int = QUESTIONS_A_DAY,
) -> tuple[NextQuestion, ...]:
    """The ``count`` signs that tell most, among those not yet answered on ``today``.

    A sign tells more the more open its picture is, the further apart its two expected rates are,
    and the less it was answered lately. Ties fall by a lot that is the same all day.
    """
    answered = {sign for checkin in checkins if checkin.day == today for sign in checkin.signs}
    scores = {score.pattern_id: score for score in leaning.scores}
    recent = {line.id: line.weighted_asked for score in scores.values() for line in score.lines}

    def worth(sign: Sign) -> float:
        open_share = _open_share(scores.get(sign.pattern))
        return open_share * _spread(sign.tier) / (1 + recent.get(sign.id, 0.0))

    asked = sorted(
        (sign for sign in signs.values() if sign.id not in answered),
        key=lambda sign: (-round(worth(sign), 9), crc32(f"{today}:{sign.id}".encode())),
    )
    return tuple(
        NextQuestion(sign.id, _why(sign, scores.get(sign.pattern), recent))
        for sign in asked[:count]
    )


def checklist_due(
    checklists: Iterable[ChecklistDone], checkins: Iterable[CheckIn], today: date
) -> bool:
    """Whether to offer the whole list: at the first check-in and a week after the last offer.

    A list that was left without an answer counts as offered, so nobody is asked twice. So does a
    check-in with ten signs or more, however it was entered.
    """
    offers = [checklist.day for checklist in checklists]
    offers += [checkin.day for checkin in checkins if len(checkin.signs) >= _WHOLE_LIST]
    past = [day for day in offers if day <= today]
    return not past or (today - max(past)).days >= CHECKLIST_DAYS


def _open_share(score: PatternScore | None) -> float:
    if score is None:
        return 0.0
    p = probability_of(score.log_odds)
    return p * (1 - p)


def _spread(tier: Tier) -> float:
    rate = rates(tier)
    return math.log(rate.hit / (1 - rate.hit)) - math.log(rate.base / (1 - rate.base))


def _why(sign: Sign, score: PatternScore | None, recent: Mapping[str, float]) -> Why:
    if sign.id not in recent:
        return Why.NEVER_ASKED
    if score is not None and _OPEN[0] <= score.probability < _OPEN[1]:
        return Why.OPEN_PICTURE
    return Why.KEY_SIGN if sign.tier is Tier.KEY else Why.LONG_AGO
