"""``backcare exercise``: one exercise, guided and logged."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from backcare_tui.cli import completions, parse
from backcare_tui.cli.after import pain_of
from backcare_tui.cli.command import Command
from backcare_tui.cli.words import entry_json
from backcare_tui.errors import (
    BackcareError,
    Cancelled,
    DatabaseError,
    ExitCode,
    InvalidInput,
    StorageFailure,
)
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked, sentences

if TYPE_CHECKING:
    from backcare_tui.cli.context import App
    from backcare_tui.domain.care import Dose, Exercise
    from backcare_tui.domain.checkin import ExerciseSession, Felt
    from backcare_tui.journal.exercises import Planned

_TIME = re.compile(r"(\d{1,6})\s*(s|m|min)?")
_TIME_HINT = marked("Give seconds, or minutes as in --hold 10m.")
_NUMBER_HINT = marked("Give a whole number, as in --count 8.")
_FELT = {
    **dict.fromkeys(("c", "舒适"), "comfortable"),
    **dict.fromkeys(("h", "吃力"), "hard"),
    **dict.fromkeys(("s", "提前停止"), "stopped"),
}


class Stopped(BackcareError):
    """The person stopped before there was anything to keep."""

    exit_code = ExitCode.INTERRUPTED


@click.command("exercise", cls=Command)
@click.argument("name", metavar="EXERCISE", shell_complete=completions.exercises)
@click.option("--sets", metavar="N", help="How many sets; by default today's dose.")
@click.option("--count", metavar="N", help="How many movements a set, or a side.")
@click.option("--hold", metavar="TIME", help="How long each is held: 10 (seconds) or 5m.")
@click.option("--felt", metavar="comfortable|hard|stopped", default="", help="How it was.")
@click.option("--before", metavar="N", help="Pain before, 0 to 10.")
@click.option("--after", metavar="N", help="Pain after, 0 to 10.")
@click.option("--log", "log_only", is_flag=True, help="Log it without the guide.")
@click.pass_obj
def exercise_command(
    app: App,
    name: str,
    sets: str | None,
    count: str | None,
    hold: str | None,
    felt: str,
    before: str | None,
    after: str | None,
    log_only: bool,
) -> int | None:
    """Be guided through an exercise by counts and holds, and log it.

    EXERCISE is an id (X03) or a name (pelvic tilt). When to stop stands first. On a terminal enter
    begins, space pauses, s goes on to the next and q ends; what was done is logged in any case.
    """
    exercises = app.journal.exercises
    pains = [pain_of(before), pain_of(after)]
    said = _felt(felt)
    if log_only:
        dose = exercises.check(_dose(exercises.usual_dose(name), sets, count, hold))
        session = exercises.done(name, dose, said, *pains)
        lines = _told(app, session)
        app.show("exercise_done", entry_json(session), lines, lead="any")
        return None
    planned = exercises.require_doable(name)
    dose = exercises.check(_dose(planned.dose, sets, count, hold))
    if dose != planned.dose:
        planned = replace(planned, dose=dose, why=_("Your own choice."))
    return _guide(app, planned, said, pains)


def _guide(app: App, planned: Planned, said: Felt | None, pains: list[int | None]) -> int | None:
    from backcare_tui.cli.ending import Ending
    from backcare_tui.cli.exercise_face import ExerciseFace
    from backcare_tui.cli.exercises import exercise_lines
    from backcare_tui.cli.guide_loop import GuideLoop
    from backcare_tui.domain.exercise_guide import done_of, guides, parts_of

    exercise, dose = planned.exercise, planned.dose
    if not guides(exercise, dose):
        raise InvalidInput(
            _("{exercise} cannot be counted here.").format(exercise=exercise.name),
            _("When it is done: {command}").format(
                command=f"backcare exercise {exercise.id} --log --felt comfortable"
            ),
        )
    output = app.output
    keyed = output.interactive and sys.platform != "win32"
    if not output.as_json:
        app.lead(app.notice("any"))
        for line in exercise_lines(planned, app.journal.knowledge):
            output.line(line)
        output.line()
    if keyed:
        pains[0] = _ask_pain(app) if pains[0] is None else pains[0]
        output.line(_("Enter begins, space pauses, s goes on to the next, q ends."))
    parts = parts_of(exercise, dose)
    bell = app.journal.settings.bell
    face = ExerciseFace(output, exercise, dose, parts, bell=bell)
    with Ending() as ending:
        loop = GuideLoop(
            [part.hold for part in parts],
            face,
            ending,
            keyed=keyed,
            held_back=app.held_back_meanwhile,
        )
        broken_off = loop.go()
        held = [*loop.held, broken_off] if broken_off else loop.held
        done = done_of(exercise, dose, held)
        if done is None:
            raise Stopped(_("Stopped. Nothing was logged."))
        session = _keep(app, exercise, done, said, pains)
    code = loop.code
    if keyed and code in (ExitCode.OK, ExitCode.CANCELLED):
        session = _asked(app, session)
    if output.as_json:
        app.show("exercise_done", entry_json(session), [], lead="any")
    elif not loop.gone:
        for line in _told(app, session, early=code != 0):
            output.line(line)
    return code or None


def _keep(
    app: App, exercise: Exercise, dose: Dose, said: Felt | None, pains: list[int | None]
) -> ExerciseSession:
    """Keep what was done at once, before anything is asked.

    Raises:
        StorageFailure: it cannot be kept; the words name the command that adds it later.
    """
    before, after = pains
    try:
        return app.journal.exercises.done(exercise.id, dose, said, before, after)
    except (DatabaseError, StorageFailure) as error:
        amount = f"--sets {dose.sets} --count {dose.count} --hold {dose.hold}"
        later = f"backcare exercise {exercise.id} --log {amount}"
        told = _("To add it later: {commands}").format(commands=later)
        raise StorageFailure(error.message, told) from error


def _asked(app: App, session: ExerciseSession) -> ExerciseSession:
    """Ask how it was, and keep what is said; who leaves half way has said what they said."""
    felt, after = session.felt, session.pain_after
    try:
        felt = felt or _ask_felt(app)
        after = _ask_pain(app) if after is None else after
    except (Cancelled, KeyboardInterrupt):
        app.output.line()
    if (felt, after) == (session.felt, session.pain_after):
        return session
    return app.journal.exercises.finish(session, felt, after)


def _ask_felt(app: App) -> Felt | None:
    while True:
        reply = app.output.ask(
            _("How was it: c comfortable, h hard, s stopped early? Enter skips.")
        )
        try:
            return _felt(_FELT.get(reply, reply))
        except InvalidInput as error:
            app.output.line(sentences([error.message, error.hint]))


def _ask_pain(app: App) -> int | None:
    while True:
        reply = app.output.ask(_("Pain now, 0 to 10? Enter skips."))
        try:
            return pain_of(reply)
        except InvalidInput as error:
            app.output.line(sentences([error.message, error.hint]))


def _told(app: App, session: ExerciseSession, *, early: bool = False) -> list[str]:
    from backcare_tui.journal.entry_words import exercise_words
    from backcare_tui.journal.wording import stop_words

    knowledge = app.journal.knowledge
    lines = [_("Logged: {what}.").format(what=exercise_words(session, knowledge))]
    stop = stop_words(session, knowledge.exercise_advice, early=early)
    if stop:
        lines += ["", *stop, _("The warning signs: backcare redflags ask")]
    return lines


def _dose(usual: Dose, sets: str | None, count: str | None, hold: str | None) -> Dose:
    given = {
        name: parse.whole_number(text, f"--{name}", _(_NUMBER_HINT))
        for name, text in (("sets", sets), ("count", count))
        if text is not None
    }
    if hold is not None:
        found = _TIME.fullmatch(hold.strip().lower())
        if not found:
            said = _("--hold “{text}” is not a time.").format(text=hold[:20])
            raise InvalidInput(said, _(_TIME_HINT))
        given["hold"] = int(found[1]) * (60 if (found[2] or "s").startswith("m") else 1)
    return replace(usual, **given)


def _felt(name: str) -> Felt | None:
    from backcare_tui.domain.checkin import Felt

    if not name:
        return None
    try:
        return Felt(name.lower())
    except ValueError:
        said = _("“{text}” does not say how it was.").format(text=name[:20])
        raise InvalidInput(said, _("Give {names}.").format(names=listed(Felt))) from None
