"""Real programs under clocks and zones that are set from outside."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.runner import Ran, process_environment

FAKETIME = shutil.which("faketime")
pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(FAKETIME is None, reason="faketime is not installed"),
]


def at(home: Path, clock: str, *arguments: str, zone: str = "UTC") -> Ran:
    """Run one command while the computer's clock shows ``clock``."""
    environment = {**process_environment(), "TZ": zone, "HOME": str(home)}
    environment.pop("BACKCARE_NOW", None)
    done = subprocess.run(
        [str(FAKETIME), "-f", f"@{clock}", sys.executable, "-m", "backcare_tui", *arguments],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return Ran(done.returncode, done.stdout, done.stderr)


def days(home: Path, clock: str, zone: str = "UTC") -> dict[str, list[int]]:
    """The pain of each day, as the list has it at that time."""
    found: list[dict[str, Any]] = at(home, clock, "list", "--json", zone=zone).data
    return {day["day"]: [each["pain"] for each in day["check_ins"]] for day in found}


def test_over_the_date_line_to_the_west_and_back(home: Path) -> None:
    assert at(home, "2026-03-09 08:00:00", "4", zone="Asia/Tokyo").code == 0
    west = at(home, "2026-03-08 12:00:00", "5", zone="Pacific/Honolulu")
    assert west.out.startswith("Saved Sun 8 Mar: pain 5.")
    told = {"2026-03-09": [4], "2026-03-08": [5]}
    assert days(home, "2026-03-08 12:01:00", "Pacific/Honolulu") == told
    shown = at(home, "2026-03-08 12:02:00", "show", "2026-03-09", zone="Pacific/Honolulu")
    assert (shown.code, "pain 4" in shown.out) == (0, True)
    edited = at(home, "2026-03-08 12:03:00", "edit", "2026-03-09", "--pain", "6",
                zone="Pacific/Honolulu")  # fmt: skip
    assert edited.code == 0
    assert days(home, "2026-03-10 08:00:00", "Asia/Tokyo") == {**told, "2026-03-09": [6]}


def test_the_hour_that_goes_and_the_hour_that_comes_twice(home: Path) -> None:
    for clock, day in (
        ("2026-03-29 01:59:00", "Sat 28 Mar"),
        ("2026-03-29 03:59:00", "Sat 28 Mar"),
        ("2026-03-29 04:01:00", "Sun 29 Mar"),
        ("2026-10-25 03:59:00", "Sat 24 Oct"),
        ("2026-10-25 04:01:00", "Sun 25 Oct"),
    ):
        saved = at(home, clock, "3", zone="Europe/Berlin")
        assert saved.out.startswith(f"Saved {day}: pain 3."), clock
    assert [len(each) for each in days(home, "2026-10-26 09:00:00").values()] == [1, 1, 1, 2]


def test_a_clock_that_was_far_ahead_is_told_until_it_is_mended(home: Path) -> None:
    at(home, "2026-03-09 08:00:00", "redflags", "answer", "--none")
    assert at(home, "2026-03-09 08:01:00", "4").err == ""
    ahead = at(home, "2099-01-02 08:00:00", "7", "--trigger", "cold")
    assert ahead.code == 0
    assert (
        "The last check-in before today is of 2026-03-09, more than a year ago. By this computer's "
        "clock today is 2099-01-02: is that right?"
    ) in " ".join(ahead.err.split())
    back = at(home, "2026-03-10 08:00:00", "status", "--json")
    assert (back.data["checked_in"], back.data["week"]["mean"]) == (False, 4.0)
    (warning,) = [each for each in back.envelope["warnings"] if each["kind"] == "clock"]
    assert warning["message"] == (
        "The diary has entries of a day to come: 2099-01-02. By this computer's clock today is "
        "2026-03-10. If that is right, they were written by a wrong clock: backcare edit moves "
        "them. They stay, and count from their day on."
    )
    assert days(home, "2026-03-10 08:01:00") == {"2099-01-02": [7], "2026-03-09": [4]}
    shown = at(home, "2026-03-10 08:02:00", "show", "2099-01-02")
    assert (shown.code, "pain 7, cold yes" in shown.out) == (0, True)
    moved = at(home, "2026-03-10 08:03:00", "edit", "2099-01-02", "--date", "today")
    assert moved.code == 0
    after = at(home, "2026-03-10 08:04:00", "status")
    assert (after.err, "pain 7" in after.out) == ("", True)


def test_an_entry_of_the_future_can_be_deleted_by_its_day(home: Path) -> None:
    at(home, "2099-01-02 08:00:00", "7")
    missing = at(home, "2026-03-10 08:00:00", "delete", "2099-01-03")
    assert (missing.code, missing.err.splitlines()[0]) == (4, "2099-01-03 is in the future.")
    assert at(home, "2026-03-10 08:00:00", "delete", "2099-01-02").code == 0
    assert days(home, "2026-03-10 08:01:00") == {}
    assert at(home, "2026-03-10 08:02:00", "undo").code == 0
    assert days(home, "2026-03-10 08:03:00") == {"2099-01-02": [7]}


def test_answers_of_a_clock_far_ahead_are_asked_again(home: Path) -> None:
    assert at(home, "2099-01-02 08:00:00", "redflags", "answer", "--none").code == 0
    due = at(home, "2026-03-10 08:00:00", "remind", "--json")
    assert "warning_signs" in [item["kind"] for item in due.data]


@pytest.mark.parametrize("clock", ["1970-01-01 00:30:00", "2261-12-30 23:30:00"])
@pytest.mark.parametrize("zone", ["UTC", "Pacific/Honolulu", "Pacific/Kiritimati"])
def test_the_ends_of_time_are_survived(home: Path, clock: str, zone: str) -> None:
    for command in ("4", "list", "status", "trend", "remind", "changes", "undo"):
        ran = at(home, clock, *command.split(), zone=zone)
        assert ran.code in (0, 10), (command, ran.err)


@pytest.mark.parametrize(
    "clock", ["2262-01-02 12:00:00", "2400-06-01 12:00:00", "9999-06-01 12:00:00"]
)
def test_a_clock_beyond_the_last_year_is_told(home: Path, clock: str) -> None:
    told = "This computer's clock or time zone is set so that no diary can be kept."
    ran = at(home, clock, "4")
    assert (ran.code, ran.err.splitlines()) == (4, [told, "Set it, then try again."])
    assert not (home / ".local").exists()


@pytest.mark.parametrize("zone", ["Nowhere/City", "", ":", "腎俞", "../../etc"])
def test_a_zone_that_nobody_knows_is_no_failure(home: Path, zone: str) -> None:
    saved = at(home, "2026-03-09 12:00:00", "4", zone=zone)
    assert saved.code == 0
    assert list(days(home, "2026-03-09 12:01:00", zone).values()) == [[4]]


def test_a_zone_of_more_than_a_day_is_told(home: Path) -> None:
    ran = at(home, "2026-03-09 12:00:00", "4", zone="UTC+99:99:99")
    assert (ran.code, ran.err.splitlines()[1]) == (4, "Set it, then try again.")
