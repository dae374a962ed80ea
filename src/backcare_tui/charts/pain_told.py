"""The pain chart in sentences, for a screen reader or a pipe."""

from collections.abc import Sequence
from datetime import date, timedelta

from backcare_tui.charts.pain_chart import Series
from backcare_tui.language import gettext as _
from backcare_tui.language import ngettext, sentences


def describe(series: Series) -> str:
    """What the chart shows: how many days, their mean, lowest and highest, and the 7-day mean."""
    recorded = _known(series.daily, series.period.first)
    days = len(series.period)
    first, last = series.period.first.isoformat(), series.period.last.isoformat()
    if not recorded:
        return ngettext(
            "Pain, {first} to {last}: no check-in in {number} day.",
            "Pain, {first} to {last}: no check-in in {number} days.",
            days,
        ).format(first=first, last=last, number=days)
    low, low_day = min(recorded)
    high, high_day = max(recorded)
    told = ngettext(
        "Pain, {first} to {last}: {recorded} of {number} day recorded, {empty} empty.",
        "Pain, {first} to {last}: {recorded} of {number} days recorded, {empty} empty.",
        days,
    ).format(
        first=first,
        last=last,
        recorded=len(recorded),
        number=days,
        empty=days - len(recorded),
    )
    ends = _(
        "Mean {mean:.1f} of 10, lowest {low:.3g} on {low_day}, highest {high:.3g} on {high_day}."
    ).format(
        mean=sum(value for value, _day in recorded) / len(recorded),
        low=low,
        low_day=low_day.isoformat(),
        high=high,
        high_day=high_day.isoformat(),
    )
    return sentences([told, ends, _line(_known(series.rolling, series.period.first))])


def _line(means: list[tuple[float, date]]) -> str:
    if len(means) < 2:
        return ""
    (first, first_day), (last, last_day) = means[0], means[-1]
    low, low_day = min(means)
    high, high_day = max(means)
    return _(
        "The 7-day mean goes from {first:.1f} on {first_day} to {last:.1f} on {last_day}; it is"
        " lowest on {low_day} ({low:.1f}) and highest on {high_day} ({high:.1f})."
    ).format(
        first=first,
        first_day=first_day.isoformat(),
        last=last,
        last_day=last_day.isoformat(),
        low=low,
        low_day=low_day.isoformat(),
        high=high,
        high_day=high_day.isoformat(),
    )


def _known(values: Sequence[float | None], first: date) -> list[tuple[float, date]]:
    return [(v, first + timedelta(days=i)) for i, v in enumerate(values) if v is not None]
