"""An empty screen over everything, until the person wants to go on."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from backcare_tui.language import gettext as _
from backcare_tui.language import ngettext
from backcare_tui.tui.base import BackcareScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from backcare_tui.tui.curtain import Curtain

_HINT_FOR = 3.0
"""Seconds for which a key that does nothing tells which one does something."""


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
            yield Static(_("Passphrase"), id="label", markup=False)
            yield Input(password=True)
        yield Static("", id="hint", markup=False)

    def on_screen_suspend(self) -> None:
        """Something opened in front of this: cover that as well."""
        if self._curtain.down:
            self.app.push_screen(HiddenScreen(self._curtain))

    def on_screen_resume(self) -> None:
        if not self._curtain.down:
            self.leave()

    def on_key(self, event: Key) -> None:
        """Any key but enter: say how to go on, or ask for the passphrase."""
        if self._curtain.locked:
            if not self.has_class("-asking"):
                event.stop()
                self._ask()
        elif event.key != "enter":
            event.stop()
            self._say(_("enter goes on"))
            self.set_timer(_HINT_FOR, lambda: self._say(""))

    def action_go_on(self) -> None:
        """Show everything again, or ask for the passphrase first."""
        if self._curtain.locked:
            self._ask()
        else:
            self._lift()

    @on(Input.Submitted)
    def _try(self, event: Input.Submitted) -> None:
        event.stop()
        passphrase = event.value
        self.field.value = ""
        if passphrase:
            self.field.disabled = True
            self.background(lambda: self._compare(passphrase), "lock")

    async def _compare(self, passphrase: str) -> None:
        from backcare_tui.journal.curtain import opens, wait_after

        lock = self.journal.settings.lock
        if await asyncio.to_thread(opens, passphrase, lock):
            self._lift()
            return
        self._curtain.misses += 1
        left = wait_after(self._curtain.misses)
        words = ngettext(
            "That is not the passphrase. Try again in {number} second.",
            "That is not the passphrase. Try again in {number} seconds.",
            left,
        )
        self._say(words.format(number=left))
        self.set_timer(left, self._again)

    def _again(self) -> None:
        self._say("")
        self.field.disabled = False
        self.field.focus()

    def _ask(self) -> None:
        self.add_class("-asking")
        self.field.focus()

    def _lift(self) -> None:
        self._curtain.lift()
        self.leave()

    def _say(self, words: str) -> None:
        self.query_one("#hint", Static).update(words)
