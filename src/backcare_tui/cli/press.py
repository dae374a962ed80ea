"""``backcare press``: a guided session, counted down and logged."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from backcare_tui.cli import completions, parse
from backcare_tui.cli.command import Command
from backcare_tui.cli.points import point_lines
from backcare_tui.cli.words import entry_json, session_words
from backcare_tui.domain.scale import SECONDS_MIN
from backcare_tui.errors import BackcareError, ExitCode

if TYPE_CHECKING:
    from backcare_tui.cli.context import App
    from backcare_tui.journal.entries import Pressed

TICK = 10


class Interrupted(BackcareError):
    """The person stopped the count."""

    exit_code = ExitCode.INTERRUPTED


@click.command("press", cls=Command)
@click.argument("name", metavar="POINT", shell_complete=completions.points)
@click.option("--seconds", metavar="N", help="How long; by default what the technique says.")
@click.option("--side", metavar="left|right|both", default="", help="Which side; by default both.")
@click.option("--before", metavar="N", help="Pain before, 0 to 10.")
@click.option("--after", metavar="N", help="Pain after, 0 to 10.")
@click.option("--log", "log_only", is_flag=True, help="Log it without counting down.")
@click.pass_obj
def press_command(
    app: App,
    name: str,
    seconds: str | None,
    side: str,
    before: str | None,
    after: str | None,
    log_only: bool,
) -> int | None:
    """Be guided through pressing a point, and log it.

    Stopping with ctrl+c logs what was done, from 5 seconds on.
    """
    from backcare_tui.journal.checks import check_pain, check_seconds, side_of
    from backcare_tui.journal.entries import Pressed

    journal = app.journal
    advice = journal.care.point(name) if log_only else journal.care.require_pressable(name)
    point = advice.point
    usual = point.technique.seconds_min if point.technique else 30
    hint = "Give seconds, as in --seconds 30."
    wanted = parse.whole_number(seconds, "The time", hint) if seconds else usual
    check_seconds(point, wanted)
    side_of(point, side)
    pains = [
        None if each is None else check_pain(parse.whole_number(each, "Pain", parse.PAIN_HINT))
        for each in (before, after)
    ]
    stopped = False
    if not log_only:
        if not app.output.as_json:
            app.lead(app.notice("any"))
            for line in point_lines(advice):
                app.output.line(line)
            app.output.line()
        done = count_down(app, wanted)
        stopped, wanted = done < wanted, done
        if stopped and done < SECONDS_MIN:
            raise Interrupted("Stopped. Nothing was logged.")
    _log(
        app,
        Pressed(point.code, wanted, side, pains[0], pains[1]),
        lead="any" if log_only else "none",
    )
    return int(ExitCode.INTERRUPTED) if stopped else None


def _log(app: App, pressed: Pressed, lead: str) -> None:
    session = app.journal.diary.press(pressed)
    text = f"Logged: {session_words(session)}."
    if lead == "any" or app.output.as_json:
        app.show("press", entry_json(session), [text], lead="any")
    else:
        app.output.line(text)


def count_down(app: App, seconds: int) -> int:
    """Count ``seconds`` down and return how many were done; fewer where the person stopped."""
    output = app.output
    begin = time.monotonic()
    try:
        for left in range(seconds, 0, -1):
            if not output.as_json and output.rewrites:
                output.over(f"{left} s left. Breathe slowly. ctrl+c stops.")
            elif not output.as_json and (left % TICK == 0 or left == seconds):
                output.line(f"{left} s left")
            # Against the clock, so that a slow terminal does not make the session longer.
            time.sleep(max(begin + seconds - left + 1 - time.monotonic(), 0))
    except KeyboardInterrupt:
        seconds = min(int(time.monotonic() - begin), seconds - 1)
    if not output.as_json and output.rewrites:
        output.over("")
        output.over("Done." if seconds else "Stopped.")
        output.line()
    return seconds
