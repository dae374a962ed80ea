"""The exposures of a diary as columns of days, and which of them cannot be told apart."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from backcare_tui.domain.checkin import AcupressureSession, CheckIn

Column: TypeAlias = tuple[bool | None, ...]
"""Whether it was there, day by day; None is not asked."""

# Above this correlation two exposures come together so often that no diary can part them.
_INSEPARABLE = 0.8


@dataclass(frozen=True, slots=True)
class Exposure:
    """One exposure, or several that the diary cannot part: ``ids`` in their order.

    ``days`` are yes on a day with any of them, and not asked where an unasked one could have
    been. Where ``opposite``, one nearly always came without the other, and the column is that of
    the first alone.
    """

    ids: tuple[str, ...]
    days: Column
    opposite: bool = False

    @property
    def yes(self) -> int:
        """On how many days it was there."""
        return self.days.count(True)

    @property
    def no(self) -> int:
        """On how many days it was not."""
        return self.days.count(False)


def asked_columns(
    checkins: Iterable[CheckIn], ids: Sequence[str], days: Sequence[date]
) -> dict[str, Column]:
    """The answers of each of ``ids`` on ``days``: any yes of the day is a yes."""
    places = {day: i for i, day in enumerate(days)}
    columns: dict[str, list[bool | None]] = {id_: [None] * len(days) for id_ in ids}
    for checkin in checkins:
        place = places.get(checkin.day)
        if place is None:
            continue
        for id_, yes in checkin.exposures.items():
            if id_ in columns:
                columns[id_][place] = columns[id_][place] or yes
    return {id_: tuple(column) for id_, column in columns.items()}


def pressed_columns(
    sessions: Iterable[AcupressureSession], days: Sequence[date]
) -> dict[str, Column]:
    """On which of ``days`` each point was pressed. Pressing is logged when done: no log is a no."""
    pressed: dict[str, set[date]] = {}
    for session in sessions:
        pressed.setdefault(session.point, set()).add(session.day)
    return {
        point: tuple(day in on for day in days)
        for point, on in sorted(pressed.items())
        if not on.isdisjoint(days)
    }


def merged(columns: Mapping[str, Column], least: int) -> list[Exposure]:
    """Join what comes together: columns with a correlation beyond 0.8 either way.

    Only columns with at least ``least`` yes and no are compared; the others stay by themselves.
    """
    exposures = [Exposure((id_,), column) for id_, column in columns.items()]
    result: list[Exposure] = []
    for exposure in exposures:
        for i, known in enumerate(result):
            if min(exposure.yes, exposure.no, known.yes, known.no) < least:
                continue
            alike = correlation(exposure.days, known.days)
            if abs(alike) > _INSEPARABLE:
                result[i] = _join(known, exposure, opposite=alike < 0)
                break
        else:
            result.append(exposure)
    return result


def correlation(a: Column, b: Column) -> float:
    """The correlation of two columns on the days with both; 0 where one of them is constant."""
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if x is not None and y is not None]
    n, both = len(pairs), sum(x and y for x, y in pairs)
    first, second = sum(x for x, _ in pairs), sum(y for _, y in pairs)
    spread = first * (n - first) * second * (n - second)
    return (n * both - first * second) / math.sqrt(spread) if spread else 0.0


def _join(known: Exposure, other: Exposure, *, opposite: bool) -> Exposure:
    ids = (*known.ids, *other.ids)
    if opposite or known.opposite:
        return Exposure(ids, known.days, opposite=True)
    return Exposure(ids, tuple(map(_either, known.days, other.days)))


def _either(a: bool | None, b: bool | None) -> bool | None:
    if a or b:
        return True
    return None if a is None or b is None else False
