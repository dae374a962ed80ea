"""``backcare atlas``: the body with its acupressure points, drawn or told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from backcare_tui.cli import completions
from backcare_tui.cli.command import Command
from backcare_tui.cli.figure_lines import figure_lines
from backcare_tui.language import gettext as _
from backcare_tui.language import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcare_tui.charts.figure_marks import ShownPoint
    from backcare_tui.cli.context import App
    from backcare_tui.domain.care import BodyView
    from backcare_tui.journal.care import PointAdvice


@click.command("atlas", cls=Command)
@click.argument("name", metavar="[VIEW]", required=False, shell_complete=completions.views)
@click.option("--figure", is_flag=True, help="Draw it where it would be told: --plain, a pipe.")
@click.pass_obj
def atlas_command(app: App, name: str | None, figure: bool) -> None:
    """Show where the acupressure points are: the body from behind, or another view.

    VIEW is back, low-back, front, leg, ankle, hand or foot. On a terminal it is drawn and told,
    else told in words alone; without VIEW that is all of them.
    """
    from backcare_tui.charts.figure_marks import shown_point
    from backcare_tui.charts.figure_told import told

    advice = {a.point.code: a for a in app.journal.care.points(library=True)}
    points = {code: shown_point(a.point, a.limits) for code, a in advice.items()}
    views = app.journal.knowledge.body_views
    drawn = figure or (app.output.rewrites and not app.output.plain)
    wanted = [app.journal.knowledge.body_view(name)] if name is not None else [*views.values()]
    lines: list[str] = []
    for view in wanted[:1] if drawn else wanted:
        if drawn:
            lines += [view.title, *figure_lines(view, points, None, app.output), ""]
        lines += [*told(view, points), ""]
    if name is None and drawn:
        others = listed(id_ for id_ in views if id_ != wanted[0].id)
        lines.append(_("Other views: {views}.").format(views=others))
    data = {"views": [_view_json(view, points, advice) for view in wanted]}
    app.show("atlas", data, lines if lines[-1] else lines[:-1], lead="any")


def _view_json(
    view: BodyView, points: Mapping[str, ShownPoint], advice: Mapping[str, PointAdvice]
) -> dict[str, Any]:
    from backcare_tui.charts.figure_frame import sides_of
    from backcare_tui.charts.figure_regions import region_names
    from backcare_tui.charts.figure_told import told, where

    places = [place for place in view.drawing.places if place.point in view.points]
    return {
        "id": view.id,
        "title": view.title,
        "box": list(view.view.box),
        "points": [
            {
                "code": place.point,
                "label": points[place.point].label,
                "sides": [side for side in sides_of(view, place.point) if side is not None],
                "at": [list(spot) for spot in place.at],
                "words": where(view, place.point),
                "limit": advice[place.point].limits.strictest,
            }
            for place in places
        ],
        "regions": [{"id": id_, "label": label} for id_, label in region_names(view).items()],
        "text": told(view, points),
    }
