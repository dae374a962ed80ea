"""Six weeks without a change for the better: worth a visit."""

import pytest
from tests.factories import TODAY, ago

from backcare_tui.domain.checkin import DailyPain
from backcare_tui.domain.no_better import no_better


def two_weeks(pain: float, from_days_ago: int, entries: int = 14) -> list[DailyPain]:
    return [DailyPain(ago(from_days_ago + n), pain, round(pain), 1) for n in range(entries)]


def diary(before: float, now: float, entries: int = 14) -> list[DailyPain]:
    return [*two_weeks(before, 42, entries), *two_weeks(now, 0, entries)]


@pytest.mark.parametrize(
    ("before", "now", "stuck"),
    [
        (6, 6, True),
        (6, 8, True),
        (6, 4.5, True),
        (6, 4.2, False),
        (9, 7, False),
        (9, 7.1, True),
        (3, 3, True),
        (3, 2.9, False),
        (10, 2, False),
        (0, 3, True),
    ],
)
def test_better_is_two_points_or_thirty_percent(before: float, now: float, stuck: bool) -> None:
    assert no_better(diary(before, now), TODAY) is stuck


@pytest.mark.parametrize(("entries", "stuck"), [(4, False), (5, True)])
def test_each_window_needs_five_days(entries: int, stuck: bool) -> None:
    assert no_better(diary(6, 6, entries), TODAY) is stuck


def test_one_window_alone_says_nothing() -> None:
    assert not no_better([], TODAY)
    assert not no_better(two_weeks(9, 0), TODAY)
    assert not no_better(two_weeks(9, 42), TODAY)
    assert not no_better([*two_weeks(9, 0), *two_weeks(9, 14), *two_weeks(9, 28)], TODAY)
