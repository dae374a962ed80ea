"""Asking warning questions, a page for each level of urgency."""

from __future__ import annotations

from itertools import groupby
from math import inf
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from backcare_tui.domain.care import Action
from backcare_tui.domain.checkin import SafetyReply
from backcare_tui.domain.safety import URGENT
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked, ngettext, pgettext, sentences
from backcare_tui.tui.base import STILL_HERE, BackcareScreen
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.questions import Question, Questions, Reply, reply_word

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from backcare_tui.domain.care import RedFlag
    from backcare_tui.domain.safety import Verdict
    from backcare_tui.domain.warnings_due import Due

_TITLES = {
    Action.EMERGENCY: marked("Rare, but these need help at once"),
    Action.SAME_DAY: marked("These need advice the same day"),
    Action.SOON: marked("These are worth a visit"),
    Action.PRECAUTION: marked("So that the app can mind it"),
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
        "not a diary. `y`, `n` or `m` (maybe: you are not sure) answers the marked one. *Maybe* "
        "counts as yes for urgent signs. `N` says no to all that are open on this page, `esc` "
        "leaves what is open for later."
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
            "Ask later",
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
        self._in_view_since = inf
        self._warned: tuple[str, ...] = ()

    @property
    def unsaved(self) -> str:
        if any(question.value is not None for question in self.questions.questions):
            return _("The answers on this page are not saved yet.")
        return ""

    def compose(self) -> ComposeResult:
        yield Static("", id="title", markup=False)
        with VerticalScroll(can_focus=False, id="asked"):
            yield Static("", id="why", markup=False)
            yield Questions()
        yield Static("", id="told", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        if self._intro:
            self._show_purpose()
        else:
            self._show_page()

    def _paged(self, questions: tuple[str, ...]) -> list[list[RedFlag]]:
        flags = self.journal.knowledge.red_flags
        wanted = sorted((flags[q] for q in questions if q in flags), key=_urgency)
        return [list(group) for _level, group in groupby(wanted, key=_urgency)]

    def _show_purpose(self) -> None:
        pages = self.journal.knowledge.pages
        purpose = pages["purpose"]
        text = "\n\n".join((*purpose.words, *(claim.text for claim in purpose.claims)))
        first = _(
            "First, once: {number} questions about signs that need a doctor. It takes about a "
            "minute."
        )
        told = first.format(number=len(self._due.questions))
        self.query_one("#title", Static).update(_("Welcome to backcare"))
        self.query_one("#why", Static).update(Content.assemble(text, (f"\n\n{told}", "bold")))
        self.query_one(KeyBar).offer(
            ("enter", "Begin", "next"), ("esc", "Ask later", "later"), ("q", "Quit", "app.quit")
        )
        self._wait_to_be_seen()

    def _wait_to_be_seen(self) -> None:
        """Take keys that are pressed from the next frame on: older ones meant something else."""

        def seen() -> None:
            # A message knows when it was made, by the clock by which keys are told apart.
            self._in_view_since = Message().time

        self._in_view_since = inf
        self.call_after_refresh(seen)

    def _show_page(self) -> None:
        if not self._pages:
            self._pages = self._paged(self._due.questions)
        page = self._pages[0]
        self._seen |= {flag.id for flag in page}
        self.query_one("#title", Static).update(_(_TITLES[page[0].action]))
        self.query_one("#why", Static).update(Content(self._due.why))
        self.questions.show_questions(
            [
                Question(
                    flag.id,
                    flag.question,
                    urgent=True,
                    replies=_replies(skippable=flag.skippable),
                )
                for flag in page
            ]
        )
        self.query_one("#asked", VerticalScroll).scroll_home(animate=False)
        self.questions.focus()
        self._tell("")
        self.call_after_refresh(self._offer_keys)
        self._wait_to_be_seen()

    def _tell(self, words: str) -> None:
        """Say something below the questions, where it covers none and goes with the page."""
        told = self.query_one("#told", Static)
        told.update(words)
        told.display = bool(words)

    @property
    def _more_below(self) -> bool:
        """True while a part of the page was not yet in view: nobody should say no to that."""
        asked = self.query_one("#asked", VerticalScroll)
        return asked.scroll_offset.y < asked.max_scroll_y

    def _offer_keys(self) -> None:
        none = marked("Read on, then none") if self._more_below else marked("None of these")
        self.query_one(KeyBar).offer(
            ("N", none, "none"),
            ("enter", "Next", "next"),
            ("esc", "Ask later", "later"),
            ("?", "Help", "app.toggle_help"),
        )

    def on_key(self, event: Key) -> None:
        """A reply's key answers the marked question, once that could be read."""
        if event.time < self._in_view_since:
            event.stop()
        elif self._pages and event.character and self.questions.answer_key(event.character):
            event.stop()
            self._tell("")

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
            words = ngettext(
                "One is open: y, n or m each, or N for none of these.",
                "{number} are open: y, n or m each, or N for none of these.",
                count,
            )
            self._tell(words.format(number=count))
            return
        safety, replies = self.journal.safety, self._given

        def keep() -> tuple[Verdict, Due, str]:
            return safety.answer(replies), safety.due(), safety.quiet_words()

        self.write(keep, self._go_on, once="page", kept=STILL_HERE)

    @property
    def _given(self) -> dict[str, SafetyReply]:
        """The answers on this page."""
        asked = self.questions.questions
        return {q.id: q.value for q in asked if isinstance(q.value, SafetyReply)}

    @property
    def _urgent(self) -> tuple[str, ...]:
        """What of this page's answers needs help at once or the same day, in a few words each."""
        flags = self.journal.knowledge.red_flags
        signs = self.journal.safety.weigh(self._given).open_signs
        return tuple(flags[sign.flag].short for sign in signs if sign.action in URGENT)

    def _go_on(self, weighed: tuple[Verdict, Due, str]) -> None:
        """After a page was saved: its follow-ups, the next page, or the end."""
        verdict, due, quiet = weighed
        self._pages.pop(0)
        flags = self.journal.knowledge.red_flags
        follow_ups = [q for q in due.questions if flags[q].follows and q not in self._seen]
        if follow_ups:
            self._pages.insert(0, [flags[q] for q in follow_ups])
        if self._pages and verdict.action is not Action.EMERGENCY:
            self._show_page()
        else:
            self._finish(verdict, quiet)

    def _finish(self, verdict: Verdict, quiet: str) -> None:
        self.leave(verdict)
        if verdict.action is not None and verdict.action is not Action.PRECAUTION:
            self.backcare.action_warning_signs()
        else:
            self.notify(sentences([quiet, _("! shows them at any time.")]), markup=False)

    def action_later(self) -> None:
        """Leave; what was answered is kept, and what is open is asked again."""
        safety, replies, urgent = self.journal.safety, self._given, self._urgent
        if urgent and urgent != self._warned:
            self._warned = urgent
            words = _(
                "You ticked: {signs}. Leaving keeps it and shows what to do now. Escape once "
                "more leaves; n says no."
            )
            self._tell(words.format(signs=listed(urgent)))
            return
        if replies:
            self.write(
                lambda: safety.answer(replies), self._after_later, once="page", kept=STILL_HERE
            )
        else:
            self._after_later(None)

    def _after_later(self, verdict: Verdict | None) -> None:
        self.leave(verdict)
        if verdict is not None and verdict.urgent:
            self.backcare.action_warning_signs()
        elif self._first:
            self.notify(
                _("The warning signs are still to be asked. ! brings them back."),
                severity="warning",
                markup=False,
            )


def _replies(*, skippable: bool) -> tuple[Reply, ...]:
    replies: tuple[Reply, ...] = (
        ("y", reply_word(True), SafetyReply.YES),
        ("n", reply_word(False), SafetyReply.NO),
        ("m", pgettext("a reply", "maybe"), SafetyReply.UNSURE),
    )
    skip: Reply = ("k", pgettext("a reply", "skip"), SafetyReply.SKIPPED)
    return (*replies, skip) if skippable else replies


def _urgency(flag: RedFlag) -> int:
    return -flag.action.urgency
