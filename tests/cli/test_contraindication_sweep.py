"""Every condition against every point, by every command that leads to one, as text and as JSON."""

from __future__ import annotations

import pytest
from tests.cli.runner import Run
from tests.contraindication_table import (
    CALLED,
    CONDITIONS,
    EVERY,
    FIRM,
    KB,
    LIMITS,
    PAIRS,
    URGENT,
    WITH_HEAT,
    cell,
    flat,
    not_told,
    strictest,
    techniques,
    told,
)

from backcare_tui.domain.care import Limit

pytestmark = pytest.mark.thorough


def hold(run: Run, *conditions: str) -> None:
    assert run("profile", *(f"{each}=yes" for each in conditions)).code == 0
    if "dvt" in conditions:
        assert run("redflags seen").code == 0


@pytest.mark.parametrize("condition", CONDITIONS)
def test_the_list_of_points(screened: Run, condition: str) -> None:
    hold(screened, condition)
    lines = screened("points --all").out.splitlines()
    found = {each["code"]: each for each in screened("points --all --json").data}
    assert set(found) == set(EVERY)
    for code in EVERY:
        limit = cell(condition, code)
        (line,) = [each for each in lines if each.split()[:1] == [code]]
        assert [words for words in CALLED.values() if words in line] == [
            CALLED[each] for each in [limit] if each in CALLED
        ]
        check_json(found[code], condition)


def check_json(point: dict[str, object], condition: str) -> None:
    code = str(point["code"])
    limit, heat = LIMITS[cell(condition, code)], set[str]()
    if code in WITH_HEAT:
        heat = told("heat", [condition])
    assert point["limit"] == (limit.value if limit else None)
    restrictions = point["restrictions"]
    assert isinstance(restrictions, list)
    assert {each["text"] for each in restrictions} == told(code, [condition]) | heat
    how = point["technique"]
    if limit is Limit.BLOCK:
        assert how is None
    elif limit is not None:
        assert isinstance(how, dict)
        told_here = " ".join([*how["steps"], *how["options"], how["pressure"]])
        assert not [word for word in FIRM if word in told_here.lower()]


@pytest.mark.parametrize("condition", CONDITIONS)
def test_each_point_on_the_command_line(screened: Run, condition: str) -> None:
    hold(screened, condition)
    for code in EVERY:
        limit, texts = cell(condition, code), told(code, [condition])
        shown = flat(screened(f"points {code}").out)
        assert all(text in shown for text in texts)
        assert shown.count("For you:") == len(texts)
        assert [words for words in CALLED.values() if f"For you: {words}" in shown] == [
            CALLED[each] for each in [limit] if each in CALLED
        ]
        assert all(step in shown for step in techniques(KB.points[code], limit))
        assert not [step for step in not_told(KB.points[code], limit) if step in shown]
        check_json(screened(f"points {code} --json").data, condition)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_pressing_on_the_command_line(screened: Run, condition: str) -> None:
    hold(screened, condition)
    for code in EVERY:
        limit, texts = cell(condition, code), told(code, [condition])
        # The time is read after the limits, and a time that nobody presses ends it there.
        command = f"press {code} --seconds 1"
        ran, found = screened(command), screened(f"{command} --json")
        assert ran.out == ""
        if limit == "block":
            assert (ran.code, found.code) == (10, 10)
            assert "switched off for you" in flat(ran.err)
            assert any(text in flat(ran.err) for text in texts)
            assert found.data["hint"] in texts
        else:
            assert ran.code == found.code == (4 if KB.points[code].technique else 3)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_session_of_each_point_on_the_command_line(screened: Run, condition: str) -> None:
    hold(screened, condition)
    for code in EVERY:
        limit, texts = cell(condition, code), told(code, [condition])
        ran, found = screened(f"session {code} --list"), screened(f"session {code} --list --json")
        if limit == "block":
            assert (ran.code, found.code, ran.out) == (10, 10, "")
            assert any(text in flat(ran.err) for text in texts)
        elif KB.points[code].technique is None:
            assert (ran.code, found.code, ran.out) == (3, 3, "")
        else:
            assert (ran.code, ran.err) == (0, "")
            assert all(text in flat(ran.out) for text in texts)
            (point,) = found.data["points"]
            check_json(point, condition)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_todays_and_an_own_session_on_the_command_line(screened: Run, condition: str) -> None:
    core = [code for code, point in KB.points.items() if point.core]
    screened("routine", "save", "mine", *core)
    hold(screened, condition)
    for command in ("session --minutes 10 --list", "session mine --list", "routine show mine"):
        ran, found = screened(command), screened(f"{command} --json")
        shown = flat(ran.out + ran.err)
        strict = ("block",) if "mine" in command else ("ask", "block")
        for code in core:
            if cell(condition, code) in strict:
                assert any(text in shown for text in told(code, [condition]))
                assert f". {KB.points[code].label} " not in shown
        if ran.code:
            assert (ran.code, found.code) == (10, 10)
            assert all(cell(condition, code) in strict for code in core)
            continue
        for point in found.data["points"]:
            assert cell(condition, point["code"]) not in strict
            assert all(text in shown for text in told(point["code"], [condition]))
            check_json(point, condition)


@pytest.mark.slow
@pytest.mark.parametrize("pair", PAIRS, ids="+".join)
def test_of_two_conditions_the_stricter_wins_on_the_command_line(
    screened: Run, pair: tuple[str, str]
) -> None:
    hold(screened, *pair)
    for found in screened("points --all --json").data:
        limit = LIMITS[strictest(found["code"], pair)]
        assert found["limit"] == (limit.value if limit else None)
        assert (found["technique"] is None) is (
            limit is Limit.BLOCK or KB.points[found["code"]].technique is None
        )


@pytest.mark.parametrize("flag", URGENT)
def test_any_urgent_sign_on_the_command_line(screened: Run, flag: str) -> None:
    screened("routine save mine KI3")
    first = KB.red_flags[flag].follows or flag
    screened(f"redflags answer {first}=yes")
    screened(f"redflags answer {flag}=yes")
    for command in (
        "points", "points --all", "points UB40", "press UB40", "session",
        "session --list", "session KI3 --list", "session mine", "routine show mine",
    ):  # fmt: skip
        ran, found = screened(command), screened(f"{command} --json")
        assert (ran.code, found.code) == (10, 10), command
        assert found.envelope["schema"] == "backcare/error@1"
        for step in (each for point in KB.points.values() for each in techniques(point)):
            assert step not in flat(ran.out + ran.err)
    assert screened("list --json").data == []
