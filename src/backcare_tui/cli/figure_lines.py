"""The body figure as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcare_tui.charts.figure_marks import ShownPoint
    from backcare_tui.cli.output import Output
    from backcare_tui.domain.care import BodyView

_WIDEST = 48
_ROWS, _CLOSE_ROWS = 36, 22


def figure_lines(
    view: BodyView, points: Mapping[str, ShownPoint], chosen: str | None, output: Output
) -> list[str]:
    """``view`` drawn as wide as there is room for, with what its marks mean beneath it.

    ``chosen`` is the code of the point that stands out, with the course of its meridian.
    """
    from backcare_tui.charts.cells import row_text
    from backcare_tui.charts.figure import draw_figure
    from backcare_tui.charts.figure_legend import figure_legend

    width = min(output.width, _WIDEST)
    rows = _ROWS if view.view.roomy else _CLOSE_ROWS
    meridian = points[chosen].meridian if chosen is not None else ""
    figure = draw_figure(
        view,
        (width, rows),
        ascii=output.plain,
        points=points,
        chosen=(chosen, None) if chosen is not None else None,
        meridian=meridian,
    )
    used = {mark.code: points[mark.code] for mark in figure.marks}
    legend = figure_legend(used.values(), "", width, ascii=output.plain)
    return [row_text(row).rstrip() for row in (*figure.rows, *legend)]
