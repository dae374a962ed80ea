"""Which backups stay: never too few, whatever the clock says."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.journal.rotation import BEFORE_LEAST, DAYS, MONTHS, WEEKS, going
from backcare_tui.storage.backup_names import Reason, name_of
from backcare_tui.storage.backup_set import Backup

LOCAL = datetime.fromisoformat
"""Names tell local time, without an offset."""
START = LOCAL("2026-03-09T20:30")
ANY_CLOCK = st.datetimes(LOCAL("0001-01-01"), LOCAL("9998-01-01"))
BEFORE = [each for each in Reason if each.value.startswith("before")]


def backup(at: datetime, reason: Reason | None = Reason.DAILY, number: int = 1) -> Backup:
    name = name_of("diary", at, reason or Reason.BY_HAND, number=number)
    return Backup(Path(name), at, reason, number, locked=False)


def gone(backups: list[Backup], now: datetime, *, by_hand: bool = False) -> set[str]:
    return {each.backup.name for each in going(backups, now, by_hand=by_hand)}


anything = st.lists(
    st.builds(
        backup,
        st.datetimes(LOCAL("1900-01-01"), LOCAL("9998-01-01")),
        st.sampled_from([*Reason, None]),
        st.integers(1, 3),
    ),
    max_size=60,
    unique_by=lambda each: each.name,
)


@given(anything, ANY_CLOCK, st.booleans())
def test_the_newest_stay_whatever_the_clock_says(
    backups: list[Backup], now: datetime, by_hand: bool
) -> None:
    lost = gone(backups, now, by_hand=by_hand)
    ordered = sorted(backups, key=lambda each: (each.at, each.number, each.name), reverse=True)
    kept = [each for each in ordered if each.name not in lost]
    assert kept[:1] == ordered[:1]
    for reasons, least in (([Reason.DAILY], DAYS), (BEFORE, BEFORE_LEAST)):
        newest = [each for each in ordered if each.reason in reasons][:least]
        assert all(each in kept for each in newest)
    if not by_hand:
        assert all(each in kept for each in ordered if each.reason in (Reason.BY_HAND, None))
    assert all(each in kept for each in ordered if each.reason is None)


@given(anything, ANY_CLOCK)
def test_what_stayed_once_stays_as_long_as_nothing_is_new(
    backups: list[Backup], now: datetime
) -> None:
    lost = gone(backups, now)
    assert gone([each for each in backups if each.name not in lost], now) == set()


def test_years_of_days_leave_days_weeks_and_months() -> None:
    kept: list[Backup] = []
    for day in range(800):
        now = START + timedelta(days=day)
        kept.insert(0, backup(now))
        lost = gone(kept, now)
        kept = [each for each in kept if each.name not in lost]
    ages = sorted((now - each.at).days for each in kept)
    assert ages[:DAYS] == list(range(DAYS))
    assert len(kept) == DAYS + WEEKS + MONTHS
    assert all(later - sooner <= 35 for sooner, later in pairwise(ages))
    assert 340 <= ages[-1] <= 430


def test_a_clock_years_ahead_takes_nothing_more_than_one_that_is_right() -> None:
    backups = [backup(START - timedelta(days=n), Reason.BEFORE_IMPORT) for n in range(40)]
    right = gone(backups, START)
    assert len(right) == 9
    assert gone(backups, START + timedelta(days=9999)) == right
    assert gone(backups, START - timedelta(days=9999)) == set()


def test_backups_made_by_hand_go_only_when_asked() -> None:
    backups = [backup(START - timedelta(days=40 * n), Reason.BY_HAND) for n in range(9)]
    assert gone(backups, START) == set()
    assert len(gone(backups, START, by_hand=True)) == 9 - BEFORE_LEAST


@given(anything, ANY_CLOCK, st.booleans(), st.randoms())
def test_what_was_made_last_stays_whatever_the_names_say(
    backups: list[Backup], now: datetime, by_hand: bool, random: Random
) -> None:
    random.shuffle(backups)
    lost = gone(backups, now, by_hand=by_hand)
    assert not {each.name for each in backups[:1]} & lost
    for reasons, least in (([Reason.DAILY], DAYS), (BEFORE, BEFORE_LEAST)):
        last = [each.name for each in backups if each.reason in reasons][:least]
        assert not lost & set(last)
