"""A person's own history with one point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcare_tui.domain.checkin import AfterEffect

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from backcare_tui.domain.checkin import AcupressureSession

LATELY_DAYS = 30


@dataclass(frozen=True, slots=True)
class PointHistory:
    """How a point was used: ``times`` in all and in the last 30 days, first and last day.

    ``compared`` counts the sessions with pain noted before and after, and ``change`` is the mean of
    after minus before over them (0-10 scale, below 0 is less pain; None without any). ``shared`` of
    them were part of a guided session, so that their pain speaks of all its points. ``sore`` and
    ``bruised`` count after-effects among those ``told``.
    """

    times: int
    lately: int
    first: date | None
    last: date | None
    compared: int
    change: float | None
    shared: int
    told: int
    sore: int
    bruised: int


def histories_of(
    codes: Iterable[str], sessions: Iterable[AcupressureSession], today: date
) -> dict[str, PointHistory]:
    """The history of each point in ``sessions`` (any order), by its code.

    Left and right of one guided session count once.
    """
    own: dict[str, dict[str, AcupressureSession]] = {}
    together: dict[str, set[str]] = {}
    for each in sessions:
        own.setdefault(each.point, {})[each.run or each.id] = each
        if each.run:
            together.setdefault(each.run, set()).add(each.point)
    shared = {run for run, points in together.items() if len(points) > 1}
    return {code: _history(list(own.get(code, {}).values()), shared, today) for code in codes}


def _history(
    sessions: Sequence[AcupressureSession], shared: Collection[str], today: date
) -> PointHistory:
    days = sorted(each.day for each in sessions)
    compared = [
        (each.pain_after - each.pain_before, each.run in shared)
        for each in sessions
        if each.pain_before is not None and each.pain_after is not None
    ]
    effects = [each.after_effect for each in sessions if each.after_effect is not None]
    return PointHistory(
        times=len(sessions),
        lately=sum((today - day).days < LATELY_DAYS for day in days),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        compared=len(compared),
        change=sum(change for change, _ in compared) / len(compared) if compared else None,
        shared=sum(with_others for _, with_others in compared),
        told=len(effects),
        sore=effects.count(AfterEffect.SORE),
        bruised=effects.count(AfterEffect.BRUISE),
    )
