"""An empty screen over everything, until the person wants to go on."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.binding import Binding
from textual.containers import Vertical
from textual.events import Key, Paste
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from backcare_tui.language import gettext as _
from backcare_tui.language import ngettext
from backcare_tui.tui.base import BackcareScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from backcare_tui.tui.curtain import Curtain

HINT_AFTER = 2.0
"""Seconds after which an empty screen says how to go on, so that it looks like no crash."""


class HiddenScreen(BackcareScreen[None], ModalScreen[None]):
    """Covers the app. Enter goes on; where a lock is set, its passphrase does."""

    ASKS = True
    COVERS: ClassVar[bool] = True
    CSS_PATH = "hidden.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[Any]] = [
        Binding("enter", "go_on", "Go on", id="hidden.go-on", tooltip="Show everything again"),
    ]

    field = getters.query_one(Input)

    def __init__(self, curtain: Curtain) -> None:
        super().__init__()
        self._curtain = curtain

    def compose(self) -> ComposeResult:
        with Vertical(id="lock"):
            yield Static(_("Passphrase of the screen lock"), id="label", markup=False)
            yield Input(password=True, select_on_focus=False)
            yield Static("", id="told", markup=False)
        yield Static("", id="hint", markup=False)

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Add nothing of Textual's own: its messages and tooltips would show the diary's words."""

    def on_mount(self) -> None:
        self.set_timer(HINT_AFTER, lambda: self.background(self._hint, "hint"))

    def on_screen_suspend(self) -> None:
        """Something opened in front of this: cover that as well."""
        if self._curtain.down:
            self.app.push_screen(HiddenScreen(self._curtain))

    def on_screen_resume(self) -> None:
        if not self._curtain.down:
            self.leave()

    async def on_key(self, event: Key) -> None:
        """Any key but enter: say how to go on, or begin to take the passphrase."""
        if event.key == "enter":
            return
        if not self._asking:
            event.stop()
            if not await self._curtain.read_lock():
                await self._hint()
                return
            self._ask()
        # Letters come here until the field has the focus.
        if event.is_printable and event.character and not self.field.disabled:
            event.stop()
            self.field.insert_text_at_cursor(event.character)

    async def on_paste(self, event: Paste) -> None:
        """Begin to take the passphrase with what was pasted."""
        event.stop()
        if not self._asking and await self._curtain.read_lock():
            self._ask()
        if self._asking and not self.field.disabled:
            self.field.post_message(Paste(event.text))

    async def action_go_on(self) -> None:
        """Show everything again, or ask for the passphrase first."""
        if self._asking:
            if not self.field.disabled:
                await self.field.action_submit()
        elif await self._curtain.read_lock():
            self._ask()
        else:
            self._lift()

    @on(Input.Submitted)
    def _try(self, event: Input.Submitted) -> None:
        event.stop()
        passphrase = event.value
        self.field.value = ""
        if passphrase:
            self._tell("")
            self.field.disabled = True
            self.background(lambda: self._compare(passphrase), "lock")

    async def _compare(self, passphrase: str) -> None:
        from backcare_tui.journal.curtain import opens, wait_after

        locked = await self._curtain.read_lock()
        lock = self.journal.settings.lock
        if not locked or await asyncio.to_thread(opens, passphrase, lock):
            self._lift()
            return
        self._curtain.misses += 1
        left = wait_after(self._curtain.misses)
        words = ngettext(
            "That is not the passphrase. Try again in {number} second.",
            "That is not the passphrase. Try again in {number} seconds.",
            left,
        )
        self._tell(words.format(number=left))
        self.set_timer(left, self._again)

    def _again(self) -> None:
        self._tell(_("That is not the passphrase. Try again."))
        self.field.disabled = False
        self.field.focus()

    @property
    def _asking(self) -> bool:
        return self.has_class("-asking")

    def _ask(self) -> None:
        self.query_one("#hint", Static).update("")
        self.add_class("-asking")
        self.field.focus()

    def _lift(self) -> None:
        self._curtain.lift()
        self.leave()

    async def _hint(self) -> None:
        """Say how to go on."""
        locked = await self._curtain.read_lock()
        if not self._asking:
            words = _("enter asks for the passphrase") if locked else _("enter goes on")
            self.query_one("#hint", Static).update(words)

    def _tell(self, words: str) -> None:
        self.query_one("#told", Static).update(words)
