"""Data out and in, settings, and replies to reminders."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.runner import Run


def test_import_and_export_are_each_others_inverse(screened: Run, home: Path) -> None:
    for back in range(3):
        screened("checkin", f"{back}cd.", "--date", f"-{back}", "--note", f"n{back}\n[x] \u2028 腰")
    screened("press KI3 --log --seconds 40")
    first = screened("export").out
    file = home / "diary.ndjson"
    ran = screened("export", "-o", str(file))
    assert file.read_text("utf-8") == first
    assert file.stat().st_mode & 0o777 == 0o600
    assert "notes" in ran.out
    again = screened("export", "-o", str(file))
    assert again.code == 4
    assert str(file) in again.err
    assert screened("export", "-o", str(file), "--force").code == 0
    fresh = ("--db", str(home / "fresh.db"))
    plan = screened(*fresh, "import", str(file), "--dry-run", "--json").data
    assert (plan["added"], plan["changed"], plan["unchanged"]) == (first.count("\n") - 1, 0, 0)
    assert screened(*fresh, "export").out.count("\n") == 1
    assert screened(*fresh, "import", str(file)).code == 0
    assert screened(*fresh, "export").out == first
    done = screened(*fresh, "import", "-", "--json", stdin=first.encode()).data
    assert (done["added"], done["changed"]) == (0, 0)
    assert screened(*fresh, "undo").code == 0
    assert screened(*fresh, "export").out.count("\n") == 1


def test_csv_goes_out_and_in(screened: Run, home: Path) -> None:
    screened("checkin", "4cd.", "--note", '=1+1, "quoted"\nline')
    table = screened("export --format csv").out
    fresh = ("--db", str(home / "fresh.db"))
    assert screened(*fresh, "import", "-", stdin=table.encode()).code == 0
    assert screened(*fresh, ["export", "--format", "csv"][0], "--format", "csv").out == table


def test_a_foreign_table_is_read_and_its_bad_rows_are_named(screened: Run) -> None:
    table = "date;pain;cold;mood\n2025-11-01;4;yes;fine\n2025-11-02;4.5;;\n2025-12-24;3;;\n"
    ran = screened("import", "-", "--json", stdin=table.encode())
    assert ran.data["added"] == 1
    assert [row["line"] for row in ran.data["rejected"]] == [3, 4]
    assert ran.data["ignored"] == ["mood"]
    assert {w["kind"] for w in ran.envelope["warnings"]} == {"rejected", "ignored"}
    again = screened("import", "-", "--json", stdin=table.encode()).data
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, 1)


@pytest.mark.parametrize("content", [b"", b"\xff\x00\xff", b'{"format": "other"}\n', b"a,b\n1,2\n"])
def test_a_file_that_is_no_diary_changes_nothing(screened: Run, content: bytes) -> None:
    ran = screened("import", "-", stdin=content)
    assert ran.code == 4
    assert ran.err
    cut = screened("export").out[:-20].encode()
    ran = screened("import", "-", stdin=cut)
    assert ran.code == 4
    assert "cut off" in ran.err


def test_settings_keep_their_comments(screened: Run, home: Path) -> None:
    file = home / ".config/backcare/config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("# mine\nperson = 'anna'  # her\n")
    assert screened("config set day_start 05:30").code == 0
    assert screened("config set extra_triggers stress,poor_sleep").code == 0
    assert file.read_text().startswith("# mine\nperson = 'anna'  # her\n")
    assert screened("config get extra_triggers").out == "poor_sleep, stress\n"
    assert screened("config unset day_start").code == 0
    assert screened("config get day_start --json").data["value"] == "04:00"
    assert file.stat().st_mode & 0o777 == 0o600


def test_where_masks_a_password(screened: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKCARE_DB", "postgresql://me:secret@nowhere.invalid/diary")
    for command in ("where", "config", "where --json", "config --json"):
        ran = screened(command)
        assert ran.code == 0
        assert "secret" not in ran.out
        assert "nowhere.invalid" in ran.out


def test_reminders_are_answered_and_restored(screened: Run) -> None:
    screened("5c")
    ids = [rule["id"] for rule in screened("prevent --json").data]
    assert "warmth" in ids
    assert screened("prevent --not-for-me warmth").code == 0
    assert "warmth" not in [rule["id"] for rule in screened("prevent --json").data]
    assert screened("prevent --restore warmth").code == 0
    assert [rule["id"] for rule in screened("prevent --json").data] == ids


def test_the_private_rule_is_off_until_it_is_wanted(screened: Run) -> None:
    assert "intimacy" not in screened("prevent --all").out
    assert screened("profile intimacy=yes").code == 0
    assert "intimacy" in screened("prevent --all").out


def test_remind_says_so_by_its_exit_code(screened: Run) -> None:
    ran = screened("remind")
    assert ran.code == 10
    assert "Check in for today" in ran.out
    assert screened("remind --quiet").out == ""
    screened("checkin 1")
    ran = screened("remind")
    assert (ran.code, ran.out) == (0, "Nothing is due.\n")


def test_a_keymap_is_listed_with_what_is_wrong(screened: Run, home: Path) -> None:
    file = home / ".config/backcare/config.toml"
    file.parent.mkdir(parents=True)
    file.write_text('theme = "nrd"\n[keymap]\n"today.save" = "ctrl+s"\n"today.sve" = "x"\n')
    ran = screened("config list")
    assert ran.code == 0
    assert "today.save  ctrl+s" in ran.out
    assert "Did you mean nord?" in ran.out
    assert "Did you mean today.save?" in ran.out
    assert screened("config get keymap").out == "today.save = ctrl+s\ntoday.sve = x\n"
    assert screened("config --json").data["keymap"]["today.save"] == "ctrl+s"
    refused = screened("config set keymap x")
    assert refused.code == 4
    assert "[keymap]" in refused.err
    assert screened("config unset keymap").code == 0
    assert screened("config set theme nord").code == 0
    assert file.read_text() == 'theme = "nord"\n'
