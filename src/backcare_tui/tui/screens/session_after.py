"""After a guided session: what was kept, how the back is now, and what the pressing left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters, on
from textual.containers import VerticalScroll
from textual.widgets import Static

from backcare_tui.domain.checkin import AfterEffect
from backcare_tui.domain.scale import PAIN_MAX
from backcare_tui.journal.session_words import WORSE, is_worse
from backcare_tui.language import gettext as _
from backcare_tui.language import sentences
from backcare_tui.tui.base import STILL_HERE, BackcareScreen
from backcare_tui.tui.screens import session_after_keys as keys
from backcare_tui.tui.screens import session_after_parts as parts
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.pain_scale import PainScale

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from backcare_tui.tui.screens.session_record import Record


class SessionAfter(BackcareScreen[None]):
    """Two questions that may be left open; the holds themselves are in the diary already."""

    CSS_PATH = "session_after.tcss"
    AUTO_FOCUS = "PainScale"
    ASKS = True
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-usual")]  # noqa: RUF012 - as Textual declares it
    HELP = (
        "# After a session\n\nA number says how your back is now. `s`, `b` or `n` says whether the "
        "places are sore, bruised, or neither. What you leave open is *not asked*.\n\n"
        "`enter` or escape goes back; what you answered is kept."
    )
    BINDINGS = keys.BINDINGS

    scale = getters.query_one(PainScale)

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.record = record
        self.effect: AfterEffect | None = None
        self._failed = False

    @property
    def unsaved(self) -> str:
        if self.record.waiting:
            return _("Not all of what you pressed is kept yet; enter tries again.")
        return _("Your answers are not kept yet; enter keeps them.") if self._answered else ""

    @property
    def _answered(self) -> bool:
        return self.is_mounted and (self.scale.value is not None or self.effect is not None)

    def compose(self) -> ComposeResult:
        yield Static("", id="title", markup=False)
        yield Static(_("How is your back now?"), id="ask", classes="heading", markup=False)
        yield PainScale()
        yield Static("", id="effects", markup=False)
        yield Static(_(WORSE), id="worse", markup=False)
        with VerticalScroll(id="kept", can_focus=False):
            yield Static("", markup=False)
        yield KeyBar(*keys.SHOWN)

    def on_mount(self) -> None:
        self.backcare.diary_changed.subscribe(self, lambda _changed: self._show())
        before = self.record.pain_before
        if before is not None:
            was = _("It was {pain} before.").format(pain=before)
            self.query_one("#ask", Static).update(sentences([_("How is your back now?"), was]))
        self._show()

    def _show(self) -> None:
        self.query_one("#title", Static).update(parts.title(self.record))
        self.query_one("#effects", Static).update(parts.effects(self.effect, self.size.width - 4))
        self.query_one("#kept Static", Static).update(parts.kept(self.record))
        self.set_class(is_worse(self.record.pain_before, self.scale.value), "-worse")

    def on_resize(self) -> None:
        self._show()

    @on(PainScale.Changed)
    def _judge(self) -> None:
        self._show()

    def on_key(self, event: Key) -> None:
        """A number says how it is now."""
        if event.character is not None and event.character in "0123456789=":
            self.scale.choose(PAIN_MAX if event.character == "=" else int(event.character))
            event.stop()

    def action_effect(self, effect: str) -> None:
        """Say what it left behind; the same again takes it back."""
        said = AfterEffect(effect)
        self.effect = None if self.effect is said else said
        self._show()

    def action_done(self) -> None:
        """Keep what is answered, then go back; after an error all is still here."""
        record, pain, effect = self.record, self.scale.value, self.effect
        if not self._answered and not record.waiting:
            self.leave()
            return

        def finish() -> None:
            self._failed = True
            record.finish(pain, effect)
            self._failed = False

        self.write(finish, lambda _kept: self.leave(), once="finish", kept=STILL_HERE)

    def action_leave(self) -> None:
        """Go back; where the answers could not be kept, without them."""
        if self._failed and not self.record.waiting:
            self.leave()
        else:
            self.action_done()
