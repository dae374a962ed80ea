"""``backcare tui``: the one place that opens the terminal app."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli.command import Command

if TYPE_CHECKING:
    from backcare_tui.cli.context import App
    from backcare_tui.journal import Journal


def open_app(journal: Journal, start: str = "today") -> int:
    """Open the app on ``journal`` and return its exit code."""
    import gc

    from backcare_tui.tui.app import run

    gc.enable()  # the start turns it off for commands, which are over before it pays

    return run(journal, start=start)


@click.command("tui", cls=Command)
@click.pass_obj
def tui_command(app: App) -> int:
    """Open the app in the terminal."""
    if not app.output.interactive:
        raise click.UsageError("The app needs a terminal. backcare status works without one.")
    return open_app(app.journal)
