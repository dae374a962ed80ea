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
from backcare_tui.journal.erase_files import files_of
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


def entry(journal: Journal, process: str, *rows: dict[str, object]) -> dict[str, object]:
    """What one program keeps of what was typed."""
    whose = {"diary": journal.identity, "person": journal.person}
    return {**whose, "process": process, "forms": list(rows)}


def test_only_drafts_of_what_is_erased_go(journal: Journal, tmp_path: Path) -> None:
    own = log(journal, 4).check_in.id
    other = Journal(replace(journal.settings, database=str(tmp_path / "b.db")), journal.clock)
    yours = Journal(replace(journal.settings, person="you"), journal.clock)
    of_it: dict[str, object] = {"id": own, "day": "2026-01-01", "note": SECRET}
    change: dict[str, object] = {
        "id": "z",
        "day": "2026-01-01",
        "before": {"id": own, "day": "2026-01-01"},
    }
    of_day: dict[str, object] = {"id": "x", "day": str(TODAY), "note": "new"}
    event: dict[str, object] = {"day": str(TODAY), "event": "mattress"}
    stays: dict[str, object] = {"id": "y", "day": "2026-01-02", "note": "stays"}
    all_of_it = (of_it, change, of_day, event, stays)
    others = [entry(other, "3:c", *all_of_it), entry(yours, "1:a", *all_of_it)]
    kept = [entry(journal, "1:a", *all_of_it), entry(journal, "2:b", of_it), *others]
    file = paths.drafts_file()
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(kept))
    erase_entries(journal, plan_entries(journal, [own], backups=False))
    left = [entry(journal, "1:a", of_day, event, stays), *others]
    assert json.loads(file.read_text()) == left
    log(journal, 4)
    erase_entries(journal, plan_entries(journal, [TODAY], backups=False))
    assert json.loads(file.read_text()) == [entry(journal, "1:a", stays), *others]
    erase_whole(journal, plan_whole(journal, backups=False, settings=False))
    assert json.loads(file.read_text()) == others
    other.close()
    yours.close()


def test_a_session_of_another_diary_that_was_broken_off_stays(journal: Journal) -> None:
    log(journal, 4)
    mine = entry(journal, "1") | {"run": "a"}
    others = {**mine, "person": "you"}
    file = paths.unfinished_file()
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps([mine, others]))
    paths.drafts_file().write_text(json.dumps([mine]))
    plan = plan_whole(journal, backups=False, settings=False)
    assert paths.drafts_file() in plan.files
    assert file not in plan.files
    erase_whole(journal, plan)
    assert json.loads(file.read_text()) == [others]
    assert not paths.drafts_file().exists()


@pytest.mark.parametrize("text", ["{ broken " + SECRET, "[[[", '"' + SECRET + '"', "{}", "[]"])
def test_drafts_that_nobody_can_read_go(journal: Journal, text: str) -> None:
    file = paths.drafts_file()
    file.parent.mkdir(parents=True)
    file.write_text(text)
    log(journal, 4)
    erase_entries(journal, plan_entries(journal, [TODAY], backups=False))
    assert not file.exists() or SECRET not in file.read_text()


def test_drafts_of_an_older_version_go_as_well(journal: Journal) -> None:
    own = log(journal, 4).check_in.id
    rows = [{"id": own, "day": "2026-01-01"}, {"id": "y", "day": "2026-01-02"}]
    file = paths.drafts_file()
    file.parent.mkdir(parents=True)
    old = {"diary": journal.location, "person": journal.person, "forms": rows}
    file.write_text(json.dumps(old))
    erase_entries(journal, plan_entries(journal, [own], backups=False))
    assert json.loads(file.read_text()) == [old | {"forms": rows[1:]}]


def test_backups_from_before_stay_and_those_that_hold_it_go(journal: Journal) -> None:
    log(journal, 2, day=TODAY - timedelta(days=1))
    forget_backups(file_of(journal))
    early = journal.backups.create().path
    own = log(journal, 4, note=SECRET).check_in.id
    late = journal.backups.create().path
    plan = plan_entries(journal, [own], backups=False)
    assert [each.file for each in plan.copies] == [late]
    erase_entries(journal, plan)
    with pytest.raises(NotFound) as caught:
        plan_entries(journal, [own], backups=False)
    assert caught.value.message == f"There is no entry “{own}”, nor a trace of one."
    assert caught.value.hint == ("1 backup or other copy may hold it: add --backups to erase it.")
    plan = plan_entries(journal, [own], backups=True)
    assert (plan.entries, [each.file for each in plan.backups]) == ((), [late])
    assert erase_entries(journal, plan) is None, "there is one left"
    left = {each.backup.path for each in journal.backups.all()}
    assert early in left, "it was made before"
    assert late not in left
    assert not any(SECRET.encode() in each.read_bytes() for each in left)
    with pytest.raises(NotFound) as caught:
        plan_entries(journal, [own], backups=True)
    assert caught.value.hint == "backcare list shows what is there."


def test_a_diary_is_not_left_without_a_backup(journal: Journal) -> None:
    log(journal, 2, day=TODAY - timedelta(days=1), note="giraffe")
    log(journal, 4, note=SECRET)
    forget_backups(file_of(journal))
    journal.backups.create()
    made = erase_entries(journal, plan_entries(journal, [TODAY], backups=True))
    assert made is not None
    assert [each.backup.path for each in journal.backups.all()] == [made.path]
    content = made.path.read_bytes()
    assert b"giraffe" in content
    assert SECRET.encode() not in content


def test_what_cannot_be_looked_into_may_hold_it(journal: Journal) -> None:
    log(journal, 2, day=TODAY - timedelta(days=1))
    path = file_of(journal)
    forget_backups(path)
    locked = folder_of(path) / f"{path.stem}-20260309-101500-by-hand.db.age"
    locked.write_bytes(b"age-encryption.org/v1\n\x00\x01")
    plan = plan_entries(journal, [TODAY - timedelta(days=1)], backups=False)
    assert [each.file for each in plan.copies] == [locked]
    erase_entries(journal, plan)
    plan = plan_entries(journal, [TODAY - timedelta(days=1)], backups=True)
    assert (plan.entries, [each.file for each in plan.backups]) == ((), [locked])
    with pytest.raises(NotFound):
        plan_entries(journal, ["abc"], backups=True)


def test_backups_go_only_when_that_is_said(journal: Journal) -> None:
    log(journal, 4, note=SECRET)
    path = file_of(journal)
    forget_backups(path)
    journal.close()
    backup = folder_of(path) / f"{path.stem}-20260309-101500-by-hand.db"
    shutil.copy(path, backup)
    (backup.parent / "other-20260309-101500-by-hand.db").write_text("another diary's")
    plan = plan_entries(journal, [TODAY], backups=False)
    assert (plan.backups, files_of(plan.copies)) == ((), (backup,))
    erase_entries(journal, plan)
    assert backup.exists()
    log(journal, 4)
    made = erase_entries(journal, plan_entries(journal, [TODAY], backups=True))
    assert made is not None, "of the answers about warning signs"
    assert not backup.exists()
    names = {"other-20260309-101500-by-hand.db", made.name, f"{made.name}.json"}
    assert {file.name for file in backup.parent.iterdir()} == names


def test_backups_of_a_diary_with_a_like_name_stay(journal: Journal) -> None:
    log(journal, 4, note=SECRET)
    path = file_of(journal)
    folder = folder_of(path)
    forget_backups(path)
    stamp = "20260309-101500"
    others = {
        folder / f"diary-two-{stamp}-by-hand.db",
        folder / f"diary-two-{stamp}-by-hand.db.json",
        folder / f"diary-two-{stamp}-before-migration.jsonl",
        folder / "diary-letter.txt",
    }
    own = {
        folder / f"diary-{stamp}-by-hand.db",
        folder / f"diary-{stamp}-by-hand.db.json",
        folder / f"diary-{stamp}-by-hand-2.db.age",
        folder / f".diary-{stamp}-daily.db.4711.part",
        folder / f".diary-{stamp}-daily.db.json.4711.part",
        folder / f".diary-{stamp}-daily.db.age.copy.4711.part",
    }
    for file in own | others:
        file.write_text(SECRET)
    plan = plan_whole(journal, backups=True, settings=False)
    erase_whole(journal, plan)
    assert set(folder.iterdir()) == others


def test_copies_beside_the_diary_hold_an_erased_entry_too(journal: Journal) -> None:
    log(journal, 4, note=SECRET)
    path = file_of(journal)
    forget_backups(path)
    names = (
        "diary-rescued-20260309-101500-123456.db",
        "diary-damaged-20260309-101500.db",
        "diary-revision-0002.db",
        ".diary.db.4711.converting",
    )
    beside = {path.with_name(name) for name in names}
    for file in beside:
        file.write_text(SECRET)
    plan = plan_entries(journal, [TODAY], backups=False)
    assert set(files_of(plan.copies)) == beside
    erase_entries(journal, plan)
    assert all(file.exists() for file in beside)
    log(journal, 4, note=SECRET)
    forget_backups(path)
    plan = plan_entries(journal, [TODAY], backups=True)
    assert set(files_of(plan.backups)) == beside
    erase_entries(journal, plan)
    assert not any(file.exists() for file in beside)
    assert path.exists()


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
    assert files_of(plan.copies) == (backup,)
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
