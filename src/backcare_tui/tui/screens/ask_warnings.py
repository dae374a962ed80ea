"""Asking warning questions, a page for each level of urgency."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from backcare_tui.domain.care import Action
from backcare_tui.domain.checkin import SafetyReply
from backcare_tui.tui.base import STILL_HERE, BackcareScreen
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.questions import Question, Questions, Reply

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from backcare_tui.domain.care import RedFlag
    from backcare_tui.domain.safety import Due, Verdict

_REPLIES: tuple[Reply, ...] = (
    ("y", "yes", SafetyReply.YES),
    ("n", "no", SafetyReply.NO),
    ("s", "not sure", SafetyReply.UNSURE),
)
_SKIP: Reply = ("k", "skip", SafetyReply.SKIPPED)
_TITLES = {
    Action.EMERGENCY: "Rare, but these need help at once",
    Action.SAME_DAY: "These need advice the same day",
    Action.SOON: "These are worth a visit",
    Action.PRECAUTION: "So that the app can mind it",
}


class AskWarnings(BackcareScreen["Verdict"]):
    """The warning questions that are due; each page is saved when it is finished.

    The result is what all answers call for, or None where the person left before the end.
    """

    CSS_PATH = "ask_warnings.tcss"
    AUTO_FOCUS = "Questions"
    ASKS = True
    HELP = (
        "# Warning questions\n\nThey come first because some kinds of back pain need a doctor and "
        "not a diary. `y`, `n` or `s` (not sure) answers the marked one. *Not sure* counts as yes "
        "for urgent signs. `N` says no to all that are open on this page."
    )
    BINDINGS: ClassVar[list[Any]] = [
        Binding(
            "N",
            "none",
            "None of these",
            id="warnings.none",
            tooltip="No to every open question of this page",
        ),
        Binding("enter", "next", "Next", id="warnings.next", tooltip="Go on"),
        Binding(
            "escape",
            "later",
            "Later",
            id="warnings.later",
            tooltip="Go back; these are asked again",
        ),
    ]

    questions = getters.query_one(Questions)

    def __init__(self, due: Due, *, first: bool = False) -> None:
        super().__init__()
        self._due = due
        self._first = first
        self._intro = first
        self._pages: list[list[RedFlag]] = []
        self._seen: set[str] = set()

    @property
    def unsaved(self) -> str:
        if any(question.value is not None for question in self.questions.questions):
            return "The answers on this page are not saved yet."
        return ""

    def compose(self) -> ComposeResult:
        yield Static("", id="title", markup=False)
        with VerticalScroll(can_focus=False, id="asked"):
            yield Static("", id="why", markup=False)
            yield Questions()
        yield KeyBar()

    def on_mount(self) -> None:
        if self._intro:
            self._show_purpose()
        else:
            self._show_page()

    def _paged(self, questions: tuple[str, ...]) -> list[list[RedFlag]]:
        flags = self.journal.knowledge.red_flags
        wanted = sorted((flags[q] for q in questions if q in flags), key=_urgency)
        return [list(group) for _, group in groupby(wanted, key=_urgency)]

    def _show_purpose(self) -> None:
        pages = self.journal.knowledge.pages
        purpose = pages["purpose"]
        text = "\n\n".join((*purpose.words, *(claim.text for claim in purpose.claims)))
        count = len(self._due.questions)
        self.query_one("#title", Static).update("Welcome to backcare")
        self.query_one("#why", Static).update(
            Content.assemble(
                text,
                (
                    f"\n\nFirst, once: {count} questions about signs that need a doctor. "
                    "It takes about a minute.",
                    "bold",
                ),
            )
        )
        self.query_one(KeyBar).offer(
            ("enter", "Begin", "next"), ("esc", "Later", "later"), ("q", "Quit", "app.quit")
        )

    def _show_page(self) -> None:
        if not self._pages:
            self._pages = self._paged(self._due.questions)
        page = self._pages[0]
        self._seen |= {flag.id for flag in page}
        self.query_one("#title", Static).update(_TITLES[page[0].action])
        self.query_one("#why", Static).update(Content(self._due.why))
        self.questions.show_questions(
            [
                Question(
                    flag.id,
                    flag.question,
                    urgent=True,
                    replies=(*_REPLIES, _SKIP) if flag.skippable else _REPLIES,
                )
                for flag in page
            ]
        )
        self.query_one("#asked", VerticalScroll).scroll_home(animate=False)
        self.questions.focus()
        self.call_after_refresh(self._offer_keys)

    @property
    def _more_below(self) -> bool:
        """True while a part of the page was not yet in view: nobody should say no to that."""
        asked = self.query_one("#asked", VerticalScroll)
        return asked.scroll_offset.y < asked.max_scroll_y

    def _offer_keys(self) -> None:
        self.query_one(KeyBar).offer(
            ("N", "Read on" if self._more_below else "None of these", "none"),
            ("enter", "Next", "next"),
            ("esc", "Later", "later"),
            ("?", "Help", "app.toggle_help"),
        )

    def on_key(self, event: Key) -> None:
        """A reply's key answers the marked question."""
        if self._pages and event.character and self.questions.answer_key(event.character):
            event.stop()

    def action_none(self) -> None:
        """No to every question of this page that is open, and on."""
        if not self._pages:
            return
        if self._more_below:
            self.query_one("#asked", VerticalScroll).scroll_page_down(animate=False)
            self.call_after_refresh(self._offer_keys)
            return
        while self.questions.has_open:
            self.questions.cursor = next(
                i for i, q in enumerate(self.questions.questions) if q.value is None
            )
            self.questions.answer(SafetyReply.NO)
        self.action_next()

    def action_next(self) -> None:
        """On to the next page, once every question has an answer."""
        if self._intro:
            self._intro = False
            self._show_page()
            return
        if self.questions.has_open:
            count = sum(q.value is None for q in self.questions.questions)
            rest = "One is" if count == 1 else f"{count} are"
            self.notify(f"{rest} open: y, n or s each, or N for none of these.", markup=False)
            return
        safety, replies = self.journal.safety, self._given

        def keep() -> tuple[Verdict, Due]:
            return safety.answer(replies), safety.due()

        self.write(keep, self._go_on, once="page", kept=STILL_HERE)

    @property
    def _given(self) -> dict[str, SafetyReply]:
        """The answers on this page."""
        asked = self.questions.questions
        return {q.id: q.value for q in asked if isinstance(q.value, SafetyReply)}

    def _go_on(self, weighed: tuple[Verdict, Due]) -> None:
        """After a page was saved: its follow-ups, the next page, or the end."""
        verdict, due = weighed
        self._pages.pop(0)
        flags = self.journal.knowledge.red_flags
        follow_ups = [q for q in due.questions if flags[q].follows and q not in self._seen]
        if follow_ups:
            self._pages.insert(0, [flags[q] for q in follow_ups])
        if self._pages and verdict.action is not Action.EMERGENCY:
            self._show_page()
        else:
            self._finish(verdict)

    def _finish(self, verdict: Verdict) -> None:
        self.leave(verdict)
        if verdict.action is not None and verdict.action is not Action.PRECAUTION:
            self.backcare.action_warning_signs()
        else:
            self.notify("No warning signs ticked today. ! shows them at any time.", markup=False)

    def action_later(self) -> None:
        """Leave; what was answered is kept, and what is open is asked again."""
        safety, replies = self.journal.safety, self._given
        if replies:
            self.write(
                lambda: safety.answer(replies), self._after_later, once="page", kept=STILL_HERE
            )
        else:
            self._after_later(None)

    def _after_later(self, verdict: Verdict | None) -> None:
        self.leave(verdict)
        if verdict is not None and verdict.locks:
            self.backcare.action_warning_signs()
        elif self._first:
            self.notify(
                "The warning signs are still to be asked. ! brings them back.",
                severity="warning",
                markup=False,
            )


def _urgency(flag: RedFlag) -> int:
    return -flag.action.urgency
