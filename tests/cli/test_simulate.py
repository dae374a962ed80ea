"""A made-up diary as a file, which leaves the person's own alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import DIARY
from tests.cli.runner import ROOT, Run, run_here

SHORT = ("simulate", "--days", "20")


@pytest.mark.parametrize("form", ["ndjson", "csv"])
def test_what_it_writes_can_be_imported(run: Run, home: Path, form: str) -> None:
    made = run(*SHORT, "--format", form)
    assert made.code == 0
    assert "made up" in made.err
    fresh = ("--db", str(home / "trial.db"))
    done = run(*fresh, "import", "-", "--json", stdin=made.out.encode())
    assert done.code == 0
    assert (done.data["rejected"], done.data["ignored"]) == ([], [])
    assert done.data["added"] > 8
    days = run(*fresh, "list", "--json").data
    assert (days[0]["day"], days[-1]["day"]) == ("2025-11-21", "2025-11-02")
    notes = [c["note"] for day in days for c in day["check_ins"]]
    assert all(note.startswith("Made-up") for note in notes)
    if form == "ndjson":
        header, *entries = made.out.splitlines()
        assert json.loads(header)["synthetic"] is True
        assert len(entries) == done.data["added"]
    assert run("list --json").data == []


def test_the_diary_is_not_opened(home: Path) -> None:
    assert run_here(*SHORT).code == 0
    assert list(home.iterdir()) == []
    own = home / DIARY
    own.parent.mkdir(parents=True)
    own.write_bytes(b"no diary at all")
    assert run_here(*SHORT).code == 0
    assert run_here(*SHORT, "--json").code == 0
    assert own.read_bytes() == b"no diary at all"
    assert list(own.parent.iterdir()) == [own]


def test_the_seed_alone_decides(home: Path) -> None:
    assert run_here(*SHORT).out == run_here(*SHORT).out
    assert run_here(*SHORT, "--seed", "5").out != run_here(*SHORT).out
    assert run_here(*SHORT, "--json").data["text"] == run_here(*SHORT).out


def test_json_tells_the_truth_behind_it(home: Path) -> None:
    ran = run_here(*SHORT, "--pattern", "blood_stasis,cold_damp", "--json")
    assert ran.err == ""
    assert ran.envelope["schema"] == "backcare/simulate@1"
    assert [warning["kind"] for warning in ran.envelope["warnings"]] == ["synthetic"]
    person, generator = ran.data["person"], ran.data["generator"]
    assert person["patterns"] == ["blood_stasis", "cold_damp"]
    assert set(person["trigger_effects"]) == {"cold", "damp", "fatigue", "lifting"}
    assert len(person["sign_rates"]) == 19
    assert (generator["noise"], generator["day_missing"]) == (0.1, 0.3)
    assert (ran.data["first"], ran.data["last"]) == ("2025-11-02", "2025-11-21")
    documented = (ROOT / "docs/json.md").read_text("utf-8")
    row = next(line for line in documented.splitlines() if "`backcare/simulate@1`" in line)
    for name in (*ran.data, *person, *generator):
        assert f"`{name}`" in row, name


def test_pictures_are_drawn_where_none_is_named(home: Path) -> None:
    def patterns(seed: int, *more: str) -> list[str]:
        arguments = ("--days", "1", "--seed", str(seed), *more, "--json")
        found: list[str] = run_here("simulate", *arguments).data["person"]["patterns"]
        return found

    assert len({tuple(patterns(seed)) for seed in range(12)}) > 2
    both = ("--pattern", "cold_damp", "--pattern", "kidney_deficiency")
    assert patterns(1, *both) == ["cold_damp", "kidney_deficiency"]


def test_a_file_is_private_and_not_replaced_unasked(home: Path) -> None:
    file = home / "made up 腎俞.ndjson"
    ran = run_here(*SHORT, "--out", str(file))
    assert ran.code == 0
    assert "made up" in ran.out
    assert file.stat().st_mode & 0o777 == 0o600
    before = file.read_bytes()
    assert before.decode() == run_here(*SHORT).out
    assert run_here(*SHORT, "-o", str(file), "--seed", "9").code == 4
    assert file.read_bytes() == before
    ran = run_here(*SHORT, "--output", str(file), "--seed", "9", "--force", "--json")
    assert (ran.data["file"], ran.data["text"]) == (str(file), None)
    assert file.read_bytes() != before


@pytest.mark.parametrize("name", ["colddamp", "[b + [/", "腎俞", "🙂", "\x1b[2Jx"])
def test_an_unknown_picture_names_the_known(home: Path, name: str) -> None:
    ran = run_here("simulate", "--pattern", name)
    assert (ran.code, ran.out) == (3, "")
    assert "cold_damp, blood_stasis, kidney_deficiency" in ran.err
    assert "\x1b" not in ran.err
    assert run_here("simulate", "--pattern", name, "--json").data["exit_code"] == 3


@pytest.mark.parametrize(
    ("arguments", "code", "named"),
    [
        ("--days 0", 2, "--days"),
        ("--days 36501", 2, "--days"),
        ("--days many", 2, "--days"),
        ("--seed -1", 2, "--seed"),
        ("--format xml", 2, "--format"),
        ("--out nowhere/made-up.csv", 5, "nowhere"),
    ],
)
def test_bad_options(home: Path, arguments: str, code: int, named: str) -> None:
    ran = run_here(f"simulate {arguments}")
    assert (ran.code, ran.out) == (code, "")
    assert named in ran.err


def test_days_before_1900_cannot_be_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKCARE_NOW", "1950-01-01T12:00:00+00:00")
    assert run_here("simulate --days 1000").code == 0
    ran = run_here("simulate --days 36500")
    assert (ran.code, ran.out) == (4, "")
    assert "1900" in ran.err


def test_one_day_and_plain(home: Path) -> None:
    ran = run_here("simulate --days 1 --format csv --plain")
    assert ran.out.count("\n") == 2
    assert ran.out.isascii()
    assert ran.err.isascii()
