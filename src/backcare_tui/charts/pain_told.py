"""The pain chart in sentences, for a screen reader or a pipe."""

from collections.abc import Sequence
from datetime import date, timedelta

from backcare_tui.charts.pain_chart import Series


def describe(series: Series) -> str:
    """What the chart shows: how many days, their mean, lowest and highest, and the 7-day mean."""
    recorded = _known(series.daily, series.period.first)
    days = len(series.period)
    span = f"{series.period.first.isoformat()} to {series.period.last.isoformat()}"
    if not recorded:
        return f"Pain, {span}: no check-in in {_days(days)}."
    values = [value for value, _ in recorded]
    low, low_day = min(recorded)
    high, high_day = max(recorded)
    return (
        f"Pain, {span}: {len(recorded)} of {_days(days)} recorded, {days - len(recorded)} empty."
        f" Mean {sum(values) / len(values):.1f} of 10,"
        f" lowest {low:.3g} on {low_day.isoformat()}, highest {high:.3g} on {high_day.isoformat()}."
        f"{_line(_known(series.rolling, series.period.first))}"
    )


def _line(means: list[tuple[float, date]]) -> str:
    if len(means) < 2:
        return ""
    (first, first_day), (last, last_day) = means[0], means[-1]
    low, low_day = min(means)
    high, high_day = max(means)
    return (
        f" The 7-day mean goes from {first:.1f} on {first_day.isoformat()}"
        f" to {last:.1f} on {last_day.isoformat()}; it is lowest on {low_day.isoformat()}"
        f" ({low:.1f}) and highest on {high_day.isoformat()} ({high:.1f})."
    )


def _known(values: Sequence[float | None], first: date) -> list[tuple[float, date]]:
    return [(v, first + timedelta(days=i)) for i, v in enumerate(values) if v is not None]


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
