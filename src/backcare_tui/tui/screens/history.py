"""History: every day so far, newest first."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import getters, on
from textual.binding import Binding
from textual.content import Content
from textual.widgets import DataTable, Input, Static

from backcare_tui.charts.pain_glyphs import pain_glyph, pain_role
from backcare_tui.domain.text import first_line
from backcare_tui.tui.base import Page
from backcare_tui.tui.widgets.notice import NoticeBar
from backcare_tui.tui.widgets.pain_scale import ROLE_STYLES

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from backcare_tui.journal.entries import DayPage

_AT_ONCE = 100


class HistoryScreen(Page):
    """A row a day; empty days stay out."""

    MODE = "history"
    CSS_PATH = "history.tcss"
    AUTO_FOCUS = "DataTable"
    HELP = (
        "# History\n\n`enter` opens a day, `e` edits it, `d` deletes it and `u` brings it back. "
        "`/` searches notes, triggers and points."
    )
    KEYS: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("enter", "Open", "open"),
        ("e", "Edit", "edit"),
        ("d", "Delete", "delete"),
        ("u", "Undo", "app.undo"),
        ("/", "Search", "search"),
        ("?", "Help", "app.toggle_help"),
    )
    BINDINGS: ClassVar[list[Any]] = [
        Binding("e", "edit", "Edit", show=False, id="history.edit", tooltip="Edit this day"),
        Binding(
            "d,delete",
            "delete",
            "Delete",
            show=False,
            id="history.delete",
            tooltip="Delete this day; u brings it back",
        ),
        Binding(
            "slash",
            "search",
            "Search",
            show=False,
            id="history.search",
            tooltip="Search notes, triggers and points",
        ),
        Binding(
            "escape",
            "stop_searching",
            "All",
            show=False,
            id="history.stop-searching",
            tooltip="Show all days",
        ),
        Binding("j", "move(1)", "Down", show=False, id="history.down", tooltip="One down"),
        Binding("k", "move(-1)", "Up", show=False, id="history.up", tooltip="One up"),
    ]

    table = getters.query_one(DataTable)

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[DayPage] = []
        self._shown: list[DayPage] = []
        self._sought = ""

    def compose_page(self) -> ComposeResult:
        yield NoticeBar()
        yield Input(placeholder="search, enter goes to the days", id="search", compact=True)
        yield Static("", id="count", classes="muted", markup=False)
        yield DataTable(cursor_type="row", zebra_stripes=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.table.add_columns("Day", "Pain", "What there was", "Pressed", "Note")

    async def read(self) -> None:
        diary, safety = self.journal.diary, self.journal.safety
        self.pages, notice = await asyncio.to_thread(lambda: (diary.days(), safety.notice()))
        self.query_one(NoticeBar).tell(notice)
        self.background(self._show, "show")

    async def _show(self) -> None:
        table = self.table
        at = table.cursor_row
        self._shown = [page for page in self.pages if self._fits(page)]
        count = len(self._shown)
        if not self.pages:
            words = "Nothing here yet. One check-in takes about ten seconds: T goes to Today."
        elif self._sought:
            days = "1 day fits" if count == 1 else f"{count} days fit"
            words = f"{days} “{self._sought}”. Escape shows all."
        else:
            words = "1 day" if count == 1 else f"{count:,} days"
        self.query_one("#count", Static).update(Content(words))
        table.clear()
        labels = {t.id: t.label.lower() for t in self.journal.knowledge.triggers.values()}
        shown = self._shown
        for start in range(0, len(shown), _AT_ONCE):
            for page in shown[start : start + _AT_ONCE]:
                table.add_row(*self._row(page, labels), key=page.day.isoformat())
            if start == 0:
                table.move_cursor(row=min(at, count - 1))
            await asyncio.sleep(0)  # long diaries fill in behind the first rows
            if shown is not self._shown:
                return
        table.move_cursor(row=min(at, count - 1))

    def _fits(self, page: DayPage) -> bool:
        if not self._sought:
            return True
        words = [page.day.isoformat(), f"{page.day:%A %d %B %Y}"]
        words += [c.note for c in page.check_ins]
        words += [event.text for event in page.events]
        words += ["flare"] if page.flare else []
        triggers = self.journal.knowledge.triggers
        for name, yes in page.exposures.items():
            if yes:
                words += [name, triggers[name].label if name in triggers else ""]
        words += [s.point for s in page.sessions]
        words += [
            self.journal.knowledge.points[s.point].label
            for s in page.sessions
            if s.point in self.journal.knowledge.points
        ]
        if page.skipped:
            words.append(page.skipped.reason)
        return self._sought.lower() in "\n".join(words).lower()

    def _row(self, page: DayPage, labels: dict[str, str]) -> tuple[Text, ...]:
        this_year = page.day.year == self.journal.today.year
        year = "" if this_year else f" {page.day.year}"
        day = Text(f"{page.day:%a} {page.day.day:>2} {page.day:%b}{year}")
        pain = Text("–")
        mean = page.mean_pain
        if mean is not None:
            glyph = pain_glyph(mean, ascii=self.journal.settings.ascii)
            colour = self.app.theme_variables[ROLE_STYLES[pain_role(mean)].removeprefix("$")]
            number = f"{mean:g}" if mean == round(mean) else f"{mean:.1f}"
            pain = Text(f"{glyph} {number}", style=_rich_colour(colour))
        marks = [labels.get(name, name) for name, yes in page.exposures.items() if yes]
        marks += ["flare"] if page.flare else []
        known = self.journal.knowledge.points
        points = dict.fromkeys(s.point for s in page.sessions)
        pressed = ", ".join(known[p].label if p in known else p for p in points)
        note = next((c.note for c in page.check_ins if c.note), "")
        if page.skipped and not page.check_ins:
            note = f"left out: {page.skipped.reason}".rstrip(": ")
        if page.events:
            marked = ", ".join(event.text for event in page.events)
            note = f"marked: {marked}" + (f"; {note}" if note else "")
        return (day, pain, Text(", ".join(marks)), Text(pressed), Text(first_line(note, 60)))

    @property
    def chosen(self) -> DayPage | None:
        """The marked day."""
        at = self.table.cursor_row
        return self._shown[at] if 0 <= at < len(self._shown) else None

    @on(DataTable.RowSelected)
    def _select(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open the marked day."""
        if self.chosen is not None:
            self.backcare.open_day(self.chosen.day)

    def action_edit(self) -> None:
        """Edit the newest check-in of the marked day."""
        page = self.chosen
        if page is None:
            return
        if not page.check_ins:
            self.notify("There is no check-in on this day; enter opens it.", markup=False)
            return
        self.backcare.open_day(page.day, page.check_ins[-1])

    def action_delete(self) -> None:
        """Delete the marked day; undo brings it back."""
        page = self.chosen
        if page is not None:
            diary = self.journal.diary
            self.write(
                lambda: diary.remove_day(page.day),
                lambda _: self.notify(
                    f"{page.day:%a} {page.day.day} {page.day:%b} deleted. u brings it back.",
                    markup=False,
                ),
                once=page.day,
            )

    def action_search(self) -> None:
        """Search notes, triggers and points."""
        search = self.query_one("#search", Input)
        search.display = True
        search.focus()

    def action_stop_searching(self) -> None:
        """Show all days."""
        search = self.query_one("#search", Input)
        search.value = ""
        search.display = False
        self._sought = ""
        self.table.focus()
        self.background(self._show, "show")

    @on(Input.Changed, "#search")
    def _seek(self, event: Input.Changed) -> None:
        self._sought = event.value.strip()
        self.background(self._show, "show")

    @on(Input.Submitted, "#search")
    def _found(self) -> None:
        self.table.focus()

    def action_move(self, by: int) -> None:
        """Mark another day."""
        self.table.move_cursor(row=self.table.cursor_row + by)


def _rich_colour(colour: str) -> str:
    """A theme's colour for the table, which draws with rich: the terminal's own keeps its name."""
    return colour if colour.startswith("#") else colour.removeprefix("ansi_")
