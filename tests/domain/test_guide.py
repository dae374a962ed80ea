"""The guide through a session: time is kept, nothing that was held is lost or made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.checkin import Side
from backcare_tui.domain.guide import (
    AWAY_SECONDS,
    READY_SECONDS,
    Guide,
    Held,
    Hold,
    Phase,
    breath_at,
)
from backcare_tui.domain.scale import SECONDS_MAX

LEFT = Hold("BL40", Side.LEFT, 30)
RIGHT = Hold("BL40", Side.RIGHT, 30)
BACK = Hold("BL23", Side.BOTH, 60)


def run(guide: Guide, start: float, end: float, step: float = 1.0) -> tuple[Guide, list[Held]]:
    """Ask the guide again and again, as a screen does."""
    ended: list[Held] = []
    now = start
    while now < end:
        now = min(now + step, end)
        guide, more = guide.tick(now)
        ended += more
    return guide, ended


def test_it_waits_for_the_person_before_the_first_hold() -> None:
    guide, ended = Guide((LEFT,)).tick(1000.0)
    assert (guide.phase, guide.running, ended) == (Phase.READY, False, ())
    assert guide.left(5000.0) == READY_SECONDS


def test_it_goes_through_all_holds_with_time_to_find_each() -> None:
    guide = Guide((LEFT, RIGHT)).go_on(0.0)
    assert guide.left_in_all(0.0) == 2 * (30 + READY_SECONDS)
    guide, ended = run(guide, 0.0, 2 * (30 + READY_SECONDS))
    assert ended == [Held(LEFT, 30), Held(RIGHT, 30)]
    assert guide.phase is Phase.OVER
    assert guide.now is None
    assert guide.left_in_all(1e6) == 0


def test_late_asking_costs_no_time() -> None:
    guide = Guide((BACK, LEFT)).begin(0.0)
    guide, ended = run(guide, 0.0, 61.5, step=1.7)
    assert ended == [Held(BACK, 60)]
    assert guide.elapsed(61.5) == pytest.approx(1.5)


def test_a_pause_holds_the_time() -> None:
    guide, _ = run(Guide((LEFT,)).begin(0.0), 0.0, 10.0)
    guide = guide.pause(10.0)
    guide, ended = run(guide, 10.0, 500.0)
    assert not ended
    guide = guide.go_on(500.0)
    assert guide.left(500.0) == pytest.approx(20.0)


def test_nobody_knows_what_was_held_while_the_computer_slept() -> None:
    guide, _ = run(Guide((LEFT, RIGHT)).begin(0.0), 0.0, 10.0)
    guide, ended = guide.tick(10.0 + AWAY_SECONDS + 3600)
    assert not ended
    assert not guide.running
    assert guide.elapsed(9999.0) == pytest.approx(10.0)


def test_skipping_keeps_what_was_held() -> None:
    guide, _ = run(Guide((LEFT, RIGHT)).begin(0.0), 0.0, 12.0)
    guide, held = guide.skip(12.4)
    assert held == Held(LEFT, 12)
    assert (guide.now, guide.phase, guide.running) == (RIGHT, Phase.READY, True)
    guide, held = guide.skip(13.0)
    assert held is None
    assert guide.phase is Phase.OVER


@pytest.mark.parametrize(
    ("held", "left"),
    [
        (0, [30, 30]),
        (4, [30, 30]),
        (14, [16, 30]),
        (25, [5, 30]),
        (26, [30]),
    ],
)
def test_what_is_left_of_a_hold_that_breaks_off(held: int, left: list[int]) -> None:
    guide = Guide((LEFT, RIGHT)).begin(0.0)
    rest = guide.rest(guide.held(float(held)))
    assert [hold.seconds for hold in rest] == left
    assert rest[-1] == RIGHT


def test_the_time_to_find_a_place_takes_nothing_from_its_hold() -> None:
    guide = Guide((LEFT, RIGHT)).go_on(0.0)
    assert guide.rest(guide.held(6.0)) == (LEFT, RIGHT)


def test_of_a_longer_hold_more_is_left() -> None:
    guide = Guide((LEFT,)).begin(0.0).extend(10)
    assert [hold.seconds for hold in guide.rest(guide.held(14.0))] == [26]


def test_longer_is_longer_for_this_hold_alone() -> None:
    guide = Guide((LEFT, RIGHT)).begin(0.0).extend(15)
    assert guide.left(0.0) == 45
    guide, ended = run(guide, 0.0, 45.0 + READY_SECONDS)
    assert ended == [Held(LEFT, 45)]
    assert guide.length == 30


def test_no_hold_grows_beyond_what_can_be_kept() -> None:
    guide = Guide((LEFT,)).begin(0.0)
    for _ in range(500):
        guide = guide.extend(10)
    assert guide.length == SECONDS_MAX


@given(
    st.lists(st.sampled_from([LEFT, RIGHT, BACK]), min_size=1, max_size=4),
    st.lists(
        st.tuples(
            st.sampled_from(["tick", "pause", "on", "longer", "begin", "skip"]),
            st.floats(0.0, AWAY_SECONDS),
        ),
        max_size=80,
    ),
)
def test_held_time_never_exceeds_the_time_that_passed(
    holds: list[Hold], keys: list[tuple[str, float]]
) -> None:
    guide, now, held = Guide(tuple(holds)), 100.0, 0
    for key, later in keys:
        now += later
        guide, ended = guide.tick(now)
        held += sum(each.seconds for each in ended)
        if key == "pause":
            guide = guide.pause(now)
        elif key == "on":
            guide = guide.go_on(now)
        elif key == "longer":
            guide = guide.extend(10)
        elif key == "begin":
            guide = guide.begin(now)
        elif key == "skip":
            guide, one = guide.skip(now)
            held += one.seconds if one else 0
        assert 0 <= guide.left(now) <= guide.length
        assert guide.at <= len(holds)
    assert held <= now - 100.0 + 1e-6


def test_a_breath_is_ten_seconds_and_longer_out_than_in() -> None:
    assert breath_at(0.0).fullness == 0
    assert breath_at(2.0).fullness == 0.5
    assert breath_at(4.0).fullness == 1
    assert not breath_at(4.0).inward
    assert breath_at(7.0).fullness == 0.5
    assert breath_at(10.0) == breath_at(0.0)
