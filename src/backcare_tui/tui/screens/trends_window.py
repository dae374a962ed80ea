"""Which days a chart shows: zooming and panning over a diary."""

from __future__ import annotations

from datetime import date, timedelta

from backcare_tui.domain.days import Period

FEWEST_DAYS = 7
_STEP = 1.5


def zoomed(window: Period, whole: Period, around: date, *, closer: bool) -> Period:
    """Fewer or more days of ``whole``, from 7 to all; ``around`` keeps its place among them.

    A ``window`` beyond ``whole`` widens what can be shown.
    """
    limits = _limits(window, whole)
    span = len(window)
    wanted = max(int(span / _STEP), FEWEST_DAYS) if closer else int(span * _STEP) + 1
    wanted = min(wanted, max(span, FEWEST_DAYS) if closer else len(limits), len(limits))
    share = (around - window.first).days / max(span - 1, 1)
    first = around - timedelta(days=round(share * (wanted - 1)))
    return _inside(first, wanted, limits)


def panned(window: Period, whole: Period, days: int) -> Period:
    """As many days, ``days`` later (below 0: earlier), as far as ``whole`` goes."""
    first = window.first + timedelta(days=days)
    return _inside(first, len(window), _limits(window, whole))


def _limits(window: Period, whole: Period) -> Period:
    return Period(min(window.first, whole.first), max(window.last, whole.last))


def _inside(first: date, span: int, limits: Period) -> Period:
    latest = limits.last - timedelta(days=span - 1)
    first = max(min(first, latest), limits.first)
    return Period(first, first + timedelta(days=span - 1))
