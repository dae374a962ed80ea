"""``backcare ask``: a check-in by questions, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli import completions, parse
from backcare_tui.cli.command import Command
from backcare_tui.errors import Cancelled, InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from backcare_tui.cli.context import App
    from backcare_tui.journal.entries import Pressed

YES = ("y", "yes")
NO = ("n", "no")
NOT_SAVED = "Nothing was saved."


@click.command("ask", cls=Command)
@click.option(
    "--date",
    "-d",
    metavar="DAY",
    shell_complete=completions.days,
    help="The day; today if left out.",
)
@click.pass_obj
def ask_command(app: App, date: str | None) -> int | None:
    """Check in by answering questions, one line each.

    Enter skips a question, which leaves it not asked. "stop" ends without saving.
    """
    if not app.output.interactive:
        raise click.UsageError("This needs a terminal. In a script: backcare checkin 4")
    return ask_check_in(app, date)


def ask_check_in(app: App, date: str | None) -> int | None:
    """Ask for a check-in and save it; then ask the warning questions that wait."""
    something_new = None
    try:
        day = parse.day(app.journal, date)
        app.lead(app.notice("any"))
        app.output.line("Enter skips a question; stop ends without saving.")
        something_new = _yes_no(app, app.journal.knowledge.daily_question)
        questions = _rest(app, day, something_new)
    except Cancelled:
        raise Cancelled("Stopped. " + NOT_SAVED, _after_stop(something_new)) from None
    except KeyboardInterrupt:
        app.output.line()
        app.output.line(" ".join([NOT_SAVED, _after_stop(something_new)]).strip())
        raise
    if questions:
        app.output.line()
        from backcare_tui.cli.ask_warnings import ask_warnings

        ask_warnings(app, questions)
    return None


def _after_stop(something_new: bool | None) -> str:
    """A warning sign that was mentioned must not get lost with the check-in."""
    return "You said that something is new: backcare redflags ask" if something_new else ""


def _rest(app: App, day: date, something_new: bool | None) -> tuple[str, ...]:
    from backcare_tui.cli.checkin import save
    from backcare_tui.domain.checkin import FLARE_QUESTION
    from backcare_tui.journal.entries import Draft
    from backcare_tui.journal.today import asked_triggers

    journal = app.journal
    pain = _pain(app)
    exposures = _answers(app, ((t.id, t.question) for t in asked_triggers(journal)))
    flare = _yes_no(app, FLARE_QUESTION)
    asked = journal.review.questions(day)
    signs = journal.knowledge.signs
    whole_list = asked.checklist_due and _yes_no(
        app, f"Go through the whole list of signs ({len(signs)} questions)? It is due once a week."
    )
    wanted = list(signs) if whole_list else [q.sign_id for q in asked.next]
    answers = _answers(app, ((sign, signs[sign].question) for sign in wanted))
    pressed = _pressed(app)
    note = app.output.ask("Note:")
    draft = Draft(
        day,
        pain,
        exposures=exposures,
        signs=answers,
        note=note,
        pressed=pressed,
        nothing_new=None if something_new is None else not something_new,
        checklist=(bool(whole_list) if asked.checklist_due else None),
        flare=flare,
    )
    return save(app, draft)


def _pain(app: App) -> int:
    from backcare_tui.journal.checks import check_pain

    for _ in range(3):
        said = app.output.ask("Pain over the last 24 hours, 0 (none) to 10 (worst imaginable):")
        if not said:
            app.output.line("A check-in needs the number; everything else may be skipped.")
            continue
        try:
            return check_pain(parse.whole_number(said, "Pain", parse.PAIN_HINT))
        except InvalidInput as error:
            app.output.line(f"{error.message} {error.hint}")
    raise Cancelled("Stopped.")


def _yes_no(app: App, question: str) -> bool | None:
    """Yes, no, or None where the question is skipped."""
    while True:
        said = app.output.ask(f"{question} [y/n]").lower()
        if not said:
            return None
        if said in YES or said in NO:
            return said in YES
        app.output.line("Write y or n, or just enter to skip.")


def _answers(app: App, questions: Iterable[tuple[str, str]]) -> dict[str, bool]:
    found = {}
    for name, question in questions:
        answer = _yes_no(app, question)
        if answer is not None:
            found[name] = answer
    return found


def _pressed(app: App) -> list[Pressed]:
    while True:
        said = app.output.ask("Points pressed, as UB40:30 (seconds):")
        try:
            return parse.pressed(app.journal, [said])
        except InvalidInput as error:
            app.output.line(f"{error.message} {error.hint}")
