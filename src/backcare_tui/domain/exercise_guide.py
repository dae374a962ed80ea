"""An exercise as a guided run: what to hold or move when, and what of a dose was done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from backcare_tui.domain.care.exercises import Dose
from backcare_tui.domain.checkin import Side
from backcare_tui.domain.exercise_dose import set_counts
from backcare_tui.domain.guide import Hold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.domain.care.exercises import Exercise
    from backcare_tui.domain.guide import Held

FIRST_READY = 10
"""Seconds to get into place before the first movement, and to change sides. Own choice."""

SET_REST = 30
"""Seconds of rest before the next set. Own choice."""


@dataclass(frozen=True, slots=True)
class Part:
    """One hold of an exercise, or all slow movements of a set in one go.

    It belongs to set ``of_set`` (from 1). A hold is number ``number`` of ``count`` on its side;
    slow movements are ``count``, and `at_count` says which of them comes when.
    """

    hold: Hold
    of_set: int
    number: int
    count: int


def guides(exercise: Exercise, dose: Dose) -> bool:
    """Whether a dose can be counted or timed; a class, for one, cannot."""
    return bool(dose.hold or exercise.tempo)


def parts_of(exercise: Exercise, dose: Dose) -> tuple[Part, ...]:
    """The holds of a dose in order: set by set, first all on the left, then all on the right.

    Slow movements are one hold for each set; those with sides change side each time.
    """
    parts: list[Part] = []
    for number, count in enumerate(set_counts(exercise, dose), 1):
        ready = SET_REST if parts else FIRST_READY
        if not dose.hold:
            seconds = count * _seconds_each(exercise)
            parts.append(Part(Hold(exercise.id, Side.BOTH, seconds, ready), number, 1, count))
            continue
        for side in (Side.LEFT, Side.RIGHT) if exercise.sides else (Side.BOTH,):
            for each in range(1, count + 1):
                hold = Hold(exercise.id, side, dose.hold, ready)
                parts.append(Part(hold, number, each, count))
                ready = exercise.rest
            ready = max(exercise.rest, FIRST_READY)
    return tuple(parts)


def at_count(exercise: Exercise, part: Part, elapsed: float) -> tuple[int, Side]:
    """Which slow movement (from 1) it is after ``elapsed`` seconds, and on which side."""
    done, within = divmod(elapsed, _seconds_each(exercise))
    side = Side.BOTH
    if exercise.sides:
        side = Side.LEFT if within < exercise.tempo else Side.RIGHT
    return min(int(done) + 1, part.count), side


def done_of(exercise: Exercise, dose: Dose, held: Sequence[Held]) -> Dose | None:
    """What was done of ``dose`` by what was ``held``, None where that is nothing yet.

    Of the two sides the one that had less counts, and of sets those that were finished, as long as
    one was.
    """
    if not dose.hold:
        done = sum(each.seconds // _seconds_each(exercise) for each in held)
    else:
        whole = [each.hold.side for each in held if each.seconds >= dose.hold]
        sides = (Side.LEFT, Side.RIGHT) if exercise.sides else (Side.BOTH,)
        done = min(whole.count(side) for side in sides)
    if not done:
        longest = max((each.seconds for each in held), default=0)
        return Dose(hold=min(longest, dose.hold)) if longest and dose.hold else None
    counts = set_counts(exercise, dose)
    sets = sum(1 for number in range(len(counts)) if done >= sum(counts[: number + 1]))
    return replace(dose, sets=sets) if sets else replace(dose, sets=1, count=done)


def _seconds_each(exercise: Exercise) -> int:
    return exercise.tempo * (2 if exercise.sides else 1)
