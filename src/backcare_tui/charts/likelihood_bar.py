"""How likely something is, with how far that moves."""

from backcare_tui.charts.cells import Cell, Role, Row
from backcare_tui.language import gettext as _

_DRAWN, _ASCII = ("━", "╍", "─"), ("#", "=", ".")


def likelihood_legend(*, ascii: bool = False) -> str:  # noqa: A002 - the plain name of the setting
    """What the three parts of a bar mean, in a line."""
    words = _("holds without any week"), _("hangs on one week"), _("open")
    signs = _ASCII if ascii else _DRAWN
    return "   ".join(f"{sign} {said}" for sign, said in zip(signs, words, strict=True))


def likelihood_bar(
    low: float,
    high: float,
    width: int,
    *,
    ascii: bool = False,  # noqa: A002 - the plain name of the setting
) -> Row:
    """A bar of exactly ``width`` columns for a probability that lies from ``low`` to ``high``
    (0-1): solid as far as it holds, broken where it moves, and pale for what is open."""
    ends = [round(min(max(share, 0.0), 1.0) * width) for share in (low, high)]
    solid, broken, open_ = _ASCII if ascii else _DRAWN
    parts = (
        (solid * ends[0], Role.MEAN),
        (broken * (ends[1] - ends[0]), Role.MEAN),
        (open_ * (width - ends[1]), Role.MUTED),
    )
    return tuple(Cell(text, role) for text, role in parts if text)
