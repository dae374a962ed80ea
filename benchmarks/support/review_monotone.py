"""Whether a yes ever weakens its own picture: random diaries, each changed by one answer."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.review.patterns import leaning
from support.review_figures import Job, Measured
from support.review_people import FIRST, knowledge
from support.review_series import SEED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.review.patterns import Leaning

NAME = "monotone"
CASES = 10_000

_CHUNK = 500
_LONGEST = 40
_ROUNDING = 1e-9


def jobs(share: float) -> list[Job]:
    """All cases at any ``share``: a proof by example needs them all."""
    del share
    return [Job(NAME, violations, (first, _CHUNK)) for first in range(0, CASES, _CHUNK)]


def violations(first: int, count: int) -> int:
    """In how many cases the changed answer moved its picture the wrong way.

    The answer to one sign on one day is yes in one diary, not there in the next, and no in the
    third: the picture's log-odds may not rise along that way.
    """
    return sum(
        _violated(random.Random(f"{SEED}:monotone:{i}")) for i in range(first, first + count)
    )


def _violated(rng: random.Random) -> bool:
    signs = knowledge().signs
    ticks, answered = rng.random(), rng.random()
    days = sorted(rng.sample(range(_LONGEST), rng.randint(1, 8)))
    diary = []
    for index in days:
        day = FIRST + timedelta(days=index)
        answers = {sign: rng.random() < ticks for sign in signs if rng.random() < answered}
        diary.append(CheckIn(str(day), day, datetime.combine(day, time(20), UTC), 4, signs=answers))
    place, sign = rng.randrange(len(diary)), rng.choice(list(signs))
    rest = {id_: yes for id_, yes in diary[place].signs.items() if id_ != sign}
    ways = (rest | {sign: True}, rest, rest | {sign: False})
    picture = signs[sign].pattern
    yes, unasked, no = (
        _leaning([*diary[:place], replace(diary[place], signs=way), *diary[place + 1 :]])
        .score(picture)
        .log_odds
        for way in ways
    )
    return yes < unasked - _ROUNDING or unasked < no - _ROUNDING


def _leaning(diary: Sequence[CheckIn]) -> Leaning:
    known = knowledge()
    today = FIRST + timedelta(days=_LONGEST)
    return leaning(diary, known.signs, known.patterns, known.profile_questions, {}, today)


def figures(results: Sequence[int]) -> dict[str, Measured]:
    """All violations."""
    return {"monotone": Measured(float(sum(results)))}
