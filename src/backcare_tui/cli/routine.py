"""``backcare routine``: sequences of points that the person put together, known by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from backcare_tui.cli import completions
from backcare_tui.cli.command import Group
from backcare_tui.cli.layout import columns
from backcare_tui.language import gettext as _
from backcare_tui.language import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.cli.context import App
    from backcare_tui.domain.checkin import Routine


@click.group("routine", cls=Group, invoke_without_command=True)
@click.pass_context
def routine_command(ctx: click.Context) -> None:
    """List your own sequences of points, save one, show or delete one.

    "backcare session NAME" guides through one.
    """
    if ctx.invoked_subcommand is None:
        _list(ctx.obj)


@routine_command.command("list")
@click.pass_obj
def list_command(app: App) -> None:
    """List your routines."""
    _list(app)


@routine_command.command("save")
@click.argument("name", shell_complete=completions.routines)
@click.argument(
    "points",
    nargs=-1,
    required=True,
    metavar="POINT[:SIDE][:SECONDS]...",
    shell_complete=completions.points,
)
@click.pass_obj
def save_command(app: App, name: str, points: Sequence[str]) -> None:
    """Keep a sequence of points under a name; one of that name is replaced.

    As in: backcare routine save evening UB23 UB40:left:45 KI3
    """
    from backcare_tui.cli.steps import steps

    wanted, replaces = steps(app.journal, points), app.journal.routines.has(name)
    routine = app.journal.routines.save(name, wanted)
    length = _length(app, routine)
    saved = _("Saved {name}: {points}, {time}.")
    if replaces:
        saved = _("Replaced {name}: {points}, {time}. backcare undo brings the old one back.")
    line = saved.format(name=routine.name, points=_steps(app, routine), time=length)
    begin = _("Begin it with: {command}")
    more = begin.format(command=f"backcare session {_quoted(routine.name)}")
    app.show("routine", _json(app, routine), [line, more])


@routine_command.command("show")
@click.argument("name", nargs=-1, required=True, shell_complete=completions.routines)
@click.pass_obj
def show_command(app: App, name: Sequence[str]) -> None:
    """Show a routine as it fits you now: its points, what limits them, what is left out."""
    from backcare_tui.cli.plan_lines import plan_json, plan_lines

    sessions = app.journal.sessions
    plan, dose = sessions.routine(" ".join(name)), sessions.dose()
    app.show("guided_plan", plan_json(plan, dose), plan_lines(plan, dose), lead="any")


@routine_command.command("delete")
@click.argument("name", nargs=-1, required=True, shell_complete=completions.routines)
@click.pass_obj
def delete_command(app: App, name: Sequence[str]) -> None:
    """Delete a routine; what was pressed by it stays, and "backcare undo" brings it back."""
    routine = app.journal.routines.remove(" ".join(name))
    line = _("Deleted {name}. backcare undo brings it back.").format(name=routine.name)
    app.show("routine", _json(app, routine), [line])


def _list(app: App) -> None:
    routines = app.journal.routines.all()
    rows = [[each.name, _length(app, each), _points(app, each)] for each in routines]
    lines = columns(rows, app.output.width)
    if not rows:
        lines = [_("No routine yet. Save one: backcare routine save evening UB23 UB40 KI3")]
    app.show("routines", [_json(app, each) for each in routines], lines, lead="any")


def _points(app: App, routine: Routine) -> str:
    known = app.journal.knowledge.points
    codes = dict.fromkeys(step.point for step in routine.steps)
    return listed(known[code].label if code in known else code for code in codes)


def _steps(app: App, routine: Routine) -> str:
    """The points in their order, with side and seconds where they are not the usual ones."""
    from backcare_tui.journal.session_plan import step_of
    from backcare_tui.journal.session_words import side_words

    known = app.journal.knowledge
    told = []
    for step in routine.steps:
        usual = step_of(known, step.point)
        words = [known.points[step.point].label]
        words += [side_words(step.side)] if step.side is not usual.side else []
        if step.seconds != usual.seconds:
            words.append(_("{seconds} s").format(seconds=step.seconds))
        told.append(" ".join(words))
    return listed(told)


def _length(app: App, routine: Routine) -> str:
    from backcare_tui.domain.dose import routine_seconds
    from backcare_tui.journal.session_words import duration

    return duration(routine_seconds(routine, app.journal.knowledge.points))


def _json(app: App, routine: Routine) -> dict[str, Any]:
    from backcare_tui.domain.dose import routine_seconds
    from backcare_tui.domain.plain import to_plain

    seconds = routine_seconds(routine, app.journal.knowledge.points)
    return {**to_plain(routine), "seconds": seconds}


def _quoted(name: str) -> str:
    from shlex import quote

    return quote(name)
