"""``backcare undo``, ``redo`` and ``changes``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli.command import Command
from backcare_tui.cli.layout import columns
from backcare_tui.cli.output import Warned
from backcare_tui.cli.words import day_words
from backcare_tui.domain.change_labels import label_words
from backcare_tui.domain.safety import ticked
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, ngettext

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.cli.context import App
    from backcare_tui.storage.change import Change


def _change_json(change: Change) -> dict[str, object]:
    return {
        "id": change.id,
        "at": change.at.isoformat(),
        "label": change.label,
        "state": change.state.value,
        "entries": [{"kind": each.kind, "key": each.key} for each in change.entries],
    }


def _what(change: Change, today: date) -> str:
    told, number = label_words(change.label, today), len(change.entries)
    if not number:
        return told
    words = ngettext("{change} ({number} entry)", "{change} ({number} entries)", number)
    return words.format(change=told, number=number)


@click.command("undo", cls=Command)
@click.pass_obj
def undo_command(app: App) -> None:
    """Take back the newest change, whatever it was. Again takes back the one before."""
    from backcare_tui.journal.change_words import MARK_ONLY

    change = app.journal.diary.undo()
    told = label_words(change.label, app.journal.today)
    lines = [_("Taken back: {change}. backcare redo makes it again.").format(change=told)]
    if not change:
        lines = [_("Taken back: {change}.").format(change=told), _(MARK_ONLY)]
    lifted = ticked(each.after for each in change.entries)
    if signs := app.journal.safety.names(lifted):
        words = _("This took back what you ticked: {signs}.")
        lines.append(words.format(signs=listed(signs)))
    app.show("change", {**_change_json(change), "lifted": lifted}, lines)


@click.command("redo", cls=Command)
@click.pass_obj
def redo_command(app: App) -> None:
    """Make the change again that was taken back last."""
    change = app.journal.diary.redo()
    told = label_words(change.label, app.journal.today)
    text = _("Made again: {change}.").format(change=told)
    app.show("change", _change_json(change), [text])


@click.command("changes", cls=Command)
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many."
)
@click.option(
    "--offset",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="Leave out the newest N, to read on.",
)
@click.pass_obj
def changes_command(app: App, limit: int, offset: int) -> None:
    """List the newest changes of the diary, newest first, and what was taken back.

    Settings are kept in a file of their own and are no changes of the diary: "backcare config"
    shows them, and sets them back.
    """
    from backcare_tui.journal.change_words import change_state

    found = app.journal.diary.changes(limit + 1, offset)
    rows = [
        [
            day_words(change.at.date(), app.journal.today),
            change.at.strftime("%H:%M"),
            change_state(change),
            _what(change, app.journal.today),
        ]
        for change in found[:limit]
    ]
    empty = _("There are no older changes.") if offset else _("Nothing was changed yet.")
    lines = columns(rows, app.output.width) or [empty]
    warnings = []
    if len(found) > limit:
        words = _("There are older changes: --offset {number} reads on.")
        warnings.append(Warned("truncated", words.format(number=offset + limit)))
    shown = [_change_json(change) for change in found[:limit]]
    app.show("changes", shown, [*lines, *(w.message for w in warnings)], warnings=warnings)
