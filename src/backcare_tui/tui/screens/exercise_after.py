"""After an exercise: how it was, how the back is now, and when to leave it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from backcare_tui.domain.checkin import Felt
from backcare_tui.journal.entry_words import exercise_words
from backcare_tui.journal.wording import stop_words
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, sentences
from backcare_tui.tui.screens import exercise_keys as keys
from backcare_tui.tui.screens.guided_after import GuidedAfter
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.pain_scale import PainScale

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from backcare_tui.domain.checkin import ExerciseSession
    from backcare_tui.tui.pages import Part

_FELT = (
    ("c", Felt.COMFORTABLE, marked("comfortable")),
    ("h", Felt.HARD, marked("hard")),
    ("s", Felt.STOPPED, marked("stopped early")),
)
_SIGNS = marked("! opens the warning signs.")


class ExerciseAfter(GuidedAfter):
    """Two questions that may be left open; what was done is in the diary already.

    ``early`` says that the exercise was ended before its end.
    """

    CSS_PATH = "exercise_after.tcss"
    HELP = (
        "# After an exercise\n\n`c`, `h` or `s` says how it was: comfortable, hard, or stopped "
        "early. Two comfortable times lead one step up, two of the others one step back. A number "
        "says how your back is now. What you leave open is *not asked*.\n\n"
        "`enter` or escape goes back; what you answered is kept."
    )
    BINDINGS = keys.AFTER

    def __init__(self, session: ExerciseSession, *, early: bool = False) -> None:
        super().__init__()
        self.session = session
        self.felt: Felt | None = None
        self._early = early

    @property
    def said_more(self) -> bool:
        return self.felt is not None

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
        self.show_answers()

    def show_answers(self) -> None:
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

    def action_felt(self, felt: str) -> None:
        """Say how it was; the same again takes it back."""
        said = Felt(felt)
        self.felt = None if self.felt is said else said
        self.show_answers()

    def keep_answers(self, pain: int | None) -> None:
        self.journal.exercises.finish(self.session, self.felt, pain)
