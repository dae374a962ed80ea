"""History: every day so far, newest first; to find, read, edit and delete days."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from backcare_tui.journal.journal import days_before
from backcare_tui.language import gettext as _
from backcare_tui.language import ngettext
from backcare_tui.tui.base import Page
from backcare_tui.tui.screens import history_keys
from backcare_tui.tui.screens.day_page import DayBody, DayScreen, delete_days, edit_day
from backcare_tui.tui.screens.day_parts import days_told
from backcare_tui.tui.screens.history_rows import Line, RowMaker, lines_of
from backcare_tui.tui.screens.mark import EventInput
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.notice import NoticeBar
from backcare_tui.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.events import Resize

    from backcare_tui.journal.day_pages import DayPage
    from backcare_tui.journal.search import Query, Search

_AT_FIRST = 90
"""How many days back the first look goes, so that something stands there at once."""
_WIDE = 120
"""From so many columns on, the marked day stands beside the list."""
_REST = 0.15
"""Seconds that the cursor stays before the whole log is searched for what changed."""


class HistoryScreen(Page):
    """A row a day, and the marked day beside it where there is room."""

    MODE = "history"
    CSS_PATH = "history.tcss"
    AUTO_FOCUS = "Rows"
    HELP = (
        "# History\n\n`enter` opens a day, `e` edits it, `d` deletes it and `u` brings it back. "
        "`c` lists what changed when.\n\n"
        "`/` searches. Beside words it knows `pain>=6`, `cold` (yes), `-damp` (said no), "
        "`flare`, `pressed`, `UB23`, `note`, `marked`, `skipped`, `oct`, `2026-10`, `sunday`; a "
        'day has all that you ask for. Words between `"` are only words.\n\n'
        "`space` marks a day, `shift` with up or down marks on; then `d` deletes all of them, and "
        "`b` sets a trigger in all of them. One `u` takes it back."
    )
    KEYS = history_keys.DAYS
    BINDINGS: ClassVar[list[Any]] = history_keys.BINDINGS

    rows = getters.query_one(Rows)
    body = getters.query_one(DayBody)
    seeker = getters.query_one("#search", EventInput)

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[DayPage] = []
        self.lines: list[Line] = []
        self.marks: set[date] = set()
        self._day: date | None = None
        self._search: Search | None = None
        self._query: Query | None = None
        self._all_read = False

    def compose_page(self) -> ComposeResult:
        yield NoticeBar()
        words = _("words, pain>=6, cold, -damp, pressed, note, oct")
        yield EventInput(placeholder=words, id="search", compact=True)
        yield Static("", id="count", markup=False)
        with Horizontal(id="both"):
            yield Rows()
            yield DayBody()

    async def read(self) -> None:
        diary, safety = self.journal.diary, self.journal.safety
        if self._search is None:  # the first screenful, for a long diary takes a while
            newest = days_before(self.journal.today, _AT_FIRST)
            if pages := await asyncio.to_thread(diary.days, newest):
                self._take(pages)
        pages, notice = await asyncio.to_thread(lambda: (diary.days(), safety.notice()))
        self._all_read = True
        self.query_one(NoticeBar).tell(notice)
        self._take(pages)

    def _take(self, pages: list[DayPage]) -> None:
        from backcare_tui.journal.search import Search

        self.pages, self._search = pages, Search(pages, self.journal.knowledge)
        self.background(self._show, "show")

    async def _show(self) -> None:
        search = self._search
        if search is None:
            return
        query = search.query(self.seeker.value)
        found = await asyncio.to_thread(search.find, query)
        self._query, self.lines = query, lines_of(found, whole=not query)
        # What cannot be seen must not be changed or deleted along with the rest.
        self.marks &= {page.day for page in found}
        make = RowMaker(self.journal, self.lines, self.marks.__contains__, whole=not query)
        self.rows.show(
            len(self.lines), make.draw, head=make.head, parts=make.parts, at=self._index()
        )
        self._tell()

    def _index(self) -> int:
        """The line of the day that the cursor was on, or of the next older one."""
        if self._day is None:
            return 0
        older = (i for i, line in enumerate(self.lines) if line.page and line.page.day <= self._day)
        return next(older, len(self.lines) - 1)

    def _tell(self) -> None:
        """Say how many days there are, what is sought, and how many are marked."""
        count = sum(line.page is not None for line in self.lines)
        parts: list[tuple[str, str]] = []
        if not self.pages:
            words = _("Nothing here yet. One check-in takes about ten seconds: T goes to Today.")
            parts.append((words, "$muted"))
        elif self._query:
            words = ngettext("{count:,} day fits", "{count:,} days fit", count)
            found = f"{words.format(count=count)}  "
            parts += [(found, "bold"), (self._query.words, "$primary")]
        else:
            words = ngettext("{count:,} day", "{count:,} days", count)
            parts.append((words.format(count=count) if self._all_read else "…", "$muted"))
        if self.marks:
            marked = _("{count:,} marked").format(count=len(self.marks))
            parts.append((f"  {marked}", "bold $primary"))
        self.query_one("#count", Static).update(Content.assemble(*parts))
        keys = history_keys.FOUND if self._query else history_keys.DAYS
        self.query_one(KeyBar).offer(*(history_keys.MARKED if self.marks else keys))

    @property
    def chosen(self) -> DayPage | None:
        """The day under the cursor."""
        at = self.rows.cursor
        return self.lines[at].page if 0 <= at < len(self.lines) else None

    @property
    def marked(self) -> list[DayPage]:
        """The days that were picked, newest first."""
        pages = (line.page for line in self.lines)
        return [page for page in pages if page is not None and page.day in self.marks]

    @property
    def _beside(self) -> bool:
        return self.size.width >= _WIDE

    @on(Rows.Moved)
    def _follow(self) -> None:
        page = self.chosen
        self._day = page.day if page else self._day
        if self._beside:
            self.background(self._read_day, "day")

    def on_resize(self, event: Resize) -> None:
        del event
        if self._beside:
            self.background(self._read_day, "day")
        elif self.body.has_focus:
            self.rows.focus()

    async def _read_day(self) -> None:
        """Show the day under the cursor, and what changed when once the cursor rests there."""
        from backcare_tui.journal.change_words import steps_of_day

        page, journal = self.chosen, self.journal
        if page is None:
            self.body.clear()
            return
        self.body.scroll_home(animate=False)
        self.body.show(page, None, journal)
        await asyncio.sleep(_REST)
        self.body.show(page, await asyncio.to_thread(steps_of_day, journal, page), journal)

    @on(Rows.Chosen)
    def action_open(self) -> None:
        """Read the day under the cursor: beside the list, or on a screen of its own."""
        if self.chosen is None:
            return
        if self._beside:
            self.body.focus()
            return
        self.app.push_screen(DayScreen(self.chosen.day), self._come_back)

    def _come_back(self, day: date | None) -> None:
        self._day = day or self._day
        self.rows.move(self._index())

    def action_edit(self) -> None:
        """Edit the newest check-in of the day under the cursor."""
        if self.chosen is not None:
            edit_day(self, self.chosen)

    def action_delete(self) -> None:
        """Delete the marked days, or else the one under the cursor; undo brings them back.

        A day that was scrolled out of sight only comes back into view.
        """
        marked, chosen = self.marked, self.chosen
        if marked:
            delete_days(self, marked)
        elif chosen is not None and self.rows.bring_back():
            words = _("The cursor is on {day}: d again deletes that day.")
            told = words.format(day=days_told([chosen.day], self.journal.today))
            self.notify(told, markup=False)
        elif chosen is not None:
            delete_days(self, [chosen])

    def action_mark(self) -> None:
        """Mark the day under the cursor, or unmark it, and go on to the next."""
        if self.chosen is not None:
            self.marks ^= {self.chosen.day}
            self.rows.action_step(1)
            self._marks_changed()

    def action_extend(self, by: int) -> None:
        """Mark the day under the cursor and the next one."""
        for step in (0, by):
            self.rows.action_step(step)
            if self.chosen is not None:
                self.marks.add(self.chosen.day)
        self._marks_changed()

    def _marks_changed(self) -> None:
        self.rows.refresh()
        self._tell()

    def action_bulk(self) -> None:
        """Set a trigger in all marked days, or delete them."""
        pages = self.marked
        if not pages:
            self.notify(_("Mark days first: space, or shift with up and down."), markup=False)
            return
        from backcare_tui.tui.screens.bulk import BulkScreen

        self.app.push_screen(BulkScreen(pages))

    def action_changes(self) -> None:
        """List what changed when."""
        from backcare_tui.tui.screens.changes import ChangesScreen

        self.app.push_screen(ChangesScreen())

    def action_search(self) -> None:
        """Search the days."""
        self.seeker.display = True
        self.seeker.focus()

    def action_step_back(self) -> None:
        """Go back to the list, unmark all days, or show all days again."""
        if self.body.has_focus:
            self.rows.focus()
        elif self.marks and not self.seeker.has_focus:
            self.marks.clear()
            self._marks_changed()
        else:
            self.seeker.value = ""
            self.seeker.display = False
            self.rows.focus()

    @on(Input.Changed, "#search")
    def _seek(self) -> None:
        self.background(self._show, "show")

    @on(Input.Submitted, "#search")
    def _found(self) -> None:
        self.rows.focus()

    def action_move(self, by: int) -> None:
        """Go to another day."""
        self.rows.action_step(by)
