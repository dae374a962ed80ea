"""How far down the legs pain went, a column for some days: letters in a row for each leg."""

from collections.abc import Mapping, Sequence

from backcare_tui.charts.cells import Cell, Role, Row, cell_width, fit
from backcare_tui.charts.legend import entry, flow
from backcare_tui.domain.care.figures import Side
from backcare_tui.domain.care.places import Reach
from backcare_tui.language import gettext as _
from backcare_tui.language import marked

LETTERS = {
    Reach.NONE: "·",
    Reach.BUTTOCK: "b",
    Reach.THIGH: "t",
    Reach.KNEE: "k",
    Reach.CALF: "c",
    Reach.FOOT: "f",
}
"""What stands for a day; a day without a map stays blank."""

_ROLES = {
    Reach.NONE: Role.MUTED,
    Reach.BUTTOCK: Role.LOW,
    Reach.THIGH: Role.LOW,
    Reach.KNEE: Role.MID,
    Reach.CALF: Role.HIGH,
    Reach.FOOT: Role.HIGH,
}
_LEADS = {Side.LEFT: marked("Left leg"), Side.RIGHT: marked("Right leg")}
_GAP = 2
_WORDS = {
    Reach.NONE: marked("not marked"),
    Reach.BUTTOCK: marked("buttock"),
    Reach.THIGH: marked("thigh"),
    Reach.KNEE: marked("knee"),
    Reach.CALF: marked("calf"),
    Reach.FOOT: marked("foot"),
}

Days = Sequence[Mapping[Side, Reach] | None]


def leg_strips(days: Days, width: int, *, ascii: bool = False) -> tuple[Row, ...]:  # noqa: A002 - the word of the setting
    """A row for each leg, at most ``width`` columns wide, the last day at the right.

    Where there are more days than columns, a column holds as many as it must, and shows the one
    that went furthest. None is a day without a map, which stays blank.
    """
    room = max(width - _lead_width(), 1)
    unit = max(-(-len(days) // room), 1)
    # The last column is whole, so that the newest days are never thinned out.
    starts = range(len(days) % unit - unit if len(days) % unit else 0, len(days), unit)
    parts = [days[max(start, 0) : start + unit] for start in starts]
    return tuple(_strip(parts, side, ascii) for side in Side)


def days_a_column(count: int, width: int) -> int:
    """How many days a column of `leg_strips` holds."""
    return max(-(-count // max(width - _lead_width(), 1)), 1)


def legend(width: int, *, ascii: bool = False) -> tuple[Row, ...]:  # noqa: A002 - the word of the setting
    """What the letters mean, on as many rows as it takes."""
    return flow((entry(f"{_letter(reach, ascii)} {_(_WORDS[reach])}") for reach in Reach), width)


def _strip(parts: Sequence[Days], side: Side, plain: bool) -> Row:
    cells = [Cell(fit(_(_LEADS[side]), _lead_width()), Role.MUTED)]
    for part in parts:
        known = [each[side] for each in part if each is not None]
        if not known:
            cells.append(Cell(" ", Role.MUTED))
            continue
        reach = max(known, key=lambda each: each.depth)
        cells.append(Cell(_letter(reach, plain), _ROLES[reach]))
    return tuple(cells)


def _lead_width() -> int:
    return max(cell_width(_(lead)) for lead in _LEADS.values()) + _GAP


def _letter(reach: Reach, plain: bool) -> str:
    return "." if plain and reach is Reach.NONE else LETTERS[reach]
