import random
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.review.helpers import TODAY, ago, check_in

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.review.exposures import Column, Exposure, asked_columns, correlation, merged

COLUMNS = st.lists(st.sampled_from([True, False, None]), min_size=30, max_size=30).map(tuple)


def exposed(days_ago: int, **exposures: bool) -> CheckIn:
    base = check_in(ago(days_ago))
    return CheckIn(f"{base.id}-{exposures}", base.day, base.at, base.pain, exposures)


def test_any_yes_of_a_day_is_a_yes_and_unasked_is_neither() -> None:
    entries = [exposed(2, cold=False), exposed(2, cold=True), exposed(1, cold=False), exposed(0)]
    columns = asked_columns(entries, ["cold", "damp"], [ago(2), ago(1), ago(0)])
    assert columns == {"cold": (True, False, None), "damp": (None, None, None)}


def test_what_comes_together_is_joined_and_says_so() -> None:
    rng = random.Random(1)
    cold: Column = tuple(rng.random() < 0.4 for _ in range(60))
    damp: Column = (not cold[0], *cold[1:])
    other: Column = tuple(rng.random() < 0.4 for _ in range(60))
    found = merged({"cold": cold, "lifting": other, "damp": damp}, 5)
    assert [each.ids for each in found] == [("cold", "damp"), ("lifting",)]
    joined = found[0]
    assert joined.days[0] is True
    assert joined.days[1:] == cold[1:]
    assert not joined.opposite


def test_always_one_without_the_other_cannot_be_parted_either() -> None:
    work: Column = tuple(i % 7 < 5 for i in range(70))
    rest: Column = tuple(not day for day in work)
    (found,) = merged({"work": work, "rest": rest}, 5)
    assert found == Exposure(("work", "rest"), work, opposite=True)


def test_a_joined_day_is_open_where_an_unasked_one_could_have_been() -> None:
    rng = random.Random(2)
    cold: list[bool | None] = [rng.random() < 0.5 for _ in range(60)]
    damp = list(cold)
    cold[0], damp[0], cold[1], damp[1] = None, False, None, True
    (found,) = merged({"cold": tuple(cold), "damp": tuple(damp)}, 5)
    assert found.days[:2] == (None, True)


def test_rare_ones_are_not_compared() -> None:
    once: Column = (True, *[False] * 40)
    assert [each.ids for each in merged({"cold": once, "damp": once}, 5)] == [("cold",), ("damp",)]


@given(COLUMNS, COLUMNS)
def test_correlation_is_symmetric_and_bounded(a: Column, b: Column) -> None:
    assert correlation(a, b) == correlation(b, a)
    assert -1.0000001 <= correlation(a, b) <= 1.0000001
    assert correlation(a, a) in (0.0, 1.0)


def test_days_outside_are_ignored() -> None:
    assert asked_columns([exposed(9, cold=True)], ["cold"], [TODAY - timedelta(1)]) == {
        "cold": (None,)
    }
