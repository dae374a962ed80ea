"""What erasing finds and takes away: entries, files, drafts; and what it leaves alone."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.factories import TODAY, log

from backcare_tui import paths
from backcare_tui.errors import DatabaseError, InvalidInput, NotFound, StorageFailure
from backcare_tui.journal import erase_files
from backcare_tui.journal.erase import erase_entries, erase_whole, plan_entries, plan_whole
from backcare_tui.journal.journal import Journal
from backcare_tui.settings import FLAG
from backcare_tui.storage.backup_names import folder_of

SECRET = "zebra [b + [/ 腎俞"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, in which the state of the app lies."""
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def file_of(journal: Journal) -> Path:
    found = erase_files.path_of(journal)
    assert found is not None
    return found


def forget_backups(path: Path) -> None:
    """Have an empty folder of backups, without those that were made by themselves."""
    shutil.rmtree(folder_of(path), ignore_errors=True)
    folder_of(path).mkdir()


def doomed(journal: Journal, *names: str | date) -> list[tuple[str, int, bool]]:
    plan = plan_entries(journal, names, backups=False)
    return [(each.kind, each.traces, each.stored) for each in plan.entries]


def test_a_day_is_found_with_what_was_deleted_of_it(journal: Journal) -> None:
    own = log(journal, 4, note=SECRET).check_in.id
    journal.diary.edit(own, pain=5)
    log(journal, 2)
    journal.diary.skip(TODAY - timedelta(days=1), SECRET)
    journal.diary.mark("new mattress", TODAY)
    journal.diary.delete([own])
    found = doomed(journal, TODAY)
    assert sorted(found) == [("check_in", 1, True), ("check_in", 3, False), ("event", 1, True)]
    assert doomed(journal, TODAY - timedelta(days=1)) == [("skipped_day", 1, True)]
    assert doomed(journal, own[:8]) == [("check_in", 3, False)]


def test_an_entry_that_was_moved_belongs_to_its_present_day(journal: Journal) -> None:
    before = TODAY - timedelta(days=3)
    own = log(journal, 4, day=before).check_in.id
    journal.diary.edit(own, day=TODAY)
    with pytest.raises(NotFound) as caught:
        plan_entries(journal, [before], backups=False)
    assert caught.value.message == f"There is nothing on {before}, nor a trace of it."
    assert doomed(journal, TODAY) == [("check_in", 2, True)]


def test_answers_about_warning_signs_stay(journal: Journal) -> None:
    log(journal, 4, nothing_new=True)
    before = journal.store.safety_answers(journal.person)
    erase_entries(journal, plan_entries(journal, [TODAY], backups=False))
    assert journal.store.safety_answers(journal.person) == before
    assert journal.diary.days() == []


def test_no_undo_brings_it_back_and_other_changes_still_undo(journal: Journal) -> None:
    log(journal, 4, note=SECRET)
    log(journal, 2, day=TODAY - timedelta(days=1))
    erase_entries(journal, plan_entries(journal, [TODAY], backups=False))
    journal.diary.undo()
    assert journal.diary.days() == []
    journal.diary.redo()
    assert [page.day for page in journal.diary.days()] == [TODAY - timedelta(days=1)]


@pytest.mark.parametrize("name", ["nowhere", "[b + [/ 腎俞", TODAY])
def test_what_is_not_there_is_told(journal: Journal, name: str | date) -> None:
    log(journal, 4, day=TODAY - timedelta(days=1))
    with pytest.raises((NotFound, InvalidInput)):
        plan_entries(journal, [name], backups=False)


def test_several_that_begin_alike_are_not_guessed(journal: Journal) -> None:
    # An id begins with one of sixteen characters, so of seventeen two begin alike.
    keys = [log(journal, 1).check_in.id for _ in range(17)]
    journal.diary.delete(keys)
    twice = next(key[0] for at, key in enumerate(keys) if key[0] in {k[0] for k in keys[:at]})
    with pytest.raises(InvalidInput) as caught:
        plan_entries(journal, [twice], backups=False)
    assert caught.value.message == f"Several deleted entries begin with “{twice}”."


def test_drafts_of_what_is_erased_go_too(journal: Journal) -> None:
    own = log(journal, 4).check_in.id
    rows = [
        {"id": own, "day": "2026-01-01", "note": SECRET},
        {"id": "x", "day": str(TODAY), "note": SECRET},
        {"id": "y", "day": "2026-01-02", "note": "stays"},
    ]
    file = paths.drafts_file()
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({"diary": "d", "person": "me", "forms": rows}))
    erase_entries(journal, plan_entries(journal, [TODAY], backups=False))
    assert [row["note"] for row in json.loads(file.read_text())["forms"]] == ["stays"]
    file.write_text("{ broken " + SECRET)
    log(journal, 4)
    erase_entries(journal, plan_entries(journal, [TODAY], backups=False))
    assert not file.exists()


def test_backups_go_only_when_that_is_said(journal: Journal) -> None:
    log(journal, 4, note=SECRET)
    path = file_of(journal)
    forget_backups(path)
    backup = folder_of(path) / f"{path.stem}-20260309-101500-by-hand.db"
    shutil.copy(path, backup)
    (backup.parent / "other-20260309-101500-by-hand.db").write_text("another diary's")
    plan = plan_entries(journal, [TODAY], backups=False)
    assert (plan.backups, plan.copies) == ((), (backup,))
    erase_entries(journal, plan)
    assert backup.exists()
    log(journal, 4)
    erase_entries(journal, plan_entries(journal, [TODAY], backups=True))
    assert not backup.exists()
    assert [file.name for file in backup.parent.iterdir()] == ["other-20260309-101500-by-hand.db"]


def clutter(journal: Journal) -> tuple[set[Path], set[Path]]:
    """Files that belong to the diary, and files beside them that do not."""
    path, state = file_of(journal), paths.state_file().parent
    log(journal, 4, note=SECRET)
    journal.close()
    state.mkdir(parents=True)
    names = (
        "diary-revision-0002.db",
        "diary-before-20260309-1015.db",
        "diary-before-20260309-1015-2.db",
        "diary-rescued-20260309-101500-123456.db",
        ".diary.db.4711.part",
    )
    ours = {path, *(path.with_name(name) for name in names)}
    ours |= {state / name for name in ("drafts.json", "session.json", "tui.json", "crash-1.log")}
    others = {path.with_name(name) for name in ("diary.txt", "diary-notes.db", "other.db")}
    others |= {state / "mine.txt"}
    for file in (ours | others) - {path}:
        file.write_text(SECRET)
    return ours, others


def test_a_whole_diary_goes_with_its_files_and_no_other(journal: Journal) -> None:
    ours, others = clutter(journal)
    backup = folder_of(file_of(journal)) / "diary-20260309-101500-daily.db"
    forget_backups(file_of(journal))
    backup.write_text(SECRET)
    plan = plan_whole(journal, backups=False, settings=False)
    assert set(plan.files) >= ours
    assert plan.copies == (backup,)
    erase_whole(journal, plan)
    assert not any(file.exists() for file in ours)
    assert all(file.exists() for file in others)
    erase_whole(journal, plan_whole(journal, backups=True, settings=False))
    assert not backup.exists()
    with pytest.raises(NotFound) as caught:
        plan_whole(journal, backups=True, settings=True)
    assert caught.value.message == "There is nothing to erase."


def test_of_a_diary_named_for_once_the_memory_of_the_app_stays(journal: Journal) -> None:
    clutter(journal)
    journal.settings = replace(journal.settings, overridden={"database": FLAG})
    erase_whole(journal, plan_whole(journal, backups=False, settings=False))
    assert paths.state_file().exists()
    assert not file_of(journal).exists()


def test_who_shares_the_file_keeps_theirs(journal: Journal) -> None:
    log(journal, 4, note=SECRET)
    journal.store.write("other", "x", put=[journal.diary.days()[0].check_ins[0]], at=journal.now())
    plan = plan_whole(journal, backups=False, settings=False)
    assert plan.others == ("other",)
    erase_whole(journal, plan)
    assert journal.store.persons() == ["other"]
    assert len(journal.store.check_ins("other")) == 1


def test_a_file_of_another_program_is_refused(journal: Journal) -> None:
    path = file_of(journal)
    journal.close()
    path.unlink()
    import sqlite3

    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseError) as caught:
        plan_whole(journal, backups=False, settings=False)
    assert "database of another program" in caught.value.message
    path.write_bytes(b"a letter " * 1000)
    with pytest.raises(DatabaseError):
        plan_whole(journal, backups=False, settings=False)
    assert path.read_bytes() != before
    assert path.exists()


@pytest.mark.parametrize("damage", ["cut", "garbage"])
def test_a_damaged_diary_can_go(journal: Journal, damage: str) -> None:
    log(journal, 4, note=SECRET)
    journal.close()
    path = file_of(journal)
    whole = path.read_bytes()
    path.write_bytes(whole[:5000] if damage == "cut" else whole[:100] + b"x" * (len(whole) - 100))
    plan = plan_whole(journal, backups=False, settings=False)
    assert not plan.readable
    erase_whole(journal, plan)
    assert not path.exists()


def test_a_link_is_not_followed(journal: Journal, tmp_path: Path) -> None:
    path = file_of(journal)
    journal.close()
    elsewhere = tmp_path / "elsewhere.db"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    with pytest.raises(StorageFailure) as caught:
        plan_whole(journal, backups=False, settings=False)
    assert caught.value.message == f"{path} is a link; nothing was erased."
    assert str(elsewhere) in caught.value.hint
    assert elsewhere.exists()


def test_links_among_backups_lead_nowhere(journal: Journal, tmp_path: Path) -> None:
    path, outside = file_of(journal), tmp_path / "outside"
    journal.close()
    outside.mkdir()
    kept = outside / "diary-20260309-101500-daily.db"
    kept.write_text("kept")
    shutil.rmtree(folder_of(path), ignore_errors=True)
    folder_of(path).symlink_to(outside)
    plan = plan_whole(journal, backups=True, settings=False)
    assert {file.parent for file in plan.files} == {path.parent}
    folder_of(path).unlink()
    folder_of(path).mkdir()
    link = folder_of(path) / "diary-20260309-101500-daily.db"
    link.symlink_to(kept)
    erase_whole(journal, plan_whole(journal, backups=True, settings=False))
    assert not link.is_symlink()
    assert kept.read_text() == "kept"
