"""How much of a movement: in words, halved, and step by step from the start to the goal.

The steps follow the usual rule of small, single changes; their size is our own choice within the
10 to 20 percent a week that ``data/exercises.toml`` tells people.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from backcare_tui.domain.care.exercises import Dose
from backcare_tui.domain.text import in_words
from backcare_tui.language import gettext as _
from backcare_tui.language import ngettext, pgettext

if TYPE_CHECKING:
    from backcare_tui.domain.care.exercises import Exercise

STEP_SHARE = 0.15
"""A step up adds about this share of what is done, and at least one unit."""

MINUTE = 60
_LONG = 300


def words(exercise: Exercise, dose: Dose) -> str:
    """A dose as people say it: "8 slow ones", "3 holds of 10 s each side", "10 minutes"."""
    if dose.hold >= MINUTE and dose.sets == dose.count == 1:
        text = time_words(dose.hold)
    elif not dose.hold and not exercise.tempo and dose.sets == dose.count == 1:
        return pgettext("how much of an exercise", "once")
    else:
        counts = set_counts(exercise, dose)
        text = _amount(exercise, dose, counts)
        if len(counts) > 1:
            even = len(set(counts)) == 1
            sets = _("{sets} sets of {amount}") if even else _("sets of {amount}")
            text = sets.format(sets=len(counts), amount=text)
    return _("{amount} each side").format(amount=text) if exercise.sides else text


def time_words(seconds: int) -> str:
    """Seconds as people say them: "45 s", "2½ minutes"."""
    if seconds < MINUTE or seconds % 30:
        return _("{seconds} s").format(seconds=seconds)
    whole, half = divmod(seconds, MINUTE)
    words = ngettext("{minutes} minute", "{minutes} minutes", 1 if seconds == MINUTE else 2)
    return words.format(minutes=f"{whole}{'½' if half else ''}")


def set_counts(exercise: Exercise, dose: Dose) -> tuple[int, ...]:
    """How many movements each set has: 6, 4 and 2 where each set has two fewer than the last."""
    return tuple(max(dose.count - exercise.fewer * done, 1) for done in range(dose.sets))


def half(dose: Dose) -> Dose:
    """Half of a dose, in one of its three numbers: fewer sets, else fewer movements, else less
    time. A single movement is not cut further."""
    if dose.sets > 1:
        return replace(dose, sets=dose.sets // 2)
    if dose.count > 1:
        return replace(dose, count=(dose.count + 1) // 2)
    unit = _unit(dose.hold // 2)
    return replace(dose, hold=max(dose.hold // 2 // unit * unit, min(dose.hold, 1)))


def steps(exercise: Exercise) -> tuple[Dose, ...]:
    """The doses on the way up: half of the start, the start, and on to the goal.

    From the start on each step changes one thing, first the hold, then the count, then the sets,
    by 10 to 20 percent or one unit.
    """
    dose, goal = exercise.start, exercise.goal
    found = [dose] if half(dose) == dose else [half(dose), dose]
    while dose != goal:
        dose = _up(dose, goal)
        found.append(dose)
    return tuple(found)


def covers(done: Dose, wanted: Dose) -> bool:
    """Whether ``done`` is at least ``wanted`` in all three numbers."""
    pairs = ((done.sets, wanted.sets), (done.count, wanted.count), (done.hold, wanted.hold))
    return all(much >= least for much, least in pairs)


def _up(dose: Dose, goal: Dose) -> Dose:
    if dose.hold < goal.hold:
        return replace(dose, hold=min(_more(dose.hold, _unit(dose.hold)), goal.hold))
    if dose.count < goal.count:
        return replace(dose, count=min(_more(dose.count), goal.count))
    return replace(dose, sets=dose.sets + 1)


def _more(value: int, unit: int = 1) -> int:
    return value + max(int(value * STEP_SHARE / unit + 0.5), 1) * unit


def _unit(seconds: int) -> int:
    """Seconds that nobody has to count: whole minutes of long times, half minutes of others."""
    if seconds < MINUTE:
        return 1
    return MINUTE if seconds >= _LONG else MINUTE // 2


def _counted(counts: tuple[int, ...]) -> str:
    if len(set(counts)) == 1:
        return str(counts[0])
    return in_words([str(count) for count in counts])


def _amount(exercise: Exercise, dose: Dose, counts: tuple[int, ...]) -> str:
    number = 1 if set(counts) == {1} else 2
    if dose.hold:
        words = ngettext("{count} hold of {time}", "{count} holds of {time}", number)
    elif exercise.tempo:
        words = ngettext("{count} slow one", "{count} slow ones", number)
    else:
        words = ngettext("{count} time", "{count} times", number)
    return words.format(count=_counted(counts), time=time_words(dose.hold))
