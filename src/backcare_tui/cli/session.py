"""``backcare session``: several points one after the other, guided, and each hold kept at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from backcare_tui.cli import completions
from backcare_tui.cli.command import Command
from backcare_tui.cli.output import Warned
from backcare_tui.errors import ExitCode, InvalidInput, NotFound
from backcare_tui.language import clauses, marked, ngettext, sentences
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.cli.after import After
    from backcare_tui.cli.context import App
    from backcare_tui.cli.guided import Guided, Wanted
    from backcare_tui.domain.checkin import RoutineStep
    from backcare_tui.journal.session_plan import Plan
    from backcare_tui.journal.unfinished import Unfinished

MINUTES = ("2", "5", "10")
RESUME = "backcare session --resume"
KEYS = marked(
    "Enter begins. Space pauses, + adds 10 s, s skips, ctrl+c stops and keeps what was held."
)
NO_KEYS = marked("ctrl+c stops and keeps what was held.")
NOTHING = marked("Nothing was held for 5 seconds, so nothing was kept.")


@click.command("session", cls=Command)
@click.argument(
    "names", metavar="[POINT...|ROUTINE]", nargs=-1, shell_complete=completions.sessions
)
@click.option("--minutes", metavar="2|5|10", help="How long today's suggestion is. Default: 5.")
@click.option("--before", metavar="N", help="Pain before, 0 to 10.")
@click.option("--after", metavar="N", help="Pain after, 0 to 10.")
@click.option("--effect", metavar="none|sore|bruise", default="", help="What it left behind.")
@click.option("--no-bell", is_flag=True, help="Ring no bell when a hold is over.")
@click.option("--resume", is_flag=True, help="Go on with the session that was broken off.")
@click.option("--list", "--dry-run", "list_only", is_flag=True, help="Only say what it would be.")
@click.pass_obj
def session_command(
    app: App,
    names: Sequence[str],
    minutes: str | None,
    before: str | None,
    after: str | None,
    effect: str,
    no_bell: bool,
    resume: bool,
    list_only: bool,
) -> int | None:
    """Be guided through several points, one after the other.

    Without a name it is today's suggestion. POINT is a code, alias or name, with a side and seconds
    where you like: UB40, UB40:left, UB40:left:60. ROUTINE is one of your own: backcare routine

    Every hold is kept as soon as it is over. Ctrl+c stops, and keeps what was held at least 5
    seconds.
    """
    from backcare_tui.cli.after import After, ask_before, pain_of
    from backcare_tui.cli.guided import Wanted
    from backcare_tui.journal.checks import after_effect_of

    if resume and (names or minutes or before):
        raise click.UsageError(
            _("--resume goes on with what was chosen; give it no names or pain.")
        )
    if minutes and names:
        raise click.UsageError(_("--minutes is for today's suggestion; give it no names."))
    pain, given = pain_of(before), After(pain_of(after), after_effect_of(effect))
    sessions = app.journal.sessions
    bell = app.journal.settings.bell and not no_bell
    if resume:
        left = _broken_off(app)
        plan, wanted = sessions.take_up(left), Wanted(left.pain_before, bell, run=left.run)
    else:
        plan, wanted = _plan(app, names, minutes), Wanted(pain, bell)
    told = _waiting(app) if resume else _beside(app)
    if list_only:
        _show_plan(app, plan, told)
        return None
    _tell_plan(app, plan, told)
    if not resume and pain is None:
        wanted = Wanted(ask_before(app.output), bell)
    if not app.output.as_json:
        app.output.line(_(KEYS) if app.output.interactive else _(NO_KEYS))
        app.output.line()
    return _guide(app, plan, wanted, given)


def _plan(app: App, names: Sequence[str], minutes: str | None) -> Plan:
    """The session that was asked for: today's, an own routine, or the points named."""
    from backcare_tui.cli.steps import steps

    sessions = app.journal.sessions
    if not names:
        if minutes not in (None, *MINUTES):
            said = _("“{minutes}” minutes is no choice.").format(minutes=minutes)
            raise InvalidInput(said, _("Give 2, 5 or 10."))
        app.journal.review.measure()
        return sessions.suggested(float(minutes)) if minutes else sessions.suggested()
    routines = app.journal.routines
    if routines.has(" ".join(names)):
        return sessions.routine(" ".join(names))
    try:
        return sessions.plan_of(steps(app.journal, names))
    except NotFound as error:
        near = routines.nearest(" ".join(names))
        hint = _("Did you mean your routine {name}?").format(name=near) if near else error.hint
        raise NotFound(error.message, hint) from None


def _broken_off(app: App) -> Unfinished:
    sessions = app.journal.sessions
    for left in sessions.broken_off():
        return left
    if sessions.elsewhere():
        raise NotFound(_("That session goes on in another window."), _("End it there first."))
    raise NotFound(_("No session was broken off in the last three hours."), "backcare session")


def _beside(app: App) -> list[str]:
    """What to know of another session before this one begins."""
    sessions = app.journal.sessions
    if sessions.elsewhere():
        return [_("Another session goes on in another window. Both are kept.")]
    broken_off = sessions.broken_off()
    if not broken_off:
        return []
    words = ngettext(
        "A session was broken off.",
        "{number} sessions were broken off. Of the newest:",
        len(broken_off),
    )
    return [sentences([words.format(number=len(broken_off)), _to_go(app, broken_off[0].rest)])]


def _waiting(app: App) -> list[str]:
    """How many others were broken off, besides the newest."""
    others = len(app.journal.sessions.broken_off()) - 1
    if others < 1:
        return []
    words = ngettext(
        "Another session that was broken off waits after this one.",
        "{number} others that were broken off wait after this one.",
        others,
    )
    return [words.format(number=others)]


def _to_go(app: App, rest: Sequence[RoutineStep]) -> str:
    """What is left, how much of the first, and how to go on with it."""
    from backcare_tui.journal.session_words import left_words, side_words

    first = rest[0]
    words = _("{left}, first {point} {side}, {seconds} s: {command}")
    return words.format(
        left=left_words(len(rest)),
        point=app.journal.knowledge.points[first.point].label,
        side=side_words(first.side),
        seconds=first.seconds,
        command=RESUME,
    )


def _show_plan(app: App, plan: Plan, told: Sequence[str]) -> None:
    from backcare_tui.cli.plan_lines import plan_json, plan_lines

    dose = app.journal.sessions.dose()
    warnings = [Warned("session", line) for line in told]
    lines = [*plan_lines(plan, dose), *told]
    app.show("guided_plan", plan_json(plan, dose), lines, lead="any", warnings=warnings)


def _tell_plan(app: App, plan: Plan, told: Sequence[str]) -> None:
    from backcare_tui.cli.plan_lines import plan_lines

    if app.output.as_json:
        return
    app.lead(app.notice("any"))
    for line in [*plan_lines(plan, app.journal.sessions.dose()), *told]:
        app.output.line(line)


def _guide(app: App, plan: Plan, wanted: Wanted, given: After) -> int | None:
    from backcare_tui.cli.after import ask_after
    from backcare_tui.cli.guided import guided

    done = guided(app, plan, wanted)
    after = ask_after(app.output, given) if done.over and done.kept else given
    _tell_end(app, wanted, done, after)
    return None if done.over else done.code


def _tell_end(app: App, wanted: Wanted, done: Guided, after: After) -> None:
    from backcare_tui.cli.words import entry_json, session_words
    from backcare_tui.journal.session_words import WORSE, is_worse

    sessions = list(done.kept)
    if sessions and after.said:
        sessions = app.journal.sessions.finish(wanted.run, after.pain, after.effect)
    value: dict[str, Any] = {
        "run": wanted.run,
        "finished": done.over,
        "left": len(done.rest),
        "pain_before": wanted.pain_before,
        "pain_after": after.pain,
        "after_effect": after.effect.value if after.effect else None,
        "sessions": [entry_json(each) for each in sessions],
    }
    kept = clauses(session_words(each) for each in sessions)
    lines = [_("Kept: {points}.").format(points=kept) if kept else _(NOTHING)]
    if is_worse(wanted.pain_before, after.pain):
        lines.append(_(WORSE))
    if not done.over and done.rest and done.code != ExitCode.DUE:
        lines.append(_to_go(app, done.rest))
    if app.output.as_json:
        app.show("guided", value, lines, lead="any")
        return
    for line in lines:
        app.output.line(line)
