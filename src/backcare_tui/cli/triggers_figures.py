"""The bars and the figures behind what goes together with pain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.charts.cells import row_text
from backcare_tui.charts.interval_bar import Interval, interval_bar, scale, scale_row
from backcare_tui.cli.layout import columns
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcare_tui.cli.output import Output
    from backcare_tui.review.associations import Associations, Effect, Finding

WIDEST = 41
INDENT, BAR_INDENT = "    ", "  "
MEANING = marked("Bars are in points of pain: lower on the left of 0, higher on the right.")
FIGURES = marked(
    "The figures: points of pain with the 95 % interval; p by itself, and q with all that was"
    " tested in mind; days of yes and no."
)


class Bars:
    """The bars of one review, all on one scale; with ``--plain`` there are none."""

    def __init__(self, found: Associations, output: Output) -> None:
        every = (*found.triggers, *found.points)
        self._plain = output.plain
        self._width = min(WIDEST, output.width - 2)
        self._limit = scale(_interval(each.main) for each in every if each.main is not None)

    def numbers(self, findings: Iterable[Finding]) -> list[str]:
        """The scale of the bars of ``findings``; nothing where none has a bar."""
        if not any(map(self.bar, findings)):
            return []
        return [row_text(scale_row(self._limit, self._width)).rstrip()]

    def bar(self, finding: Finding) -> list[str]:
        """The bar of what the verdict speaks of; nothing where nothing was measured."""
        return [] if finding.main is None else self.of(finding.main)

    def of(self, effect: Effect) -> list[str]:
        """The bar of one effect."""
        if self._plain:
            return []
        return [row_text(interval_bar(_interval(effect), self._limit, self._width)).rstrip()]


def figure_lines(finding: Finding, width: int, bars: Bars) -> list[str]:
    """Each lag of ``finding``: effect and 95% interval in points, p, q, and days of yes and no.

    Beneath each stands its bar, in line with that of the finding.
    """
    rows = [
        [
            _when(effect.lag),
            _("{points:+.1f} ({low:+.1f} to {high:+.1f})").format(
                points=effect.estimate, low=effect.low, high=effect.high
            ),
            listed(
                (
                    _share("p", effect.p),
                    _share("q", effect.q),
                    _("{number} yes").format(number=effect.yes),
                    _("{number} no").format(number=effect.no),
                )
            ),
        ]
        for effect in finding.effects
    ]
    lines = columns(rows, width - len(INDENT))
    if len(lines) != len(rows):  # too narrow for a line each
        return [INDENT + line for line in lines]
    return [
        line
        for words, effect in zip(lines, finding.effects, strict=True)
        for line in (INDENT + words, *(BAR_INDENT + bar for bar in bars.of(effect)))
    ]


def _interval(effect: Effect) -> Interval:
    return Interval(effect.low, effect.estimate, effect.high)


def _when(lag: int) -> str:
    if lag == 0:
        return _("same day")
    return ngettext("next day", "{number} days later", lag).format(number=lag)


def _share(name: str, value: float) -> str:
    return f"{name} < 0.001" if value < 0.001 else f"{name} {value:.3f}"
