"""The regressions behind the associations: which days they rest on, and which columns they have."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.review.exposures import Exposure, asked_columns, merged
from backcare_tui.review.gls import Problem
from backcare_tui.review.series import daily_pain

if TYPE_CHECKING:
    from backcare_tui.review.noise import Array

WINDOW_DAYS = 365
MINIMUM_DAYS = 21
MINIMUM_EACH = 5

_YEAR = 365
_NO, _YES, _NOT_ASKED = 0, 1, 2
_CODES = {False: _NO, True: _YES, None: _NOT_ASKED}
_ALIASED = 1e-6
_LEAST_DF = 3


@dataclass(frozen=True, slots=True)
class Diary:
    """The recorded ``days``, oldest first, with their mean ``pain`` (0-10).

    ``offsets`` are their distances from the last day of the review, 0 or below.
    """

    days: Sequence[date]
    offsets: Sequence[int]
    pain: Sequence[float]

    def pairs(self, later: int) -> list[tuple[int, int]]:
        """The places of recorded days, each with that of the day ``later`` days after it."""
        places = {offset: i for i, offset in enumerate(self.offsets)}
        pairs = ((i, places.get(offset + later)) for i, offset in enumerate(self.offsets))
        return [(i, j) for i, j in pairs if j is not None]


@dataclass(frozen=True, slots=True)
class Count:
    """The days that one exposure could be tested on: all, those with a yes, those with a no."""

    days: int
    yes: int
    no: int


@dataclass(frozen=True, slots=True)
class Model:
    """One regression of pain on exposures ``lag`` days before.

    ``columns`` give the column of the design for each exposure that is tested, by its place;
    ``aliased`` are those that the rest of the design foretells.
    """

    lag: int
    problem: Problem
    counts: Mapping[int, Count]
    columns: Mapping[int, int]
    aliased: frozenset[int] = field(default=frozenset())


def recent(checkins: Iterable[CheckIn], today: date) -> list[CheckIn]:
    """The check-ins of the last 365 days."""
    first = today - timedelta(days=WINDOW_DAYS - 1)
    return [checkin for checkin in checkins if first <= checkin.day <= today]


def diary_of(checkins: Iterable[CheckIn], today: date) -> Diary:
    """The days of ``checkins``, none of them after ``today``."""
    rows = daily_pain(checkins)
    days = [row.day for row in rows]
    return Diary(days, [(day - today).days for day in days], [row.mean for row in rows])


def asked_exposures(
    checkins: Iterable[CheckIn], triggers: Sequence[str], days: Sequence[date]
) -> list[Exposure]:
    """The triggers that were asked on any of ``days``, joined where they cannot be parted."""
    columns = asked_columns(checkins, triggers, days)
    asked = {id_: column for id_, column in columns.items() if any(v is not None for v in column)}
    return merged(asked, MINIMUM_EACH)


def lagged(diary: Diary, exposures: Sequence[Exposure], lag: int) -> Model:
    """Pain on the exposures of ``lag`` days before, all of them together, and time."""
    return _model(diary, exposures, lag, diary.pairs(lag), given_pain=False)


def next_day(diary: Diary, points: Sequence[Exposure]) -> Model:
    """The pain of the next day on the points pressed, given the pain of the day itself."""
    return _model(diary, points, 1, diary.pairs(1), given_pain=True)


def _model(
    diary: Diary,
    exposures: Sequence[Exposure],
    lag: int,
    pairs: Sequence[tuple[int, int]],
    *,
    given_pain: bool,
) -> Model:
    import numpy as np

    at, outcome = [i for i, _ in pairs], [j for _, j in pairs]
    answers = [np.array([_CODES[value] for value in each.days], int)[at] for each in exposures]
    counts = {
        place: Count(len(at), int((column == _YES).sum()), int((column == _NO).sum()))
        for place, column in enumerate(answers)
    }
    days = [diary.offsets[j] for j in outcome]
    design = _Design(len(at), 3 + 2 * len(exposures))
    design.add(np.ones(len(at)))
    design.add(np.array(days) / _YEAR)
    if given_pain:
        design.add(np.array([diary.pain[i] for i in at]))
    enough = [
        place
        for place, count in counts.items()
        if count.days >= MINIMUM_DAYS and min(count.yes, count.no) >= MINIMUM_EACH
    ]
    # Days on which a trigger was not asked get a level of their own: they are neither yes nor no.
    for place in enough:
        design.add((answers[place] == _NOT_ASKED).astype(float))
    places = {place: design.add((answers[place] == _YES).astype(float)) for place in enough}
    columns = {place: column for place, column in places.items() if column is not None}
    if len(at) - design.width < _LEAST_DF:
        columns = {}
    problem = Problem(days, [diary.pain[j] for j in outcome], design.rows())
    return Model(lag, problem, counts, columns, frozenset(places) - frozenset(columns))


class _Design:
    """Columns of which none is a combination of those before it (Gram and Schmidt)."""

    def __init__(self, length: int, most: int) -> None:
        import numpy as np

        self._length = length
        self._columns: list[Array] = []
        self._basis = np.empty((most, length))

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self._columns)

    def add(self, column: "Array") -> int | None:
        """Add ``column`` and say where it stands; None where it adds nothing new."""
        import numpy as np

        rest, basis = column, self._basis[: self.width]
        # Twice: once leaves rounding errors that look like something new.
        for _ in range(2):
            rest = rest - (basis @ rest) @ basis
        size = math.sqrt(rest @ rest)
        if size <= _ALIASED * math.sqrt(column @ column):
            return None
        np.divide(rest, size, out=self._basis[self.width])
        self._columns.append(column)
        return len(self._columns) - 1

    def rows(self) -> "Array":
        """The design, by row."""
        import numpy as np

        return np.column_stack(self._columns) if self._columns else np.empty((self._length, 0))
