"""Opening the diary anew after an error, while other threads may be reading it."""

from __future__ import annotations

import pytest
from tests.factories import log

from backcare_tui.errors import DatabaseError
from backcare_tui.journal.journal import Journal


def test_who_reads_may_end_and_then_the_old_store_is_closed(journal: Journal) -> None:
    log(journal, 3)
    store = journal.store
    driver = store._driver
    journal.reopen()
    assert journal.store is not store
    assert len(store.check_ins(journal.person)) == 1
    del store
    with pytest.raises(DatabaseError, match="closed"):
        driver.run("persons")
    assert len(journal.store.check_ins(journal.person)) == 1


def test_closing_closes_what_is_still_in_use(journal: Journal) -> None:
    stores = [journal.store]
    journal.reopen()
    stores.append(journal.store)
    journal.reopen()
    journal.close()
    for store in stores:
        with pytest.raises(DatabaseError, match="closed"):
            store.persons()


def test_what_was_never_opened_can_be_reopened(fresh_journal: Journal) -> None:
    fresh_journal.reopen()
    assert fresh_journal.store.persons() == []
