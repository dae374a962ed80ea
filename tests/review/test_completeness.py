import random
from dataclasses import replace
from datetime import datetime, time, timedelta, timezone

import pytest
from tests.review.helpers import TODAY, ago, check_in

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.domain.days import Period
from backcare_tui.review.completeness import Completeness, completeness
from backcare_tui.review.series import daily_pain, pain_series


def look(entries: list[CheckIn], days: int = 90) -> Completeness:
    period = Period.ending(TODAY, days)
    return completeness(pain_series(daily_pain(entries), period), entries)


def test_weekends_left_out_are_said() -> None:
    weekdays = [check_in(ago(i)) for i in range(60) if ago(i).weekday() < 5]
    found = look(weekdays)
    assert found.weekend_gap
    assert found.weekends.recorded == 0
    assert found.weekdays.part == 1
    assert not look([check_in(ago(i)) for i in range(60)]).weekend_gap


def test_three_weeks_are_too_few_for_it() -> None:
    assert not look([check_in(ago(i)) for i in range(20) if ago(i).weekday() < 5]).weekend_gap


def test_days_before_the_first_entry_are_not_missing() -> None:
    found = look([check_in(ago(i)) for i in range(10)])
    assert found.weekends.days + found.weekdays.days == 10


@pytest.mark.parametrize(("days_late", "late"), [(0, 0), (1, 0), (2, 20), (9, 20)])
def test_late_entries_are_counted(days_late: int, late: int) -> None:
    entries = [check_in(ago(i + 10)) for i in range(20)]
    moved = [replace(e, at=e.at + timedelta(days=days_late)) for e in entries]
    found = look(moved)
    assert (found.late, found.entries) == (late, 20)
    assert found.often_late is (late > 4)


@pytest.mark.parametrize(
    ("hour", "begins", "late"), [(3, 4, 0), (5, 4, 5), (5, 6, 0), (0, 0, 5), (23, 0, 5)]
)
def test_a_night_belongs_to_the_day_before_until_the_day_begins(
    hour: int, begins: int, late: int
) -> None:
    zone = timezone(timedelta(hours=8))
    after_two_nights = [
        replace(e, at=datetime.combine(e.day + timedelta(days=2), time(hour), zone))
        for e in (check_in(ago(i + 10)) for i in range(5))
    ]
    series = pain_series(daily_pain(after_two_nights), Period.ending(TODAY, 90))
    assert completeness(series, after_two_nights, time(begins)).late == late


def simulated(seed: int, *, on_bad_days: bool) -> list[CheckIn]:
    rng = random.Random(seed)
    level, entries = 0.0, []
    for i in range(250):
        level = 0.85 * level + rng.gauss(0, 0.9)
        pain = min(max(round(4.5 + level), 0), 10)
        chance = (0.9 if pain >= 5 else 0.3) if on_bad_days else 0.6
        if rng.random() < chance:
            entries.append(check_in(ago(249 - i), pain))
    return entries


def test_checking_in_on_bad_days_is_noticed_and_chance_is_not() -> None:
    bad = [look(simulated(seed, on_bad_days=True), 250).beside_gaps for seed in range(20)]
    noticed = [found for found in bad if found is not None]
    assert len(noticed) >= 5
    assert all(found.estimate < 0 for found in noticed)
    random_gaps = [look(simulated(s, on_bad_days=False), 250).beside_gaps for s in range(20)]
    assert sum(found is not None for found in random_gaps) <= 3


def test_nothing_and_everything_say_nothing() -> None:
    empty = look([])
    assert (empty.entries, empty.late, empty.beside_gaps) == (0, 0, None)
    assert not empty.weekend_gap
    assert not empty.often_late
    assert look([check_in(ago(i)) for i in range(90)]).beside_gaps is None
