"""What the page of one day says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.charts.cells import cell_width
from backcare_tui.charts.pain_glyphs import pain_glyph, pain_role, pain_words
from backcare_tui.domain.change_labels import answer_word
from backcare_tui.domain.checkin import AfterEffect, Side
from backcare_tui.domain.day_words import (
    long_day,
    long_day_year,
    weekday_day,
    weekday_day_year,
)
from backcare_tui.domain.marks import areas as spread_areas
from backcare_tui.domain.marks import marks
from backcare_tui.domain.places import told as places_told
from backcare_tui.journal.entry_words import exercise_words
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked, pgettext
from backcare_tui.tui.drawing import hanging
from backcare_tui.tui.widgets.pain_scale import ROLE_STYLES

if TYPE_CHECKING:
    from datetime import date, datetime

    from backcare_tui.domain.checkin import AcupressureSession, CheckIn
    from backcare_tui.journal import Journal
    from backcare_tui.journal.change_words import Step
    from backcare_tui.journal.day_pages import DayPage
    from backcare_tui.knowledge import KnowledgeBase

_LEAD, _WHEN = 11, 17
"""How many cells a title and a time get at least."""
_PRESSED = {
    Side.MIDLINE: marked("{point} {seconds} s"),
    Side.BOTH: marked("{point} {seconds} s both sides"),
    Side.LEFT: marked("{point} {seconds} s left"),
    Side.RIGHT: marked("{point} {seconds} s right"),
}
_AFTER = {
    AfterEffect.NONE: marked("after it: none"),
    AfterEffect.SORE: marked("after it: sore"),
    AfterEffect.BRUISE: marked("after it: bruise"),
}
_STATES = ((True, "✓", "bold $primary"), (False, "✗", "$foreground"))


def day_title(day: date, today: date) -> str:
    """A day as a title: "Saturday, 21 November", with the year where it is not this one."""
    return long_day(day) if day.year == today.year else long_day_year(day)


def days_told(days: Sequence[date], today: date) -> str:
    """One day or the span of several: "Sun 8 Mar", "Tue 3 Mar to Mon 9 Mar"."""
    first, last = _day_told(days[0], today), _day_told(days[-1], today)
    return first if first == last else _("{first} to {last}").format(first=first, last=last)


def _day_told(day: date, today: date) -> str:
    return weekday_day(day) if day.year == today.year else weekday_day_year(day)


def day_page(page: DayPage, steps: Sequence[Step] | None, journal: Journal, width: int) -> Content:
    """All of one day in lines of ``width`` cells; ``steps`` None are still being read."""
    today, knowledge = journal.today, journal.knowledge
    lines = [Content.styled(day_title(page.day, today), "bold $primary")]
    if page.skipped is not None:
        told = Content(page.skipped.reason or _("no reason given"))
        lines += [Content(""), _labelled(_("Left out on purpose"), told, width)]
    for check_in in page.check_ins:
        lines += [Content(""), *_check_in(check_in, journal, width)]
    lines += _beside(page, knowledge, width)
    if len(lines) == 1:
        lines += [
            Content(""),
            *Content(_("Nothing is written for this day. It stays empty.")).wrap(width),
        ]
    if steps:
        lines += [Content(""), Content.styled(_("What changed when"), "$secondary")]
        lines += [_step(step, page, today, width) for step in steps]
    return Content("\n").join(lines)


def _beside(page: DayPage, knowledge: KnowledgeBase, width: int) -> list[Content]:
    lines: list[Content] = []
    pressed = [_session(each, knowledge) for each in page.sessions]
    moved = [_at(exercise_words(each, knowledge), each.at) for each in page.exercises]
    events = [event.text for event in page.events]
    for title, told in (
        (_("Pressed"), pressed),
        (_("Exercises"), moved),
        (_("Marked"), events),
    ):
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
    lines += _answers(_("There was"), entry.exposures, triggers, usual, width)
    if entry.flare is not None:
        glyph, style = _STATES[0 if entry.flare else 1][1:]
        told = Content.styled(f"{glyph} {answer_word(entry.flare)}", style)
    else:
        told = Content.styled(f"– {answer_word(None)}", "$muted")
    lines.append(_labelled(_("Flare"), told, width))
    signs = {s.id: s.label.lower() for s in knowledge.signs.values()}
    lines += _answers(_("Signs"), entry.signs, signs, (), width)
    areas = {a.id: a.label.lower() for a in knowledge.spread_areas.values()}
    lines += _answers(_("Spreads to"), spread_areas(entry.spread), areas, (), width)
    if places := marks(entry.spread):
        where = Content.styled(places_told(knowledge.places, places), "bold $primary")
        lines.append(_labelled(_("Where"), where, width))
    if entry.note:
        lines.append(_labelled(_("Note"), Content(entry.note.expandtabs(4)), width))
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
        (
            f"{glyph} {answer_word(value)}",
            style,
            [labels.get(key, key) for key, yes in said.items() if yes is value],
        )
        for value, glyph, style in _STATES
    ]
    unasked = [labels[key] for key in usual if key not in said]
    groups.append((f"– {answer_word(None)}", "$muted", unasked))
    lines: list[Content] = []
    for glyph, style, names in groups:
        if names:
            told = Content.assemble((f"{glyph}  ", style), (listed(names), style))
            lines.append(_labelled("" if lines else title, told, width))
    return lines


def _session(entry: AcupressureSession, knowledge: KnowledgeBase) -> str:
    label = knowledge.point_label(entry.point)
    parts = [_(_PRESSED[entry.side]).format(point=label, seconds=entry.seconds)]
    before, after = entry.pain_before, entry.pain_after
    if before is not None and after is not None:
        parts.append(_("pain {before} → {after}").format(before=before, after=after))
    if entry.after_effect is not None:
        parts.append(_(_AFTER[entry.after_effect]))
    return _at(pgettext("between parts of what was done", ", ").join(parts), entry.at)


def _at(words: str, at: datetime) -> str:
    return _("{words}, at {time:%H:%M}").format(words=words, time=at)


def _step(step: Step, page: DayPage, today: date, width: int) -> Content:
    when = f"{_day_told(step.at.date(), today)} {step.at:%H:%M}"
    alone = len(page.check_ins) == 1 and step.what == _("check-in")
    told = _("{what}: {words}").format(what=step.what, words=step.how)
    what = step.how if alone else told
    return hanging(Content.styled(_filled(when, _WHEN), "$muted"), Content(what), width)


def _labelled(title: str, told: Content, width: int) -> Content:
    return hanging(Content.styled(_filled(title, _LEAD), "$muted"), told, width)


def _filled(text: str, width: int) -> str:
    """``text`` filled up with blanks to at least ``width`` cells, and one more behind it."""
    return text + " " * (max(width - cell_width(text), 0) + 1)
