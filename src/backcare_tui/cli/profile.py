"""``backcare profile``: questions about the person that change techniques."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli import parse
from backcare_tui.cli.command import Command
from backcare_tui.cli.layout import columns
from backcare_tui.language import gettext as _
from backcare_tui.language import pgettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.cli.context import App

VALUES = {"yes": True, "no": False}


@click.command("profile", cls=Command)
@click.argument("answers", metavar="[NAME=yes|no]...", nargs=-1)
@click.pass_obj
def profile_command(app: App, answers: Sequence[str]) -> None:
    """Show or answer questions about you: conditions, history, and the private rule.

    Conditions switch points and moves off or make them gentler; history is weighed a little by
    the pictures. As in: backcare profile pregnant=no blood_thinners=yes
    """
    care = app.journal.care
    if answers:
        care.set_profile(parse.assignments(answers, VALUES, "pregnant=no"))
    items = care.profile()
    said = {
        True: pgettext("an answer", "yes"),
        False: pgettext("an answer", "no"),
        None: _("not answered") if app.output.plain else "-",
    }
    rows = [
        [
            item.item.split(".", 1)[1],
            said[item.value],
            _("{question} (asked again: is it still so?)").format(question=item.question)
            if item.asked_again
            else item.question,
        ]
        for item in items
    ]
    value = [
        {
            "id": item.item,
            "question": item.question,
            "why": item.why,
            "value": item.value,
            "asked_again": item.asked_again,
        }
        for item in items
    ]
    lead = "urgent" if answers else "any"
    app.show("profile", value, columns(rows, app.output.width), lead=lead)
