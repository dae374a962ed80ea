"""``backcare db``: whether the diary's file is whole, and what can be saved where it is not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.command import Group
from backcare_tui.errors import ExitCode
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, ngettext, sentences
from backcare_tui.paths import shown

if TYPE_CHECKING:
    from backcare_tui.cli.context import App
    from backcare_tui.journal import Journal
    from backcare_tui.journal.salvaging import Rescued

GRAVITIES = {
    0: marked("good"),
    1: marked("note"),
    2: marked("better mended"),
    3: marked("not whole"),
}


@click.group("db", cls=Group)
def db_command() -> None:
    """Check the diary's file, or bring out what can be read of a damaged one."""


@db_command.command("check")
@click.argument("file", metavar="[FILE]", required=False)
@click.pass_obj
def check_command(app: App, file: str | None) -> int:
    """Look over the diary's file and its place.

    Nothing is changed. An encrypted FILE is opened with the passphrase of the settings, or with the
    one that you type.

    Exit code 0 where nothing is to be done, 10 where something is better mended, 5 where the file
    is not a whole diary.
    """
    from backcare_tui.journal.checkup import Gravity, check_up

    findings = check_up(app.journal, Path(file).expanduser() if file else None)
    value = [
        {
            "kind": each.kind,
            "gravity": each.gravity.name.lower(),
            "meaning": each.meaning,
            "advice": each.advice,
            "rescue": each.rescue,
        }
        for each in findings
    ]
    lines: list[str] = []
    for each in findings:
        words = _("{gravity}: {meaning}")
        meaning, *more = [*each.meaning.splitlines(), *each.advice.splitlines()]
        lines.append(words.format(gravity=_(GRAVITIES[each.gravity]), meaning=meaning))
        lines += [f"  {line}" for line in more]
    app.show("db_check", value, lines, lead="none")
    worst = max(each.gravity for each in findings)
    codes = {Gravity.DAMAGE: ExitCode.DATABASE, Gravity.WARNING: ExitCode.DUE}
    return int(codes.get(worst, ExitCode.OK))


@db_command.command("salvage")
@click.argument("file", metavar="FILE")
@click.option("--out", metavar="FOLDER", help="Where to write; by default the present folder.")
@click.pass_obj
def salvage_command(app: App, file: str, out: str | None) -> int:
    """Bring out what can be read of a damaged diary.

    Every entry goes to a file for import, and what fits nowhere is kept beside as text. The damaged
    file stays as it is, and no file is written over.

    Exit code 0 where everything could be read, else 5.
    """
    from backcare_tui.journal.salvaging import salvage_to

    folder, damaged = Path(out).expanduser() if out else Path(), Path(file).expanduser()
    done = salvage_to(damaged, folder, app.journal.today)
    found = done.found
    value = {
        "files": [{"file": str(name), "entries": n} for name, n in done.files.items()],
        "rejected_file": str(done.rejected) if done.rejected else None,
        "rejected": len(found.rejected),
        "from_history": found.from_history,
        "perhaps_less": found.perhaps_less,
        "pages": found.pages,
        "damaged_pages": list(found.damaged),
        "log_fits": not found.misfit,
        "whole": found.whole,
    }
    app.show("db_salvage", value, [*_told(done), *_next(app.journal, damaged)], lead="none")
    return int(ExitCode.OK if found.whole else ExitCode.DATABASE)


def _told(done: Rescued) -> list[str]:
    found, lines = done.found, []
    for file, number in done.files.items():
        words = ngettext("{number} entry: {file}", "{number} entries: {file}", number)
        lines.append(words.format(number=number, file=shown(file)))
    if found.misfit:
        lines.append(
            _("The log beside the file is not its own. It was read with and without that log.")
        )
    if found.damaged:
        words = ngettext(
            "{number} page of {pages} could not be read whole.",
            "{number} pages of {pages} could not be read whole.",
            len(found.damaged),
        )
        lines.append(words.format(number=len(found.damaged), pages=found.pages))
    if found.torn:
        lines.append(_("The newest writes are damaged, so older states stand in for some of them."))
    if found.from_history:
        words = ngettext(
            "{number} entry came from the history of changes.",
            "{number} entries came from the history of changes.",
            found.from_history,
        )
        deleted = _("One that you had deleted may be among them.")
        lines.append(sentences([words.format(number=found.from_history), deleted]))
    if found.perhaps_less:
        words = ngettext(
            "In {number} check-in answers may be missing.",
            "In {number} check-ins answers may be missing.",
            found.perhaps_less,
        )
        lines.append(words.format(number=found.perhaps_less))
    if done.rejected:
        lines.append(
            _("What was read and fits nowhere is in {file}").format(file=shown(done.rejected))
        )
    if found.whole:
        lines.append(_("Everything could be read."))
    return [*lines, _("The files hold your notes as plain text.")]


def _next(journal: Journal, damaged: Path) -> list[str]:
    """What to do with the files: nothing can be read into a damaged diary."""
    from backcare_tui.journal.way_back import way_back

    diary = journal.backups.file
    if diary is None or not (diary.exists() and diary.samefile(damaged)):
        return [_("Read one into the diary: backcare import FILE")]
    if (found := way_back(journal)) is not None:
        first = _("First bring back {backup}:\n{command}")
        told = first.format(backup=found.told(journal.today), command=found.command)
    else:
        told = _("First move the damaged file away: {file}").format(file=shown(diary))
    return [*told.splitlines(), _("Then read one into the diary: backcare import FILE")]
