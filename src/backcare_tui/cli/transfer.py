"""``backcare export`` and ``backcare import``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.command import Command
from backcare_tui.cli.context import notice_lines
from backcare_tui.cli.output import Warned
from backcare_tui.errors import ExitCode, NotFound, StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked, ngettext, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcare_tui.cli.context import App
    from backcare_tui.journal.transfer import Imported

FORMATS = click.Choice(["ndjson", "csv", "sessions"], case_sensitive=False)
CONTAINS = {
    "ndjson": marked(
        "It holds the whole diary as plain text, with your notes and warning answers."
    ),
    "csv": marked(
        "It holds your check-ins as plain text, with your notes. NDJSON holds everything."
    ),
    "sessions": marked("It holds the points you pressed as plain text. NDJSON holds everything."),
}
REJECTED_SHOWN = 20


@click.command("export", cls=Command)
@click.option("--format", "form", type=FORMATS, default="ndjson", show_default=True)
@click.option("--output", "-o", metavar="FILE", help="Write to this file instead of stdout.")
@click.option("--force", is_flag=True, help="Replace the file where there is one.")
@click.pass_obj
def export_command(app: App, form: str, output: str | None, force: bool) -> None:
    """Write the diary as NDJSON (complete, can be read back) or CSV.

    CSV is one table of check-ins; "sessions" is one of the points pressed.
    """
    lines = app.journal.transfer.export(form)
    file = Path(output).expanduser() if output and output != "-" else None
    if file is None and not app.output.as_json:
        _to_stdout(app, lines, _(CONTAINS[form]))
        return
    value: dict[str, object] = {"format": form, "file": None, "text": None}
    if file is None:
        value["text"] = "".join(lines)
    else:
        from backcare_tui.journal.private_file import write_private

        write_private(file, lines, replace=force)
        value["file"] = str(file)
    written = _("Written to {file}.").format(file=output)
    app.show("export", value, [sentences([written, _(CONTAINS[form])])])


def _to_stdout(app: App, lines: Iterator[str], contains: str) -> None:
    notice = app.notice("urgent")
    for text in notice_lines(notice) if notice else ():
        # On stdout it would be part of the file that somebody pipes into.
        app.output.narrate(text)
    for line in lines:
        app.output.raw(line)
    app.output.narrate(contains)


@click.command("import", cls=Command)
@click.argument("file", metavar="FILE|-", shell_complete=None)
@click.option("--format", "form", type=FORMATS, help="By default what the content looks like.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.pass_obj
def import_command(app: App, file: str, form: str | None, dry_run: bool) -> int:
    """Read a diary from NDJSON or CSV and merge it, as one change that undo takes back.

    Importing the same file twice changes nothing more. Exit code 4 where every line had to be left
    out.
    """
    text = _read(file)
    name = "FILE" if file == "-" else file
    done = app.journal.transfer.import_text(text, form or "", dry_run=dry_run, name=name)
    left_out = _("Line {number} was left out: {reason}")
    warnings = [
        Warned("rejected", left_out.format(number=number, reason=reason))
        for number, reason in done.rejected
    ]
    if done.ignored:
        told = _("Columns that mean nothing here: {names}.").format(names=listed(done.ignored))
        warnings.append(Warned("ignored", told))
    lines = [_said(done, dry_run), *(w.message for w in warnings[:REJECTED_SHOWN])]
    if len(warnings) > REJECTED_SHOWN:
        more = _("And {number} more lines; --json names them all.")
        lines.append(more.format(number=len(warnings) - REJECTED_SHOWN))
    value = {
        "dry_run": dry_run,
        "added": done.added,
        "changed": done.changed,
        "unchanged": done.unchanged,
        "ignored": list(done.ignored),
        "rejected": [{"line": number, "reason": reason} for number, reason in done.rejected],
    }
    app.show("import", value, lines, warnings=warnings)
    read = done.added + done.changed + done.unchanged
    return int(ExitCode.INVALID if done.rejected and not read else ExitCode.OK)


def _said(done: Imported, dry_run: bool) -> str:
    words = ngettext(
        "Added {number} entry, changed {changed}, unchanged {unchanged}.",
        "Added {number} entries, changed {changed}, unchanged {unchanged}.",
        done.added,
    )
    if dry_run:
        words = ngettext(
            "Would add {number} entry, changed {changed}, unchanged {unchanged}.",
            "Would add {number} entries, changed {changed}, unchanged {unchanged}.",
            done.added,
        )
    told = [words.format(number=done.added, changed=done.changed, unchanged=done.unchanged)]
    if done.rejected:
        number = len(done.rejected)
        left_out = ngettext("{number} line left out.", "{number} lines left out.", number)
        told.append(left_out.format(number=number))
    if not dry_run and (done.added or done.changed):
        told.append(_("backcare undo takes it back."))
    return sentences(told)


def _read(name: str) -> bytes:
    from backcare_tui.exchange.bytes_read import FILE_MAX

    # One byte more than is allowed says that there are too many, and no more is kept in memory.
    if name == "-":
        return sys.stdin.buffer.read(FILE_MAX + 1)
    file = Path(name).expanduser()
    try:
        with file.open("rb") as stream:
            return stream.read(FILE_MAX + 1)
    except FileNotFoundError:
        said = _("There is no file {name}.").format(name=name)
        raise NotFound(said, _("Check the path.")) from None
    except OSError as error:
        said = _("Could not read {name}: {reason}.").format(name=name, reason=error.strerror)
        raise StorageFailure(said, _("Check its permissions.")) from None
