"""Small pictures of pain and likelihood that fit into a line of text."""

from collections.abc import Sequence

from backcare_tui.charts.cells import Role
from backcare_tui.domain.answers import Answer
from backcare_tui.domain.scale import PAIN_MAX, PAIN_MIN
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, pgettext

PAIN_WORDS = (
    "none",
    marked("barely there"),
    marked("slight"),
    marked("noticeable, easy to forget"),
    marked("sore, I can go on"),
    marked("hard to ignore"),
    marked("gets in the way"),
    marked("limits most things"),
    marked("hard to think of anything else"),
    marked("almost unbearable"),
    marked("worst imaginable"),
)

_RAMP = {Role.NONE: "·", Role.LOW: "░", Role.MID: "▒", Role.HIGH: "█"}
_ASCII_RAMP = {Role.NONE: ".", Role.LOW: "-", Role.MID: "=", Role.HIGH: "#"}
_BARS = "▁▂▃▄▅▆▇█"
_CHIPS = {Answer.YES: "✓", Answer.NO: "✗", Answer.NOT_ASKED: "–"}
_ASCII_CHIPS = {Answer.YES: "+", Answer.NO: "x", Answer.NOT_ASKED: "-"}


def pain_role(pain: float) -> Role:
    """The step of the ramp: none (0), low (to 3), mid (4-6) or high (7-10); a mean is rounded."""
    step = int(pain + 0.5)
    if pain <= 0:
        return Role.NONE
    return Role.LOW if step <= 3 else Role.MID if step <= 6 else Role.HIGH


def pain_glyph(pain: float, *, ascii: bool = False) -> str:  # noqa: A002 - the plain name of the setting
    """The glyph of the step, so that colour is never alone."""
    return (_ASCII_RAMP if ascii else _RAMP)[pain_role(pain)]


def pain_words(pain: int) -> str:
    """What a number of 0 to 10 feels like."""
    return pgettext("pain", "none") if pain == PAIN_MIN else _(PAIN_WORDS[pain])


def sparkline(values: Sequence[float | None], *, ascii: bool = False) -> str:  # noqa: A002 - the plain name of the setting
    """One character a value on the whole scale of 0 to 10; a gap is a blank."""
    return "".join(" " if value is None else _bar(value, ascii) for value in values)


def share_bar(share: float, width: int, *, ascii: bool = False) -> str:  # noqa: A002 - the plain name of the setting
    """A bar of exactly ``width`` columns, filled by ``share`` (0-1)."""
    whole = round(min(max(share, 0.0), 1.0) * width)
    filled, rest = ("#", ".") if ascii else ("━", "─")
    return filled * whole + rest * (width - whole)


def chip_glyph(answer: Answer, *, ascii: bool = False) -> str:  # noqa: A002 - the plain name of the setting
    """The glyph of yes, no or not asked."""
    return (_ASCII_CHIPS if ascii else _CHIPS)[answer]


def _bar(value: float, plain: bool) -> str:
    if plain:
        return pain_glyph(value, ascii=True)
    share = (value - PAIN_MIN) / (PAIN_MAX - PAIN_MIN)
    return _BARS[round(min(max(share, 0.0), 1.0) * (len(_BARS) - 1))]
