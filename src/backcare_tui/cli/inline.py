"""``backcare checkin`` alone and ``backcare ask``: a check-in in a few lines, no full screen."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from backcare_tui.cli import parse
from backcare_tui.cli.context import notice_lines
from backcare_tui.cli.inline_plan import Plan
from backcare_tui.cli.inline_prompts import StayingPrompts, prompts
from backcare_tui.cli.inline_steps import NOT_ASKED
from backcare_tui.cli.words import day_told
from backcare_tui.domain.days import check_day
from backcare_tui.errors import (
    Cancelled,
    DatabaseError,
    ExitCode,
    InvalidInput,
    StorageFailure,
)
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, sentences

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.cli.context import App
    from backcare_tui.cli.inline_prompts import Prompts
    from backcare_tui.cli.inline_steps import Step
    from backcare_tui.journal.entries import Draft, Recorded
    from backcare_tui.journal.safety import Notice

BACK = "<"
TAKE_OUT = "-"
HEADING = marked("Enter skips a question, < goes one back, q leaves without saving.")
NOT_SAVED = marked("Nothing was saved.")
NEEDED = marked("A check-in needs the number; everything else may be skipped.")


class Interrupted(Cancelled):
    """The person left with ctrl+c; nothing was changed."""

    exit_code = ExitCode.INTERRUPTED


def check_in_inline(app: App, date: str | None, *, stays: bool = False) -> None:
    """Ask for a check-in and save it at the end; then ask the warning questions that wait.

    With ``stays`` the questions and answers stay on every terminal.

    Raises:
        Cancelled: the person left, and nothing was saved.
    """
    from backcare_tui.cli.checkin import tell, to_answer

    journal = app.journal
    day = check_day(parse.day(journal, date), journal.today)
    if urgent := app.notice("urgent"):
        _tell_first(app, urgent)
    plan = Plan(journal, day)
    try:
        show = StayingPrompts if stays else prompts
        with show(app.output, _heading(day, journal.today)) as asking:
            ask_all(asking, plan)
    except (Cancelled, KeyboardInterrupt) as left:
        raise _not_saved(left) from None
    draft = plan.draft()
    recorded = _save(app, draft)
    # What stood open was told before the first question already, but not to a file or pipe.
    questions = tell(app, draft, recorded, lead="none" if app.output.interactive else "urgent")
    if questions and app.output.interactive:
        from backcare_tui.cli.ask_warnings import ask_warnings

        app.output.line()
        ask_warnings(app, questions)
    elif questions:
        # What the answers call for would go to the file or pipe, where nobody reads it in time.
        for line in to_answer(app, questions, (), ""):
            app.output.narrate(line)


def _tell_first(app: App, urgent: Notice) -> None:
    """Say what stands open before the first question, where the person sees it."""
    if app.output.interactive:
        app.lead(urgent)
        return
    for line in notice_lines(urgent):
        app.output.narrate(line)


def ask_all(asking: Prompts, plan: Plan) -> None:
    """Put the questions of ``plan`` until the last one is behind.

    Raises:
        Cancelled: the person leaves.
    """
    at, told = 0, ""
    while (step := next(islice(plan.steps(), at, None), None)) is not None:
        said = [_said(each) for each in islice(plan.steps(), at)]
        reply = asking.ask(step.question, said, told or _kept(step))
        told = ""
        if reply == BACK:
            told = "" if at else _("This is the first question.")
            at = max(at - 1, 0)
            continue
        try:
            told = _take(step, reply)
        except InvalidInput as error:
            told = sentences([error.message, error.hint])
        if not told:
            at += 1


def _said(step: Step) -> str:
    words = _("{question}: {answer}")
    return words.format(question=step.label, answer=step.words() or _(NOT_ASKED))


def _take(step: Step, reply: str) -> str:
    """Give ``reply`` to a question; words where it has to be asked again."""
    if step.needed and (reply == TAKE_OUT or not (reply or step.words())):
        return _(NEEDED)
    if reply == TAKE_OUT:
        step.forget()
    elif reply:
        step.take(reply)
    return ""


def _kept(step: Step) -> str:
    if not step.words():
        return ""
    words = _("So far: {answer}. Enter keeps it, - takes it out.")
    if step.needed:
        words = _("So far: {answer}. Enter keeps it.")
    return words.format(answer=step.words())


def _heading(day: date, today: date) -> str:
    if day == today:
        return _(HEADING)
    return sentences([_("For {day}.").format(day=day_told(day, today)), _(HEADING)])


def _not_saved(left: BaseException, *, something_new: bool = False) -> Cancelled:
    """What to say when somebody leaves; a warning sign must not get lost with the check-in."""
    hint = _("You said that something is new: backcare redflags ask") if something_new else ""
    kind = Interrupted if isinstance(left, KeyboardInterrupt) else Cancelled
    return kind(_(NOT_SAVED), hint)


def _save(app: App, draft: Draft) -> Recorded:
    """Save, and try again as often as the person wants; the draft's id makes it one check-in."""
    again = False
    # Who is asked can try again at once.
    app.journal.patience = 1
    while True:
        try:
            if again:
                # A file that was opened read-only stays so until it is opened anew.
                app.close()
            return app.journal.diary.check_in(draft)
        except (DatabaseError, StorageFailure) as error:
            told, again = sentences([error.message, error.hint]), True
        try:
            with StayingPrompts(app.output, told) as asking:
                asking.ask(_("Your answers are still here. Enter tries again, q leaves them:"))
        except (Cancelled, KeyboardInterrupt) as left:
            raise _not_saved(left, something_new=draft.nothing_new is False) from None
