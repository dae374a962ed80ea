"""``backcare trend``: how pain moved, in a sentence and a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from backcare_tui.cli.command import Command

if TYPE_CHECKING:
    from backcare_tui.cli.context import App
    from backcare_tui.journal.review import TrendView
    from backcare_tui.review.change import Change

HEIGHT = 12


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
    from backcare_tui.review import words

    view = app.journal.review.trend(range_days(range_.lower()))
    trend = view.trend
    lines = [words.trend_sentence(trend), words.week_sentence(trend.week)]
    if trend.long_view is not None:
        lines.append(words.long_view_sentence(trend.long_view))
    if trend.change is not None:
        lines.append(words.spikes_sentence(trend.spikes))
    lines += ["", *_drawing(view, app)]
    app.show("trend", _json(view, range_), lines, lead="any")


def _drawing(view: TrendView, app: App) -> list[str]:
    from backcare_tui.charts.pain_chart import Strip, describe, pain_chart

    if app.output.plain:
        return [describe(view.series), *_told(view, app)]
    if not view.series.recorded:
        return ["Nothing here yet. One check-in takes about ten seconds: backcare checkin 4"]
    triggers = app.journal.knowledge.triggers
    strips = [Strip(triggers[name].label, days) for name, days in view.strips.items()]
    strips.append(Strip("Pressed", view.pressed))
    chart = pain_chart(view.series, app.output.width, HEIGHT + len(strips), strips=strips)
    return [line.rstrip() for line in chart.lines]


def _told(view: TrendView, app: App) -> list[str]:
    """The strips beneath the chart in words."""
    told = []
    for name, days in view.strips.items():
        asked = [each for each in days if each is not None]
        label = app.journal.knowledge.triggers[name].label
        told.append(f"{label}: yes on {sum(asked)} of {len(asked)} days asked.")
    return [*told, f"Pressed: on {sum(view.pressed)} of {len(view.pressed)} days."]


def _change(change: Change | None) -> dict[str, float] | None:
    if change is None:
        return None
    return {
        "estimate": change.estimate,
        "low": change.low,
        "high": change.high,
        "probability_lower": change.falling,
        "probability_small": change.small,
    }


def _json(view: TrendView, range_: str) -> dict[str, Any]:
    from backcare_tui.review.words import trend_sentence

    trend, series = view.trend, view.series
    long_view = trend.long_view
    return {
        "range": range_.lower(),
        "label": trend.label.value,
        "sentence": trend_sentence(trend),
        "change": _change(trend.change),
        "meaningful": trend.meaningful,
        "needed": trend.needed,
        "week": {"mean": trend.week.mean, "days": trend.week.days, "entries": trend.week.entries},
        "long_view": long_view and {"days": long_view.days, "change": _change(long_view.change)},
        "spikes": [
            {"first": each.first, "last": each.last, "days": each.days, "peak": each.peak}
            for each in trend.spikes
        ],
        "days": [
            {
                "day": day,
                "mean": series.daily[i],
                "worst": series.worst[i],
                "entries": series.entries[i],
                "rolling": series.rolling[i],
                "exposures": {name: days[i] for name, days in view.strips.items()},
                "pressed": view.pressed[i],
            }
            for i, day in enumerate(series.period)
        ],
    }
