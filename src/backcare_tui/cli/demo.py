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
    "status", "remind", "list", "show", "trend", "triggers", "calendar", "pattern", "points",
    "prevent", "exercises", "learn", "redflags", "profile", "changes", "export",
)  # fmt: skip
"""What makes sense on a diary that is thrown away."""


@click.command("demo", cls=Command, context_settings={"ignore_unknown_options": True})
@click.argument("command", metavar="[COMMAND...]", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def demo_command(ctx: click.Context, command: Sequence[str]) -> int | None:
    """Try everything on a made-up diary of 120 days that is gone afterwards.

    Without COMMAND the app opens on it; "backcare demo trend" runs one command that reads.
    """
    app: App = ctx.obj
    if command and command[0] not in READING:
        raise click.UsageError(
            _("The demo runs commands that read: {commands}.").format(commands=", ".join(READING))
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
