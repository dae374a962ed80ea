"""What was entered and not saved comes back after an end that nobody wanted."""

from __future__ import annotations

import stat
import sys
from dataclasses import replace

import pytest
from tests.factories import ago, log
from tests.tui.conftest import Driver, open_app

from backcare_tui import paths
from backcare_tui.journal.journal import Journal
from backcare_tui.tui import drafts
from backcare_tui.tui.form import Form

HELL = "half written [b + [/ 腎俞"


async def kept(run: Driver) -> None:
    """Let the timer's look pass, without waiting for its hour."""
    run.today._keep_drafts()
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
    assert drafts.kept(file, settled) == []


def test_another_diary_and_a_pain_beyond_the_scale_are_left_alone(settled: Journal) -> None:
    file = paths.drafts_file()
    form = Form(settled.today, pain=4)
    drafts.keep(file, settled, drafts.told([form]))
    assert drafts.kept(file, settled) == [form]
    settled.settings = replace(settled.settings, person="another")
    assert drafts.kept(file, settled) == []
    settled.settings = replace(settled.settings, person="me")
    drafts.keep(file, settled, drafts.told([Form(settled.today, pain=44)]))
    assert drafts.kept(file, settled) == []


async def test_a_change_of_a_stored_check_in_is_not_kept(settled: Journal) -> None:
    log(settled, 3)
    async with open_app(settled) as run:
        await run.press("e", "9")
        await kept(run)
        assert not paths.drafts_file().exists()


def test_a_server_password_is_not_written(settled: Journal) -> None:
    settled.settings = replace(settled.settings, database="postgresql://me:secret@host/diary")
    file = paths.drafts_file()
    drafts.keep(file, settled, drafts.told([Form(settled.today, pain=4)]))
    assert "secret" not in file.read_text("utf-8")
