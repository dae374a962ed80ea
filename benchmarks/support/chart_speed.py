"""How long the chart of Trends takes to draw ten years, in this process."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median
from time import perf_counter

from backcare_tui.charts.pain_chart import Strip, pain_chart
from backcare_tui.charts.spread import running_spread
from backcare_tui.domain.checkin import AcupressureSession, CheckIn
from backcare_tui.domain.days import Period
from backcare_tui.knowledge import load_knowledge
from backcare_tui.review.series import (
    ROLLING_DAYS,
    ROLLING_MINIMUM,
    answers_by_day,
    daily_pain,
    pain_series,
    pressed_by_day,
)
from backcare_tui.review.simulate import simulate_diary
from support.measure import Spread, late

_DAYS, _WIDTH, _HEIGHT = 3650, 140, 45
_TIMES = 50
_TRIGGERS = ("cold", "damp", "fatigue", "lifting")
_EVENT_EVERY = 400


def chart_redraw() -> Spread:
    """The whole chart with all that goes with it, its cursor on another day each time."""
    period = Period.ending(date(2025, 11, 21), _DAYS)
    entries = list(simulate_diary(_DAYS, period.last, 7, load_knowledge().signs))
    check_ins = [entry for entry in entries if isinstance(entry, CheckIn)]
    pressed = [entry for entry in entries if isinstance(entry, AcupressureSession)]
    series = pain_series(daily_pain(check_ins), period)
    spread = running_spread(series.daily, ROLLING_DAYS, ROLLING_MINIMUM)
    strips = [Strip(name, answers_by_day(check_ins, name, period)) for name in _TRIGGERS]
    strips.append(Strip("Pressed", pressed_by_day(pressed, period)))
    events = [(period.first + timedelta(n), "made up") for n in range(0, _DAYS, _EVENT_EVERY)]

    def draw(day: date) -> float:
        begun = perf_counter()
        chart = pain_chart(
            series, _WIDTH, _HEIGHT, strips=strips, events=events,
            band=(2.0, 5.0), spread=spread, legend=True,
        )  # fmt: skip
        chart.cursor(day)
        return 1000 * (perf_counter() - begun)

    draw(period.last)
    times = [draw(period.first + timedelta(n * _DAYS // _TIMES)) for n in range(_TIMES)]
    how = f"{_TIMES} times, {series.recorded:,} days recorded, fastest {min(times):.1f} ms"
    return Spread(f"chart of {_DAYS:,} days", median(times), 8, "ms", how, late(times), 16)
