"""The triggers view of Trends: what goes together with pain, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.charts.forest import ForestRow
from backcare_tui.charts.interval_bar import Interval
from backcare_tui.tui.screens.trends_parts import EMPTY

if TYPE_CHECKING:
    from backcare_tui.journal.review import TriggersView
    from backcare_tui.review.associations import Effect, Finding

TITLE = "What goes with your pain"
SUSPECTED = "suspected"
_MANY = 60
LOOKING = "Looking at the last year of days."
HOW_TO_BEGIN = (
    "On Today, say of each trigger whether it was there: yes, no, or leave it out. After about "
    "three weeks a row here shows whether your pain differs on such days."
)


def forest_rows(
    view: TriggersView, names: Mapping[str, str], opened: frozenset[int]
) -> Sequence[tuple[int, ForestRow]]:
    """A row for each finding with its number, and those of the days after beneath the open ones."""
    from backcare_tui.review.association_words import exposure_name

    found = view.associations
    rows: list[tuple[int, ForestRow]] = []
    for number, finding in enumerate((*found.triggers, *found.points)):
        if number == len(found.triggers):
            rows.append((-1, ForestRow("The day after pressing", heading=True)))
        name = exposure_name(finding.ids, names)
        rows.append((number, _row(name[:1].upper() + name[1:], finding, view)))
        if number in opened:
            rows += [(number, _lag_row(effect, finding)) for effect in finding.effects]
            if not finding.effects:
                rows.append((number, ForestRow("no figures yet", inner=True)))
    return rows


def told(view: TriggersView, names: Mapping[str, str], marked: int, width: int) -> Content:
    """The finding ``marked`` in full sentences, and what no row can tell."""
    from backcare_tui.review import association_words as words

    found = view.associations
    if not found.days:
        return _paragraphs([(EMPTY, "bold"), (HOW_TO_BEGIN, "$muted")], width)
    findings = (*found.triggers, *found.points)
    parts: list[tuple[str, str]] = []
    if not found.triggers:
        parts += [("No trigger was asked about yet.", "bold"), (HOW_TO_BEGIN, "$muted")]
    if marked < len(findings):
        finding = findings[marked]
        trigger = marked < len(found.triggers)
        tell = words.trigger_sentence if trigger else words.point_sentence
        sentence = tell(finding, names)
        parts.append((sentence, ""))
        suspected = [view.suspected[i] for i in finding.ids if trigger and i in view.suspected]
        notes = [words.suspicion_sentence(each, finding) for each in dict.fromkeys(suspected)]
        notes.append(words.inseparable_sentence(finding, names))
        parts += [(note, "$muted") for note in notes if note]
    drawn = any(finding.main is not None for finding in findings)
    bars = "Bars are points of pain, lower left of 0 and higher right of it. " if drawn else ""
    parts.append((f"\nFrom the last 365 days. {bars}{words.NOT_PROOF}", "$muted"))
    return _paragraphs(parts, width)


def _paragraphs(parts: Sequence[tuple[str, str]], width: int) -> Content:
    lines = (line for text, style in parts for line in Content.styled(text, style).wrap(width))
    return Content("\n").join(lines)


def _row(name: str, finding: Finding, view: TriggersView) -> ForestRow:
    said = [view.suspected[id_] for id_ in finding.ids if id_ in view.suspected]
    beside = ("yes" if any(said) else "no") if said else ""
    interval = _interval(finding.main) if finding.main is not None else None
    return ForestRow(name, _verdict(finding), interval, beside, sure=_sure(finding))


def _lag_row(effect: Effect, finding: Finding) -> ForestRow:
    way = "higher" if effect.estimate > 0 else "lower"
    counts = f"{effect.yes} yes, {effect.no} no"
    words = f"{abs(effect.estimate):.1f} {way}, {counts}"
    sure = effect is finding.main and _sure(finding)
    return ForestRow(_when(effect.lag), words, _interval(effect), sure=sure, inner=True)


def _sure(finding: Finding) -> bool:
    from backcare_tui.review.associations import Verdict

    return finding.main is not None and finding.verdict in (Verdict.HIGHER, Verdict.LOWER)


def _verdict(finding: Finding) -> str:
    from backcare_tui.review.association_words import effect_size, verdict_name
    from backcare_tui.review.associations import Missing, Verdict

    main = finding.main
    if main is not None and _sure(finding):
        if main.lag == 0:
            return effect_size(main)
        way = "higher" if main.estimate > 0 else "lower"
        return f"{abs(main.estimate):.1f} {way} {_when(main.lag)}"
    if finding.verdict is Verdict.NO_SIGN:
        return "no sign that it matters"
    name = verdict_name(finding.verdict)
    if finding.missing is Missing.NOTHING or finding.aliased or not 0 < finding.needed <= _MANY:
        return name
    kind = "check-in" if finding.missing is Missing.CHECK_INS else "day"
    several = "" if finding.needed == 1 else "s"
    return f"{name.removesuffix(' to say')}, {finding.needed} more {kind}{several}"


def _when(lag: int) -> str:
    if lag == 0:
        return "same day"
    return "1 day later" if lag == 1 else f"{lag} days later"


def _interval(effect: Effect) -> Interval:
    return Interval(effect.low, effect.estimate, effect.high)
