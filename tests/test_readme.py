"""What the README promises holds: its commands, its examples, its tables and its links."""

import os
import re
import shlex
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from backcare_tui import __version__
from backcare_tui.__main__ import main
from backcare_tui.errors import ExitCode
from backcare_tui.settings import ENVIRONMENT

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SCREENS = (ROOT / "docs/screens.md").read_text("utf-8")
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "dist")
WITHIN = 120
"""Seconds from a fresh copy to the first saved check-in."""


def blocks(heading: str, language: str) -> list[str]:
    """The code blocks of a language in one section."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(rf"```{language}\n(.*?)\n```", section, re.DOTALL)


def examples() -> list[list[str]]:
    """The arguments of every line that calls backcare."""
    found = []
    for heading in ("Every day, from the shell", "Privacy and backup"):
        for line in "\n".join(blocks(heading, "sh")).splitlines():
            program, *arguments = shlex.split(line, comments=True)
            assert program == "backcare"
            found.append(arguments)
    return found


def test_both_commands_are_one_line() -> None:
    for heading in ("Run it", "Test it"):
        for language in ("sh", "powershell"):
            (command,) = blocks(heading, language)
            assert "\n" not in command


def test_the_test_command_is_what_is_run_for_every_change() -> None:
    (posix,), (windows,) = blocks("Test it", "sh"), blocks("Test it", "powershell")
    runs = (ROOT / ".ci" / "run").read_text("utf-8")
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")
    assert [line.strip() for line in runs.splitlines()].count(posix) == 1
    steps = [line.strip() for line in workflow.splitlines()]
    assert steps.count(f"run: {posix}") == 2
    assert steps.count(f"run: {windows}") == 1


def test_every_example_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("BACKCARE_DB", str(tmp_path / "diary.db"))
    ran = 0
    for arguments in examples():
        if arguments in (["checkin"], ["press", "UB40"], ["session"]):  # these need a person
            continue
        asks = ["--yes"] if "restore" in arguments else []
        assert main([*arguments, *asks]) == 0, capsys.readouterr().err
        ran += 1
    assert ran > 10


def test_the_exit_codes_are_those_of_the_program() -> None:
    written = re.findall(r"^\| (\d+) \|", README, re.MULTILINE)
    assert [int(code) for code in written] == sorted(ExitCode)


def test_the_variables_are_those_of_the_program() -> None:
    assert set(re.findall(r"\bBACKCARE_[A-Z]+", README)) <= set(ENVIRONMENT)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_every_link_within_the_project_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    links = re.findall(r"\]\(([^)]+)\)", text)
    inner = [link.partition("#")[0] for link in links if "://" not in link]
    assert [link for link in inner if link and not (ROOT / link).exists()] == []


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the command for POSIX shells")
def test_a_newcomer_has_saved_a_check_in_within_two_minutes(tmp_path: Path) -> None:
    checkout, home = tmp_path / "backcare", tmp_path / "home"
    shutil.copytree(ROOT, checkout, ignore=LEFT_OUT)
    home.mkdir()
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("BACKCARE_", "XDG_"))}
    environment |= {"HOME": str(home)}
    (install_and_open,) = blocks("Run it", "sh")
    backcare = ".venv/bin/backcare"
    begun = time.monotonic()

    def said(command: str, code: int = 0) -> str:
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=checkout,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout

    assert f"backcare {__version__}" in said(f"{install_and_open} --version")
    assert "Kept" in said(f"{backcare} redflags answer --none")
    assert "pain 4" in said(f"{backcare} 4cf")
    took = time.monotonic() - begun
    assert "cold" in said(f"{backcare} list")
    assert (home / ".local/share/backcare/diary.db").exists() or os.uname().sysname != "Linux"
    assert took < WITHIN


def test_every_picture_is_there_and_names_no_other_place() -> None:
    shown = re.findall(r'(?:src|srcset)="([^"]+)"|\]\((pictures/[^)]+)\)', SCREENS)
    files = {ROOT / "docs" / (inner or outer) for inner, outer in shown}
    assert files == set((ROOT / "docs/pictures").glob("*.svg"))
    for file in files:
        drawn = file.read_text("utf-8")
        assert set(re.findall(r"\w+://[^\"\s<]+", drawn)) <= {"http://www.w3.org/2000/svg"}
        assert str(Path.home()) not in drawn
        assert "/tmp/" not in drawn
