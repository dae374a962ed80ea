"""Taking the diary out and in: our own lossless NDJSON, and plain CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from backcare_tui.errors import InvalidInput
from backcare_tui.language import gettext as _
from backcare_tui.storage.backup_names import Reason

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.domain.plain import Entry
    from backcare_tui.exchange.table import ImportPlan
    from backcare_tui.journal.journal import Journal

FORMATS = ("ndjson", "csv", "sessions")
"""Our lossless lines, check-ins as a table, and points pressed as a table."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: entries ``added``, ``changed`` and ``unchanged``; ``rejected`` rows each
    with their line number and reason, and the columns of a table that were ``ignored``."""

    added: int
    changed: int
    unchanged: int
    rejected: tuple[tuple[int, str], ...]
    ignored: tuple[str, ...] = ()


class Transfer:
    """Export and import of one person's diary."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def export(self, form: str) -> Iterator[str]:
        """The diary in ``form``, line by line."""
        makers = {"csv": self.export_csv, "sessions": self.export_sessions_csv}
        return makers.get(form, self.export_ndjson)()

    def export_ndjson(self) -> Iterator[str]:
        """The whole diary, line by line; the same diary gives the same bytes."""
        from backcare_tui.exchange.ndjson import write_ndjson

        journal = self._journal
        return write_ndjson(journal.store.everything(journal.person))

    def export_csv(self) -> Iterator[str]:
        """The check-ins as a plain table, one row each; an empty cell was not asked."""
        from backcare_tui.exchange.csv_plain import write_csv

        journal = self._journal
        return write_csv(journal.store.check_ins(journal.person))

    def export_sessions_csv(self) -> Iterator[str]:
        """The points pressed as a plain table, one row each."""
        from backcare_tui.exchange.csv_sessions import write_sessions_csv

        journal = self._journal
        return write_sessions_csv(journal.store.sessions(journal.person))

    def import_text(
        self, text: str | bytes, form: str = "", *, dry_run: bool = False, name: str = "FILE"
    ) -> Imported:
        """Read a diary in ``form`` (one of `FORMATS`; empty goes by the content) and merge it as
        one change. ``name`` is that of the file, for a person.

        Entries with an id that the diary knows replace it; importing twice changes nothing more.

        Raises:
            InvalidInput: the text is not in that form, or it is a diary or a backup; nothing was
            changed.
            StorageFailure: no backup could be made before; nothing was changed.
        """
        if isinstance(text, bytes):
            from backcare_tui.exchange.bytes_read import check_bytes

            _check_no_diary(text, name)
            check_bytes(text)
        plan = self._plan(text, form or form_of(text))
        journal = self._journal
        found = self._compared(plan.entries)
        if plan.entries and not dry_run:
            if found[0] or found[1]:
                journal.backups.before(Reason.BEFORE_IMPORT)
            journal.store.write(journal.person, "import", put=plan.entries, at=journal.now())
        return Imported(*found, plan.rejected, plan.ignored)

    def _plan(self, text: str | bytes, form: str) -> ImportPlan:
        from backcare_tui.exchange.table import ImportPlan

        today = self._journal.today
        if form == "ndjson":
            from backcare_tui.exchange.bytes_read import text_lines
            from backcare_tui.exchange.ndjson import read_ndjson

            # Only "\n" ends a line: a note may hold other characters that Python breaks lines at.
            lines: Iterable[str] = (
                StringIO(text, newline="\n") if isinstance(text, str) else text_lines(text)
            )
            entries = read_ndjson(lines).entries
            for entry in entries:
                _not_later(entry, today)
            return ImportPlan(entries, (), ())
        if form == "sessions":
            from backcare_tui.exchange.csv_sessions import read_sessions_csv

            return read_sessions_csv(text, today)
        from backcare_tui.exchange.csv_plain import read_csv

        triggers = self._journal.knowledge.triggers.values()
        names = {name.lower(): t.id for t in triggers for name in (t.id, t.label)}
        return read_csv(text, today, names)

    def _compared(self, entries: tuple[Entry, ...]) -> tuple[int, int, int]:
        """How many of ``entries`` are new, differ from what is stored, and are stored just so."""
        from backcare_tui.domain.plain import key_of, kind_of, to_plain

        journal = self._journal
        stored = {(kind_of(e), key_of(e)): e for e in journal.store.everything(journal.person)}
        added = changed = 0
        for entry in entries:
            before = stored.get((kind_of(entry), key_of(entry)))
            if before is None:
                added += 1
            elif to_plain(before) != to_plain(entry):
                changed += 1
        return added, changed, len(entries) - added - changed


def form_of(text: str | bytes) -> str:
    """The form that a file has by its beginning."""
    head = text[:4096]
    start = head.decode("utf-8", "replace") if isinstance(head, bytes) else head
    start = start.removeprefix("\ufeff").lstrip()
    if start.startswith("{"):
        return "ndjson"
    columns = start.split("\n", 1)[0]
    return "sessions" if "point" in columns and "seconds" in columns else "csv"


def _check_no_diary(data: bytes, name: str) -> None:
    """Refuse a diary, or a backup of one, with the way to read it back."""
    from backcare_tui.storage.backup_names import read_name
    from backcare_tui.storage.connecting import is_diary_header

    if is_diary_header(data) or read_name(Path(name).name) is not None:
        words = _("To have back what it holds:\nbackcare backup restore {file}")
        raise InvalidInput(
            _("{file} is a diary or a backup, not an export.").format(file=name),
            words.format(file=quote(name)),
        )


def _not_later(entry: Entry, today: date) -> None:
    """Refuse what lies ahead; one day is let pass, for a diary from further east."""
    if entry.day > today + timedelta(days=1):
        raise InvalidInput(
            _("An entry is of {day}, which is in the future.").format(day=entry.day),
            _("Nothing was imported. Check the clock, or mend the entry."),
        )
