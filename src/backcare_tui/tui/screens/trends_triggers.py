"""The triggers view of Trends: what goes together with pain, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.charts.forest import ForestRow
from backcare_tui.charts.interval_bar import Interval
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, ngettext, pgettext, sentences
from backcare_tui.tui.screens.trends_parts import EMPTY

if TYPE_CHECKING:
    from backcare_tui.journal.review import TriggersView
    from backcare_tui.review.associations import Effect, Finding

TITLE = marked("What goes with your pain")
SUSPECTED = marked("suspected")
_MANY = 60
LOOKING = marked("Looking at the last year of days.")
HOW_TO_BEGIN = marked(
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
            rows.append((-1, ForestRow(_("The day after pressing"), heading=True)))
        name = exposure_name(finding.ids, names)
        rows.append((number, _row(name[:1].upper() + name[1:], finding, view)))
        if number in opened:
            rows += [(number, _lag_row(effect, finding)) for effect in finding.effects]
            if not finding.effects:
                rows.append((number, ForestRow(_("no figures yet"), inner=True)))
    return rows


def told(view: TriggersView, names: Mapping[str, str], marked: int, width: int) -> Content:
    """The finding ``marked`` in full sentences, and what no row can tell."""
    from backcare_tui.review import association_words as words

    found = view.associations
    if not found.days:
        return _paragraphs([(_(EMPTY), "bold"), (_(HOW_TO_BEGIN), "$muted")], width)
    findings = (*found.triggers, *found.points)
    parts: list[tuple[str, str]] = []
    if not found.triggers:
        parts += [(_("No trigger was asked about yet."), "bold"), (_(HOW_TO_BEGIN), "$muted")]
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
    bars = _("Bars are points of pain, lower left of 0 and higher right of it.") if drawn else ""
    rest = sentences([_("From the last 365 days."), bars, _(words.NOT_PROOF)])
    parts.append((f"\n{rest}", "$muted"))
    return _paragraphs(parts, width)


def _paragraphs(parts: Sequence[tuple[str, str]], width: int) -> Content:
    lines = (line for text, style in parts for line in Content.styled(text, style).wrap(width))
    return Content("\n").join(lines)


def _row(name: str, finding: Finding, view: TriggersView) -> ForestRow:
    said = [view.suspected[id_] for id_ in finding.ids if id_ in view.suspected]
    beside = ""
    if said:
        beside = pgettext("an answer", "yes") if any(said) else pgettext("an answer", "no")
    interval = _interval(finding.main) if finding.main is not None else None
    return ForestRow(name, _verdict(finding), interval, beside, sure=_sure(finding))


def _lag_row(effect: Effect, finding: Finding) -> ForestRow:
    told = _("{points:.1f} lower, {yes} yes, {no} no")
    if effect.estimate > 0:
        told = _("{points:.1f} higher, {yes} yes, {no} no")
    words = told.format(points=abs(effect.estimate), yes=effect.yes, no=effect.no)
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
        told = (
            _("{points:.1f} higher {when}") if main.estimate > 0 else _("{points:.1f} lower {when}")
        )
        return told.format(points=abs(main.estimate), when=_when(main.lag))
    if finding.verdict is Verdict.NO_SIGN:
        return _("no sign that it matters")
    name = verdict_name(finding.verdict)
    if finding.missing is Missing.NOTHING or finding.aliased or not 0 < finding.needed <= _MANY:
        return name
    early = finding.verdict is Verdict.NOT_ENOUGH
    return _needed(finding, early=early).format(number=finding.needed)


def _needed(finding: Finding, *, early: bool) -> str:
    """What is missing, ``early`` where next to nothing is known."""
    from backcare_tui.review.associations import Missing

    check_ins = finding.missing is Missing.CHECK_INS
    if early and check_ins:
        return ngettext(
            "too early, {number} more check-in",
            "too early, {number} more check-ins",
            finding.needed,
        )
    if early:
        return ngettext(
            "too early, {number} more day", "too early, {number} more days", finding.needed
        )
    if check_ins:
        return ngettext(
            "can't tell yet, {number} more check-in",
            "can't tell yet, {number} more check-ins",
            finding.needed,
        )
    return ngettext(
        "can't tell yet, {number} more day", "can't tell yet, {number} more days", finding.needed
    )


def _when(lag: int) -> str:
    if lag == 0:
        return _("same day")
    return ngettext("{number} day later", "{number} days later", lag).format(number=lag)


def _interval(effect: Effect) -> Interval:
    return Interval(effect.low, effect.estimate, effect.high)
