"""One write is one change; it can be undone, redone and repeated."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from tests.storage.factories import AT, DAY, FreshDiary, check_in, session

from backcare_tui.domain.checkin import ProfileAnswer, SkippedDay
from backcare_tui.domain.plain import Entry
from backcare_tui.errors import InvalidInput, NotFound
from backcare_tui.storage.change import ChangeState
from backcare_tui.storage.driver import Parameters
from backcare_tui.storage.store import Store, open_store

LATER = AT + timedelta(minutes=1)


def test_a_change_says_what_differed(store: Store) -> None:
    first = store.write("me", "check-in", put=[check_in()], at=AT)
    second = store.write("me", "edit", put=[check_in(pain=7)], at=LATER)
    (entry,) = second.entries
    assert (entry.kind, entry.key) == ("check_in", "a1")
    assert (entry.before, entry.after) == (check_in(), check_in(pain=7))
    assert second.id > first.id > 0
    assert store.changes("me") == [second, first]
    assert store.changes("me", 1) == [second]


def test_an_edit_replaces_all_answers(store: Store) -> None:
    store.write("me", "check-in", put=[check_in(signs={"a": True, "b": False})], at=AT)
    store.write("me", "edit", put=[check_in(signs={"b": True})], at=AT)
    assert store.check_ins("me") == [check_in(signs={"b": True})]


def test_the_same_write_again_changes_nothing(store: Store) -> None:
    put: list[Entry] = [check_in(exposures={"cold": True}), session(), SkippedDay(DAY, AT)]
    assert store.write("me", "first", put=put, at=AT)
    again = store.write("me", "first", put=put, at=LATER)
    assert not again
    assert (again.id, again.entries) == (0, ())
    assert len(store.changes("me")) == 1


def test_only_what_differs_is_logged(store: Store) -> None:
    store.write("me", "one", put=[check_in("a")], at=AT)
    change = store.write("me", "two", put=[check_in("a"), check_in("b")], at=AT)
    assert [entry.key for entry in change.entries] == ["b"]


def test_a_write_that_changes_nothing_keeps_redo(store: Store) -> None:
    store.write("me", "one", put=[check_in("a")], at=AT)
    store.write("me", "two", put=[check_in("b")], at=AT)
    store.undo("me", LATER)
    store.write("me", "again", put=[check_in("a")], at=LATER)
    assert store.redo("me", LATER).label == "two"


def test_undo_and_redo_walk_the_changes(store: Store) -> None:
    store.write("me", "one", put=[check_in()], at=AT)
    store.write("me", "two", put=[check_in(pain=9)], at=AT)
    store.write("me", "three", remove=[("check_in", "a1")], at=AT)
    assert store.check_ins("me") == []
    assert store.undo("me", LATER).label == "three"
    assert store.check_ins("me") == [check_in(pain=9)]
    assert store.undo("me", LATER).label == "two"
    undone = store.undo("me", LATER)
    assert (undone.label, undone.state) == ("one", ChangeState.UNDONE)
    assert store.check_ins("me") == []
    with pytest.raises(NotFound, match="nothing to undo"):
        store.undo("me", LATER)
    redone = [store.redo("me", LATER) for _ in range(3)]
    assert [change.label for change in redone] == ["one", "two", "three"]
    assert redone[0].state is ChangeState.APPLIED
    assert store.check_ins("me") == []
    with pytest.raises(NotFound, match="nothing to redo"):
        store.redo("me", LATER)


def test_after_a_new_write_nothing_can_be_redone(store: Store) -> None:
    store.write("me", "one", put=[check_in("a")], at=AT)
    store.write("me", "two", put=[check_in("b")], at=AT)
    store.undo("me", LATER)
    store.write("me", "three", put=[check_in("c")], at=LATER)
    with pytest.raises(NotFound):
        store.redo("me", LATER)
    states = [(change.label, change.state.value) for change in store.changes("me")]
    assert states == [("three", "applied"), ("two", "dropped"), ("one", "applied")]
    assert [store.undo("me", LATER).label for _ in range(2)] == ["three", "one"]
    assert store.check_ins("me") == []


def test_the_changes_of_some_entries(store: Store) -> None:
    first = store.write("me", "one", put=[check_in("a1"), check_in("b2")], at=AT)
    store.write("me", "two", put=[check_in("c3")], at=AT)
    third = store.write("me", "three", put=[check_in("a1", pain=9), session()], at=LATER)
    store.write("you", "other", put=[check_in("a1")], at=LATER)
    store.undo("me", LATER)
    one, three = store.changes_of("me", [("check_in", "a1"), ("session", session().id)])
    assert (one.id, three.id) == (first.id, third.id)
    assert [entry.key for entry in one.entries] == ["a1"]
    assert three.state is ChangeState.UNDONE
    assert three.entries == third.entries
    assert store.changes_of("me", [("check_in", "nothing")]) == []
    assert store.changes_of("me", []) == []


def test_the_changes_of_a_full_day_are_one_look_through_the_log(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [check_in(f"c{n}") for n in range(20)]
    store.write("me", "day", put=[*entries, session("c3"), session("other")], at=AT)
    store.write("me", "left out", put=[SkippedDay(DAY, AT)], at=LATER)
    asked: list[str] = []
    run = store._driver.run

    def counted(name: str, parameters: Parameters | None = None) -> list[Sequence[Any]]:
        asked.append(name)
        return run(name, parameters)

    monkeypatch.setattr(store._driver, "run", counted)
    names = [("check_in", f"c{n}") for n in range(20)] + [("skipped_day", DAY.isoformat())]
    day, left_out = store.changes_of("me", names)
    assert len(asked) == 1
    assert [(entry.kind, entry.key) for entry in (*day.entries, *left_out.entries)] == names


@pytest.mark.parametrize("count", [1, 31, 32, 33, 64, 65])
def test_the_changes_of_any_number_of_entries(store: Store, count: int) -> None:
    entries = [check_in(f"c{n}") for n in range(count)]
    store.write("me", "many", put=[*entries, check_in("other")], at=AT)
    names = [("check_in", entry.id) for entry in entries]
    (change,) = store.changes_of("me", [*names, *names])
    assert [(entry.kind, entry.key) for entry in change.entries] == names


def test_a_batch_is_one_unit(store: Store) -> None:
    store.write("me", "old", put=[check_in("gone"), SkippedDay(DAY, AT)], at=AT)
    before = list(store.everything("me"))
    batch = [check_in(f"c{n}", signs={"x": True}) for n in range(50)]
    store.write(
        "me",
        "import",
        put=[*batch, ProfileAnswer("x", DAY, AT, True)],
        remove=[("check_in", "gone"), ("skipped_day", "2026-03-09")],
        at=AT,
    )
    after = list(store.everything("me"))
    assert len(after) == 51
    store.undo("me", LATER)
    assert list(store.everything("me")) == before
    store.redo("me", LATER)
    assert list(store.everything("me")) == after


def test_a_batch_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(NotFound, match="check_in nowhere"):
        store.write("me", "x", put=[check_in()], remove=[("check_in", "nowhere")], at=AT)
    with pytest.raises(InvalidInput, match="pain"):
        store.write("me", "x", put=[check_in("b"), check_in("c", pain=11)], at=AT)
    assert list(store.everything("me")) == []
    assert store.changes("me") == []
    assert store.persons() == []


def test_of_two_entries_with_one_key_the_later_counts(store: Store) -> None:
    store.write("me", "x", put=[check_in(pain=1), check_in(pain=2)], at=AT)
    assert store.check_ins("me") == [check_in(pain=2)]


def test_input_that_means_nothing_is_refused(store: Store) -> None:
    entry = check_in()
    with pytest.raises(InvalidInput, match="both"):
        store.write("me", "x", put=[entry], remove=[("check_in", "a1")], at=AT)
    with pytest.raises(InvalidInput, match="mood"):
        store.write("me", "x", remove=[("mood", "a1")], at=AT)
    with pytest.raises(InvalidInput, match="person"):
        store.write("", "x", put=[entry], at=AT)
    with pytest.raises(InvalidInput, match="label"):
        store.write("me", "\0", put=[entry], at=AT)
    with pytest.raises(InvalidInput, match="offset"):
        store.write("me", "x", put=[entry], at=AT.replace(tzinfo=None))
    with pytest.raises(InvalidInput, match="offset"):
        store.undo("me", AT.replace(tzinfo=None))


def test_a_long_label_is_cut(store: Store) -> None:
    change = store.write("me", "d" * 500, put=[check_in()], at=AT)
    assert change.label == "d" * 199 + "…"


def test_each_person_has_undo_of_their_own(store: Store) -> None:
    store.write("me", "mine", put=[check_in("a")], at=AT)
    store.write("you", "yours", put=[check_in("b")], at=AT)
    assert store.undo("me", LATER).label == "mine"
    with pytest.raises(NotFound):
        store.undo("me", LATER)
    assert store.check_ins("you") == [check_in("b")]


def test_undo_refuses_an_entry_that_was_changed_by_other_means(fresh_sqlite: FreshDiary) -> None:
    import sqlite3
    from contextlib import closing

    path = fresh_sqlite()
    with open_store(path) as store:
        store.write("me", "check-in", put=[check_in()], at=AT)
        with closing(sqlite3.connect(path)) as other, other:
            other.execute("UPDATE check_in SET pain = 9")
        with pytest.raises(InvalidInput, match="changed since"):
            store.undo("me", LATER)
        assert store.check_ins("me") == [check_in(pain=9)]
        assert store.changes("me")[0].state is ChangeState.APPLIED


def test_changes_last_longer_than_the_program(location: str) -> None:
    with open_store(location) as store:
        store.write("me", "check-in", put=[check_in()], at=AT)
    with open_store(location) as store:
        assert store.undo("me", LATER).label == "check-in"
    with open_store(location) as store:
        assert store.redo("me", LATER).entries[0].after == check_in()
