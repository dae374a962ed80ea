"""About you: conditions that change techniques, history for the pictures, private topics."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from backcare_tui.language import gettext as _
from backcare_tui.language import sentences
from backcare_tui.tui.base import BackcareScreen
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.questions import Question, Questions

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from backcare_tui.domain.safety import Verdict
    from backcare_tui.journal.care import ProfileItem


class _Items(Questions):
    """A list long enough to jump to its ends."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "home", "mark(0)", "First", show=False, id="about.first", tooltip="The first question"
        ),
        Binding(
            "end", "mark(-1)", "Last", show=False, id="about.last", tooltip="The last question"
        ),
    ]

    def action_mark(self, index: int) -> None:
        """Go to the first question, or to the last."""
        self.mark(index)


class AboutYouScreen(BackcareScreen[None]):
    """Each answer is saved at once and can be changed or undone."""

    CSS_PATH = "about_you.tcss"
    AUTO_FOCUS = "Questions"
    HELP = (
        "# About you\n\n`y` or `n` answers the marked one, saves it at once and goes on to the "
        "next; `home` and `end` go to the first and the last. A condition switches off what does "
        "not fit it. What you leave open is *not asked*."
    )
    BINDINGS: ClassVar[list[Any]] = [
        Binding("escape", "leave", "Back", id="about.back", tooltip="Go back"),
    ]

    questions = getters.query_one(Questions)

    def compose(self) -> ComposeResult:
        yield Static(_("About you"), id="title", markup=False)
        yield Static("", id="why", markup=False)
        with VerticalScroll(can_focus=False):
            yield _Items(in_turn=True)
        yield KeyBar(
            ("y n", "Answer", "none"), ("esc", "Back", "leave"), ("?", "Help", "app.toggle_help")
        )

    def on_mount(self) -> None:
        self.background(self._read, "read")
        self.backcare.diary_changed.subscribe(
            self, lambda _changed: self.background(self._read, "read")
        )

    async def _read(self) -> None:
        items = await asyncio.to_thread(self.journal.care.profile)
        self._items: dict[str, ProfileItem] = {item.item: item for item in items}
        self.questions.show_questions(
            [Question(i.item, i.question, i.value) for i in items], keep_mark=True
        )
        self._explain()

    def _explain(self) -> None:
        if self.questions.questions:
            item = self._items[self.questions.questions[self.questions.cursor].id]
            told = [_("Why this is asked: {reason}").format(reason=item.why)]
            if item.asked_again:
                told.append(_("It was some time ago: does it still hold?"))
            self.query_one("#why", Static).update(sentences(told))

    def on_key(self, event: Key) -> None:
        """A reply's key answers the marked question."""
        if event.character and self.questions.answer_key(event.character):
            event.stop()

    @on(Questions.Marked)
    def _explain_marked(self) -> None:
        self._explain()

    @on(Questions.Answered)
    def _keep(self, event: Questions.Answered) -> None:
        question = event.question
        if isinstance(question.value, bool):
            care, answer = self.journal.care, {question.id: question.value}
            safety = self.journal.safety

            def keep() -> Verdict:
                care.set_profile(answer)
                return safety.verdict()

            self.write(keep, self._look_first)
        self._explain()

    def _look_first(self, verdict: Verdict) -> None:
        """An answer that is an urgent sign as well comes before the other questions."""
        if verdict.urgent:
            self.backcare.action_warning_signs()

    def action_none(self) -> None:
        """Nothing: the words beside the answer keys."""

    def action_leave(self) -> None:
        """Go back."""
        self.leave()
