"""What changed in the diary, newest first, and the way back step by step."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from backcare_tui.charts.cells import cell_width
from backcare_tui.domain.change_labels import label_words
from backcare_tui.journal.change_words import change_state, day_of, how_changed, what_is
from backcare_tui.language import gettext as _
from backcare_tui.language import ngettext
from backcare_tui.tui.base import BackcareScreen
from backcare_tui.tui.drawing import hanging
from backcare_tui.tui.screens.history_rows import cut, day_words, fit
from backcare_tui.tui.widgets.flowing import Flowing
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.nav_bar import NavBar
from backcare_tui.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult

    from backcare_tui.knowledge import KnowledgeBase
    from backcare_tui.storage.change import Change, ChangedEntry

_MOST = 200
_ENTRIES = 100
_KEY, _CLOCK, _STATE = 7, 6, 10
_UNDO, _REDO = "u", "ctrl+r"


class ChangesScreen(BackcareScreen[None]):
    """The last changes; what a change did stands below it, or beside it where there is room."""

    CSS_PATH = "changes.tcss"
    AUTO_FOCUS = "Rows"
    HELP = (
        "# Changes\n\nEvery change of the diary, newest first. `u` takes back the newest one in "
        "force, again the one before; `ctrl+r` makes it again. A change made after an undo drops "
        "what was taken back."
    )
    BINDINGS: ClassVar[list[Any]] = [
        Binding("escape", "go_back", "Back", show=False, id="changes.back", tooltip="Go back"),
    ]

    rows = getters.query_one(Rows)

    def __init__(self) -> None:
        super().__init__()
        self.changes: list[Change] = []
        self._undo = self._redo = -1
        self._told = False

    def compose(self) -> ComposeResult:
        yield NavBar("history", self.journal.today, demo=self.journal.demo)
        yield Static("", id="title", markup=False)
        with Horizontal(id="both"):
            yield Rows()
            with VerticalScroll(id="detail", can_focus=False):
                yield Flowing()
        yield KeyBar(
            ("u", "Take back", "app.undo"),
            ("ctrl+r", "Make again", "app.redo"),
            ("esc", "Back", "go_back"),
            ("?", "Help", "app.toggle_help"),
        )

    def on_mount(self) -> None:
        self.backcare.diary_changed.subscribe(self, lambda _none: self._start())
        self._start()

    def _start(self) -> None:
        self.background(self._read, "read")

    async def _read(self) -> None:
        self.changes = await asyncio.to_thread(self.journal.diary.changes, _MOST)
        self._undo, self._redo = _keys(self.changes)
        self._told = any(change_state(each) for each in self.changes)
        count = len(self.changes)
        words = ngettext("{count} change", "{count} changes", count)
        words = _("The last {count} changes") if count == _MOST else words
        words = words.format(count=count) if count else _("Nothing was changed yet.")
        self.query_one("#title", Static).update(Content(words))
        self.rows.show(count, self._draw, at=max(self.rows.cursor, 0))

    def _draw(self, index: int, width: int) -> Content:
        change = self.changes[index]
        key = _UNDO if index == self._undo else _REDO if index == self._redo else ""
        state = change_state(change)
        count = len(change.entries)
        entries = ngettext("{count:,} entry", "{count:,} entries", count).format(count=count)
        entries = entries if count else ""
        style = "$muted" if state else "$foreground"
        at, now = change.at, self.journal.today
        when = cell_width(day_words(now, year=False)) + _CLOCK
        used = _KEY + when + (_STATE + 1 if self._told else 0) + 3
        label = cut(label_words(change.label), max(width - used - cell_width(entries) - 2, 8))
        this_year = at.year == now.year
        clock = f" {at:%H:%M}" if this_year else ""
        return Content.assemble(
            " ",
            (fit(key, _KEY), "bold $primary"),
            (fit(day_words(at.date(), year=not this_year) + clock, when), "$muted"),
            "  ",
            (fit(state, _STATE) + " " if self._told else "", "$warning"),
            (label, style),
            (f"  {entries}", "$muted"),
        )

    @on(Rows.Moved)
    def _tell(self) -> None:
        at = self.rows.cursor
        if not 0 <= at < len(self.changes):
            self.query_one(Flowing).show(lambda _width: Content(""))
            return
        change, journal = self.changes[at], self.journal
        self.query_one("#detail", VerticalScroll).scroll_home(animate=False)
        self.query_one(Flowing).show(
            lambda width: _detail(change, journal.knowledge, journal.today, width)
        )

    def action_go_back(self) -> None:
        """Leave the list."""
        self.leave()


def _keys(changes: Sequence[Change]) -> tuple[int, int]:
    """Which lines undo and redo stand for, -1 for none: the newest in force, the next gone."""
    states = [change.state.value for change in changes]
    undo = states.index("applied") if "applied" in states else -1
    redo = len(states) - 1 - states[::-1].index("undone") if "undone" in states else -1
    return undo, redo


def _detail(change: Change, knowledge: KnowledgeBase, today: date, width: int) -> Content:
    """What a change did to each of its entries."""
    lines = [Content.styled(label_words(change.label), "bold")]
    lines += [_entry(entry, knowledge, today, width) for entry in change.entries[:_ENTRIES]]
    if (more := len(change.entries) - _ENTRIES) > 0:
        lines.append(Content.styled(_("and {count:,} more").format(count=more), "$muted"))
    return Content("\n").join(lines)


def _entry(entry: ChangedEntry, knowledge: KnowledgeBase, today: date, width: int) -> Content:
    day = day_of(entry)
    when = f"{day_words(day, year=day.year != today.year)}  " if day else ""
    told = _("{what}: {words}").format(
        what=what_is(entry, knowledge), words=how_changed(entry, knowledge)
    )
    return hanging(Content.styled(when, "$muted"), Content(told), width)
