"""What the diary's file and its place are like, in words, with what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_tui.errors import StorageFailure
from backcare_tui.journal import way_back
from backcare_tui.journal.backup_words import days_held
from backcare_tui.journal.other_file import look_over_other
from backcare_tui.journal.passphrase import unlock
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, ngettext, sentences
from backcare_tui.paths import shown
from backcare_tui.storage.backup_reading import is_whole
from backcare_tui.storage.checkup import Fact, look_over
from backcare_tui.storage.lacking import days_of_diary, lacks

if TYPE_CHECKING:
    from backcare_tui.journal.journal import Journal

BACKUP_OLD = 30
"""Days after which the newest backup is called old. Own choice."""
_MEGABYTE = 1_000_000
_READABLE, _GONE = ("sound", "older"), ("missing", "empty")


class Gravity(IntEnum):
    """How much a finding matters: nothing to do, good to know, better mended, not whole."""

    FINE = 0
    NOTE = 1
    WARNING = 2
    DAMAGE = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found: what it means for the person, and what to do next (or nothing).

    ``rescue`` says whether `salvage` can still bring entries out of the file.
    """

    kind: str
    gravity: Gravity
    meaning: str
    advice: str = ""
    rescue: bool = False


_SALVAGE = marked(
    "backcare db salvage {place} brings out what can still be read. Nothing is changed by that."
)

# Kind to gravity, meaning, advice, and whether anything can be brought out.
_WORDS: dict[str, tuple[Gravity, str, str, bool]] = {
    "missing": (
        Gravity.NOTE,
        marked("There is no diary at {place} yet."),
        marked("It is made when you first write. If you had one, look at: backcare backup list"),
        False,
    ),
    "link": (Gravity.NOTE, marked("{place} is a link to {text}."), "", False),
    "link_broken": (
        Gravity.DAMAGE,
        marked("{place} is a link to {text}, which is not there."),
        marked("Is a disk missing? Else make the link lead to the diary again."),
        False,
    ),
    "unreachable": (
        Gravity.DAMAGE,
        marked("{place} cannot be looked at: {text}."),
        marked("Check its folder and who may use it."),
        False,
    ),
    "folder": (
        Gravity.DAMAGE,
        marked("{place} is a folder, not a file."),
        marked("Name a file in it."),
        False,
    ),
    "not_a_file": (
        Gravity.DAMAGE,
        marked("{place} is not an ordinary file."),
        marked("Choose another place."),
        False,
    ),
    "empty": (
        Gravity.NOTE,
        marked("The diary is empty, as a new one is."),
        marked("If you had entries, look at: backcare backup list"),
        False,
    ),
    "locked": (
        Gravity.WARNING,
        marked("{place} is encrypted, or not a diary. Nothing in it was looked at."),
        marked("Run this in a terminal, which asks for the passphrase."),
        False,
    ),
    "unopened": (
        Gravity.WARNING,
        marked(
            "The passphrase does not open {place}, or it is damaged, or no diary. Nothing in it "
            "was looked at."
        ),
        marked("Try the passphrase that it had when it was made, or another copy."),
        False,
    ),
    "no_cipher": (
        Gravity.WARNING,
        marked("{place} is encrypted, or not a diary. Nothing in it was looked at."),
        marked("Install it: pip install 'backcare-tui[encrypted]'"),
        False,
    ),
    "not_a_database": (
        Gravity.DAMAGE,
        marked("{place} is another kind of file, or its beginning is lost."),
        _SALVAGE,
        True,
    ),
    "unreadable": (
        Gravity.DAMAGE,
        marked("{place} could not be read ({text})."),
        marked("Check the disk, and who may read the file."),
        False,
    ),
    "foreign": (
        Gravity.DAMAGE,
        marked("{place} is a database of another program. Nothing in it was changed."),
        marked("Choose another file for the diary."),
        False,
    ),
    "damaged": (Gravity.DAMAGE, marked("Parts of the file are damaged ({text})."), _SALVAGE, True),
    "orphans": (
        Gravity.DAMAGE,
        marked("{number} rows of the table {text} belong to nothing."),
        _SALVAGE,
        True,
    ),
    "no_revision": (
        Gravity.DAMAGE,
        marked("The file does not say which version of backcare wrote it."),
        _SALVAGE,
        True,
    ),
    "newer": (
        Gravity.DAMAGE,
        marked("A newer version of backcare wrote the file (revision {text})."),
        marked("Update backcare. Nothing in the file was changed."),
        False,
    ),
    "older": (
        Gravity.NOTE,
        marked("An older version of backcare wrote the file. It is whole."),
        marked("It is brought up to date when you next use it, after a backup."),
        False,
    ),
    "sound": (Gravity.FINE, marked("The file is whole."), "", False),
    "read_only": (
        Gravity.WARNING,
        marked("The file or its folder is read-only: the diary can be read and not written."),
        marked("Make both writable for you."),
        False,
    ),
    "owner": (
        Gravity.WARNING,
        marked("The file belongs to another user (number {number})."),
        marked("Check that it is your diary."),
        False,
    ),
    "open_file": (
        Gravity.WARNING,
        marked("Other users of this machine can read the diary (permissions {text})."),
        marked("chmod 600 {place}"),
        False,
    ),
    "open_folder": (
        Gravity.WARNING,
        marked("Other users of this machine can exchange the diary (its folder has {text})."),
        marked("chmod 700 {folder}"),
        False,
    ),
    "unfinished": (
        Gravity.NOTE,
        marked("{text} lies beside the diary: it is open elsewhere, or a program was cut off."),
        marked("Nothing to do: leave that file there. It belongs to the diary."),
        False,
    ),
    "log_misfit": (
        Gravity.DAMAGE,
        marked("{text} beside the diary is not its own: without that file the diary is whole."),
        marked(
            "Close backcare everywhere, keep a copy of both files, then move {text} away. backcare "
            "db salvage {place} brings out what is in either of them."
        ),
        False,
    ),
    "little_room": (
        Gravity.WARNING,
        marked("Only {megabytes} MB are free on the disk of the diary."),
        marked("Free some space."),
        False,
    ),
    "share": (
        Gravity.WARNING,
        marked("The diary lies on a network share ({text}), where a write can get lost."),
        marked("Keep the diary on a disk of this machine, and backups on the share."),
        False,
    ),
    "no_backup": (
        Gravity.NOTE,
        marked("There is no backup of this diary yet."),
        marked("Make one: backcare backup create"),
        False,
    ),
}


def check_up(journal: Journal, file: Path | None = None) -> list[Finding]:
    """Look over the journal's diary, or over ``file``, without changing anything.

    Raises:
        StorageFailure: the diary lives on a server.
        NotFound: there is no ``file``.
        BackcareError: the diary is encrypted, and its passphrase is wrong or cannot be had; of
            another ``file`` a finding says so.
    """
    if file is not None:
        return [_finding(fact, file) for fact in look_over_other(journal, file)]
    path = journal.backups.file
    if path is None:
        raise StorageFailure(
            _("{place} is on a server, which looks after its own files.").format(
                place=journal.location_shown
            ),
            _("Name a file to check."),
        )
    settings = journal.settings
    if settings.key_file or settings.key_command or journal.ask_passphrase:
        unlock(journal, to_look=True)
    findings = [_finding(fact, path) for fact in look_over(path)]
    if findings[0].kind in ("foreign", "folder", "not_a_file"):
        return findings
    return [*_with_way_back(journal, path, findings), *_newest_backup(journal, path, findings)]


def _with_way_back(journal: Journal, path: Path, findings: list[Finding]) -> list[Finding]:
    """``findings``, in which the way back stands first where the diary or days of it are lost."""
    if any(each.rescue for each in findings):
        found = way_back.way_back(journal)
        if found is None:
            return findings
        back = way_back.bring_back(found, journal.today)
        return [replace(each, advice=back) if each.rescue else each for each in findings]
    kind = next((each.kind for each in findings if each.kind in (*_GONE, *_READABLE)), "")
    found = way_back.lost(journal, path) if kind else None
    if found is None:
        return findings
    advice = _("Bring it back: {command}").format(command=found.command)
    held, backup = days_of_diary(path), found.told(journal.today)
    if held:
        words = _("Days may be missing: the diary holds {days}, but there is {backup}.")
        told = words.format(days=days_held(held, journal.today), backup=backup)
        return [*findings, Finding("fewer_days", Gravity.WARNING, told, advice)]
    told = _("There is no diary at {place}, but {backup}.").format(place=shown(path), backup=backup)
    lost = Finding(kind if kind in _GONE else "no_days", Gravity.WARNING, told, advice)
    return [lost if each.kind == kind else each for each in findings]


def _finding(fact: Fact, path: Path) -> Finding:
    gravity, meaning, advice, rescue = _WORDS[fact.kind]
    holes = {
        "place": path,
        "folder": path.parent,
        "text": fact.text,
        "number": fact.number,
        "megabytes": fact.number // _MEGABYTE,
    }
    said = _(advice).format(**holes) if advice else ""
    return Finding(fact.kind, gravity, _(meaning).format(**holes), said, rescue)


def _newest_backup(journal: Journal, path: Path, findings: list[Finding]) -> Iterator[Finding]:
    backups = journal.backups.all()
    if not backups:
        yield _finding(Fact("no_backup"), Path())
        return
    whole = next((each for each in backups if is_whole(each.backup)), None)
    for each in backups[: backups.index(whole) if whole is not None else None]:
        words = _("The backup {file} is damaged, or it is not a backup.")
        told, advice = (
            words.format(file=each.backup.name),
            _("Make a new one: backcare backup create"),
        )
        yield Finding("backup_damaged", Gravity.WARNING, told, advice)
    for each in backups:
        if journal.backups.of_the_future(each.backup):
            words = _("The backup {file} is of a time to come, so a wrong clock made it.")
            yield Finding("backup_ahead", Gravity.NOTE, words.format(file=each.backup.name))
    if whole is None:
        return
    newest = whole.backup
    days = max(0, (journal.today - newest.at.date()).days)
    told = ngettext(
        "The newest backup is {number} day old: {file}",
        "The newest backup is {number} days old: {file}",
        days,
    )
    more = []
    if whole.days is not None:
        held = days_held(whole.days, journal.today)
        more.append(_("It holds {days}.").format(days=held))
    if any(each.kind in _READABLE for each in findings) and (number := lacks(path, newest)):
        words = ngettext(
            "{number:,} check-in since then is not in it.",
            "{number:,} check-ins since then are not in it.",
            number,
        )
        more.append(words.format(number=number))
    old = days > BACKUP_OLD
    yield Finding(
        "backup_old" if old else "backup",
        Gravity.NOTE if old else Gravity.FINE,
        "\n".join(filter(None, [told.format(number=days, file=newest.name), sentences(more)])),
        _("Make a new one: backcare backup create") if old else "",
    )
