"""After a guided session: what was kept, how the back is now, and what the pressing left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.widgets import Static

from backcare_tui.domain.checkin import AfterEffect
from backcare_tui.journal.session_words import WORSE, is_worse
from backcare_tui.language import gettext as _
from backcare_tui.language import sentences
from backcare_tui.tui.screens import session_after_keys as keys
from backcare_tui.tui.screens import session_after_parts as parts
from backcare_tui.tui.screens.guided_after import GuidedAfter
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.pain_scale import PainScale

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from backcare_tui.tui.screens.session_record import Record


class SessionAfter(GuidedAfter):
    """Two questions that may be left open; the holds themselves are in the diary already."""

    CSS_PATH = "session_after.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-usual")]  # noqa: RUF012 - as Textual declares it
    HELP = (
        "# After a session\n\nA number says how your back is now. `s`, `b` or `n` says whether the "
        "places are sore, bruised, or neither. What you leave open is *not asked*.\n\n"
        "`enter` or escape goes back; what you answered is kept."
    )
    BINDINGS = keys.BINDINGS

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.record = record
        self.effect: AfterEffect | None = None

    @property
    def unsaved(self) -> str:
        if self.waiting:
            return _("Not all of what you pressed is kept yet; enter tries again.")
        return super().unsaved

    @property
    def said_more(self) -> bool:
        return self.effect is not None

    @property
    def waiting(self) -> bool:
        return bool(self.record.waiting)

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
        self.backcare.diary_changed.subscribe(self, lambda _changed: self.show_answers())
        before = self.record.pain_before
        if before is not None:
            was = _("It was {pain} before.").format(pain=before)
            self.query_one("#ask", Static).update(sentences([_("How is your back now?"), was]))
        self.show_answers()

    def show_answers(self) -> None:
        self.query_one("#title", Static).update(parts.title(self.record))
        self.query_one("#effects", Static).update(parts.effects(self.effect, self.size.width - 4))
        self.query_one("#kept Static", Static).update(parts.kept(self.record))
        self.set_class(is_worse(self.record.pain_before, self.scale.value), "-worse")

    def on_resize(self) -> None:
        self.show_answers()

    def action_effect(self, effect: str) -> None:
        """Say what it left behind; the same again takes it back."""
        said = AfterEffect(effect)
        self.effect = None if self.effect is said else said
        self.show_answers()

    def keep_answers(self, pain: int | None) -> None:
        self.record.finish(pain, self.effect)
