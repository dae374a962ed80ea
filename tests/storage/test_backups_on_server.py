"""A diary on a server makes no backups of its own here, but takes one in."""

from datetime import UTC, datetime
from pathlib import Path

from tests.factories import SetClock
from tests.journal.backup_helpers import everything
from tests.storage.factories import AT, FreshDiary, check_in, event, routine, session

from backcare_tui.domain.plain import Entry
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.restoring import restore
from backcare_tui.settings import Settings
from backcare_tui.storage.backup_names import Reason
from backcare_tui.storage.backup_set import make_backup
from backcare_tui.storage.store import open_store


def test_a_backup_of_a_file_goes_into_a_server_and_back_out(
    fresh_sqlite: FreshDiary, fresh_postgres: FreshDiary
) -> None:
    path = Path(fresh_sqlite())
    put: list[Entry] = [check_in(note="腎俞", spread={"x": False}), event(), session(), routine()]
    with open_store(path) as store:
        store.write("me", "check-in", put=put, at=AT)
    made = make_backup(path, Reason.BY_HAND, AT)
    server = Journal(
        Settings(database=fresh_postgres()), SetClock(datetime(2026, 3, 9, tzinfo=UTC))
    )
    server.store.write("me", "check-in", put=[check_in("x"), check_in(pain=9)], at=AT)
    before = everything(server)
    done = restore(server, server.backups.find(str(made.path)))
    assert (done.before, done.aside) == (None, None)
    assert done.plan.removed == 1
    with Journal(Settings(database=str(path)), server.clock, demo=True).store as store:
        assert list(server.store.everything("me")) == list(store.everything("me"))
    server.diary.undo()
    assert everything(server) == before
    assert server.take_notices() == []
    server.close()
