"""Events over the days of a chart: a mark at each, and its first words where there is room."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from operator import itemgetter

from backcare_tui.charts.cells import Grid, Role, Row, cell_width, fit
from backcare_tui.charts.time_axis import TimeAxis
from backcare_tui.domain.text import clean_text

_SHORTEST = 6
_GAP = 2


def event_mark(*, ascii: bool = False) -> str:  # noqa: A002 - the plain name of the setting
    """The mark of an event."""
    return "v" if ascii else "▼"


def event_row(
    events: Sequence[tuple[date, str]],
    axis: TimeAxis,
    gutter: int,
    width: int,
    *,
    dots_across: int = 1,
    ascii: bool = False,  # noqa: A002 - the plain name of the setting
) -> Row:
    """A row of exactly ``width`` cells with the events of the axis' days.

    ``events`` are days with a person's own words. The words stand behind the mark, or before it
    where the right edge or the next mark is too near; of events in one column, the first is told.
    """
    words: dict[int, str] = {}
    for day, text in sorted(events, key=itemgetter(0)):
        if day in axis.period:
            column = gutter + axis.column(day, dots_across)
            words.setdefault(column, " ".join(clean_text(text).split()))
    grid = Grid(width, 1)
    columns = [*words, width + _GAP]
    free = 0
    for column, after in pairwise(columns):
        grid.put(column, 0, event_mark(ascii=ascii), Role.MARK)
        behind, before = after - _GAP - (column + 2), column - 1 - free
        label = _label(words[column], max(behind, before), ascii)
        if cell_width(label) <= behind:
            grid.put(column + 2, 0, label, Role.MUTED)
            free = column + 2 + cell_width(label) + _GAP
        else:
            grid.put(column - 1 - cell_width(label), 0, label, Role.MUTED)
            free = column + 1 + _GAP
    return grid.rows()[0]


def _label(text: str, room: int, plain: bool) -> str:
    """The first words, in at most ``room`` columns; nothing where that would tell nothing."""
    if cell_width(text) <= room:
        return text
    if room < _SHORTEST:
        return ""
    end = "..." if plain else "…"
    head = fit(text, room - len(end)).rstrip()
    words = head.rpartition(" ")[0]
    # A lone short word would tell less than a longer one that is cut.
    cut_in_word = not text[len(head) :].startswith(" ")
    return (words if cut_in_word and 2 * cell_width(words) > room else head) + end
