"""``backcare mark``: something that may change things, on its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli import completions, parse
from backcare_tui.cli.command import Command
from backcare_tui.cli.layout import columns
from backcare_tui.cli.listing import SHORT_ID
from backcare_tui.cli.words import day_words, entry_json
from backcare_tui.language import gettext as _
from backcare_tui.language import marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.cli.context import App

NOTHING = marked('Nothing is marked yet. Mark what may change things: backcare mark "new mattress"')


@click.command("mark", cls=Command)
@click.argument("text", nargs=-1)
@click.option(
    "--day",
    "--date",
    "-d",
    "day",
    metavar="DAY",
    shell_complete=completions.days,
    help="When it began; today if left out.",
)
@click.pass_obj
def mark_command(app: App, text: Sequence[str], day: str | None) -> None:
    """Mark something that may change things, or list what was marked.

    TEXT is one line, as in: backcare mark "new mattress" --day yesterday; - reads it from stdin, so
    that the shell does not remember it. Without TEXT, everything that was marked is listed, newest
    first. "backcare delete" takes the id that stands there.
    """
    journal = app.journal
    if text:
        on, words = parse.day(journal, day), parse.note_from(" ".join(text)) or ""
        event = journal.diary.mark(words, on)
        when = " ".join(day_words(event.day, journal.today).split())
        told = _("Marked {day}: {event}").format(day=when, event=event.text)
        app.show("mark", entry_json(event), [told])
        return
    if day is not None:
        raise click.UsageError(_('Say what to mark, as in: backcare mark "new mattress"'))
    events = journal.diary.events()[::-1]
    rows = [[day_words(e.day, journal.today), e.id[:SHORT_ID], e.text] for e in events]
    lines = columns(rows, app.output.width) or [_(NOTHING)]
    app.show("events", [entry_json(event) for event in events], lines, lead="any")
