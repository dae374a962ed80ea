"""Of a damaged diary everything is brought out that does not lie on a damaged page."""

import random
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from tests.storage.factories import AT, DAY, FreshDiary, check_in, event, exercise, routine, session

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.domain.plain import Entry, key_of, kind_of
from backcare_tui.errors import DatabaseError
from backcare_tui.storage.pages import PageError, Pages
from backcare_tui.storage.salvage import Salvaged, salvage
from backcare_tui.storage.store import open_store
from backcare_tui.storage.trees import ANSWERS, TABLES, Row, read_rows

pytestmark = pytest.mark.thorough

PAGE = 4096
NOTES = ["", "[b + [/ 腎俞 🙂 \x1b[2J", "long " * 700]


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, list[Entry]]]:
    """A closed diary of two people with many pages, and its entries by person."""
    path = tmp_path_factory.mktemp("whole") / "diary.db"
    with open_store(path) as store:
        for number in range(150):
            day = DAY - timedelta(days=number)
            answers = {f"trigger-{item}": item % 2 == 0 for item in range(number % 9)}
            entry = check_in(
                f"c{number}", day, number % 11, note=NOTES[number % 3], exposures=answers
            )
            entries: list[Entry] = [entry, event(f"e{number}", day, f"mattress {number}")]
            if number % 2:
                entries.append(session(f"s{number}", day))
            store.write("me", "check-in", put=entries, at=AT + timedelta(seconds=number))
        store.write("me", "rest", put=[routine(), exercise()], at=AT + timedelta(hours=1))
        gone = [("event", "e7"), ("check_in", "c9")]
        store.write("me", "delete", remove=gone, at=AT + timedelta(hours=2))
        store.write("you", "check-in", put=[check_in("other", note="yours")], at=AT)
        found = {name: list(store.everything(name)) for name in ("me", "you")}
    return path.read_bytes(), found


def broken(data: bytes, page: int, how: str) -> bytes:
    """``data`` with one page overwritten."""
    start = (page - 1) * PAGE
    new = bytes(PAGE) if how == "zeros" else random.Random(page).randbytes(PAGE)
    return data[:start] + new + data[start + PAGE :]


def everyone(found: Salvaged) -> list[Entry]:
    return [entry for entries in found.people.values() for entry in entries]


def on_page(path: Path, page: int) -> set[tuple[str, str]]:
    """Kind and key of the entries of which a part lies on a page of the whole diary ``path``.

    Told by what is missing when that page alone is taken away, without the history.
    """
    pages = Pages(path)
    whole = {table: {row.values[:2] for row in rows} for table, rows in _tables(pages).items()}
    real = pages.page

    def page_of(number: int) -> bytes:
        if number == page:
            raise PageError("taken away")
        return real(number)

    pages.page = page_of  # type: ignore[method-assign]
    less = {table: {row.values[:2] for row in rows} for table, rows in _tables(pages).items()}
    lost = {(kind, str(key)) for kind in whole for _who, key in whole[kind] - less[kind]}
    return {("check_in" if kind == ANSWERS else kind, key) for kind, key in lost}


def _tables(pages: Pages) -> dict[str, list[Row]]:
    try:
        return read_rows(pages).tables
    except PageError:
        return {table: [] for table in TABLES}


def test_a_whole_diary_comes_out_as_it_is(
    tmp_path: Path, diary: tuple[bytes, dict[str, list[Entry]]]
) -> None:
    data, entries = diary
    path = tmp_path / "diary.db"
    path.write_bytes(data)
    found = salvage(path)
    assert found.people == entries
    assert found.whole
    assert found.rejected == []
    assert path.read_bytes() == data
    assert [each.name for each in tmp_path.iterdir()] == ["diary.db"]


def test_what_lies_in_the_log_only_comes_out_too(fresh_sqlite: FreshDiary) -> None:
    path = Path(fresh_sqlite())
    with open_store(path) as store:
        store.write("me", "check-in", put=[check_in(note="newest")], at=AT)
        assert salvage(path).people == {"me": [check_in(note="newest")]}
        log = path.with_name(path.name + "-wal").read_bytes()
        copy = path.with_name("copy.db")
        copy.write_bytes(path.read_bytes())
        # One broken frame, after which SQLite itself would read no other.
        at = 32 + 24 + 100
        copy.with_name("copy.db-wal").write_bytes(log[:at] + b"\xff" * 9 + log[at + 9 :])
        found = salvage(copy)
    assert found.torn
    assert not found.whole
    assert check_in(note="newest") in everyone(found)


@pytest.mark.parametrize(
    ("how", "step"),
    [
        ("zeros", 12),
        pytest.param("zeros", 1, marks=pytest.mark.slow),
        pytest.param("noise", 1, marks=pytest.mark.slow),
    ],
)
def test_one_lost_page_costs_no_entry_and_invents_none(
    tmp_path: Path, diary: tuple[bytes, dict[str, list[Entry]]], how: str, step: int
) -> None:
    data, entries = diary
    path = tmp_path / "diary.db"
    original = entries["me"] + entries["you"]
    for page in range(1, len(data) // PAGE + 1, step):
        path.write_bytes(broken(data, page, how))
        found = everyone(salvage(path))
        # The history holds each entry once more, on another page.
        assert [entry for entry in original if entry not in found] == [], page
        assert [entry for entry in found if entry not in original] == [], page


@pytest.mark.slow
def test_of_200_flipped_pages_every_row_on_another_page_comes_out(
    tmp_path: Path, diary: tuple[bytes, dict[str, list[Entry]]]
) -> None:
    data, entries = diary
    whole, path = tmp_path / "whole.db", tmp_path / "diary.db"
    whole.write_bytes(data)
    original = entries["me"] + entries["you"]
    chance = random.Random(200)
    for _round in range(200):
        page = chance.randint(1, len(data) // PAGE)
        changed = bytearray(data)
        for at in chance.sample(range(PAGE), chance.choice([1, 3, 50, PAGE // 2])):
            changed[(page - 1) * PAGE + at] = chance.randrange(256)
        path.write_bytes(changed)
        found = everyone(salvage(path))
        lost = {(kind_of(each), key_of(each)) for each in original if each not in found}
        assert lost <= on_page(whole, page), page
        assert path.read_bytes() == changed


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.999])
def test_of_a_file_that_was_cut_the_rest_comes_out(
    tmp_path: Path, diary: tuple[bytes, dict[str, list[Entry]]], share: float
) -> None:
    data, entries = diary
    path = tmp_path / "diary.db"
    path.write_bytes(data[: int(len(data) * share)])
    found = salvage(path)
    assert found.damaged
    assert not found.whole
    assert len(everyone(found)) >= int(300 * (share - 0.35))
    assert {name for name, theirs in found.people.items() if theirs} <= {"me", "you", "person-1"}
    for entry in everyone(found):
        known = [each for each in entries["me"] + entries["you"] if key_of(each) == key_of(entry)]
        # Answers may be missing, and one that was deleted may be back: both are told.
        assert entry in known or isinstance(entry, CheckIn) or key_of(entry) == "e7"


def test_a_row_that_is_no_entry_is_kept_as_it_is(fresh_sqlite: FreshDiary) -> None:
    path = Path(fresh_sqlite())
    with open_store(path) as store:
        store.write("me", "check-ins", put=[check_in("a1"), check_in("a2", note="腎俞")], at=AT)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE check_in SET day = 'soon' WHERE id = 'a2'")
    found = salvage(path)
    assert check_in("a1") in everyone(found)
    (row,) = found.rejected
    assert (row.table, row.row, row.values[1:3]) == ("check_in", 2, ("a2", "soon"))
    assert "腎俞" in row.values
    # Its last good state is in the history.
    assert check_in("a2", note="腎俞") in everyone(found)
    assert found.from_history == 1


@pytest.mark.parametrize("content", [b"", b"dear diary", b"\0" * 9000, b"SQLite format 3\0" * 600])
def test_what_is_no_diary_gives_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "diary.db"
    path.write_bytes(content)
    found = salvage(path)
    assert everyone(found) == []
    assert not found.whole
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE photo (id TEXT)")
        other.execute("INSERT INTO photo VALUES ('one')")
    with pytest.raises(DatabaseError, match="another program"):
        salvage(path)


def test_noise_never_stops_it(tmp_path: Path, diary: tuple[bytes, dict[str, list[Entry]]]) -> None:
    data, _entries = diary
    path = tmp_path / "diary.db"
    for seed in range(4):
        chance = random.Random(seed)
        changed = bytearray(data)
        for at in chance.sample(range(len(data)), 4000):
            changed[at] = chance.randrange(256)
        path.write_bytes(changed)
        assert not salvage(path).whole
