"""The days behind the chart of Trends, any part of which can be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from backcare_tui.charts.pain_chart import Strip
from backcare_tui.domain.days import Period
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from backcare_tui.charts.pain_plot import Spread
    from backcare_tui.domain.checkin import Event
    from backcare_tui.journal import Journal
    from backcare_tui.journal.day_pages import DayPage
    from backcare_tui.journal.review import TrendView
    from backcare_tui.review.series import PainSeries


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn of some days of a diary: one value a day of ``period`` (0-10, None: a gap)."""

    period: Period
    daily: Sequence[float | None]
    rolling: Sequence[float | None]
    spread: Spread
    strips: Sequence[Strip]

    @property
    def recorded(self) -> int:
        """How many of the days have a check-in."""
        return len(self.daily) - self.daily.count(None)

    @property
    def mean(self) -> float | None:
        """The mean pain of the recorded days, each counted once."""
        known = [pain for pain in self.daily if pain is not None]
        return sum(known) / len(known) if known else None


@dataclass(frozen=True, slots=True)
class Course:
    """A diary day by day. ``recorded`` is from its first check-in to today.

    ``pages`` are its days with any entry; None while they were not read.
    """

    series: PainSeries
    recorded: Period
    spread: Spread
    strips: Mapping[str, Sequence[bool | None]]
    pressed: Sequence[bool]
    events: Sequence[Event]
    pages: Mapping[date, DayPage] | None

    def holds(self, period: Period) -> bool:
        """Whether all of ``period`` was read whole."""
        return self.pages is not None and self.series.period.first <= period.first

    def shown(self, window: Period, labels: Mapping[str, str]) -> Shown:
        """What there is of the days of ``window`` that the course holds."""
        period = self.series.period
        first = min(max(window.first, period.first), period.last)
        last = max(min(window.last, period.last), first)
        part = slice((first - period.first).days, (last - period.first).days + 1)
        strips = [Strip(labels.get(name, name), days[part]) for name, days in self.strips.items()]
        return Shown(
            Period(first, last),
            self.series.daily[part],
            self.series.rolling[part],
            self.spread[part],
            [*strips, Strip(_("Pressed"), self.pressed[part], asked=False)],
        )


def course_of_view(view: TrendView) -> Course:
    """The days of ``view`` alone."""
    return _course(
        view.series,
        view.series.period,
        view.strips,
        view.pressed,
        [look.event for look in view.events],
        None,
    )


def whole_course(journal: Journal, at_least: Period) -> Course:
    """Every day from the first check-in or that of ``at_least``, whichever is earlier, to today."""
    from backcare_tui.journal.review import STRIPS
    from backcare_tui.review.series import answers_by_day, covering, pain_series, pressed_by_day

    today = journal.today
    rows = journal.review.daily(None)
    recorded = covering(rows, today, None)
    pages = journal.diary.days(None, today)
    period = Period(min(recorded.first, at_least.first), today)
    check_ins = [check_in for page in pages for check_in in page.check_ins]
    return _course(
        pain_series(rows, period),
        recorded,
        {strip: answers_by_day(check_ins, strip, period) for strip in STRIPS},
        pressed_by_day((each for page in pages for each in page.sessions), period),
        [event for page in pages for event in page.events],
        {page.day: page for page in pages},
    )


def _course(
    series: PainSeries,
    recorded: Period,
    strips: Mapping[str, Sequence[bool | None]],
    pressed: Sequence[bool],
    events: Sequence[Event],
    pages: Mapping[date, DayPage] | None,
) -> Course:
    from backcare_tui.charts.spread import running_spread
    from backcare_tui.review.series import ROLLING_DAYS, ROLLING_MINIMUM

    spread = list(running_spread(series.daily, ROLLING_DAYS, ROLLING_MINIMUM))
    if series.period.first > recorded.first or pages is None:
        # The days before the first are not known here, so neither is what they spread over.
        spread[: ROLLING_DAYS - 1] = [None] * min(ROLLING_DAYS - 1, len(spread))
    return Course(series, recorded, spread, strips, pressed, events, pages)


def days_of_fit(today: date) -> Period:
    """The days that the comparison with a month ago rests on."""
    from backcare_tui.review.trend import FIT_DAYS

    return Period(today - timedelta(days=FIT_DAYS - 1), today)
