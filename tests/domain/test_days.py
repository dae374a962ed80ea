"""Days: which one an instant belongs to, and how people name them."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import NOW, TODAY, ago

from backcare_tui.domain.days import Period, diary_day, parse_day
from backcare_tui.errors import InvalidInput

MONDAY = TODAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        ("TODAY ", TODAY),
        ("now", TODAY),
        ("0", TODAY),
        ("-0", TODAY),
        ("yesterday", ago(1)),
        ("-1", ago(1)),
        ("-3", ago(3)),
        ("-003", ago(3)),
        ("-365", ago(365)),
        ("2026-03-09", TODAY),
        (" 2026-01-31\n", date(2026, 1, 31)),
        ("2024-02-29", date(2024, 2, 29)),
        ("1900-01-01", date(1900, 1, 1)),
        ("mon", MONDAY),
        ("Monday", MONDAY),
        ("tue", ago(6)),
        ("thurs", ago(4)),
        ("sat", ago(2)),
        ("sun", ago(1)),
    ],
)
def test_the_ways_to_name_a_day(text: str, day: date) -> None:
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-02-30", "no day 2026-02-30"),
        ("2025-02-29", "no day 2025-02-29"),
        ("2026-13-01", "no day 2026-13-01"),
        ("0000-01-01", "no day 0000-01-01"),
        ("0001-01-01", "0001-01-01 is too long ago"),
        ("1899-12-31", "too long ago"),
        ("-99999", "too long ago"),
        ("2026-03-10", "2026-03-10 is in the future"),
        ("9999-12-31", "in the future"),
        ("tomorrow", "“tomorrow” is in the future"),
        ("+1", "“+1” is not a day"),
        ("3", "“3” is not a day"),
        ("-3.5", "is not a day"),
        ("-123456", "is not a day"),
        ("", "“” is not a day"),
        ("mo", "is not a day"),
        ("mondays", "is not a day"),
        ("2026-3-9", "is not a day"),
        ("20260309", "is not a day"),
        ("2026-W11-1", "is not a day"),
        ("2026-03-09T10:00", "is not a day"),
        ("09.03.2026", "is not a day"),
        ("٢٠٢٦-٠٣-٠٩", "no day"),
        ("next week", "is not a day"),
    ],
)
def test_what_is_no_day_is_named_with_a_remedy(text: str, words: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_day(text, TODAY)
    assert words in caught.value.message
    assert caught.value.hint


def test_counting_back_past_the_calendar_is_refused() -> None:
    with pytest.raises(InvalidInput):
        parse_day("-99999", date(2, 1, 1))
    with pytest.raises(InvalidInput):
        parse_day("yesterday", date.min)


@given(st.dates(date(1901, 1, 1)), st.integers(0, 300))
def test_a_day_in_iso_form_reads_as_itself(today: date, back: int) -> None:
    day = today - timedelta(days=back)
    assert parse_day(day.isoformat(), today) == day
    assert parse_day(f"-{back}", today) == day


@given(
    st.dates(date(1901, 1, 1)), st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
)
def test_a_weekday_is_of_the_last_seven_days(today: date, name: str) -> None:
    day = parse_day(name, today)
    assert 0 <= (today - day).days < 7
    assert f"{day:%a}".lower() == name


@given(st.text())
def test_any_text_is_a_day_or_a_clear_refusal(text: str) -> None:
    with suppress(InvalidInput):
        assert date(1900, 1, 1) <= parse_day(text, TODAY) <= TODAY


@pytest.mark.parametrize(
    ("at", "start", "day"),
    [
        (time(1, 30), time(4), ago(1)),
        (time(3, 59, 59), time(4), ago(1)),
        (time(4, 0), time(4), TODAY),
        (time(23, 59), time(4), TODAY),
        (time(0, 0), time(0), TODAY),
        (time(11, 59), time(12), ago(1)),
    ],
)
def test_hours_before_the_start_belong_to_the_day_before(at: time, start: time, day: date) -> None:
    assert diary_day(datetime.combine(TODAY, at, NOW.tzinfo), start) == day


def test_the_day_goes_by_the_local_hour_when_clocks_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    for day in (spring, autumn):
        before = datetime.combine(day, time(3, 30), berlin)
        assert diary_day(before) == ago(1, day)
        assert diary_day(before + timedelta(hours=1)) == day
    for fold in (0, 1):
        twice = datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=berlin)
        assert diary_day(twice) == ago(1, autumn)


def test_a_period_holds_both_ends() -> None:
    week = Period.ending(TODAY, 7)
    assert (len(week), week.first, week.last) == (7, ago(6), TODAY)
    assert list(week) == [ago(n) for n in range(6, -1, -1)]
    assert ago(6) in week
    assert ago(7) not in week
    assert "2026-03-09" not in week


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvalidInput, match="begins on 2026-03-09"):
        Period(TODAY, ago(1))
