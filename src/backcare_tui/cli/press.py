"""``backcare press``: one point, guided and logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli import completions, parse
from backcare_tui.cli.command import Command
from backcare_tui.cli.output import Warned
from backcare_tui.cli.points import point_lines
from backcare_tui.cli.words import entry_json, session_words
from backcare_tui.errors import BackcareError, ExitCode
from backcare_tui.language import clauses, sentences
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.cli.context import App
    from backcare_tui.domain.checkin import AcupressureSession
    from backcare_tui.journal.session_plan import Plan


class Interrupted(BackcareError):
    """The person stopped before there was anything to keep."""

    exit_code = ExitCode.INTERRUPTED


@click.command("press", cls=Command)
@click.argument("name", metavar="POINT", shell_complete=completions.points)
@click.option("--seconds", metavar="N", help="How long; by default what the technique says.")
@click.option("--side", metavar="left|right|both", default="", help="Which side; by default both.")
@click.option("--before", metavar="N", help="Pain before, 0 to 10.")
@click.option("--after", metavar="N", help="Pain after, 0 to 10.")
@click.option("--effect", metavar="none|sore|bruise", default="", help="What it left behind.")
@click.option("--no-bell", is_flag=True, help="Ring no bell when a hold is over.")
@click.option("--log", "log_only", is_flag=True, help="Log it without counting down.")
@click.pass_obj
def press_command(
    app: App,
    name: str,
    seconds: str | None,
    side: str,
    before: str | None,
    after: str | None,
    effect: str,
    no_bell: bool,
    log_only: bool,
) -> int | None:
    """Be guided through pressing a point, and log it.

    POINT may say the side and the seconds as well: UB40:left, UB40:left:45.

    Stopping with ctrl+c logs what was done, from 5 seconds on. Left and right are counted one after
    the other where two hands cannot press both.
    """
    from backcare_tui.cli.after import After, pain_of
    from backcare_tui.cli.guided import Wanted, guided
    from backcare_tui.cli.steps import named
    from backcare_tui.journal.care import switched_off
    from backcare_tui.journal.checks import after_effect_of
    from backcare_tui.journal.entries import Pressed
    from backcare_tui.journal.session_words import is_worse

    journal = app.journal
    hint = _("Give seconds, as in --seconds 30.")
    pain, done = pain_of(before), After(pain_of(after), after_effect_of(effect))
    wanted = parse.whole_number(seconds, _("The time"), hint) if seconds else None
    name, its_side, its_seconds = named(name)
    if (side and its_side) or (wanted is not None and its_seconds is not None):
        raise click.UsageError(_("Say the side and the time once: UB40:left, or --side left."))
    side, wanted = side or its_side, its_seconds if wanted is None else wanted
    if log_only:
        # What was done is kept, whatever speaks against doing it.
        point = journal.knowledge.point(name)
        usual = point.technique.seconds_min if point.technique else 30
        held = usual if wanted is None else wanted
        pressed = Pressed(point.code, held, side, pain, done.pain, effect)
        limits = journal.care.limits_of(point.code)
        off = [sentences(switched_off(point, limits))] if limits.blocked else []
        _show(app, [journal.diary.press(pressed)], lead="any", off=off)
        return None
    plan = journal.sessions.plan([name], seconds=wanted, side=side)
    _tell(app, plan)
    bell = journal.settings.bell and not no_bell
    how = Wanted(
        pain, bell, waits=False, at_once=True, resumes=False, explained=plan.steps[0].point
    )
    went = guided(app, plan, how)
    if not went.kept:
        raise Interrupted(_("Stopped. Nothing was logged."))
    sessions: Sequence[AcupressureSession] = went.kept
    if done.said:
        sessions = journal.sessions.finish(how.run, done.pain, done.effect)
    _show(app, sessions, lead="none", worse=is_worse(pain, done.pain))
    return None if went.over else went.code


def _tell(app: App, plan: Plan) -> None:
    from backcare_tui.cli.session import KEYS, NO_KEYS
    from backcare_tui.journal.session_words import STOP, dose_words

    if app.output.as_json:
        return
    app.lead(app.notice("any"))
    dose = dose_words(app.journal.sessions.dose(), plan.holds)
    keys = _(KEYS) if app.output.interactive else _(NO_KEYS)
    for line in (*point_lines(plan.advice[plan.steps[0].point]), _(STOP), dose, keys):
        if line:
            app.output.line(line)
    app.output.line()


def _show(
    app: App,
    sessions: Sequence[AcupressureSession],
    *,
    lead: str,
    worse: bool = False,
    off: Sequence[str] = (),
) -> None:
    from backcare_tui.journal.session_words import WORSE

    pressed = clauses(session_words(each) for each in sessions)
    lines = [_("Logged: {what}.").format(what=pressed)]
    lines += [*([_(WORSE)] if worse else []), *off]
    if lead == "any" or app.output.as_json:
        whole = [entry_json(each) for each in sessions]
        warnings = [Warned("switched_off", each) for each in off]
        value = {**whole[0], "sessions": whole}
        app.show("press", value, lines, warnings=warnings, lead="any")
        return
    for line in lines:
        app.output.line(line)
