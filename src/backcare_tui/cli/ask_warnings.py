"""Asking warning questions on a terminal, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.cli.redflags import REPLIES, kept_words, show_verdict
from backcare_tui.domain.care import Action
from backcare_tui.domain.text import first_line
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, pgettext, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.cli.context import App
    from backcare_tui.domain.care import RedFlag
    from backcare_tui.domain.checkin import SafetyReply

SHORT = {
    **dict.fromkeys(("y", "是", "有"), "yes"),
    **dict.fromkeys(("n", "否", "没有"), "no"),
    **dict.fromkeys(("u", "not sure", "说不准"), "unsure"),
    **dict.fromkeys(("s", "跳过"), "skip"),
}
"""What people write for a reply, in every language at any time."""
BACK = ("<", "＜")
KEYS = marked(
    "y yes, n no, u not sure; enter leaves a question for later, < goes one back, stop ends."
)


class _Asked:
    """Questions that wait, one after the other, and the answers so far."""

    def __init__(self, app: App, questions: Sequence[str]) -> None:
        flags = app.journal.knowledge.red_flags
        self._safety = app.journal.safety
        self.given: dict[str, SafetyReply] = {}
        # What cannot wait is asked first.
        self.waiting = sorted((flags[q] for q in questions), key=lambda f: -f.action.urgency)
        self._behind: list[RedFlag] = []

    def take(self, reply: SafetyReply | None) -> None:
        """Go on with an answer to the first question that waits; None keeps what was said to it."""
        flag = self.waiting.pop(0)
        self._behind.append(flag)
        reply = self.given.get(flag.id) if reply is None else reply
        if reply is None:
            return
        self.given[flag.id] = reply
        more = self._safety.follow_ups(flag.id, reply)
        known = {*self.given, *(each.id for each in self.waiting)}
        self.waiting = [*(each for each in more if each.id not in known), *self.waiting]

    def go_back(self) -> bool:
        """Ask the question before again; False where this is the first.

        What was said to it stays until it is said anew: who leaves now must not lose a sign.
        """
        if not self._behind:
            return False
        flag = self._behind.pop()
        self.waiting = [flag, *(each for each in self.waiting if each.follows != flag.id)]
        return True


def ask_warnings(app: App, questions: Sequence[str], why: str = "") -> None:
    """Ask ``questions`` and those that an answer opens, keep the answers, say what they call for.

    An answer that calls for help at once ends it, so that this is read now; what was not asked
    waits. Answers given before the person stops are kept: a warning sign must not get lost.
    """
    if why:
        app.output.line(why)
    app.output.line(_(KEYS))
    safety, asked = app.journal.safety, _Asked(app, questions)
    try:
        while asked.waiting and safety.weigh(asked.given).action is not Action.EMERGENCY:
            flag = asked.waiting[0]
            if flag.id in asked.given:
                words = _("So far: {answer}. Enter keeps it.")
                app.output.line(words.format(answer=_word(asked.given[flag.id])))
            reply = _ask(app, flag)
            if reply != BACK[0]:
                asked.take(REPLIES.get(reply))
            elif not asked.go_back():
                app.output.line(_("This is the first question."))
    except BaseException:
        if asked.given:
            safety.answer(asked.given)
            app.output.line()
            show_verdict(
                app, [sentences([_("Stopped."), kept_words(len(asked.given))])], asked.given
            )
        raise
    if asked.given:
        safety.answer(asked.given)
    show_verdict(app, given=asked.given)


def _word(reply: SafetyReply) -> str:
    return {
        "yes": pgettext("an answer", "yes"),
        "no": pgettext("an answer", "no"),
        "unsure": pgettext("a reply", "maybe"),
        "skipped": pgettext("a reply", "skip"),
    }[reply.value]


def _ask(app: App, flag: RedFlag) -> str:
    """A name in `REPLIES`, `BACK`, or nothing where it is left for later."""
    if flag.skippable:
        app.output.line(_("({why} s skips it.)").format(why=flag.why))
    while True:
        said = app.output.ask(f"{flag.question} [y/n/u]").lower()
        word = SHORT.get(said, said)
        if said in BACK:
            return BACK[0]
        if word == "skip" and not flag.skippable:
            app.output.line(_("This one cannot be skipped for good; enter leaves it for later."))
        elif not word or word in REPLIES:
            return word
        else:
            unknown = _("“{reply}” is no answer here.").format(reply=first_line(said, 40))
            app.output.line(sentences([unknown, _(KEYS)]))
