"""Random entries for property tests."""

from datetime import date, datetime, timedelta, timezone

from hypothesis import strategies as st

from backcare_tui.domain.checkin import (
    AcupressureSession,
    AfterEffect,
    CheckIn,
    ChecklistDone,
    Event,
    ExerciseSession,
    Felt,
    ProfileAnswer,
    ReminderResponse,
    Response,
    Routine,
    RoutineStep,
    SafetyAnswer,
    SafetyReply,
    SeenTo,
    Side,
    SkippedDay,
)
from backcare_tui.domain.plain import Entry
from backcare_tui.domain.scale import ROUTINE_NAME_MAX
from backcare_tui.domain.text import clean_line, clean_note

# Letters, marks, numbers, punctuation and symbols of every script: no blanks, no controls.
ids = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=6)
few_ids = st.sampled_from(["a", "b", "aa", "委中", "=1"])
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
few_days = st.dates(date(2026, 3, 1), date(2026, 3, 4))


def _naive(year: int) -> datetime:
    # Hypothesis wants the bounds of aware moments without an offset.
    return datetime(year, 6, 1)  # noqa: DTZ001


zones = st.integers(-86_399, 86_399).map(lambda seconds: timezone(timedelta(seconds=seconds)))
instants = st.datetimes(_naive(1900), _naive(2100), timezones=zones)
letters = st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n\t\u2028\u2029='\",;")
notes = st.text(letters, max_size=12).map(clean_note)
lines = st.text(letters, max_size=12).map(clean_line).filter(bool)
names = lines.filter(lambda line: len(line) <= ROUTINE_NAME_MAX)
pains = st.integers(0, 10)
answers = st.dictionaries(ids, st.booleans(), max_size=4)
routine_steps = st.lists(
    st.builds(RoutineStep, point=ids, side=st.sampled_from(Side), seconds=st.integers(5, 1800)),
    min_size=1,
    max_size=3,
).map(tuple)


def entries(
    keys: st.SearchStrategy[str] = ids, on: st.SearchStrategy[date] = days
) -> st.SearchStrategy[Entry]:
    """Entries of every kind, with ids from ``keys`` and days from ``on``."""
    return st.one_of(
        check_ins(keys, on),
        sessions(keys, on),
        st.builds(SkippedDay, day=on, at=instants, reason=notes),
        st.builds(
            SafetyAnswer,
            id=keys,
            day=on,
            at=instants,
            question=ids,
            reply=st.sampled_from(SafetyReply),
        ),
        st.builds(SeenTo, id=keys, day=on, at=instants, note=notes),
        st.builds(ProfileAnswer, item=keys, day=on, at=instants, value=st.booleans()),
        st.builds(
            ReminderResponse,
            rule=keys,
            day=on,
            at=instants,
            response=st.sampled_from(Response),
            until=st.none() | days,
        ),
        st.builds(ChecklistDone, day=on, at=instants, confirmed=st.booleans()),
        st.builds(Event, id=keys, day=on, at=instants, text=lines),
        st.builds(Routine, name=names, day=on, at=instants, steps=routine_steps),
        exercise_sessions(keys, on),
    )


def sessions(
    keys: st.SearchStrategy[str] = ids, on: st.SearchStrategy[date] = days
) -> st.SearchStrategy[AcupressureSession]:
    """Sessions with ids from ``keys`` and days from ``on``."""
    return st.builds(
        AcupressureSession,
        id=keys,
        day=on,
        at=instants,
        point=ids,
        side=st.sampled_from(Side),
        seconds=st.integers(5, 1800),
        pain_before=st.none() | pains,
        pain_after=st.none() | pains,
        after_effect=st.none() | st.sampled_from(AfterEffect),
        run=st.just("") | ids,
    )


def exercise_sessions(
    keys: st.SearchStrategy[str] = ids, on: st.SearchStrategy[date] = days
) -> st.SearchStrategy[ExerciseSession]:
    """Exercises done, with ids from ``keys`` and days from ``on``."""
    return st.builds(
        ExerciseSession,
        id=keys,
        day=on,
        at=instants,
        exercise=ids,
        sets=st.integers(1, 20),
        count=st.integers(1, 500),
        hold=st.integers(0, 7200),
        felt=st.none() | st.sampled_from(Felt),
        pain_before=st.none() | pains,
        pain_after=st.none() | pains,
    )


def check_ins(
    keys: st.SearchStrategy[str] = ids, on: st.SearchStrategy[date] = days
) -> st.SearchStrategy[CheckIn]:
    """Check-ins with ids from ``keys`` and days from ``on``."""
    return st.builds(
        CheckIn,
        id=keys,
        day=on,
        at=instants,
        pain=pains,
        exposures=answers,
        signs=answers,
        spread=answers,
        note=notes,
        flare=st.none() | st.booleans(),
    )
