"""The clock that scripts and tests may stop."""

from datetime import date, datetime, timedelta

import pytest

from backcare_tui.domain.days import diary_day
from backcare_tui.errors import InvalidInput
from backcare_tui.journal.clock import NOW, clock_from, system_clock


def test_without_the_variable_time_goes_on() -> None:
    assert clock_from({}) is system_clock
    assert clock_from({NOW: ""}) is system_clock
    assert system_clock().utcoffset() is not None


@pytest.mark.parametrize(
    ("text", "day", "offset"),
    [
        ("2026-03-09T21:30+01:00", date(2026, 3, 9), 1),
        ("2026-03-09T01:30-05:00", date(2026, 3, 8), -5),
        ("2026-03-29T01:30+01:00", date(2026, 3, 28), 1),
        ("2026-03-29T04:00+02:00", date(2026, 3, 29), 2),
    ],
)
def test_it_stands_at_the_instant_with_its_own_offset(text: str, day: date, offset: int) -> None:
    clock = clock_from({NOW: text})
    assert clock() == clock() == datetime.fromisoformat(text)
    assert clock().utcoffset() == timedelta(hours=offset)
    assert diary_day(clock()) == day


def test_an_instant_without_an_offset_is_local() -> None:
    at = clock_from({NOW: "2026-03-09T21:30"})()
    assert at.utcoffset() is not None
    assert at.replace(tzinfo=None) == datetime(2026, 3, 9, 21, 30)  # noqa: DTZ001


@pytest.mark.parametrize(
    "text",
    [
        "now",
        "2026-02-30T10:00",
        "21:30",
        "0001-01-01T00:00",
        "0001-01-01T00:30+00:00",
        "9999-12-31T23:59",
        "1899-12-31T12:00+00:00",
    ],
)
def test_anything_else_is_named_with_a_remedy(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        clock_from({NOW: text})
    assert f"{NOW}={text}" in caught.value.message
    assert "2026-03-09T21:30" in caught.value.hint
