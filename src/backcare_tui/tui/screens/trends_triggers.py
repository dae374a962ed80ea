"""The triggers view of Trends: what goes together with pain, each with its bar around zero."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.charts.interval_bar import Interval, interval_bar, scale, scale_row
from backcare_tui.tui.drawing import drawn

if TYPE_CHECKING:
    from backcare_tui.journal.review import TriggersView
    from backcare_tui.review.associations import Finding

EMPTY = "Nothing here yet. One check-in takes about ten seconds."
LOOKING = "Looking at the last year of days."

_WIDEST_BAR = 31
_GAP = 3
_LEAST_TEXT = 32
_INDENT = "  "


def triggers_page(
    view: TriggersView,
    labels: Mapping[str, str],
    width: int,
    *,
    ascii: bool,  # noqa: A002 - the word of the setting
) -> Content:
    """A row for each finding, its bar beside the words or, where that is too narrow, beneath."""
    from backcare_tui.review import association_words as words

    found = view.associations
    if not found.days:
        return Content(EMPTY)
    rows = _Rows((*found.triggers, *found.points), width, ascii)
    blocks = [rows.heading("What goes with your pain")]
    for each in found.triggers:
        beside = [
            words.suspicion_sentence(view.suspected[id_], each)
            for id_ in each.ids
            if id_ in view.suspected
        ]
        notes = [words.inseparable_sentence(each, labels), *dict.fromkeys(beside)]
        blocks.append(rows.row(each, words.trigger_sentence(each, labels), notes))
    if not found.triggers:
        blocks.append(Content("No trigger was asked about yet."))
    if found.points:
        blocks.append(Content.styled("\nThe day after pressing", "bold $secondary"))
        for each in found.points:
            notes = [words.inseparable_sentence(each, labels)]
            blocks.append(rows.row(each, words.point_sentence(each), notes))
    blocks.append(rows.told(f"\nFrom the last 365 days. {rows.meaning}{words.NOT_PROOF}", "$muted"))
    return Content("\n").join(blocks)


class _Rows:
    """Words and bars in ``width`` columns, all bars on the scale that suits ``findings``."""

    def __init__(self, findings: tuple[Finding, ...], width: int, plain: bool) -> None:
        self._plain = plain
        self._width = width
        self._drawn = any(each.main is not None for each in findings)
        bar = min(_WIDEST_BAR, width // 3)
        self._beside = width - bar - _GAP >= _LEAST_TEXT
        self._bar = bar if self._beside else min(_WIDEST_BAR, width - len(_INDENT))
        self._text = width - bar - _GAP if self._beside else width
        self._limit = scale(_interval(each) for each in findings if each.main is not None)

    @property
    def meaning(self) -> str:
        """How to read a bar; empty where there is none."""
        if not self._drawn:
            return ""
        return "Bars are points of pain, lower left of 0 and higher right of it. "

    def heading(self, text: str) -> Content:
        """A heading with the scale of all bars."""
        numbers = drawn([scale_row(self._limit, self._bar)]) if self._drawn else None
        return self._with_bar(self._wrapped(text, "bold"), numbers)

    def row(self, finding: Finding, sentence: str, notes: list[str]) -> Content:
        """What is said of one finding, ``notes`` beneath it."""
        lines = self._wrapped(sentence, "")
        for note in filter(None, notes):
            lines += [Content(_INDENT) + line for line in self._wrapped(note, "$muted", _INDENT)]
        if finding.main is None:
            return Content("\n").join(lines)
        bar = interval_bar(_interval(finding), self._limit, self._bar, ascii=self._plain)
        return self._with_bar(lines, drawn([bar]))

    def told(self, text: str, style: str) -> Content:
        """Words over the whole width."""
        return Content("\n").join(Content.styled(text, style).wrap(self._width))

    def _wrapped(self, text: str, style: str, indent: str = "") -> list[Content]:
        return Content.styled(text, style).wrap(self._text - len(indent))

    def _with_bar(self, lines: list[Content], bar: Content | None) -> Content:
        if bar is None:
            return Content("\n").join(lines)
        if not self._beside:
            return Content("\n").join([*lines, Content(_INDENT) + bar])
        room = self._text + _GAP
        pairs = zip_longest(lines, [bar])
        return Content("\n").join(
            Content.assemble(line, " " * (room - line.cell_length), right) if right else line
            for line, right in pairs
        )


def _interval(finding: Finding) -> Interval:
    main = finding.main
    if main is None:
        raise ValueError(f"nothing was measured of {finding.ids}")
    return Interval(main.low, main.estimate, main.high)
