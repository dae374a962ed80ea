"""Settings: what a person can choose, changed where it stands."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from backcare_tui import paths
from backcare_tui.charts.cells import cell_width, fit
from backcare_tui.errors import BackcareError
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, sentences
from backcare_tui.settings import CHOICES, Settings
from backcare_tui.tui.base import BackcareScreen
from backcare_tui.tui.screens import settings_values as values
from backcare_tui.tui.screens.mark import EventInput
from backcare_tui.tui.screens.settings_rows import TRIGGER, Kind, Present, Row, rows_of
from backcare_tui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

_GAP = 2
_TALL = 30
"""From how many lines on there is room for a gap above each group."""
_Value = Callable[[Settings], str]


class SettingsScreen(BackcareScreen[None]):
    """A row a setting; what is written takes effect at once where it can."""

    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "OptionList"
    HELP = (
        "# Settings\n\n`enter` changes the marked one: it turns a switch, or opens a line to write "
        "in. The arrow keys go through colours. `d` brings back what it was at first.\n\n"
        "All of it is kept in one file, which you can edit as well; your comments in it stay. In "
        "the demo nothing is kept."
    )
    VERTICAL_BREAKPOINTS = [(0, "-short"), (_TALL, "-tall")]  # noqa: RUF012 - as Textual has it
    BINDINGS: ClassVar[list[Any]] = [
        Binding(
            "space", "change(1)", "Change", id="settings.change", tooltip="Change this setting"
        ),
        Binding("right", "step(1)", "Next", id="settings.next", tooltip="The next choice"),
        Binding("left", "step(-1)", "Before", id="settings.before", tooltip="The choice before"),
        Binding(
            "d,backspace,delete",
            "drop",
            "Back to default",
            id="settings.default",
            tooltip="Bring back what it was at first",
        ),
        Binding("escape", "leave", "Back", id="settings.back", tooltip="Go back"),
    ]

    options = getters.query_one(OptionList)
    editor = getters.query_one(EventInput)

    def __init__(self) -> None:
        super().__init__()
        self._chosen = Settings()
        self._rows: Sequence[Row] = ()
        self._editing: Row | None = None

    @property
    def unsaved(self) -> str:
        row = self._editing
        if row is None or self.editor.value == row.edit:
            return ""
        return _("“{setting}” is not kept yet; enter keeps it.").format(setting=row.label)

    def compose(self) -> ComposeResult:
        yield Static(_("Settings"), id="title", markup=False)
        yield OptionList(markup=False)
        yield Static("", id="words", markup=False)
        yield EventInput(id="editor", select_on_focus=False, compact=True)
        yield Static("", id="wrong", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self._chosen = self.journal.settings
        self._show()
        self._do(self._read)

    def on_resize(self) -> None:
        self._show()

    def _do(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do ``work`` even if this screen goes; an error stands beneath the rows if it is here."""

        async def told() -> None:
            self._say("")
            try:
                await work()
            except BackcareError as error:
                if not self.is_attached:
                    raise
                self._say(sentences([error.message, error.hint]))
            self._show()

        guarded: Callable[[], Awaitable[None]] = partial(self.backcare.guard, told)
        self.app.run_worker(guarded, group="settings")

    async def _read(self) -> None:
        self._chosen = await self.backcare.live.read()

    def _say(self, words: str) -> None:
        if self.is_attached:
            wrong = self.query_one("#wrong", Static)
            wrong.update(Content(words))
            wrong.display = bool(words)

    def _show(self) -> None:
        """Draw the rows anew; the mark stays where it is."""
        if not self.is_attached:
            return
        app = self.backcare
        still = app.motion_allowed == "none"
        self._rows = rows_of(
            Present(self.journal, self._chosen, app.theme, still, paths.config_file(), app.keymap)
        )
        options, kept = self.options, self._marked
        ids = []
        entries: list[Option] = []
        group = ""
        for row in self._rows:
            if row.group != group:
                group = row.group
                ids.append("")
                title = f"\n{group}" if entries and self.size.height >= _TALL else group
                entries.append(Option(Content.styled(title, "bold $secondary"), disabled=True))
            ids.append(row.id)
            entries.append(Option(self._drawn(row), row.id))
        with self.prevent(OptionList.OptionHighlighted):
            options.clear_options()
            options.add_options(entries)
            options.highlighted = ids.index(kept.id) if kept else 1
        self._explain()

    def _drawn(self, row: Row) -> Content:
        later = _("{value}, from the next start").format(value=row.value)
        value = later if row.later else row.value
        label = max(cell_width(each.label) for each in self._rows) + _GAP
        room = max(self.size.width - label - 8, 8)
        shown = Content(value).truncate(room, ellipsis=True)
        return Content.assemble(
            fit(row.label, label), (shown.plain, "$muted" if row.held else "bold $primary")
        )

    @property
    def _marked(self) -> Row | None:
        at = self.options.highlighted
        own = None if at is None else self.options.get_option_at_index(at).id
        return next((row for row in self._rows if row.id == own), None)

    def _explain(self) -> None:
        row = self._marked
        if row is None:
            return
        name = "" if row.id.startswith(TRIGGER) else f"  {row.key}"
        words = row.words
        held = sentences([row.held, _("So it is not changed here.")]) if row.held else ""
        between = sentences([words, held]).removeprefix(words).removesuffix(held)
        self.query_one("#words", Static).update(
            Content.assemble(words, between, (held, "$warning"), (name, "$muted"))
        )
        self._offer(row)

    def _offer(self, row: Row) -> None:
        bar = self.query_one(KeyBar)
        if self._editing is not None:
            bar.offer(("enter", "Keep", "keep"), ("esc", "Leave it as it was", "leave"))
            return
        change = {
            Kind.SWITCH: [("enter", marked("Change"), "change(1)")],
            Kind.CHOICE: [("← →", marked("Choose"), "step(1)")],
            Kind.TEXT: [("enter", marked("Write"), "change(1)")],
            Kind.FILE: [],
        }[row.kind]
        if row.held:
            change = []
        reset = [("d", marked("Default"), "drop")] if change else []
        bar.offer(*change, *reset, ("esc", "Back", "leave"), ("?", "Help", "app.toggle_help"))

    @on(OptionList.OptionHighlighted)
    def _mark(self) -> None:
        if self._editing is None:
            self._say("")
        self._explain()

    @on(OptionList.OptionSelected)
    def _select(self) -> None:
        self.action_change(1)

    def action_step(self, by: int) -> None:
        """Take the next choice, where there are several."""
        row = self._marked
        if row is not None and row.kind is not Kind.TEXT:
            self.action_change(by)

    def action_change(self, by: int) -> None:
        """Change the marked setting: turn it, take another choice, or write."""
        row = self._marked
        if row is None or row.held or row.kind is Kind.FILE or self._editing is not None:
            return
        if row.kind is Kind.TEXT:
            self._edit(row)
        elif row.id in CHOICES:
            self._keep(row.key, partial(values.next_choice, row.key, by))
        elif row.kind is Kind.CHOICE:
            self._show_theme(values.next_theme(self.backcare.available_themes, self.app.theme, by))
        elif row.id.startswith(TRIGGER):
            name = row.id.removeprefix(TRIGGER)
            self._keep(row.key, partial(values.with_trigger, name, self._in_force))
        else:
            self._keep(row.key, partial(values.turned, row.key, self._in_force))

    def _in_force(self) -> Settings:
        """What holds when a change is written, which may be after others."""
        return self.journal.settings

    def _show_theme(self, name: str) -> None:
        live = self.backcare.live
        live.show_theme(name)
        self._show()
        if not live.resting:
            self._do(live.keep_theme)

    def _keep(self, key: str, value: _Value) -> None:
        async def keep() -> None:
            await self.backcare.live.keep(key, value)
            await self._read()

        self._do(keep)

    def _edit(self, row: Row) -> None:
        self._editing = row
        self.editor.value = row.edit
        self.editor.placeholder = row.value if not row.edit else ""
        self.editor.cursor_position = len(row.edit)
        self.editor.display = True
        self.options.disabled = True
        self.editor.focus()
        self._offer(row)

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Keep what was written; after an error it stays as it is."""
        row, text = self._editing, self.editor.value
        if row is None:
            return

        async def keep() -> None:
            await self.backcare.live.keep(row.key, lambda _chosen: text)
            await self._read()
            self._end_editing()

        self._do(keep)

    def _end_editing(self) -> None:
        self._editing = None
        if self.is_attached:
            self.editor.display = False
            self.options.disabled = False
            self.options.focus()

    def action_drop(self) -> None:
        """Bring back what the marked setting was at first."""
        row = self._marked
        if row is None or row.held or row.kind is Kind.FILE or self._editing is not None:
            return
        if row.id.startswith(TRIGGER):
            name = row.id.removeprefix(TRIGGER)
            if name in self.journal.settings.extra_triggers:
                self._keep(row.key, partial(values.without_trigger, name))
            return

        async def drop() -> None:
            await self.backcare.live.drop(row.key)
            await self._read()

        self._do(drop)

    def action_leave(self) -> None:
        """Leave the line as it was, or go back."""
        if self._editing is not None:
            self._end_editing()
            self._say("")
            self._show()
        else:
            self.leave()
