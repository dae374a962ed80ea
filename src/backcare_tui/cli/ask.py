"""``backcare ask``: a check-in by questions that stay on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli import completions
from backcare_tui.cli.command import Command
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from backcare_tui.cli.context import App


@click.command("ask", cls=Command)
@click.option(
    "--date",
    "-d",
    metavar="DAY",
    shell_complete=completions.days,
    help="The day; today if left out.",
)
@click.pass_obj
def ask_command(app: App, date: str | None) -> None:
    """Check in by answering questions, one line each, which stay on the screen.

    Enter skips a question, which leaves it not asked; "<" goes one back, and "q" leaves without
    saving.
    """
    if not app.output.asks:
        raise click.UsageError(_("This needs a terminal. In a script: backcare checkin 4"))
    from backcare_tui.cli.inline import check_in_inline

    check_in_inline(app, date, stays=True)
