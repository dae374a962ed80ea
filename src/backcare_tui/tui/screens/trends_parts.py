"""What Trends says beside its chart, made from its view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.tui.drawing import hanging
from backcare_tui.tui.screens.trends_keys import RANGE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from backcare_tui.domain.days import Period
    from backcare_tui.journal.review import TrendView
    from backcare_tui.tui.screens.trends_course import Shown

EMPTY = "Nothing here yet. One check-in takes about ten seconds."
HOW_TO_BEGIN = (
    "T goes to Today: press a number for your pain, then enter. Each day becomes a mark on a chart "
    "here, and days left out stay empty. From the third day on a line shows the mean, and after a "
    "few weeks a sentence here says whether pain has changed."
)
_FEW_DAYS = 3
_SHORT_WORDS = {"7 days": "7", "30 days": "30", "90 days": "90"}


def heading_of(view: TrendView, away: Period | None) -> Content:
    """The sentence that the eye meets first.

    It always speaks of the days up to today, and says so where other days are in view (``away``
    is what it then rests on).
    """
    from backcare_tui.review import words

    trend = view.trend
    if not view.series.recorded and trend.week.mean is None and trend.change is None:
        return Content.styled(EMPTY, "bold")
    said = Content.styled(words.trend_sentence(trend), "bold")
    if away is None:
        return said
    days = span_words(away, trend.today)
    return said + Content.styled(f" This is about {days}, not the days in view.", "$muted")


def beneath(view: TrendView, shown: Shown, *, away: bool) -> str:
    """The mean, on how much it rests, and what to expect."""
    from backcare_tui.review import course_words, words

    week = words.week_sentence(view.trend.week)
    if away:
        told = [f"{_in_view(shown)} Up to today:", week[:1].lower() + week[1:]]
    else:
        told = [week, words.coverage_sentence(view.series) + " logged."]
    told += course_words.completeness_sentences(view.completeness)
    if view.trend.long_view is not None:
        told.append(words.long_view_sentence(view.trend.long_view))
    if view.usual is not None:
        told.append(course_words.usual_range_sentence(view.usual))
    if 0 < view.series.recorded < _FEW_DAYS:
        told.append("From the third day within a week, a line shows the mean of seven days.")
    return " ".join(told)


def ranges_line(chosen: str | None, window: Period, today: date, width: int) -> Content:
    """The ranges, with the chosen one marked, and which days are in view."""
    in_view = span_words(window, today)
    long = sum(len(words) + 2 for words in RANGE_WORDS.values()) + 2 + len(in_view) <= width
    names = [
        (
            f" {words if long else _SHORT_WORDS.get(words, words)} ",
            "reverse bold $primary" if name == chosen else "$muted",
        )
        for name, words in RANGE_WORDS.items()
    ]
    style = "$muted" if chosen else "bold $primary"
    return Content.assemble(*names, "  ", (in_view, style))


def span_words(period: Period, today: date) -> str:
    """A period as people say it; the year only where it is needed."""
    first, last = period.first, period.last
    years = (first.year != last.year) or last.year != today.year
    ends = [f"{day.day} {day:%b}" for day in (first, last)]
    if first.year != last.year:
        ends[0] += f" {first.year}"
    if years:
        ends[1] += f" {last.year}"
    return " to ".join(ends)


def events_told(view: TrendView, width: int) -> Content:
    """A sentence for each event of the period, behind its day."""
    from backcare_tui.review.course_words import event_sentence

    lines: Iterable[Content] = (
        hanging(
            Content.styled(f"{_day(look.event.day):<11}  ", "$secondary"),
            Content(event_sentence(look)),
            width,
        )
        for look in view.events
    )
    return Content("\n").join(lines)


def _in_view(shown: Shown) -> str:
    from backcare_tui.review.words import counted

    days = counted(len(shown.period), "day")
    mean = "" if shown.mean is None else f", mean {shown.mean:.1f}"
    return f"In view: {shown.recorded} of {days} logged{mean}."


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
