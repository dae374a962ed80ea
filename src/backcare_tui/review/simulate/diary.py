"""Whole synthetic diaries: nobody's pain, written down as people keep a diary."""

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from backcare_tui.domain.care import Sign
from backcare_tui.domain.checkin import AcupressureSession, CheckIn
from backcare_tui.language import gettext as _
from backcare_tui.review.simulate.course import Course, draw_course, offsets
from backcare_tui.review.simulate.days import SyntheticDay, simulate_days
from backcare_tui.review.simulate.generator import USUAL, Generator
from backcare_tui.review.simulate.person import Person, draw_person, textbook_person
from backcare_tui.review.simulate.writing import Writing

LIST_EVERY = 7
SIGNS_A_DAY = 3

_EXACT = Generator(noise=0.0, item_skipped=0.0, day_missing=0.27)
_TRIGGER_ASKED = 0.97
_LATE = 0.08
_PRESSES, _PRESSES_AT_FIRST = 0.45, 0.1

Written: TypeAlias = CheckIn | AcupressureSession


@dataclass(frozen=True, slots=True)
class SyntheticDiary:
    """A made-up diary with the truth behind it: person, course, and how well they report."""

    entries: tuple[Written, ...]
    person: Person
    course: Course
    generator: Generator


def simulate_diary(
    days: int,
    last: date,
    seed: int,
    signs: Mapping[str, Sign],
    pattern_ids: Collection[str] = ("cold_damp",),
) -> list[Written]:
    """Make up ``days`` days that end with ``last``; the same arguments give the same diary.

    It shows what a diary can show: a textbook person with ``pattern_ids``, whose pain falls,
    faster in the second half, with a flare in the middle. A quarter of the days is missing in
    bursts; the first and the last are there.
    """
    rng = random.Random(seed)
    person = textbook_person(signs, pattern_ids)
    return _write(rng, person, Course.RECOVERING, _EXACT, days, last)


def draw_diary(
    days: int,
    last: date,
    seed: int,
    signs: Mapping[str, Sign],
    patterns: Sequence[str],
    *,
    present: Collection[str] | None = None,
    generator: Generator = USUAL,
) -> SyntheticDiary:
    """Make up a diary of a drawn person on a drawn course, ``days`` days that end with ``last``.

    ``present`` are the pictures of that person; None draws them from ``patterns`` (ids). Every
    check-in has a note which says that it is made up. The same arguments give the same diary.
    """
    rng = random.Random(seed)
    person = draw_person(rng, signs, patterns, generator, present=present)
    course = draw_course(rng)
    entries = _write(rng, person, course, generator, days, last)
    labelled = tuple(
        replace(entry, note=entry.note or _("Made-up day."))
        if isinstance(entry, CheckIn)
        else entry
        for entry in entries
    )
    return SyntheticDiary(labelled, person, course, generator)


def _write(
    rng: random.Random,
    person: Person,
    course: Course,
    generator: Generator,
    days: int,
    last: date,
) -> list[Written]:
    lived = simulate_days(
        rng,
        [(person, days)],
        generator,
        course=offsets(rng, course, days),
        keep_ends=True,
    )
    writing = Writing(rng)
    entries: list[Written] = []
    listed = -LIST_EVERY
    for each in lived:
        day = last - timedelta(days=days - 1 - each.day_index)
        whole_list = each.day_index - listed >= LIST_EVERY
        listed = each.day_index if whole_list else listed
        # What is told on the next day would lie in the future on the last one.
        late = rng.random() < _LATE and day < last
        entries.append(
            CheckIn(
                id=writing.new_id(),
                day=day,
                at=writing.morning(day + timedelta(days=1)) if late else writing.evening(day),
                pain=each.pain,
                exposures={
                    trigger: yes
                    for trigger, yes in each.exposures.items()
                    if rng.random() < _TRIGGER_ASKED
                },
                signs=dict(each.reported) if whole_list else _some_signs(rng, each),
                note=writing.note(),
            )
        )
        usual = _PRESSES if each.day_index > days // 3 else _PRESSES_AT_FIRST
        entries += writing.sessions(day, each.pain, usual)
    return entries


def _some_signs(rng: random.Random, day: SyntheticDay) -> dict[str, bool]:
    """The answers to a few signs by lot. In a list that is confirmed nothing is skipped."""
    known = list(day.reported)
    asked = set(rng.sample(known, min(SIGNS_A_DAY, len(known))))
    replies = {sign: day.reply(sign) for sign in known if sign in asked}
    return {sign: reply for sign, reply in replies.items() if reply is not None}
