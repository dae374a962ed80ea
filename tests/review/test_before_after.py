from datetime import UTC, datetime, time, timedelta

import pytest
from tests.review.helpers import TODAY, ago, noisy, rows

from backcare_tui.domain.checkin import Event
from backcare_tui.review.before_after import WINDOW_DAYS, BeforeAfter, Outcome, before_after


def event(days_ago: int, text: str = "new mattress") -> Event:
    day = ago(days_ago)
    return Event(f"{day}-{text}", day, datetime.combine(day, time(9), UTC), text)


def look(before: float, after: float, days_after: int = 28, seed: int = 1) -> BeforeAfter:
    levels = [before] * 40 + [after] * days_after
    marked = event(days_after - 1)
    return before_after(marked, rows(noisy(levels, seed)), [marked], TODAY)


def test_a_large_step_down_is_found() -> None:
    found = look(7, 3)
    assert found.outcome is Outcome.WAITING, "the 28th day still counts"
    found = look(7, 3, 29)
    assert found.outcome is Outcome.LOWER
    assert found.change is not None
    assert found.change.high < 0
    assert (found.before, found.after) == (28, 28)


def test_a_step_up_mirrors_it() -> None:
    assert look(3, 7, 40).outcome is Outcome.HIGHER


def test_no_step_is_not_called_one() -> None:
    outcomes = [look(5, 5, 40, seed).outcome for seed in range(20)]
    assert sum(outcome in (Outcome.LOWER, Outcome.HIGHER) for outcome in outcomes) <= 3


def test_it_waits_for_the_planned_day() -> None:
    found = look(7, 3, 10)
    assert (found.outcome, found.change) == (Outcome.WAITING, None)
    assert found.due == found.event.day + timedelta(days=WINDOW_DAYS)


def test_too_few_days_on_either_side() -> None:
    marked = event(40)
    pains: list[float | None] = [4.0 if i % 5 == 0 else None for i in range(90)]
    found = before_after(marked, rows(pains), [marked], TODAY)
    assert (found.outcome, found.change) == (Outcome.NOT_ENOUGH, None)
    nothing = before_after(marked, [], [marked], TODAY)
    assert (nothing.before, nothing.after) == (0, 0)


def test_constant_pain_is_no_sign() -> None:
    assert look(4, 4, 40).outcome in (Outcome.NO_SIGN, Outcome.CANT_TELL)
    marked = event(40)
    found = before_after(marked, rows([4.0] * 100), [marked], TODAY)
    assert found.outcome is Outcome.NO_SIGN


@pytest.mark.parametrize(("apart", "named"), [(10, True), (27, True), (28, False)])
def test_what_was_marked_in_the_same_weeks_is_named(apart: int, named: bool) -> None:
    first, other = event(60), event(60 - apart, "started pressing")
    found = before_after(first, rows([4.0] * 100), [first, other], TODAY)
    assert found.others == ((other,) if named else ())
