"""``backcare skip``: a day left out on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli import completions, parse
from backcare_tui.cli.command import Command
from backcare_tui.cli.words import day_told
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from backcare_tui.cli.context import App


@click.command("skip", cls=Command)
@click.argument("date", required=False, shell_complete=completions.days)
@click.option(
    "--reason",
    "-r",
    default="",
    metavar="TEXT",
    help="Why, in your words; - reads it from stdin, so that the shell does not remember it.",
)
@click.pass_obj
def skip_command(app: App, date: str | None, reason: str) -> None:
    """Leave a day out on purpose, with a reason.

    DATE is today unless given: 2026-03-09, yesterday, -3 or mon. A day left out is a gap, never a
    zero.
    """
    journal = app.journal
    day = parse.day(journal, date)
    skipped = journal.diary.skip(day, parse.note_from(reason) or "")
    words = _("Left out {day}: {reason}") if skipped.reason else _("Left out {day}.")
    text = words.format(day=day_told(skipped.day, journal.today), reason=skipped.reason)
    app.show("skip", {"day": skipped.day, "reason": skipped.reason}, [text])
