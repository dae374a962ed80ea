"""What was entered and not saved comes back after an end that nobody wanted."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.factories import SetClock, ago, log
from tests.tui.conftest import Driver, open_app

from backcare_tui import paths
from backcare_tui.journal.alone import process_name
from backcare_tui.journal.journal import Journal
from backcare_tui.tui import drafts
from backcare_tui.tui.form import Form
from backcare_tui.tui.typed import Typed

pytestmark = pytest.mark.thorough

HELL = "half written [b + [/ 腎俞"


async def kept(run: Driver) -> None:
    """Let the timer's look pass, without waiting for its hour."""
    run.today.drafts.keep()
    await run.settle()


async def test_a_check_in_and_its_open_note_come_back(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("left_square_bracket", "8", "l", "w")
        await run.type(HELL)
        await kept(run)
        first = run.today.form.id
    async with open_app(settled) as run:
        assert "Brought back" in run.toasts
        await run.press("left_square_bracket")
        form = run.today.form
        assert (form.pain, form.note, form.exposures, form.id) == (
            8,
            HELL,
            {"lifting": True},
            first,
        )
        await run.press("enter")
        await kept(run)
    (entry,) = settled.diary.day(ago(1)).check_ins
    assert (entry.pain, entry.note) == (8, HELL)
    assert not paths.drafts_file().exists()


async def test_what_was_saved_after_all_is_not_brought_back(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("4", "c")
        await kept(run)
        file = paths.drafts_file()
        rows = file.read_text("utf-8")
        await run.press("enter")
        await kept(run)
    file.write_text(rows, "utf-8")
    async with open_app(settled) as run:
        assert run.today.form.pain is None
        assert "Brought back" not in run.toasts
    assert len(settled.diary.day(settled.today).check_ins) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="modes of another kind")
async def test_only_its_owner_reads_it_and_a_demo_leaves_none(
    settled: Journal, demo: Journal
) -> None:
    async with open_app(settled) as run:
        await run.press("6")
        await kept(run)
        assert stat.S_IMODE(paths.drafts_file().stat().st_mode) == 0o600
    paths.drafts_file().unlink()
    async with open_app(demo) as run:
        await run.press("6")
        await run.settle()
        assert not paths.drafts_file().exists()


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"forms": 3}', '{"diary": "", "person": "", "forms": [{"day": "x"}]}', "\x00"],
)
def test_a_broken_file_holds_nothing(settled: Journal, text: str) -> None:
    file = paths.drafts_file()
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    assert drafts.take_up(file, settled) == Typed()


def test_another_diary_and_a_pain_beyond_the_scale_are_left_alone(settled: Journal) -> None:
    file = paths.drafts_file()
    form = Form(settled.today, pain=4)
    drafts.keep(file, settled, drafts.told(Typed((form,))))
    assert drafts.take_up(file, settled).forms == (form,)
    settled.settings = replace(settled.settings, person="another")
    assert drafts.take_up(file, settled) == Typed()
    settled.settings = replace(settled.settings, person="me")
    drafts.keep(file, settled, drafts.told(Typed((Form(settled.today, pain=44),))))
    assert drafts.take_up(file, settled) == Typed()


async def test_a_change_of_a_stored_check_in_comes_back(settled: Journal) -> None:
    before = log(settled, 3, note="as it was ").check_in
    async with open_app(settled) as run:
        await run.press("e", "9", "w")
        await run.type(HELL)
        await kept(run)
    async with open_app(settled) as run:
        assert "Brought back. Your check-in for today is not saved yet." in run.toasts
        assert run.today.form.before == before
        await run.press("enter")
        await kept(run)
    (entry,) = settled.diary.day(settled.today).check_ins
    assert (entry.id, entry.pain, entry.note) == (before.id, 9, before.note + HELL)
    assert not paths.drafts_file().exists()


async def test_changes_in_history_come_back_one_after_the_other(
    settled: Journal, clock: SetClock
) -> None:
    one = log(settled, 3, ago(2), note="one ").check_in
    clock.forward(minutes=1)
    two = log(settled, 4, ago(2), note="two ").check_in
    async with open_app(settled) as run:
        await run.press("H", "home", "e")
        assert run.front == "EditCheckIn"
        await run.press("8", "left_square_bracket", "w")
        await run.type(HELL)
        await kept(run)
    assert settled.diary.day(ago(2)).check_ins == (one, two)
    async with open_app(settled) as run:
        assert "Brought back. Your check-in for Sat 7 Mar is not saved yet." in run.toasts
        await run.press("left_square_bracket", "left_square_bracket")
        assert run.today.form.note == one.note + HELL
        await run.press("enter")
        await kept(run)
        assert (run.today.form.before, run.today.form.pain) == (two, 8)
        await run.press("enter")
        await kept(run)
    found = settled.diary.day(ago(2)).check_ins
    assert [(each.pain, each.note) for each in found] == [(3, one.note + HELL), (8, two.note)]
    assert not paths.drafts_file().exists()


async def test_a_change_that_was_left_on_purpose_does_not_come_back(settled: Journal) -> None:
    log(settled, 3, ago(2))
    async with open_app(settled) as run:
        await run.press("H", "home", "e", "8")
        await kept(run)
        assert paths.drafts_file().exists()
        await run.press("escape", "escape")
        assert run.front != "EditCheckIn"
        await kept(run)
        assert not paths.drafts_file().exists()


@pytest.mark.parametrize("gone", [False, True])
async def test_what_was_changed_meanwhile_is_asked_about(settled: Journal, gone: bool) -> None:
    before = log(settled, 3, note="as it was").check_in
    async with open_app(settled) as run:
        await run.press("e", "w")
        await run.type(HELL)
        await kept(run)
    if gone:
        settled.diary.delete([before.id])
    else:
        settled.diary.edit(before.id, note="of another window")
    async with open_app(settled) as run:
        assert "Brought back" in run.toasts
        await run.press("enter")
        assert run.front == "ConflictScreen"
        await run.press("m")
        await run.settle()
    (entry,) = settled.diary.day(settled.today).check_ins
    assert entry.note == f"as it was{HELL}"


async def test_a_change_that_was_saved_after_all_does_not_come_back(settled: Journal) -> None:
    log(settled, 3)
    async with open_app(settled) as run:
        await run.press("e", "9")
        await kept(run)
        rows = paths.drafts_file().read_text("utf-8")
        await run.press("enter")
        await kept(run)
    paths.drafts_file().write_text(rows, "utf-8")
    async with open_app(settled) as run:
        assert run.toasts == ""
        assert not run.today.form.in_use


async def test_an_event_that_was_being_typed_comes_back(settled: Journal) -> None:
    log(settled, 3)
    async with open_app(settled) as run:
        await run.press("R", "m")
        await run.type(HELL)
        await kept(run)
    assert settled.store.events("me") == []
    async with open_app(settled) as run:
        told = f"Brought back. What you wanted to mark is not saved yet: “{HELL}”."
        assert told in run.toasts
        await kept(run)
        assert HELL in json.dumps(json.loads(paths.drafts_file().read_text()), ensure_ascii=False)
        await run.press("R", "m")
        await kept(run)
        assert paths.drafts_file().exists()
        await run.press("enter")
        await kept(run)
        assert not paths.drafts_file().exists()
    assert [each.text for each in settled.store.events("me")] == [HELL]


async def test_an_event_that_was_saved_after_all_does_not_come_back(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("R", "m")
        await run.type("new mattress")
        await kept(run)
        rows = paths.drafts_file().read_text("utf-8")
        await run.press("enter")
        await kept(run)
    paths.drafts_file().write_text(rows, "utf-8")
    async with open_app(settled) as run:
        assert run.toasts == ""


def test_a_server_password_is_not_written(settled: Journal) -> None:
    settled.settings = replace(settled.settings, database="postgresql://me:secret@host/diary")
    file = paths.drafts_file()
    drafts.keep(file, settled, drafts.told(Typed((Form(settled.today, pain=4),))))
    assert "secret" not in file.read_text("utf-8")


def other_program(file: Path, name: str) -> None:
    """Let what was kept belong to another program."""
    entries = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps([each | {"process": name} for each in entries]), "utf-8")


def test_two_diaries_keep_their_drafts_apart(settled: Journal, tmp_path: Path) -> None:
    file = paths.drafts_file()
    other = Journal(replace(settled.settings, database=str(tmp_path / "b.db")), settled.clock)
    mine, theirs = Form(settled.today, pain=4, note=HELL), Form(settled.today, pain=9)
    drafts.keep(file, settled, drafts.told(Typed((mine,))))
    drafts.keep(file, other, drafts.told(Typed((theirs,))))
    assert drafts.take_up(file, settled).forms == (mine,)
    assert drafts.take_up(file, other).forms == (theirs,)
    drafts.keep(file, other, "")
    assert drafts.take_up(file, settled).forms == (mine,)
    drafts.keep(file, settled, "")
    assert not file.exists()
    other.close()


def test_a_diary_is_the_same_however_its_location_is_written(
    settled: Journal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file, form = paths.drafts_file(), Form(settled.today, pain=4)
    drafts.keep(file, settled, drafts.told(Typed((form,))))
    there = Path(settled.location)
    monkeypatch.chdir(there.parent)
    for location in (there.name, f"sqlite:///{there}"):
        same = Journal(replace(settled.settings, database=location), settled.clock)
        assert drafts.take_up(file, same).forms == (form,)
        same.close()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    other = Journal(replace(settled.settings, database=there.name), settled.clock)
    assert drafts.take_up(file, other) == Typed()
    other.close()


@pytest.mark.skipif(os.name != "posix", reason="elsewhere processes cannot be asked")
def test_what_another_window_is_writing_stays_with_it(settled: Journal) -> None:
    file, form = paths.drafts_file(), Form(settled.today, pain=4)
    drafts.keep(file, settled, drafts.told(Typed((form,))))
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        other_program(file, process_name(other.pid))
        assert drafts.take_up(file, settled) == Typed()
        drafts.keep(file, settled, drafts.told(Typed((Form(settled.today, pain=7),))))
        drafts.keep(file, settled, "")
        assert file.exists(), "the other window's is still there"
        other.communicate(b"\n")
    assert drafts.take_up(file, settled).forms == (form,)


def test_a_number_that_another_process_has_got_since_hides_nothing(settled: Journal) -> None:
    file, form = paths.drafts_file(), Form(settled.today, pain=4)
    drafts.keep(file, settled, drafts.told(Typed((form,))))
    other_program(file, f"{os.getppid()}:1")
    assert drafts.take_up(file, settled).forms == (form,)


def test_a_day_to_come_waits_until_it_is_there(settled: Journal, clock: SetClock) -> None:
    file = paths.drafts_file()
    now, later = Form(settled.today, pain=4), Form(settled.today + timedelta(days=2), pain=5)
    drafts.keep(
        file,
        settled,
        drafts.told(
            Typed(
                (
                    now,
                    later,
                )
            )
        ),
    )
    other_program(file, "1:gone")
    assert drafts.take_up(file, settled).forms == (now,)
    drafts.keep(file, settled, "")
    clock.forward(days=2)
    assert drafts.take_up(file, settled).forms == (later,)


def test_what_an_older_version_kept_is_brought_back(settled: Journal) -> None:
    file, form = paths.drafts_file(), Form(settled.today, pain=4, note=HELL)
    file.parent.mkdir(parents=True)
    whose = {"diary": settled.location, "person": settled.person}
    old = whose | {"forms": json.loads(drafts.told(Typed((form,))))}
    file.write_text(json.dumps(old), "utf-8")
    assert drafts.take_up(file, settled).forms == (form,)
