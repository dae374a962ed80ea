"""``backcare trend``: how pain moved, in a sentence and a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli.command import Command
from backcare_tui.cli.trend_json import trend_json
from backcare_tui.language import gettext as _
from backcare_tui.language import ngettext

if TYPE_CHECKING:
    from backcare_tui.charts.pain_plot import Spread
    from backcare_tui.cli.context import App
    from backcare_tui.journal.review import TrendView

HEIGHT, LEGEND = 12, 1


@click.command("trend", cls=Command)
@click.option(
    "--range",
    "range_",
    default="30",
    show_default=True,
    metavar="7|30|90|365|all",
    help="How many days to draw, and to tell the long view of.",
)
@click.pass_obj
def trend_command(app: App, range_: str) -> None:
    """Say how pain moved, and draw it. With --plain the drawing is told in sentences.

    The comparison with a month ago rests on the last 60 days, whatever the range.
    """
    from backcare_tui.journal.review import range_days
    from backcare_tui.review import course_words, words

    view = app.journal.review.trend(range_days(range_.lower()))
    trend = view.trend
    lines = [words.trend_sentence(trend), words.week_sentence(trend.week)]
    lines += course_words.completeness_sentences(view.completeness)
    if trend.long_view is not None:
        lines.append(words.long_view_sentence(trend.long_view))
    if trend.change is not None:
        lines.append(words.spikes_sentence(trend.spikes))
    if view.usual is not None:
        lines.append(course_words.usual_range_sentence(view.usual))
    lines += [course_words.event_sentence(each) for each in view.events]
    lines += ["", *_drawing(view, app)]
    app.show("trend", trend_json(view, range_), lines, lead="any")


def _drawing(view: TrendView, app: App) -> list[str]:
    from backcare_tui.charts.cells import row_text
    from backcare_tui.charts.pain_chart import Strip, pain_chart
    from backcare_tui.charts.pain_told import describe

    if app.output.plain:
        return [describe(view.series), *_told(view, app)]
    if not view.series.recorded:
        return [_("Nothing here yet. One check-in takes about ten seconds: backcare checkin 4")]
    triggers = app.journal.knowledge.triggers
    strips = [Strip(triggers[name].label, days) for name, days in view.strips.items()]
    strips.append(Strip(_("Pressed"), view.pressed, asked=False))
    usual = view.usual
    chart = pain_chart(
        view.series,
        app.output.width,
        HEIGHT + len(strips) + bool(view.events) + LEGEND,
        strips=strips,
        events=[(each.event.day, each.event.text) for each in view.events],
        band=(usual.low, usual.high) if usual else None,
        spread=_spread(view, app),
        legend=True,
    )
    lines = [*chart.lines, *map(row_text, chart.beneath)]
    return [line.rstrip() for line in lines]


def _spread(view: TrendView, app: App) -> Spread:
    """Lowest and highest behind the mean of each day, with the week before the first one."""
    from backcare_tui.charts.spread import running_spread
    from backcare_tui.domain.days import Period
    from backcare_tui.review.series import ROLLING_DAYS, ROLLING_MINIMUM, pain_series

    last, before = view.series.period.last, ROLLING_DAYS - 1
    period = Period.ending(last, len(view.series.period) + before)
    series = pain_series(app.journal.review.daily(len(period)), period)
    return running_spread(series.daily, ROLLING_DAYS, ROLLING_MINIMUM)[before:]


def _told(view: TrendView, app: App) -> list[str]:
    """The strips beneath the chart in words."""
    told = []
    for name, days in view.strips.items():
        asked = [each for each in days if each is not None]
        line = ngettext(
            "{trigger}: yes on {yes} of {number} day asked.",
            "{trigger}: yes on {yes} of {number} days asked.",
            len(asked),
        )
        label = app.journal.knowledge.triggers[name].label
        told.append(line.format(trigger=label, yes=sum(asked), number=len(asked)))
    pressed = ngettext(
        "Pressed: on {pressed} of {number} day.",
        "Pressed: on {pressed} of {number} days.",
        len(view.pressed),
    )
    return [*told, pressed.format(pressed=sum(view.pressed), number=len(view.pressed))]
