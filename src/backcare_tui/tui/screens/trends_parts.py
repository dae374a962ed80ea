"""What Trends says beside its chart, made from its view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.charts.event_row import event_mark
from backcare_tui.tui.drawing import hanging
from backcare_tui.tui.screens.trends_keys import RANGE_WORDS

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.journal.review import TrendView


def heading_of(view: TrendView) -> str:
    """The sentence that the eye meets first."""
    from backcare_tui.review import words

    trend = view.trend
    if not view.series.recorded and trend.week.mean is None and trend.change is None:
        return "Nothing here yet. One check-in takes about ten seconds."
    return words.trend_sentence(trend)


def beside_mean(view: TrendView) -> str:
    """The mean, on how much it rests, and what to expect."""
    from backcare_tui.review import course_words, words

    told = [
        words.week_sentence(view.trend.week),
        words.coverage_sentence(view.series) + " logged.",
        *course_words.completeness_sentences(view.completeness),
    ]
    if view.trend.long_view is not None:
        told.append(words.long_view_sentence(view.trend.long_view))
    if view.usual is not None:
        told.append(course_words.usual_range_sentence(view.usual))
    return " ".join(told)


def ranges_line(chosen: str) -> Content:
    """The ranges, with the chosen one marked."""
    return Content.assemble(
        *(
            (f" {words} ", "reverse bold $primary" if name == chosen else "$muted")
            for name, words in RANGE_WORDS.items()
        )
    )


def events_told(view: TrendView, width: int) -> Content:
    """A sentence for each event of the period, behind its day."""
    from backcare_tui.review.course_words import event_sentence

    lines = [
        hanging(
            Content.styled(f"{_day(look.event.day):<11}  ", "$secondary"),
            Content(event_sentence(look)),
            width,
        )
        for look in view.events
    ]
    return Content("\n").join(lines)


def read_out(
    view: TrendView,
    day: date,
    labels: Mapping[str, str],
    width: int,
    *,
    ascii: bool,  # noqa: A002 - the word of the setting
) -> Content:
    """What is known of ``day``, on one line where it fits into ``width`` columns."""
    index = view.series.index(day)
    pain = view.series.daily[index]
    told = "no check-in"
    if pain is not None:
        told = f"pain {pain:g}"
        if (mean := view.series.rolling[index]) is not None:
            told += f", mean of 7 days {mean:.1f}"
    marks = [
        f"{labels.get(name, name).lower()} {'✓' if days[index] else '✗'}"
        for name, days in view.strips.items()
        if days[index] is not None
    ]
    if view.pressed[index]:
        marks.append("pressed ✓")
    mark = event_mark(ascii=ascii)
    marks += [f"{mark} {look.event.text}" for look in view.events if look.event.day == day]
    said = Content.assemble((f"{day:%a} {_day(day)}", "bold"), f"  {told}")
    marked = Content("  ".join(marks))
    fits = said.cell_length + 2 + marked.cell_length <= width
    return Content.assemble(said, "  " if fits else "\n", marked.stylize("$muted"))


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
