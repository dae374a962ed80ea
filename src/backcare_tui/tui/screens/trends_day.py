"""One day of Trends in words: on a line beneath the chart, or on a page beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.charts.event_row import event_mark
from backcare_tui.charts.pain_glyphs import chip_glyph, pain_words
from backcare_tui.domain.answers import Answer
from backcare_tui.domain.day_words import weekday_day_year
from backcare_tui.domain.places import told as places_told
from backcare_tui.domain.text import clean_text
from backcare_tui.language import gettext as _
from backcare_tui.language import listed

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.domain.places import Places
    from backcare_tui.journal.day_pages import DayPage
    from backcare_tui.tui.screens.trends_course import Course

_NOTE_LINES = 6


@dataclass(frozen=True, slots=True)
class Names:
    """What ids are called."""

    triggers: Mapping[str, str]
    signs: Mapping[str, str]
    points: Mapping[str, str]
    places: Places


def day_line(course: Course, day: date, names: Names, width: int, *, ascii: bool) -> Content:  # noqa: A002 - the word of the setting
    """What is known of ``day``, on one line where it fits into ``width`` columns."""
    index = course.series.index(day)
    pain = course.series.daily[index]
    told = _("no check-in")
    if pain is not None:
        mean = course.series.rolling[index]
        told = _("pain {pain}") if mean is None else _("pain {pain}, mean {mean:.1f}")
        told = told.format(pain=_number(pain), mean=mean)
    answers = {name: days[index] for name, days in course.strips.items()}
    marks = []
    for yes in (True, False):
        named = [names.triggers.get(n, n).lower() for n, said in answers.items() if said is yes]
        named += [_("pressed")] if yes and course.pressed[index] else []
        if named:
            marks.append(f"{_chip(yes)} {' '.join(named)}")
    marks += [_event(event.text, ascii) for event in course.events if event.day == day]
    said = Content.assemble((weekday_day_year(day), "bold"), f"  {told}")
    marked = Content("  ".join(marks)).stylize("$muted")
    if said.cell_length + 2 + marked.cell_length <= width:
        return Content.assemble(said, "  ", marked)
    return Content("\n").join([said, *marked.wrap(max(width, 8))])


def day_page(course: Course, day: date, names: Names, width: int, *, ascii: bool) -> Content:  # noqa: A002 - the plain name of the setting
    """All that is known of ``day``, a line for each thing."""
    page = course.pages.get(day) if course.pages is not None else None
    index = course.series.index(day)
    pain, mean = course.series.daily[index], course.series.rolling[index]
    blocks = [Content.styled(weekday_day_year(day), "bold")]
    if pain is None:
        blocks.append(Content.styled(_("No check-in on this day."), "$muted"))
    else:
        told = _("pain {pain} on average")
        felt = ""
        if pain == round(pain):
            told = _("pain {pain}: {felt}")
            felt = pain_words(int(pain))
        blocks.append(Content(told.format(pain=_number(pain), felt=felt)))
    if mean is not None:
        told = _("mean of 7 days {mean:.1f}").format(mean=mean)
        blocks.append(Content.styled(told, "$muted"))
    if page is not None:
        blocks += _entries(page, names, ascii)
    blocks += [
        Content.styled(_event(event.text, ascii), "$secondary")
        for event in course.events
        if event.day == day
    ]
    return Content("\n").join(line for block in blocks for line in block.wrap(max(width, 8)))


def _entries(page: DayPage, names: Names, plain: bool) -> list[Content]:
    lines: list[Content] = []
    asked = page.exposures
    if page.check_ins:
        lines.append(_titled(_("Triggers")))
    for name, yes in asked.items():
        label = names.triggers.get(name, name).lower()
        lines.append(Content(f"{_chip(yes)} {label}"))
    unasked = [label.lower() for name, label in names.triggers.items() if name not in asked]
    if page.check_ins and unasked:
        chip = _chip(None)
        told = _("{chip} not asked: {triggers}").format(chip=chip, triggers=listed(unasked))
        lines.append(Content.styled(told, "$muted"))
    signs = {s for each in page.check_ins for s, yes in each.signs.items() if yes}
    if signs:
        lines.append(_titled(_("Signs with a yes")))
        lines += [Content(names.signs.get(sign, sign)) for sign in sorted(signs)]
    if page.places:
        lines.append(Content.styled("\nWhere", "bold $secondary"))
        lines.append(Content(places_told(names.places, page.places)))
    if page.flare is not None:
        lines.append(Content(f"{_chip(page.flare)} " + _("flare")))
    if page.sessions:
        lines.append(_titled(_("Pressed")))
        points = dict.fromkeys(session.point for session in page.sessions)
        lines.append(Content(listed(names.points.get(point, point) for point in points)))
    notes = [each.note for each in page.check_ins if each.note.strip()]
    if notes:
        lines.append(_titled(_("Note")))
        lines += [Content(line) for line in _first_lines("\n".join(notes), plain)]
    if page.skipped is not None:
        reason = clean_text(page.skipped.reason)
        told = _("left out: {reason}").format(reason=reason) if reason else _("left out")
        lines.append(Content(told))
    return lines


def _titled(words: str) -> Content:
    return Content.styled(f"\n{words}", "bold $secondary")


def _first_lines(note: str, plain: bool) -> list[str]:
    lines = [" ".join(clean_text(line).split()) for line in note.splitlines() if line.strip()]
    more = [] if len(lines) <= _NOTE_LINES else ["..." if plain else "…"]
    return [*lines[:_NOTE_LINES], *more]


def _number(pain: float) -> str:
    return f"{pain:g}" if pain == round(pain) else f"{pain:.1f}"


def _chip(yes: bool | None) -> str:
    # Without ascii: the app draws all its chips plain by itself, and alike on every screen.
    return chip_glyph(Answer.NOT_ASKED if yes is None else Answer.YES if yes else Answer.NO)


def _event(text: str, plain: bool) -> str:
    return f"{event_mark(ascii=plain)} {text}"
