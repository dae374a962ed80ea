"""Asking warning questions on a terminal, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.cli.redflags import REPLIES, kept_words, show_verdict
from backcare_tui.domain.checkin import SafetyReply
from backcare_tui.language import gettext as _
from backcare_tui.language import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.cli.context import App
    from backcare_tui.domain.care import RedFlag

SHORT = {
    **dict.fromkeys(("y", "是", "有"), "yes"),
    **dict.fromkeys(("n", "否", "没有"), "no"),
    **dict.fromkeys(("u", "?", "？", "not sure", "说不准"), "unsure"),
    **dict.fromkeys(("s", "跳过"), "skip"),
}
"""What people write for a reply, in every language at any time."""


def ask_warnings(app: App, questions: Sequence[str], why: str = "") -> None:
    """Ask ``questions`` and those that an answer opens, keep the answers, say what they call for.

    Answers given before the person stops are kept: a warning sign must not get lost.
    """
    if why:
        app.output.line(why)
    app.output.line(_("y yes, n no, u not sure; enter leaves a question for later, stop ends."))
    given: dict[str, SafetyReply] = {}
    safety = app.journal.safety
    waiting = [app.journal.knowledge.red_flags[name] for name in questions]
    try:
        while waiting:
            flag = waiting.pop(0)
            if flag.id in given:
                continue
            reply = _ask(app, flag)
            if reply is None:
                continue
            given[flag.id] = reply
            waiting = [*safety.follow_ups(flag.id, reply), *waiting]
    except BaseException:
        if given:
            safety.answer(given)
            app.output.line()
            show_verdict(app, [sentences([_("Stopped."), kept_words(len(given))])])
        raise
    if given:
        safety.answer(given)
    show_verdict(app)


def _ask(app: App, flag: RedFlag) -> SafetyReply | None:
    """One reply, or None where it is left for later."""
    if flag.skippable:
        app.output.line(_("({why} s skips it.)").format(why=flag.why))
    while True:
        said = app.output.ask(f"{flag.question} [y/n/u]").lower()
        if not said:
            return None
        word = SHORT.get(said, said)
        if word == "skip" and not flag.skippable:
            app.output.line(_("This one cannot be skipped for good; enter leaves it for later."))
        elif word in REPLIES:
            return REPLIES[word]
        else:
            app.output.line(_("Write y, n or u."))
