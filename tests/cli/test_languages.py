"""The command line in another language than English."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.runner import Run
from tests.cli.terminal import Terminal

from backcare_tui import language
from backcare_tui.cli.layout import cells, columns, wrap
from backcare_tui.cli.root import COMMANDS
from backcare_tui.cli.words import days_told

SETTINGS = Path(".config/backcare/config.toml")

Say = Callable[[str], None]


@pytest.fixture
def asked_for(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Chinese is asked for by the environment of this home."""
    monkeypatch.setenv("BACKCARE_LANGUAGE", "zh_CN")
    return home


@pytest.fixture
def set_to(home: Path) -> Say:
    """Write the settings file."""

    def write(text: str) -> None:
        file = home / SETTINGS
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    return write


@pytest.mark.parametrize("command", ["", "--help", "checkin --help", "config --help"])
def test_help_speaks_the_language_of_the_settings(run: Run, set_to: Say, command: str) -> None:
    set_to('language = "zh_CN"')
    out = run(command).out
    assert "用法：" in out
    assert "选项" in out
    assert "Options" not in out
    assert "Show this message" not in out


def test_the_setting_wins_over_the_system(
    run: Run, set_to: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "用法：" in run("--help").out
    set_to('language = "en"')
    assert "Usage:" in run("--help").out


@pytest.mark.parametrize("text", ["language = ", 'language = "腎俞 [b + [/"', "nonsense = 1"])
def test_broken_settings_do_not_stop_the_help(run: Run, set_to: Say, text: str) -> None:
    set_to(text)
    ran = run("--help")
    assert ran.code == 0
    assert "Usage:" in ran.out


@pytest.mark.parametrize("asked", ["klingon", "[b + [/ 腎俞", "../zh_CN"])
def test_a_language_that_is_not_there_is_an_error_and_not_a_crash(
    run: Run, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    monkeypatch.setenv("BACKCARE_LANGUAGE", asked)
    assert run("--help").code == 0
    ran = run("status")
    assert ran.code == 4
    assert "BACKCARE_LANGUAGE" in ran.err


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("nonsense", "没有命令"),
        ("checkin --nope", "没有选项"),
        ("changes --limit 0", "不在范围"),
        ("checkin 4 cf", "字母紧跟在数字后面"),
        ("list --days 3 --from -2", "只能写一个"),
    ],
)
def test_a_wrong_command_is_told_in_the_language_of_the_settings(
    run: Run, set_to: Say, command: str, said: str
) -> None:
    set_to('language = "zh_CN"')
    ran = run(command)
    assert ran.code == 2
    assert said in ran.err
    assert "用法见" in ran.err


@pytest.mark.usefixtures("asked_for")
def test_every_page_of_help_fits_its_width(run: Run) -> None:
    for name in COMMANDS:
        ran = run(f"{name} --help")
        assert ran.code == 0
        assert "用法：" in ran.out
        wide = [line for line in ran.out.splitlines()[1:] if cells(line) > 80]
        assert wide == [], name


@pytest.mark.usefixtures("asked_for")
def test_words_are_translated_and_ids_are_not(screened: Run) -> None:
    screened("checkin 4 -t cold -n fatigue -s cold_pain --no-flare")
    told = screened("list").out
    for word in ("受凉：有", "劳累：没有", "疼痛发冷：有", "急性加重：没有"):
        assert word in told
    assert "cold" not in told
    held = screened("list --json").data[0]
    assert held["exposures"] == {"cold": True, "fatigue": False}
    entry = held["check_ins"][0]
    assert entry["signs"] == {"cold_pain": True}
    assert entry["flare"] is False


@pytest.mark.usefixtures("asked_for")
def test_the_columns_of_a_table_stand_beneath_each_other(screened: Run) -> None:
    screened("checkin 4c -d 2025-11-02 --note 腎俞")
    screened("checkin 10f -d 2025-10-31")
    screened("checkin 5 -d 2024-02-29")
    found = [line for line in screened("list").out.splitlines() if "月" in line]
    assert len(found) == 3
    glyphs = [re.search("[░▒▓█]", line) for line in found]
    before = {cells(line[: at.start()]) for line, at in zip(found, glyphs, strict=True) if at}
    assert all(glyphs)
    assert len(before) == 1


@pytest.mark.parametrize("reply", ["是", "有"])
def test_yes_can_be_said_in_chinese(screened: Run, reply: str) -> None:
    screened("list")
    with_language = {"BACKCARE_LANGUAGE": "zh_CN", "LANG": "C.UTF-8"}
    terminal = Terminal("redflags", "ask", "RF13", **with_language)
    terminal.answer("[y/n/u]", reply)
    terminal.expect("体重下降")
    assert terminal.end() in (0, 10)


@pytest.mark.usefixtures("asked_for")
def test_days_are_told_from_the_first_of_the_calendar_on() -> None:
    from datetime import date

    language.speak("zh_CN")
    assert days_told(date(1, 1, 2), [None, None, None, 4]).count("，") == 3


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("今天疼痛如何？", 10, ["今天疼痛如", "何？"]),
        ("今天疼痛如何？", 12, ["今天疼痛如", "何？"]),
        ("它说（现在）好", 6, ["它说", "（现", "在）好"]),
        ("写成 backcare checkin 4：一次", 16, ["写成 backcare", "checkin 4：一次"]),
        ("  - 受凉和潮湿", 8, ["  - 受凉", "    和潮", "    湿"]),
    ],
)
def test_chinese_breaks_between_characters_but_not_before_a_stop(
    text: str, width: int, lines: list[str]
) -> None:
    assert wrap(text, width) == lines


def test_emoji_that_are_joined_stay_whole() -> None:
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f466"
    assert wrap(f"ab {family}", 6)[-1] == family


def test_columns_get_their_width_from_their_words() -> None:
    assert columns([["诱因", "a"], ["abcdef", "b"]]) == ["诱因    a", "abcdef  b"]
