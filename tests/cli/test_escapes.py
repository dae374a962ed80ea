"""Nothing that stands in a diary, a file's name or the environment steers the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import DIARY
from tests.cli.runner import ROOT, Ran, Run
from tests.cli.test_plain import EVERY
from tests.hostile import STEERING, STEERS, spoil

ARGUMENT = STEERING.replace("\0", "")
"""What a shell can hand over: it has no NUL."""
LINES = [line for lines in EVERY.values() for line in lines]


def steers_nothing(ran: Ran, line: str) -> None:
    """Assert that only line breaks and tabs are left of all controls, in both streams."""
    found = STEERS.findall((ran.out + ran.err).replace("\r\n", "\n"))
    assert not found, (line, found, ran.out[-500:])
    assert "Traceback" not in ran.err


@pytest.fixture
def hostile(screened: Run, home: Path) -> Run:
    """Run one command on a diary whose every text was spoiled in its file."""
    every = ROOT / "tests/fuzz/corpus/ndjson/every_kind"
    text = every.read_text("utf-8").replace("2026-03-09", "2025-11-22")
    assert screened("import -", stdin=text.encode()).code == 0
    assert screened("4c --press UB40:30 --note words").code == 0
    spoil(home / DIARY)
    return screened


@pytest.mark.slow
@pytest.mark.parametrize("extra", ["", "--json", "--plain"])
def test_a_spoiled_diary_steers_no_terminal(hostile: Run, extra: str) -> None:
    for line in LINES:
        ran = hostile(*line.split(), *extra.split(), "--person", "me")
        steers_nothing(ran, line)
        if extra == "--json" and "completion" not in line:
            for each in ran.out.splitlines():
                json.loads(each)


@pytest.mark.parametrize("line", ["show today", "routine", "changes", "mark", "export"])
@pytest.mark.parametrize("extra", ["--plain", "--json"])
def test_what_is_spoiled_is_told_and_steers_nothing(hostile: Run, line: str, extra: str) -> None:
    ran = hostile(*line.split(), extra)
    steers_nothing(ran, line)
    assert "[b + [/ 腎俞" in ran.out


@pytest.mark.parametrize("form", ["ndjson", "csv", "sessions"])
def test_an_export_of_a_spoiled_diary_steers_no_terminal(hostile: Run, form: str) -> None:
    ran = hostile(f"export --format {form}")
    assert ran.code == 0
    steers_nothing(ran, form)


@pytest.mark.parametrize(
    "words",
    [
        ["checkin", "4", "--note", ARGUMENT],
        ["skip", "-1", "--reason", ARGUMENT],
        ["mark", ARGUMENT],
        ["routine", "save", ARGUMENT[-30:], "KI3"],
        ["checkin", "4", "--trigger", ARGUMENT],
        ["checkin", "4", "--where", ARGUMENT],
        ["checkin", "4", "--press", ARGUMENT],
        ["checkin", "4", "--date", ARGUMENT],
        ["checkin", ARGUMENT],
        [ARGUMENT],
        ["list", f"--{ARGUMENT}"],
        ["list", "--search", ARGUMENT],
        ["show", ARGUMENT],
        ["points", ARGUMENT],
        ["learn", ARGUMENT],
        ["config", "set", "person", ARGUMENT],
        ["config", "set", ARGUMENT, "x"],
        ["config", "set", "emergency_number", ARGUMENT],
        ["profile", f"{ARGUMENT}=yes"],
        ["redflags", "answer", f"RF13={ARGUMENT}"],
        ["list", "--person", ARGUMENT],
        ["list", "--db", f"/tmp/{ARGUMENT.replace('/', '')}/none.db"],
        ["export", "--format", ARGUMENT],
    ],
    ids=range(23),
)
@pytest.mark.parametrize("extra", [[], ["--json"]])
def test_words_of_the_command_line_steer_nothing(
    screened: Run, words: list[str], extra: list[str]
) -> None:
    steers_nothing(screened(*words, *extra, "--plain"), " ".join(words[:3]))
    for line in ("show today", "list", "mark", "routine", "changes", "config"):
        steers_nothing(screened(*line.split(), *extra, "--plain"), line)


def test_a_steering_file_name_is_told_with_its_characters_written_out(
    screened: Run, tmp_path: Path
) -> None:
    name = "a\x1b[2Jb\u202ec\x9bd"
    missing = screened("import", name, "--plain")
    assert missing.code == 3
    assert missing.err == ("There is no file a\\x1b[2Jb\\u202ec\\x9bd.\nCheck the path.\n")
    written = screened("export", "-o", str(tmp_path / name))
    assert written.code == 0
    assert "a\\x1b[2Jb\\u202ec\\x9bd" in "".join(written.out.split("\n"))
    steers_nothing(written, "export")
    assert (tmp_path / name).is_file()


@pytest.mark.parametrize(
    "variable", ["BACKCARE_DB", "BACKCARE_PERSON", "BACKCARE_PLAIN", "BACKCARE_LANGUAGE"]
)
@pytest.mark.parametrize("extra", [[], ["--json"]])
def test_the_environment_steers_nothing(
    screened: Run, monkeypatch: pytest.MonkeyPatch, variable: str, extra: list[str]
) -> None:
    monkeypatch.setenv(variable, ARGUMENT)
    for line in ("list", "where", "config", "checkin 4"):
        steers_nothing(screened(*line.split(), *extra, "--person", "me"), line)


@pytest.mark.parametrize("extra", [[], ["--json"]])
def test_a_settings_file_steers_nothing(screened: Run, home: Path, extra: list[str]) -> None:
    file = home / ".config/backcare/config.toml"
    file.parent.mkdir(parents=True)
    written = json.dumps(STEERING)  # the escapes of JSON mean the same in TOML
    for text in (f"person = {written}", f"{written} = 1", f"theme = {written}",
                 f"[keymap]\n{written} = {written}", "\x1b[2J = 1"):  # fmt: skip
        file.write_text(text.replace("\\ud", "\\\\ud"), "utf-8")
        for line in ("list", "config", "config get theme"):
            ran = screened(*line.split(), *extra)
            steers_nothing(ran, text)
