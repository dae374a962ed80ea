"""The lines of History: days, the months that part them, and the days between that are empty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from backcare_tui.charts.pain_glyphs import pain_glyph, pain_role
from backcare_tui.domain.day_words import month_year, short_month, short_month_year, short_weekday
from backcare_tui.domain.places import told as places_told
from backcare_tui.domain.text import first_line
from backcare_tui.journal.entry_words import exercise_name
from backcare_tui.language import clauses, listed, ngettext
from backcare_tui.language import gettext as _
from backcare_tui.tui.widgets.pain_scale import ROLE_STYLES

if TYPE_CHECKING:
    from backcare_tui.journal import Journal
    from backcare_tui.journal.day_pages import DayPage
    from backcare_tui.knowledge import KnowledgeBase

_MARK, _PAIN, _GAP = 2, 5, 2
_NOTE_MOST = 200
_ANY_DAY = date(2026, 11, 20)
"""For a width that all days share."""
MARK_GLYPH = "☑"

Part = tuple[str, str] | str


@dataclass(frozen=True, slots=True)
class Line:
    """A day, or words between days: a month, or how many days are ``empty``."""

    page: DayPage | None
    words: str = ""
    empty: int = 0


@dataclass(frozen=True, slots=True)
class Columns:
    """How many cells the columns get; 0 leaves one out."""

    day: int
    said: int
    pressed: int
    note: int


def lines_of(pages: Sequence[DayPage], *, whole: bool) -> list[Line]:
    """A line a day; for the ``whole`` diary also the months and the empty days between."""
    if not whole:
        return [Line(page) for page in pages]
    lines: list[Line] = []
    above: date | None = None
    for page in pages:
        empty = (above - page.day).days - 1 if above else 0
        if empty:
            words = ngettext("{number:,} day empty", "{number:,} days empty", empty)
            lines.append(Line(None, words.format(number=empty), empty))
        if above is not None and (above.year, above.month) != (page.day.year, page.day.month):
            lines.append(Line(None, month_year(page.day)))
        lines.append(Line(page))
        above = page.day
    return lines


def columns(width: int, *, years: bool) -> Columns:
    """Share ``width`` cells; the note gets what is left over. ``years`` stand behind the day."""
    day = cell_len(day_words(_ANY_DAY, year=years))
    said = 14 if width < 72 else 16 if width < 90 else 28
    pressed = 0 if width < 64 else 10 if width < 90 else 16
    used = _MARK + day + _GAP + _PAIN + _GAP + said + _GAP + (pressed + _GAP if pressed else 0)
    return Columns(day, said, pressed, max(width - used, 8))


def day_words(day: date, *, year: bool) -> str:
    """A day, always in as many cells: "Fri  6 Nov", with its ``year`` "Fri  6 Nov 2026"."""
    words = _("{weekday} {day:>2} {month} {year}") if year else _("{weekday} {day:>2} {month}")
    return words.format(
        weekday=short_weekday(day), day=day.day, month=short_month(day.month), year=day.year
    )


class RowMaker:
    """Draws the lines. ``marked`` says which days the person has picked."""

    def __init__(
        self,
        journal: Journal,
        lines: Sequence[Line],
        marked: Callable[[date], bool],
        *,
        whole: bool,
    ) -> None:
        self._ascii = journal.settings.ascii
        self._lines, self._marked, self._whole = lines, marked, whole
        this_year = journal.today.year
        self._years = not whole and any(
            line.page and line.page.day.year != this_year for line in lines
        )
        knowledge = journal.knowledge
        self._knowledge = knowledge
        self._labels = {t.id: t.label.lower() for t in knowledge.triggers.values()}
        self._points = {code: point.label for code, point in knowledge.points.items()}

    def head(self, index: int, width: int) -> Content:
        """The heading: the month of the first day that shows, and what the columns are."""
        at = columns(width, years=self._years)
        page = self._page_from(index)
        month = short_month_year(page.day) if page and self._whole else _("Day")
        cells = [" " * _MARK + fit(month, at.day), fit(_("Pain"), _PAIN)]
        cells.append(fit(_("There was"), at.said))
        cells += [fit(_("Pressed"), at.pressed)] if at.pressed else []
        return Content.styled((" " * _GAP).join([*cells, _("Note")]), "$muted")

    def _page_from(self, index: int) -> DayPage | None:
        pages = (self._lines[i].page for i in range(max(index, 0), len(self._lines)))
        return next((page for page in pages if page is not None), None)

    def parts(self, index: int) -> bool:
        """Whether a line only parts others."""
        return self._lines[index].page is None

    def draw(self, index: int, width: int) -> Content:
        """One line of at most ``width`` cells."""
        line = self._lines[index]
        if line.page is None:
            return self._between(line, width)
        page, at = line.page, columns(width, years=self._years)
        marked = self._marked(page.day)
        parts: list[Part] = [
            (fit(MARK_GLYPH if marked else "", _MARK), "bold $primary"),
            (
                fit(day_words(page.day, year=self._years), at.day),
                "bold $primary" if marked else "$foreground",
            ),
            " " * _GAP,
            self._pain(page),
            " " * _GAP,
            fit(_as_many(self._said(page), at.said), at.said),
            " " * _GAP,
        ]
        if at.pressed:
            points = dict.fromkeys(self._points.get(s.point, s.point) for s in page.sessions)
            parts += [fit(_as_many([*points], at.pressed), at.pressed), " " * _GAP]
        return Content.assemble(*parts, *_note(page, self._knowledge, at.note))

    @staticmethod
    def _between(line: Line, width: int) -> Content:
        indent = " " * _MARK
        if line.empty:
            return Content.styled(f"{indent}{'·':>{3}}   {line.words}", "$muted")
        rule = "─" * max(width - _MARK - cell_len(line.words) - 2, 0)
        return Content.assemble(indent, (line.words, "$secondary"), " ", (rule, "$panel"))

    def _pain(self, page: DayPage) -> Part:
        mean = page.mean_pain
        if mean is None:
            return (fit("–", _PAIN), "$muted")
        number = f"{mean:g}" if mean == round(mean) else f"{mean:.1f}"
        return (
            fit(f"{pain_glyph(mean, ascii=self._ascii)} {number}", _PAIN),
            ROLE_STYLES[pain_role(mean)],
        )

    def _said(self, page: DayPage) -> list[str]:
        said = [_("flare")] if page.flare else []
        return said + [self._labels.get(name, name) for name, yes in page.exposures.items() if yes]


def _note(page: DayPage, knowledge: KnowledgeBase, width: int) -> Iterable[Part]:
    """How many check-ins there are if several, what was marked, the note, what was done."""
    if page.skipped and not page.check_ins:
        left_out = _("left out: {reason}") if page.skipped.reason else _("left out")
        return [(cut(left_out.format(reason=page.skipped.reason), width), "$muted")]
    count = len(page.check_ins)
    lead = ngettext("{count:,} check-in", "{count:,} check-ins", count) if count > 1 else ""
    lead = lead.format(count=count)
    told = []
    if page.events:
        told.append(_("marked: {text}").format(text=listed(event.text for event in page.events)))
    notes = (first_line(each.note, _NOTE_MOST) for each in page.check_ins)
    told += [note for note in notes if note][:1]
    if page.places:
        places = places_told(knowledge.places, page.places)
        told.append(_("where: {places}").format(places=places))
    # Last, for whoever exercises every day would read nothing else here.
    moved = dict.fromkeys(exercise_name(each, knowledge) for each in page.exercises)
    told += [_("did: {exercises}").format(exercises=listed(moved))] if moved else []
    words = first_line(clauses(told), _NOTE_MOST)
    if not lead:
        return [cut(words, width)]
    between = " · " if words else ""
    rest = cut(words, max(width - cell_len(lead + between), 0))
    return [(cut(lead + between, width), "$muted"), rest]


def _as_many(words: Sequence[str], width: int) -> str:
    """As many words as fit, and how many more there are: "cold, damp +2"."""
    for count in range(len(words), 0, -1):
        more = f" +{len(words) - count}" if count < len(words) else ""
        if cell_len(shown := listed(words[:count]) + more) <= width:
            return shown
    return cut(words[0], width) if words else ""


def cut(text: str, width: int) -> str:
    """``text`` in at most ``width`` cells, with an ellipsis where something is left out."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


def fit(text: str, width: int) -> str:
    """``text`` in exactly ``width`` cells."""
    return set_cell_size(cut(text, width), width)
