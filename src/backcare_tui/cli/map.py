"""``backcare map``: where it hurt over some days, on the body and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from backcare_tui.cli.command import Command
from backcare_tui.cli.layout import columns
from backcare_tui.language import ENGLISH, listed, marked, ngettext, spoken
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from backcare_tui.cli.context import App
    from backcare_tui.journal.pain_map import PainMap

DAYS, MOST_DAYS = 30, 36500
HEIGHT = 22
WIDE, NARROW = 34, 26
"""Columns of a figure where there is room for two, and the least that one takes."""
NOTHING = marked(
    'Nothing is marked yet. Mark where it hurts: backcare checkin 4 --where "low back left, calf '
    'left"'
)


@click.command("map", cls=Command)
@click.option(
    "--days",
    type=click.IntRange(1, MOST_DAYS),
    default=DAYS,
    show_default=True,
    metavar="N",
    help="The last N days.",
)
@click.option("--list", "listed", is_flag=True, help="List the places that can be marked.")
@click.pass_obj
def map_command(app: App, days: int, listed: bool) -> None:
    """Show where it hurt: how often each place was marked, and how far down each leg.

    The figure is the denser the more often a place was marked, among the days with a map. What is
    not marked was not asked. With --plain it is told in words.
    """
    if listed:
        _list(app)
        return
    from backcare_tui.domain.days import FIRST_DAY, Period
    from backcare_tui.journal.journal import days_before
    from backcare_tui.journal.pain_map import coverage, leg_sentences, pain_map

    today = app.journal.today
    found = pain_map(app.journal, Period(max(days_before(today, days - 1), FIRST_DAY), today))
    lines = [coverage(found)]
    if found.mapped:
        lines += [*_figure(found, app), "", *_told(found), *leg_sentences(found)]
    else:
        lines.append(_(NOTHING))
    app.show("map", _json(found), lines, lead="any")


def _list(app: App) -> None:
    places = app.journal.knowledge.places
    kinds = {place.kind.id: place.kind for place in places.values()}
    # What else a place is called is there in English alone.
    english = spoken() == ENGLISH
    rows = [
        [
            kind.label.lower(),
            _("left, right, both") if kind.paired else "",
            listed(kind.aliases) if english else "",
        ]
        for kind in kinds.values()
    ]
    value = [{"id": place.id, "label": place.label} for place in places.values()]
    app.show("places", value, columns(rows, app.output.width), lead="if_there")


def _told(found: PainMap) -> list[str]:
    counts = found.counts.items()
    words = ngettext(
        "{marked} of {number} day with a map", "{marked} of {number} days with a map", found.mapped
    )
    return columns(
        [
            [_label(found, item), words.format(marked=count, number=found.mapped)]
            for item, count in counts
        ]
    )


def _label(found: PainMap, item: str) -> str:
    from backcare_tui.domain.places import told

    return told(found.places, [item])


def _figure(found: PainMap, app: App) -> list[str]:
    if app.output.plain or app.output.width < NARROW:
        return []
    from backcare_tui.charts.cells import cell_width, fit, row_text
    from backcare_tui.charts.figure import draw_figure
    from backcare_tui.charts.map_legend import map_legend

    views = app.journal.knowledge.body_views
    width = WIDE if app.output.width >= 2 * WIDE else NARROW
    drawn = []
    for view in (views["back"], views["front"]):
        figure = draw_figure(view, (width, HEIGHT), levels=found.levels)
        room = len(view.title) + max(width - cell_width(view.title), 0)
        title = fit(view.title.center(room), width)
        drawn.append([title, *map(row_text, figure.rows)])
    if app.output.width >= 2 * width:
        lines = ["".join(pair) for pair in zip(*drawn, strict=True)]
    else:
        lines = [line for figure in drawn for line in figure]
    return [
        "",
        *(line.rstrip() for line in lines),
        "",
        *map(row_text, map_legend(app.output.width)),
    ]


def _json(found: PainMap) -> dict[str, Any]:
    levels = found.levels
    return {
        "first": found.period.first,
        "last": found.period.last,
        "recorded": found.recorded,
        "mapped": found.mapped,
        "places": [
            {
                "id": item,
                "label": _label(found, item),
                "days": count,
                "level": levels[found.places[item].region] if item in found.places else None,
            }
            for item, count in found.counts.items()
        ],
        "days": [
            {
                "day": day,
                "places": list(found.marked[day]),
                **{side.value: how_far.value for side, how_far in reach.items()},
            }
            for day, reach in zip(found.period, found.reaches, strict=True)
            if reach is not None
        ],
    }
