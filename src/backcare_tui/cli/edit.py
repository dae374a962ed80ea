"""``backcare edit`` and ``backcare delete``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from backcare_tui.cli import completions, parse
from backcare_tui.cli.answers import answer_options, flare, read_answers, text
from backcare_tui.cli.checkin import place_notes, to_answer
from backcare_tui.cli.command import Command
from backcare_tui.cli.words import check_in_words, day_told, entry_json
from backcare_tui.domain.marks import marks
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.cli.context import App
    from backcare_tui.journal import Journal


@click.command("edit", cls=Command)
@click.argument("name", metavar="DATE|ID", shell_complete=completions.days)
@click.option("--pain", metavar="N", help="Pain from 0 to 10.")
@answer_options
@click.option(
    "--unask",
    multiple=True,
    metavar="NAMES",
    help="Triggers, signs or places that were not asked after all, flare, or where (the map).",
)
@click.pass_obj
def edit_command(
    app: App, /, name: str, pain: str | None, unask: Sequence[str], **given: object
) -> None:
    """Change a check-in. What is not mentioned stays as it is.

    A date works where that day has one check-in; else give the id that "backcare list" shows.
    """
    journal = app.journal
    id_ = parse.check_in_id(journal, name)
    fields: dict[str, Any] = {}
    if pain is not None:
        fields["pain"] = parse.whole_number(pain, _("Pain"), _(parse.PAIN_HINT))
    if text(given, "date"):
        fields["day"] = parse.day(journal, text(given, "date"))
    note = parse.note_from(text(given, "note"))
    if note is not None:
        fields["note"] = note
    if flare(given) is not None:
        fields["flare"] = flare(given)
    answers: dict[str, dict[str, bool | None]] = {
        kind: dict(said) for kind, said in read_answers(journal, given).items()
    }
    for word in parse.words(unask):
        if word.lower() == "flare":
            fields["flare"] = None
            continue
        for kind, item in _answers_named(journal, id_, word):
            answers[kind][item] = None
    fields |= {kind: said for kind, said in answers.items() if said}
    if not fields:
        raise click.UsageError(_("Say what to change, as in: backcare edit today --pain 3"))
    check_in = journal.diary.edit(id_, **fields)
    when = day_told(check_in.day, journal.today)
    words = _("Changed {day}: {check_in}. backcare undo takes it back.")
    lines = [words.format(day=when, check_in=check_in_words(check_in))]
    due = journal.safety.due_after(check_in, nothing_new=None)
    lines += place_notes(app, check_in)
    lines += to_answer(app, due.questions, journal.diary.warning_questions(check_in), due.why)
    app.show("checkin_changed", entry_json(check_in), lines)


def _answers_named(journal: Journal, id_: str, word: str) -> list[tuple[str, str]]:
    """Which answers of a check-in a word names: the kind and id of each."""
    from backcare_tui.domain.place_words import named
    from backcare_tui.errors import NotFound

    knowledge = journal.knowledge
    kinds = (
        ("exposures", knowledge.trigger),
        ("signs", knowledge.sign),
        ("spread", knowledge.spread_area),
    )
    for kind, find in kinds:
        try:
            return [(kind, find(word).id)]
        except NotFound:
            continue
    marked = marks(journal.store.check_in(journal.person, id_).spread)
    every = marked if word.lower() == "where" else named(word, knowledge.places)
    if every or word.lower() == "where":
        return [("spread", place) for place in every]
    return [("spread", parse.must_be_known(knowledge.spread_area, word).id)]


@click.command("delete", cls=Command)
@click.argument(
    "names", metavar="DATE|ID...", nargs=-1, required=True, shell_complete=completions.days
)
@click.pass_obj
def delete_command(app: App, names: Sequence[str]) -> None:
    """Delete entries by id, or everything of a day, as one change.

    "backcare undo" brings all of it back.
    """
    from backcare_tui.domain.change_labels import counted_entries
    from backcare_tui.journal.change_words import day_of

    journal = app.journal
    change = journal.diary.delete(
        [parse.stored_day(journal, name) if parse.names_day(name) else name for name in names]
    )
    removed = [{"kind": entry.kind, "key": entry.key} for entry in change.entries]
    words = ngettext(
        "Deleted {entries}: {days}. backcare undo brings it back.",
        "Deleted {entries}: {days}. backcare undo brings them back.",
        len(removed),
    )
    days = sorted({day for each in change.entries if (day := day_of(each)) is not None})
    told = words.format(
        entries=counted_entries(each.kind for each in change.entries),
        days=listed(day_told(day, journal.today) for day in days),
    )
    app.show("delete", removed, [told])
