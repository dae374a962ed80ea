"""What Trends says beside its chart, made from its view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.charts.cells import cell_width, fit
from backcare_tui.domain.day_words import day_month, day_month_year
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, ngettext, sentences
from backcare_tui.tui.drawing import hanging
from backcare_tui.tui.screens.trends_keys import RANGE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from backcare_tui.domain.days import Period
    from backcare_tui.journal.review import TrendView
    from backcare_tui.tui.screens.trends_course import Shown

EMPTY = marked("Nothing here yet. One check-in takes about ten seconds.")
HOW_TO_BEGIN = marked(
    "T goes to Today: press a number for your pain, then enter. Each day becomes a mark on a chart "
    "here, and days left out stay empty. From the third day on a line shows the mean, and after a "
    "few weeks a sentence here says whether pain has changed."
)
_FEW_DAYS = 3
_DAY, _GAP = 11, 2
_SHORT_WORDS = {"7": "7", "30": "30", "90": "90"}


def heading_of(view: TrendView, away: Period | None) -> Content:
    """The sentence that the eye meets first.

    It always speaks of the days up to today, and says so where other days are in view (``away``
    is what it then rests on).
    """
    from backcare_tui.review import words

    trend = view.trend
    if not view.series.recorded and trend.week.mean is None and trend.change is None:
        return Content.styled(_(EMPTY), "bold")
    said = Content.styled(words.trend_sentence(trend), "bold")
    if away is None:
        return said
    told = _(" This is about {days}, not the days in view.")
    return said + Content.styled(told.format(days=span_words(away, trend.today)), "$muted")


def beneath(view: TrendView, shown: Shown, *, away: bool) -> str:
    """The mean, on how much it rests, and what to expect."""
    from backcare_tui.review import course_words, words

    week = words.week_sentence(view.trend.week)
    if away:
        up_to_today = _("Up to today: {sentence}").format(sentence=week[:1].lower() + week[1:])
        told = [_in_view(shown), up_to_today]
    else:
        logged = _("{days} logged.").format(days=words.coverage_sentence(view.series))
        told = [week, logged]
    told += course_words.completeness_sentences(view.completeness)
    if view.trend.long_view is not None:
        told.append(words.long_view_sentence(view.trend.long_view))
    if view.usual is not None:
        told.append(course_words.usual_range_sentence(view.usual))
    if 0 < view.series.recorded < _FEW_DAYS:
        told.append(_("From the third day within a week, a line shows the mean of seven days."))
    return sentences(told)


def ranges_line(chosen: str | None, window: Period, today: date, width: int) -> Content:
    """The ranges, with the chosen one marked, and which days are in view."""
    in_view = span_words(window, today)
    told = {name: _(words) for name, words in RANGE_WORDS.items()}
    used = sum(cell_width(words) + 2 for words in told.values()) + 2 + cell_width(in_view)
    if used > width:
        told |= {name: words for name, words in _SHORT_WORDS.items() if name in told}
    names = Content.assemble(
        *(
            (f" {words} ", "reverse bold $primary" if name == chosen else "$muted")
            for name, words in told.items()
        )
    )
    if chosen and names.cell_length + 2 + cell_width(in_view) > width:
        # Which days these are stands beneath the chart as well; half of it would mislead.
        return names
    style = "$muted" if chosen else "bold $primary"
    return Content.assemble(names, "  ", (in_view, style))


def span_words(period: Period, today: date) -> str:
    """A period as people say it; the year only where it is needed."""
    first, last = period.first, period.last
    years = (first.year != last.year) or last.year != today.year
    start = day_month_year(first) if first.year != last.year else day_month(first)
    end = day_month_year(last) if years else day_month(last)
    return _("{first} to {last}").format(first=start, last=end)


def events_told(view: TrendView, width: int) -> Content:
    """A sentence for each event of the period, behind its day."""
    from backcare_tui.review.course_words import event_sentence

    days = [day_month_year(look.event.day) for look in view.events]
    column = max([_DAY, *map(cell_width, days)])
    lines: Iterable[Content] = (
        hanging(
            Content.styled(fit(day, column + _GAP), "$secondary"),
            Content(event_sentence(look)),
            width,
        )
        for day, look in zip(days, view.events, strict=True)
    )
    return Content("\n").join(lines)


def _in_view(shown: Shown) -> str:
    days = len(shown.period)
    if shown.mean is None:
        told = ngettext(
            "In view: {recorded} of {number} day logged.",
            "In view: {recorded} of {number} days logged.",
            days,
        )
        return told.format(recorded=shown.recorded, number=days)
    return ngettext(
        "In view: {recorded} of {number} day logged, mean {mean:.1f}.",
        "In view: {recorded} of {number} days logged, mean {mean:.1f}.",
        days,
    ).format(recorded=shown.recorded, number=days, mean=shown.mean)
