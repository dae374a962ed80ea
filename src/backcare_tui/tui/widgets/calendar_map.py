"""The calendar of Trends: a map of weeks, and the months around the marked day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from backcare_tui.charts.calendar import SMALLEST_WIDTH, legend, pain_calendar
from backcare_tui.charts.heatmap import HeatMap, heat_map
from backcare_tui.domain.days import Period
from backcare_tui.language import marked
from backcare_tui.tui.drawing import drawn

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from textual.events import Click
    from textual.geometry import Size

    from backcare_tui.charts.heatmap import DailySeries

_MONTH_WIDTH = 31
_MOST_MONTHS = 4


@dataclass(frozen=True, slots=True)
class Part:
    """Some days of a series."""

    period: Period
    daily: Sequence[float | None]


class CalendarMap(Widget, can_focus=True):
    """A year at a glance; the arrow keys mark a day."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "CalendarMap { height: auto; width: 1fr; }"
    HELP = (
        "## Calendar\n\nEach column is a week, newest at the right. `←` `→` mark the week before "
        "or after, `↑` `↓` the day before or after, `home` `end` the first and the last day; "
        "`enter` opens the day."
    )
    BINDINGS: ClassVar[list[Any]] = [
        Binding(key, action, words, show=False, id=f"calendar.{name}", tooltip=tip)
        for key, action, words, name, tip in (
            (
                "left",
                "move(-7)",
                marked("Week before"),
                "week-before",
                marked("Mark the week before"),
            ),
            (
                "right",
                "move(7)",
                marked("Week after"),
                "week-after",
                marked("Mark the week after"),
            ),
            ("up", "move(-1)", marked("Day before"), "day-before", marked("Mark the day before")),
            ("down", "move(1)", marked("Day after"), "day-after", marked("Mark the day after")),
            ("home", "ends(False)", marked("First day"), "first-day", marked("Mark the first day")),
            ("end", "ends(True)", marked("Today"), "last-day", marked("Mark today")),
        )
    ]

    class Picked(Message):
        """Another day was marked."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self) -> None:
        super().__init__()
        self._series: DailySeries | None = None
        self._events: Collection[date] = ()
        self._ascii = False
        self._cursor: date | None = None
        self._map: HeatMap | None = None
        self._made: tuple[int, date | None, Content] | None = None

    def show_days(
        self,
        series: DailySeries,
        events: Collection[date],
        *,
        ascii: bool,  # noqa: A002 - the word of the setting
    ) -> None:
        """Draw other days; the last of them is today."""
        self._series, self._events, self._ascii = series, events, ascii
        self._made = None
        self.refresh(layout=True)

    def mark(self, day: date | None) -> None:
        """Mark a day."""
        if day != self._cursor:
            lines = self._height
            self._cursor = day
            self._at(self.size.width)
            self.refresh(layout=self._height != lines)

    @property
    def _height(self) -> int:
        return self._made[2].plain.count("\n") + 1 if self._made else 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport
        self._at(width)
        return self._height

    def render(self) -> Content:
        return self._at(self.size.width)

    def _at(self, width: int) -> Content:
        if self._made is None or self._made[:2] != (width, self._cursor):
            self._made = width, self._cursor, self._drawn(max(width, SMALLEST_WIDTH))
        return self._made[2]

    def _drawn(self, width: int) -> Content:
        series = self._series
        if series is None:
            return Content("")
        today, cursor = series.period.last, self._cursor
        events, plain = self._events, self._ascii
        self._map = heat_map(series, width, ascii=plain, today=today, events=events, cursor=cursor)
        part = Part(self._map.period, ())
        meant = legend(part, width, ascii=plain, today=today, events=events)
        return drawn((*self._map.rows, *meant))

    def months(self, width: int) -> Content:
        """The months around the marked day, with the number of each day."""
        series, cursor = self._series, self._cursor
        if series is None:
            return Content("")
        today = series.period.last
        around = months_around(series, cursor or today, max(width, SMALLEST_WIDTH))
        return drawn(
            pain_calendar(
                around, width, ascii=self._ascii, today=today, events=self._events, cursor=cursor
            )
        )

    def on_click(self, event: Click) -> None:
        day = self._map.day_at(event.x, event.y) if self._map else None
        if day is not None:
            self._pick(day)

    def action_move(self, by: int) -> None:
        """Mark a day before or after the marked one; the first move marks today."""
        if self._series is not None:
            last = self._series.period.last
            self._pick(last if self._cursor is None else self._cursor + timedelta(days=by))

    def action_ends(self, last: bool) -> None:
        """Mark the first day, or today."""
        if self._series is not None:
            self._pick(self._series.period.last if last else self._series.period.first)

    def _pick(self, day: date) -> None:
        if self._series is None:
            return
        period = self._series.period
        self.post_message(self.Picked(min(max(day, period.first), period.last)))


def months_around(series: DailySeries, day: date, width: int) -> Part:
    """As many whole months as stand side by side, the last of them that of ``day``."""
    count = min(max((width + 3) // _MONTH_WIDTH, 1), _MOST_MONTHS)
    month = day.year * 12 + day.month - 1
    first = date((month - count + 1) // 12, (month - count + 1) % 12 + 1, 1)
    after = date((month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = min(after - timedelta(days=1), series.period.last)
    period = series.period
    known = {
        each: series.daily[(each - period.first).days]
        for each in Period(max(first, period.first), last)
    }
    return Part(Period(first, last), [known.get(each) for each in Period(first, last)])
