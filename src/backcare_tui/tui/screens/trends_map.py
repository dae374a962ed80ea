"""The body in Trends: how often each place was marked, and how far down the legs it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.charts.cells import Cell, Role, cell_width, fit, padded, row_text
from backcare_tui.charts.figure import SMALLEST, draw_figure
from backcare_tui.charts.leg_strip import days_a_column, leg_strips, legend
from backcare_tui.charts.map_legend import level_cell, map_legend
from backcare_tui.domain import places as rules
from backcare_tui.journal.pain_map import coverage, leg_sentences, level_of, pain_map
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, ngettext, sentences
from backcare_tui.tui.drawing import drawn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backcare_tui.charts.cells import Row
    from backcare_tui.domain.care.figures import BodyView
    from backcare_tui.domain.days import Period
    from backcare_tui.journal import Journal
    from backcare_tui.journal.pain_map import PainMap

NOTHING = marked("No place is marked on these days. b on Today marks on the body where it hurts.")
_TALLEST = 40
_LEAST_ROWS = 12
"""Rows below which the places are only listed."""
_LIST, _ALL = 30, 56
"""Columns beside the figures that the list of places needs, and that all of the words need."""
_VIEWS = ("back", "front")
_GAP = "  "


def read_map(journal: Journal, period: Period) -> tuple[PainMap, Mapping[str, BodyView]]:
    """The maps of ``period`` and the views of the body; not for the UI loop."""
    return pain_map(journal, period), journal.knowledge.body_views


def heading(found: PainMap) -> Content:
    """On how many days the map rests."""
    return Content.styled(sentences([_("Where it hurt."), coverage(found)]), "bold")


def map_page(
    found: PainMap,
    views: Mapping[str, BodyView],
    size: tuple[int, int],
    *,
    ascii: bool,  # noqa: A002 - the word of the setting
) -> Content:
    """All of it in ``size``: columns, and the rows that a figure may take.

    Where a figure has no room the places are listed alone.
    """
    width, rows = size
    if not found.mapped:
        return Content("\n").join(Content.styled(_(NOTHING), "$muted").wrap(width))
    high = min(max(rows, SMALLEST[1] + 1), _TALLEST)
    wide = max(SMALLEST[0] + 2, high * 6 // 7)
    if rows < _LEAST_ROWS or width < 2 * wide + len(_GAP):
        return Content("\n\n").join(_told(found, width, ascii))
    figures = [_figure(views[name], found, (wide, high), ascii=ascii) for name in _VIEWS]
    left = width - 2 * (wide + len(_GAP))
    places, *rest = _told(found, max(left, 1), ascii)
    if left < _LIST:
        return Content("\n\n").join([drawn(_beside(figures)), *_told(found, width, ascii)])
    if left < _ALL:
        beside = _joined(drawn(_beside(figures)), places)
        return Content("\n\n").join([beside, *_told(found, width, ascii)[1:]])
    return _joined(drawn(_beside(figures)), Content("\n\n").join([places, *rest]))


def _told(found: PainMap, width: int, plain: bool) -> list[Content]:
    """The places, what the fills mean, and how far down each leg it went."""
    sentences = [line for said in leg_sentences(found) for line in Content(said).wrap(width)]
    return [
        drawn(_places(found, plain)),
        drawn(map_legend(width, ascii=plain)),
        drawn(_legs(found, width, plain)),
        Content("\n").join(sentences),
    ]


def _joined(left: Content, right: Content) -> Content:
    """Two blocks of lines next to each other; the left one's lines are of one width."""
    lines, more = left.split("\n"), right.split("\n")
    blank = Content(" " * lines[0].cell_length)
    lines += [blank] * (len(more) - len(lines))
    beside = [*more, *[Content("")] * (len(lines) - len(more))]
    rows = zip(lines, beside, strict=True)
    return Content("\n").join(Content.assemble(line, _GAP, said) for line, said in rows)


def _places(found: PainMap, plain: bool) -> tuple[Row, ...]:
    """A line for each marked place: its fill, its name, and on how many days."""
    words = ngettext(
        "Marked on, of {number} day with a map",
        "Marked on, of {number} days with a map",
        found.mapped,
    )
    rows: list[Row] = [(Cell(words.format(number=found.mapped), Role.MUTED),), ()]
    most = len(str(max(found.counts.values())))
    for item, count in found.counts.items():
        level = level_cell(level_of(count, found.mapped), ascii=plain)
        name = rules.told(found.places, [item])
        rows.append((level, Cell(f" {count:>{most}}  {name}", Role.AXIS)))
    return tuple(rows)


def _figure(
    view: BodyView,
    found: PainMap,
    size: tuple[int, int],
    *,
    ascii: bool,  # noqa: A002 - the word of the setting
) -> Sequence[Row]:
    figure = draw_figure(view, (size[0], size[1] - 1), ascii=ascii, levels=found.levels)
    before = " " * ((size[0] - cell_width(view.title)) // 2)
    title = Cell(fit(before + view.title, size[0]), Role.MUTED)
    return ((title,), *figure.rows)


def _beside(columns: Sequence[Sequence[Row]]) -> tuple[Row, ...]:
    """Columns of rows next to each other, each as wide as its widest row."""
    widths = [max(cell_width(row_text(row)) for row in rows) for rows in columns]
    lines = []
    for at in range(max(map(len, columns))):
        line: list[Cell] = []
        for rows, width in zip(columns, widths, strict=True):
            line += [*padded(rows[at] if at < len(rows) else (), width), Cell(_GAP, Role.MUTED)]
        lines.append(tuple(line[:-1]))
    return tuple(lines)


def _legs(found: PainMap, width: int, plain: bool) -> tuple[Row, ...]:
    reaches = found.reaches
    unit = days_a_column(len(reaches), width)
    title = _("How far down the leg, day by day (a letter is a day)")
    if unit > 1:
        words = _(
            "How far down the leg, day by day (a letter is {days} days, the furthest of them)"
        )
        title = words.format(days=unit)
    rows: list[Row] = [(Cell(line, Role.MUTED),) for line in _wrapped(title, width)]
    return (*rows, *leg_strips(reaches, width, ascii=plain), *legend(width, ascii=plain))


def _wrapped(text: str, width: int) -> list[str]:
    return [line.plain for line in Content(text).wrap(width)]
