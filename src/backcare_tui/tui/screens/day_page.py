"""The page of one day: everything that the diary holds of it, and what changed when."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from backcare_tui.language import gettext as _
from backcare_tui.language import ngettext, sentences
from backcare_tui.tui.base import BackcareScreen
from backcare_tui.tui.screens.day_parts import day_page, days_told
from backcare_tui.tui.widgets.flowing import Flowing
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.nav_bar import NavBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from backcare_tui.journal import Journal
    from backcare_tui.journal.bulk import Done
    from backcare_tui.journal.change_words import Step
    from backcare_tui.journal.day_pages import DayPage
    from backcare_tui.tui.app import BackcareApp


class DayBody(VerticalScroll):
    """What one day holds, in a column that scrolls."""

    HELP = "## A day\n\nAll that was written for one day, and when it was changed."

    text = getters.query_one(Flowing)

    def compose(self) -> ComposeResult:
        yield Flowing()

    def show(self, page: DayPage, steps: Sequence[Step] | None, journal: Journal) -> None:
        """Show a day; ``steps`` are what changed when, None while they are not read yet."""
        self.text.show(lambda width: day_page(page, steps, journal, width))

    def clear(self) -> None:
        """Show nothing."""
        self.text.show(lambda _width: Content(""))


class DayScreen(BackcareScreen[date]):
    """One day on a screen of its own. Its result is the day that was in view last."""

    CSS_PATH = "day_page.tcss"
    AUTO_FOCUS = "DayBody"
    HELP = (
        "# One day\n\nEverything that was written for this day. `[` and `]` go to the day before "
        "and after, `e` edits, `d` deletes the day and `u` brings it back."
    )
    BINDINGS: ClassVar[list[Any]] = [
        Binding(
            "left_square_bracket",
            "step_day(-1)",
            "Day before",
            show=False,
            id="day.before",
            tooltip="Go to the day before",
        ),
        Binding(
            "right_square_bracket",
            "step_day(1)",
            "Day after",
            show=False,
            id="day.after",
            tooltip="Go to the day after",
        ),
        Binding("e", "edit", "Edit", show=False, id="day.edit", tooltip="Edit this day"),
        Binding("a", "add", "Add", show=False, id="day.add", tooltip="Add a check-in to this day"),
        Binding(
            "d,delete",
            "delete",
            "Delete",
            show=False,
            id="day.delete",
            tooltip="Delete this day; u brings it back",
        ),
        Binding("escape,enter", "go_back", "Back", show=False, id="day.back", tooltip="Go back"),
    ]

    body = getters.query_one(DayBody)

    def __init__(self, day: date, mode: str = "history") -> None:
        super().__init__()
        self.day = day
        self.page: DayPage | None = None
        self._mode = mode

    def compose(self) -> ComposeResult:
        yield NavBar(self._mode, self.journal.today, demo=self.journal.demo)
        yield DayBody()
        yield KeyBar(
            ("esc", "Back", "go_back"),
            ("[ ]", "Day", "step_day(-1)"),
            ("e", "Edit", "edit"),
            ("a", "Add", "add"),
            ("d", "Delete", "delete"),
            ("u", "Undo", "app.undo"),
        )

    def on_mount(self) -> None:
        self.backcare.diary_changed.subscribe(self, lambda _none: self._start())
        self._start()

    def _start(self) -> None:
        self.background(self._read, "read")

    async def _read(self) -> None:
        from backcare_tui.journal.change_words import steps_of_day

        journal, day = self.journal, self.day

        def read() -> tuple[DayPage, list[Step]]:
            page = journal.diary.day(day)
            return page, steps_of_day(journal, page)

        page, steps = await asyncio.to_thread(read)
        self.page = page
        self.body.show(page, steps, journal)

    def action_step_day(self, by: int) -> None:
        """Go to another day."""
        day = self.day + timedelta(days=by)
        if by > 0 and day > self.journal.today:
            self.notify(_("Tomorrow can wait."), markup=False)
            return
        self.day = day
        self.body.scroll_home(animate=False)
        self._start()

    def action_edit(self) -> None:
        """Edit the newest check-in; on a day without one, go to Today's form for it."""
        if self.page is not None and self.page.day == self.day:
            edit_day(self, self.page)

    def action_add(self) -> None:
        """Go to Today's form for this day."""
        self.backcare.open_day(self.day)

    def action_delete(self) -> None:
        """Delete everything of this day; undo brings it back."""
        if self.page is not None and self.page.day == self.day:
            delete_days(self, [self.page])

    def action_go_back(self) -> None:
        """Leave this day."""
        self.leave(self.day)


def edit_day(screen: BackcareScreen[Any], page: DayPage) -> None:
    """Edit the newest check-in of a day in place; without one, go to Today's form for that day."""
    if not page.check_ins:
        screen.backcare.open_day(page.day)
        return
    from backcare_tui.tui.screens.edit_check_in import EditCheckIn

    screen.app.push_screen(EditCheckIn(page))


def delete_days(screen: BackcareScreen[Any], pages: Sequence[DayPage]) -> None:
    """Delete days as one change, and say so."""
    from backcare_tui.journal import bulk

    if not any(bulk.entry_keys(page) for page in pages):
        screen.notify(_("There is nothing on this day."), markup=False)
        return
    journal, app = screen.journal, screen.backcare

    def tell(done: Done) -> None:
        words = _("Deleted {entries}: {days}.")
        days = days_told(done.days, journal.today)
        tell_done(app, words.format(entries=done.words, days=days), done)

    once = ("delete", tuple(page.day for page in pages))
    screen.write(lambda: bulk.delete_days(journal, pages), tell, once=once)


def tell_done(app: BackcareApp, words: str, done: Done) -> None:
    """Say what was done at once, what was gone already, and how it comes back."""
    back = ngettext("u brings it back.", "u brings them back.", done.count)
    parts = [words, back if done.change else ""]
    if done.missing:
        parts.append(_("{number} had gone already.").format(number=done.missing))
    if done.copy is not None:
        parts.append(_("A copy of the diary as it was is in {file}.").format(file=done.copy))
    app.notify(sentences(parts), markup=False)
