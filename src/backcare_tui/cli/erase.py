"""``backcare erase``: deleting for good, without undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli import completions, parse
from backcare_tui.cli.command import Command
from backcare_tui.cli.layout import columns
from backcare_tui.cli.words import day_words
from backcare_tui.errors import Cancelled
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked, ngettext, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.cli.context import App
    from backcare_tui.journal.erase import Entries, Whole
    from backcare_tui.journal.erase_copies import Copy
    from backcare_tui.journal.erase_finding import Doomed
    from backcare_tui.storage.backup_set import Backup

WORD = "erase"
"""What has to be typed before a whole diary goes."""
BEYOND = marked(
    "It cannot reach files that you exported, backups in other places, snapshots of the file "
    "system, or what the disk itself keeps of deleted data, as SSDs do."
)
ON_SERVER = marked(
    "The server may keep them for a while in its logs, its backups and its deleted rows; who runs "
    "it can tell."
)
KIND_NAMES = {
    "check_in": marked("check-in"),
    "session": marked("point pressed"),
    "skipped_day": marked("day left out"),
    "event": marked("mark"),
    "exercise_session": marked("exercise"),
}


@click.command("erase", cls=Command)
@click.argument("names", metavar="[DATE|ID...]", nargs=-1, shell_complete=completions.days)
@click.option("--all", "whole", is_flag=True, help="Erase the whole diary.")
@click.option("--backups", is_flag=True, help="Erase the backups that may hold it as well.")
@click.option("--settings", is_flag=True, help="With --all: erase the settings as well.")
@click.option("--dry-run", is_flag=True, help="Only list what would go.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def erase_command(
    app: App,
    names: Sequence[str],
    whole: bool,
    backups: bool,
    settings: bool,
    dry_run: bool,
    yes: bool,
) -> None:
    """Erase entries by id or all of a day, or with --all the whole diary, for good.

    "backcare delete" keeps what it deletes, so that undo can bring it back; this does not. Every
    trace in the list of changes goes too, and the bytes are overwritten in the diary's file. An
    entry that was deleted before can be erased by its id or its day.

    Backups stay unless you say --backups: those that may hold it, and other copies beside the
    diary, go then, also where the diary holds it no more. Where none is left, a new one is made.
    Close the app first: nobody else may have the diary open.
    """
    if whole == bool(names):
        raise click.UsageError(
            _("Say what to erase: days or ids of entries, or --all for the whole diary.")
        )
    if settings and not whole:
        raise click.UsageError(_("--settings goes with --all."))
    if whole:
        _erase_whole(app, backups=backups, settings=settings, dry_run=dry_run, yes=yes)
    else:
        _erase_entries(app, names, backups=backups, dry_run=dry_run, yes=yes)


def _erase_entries(
    app: App, names: Sequence[str], *, backups: bool, dry_run: bool, yes: bool
) -> None:
    from backcare_tui.journal.erase import erase_entries, plan_entries

    journal = app.journal
    wanted = [parse.day(journal, name) if parse.names_day(name) else name for name in names]
    plan = plan_entries(journal, wanted, backups=backups)
    shown = [*_entry_lines(app, plan), *_going(plan.backups), *_staying(plan.copies)]
    if dry_run:
        _show(app, plan, [_head(plan, dry_run=True), *shown], dry_run=True)
        return
    _confirm(app, [_head(plan, dry_run=False), *shown], str(_size(plan)), yes=yes)
    made = erase_entries(journal, plan)
    told = [_done(plan), _(BEYOND)]
    if journal.backups.file is None:
        told.append(_(ON_SERVER))
    lines = [sentences(told), *_staying(plan.copies)]
    if made is not None:
        words = _("A new backup of what is left was made: {file}")
        lines.append(words.format(file=made.path))
    _show(app, plan, lines, dry_run=False, made=made)


def _head(plan: Entries, *, dry_run: bool) -> str:
    number = _size(plan)
    if not plan.entries:
        words = ngettext(
            "It is not in the diary any more. {number} backup or other copy that may hold it goes "
            "for good:",
            "It is not in the diary any more. {number} backups and other copies that may hold it "
            "go for good:",
            number,
        )
        if dry_run:
            words = ngettext(
                "It is not in the diary any more. {number} backup or other copy that may hold it "
                "would go for good:",
                "It is not in the diary any more. {number} backups and other copies that may hold "
                "it would go for good:",
                number,
            )
    elif dry_run:
        words = ngettext(
            "{number} entry would go for good:", "{number} entries would go for good:", number
        )
    else:
        words = ngettext(
            "{number} entry goes for good; undo cannot bring it back:",
            "{number} entries go for good; undo cannot bring them back:",
            number,
        )
    return words.format(number=number)


def _done(plan: Entries) -> str:
    number = _size(plan)
    if plan.entries:
        done = ngettext(
            "Erased {number} entry for good.", "Erased {number} entries for good.", number
        )
    else:
        done = ngettext(
            "Erased {number} backup or other copy for good.",
            "Erased {number} backups and other copies for good.",
            number,
        )
    return done.format(number=number)


def _size(plan: Entries) -> int:
    return len(plan.entries or plan.backups)


def _entry_lines(app: App, plan: Entries) -> list[str]:
    today = app.journal.today
    rows = [
        [
            "  " + day_words(each.day, today),
            _(KIND_NAMES[each.kind]),
            "" if each.kind == "skipped_day" else each.key[:8],
            _trace_words(each),
        ]
        for each in plan.entries
    ]
    return columns(rows, app.output.width)


def _trace_words(each: Doomed) -> str:
    words = ngettext("{number} trace in the changes", "{number} traces in the changes", each.traces)
    if not each.stored:
        words = ngettext(
            "deleted before; {number} trace in the changes",
            "deleted before; {number} traces in the changes",
            each.traces,
        )
    return words.format(number=each.traces)


def _erase_whole(app: App, *, backups: bool, settings: bool, dry_run: bool, yes: bool) -> None:
    from backcare_tui.journal.erase import erase_whole, plan_whole

    plan = plan_whole(app.journal, backups=backups, settings=settings)
    lines = _whole_lines(app, plan, dry_run=dry_run)
    if dry_run:
        _show(app, plan, [*lines, *_staying(plan.copies, plan.others)], dry_run=True)
        return
    _confirm(app, [*lines, *_staying(plan.copies, plan.others)], WORD, yes=yes)
    erase_whole(app.journal, plan)
    told = [_("The diary was erased for good."), _(BEYOND)]
    if plan.on_server:
        told.append(_(ON_SERVER))
    _show(app, plan, [sentences(told), *_staying(plan.copies, plan.others)], dry_run=False)


def _whole_lines(app: App, plan: Whole, *, dry_run: bool) -> list[str]:
    place, person = app.journal.location_shown, app.journal.person
    words = _("The whole diary {place} goes for good; undo cannot bring it back.")
    if dry_run:
        words = _("The whole diary {place} would go for good.")
    if plan.on_server or plan.others:
        words = _("All that {place} holds of {person} goes for good; undo cannot bring it back.")
        if dry_run:
            words = _("All that {place} holds of {person} would go for good.")
    lines = [words.format(place=place, person=person)]
    if plan.others:
        lines.append(_("What it holds of others stays: {names}.").format(names=listed(plan.others)))
    if not plan.readable:
        lines.append(_("It cannot be read now: it is damaged, encrypted, or of a newer version."))
    return [*lines, *(f"  {file}" for file in plan.files)]


def _confirm(app: App, lines: Sequence[str], word: str, *, yes: bool) -> None:
    """Let the person type ``word`` before anything goes.

    Raises:
        Cancelled: something else was typed; UsageError: nobody can be asked.
    """
    if yes:
        return
    if not app.output.interactive:
        raise click.UsageError(
            _("Nobody can be asked here, and nothing brings it back: add --yes.")
        )
    for line in lines:
        app.output.line(line)
    reply = app.output.ask(_("Type {word} to erase it, anything else to stop:").format(word=word))
    if reply.strip().lower() != word:
        raise Cancelled(_("Nothing was erased."))


def _going(copies: Sequence[Copy]) -> list[str]:
    return [f"  {each.file}" for each in copies]


def _staying(copies: Sequence[Copy], others: Sequence[str] = ()) -> list[str]:
    """What is said of copies that stay; those that are no backups are named."""
    if not copies:
        return []
    backups = [each.file for each in copies if each.is_backup]
    beside = [each.file for each in copies if not each.is_backup]
    lines = []
    if backups:
        words = ngettext(
            "{number} backup may still hold it, in {folder}.",
            "{number} backups may still hold it, in {folder}.",
            len(backups),
        )
        folders = listed(dict.fromkeys(str(file.parent) for file in backups))
        lines.append(words.format(number=len(backups), folder=folders))
    if beside:
        words = ngettext(
            "{number} copy beside the diary may still hold it:",
            "{number} copies beside the diary may still hold it:",
            len(beside),
        )
        lines += [words.format(number=len(beside)), *(f"  {file}" for file in beside)]
    if others:
        lines.append(_("They hold what others wrote as well, so they stay."))
    else:
        lines.append(_("Add --backups to erase them too."))
    return lines


def _show(
    app: App,
    plan: Entries | Whole,
    lines: Sequence[str],
    *,
    dry_run: bool,
    made: Backup | None = None,
) -> None:
    from backcare_tui.journal.erase import Entries
    from backcare_tui.journal.erase_files import files_of

    entries = plan.entries if isinstance(plan, Entries) else ()
    files = files_of(plan.backups) if isinstance(plan, Entries) else plan.files
    value = {
        "dry_run": dry_run,
        "whole": not isinstance(plan, Entries),
        "entries": [
            {
                "kind": each.kind,
                "key": each.key,
                "day": each.day,
                "traces": each.traces,
                "stored": each.stored,
            }
            for each in entries
        ],
        "files": [str(file) for file in files],
        "copies_left": [str(each.file) for each in plan.copies],
        "backup": str(made.path) if made else None,
    }
    # Asking the diary about warning signs would make a new one.
    app.show("erase", value, lines, lead="none")
