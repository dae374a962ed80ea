"""What the tests of backups share."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.factories import ago, log

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.journal.journal import Journal
from backcare_tui.storage.backup_names import Reason

NOTE = "[b + [/ 腎俞 🌱 keep me"


def everything(journal: Journal) -> str:
    """The lossless export of every person."""
    from backcare_tui.exchange.ndjson import write_ndjson

    store = journal.store
    return "".join(
        line
        for person in store.persons()
        for line in write_ndjson(store.everything(person), {"person": person})
    )


def fill(journal: Journal) -> None:
    """Write two days of this person, and a check-in of somebody else."""
    log(journal, 4, exposures={"cold": True}, note=NOTE)
    log(journal, 6, ago(1), flare=True)
    at = datetime(2026, 3, 9, 12, tzinfo=UTC)
    journal.store.write("other", "check-in", put=[CheckIn("o1", at.date(), at, 3)], at=at)


def change(journal: Journal) -> None:
    """Add, change and remove something."""
    log(journal, 9, ago(3), note="added since")
    first = journal.diary.day(ago(0)).check_ins[0]
    journal.diary.edit(first.id, pain=1)
    journal.diary.delete([journal.diary.day(ago(1)).check_ins[0].id])
    at = datetime(2026, 3, 9, 13, tzinfo=UTC)
    journal.store.write("other", "delete", remove=[("check_in", "o1")], at=at)


def reasons(journal: Journal) -> list[Reason | None]:
    """Why the backups that are there were made, newest first."""
    return [each.backup.reason for each in journal.backups.all()]


def files_in(folder: Path) -> dict[str, bytes]:
    """What every file in ``folder`` holds, but for those of backups."""
    return {found.name: found.read_bytes() for found in folder.iterdir() if found.is_file()}
