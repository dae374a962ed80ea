"""What pain allows, and when it has subsided."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import TODAY, ago

from backcare_tui.domain.checkin import DailyPain
from backcare_tui.domain.exercise import (
    Gate,
    gate_for,
    recent_pain,
    subsided,
    why_not,
)
from backcare_tui.knowledge import load_knowledge

EXERCISES = load_knowledge().exercises


def ids(*numbers: int) -> list[str]:
    return [f"X{n:02}" for n in numbers]


def offered(pain: float | None, eased: bool) -> list[str]:
    return [each.id for each in EXERCISES.values() if not why_not(each, pain, eased)]


def days(*pains: float | None, end: date = TODAY) -> list[DailyPain]:
    """Daily pains that end with ``end``; None is a day without a check-in."""
    last = len(pains) - 1
    return [
        DailyPain(ago(last - i, end), pain, round(pain), 1)
        for i, pain in enumerate(pains)
        if pain is not None
    ]


GATES = {
    **dict.fromkeys((0, 1, 2, 3), Gate.GREEN),
    **dict.fromkeys((4, 5), Gate.AMBER),
    **dict.fromkeys((6, 7), Gate.GENTLE),
    **dict.fromkeys((8, 9, 10), Gate.COMFORT),
}
ONCE_SUBSIDED = {
    **{pain: ids(*range(1, 16)) for pain in range(4)},
    4: ids(*range(1, 10)),
    5: ids(*range(1, 9)),
    6: ids(1, 2, 3, 4, 5),
    7: ids(1, 2),
    8: [],
    9: [],
    10: [],
}
BEFORE = {
    pain: [x for x in plan if x in ids(1, 2, 3, 4, 5)] for pain, plan in ONCE_SUBSIDED.items()
}


@pytest.mark.parametrize("pain", range(11))
def test_the_plan_at_every_pain(pain: int) -> None:
    assert gate_for(pain) is GATES[pain]
    assert offered(pain, True) == ONCE_SUBSIDED[pain]
    assert offered(pain, False) == BEFORE[pain]


def test_unknown_pain_offers_nothing() -> None:
    assert gate_for(None) is Gate.UNKNOWN
    assert offered(None, True) == []


@pytest.mark.parametrize(
    ("pain", "gate"),
    [(3.9, Gate.GREEN), (5.9, Gate.AMBER), (7.9, Gate.GENTLE), (8.0, Gate.COMFORT)],
)
def test_a_mean_between_whole_numbers_stays_below_the_next_gate(pain: float, gate: Gate) -> None:
    assert gate_for(pain) is gate


@given(st.floats(0, 10), st.booleans())
def test_more_pain_never_offers_more(pain: float, eased: bool) -> None:
    now = set(offered(pain, eased))
    worse = set(offered(min(pain + 1, 10), eased))
    assert worse <= now
    assert all(EXERCISES[x].gate >= pain for x in now)


@pytest.mark.parametrize(
    ("exercise", "pain", "eased", "why"),
    [
        ("X03", None, True, "Check in first."),
        ("X02", 8, True, "Comfort only today."),
        ("X09", 5, True, "Waits for a pain of 4 or less."),
        ("X10", 4, True, "Waits for a green day: a pain of 3 or less."),
        ("X06", 3, False, "Waits until pain has subsided."),
        ("X06", 3, True, ""),
        ("X05", 6, False, ""),
    ],
)
def test_why_an_exercise_waits(exercise: str, pain: float | None, eased: bool, why: str) -> None:
    assert why_not(EXERCISES[exercise], pain, eased) == why


def test_recent_pain_is_of_today_or_yesterday() -> None:
    assert recent_pain(days(2, 5), TODAY) == 5
    assert recent_pain(days(2, None), TODAY) == 2
    assert recent_pain(days(2, None, None), TODAY) is None
    assert recent_pain(days(9, end=ago(-1)), TODAY) is None
    assert recent_pain([], TODAY) is None


@pytest.mark.parametrize(
    ("pains", "eased"),
    [
        ((4, 4, 4), True),
        ((0, 0, 0), True),
        ((4, 4, 5), False),
        ((5, 4, 4), False),
        ((4, 4, 4.5), False),
        ((8, 4, 4, 4), True),
        ((4, 4), False),
        ((4, 4, 4, None), True),
        ((4, 4, 4, None, None), False),
        ((4, None, 4, 4), False),
        ((4, 4, None, 4), False),
        ((None, None, None), False),
    ],
)
def test_three_days_in_a_row_at_four_or_less(pains: tuple[float | None, ...], eased: bool) -> None:
    assert subsided(days(*pains), TODAY).yes is eased


@pytest.mark.parametrize(
    ("usual", "now", "eased"),
    [
        ([10] * 7, (7, 7, 7), True),
        ([10] * 7, (7, 7, 7.1), False),
        ([8] * 28, (5, 6, 5), True),
        ([6] * 28, (4.2, 4.2, 4.2), True),
        ([8] * 28, (6, 6, 6), False),
        ([10] * 6, (7, 7, 7), False),
        ([10] * 6 + [None] * 22, (5, 5, 5), False),
        ([10] * 7 + [None] * 21, (5, 5, 5), True),
        ([10] * 7 + [None] * 28, (5, 5, 5), False),
    ],
)
def test_thirty_percent_below_the_usual_of_four_weeks(
    usual: list[float | None], now: tuple[float, ...], eased: bool
) -> None:
    assert subsided(days(*usual, *now), TODAY).yes is eased


def test_the_last_three_days_are_no_part_of_the_usual() -> None:
    assert not subsided(days(*[6] * 7, 5, 5, 5), TODAY).yes
    assert subsided(days(*[8] * 7, 5, 5, 5), TODAY).yes


def test_the_reason_is_given_in_words() -> None:
    assert "Three days recorded" in subsided([], TODAY).why
    assert "Three days in a row" in subsided(days(1, 1, 1), TODAY).why
    assert "30 % below your usual 10.0" in subsided(days(*[10] * 7, 5, 5, 5), TODAY).why
    assert "6.0" in subsided(days(6, 6, 6), TODAY).why


@given(st.lists(st.none() | st.integers(0, 10), max_size=40))
def test_the_order_of_days_does_not_matter(pains: list[int | None]) -> None:
    daily = days(*pains)
    assert subsided(daily[::-1], TODAY) == subsided(daily, TODAY)
