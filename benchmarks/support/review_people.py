"""Synthetic people, what the app says of their pictures, and what counting ticks would say."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

from backcare_tui.domain.checkin import CheckIn, ChecklistDone
from backcare_tui.knowledge import load_knowledge
from backcare_tui.review.next_question import checklist_due, next_questions
from backcare_tui.review.patterns import Leaning, leaning
from backcare_tui.review.same_day import SameDay, same_day
from backcare_tui.review.simulate import Generator, Person, draw_person, simulate_days, turn
from support.review_series import SEED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.knowledge import KnowledgeBase
    from backcare_tui.review.simulate import SyntheticDay

FIRST = date(2025, 1, 1)
SPANS = (14, 30)
FULL, LITTLE = "everything", "little"

_BEFORE, _SINCE = 60, 45
_NOTHING_COUNTED = 0.4


@dataclass(frozen=True)
class Judged:
    """One person after some days, by picture: the probability shown, the share of ticks, whether
    the picture is there, and whether the app says that it fits."""

    shown: tuple[float, ...]
    ticked: tuple[float, ...]
    true: tuple[bool, ...]
    fits: tuple[bool, ...]


@cache
def knowledge() -> KnowledgeBase:
    """The knowledge base, read once by each process."""
    return load_knowledge()


def people(
    first: int, count: int, generator: Generator, regimes: Sequence[str]
) -> dict[tuple[str, int], list[Judged]]:
    """``count`` people by way of asking and number of days; the same number, the same person."""
    found: dict[tuple[str, int], list[Judged]] = {(r, span): [] for r in regimes for span in SPANS}
    known = knowledge()
    for number in range(first, first + count):
        rng = random.Random(f"{SEED}:person:{number}")
        person = draw_person(rng, known.signs, list(known.patterns), generator)
        days = simulate_days(rng, [(person, max(SPANS))], generator)
        for regime in regimes:
            diary = _answered(days, regime)
            for span in SPANS:
                last = FIRST + timedelta(days=span - 1)
                kept = [checkin for checkin in diary if checkin.day <= last]
                found[regime, span].append(_judged(kept, person, last))
    return found


def changed(first: int, count: int) -> list[tuple[bool, bool]]:
    """Of people whose one picture changed: whether the app, and whether counting, puts the new
    one first 45 days later."""
    known = knowledge()
    firsts = []
    for number in range(first, first + count):
        rng = random.Random(f"{SEED}:changed:{number}")
        generator = Generator()
        old, new = rng.sample(list(known.patterns), 2)
        before = draw_person(rng, known.signs, list(known.patterns), generator, present=[old])
        after = turn(rng, before, known.signs, [new], generator)
        days = simulate_days(rng, [(before, _BEFORE), (after, _SINCE)], generator)
        last = FIRST + timedelta(days=_BEFORE + _SINCE - 1)
        diary = _answered(days, FULL)
        place = list(known.patterns).index(new)
        counted = _ticked(diary)
        firsts.append(
            (
                weighed(diary, last, measured_of(diary, last)).scores[0].pattern_id == new,
                counted[place] == max(counted),
            )
        )
    return firsts


def weighed(diary: Sequence[CheckIn], today: date, measured: SameDay | None = None) -> Leaning:
    """The leaning as the app has it; without ``measured``, from answers alone."""
    known = knowledge()
    return leaning(
        diary, known.signs, known.patterns, known.profile_questions, {}, today, known.triggers,
        measured.effects if measured else (),
    )  # fmt: skip


def measured_of(diary: Sequence[CheckIn], today: date) -> SameDay:
    """What triggers do to the pain of their day."""
    return same_day(diary, list(knowledge().triggers), today)


def _answered(days: Sequence[SyntheticDay], regime: str) -> list[CheckIn]:
    """All signs each day, with some skipped; or the whole list at first and once a week, and the
    three next best questions on other days."""
    diary: list[CheckIn] = []
    lists: list[ChecklistDone] = []
    for each in days:
        day = FIRST + timedelta(days=each.day_index)
        at = datetime.combine(day, time(20), UTC)
        signs: dict[str, bool] = {}
        if regime == LITTLE and checklist_due(lists, diary, day):
            lists.append(ChecklistDone(day, at, confirmed=True))
            signs = dict(each.reported)
        else:
            asked: Sequence[str] = list(each.reported)
            if regime == LITTLE:
                so_far = weighed(diary, day)
                questions = next_questions(knowledge().signs, so_far, diary, day)
                asked = [question.sign_id for question in questions]
            replies = {sign: each.reply(sign) for sign in asked}
            signs = {sign: reply for sign, reply in replies.items() if reply is not None}
        diary.append(CheckIn(str(day), day, at, each.pain, exposures=each.exposures, signs=signs))
    return diary


def _judged(diary: Sequence[CheckIn], person: Person, today: date) -> Judged:
    found = weighed(diary, today, measured_of(diary, today))
    ids = list(knowledge().patterns)
    return Judged(
        shown=tuple(found.score(id_).probability for id_ in ids),
        ticked=_ticked(diary),
        true=tuple(id_ in person.patterns for id_ in ids),
        fits=tuple(id_ in found.fitting for id_ in ids),
    )


def _ticked(diary: Sequence[CheckIn]) -> tuple[float, ...]:
    """By picture, the share of yes among the answers to its signs."""
    known = knowledge()
    answers: dict[str, list[bool]] = {id_: [] for id_ in known.patterns}
    for checkin in diary:
        for sign, yes in checkin.signs.items():
            answers[known.signs[sign].pattern].append(yes)
    return tuple(
        sum(given) / len(given) if given else _NOTHING_COUNTED for given in answers.values()
    )
