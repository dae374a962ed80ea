"""Journeys, clocks that are changed, and clocks that are wrong: no day merges or vanishes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories import NO, NOW, TODAY, YES, SetClock, log, screen

from backcare_tui.domain.checkin import ReminderResponse, Response, SafetyAnswer, SeenTo
from backcare_tui.domain.days import diary_day, is_ahead
from backcare_tui.domain.plain import Entry
from backcare_tui.errors import InvalidInput
from backcare_tui.journal import clock as clocks
from backcare_tui.journal.clock import clock_doubt, clock_from, system_clock
from backcare_tui.journal.entries import Draft
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.today import today_view

FAR = timedelta(days=27_000)
"""As far ahead as a clock stands that was set to the year 2099."""
SURE = "By this computer's clock today is 2026-03-09. If that is right,"


def at(text: str, zone: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def moved(journal: Journal, clock: SetClock, now: datetime) -> None:
    clock.now = now.astimezone(timezone(now.utcoffset() or timedelta()))


ROUTES = {
    "east over the date line": [
        (at("2026-03-09 20:00", "Pacific/Honolulu"), date(2026, 3, 9)),
        (at("2026-03-11 09:00", "Asia/Tokyo"), date(2026, 3, 11)),
        (at("2026-03-12 03:59", "Asia/Tokyo"), date(2026, 3, 11)),
        (at("2026-03-12 04:00", "Asia/Tokyo"), date(2026, 3, 12)),
    ],
    "west over the date line": [
        (at("2026-03-09 21:00", "Asia/Tokyo"), date(2026, 3, 9)),
        (at("2026-03-09 08:00", "Pacific/Honolulu"), date(2026, 3, 9)),
        (at("2026-03-09 23:00", "Pacific/Honolulu"), date(2026, 3, 9)),
    ],
    "west into yesterday": [
        (at("2026-03-09 08:00", "Pacific/Auckland"), date(2026, 3, 9)),
        (at("2026-03-08 12:00", "America/Los_Angeles"), date(2026, 3, 8)),
        (at("2026-03-09 12:00", "America/Los_Angeles"), date(2026, 3, 9)),
    ],
    "an hour goes": [
        (at("2026-03-29 01:30", "Europe/Berlin"), date(2026, 3, 28)),
        (at("2026-03-29 03:30", "Europe/Berlin"), date(2026, 3, 28)),
        (at("2026-03-29 04:00", "Europe/Berlin"), date(2026, 3, 29)),
    ],
    "an hour comes twice": [
        (at("2026-10-25 02:30", "Europe/Berlin"), date(2026, 10, 24)),
        (at("2026-10-25 02:30", "Europe/Berlin").replace(fold=1), date(2026, 10, 24)),
        (at("2026-10-25 04:00", "Europe/Berlin"), date(2026, 10, 25)),
    ],
    "half an hour": [
        (at("2026-04-05 01:45", "Australia/Lord_Howe"), date(2026, 4, 4)),
        (at("2026-04-05 01:45", "Australia/Lord_Howe").replace(fold=1), date(2026, 4, 4)),
    ],
}


@pytest.mark.parametrize("route", ROUTES)
def test_each_check_in_stays_on_the_day_it_was_told_for(
    fresh_journal: Journal, clock: SetClock, route: str
) -> None:
    told: dict[str, date] = {}
    for now, day in ROUTES[route]:
        moved(fresh_journal, clock, now)
        assert fresh_journal.today == day
        told[log(fresh_journal, 4).check_in.id] = day
        assert today_view(fresh_journal).page.check_ins, "it is there at once"
        stored = {e.id: e.day for e in fresh_journal.store.check_ins("me")}
        assert stored == told
        assert clock_doubt(fresh_journal) == ""


@settings(
    max_examples=10,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.tuples(st.integers(-3000, 3000), st.integers(-14 * 60, 14 * 60), st.integers(0, 3)),
        max_size=5,
    )
)
def test_no_day_merges_or_vanishes_whatever_the_clock_does(
    journal: Journal, clock: SetClock, moves: list[tuple[int, int, int]]
) -> None:
    clock.now = NOW
    for entry in journal.store.check_ins("me"):
        journal.diary.remove([entry.id])
    told: dict[str, date] = {}
    for hours, minutes, back in moves:
        zone = timezone(timedelta(minutes=minutes))
        clock.now = (clock.now + timedelta(hours=hours)).astimezone(zone)
        day = journal.today - timedelta(days=back)
        assert diary_day(clock.now) == journal.today
        told[journal.diary.check_in(Draft(day, 4)).check_in.id] = day
        shown = {c.id: p.day for p in journal.diary.days() for c in p.check_ins}
        assert shown == told
    today_view(journal)
    journal.reminders.due()
    clock.now = NOW


def test_entries_of_days_to_come_stay_and_are_said_and_are_not_today(
    journal: Journal, clock: SetClock
) -> None:
    clock.now = NOW + FAR
    ahead = log(journal, 9, exposures={"cold": True}, flare=True).check_in
    log(journal, 8, ahead.day - timedelta(days=2))
    clock.now = NOW
    doubt = clock_doubt(journal)
    assert doubt.startswith(
        f"The diary has entries of 2 days to come, the last is {ahead.day}. {SURE}"
    )
    assert ahead in journal.store.check_ins("me")
    assert journal.diary.days()[0].check_ins == (ahead,)
    assert ahead.id in "".join(journal.transfer.export_ndjson())
    view = today_view(journal)
    assert (view.page.check_ins, view.week_mean) == ((), None)
    assert journal.review.trend(30).trend is not None
    assert "check_in" in [item.kind for item in journal.reminders.due()]
    assert journal.diary.edit(ahead.id, note="kept", day=TODAY).day == TODAY
    assert journal.diary.edit(journal.diary.days()[0].check_ins[0].id, note="stays").note == "stays"


def test_tomorrow_is_a_journey_and_not_a_wrong_clock(journal: Journal, clock: SetClock) -> None:
    clock.forward(days=1)
    log(journal, 3)
    clock.now = NOW
    assert clock_doubt(journal) == ""
    assert not is_ahead(TODAY + timedelta(days=1), TODAY)
    assert is_ahead(TODAY + timedelta(days=2), TODAY)


@pytest.mark.parametrize(("days", "doubted"), [(365, False), (366, True), (27_000, True)])
def test_a_clock_that_is_far_ahead_is_doubted(
    journal: Journal, clock: SetClock, days: int, *, doubted: bool
) -> None:
    log(journal, 3)
    clock.now = NOW + timedelta(days=days)
    log(journal, 4)
    told = (
        "The last check-in before today is of 2026-03-09, more than a year ago. By this computer's "
        f"clock today is {journal.today}: is that right?"
    )
    assert clock_doubt(journal) == (told if doubted else "")


def test_a_new_diary_doubts_no_clock(fresh_journal: Journal) -> None:
    assert clock_doubt(fresh_journal) == ""
    log(fresh_journal, 4)
    assert clock_doubt(fresh_journal) == ""


def test_an_answer_dated_in_the_future_silences_no_question(
    fresh_journal: Journal, clock: SetClock
) -> None:
    clock.now = NOW + FAR
    screen(fresh_journal)
    clock.now = NOW
    weekly = set(fresh_journal.safety.due().questions)
    assert {"RF01", "RF03", "RF06", "RF14"} <= weekly
    assert {"RF07", "RF08"} <= set(fresh_journal.safety.due(pain=9).questions)
    screen(fresh_journal)
    assert fresh_journal.safety.due().questions == ()
    assert fresh_journal.safety.due(pain=9).questions == ()
    clock.forward(days=7)
    assert "RF03" in fresh_journal.safety.due().questions


def test_a_yes_after_a_no_dated_in_the_future_counts(journal: Journal, clock: SetClock) -> None:
    clock.now = NOW + FAR
    journal.safety.answer({"RF03": NO})
    clock.now = NOW
    assert journal.safety.answer({"RF03": YES}).locks
    assert not journal.safety.seen_to().locks
    assert journal.safety.answer({"RF01": YES}).locks


def test_what_was_seen_to_in_the_future_is_asked_once_more(
    journal: Journal, clock: SetClock
) -> None:
    clock.now = NOW + FAR
    journal.safety.answer({"RF08": YES})
    journal.safety.seen_to()
    clock.now = NOW
    assert "RF08" in journal.safety.due().questions
    screen(journal)
    assert journal.safety.due().questions == ()


def test_imported_answers_of_the_future_neither_silence_nor_nag(
    journal: Journal, clock: SetClock
) -> None:
    later = NOW + FAR
    entries: list[Entry] = [
        SafetyAnswer("a", later.date(), later, "RF03", NO),
        SeenTo("s", later.date(), later),
    ]
    journal.store.write("me", "import", put=entries, at=NOW)
    assert "RF03" in journal.safety.due().questions
    journal.safety.answer({"RF03": NO})
    assert "RF03" not in journal.safety.due().questions


def test_what_was_said_about_you_in_the_future_asks_nothing_every_day(
    journal: Journal, clock: SetClock
) -> None:
    clock.now = NOW + FAR
    journal.care.set_profile({"pregnant": True})
    clock.now = NOW
    screen(journal)
    clock.forward(days=1)
    assert journal.safety.due().questions == ()
    assert next(i for i in journal.care.profile() if i.item.endswith("pregnant")).asked_again
    assert next(i for i in journal.care.profile() if i.item.endswith("pregnant")).value


@pytest.mark.parametrize("response", [Response.DONE, Response.SNOOZED])
def test_a_reminder_put_off_in_the_future_comes_back(journal: Journal, response: Response) -> None:
    log(journal, 5, exposures={"cold": True})
    shown = [rule.id for rule, _reminder in journal.reminders.today()]
    assert "warmth" in shown
    later = NOW + FAR
    until = later.date() + timedelta(days=3)
    put_off = ReminderResponse("warmth", later.date(), later, response, until)
    journal.store.write("me", "reminder", put=[put_off], at=NOW)
    assert [rule.id for rule, _reminder in journal.reminders.today()] == shown
    journal.reminders.respond("warmth", Response.NOT_FOR_ME)
    assert "warmth" not in [rule.id for rule, _reminder in journal.reminders.today()]


@pytest.mark.parametrize("year", [1970, 2099, 9998])
def test_all_goes_on_in_any_year(fresh_journal: Journal, clock: SetClock, year: int) -> None:
    clock.now = datetime(year, 1, 1, 0, 30, tzinfo=UTC)
    screen(fresh_journal)
    log(fresh_journal, 4)
    view = today_view(fresh_journal)
    assert view.page.check_ins
    assert view.day == date(year - 1, 12, 31)
    fresh_journal.reminders.due()
    fresh_journal.review.trend(30)
    fresh_journal.diary.undo()
    assert fresh_journal.diary.days() == []


@pytest.mark.parametrize("broken", [ValueError, OverflowError, OSError])
def test_a_clock_beyond_all_calendars_is_told(
    monkeypatch: pytest.MonkeyPatch, broken: type[Exception]
) -> None:
    class Beyond(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Beyond:
            raise broken

    monkeypatch.setattr(clocks, "datetime", Beyond)
    for read in (system_clock, lambda: clock_from({})):
        with pytest.raises(InvalidInput) as caught:
            read()
        assert caught.value.message == (
            "This computer's clock or time zone is set so that no diary can be kept."
        )
        assert caught.value.hint == "Set it, then try again."
