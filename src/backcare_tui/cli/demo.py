"""``backcare demo``: everything filled, on a made-up diary that is gone afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli.command import Command
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.cli.context import App

READING = (
    "status", "remind", "list", "show", "trend", "triggers", "calendar", "map", "pattern", "points",
    "atlas", "prevent", "exercises", "routine", "learn", "redflags", "profile", "changes", "export",
)  # fmt: skip
"""What makes sense on a diary that is thrown away."""

LISTING = {"session": ("--list", "--dry-run")}
"""What reads with one of these options alone."""

SUCH_AS = ("status", "trend", "pattern", "map", "atlas", "exercises", "session --list")

WRITING = {"routine": ("save", "delete")}
"""What else a reading command can do, but not here."""


@click.command("demo", cls=Command, context_settings={"ignore_unknown_options": True})
@click.argument("command", metavar="[COMMAND...]", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def demo_command(ctx: click.Context, command: Sequence[str]) -> int | None:
    """Try everything on a made-up diary of 120 days that is gone afterwards.

    Without COMMAND the app opens on it; "backcare demo trend" runs one command that reads.
    """
    app: App = ctx.obj
    if command and not _reads(command):
        raise click.UsageError(
            _("The demo runs commands that read, such as {commands}.").format(
                commands=", ".join(SUCH_AS)
            )
        )
    if not command and not app.output.interactive:
        raise click.UsageError(_("The app needs a terminal; give a command: backcare demo status"))
    from backcare_tui.journal.demo import demo_journal

    with demo_journal(app.journal) as journal:
        if not command:
            from backcare_tui.cli.launch import open_app

            return open_app(journal, tour=True)
        from backcare_tui.cli.context import App as Run
        from backcare_tui.cli.main import run_on

        inner = Run()
        inner.output = app.output
        inner.__dict__["journal"] = journal
        return run_on(inner, list(command))


def _reads(command: Sequence[str]) -> bool:
    name, *rest = command
    if name in READING:
        return set(WRITING.get(name, ())).isdisjoint(rest)
    return not set(LISTING.get(name, ())).isdisjoint(rest)
