"""``backcare tui``: the terminal app."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli.command import Command
from backcare_tui.cli.launch import open_app
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from backcare_tui.cli.context import App


@click.command("tui", cls=Command)
@click.pass_obj
def tui_command(app: App) -> int:
    """Open the app in the terminal."""
    if not app.output.interactive:
        raise click.UsageError(_("The app needs a terminal. backcare status works without one."))
    return open_app(app.journal)
