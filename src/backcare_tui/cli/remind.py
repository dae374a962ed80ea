"""``backcare remind``: what is due, for people and for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli.command import Command
from backcare_tui.errors import ExitCode
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, sentences

if TYPE_CHECKING:
    from backcare_tui.cli.context import App

KINDS = {
    "check_in": marked("Today: {text}."),
    "warning_signs": marked("Warning signs: {text}."),
    "prevention": marked("Prevention: {text}."),
}


@click.command("remind", cls=Command)
@click.option("--quiet", "-q", is_flag=True, help="Only the exit code.")
@click.pass_obj
def remind_command(app: App, quiet: bool) -> int:
    """Say what is due now. The exit code is 10 where something is, and 0 where nothing is."""
    items = app.journal.reminders.due()
    if not quiet:
        notice = app.notice("any")
        # The notice leads the output, so it is not said twice.
        told = notice.title if notice else ""
        lines = [
            sentences([_(KINDS[item.kind]).format(text=item.text.rstrip(".。")), item.why])
            for item in items
            if item.kind in KINDS and item.text != told
        ]
        value = [
            {"kind": item.kind, "text": item.text, "why": item.why, "rule": item.rule or None}
            for item in items
        ]
        app.show("remind", value, lines or ([] if items else [_("Nothing is due.")]), lead="any")
    return int(ExitCode.DUE if items else ExitCode.OK)
