"""After an exercise: how it was, how the back is now, and when to leave it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import getters, on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from backcare_tui.domain.checkin import Felt
from backcare_tui.domain.scale import PAIN_MAX
from backcare_tui.journal.entry_words import exercise_words
from backcare_tui.journal.wording import stop_words
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, sentences
from backcare_tui.tui.base import STILL_HERE, BackcareScreen
from backcare_tui.tui.screens import exercise_keys as keys
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.pain_scale import PainScale

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from backcare_tui.domain.checkin import ExerciseSession
    from backcare_tui.tui.pages import Part

_FELT = (
    ("c", Felt.COMFORTABLE, marked("comfortable")),
    ("h", Felt.HARD, marked("hard")),
    ("s", Felt.STOPPED, marked("stopped early")),
)
_SIGNS = marked("! opens the warning signs.")


class ExerciseAfter(BackcareScreen[None]):
    """Two questions that may be left open; what was done is in the diary already.

    ``early`` says that the exercise was ended before its end.
    """

    CSS_PATH = "exercise_after.tcss"
    AUTO_FOCUS = "PainScale"
    ASKS = True
    HELP = (
        "# After an exercise\n\n`c`, `h` or `s` says how it was: comfortable, hard, or stopped "
        "early. Two comfortable times lead one step up, two of the others one step back. A number "
        "says how your back is now. What you leave open is *not asked*.\n\n"
        "`enter` or escape goes back; what you answered is kept."
    )
    BINDINGS = keys.AFTER

    scale = getters.query_one(PainScale)

    def __init__(self, session: ExerciseSession, *, early: bool = False) -> None:
        super().__init__()
        self.session = session
        self.felt: Felt | None = None
        self._early = early
        self._failed = False

    @property
    def unsaved(self) -> str:
        return _("Your answers are not kept yet; enter keeps them.") if self._answered else ""

    @property
    def _answered(self) -> bool:
        return self.is_mounted and (self.scale.value is not None or self.felt is not None)

    def compose(self) -> ComposeResult:
        yield Static("", id="title", markup=False)
        yield Static("", id="felt", markup=False)
        before = self.session.pain_before
        asked = [_("How is your back now?")]
        if before is not None:
            asked.append(_("It was {pain} before.").format(pain=before))
        yield Static(sentences(asked), id="ask", markup=False)
        yield PainScale()
        with VerticalScroll(id="mind", can_focus=False):
            yield Static("", markup=False)
        yield KeyBar(*keys.DONE)

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        knowledge = self.journal.knowledge
        done = f"  {exercise_words(self.session, knowledge)}"
        title = Content.assemble((_("Kept"), "bold $primary"), (done, "$muted"))
        self.query_one("#title", Static).update(title)
        parts: list[Part] = [(f"{_('It was')}   ", "$muted")]
        for key, felt, words in _FELT:
            on = felt is self.felt
            word = _(words)
            parts += [(key, "underline $muted"), " "]
            parts += [(f"✓ {word}" if on else word, "bold $primary" if on else "$foreground")]
            parts.append("   ")
        self.query_one("#felt", Static).update(Content.assemble(*parts[:-1]))
        told = replace(self.session, felt=self.felt, pain_after=self.scale.value)
        early = self._early and self.felt is None
        stop = stop_words(told, knowledge.exercise_advice, early=early)
        lines = [Content.styled(line, "bold $warning" if n == 0 else "$warning")
                 for n, line in enumerate([*stop, _(_SIGNS)] if stop else [])]  # fmt: skip
        self.query_one("#mind Static", Static).update(Content("\n").join(lines))

    @on(PainScale.Changed)
    def _judge(self) -> None:
        self._show()

    def on_key(self, event: Key) -> None:
        """A number says how it is now."""
        if event.character is not None and event.character in "0123456789=":
            self.scale.choose(PAIN_MAX if event.character == "=" else int(event.character))
            event.stop()

    def action_felt(self, felt: str) -> None:
        """Say how it was; the same again takes it back."""
        said = Felt(felt)
        self.felt = None if self.felt is said else said
        self._show()

    def action_done(self) -> None:
        """Keep what is answered, then go back; after an error all is still here."""
        session, pain, felt = self.session, self.scale.value, self.felt
        if not self._answered:
            self.leave()
            return

        def finish() -> None:
            self._failed = True
            self.journal.exercises.finish(session, felt, pain)
            self._failed = False

        self.write(finish, lambda _kept: self.leave(), once="finish", kept=STILL_HERE)

    def action_leave(self) -> None:
        """Go back; where the answers could not be kept, without them."""
        if self._failed:
            self.leave()
        else:
            self.action_done()
