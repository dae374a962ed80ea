"""Whatever is written: undo, redo, export and import give back the same bytes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.storage.factories import AT, FreshDiary
from tests.storage.strategies import entries, few_days, few_ids

from backcare_tui.domain.plain import Entry, key_of, kind_of
from backcare_tui.errors import NotFound
from backcare_tui.exchange.ndjson import read_ndjson, write_ndjson
from backcare_tui.storage.store import Store, open_store

pytestmark = pytest.mark.thorough

REAL_STORES = settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

some_entries = st.lists(entries(few_ids, few_days), max_size=6)


def exported(store: Store) -> str:
    return "".join(write_ndjson(store.everything("me"), {"person": "me"}))


@REAL_STORES
@given(st.lists(entries(), max_size=12))
def test_export_import_export_gives_the_same_bytes(fresh: FreshDiary, put: list[Entry]) -> None:
    with open_store(fresh()) as store, open_store(fresh()) as other:
        store.write("me", "all", put=put, at=AT)
        text = exported(store)
        document = read_ndjson(text.splitlines(keepends=True))
        assert document.header == {"person": "me"}
        other.write("me", "import", put=document.entries, at=AT)
        assert exported(other) == text
        assert not store.write("me", "import", put=document.entries, at=AT)


@REAL_STORES
@given(st.data())
def test_undo_and_redo_restore_the_bytes_of_the_export(
    fresh: FreshDiary, data: st.DataObject
) -> None:
    with open_store(fresh()) as store:
        states = [exported(store)]
        model: dict[tuple[str, str], Entry] = {}
        for _ in range(data.draw(st.integers(0, 5))):
            put = data.draw(some_entries)
            named = {(kind_of(entry), key_of(entry)): entry for entry in put}
            there = [name for name in sorted(model) if name not in named]
            remove = data.draw(st.lists(st.sampled_from(there), unique=True)) if there else []
            change = store.write("me", "x", put=put, remove=remove, at=AT)
            model |= named
            for name in remove:
                del model[name]
            if change:
                states.append(exported(store))
        assert {(kind_of(e), key_of(e)): e for e in store.everything("me")} == model
        for state in reversed(states[:-1]):
            store.undo("me", AT)
            assert exported(store) == state
        with pytest.raises(NotFound):
            store.undo("me", AT)
        for state in states[1:]:
            store.redo("me", AT)
            assert exported(store) == state


@REAL_STORES
@given(some_entries)
def test_the_order_of_writing_does_not_matter(fresh_sqlite: FreshDiary, put: list[Entry]) -> None:
    unique = list({(kind_of(entry), key_of(entry)): entry for entry in put}.values())
    with open_store(fresh_sqlite()) as store, open_store(fresh_sqlite()) as other:
        store.write("me", "all", put=unique, at=AT)
        for entry in reversed(unique):
            other.write("me", "one", put=[entry], at=AT)
        assert exported(store) == exported(other)
