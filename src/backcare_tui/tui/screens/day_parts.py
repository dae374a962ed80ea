"""What the page of one day says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.charts.pain_glyphs import pain_glyph, pain_role, pain_words
from backcare_tui.domain.checkin import Side
from backcare_tui.tui.drawing import hanging
from backcare_tui.tui.widgets.pain_scale import ROLE_STYLES

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.domain.checkin import AcupressureSession, CheckIn
    from backcare_tui.journal import Journal
    from backcare_tui.journal.change_words import Step
    from backcare_tui.journal.entries import DayPage
    from backcare_tui.knowledge import KnowledgeBase

_LEAD = 11
_SIDES = {Side.MIDLINE: "", Side.BOTH: " both sides"}
_STATES = ((True, "✓ yes", "bold $primary"), (False, "✗ no", "$foreground"))


def day_title(day: date, today: date) -> str:
    """A day as a title: "Saturday, 21 November", with the year where it is not this one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%A}, {day.day} {day:%B}{year}"


def days_told(days: Sequence[date], today: date) -> str:
    """One day or the span of several: "Sun 8 Mar", "Tue 3 Mar to Mon 9 Mar"."""
    first, last = (
        f"{day:%a} {day.day} {day:%b}{'' if day.year == today.year else f' {day.year}'}"
        for day in (days[0], days[-1])
    )
    return first if first == last else f"{first} to {last}"


def day_page(page: DayPage, steps: Sequence[Step] | None, journal: Journal, width: int) -> Content:
    """All of one day in lines of ``width`` cells; ``steps`` None are still being read."""
    today, knowledge = journal.today, journal.knowledge
    lines = [Content.styled(day_title(page.day, today), "bold $primary")]
    if page.skipped is not None:
        told = Content(page.skipped.reason or "no reason given")
        lines += [Content(""), _labelled("Left out on purpose", told, width)]
    for check_in in page.check_ins:
        lines += [Content(""), *_check_in(check_in, journal, width)]
    lines += _beside(page, knowledge, width)
    if len(lines) == 1:
        lines += [
            Content(""),
            *Content("Nothing is written for this day. It stays empty.").wrap(width),
        ]
    if steps:
        lines += [Content(""), Content.styled("What changed when", "$secondary")]
        lines += [_step(step, page, today, width) for step in steps]
    return Content("\n").join(lines)


def _beside(page: DayPage, knowledge: KnowledgeBase, width: int) -> list[Content]:
    lines: list[Content] = []
    pressed = [_session(each, knowledge) for each in page.sessions]
    for title, told in (("Pressed", pressed), ("Marked", [e.text for e in page.events])):
        if told:
            lines.append(Content(""))
        lines += [
            _labelled("" if i else title, Content(words), width) for i, words in enumerate(told)
        ]
    return lines


def _check_in(entry: CheckIn, journal: Journal, width: int) -> list[Content]:
    knowledge = journal.knowledge
    glyph = pain_glyph(entry.pain, ascii=journal.settings.ascii)
    style = ROLE_STYLES[pain_role(entry.pain)]
    head = Content.assemble(
        (f"{entry.at:%H:%M}", "$muted"),
        "  ",
        (f"{glyph} {entry.pain} · {pain_words(entry.pain)}", f"bold {style}"),
    )
    lines = [head]
    triggers = {t.id: t.label.lower() for t in knowledge.triggers.values()}
    usual = [t.id for t in knowledge.triggers.values() if not t.optional]
    lines += _answers("There was", entry.exposures, triggers, usual, width)
    if entry.flare is not None:
        glyph, style = _STATES[0 if entry.flare else 1][1:]
        lines.append(_labelled("Flare", Content.styled(glyph, style), width))
    else:
        lines.append(_labelled("Flare", Content.styled("– not asked", "$muted"), width))
    signs = {s.id: s.label.lower() for s in knowledge.signs.values()}
    lines += _answers("Signs", entry.signs, signs, (), width)
    areas = {a.id: a.label.lower() for a in knowledge.spread_areas.values()}
    lines += _answers("Spreads to", entry.spread, areas, (), width)
    if entry.note:
        lines.append(_labelled("Note", Content(entry.note.expandtabs(4)), width))
    return lines


def _answers(
    title: str,
    said: Mapping[str, bool],
    labels: Mapping[str, str],
    usual: Iterable[str],
    width: int,
) -> list[Content]:
    """A line each for yes, for no, and for those of the ``usual`` ones that were not asked."""
    groups = [
        (glyph, style, [labels.get(key, key) for key, yes in said.items() if yes is value])
        for value, glyph, style in _STATES
    ]
    unasked = [labels[key] for key in usual if key not in said]
    groups.append(("– not asked", "$muted", unasked))
    lines: list[Content] = []
    for glyph, style, names in groups:
        if names:
            told = Content.assemble((f"{glyph}  ", style), (", ".join(names), style))
            lines.append(_labelled("" if lines else title, told, width))
    return lines


def _session(entry: AcupressureSession, knowledge: KnowledgeBase) -> str:
    point = knowledge.points.get(entry.point)
    side = _SIDES.get(entry.side, f" {entry.side.value}")
    words = f"{point.label if point else entry.point} {entry.seconds} s{side}"
    if entry.pain_before is not None and entry.pain_after is not None:
        words += f", pain {entry.pain_before} → {entry.pain_after}"
    if entry.after_effect is not None:
        words += f", after it: {entry.after_effect.value}"
    return f"{words}, at {entry.at:%H:%M}"


def _step(step: Step, page: DayPage, today: date, width: int) -> Content:
    year = "" if step.at.year == today.year else f" {step.at.year}"
    when = f"{step.at:%a} {step.at.day} {step.at:%b}{year} {step.at:%H:%M}"
    alone = len(page.check_ins) == 1 and step.what == "check-in"
    what = step.how if alone else f"{step.what}: {step.how}"
    return hanging(Content.styled(f"{when:<17} ", "$muted"), Content(what), width)


def _labelled(title: str, told: Content, width: int) -> Content:
    lead = Content.styled(f"{title:<{_LEAD}} ", "$muted")
    return hanging(lead, told, width)
