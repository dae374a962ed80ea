"""Rows of the tables to entries, and back.

Rows are tuples in the order of `COLUMNS`, the same from every driver: text, whole numbers and
truth values only.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from sys import intern
from typing import Any, TypeAlias, cast

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
    SafetyAnswer,
    SafetyReply,
    SeenTo,
    Side,
    SkippedDay,
)
from backcare_tui.domain.plain import Entry, kind_of
from backcare_tui.domain.plain_fields import steps, written

Row: TypeAlias = Sequence[Any]

ANSWER_KINDS = ("exposure", "sign", "spread")

COLUMNS: dict[str, tuple[str, ...]] = {
    "check_in": ("id", "day", "at_us", "utc_offset", "pain", "note", "flare"),
    "session": (
        "id",
        "day",
        "at_us",
        "utc_offset",
        "point",
        "side",
        "seconds",
        "pain_before",
        "pain_after",
        "after_effect",
        "run",
    ),
    "skipped_day": ("day", "at_us", "utc_offset", "reason"),
    "safety_answer": ("id", "day", "at_us", "utc_offset", "question", "reply"),
    "seen_to": ("id", "day", "at_us", "utc_offset", "note"),
    "profile_answer": ("item", "day", "at_us", "utc_offset", "value"),
    "reminder_response": ("rule", "day", "at_us", "utc_offset", "response", "until"),
    "checklist": ("day", "at_us", "utc_offset", "confirmed"),
    "event": ("id", "day", "at_us", "utc_offset", "text"),
    "routine": ("name", "day", "at_us", "utc_offset", "steps"),
    "exercise_session": (
        "id",
        "day",
        "at_us",
        "utc_offset",
        "exercise",
        "sets",
        "count",
        "hold",
        "felt",
        "pain_before",
        "pain_after",
    ),
}
"""The columns of each kind, without the person. The tables are named like the kinds."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

AnswersById: TypeAlias = Mapping[str, Mapping[str, dict[str, bool]]]
"""Check-in id to kind of answer to question to yes or no."""


def microseconds(at: datetime) -> int:
    """Microseconds from 1970 in UTC to ``at``, exactly."""
    return (at - _EPOCH) // _MICROSECOND


@lru_cache(maxsize=64)
def _epoch_at(offset: int) -> datetime:
    return _EPOCH.astimezone(timezone(timedelta(seconds=offset)))


def instant(at_us: int, utc_offset: int) -> datetime:
    """The instant that `microseconds` made, in the offset (seconds) then in force."""
    return _epoch_at(utc_offset) + timedelta(0, 0, at_us)


def row_of(entry: Entry, person_id: int) -> dict[str, Any]:
    """The values of ``entry``'s own row. A check-in's answers are in `answer_rows`."""
    offset = cast(timedelta, entry.at.utcoffset())
    row: dict[str, Any] = {"person_id": person_id}
    for column in COLUMNS[kind_of(entry)]:
        if column == "at_us":
            row[column] = microseconds(entry.at)
        elif column == "utc_offset":
            row[column] = offset // timedelta(seconds=1)
        else:
            value = getattr(entry, column)
            row[column] = _stored(value)
    return row


def _stored(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        import json

        return json.dumps(written(value), ensure_ascii=False, separators=(",", ":"))
    return str(value) if isinstance(value, str) else value


def answer_rows(check_in: CheckIn, person_id: int) -> list[dict[str, Any]]:
    """One row for each question that ``check_in`` answers with yes or no."""
    kinds = (check_in.exposures, check_in.signs, check_in.spread)
    return [
        {
            "person_id": person_id,
            "check_in_id": check_in.id,
            "kind": kind,
            "item": item,
            "yes": yes,
        }
        for kind, answers in zip(ANSWER_KINDS, kinds, strict=True)
        for item, yes in answers.items()
    ]


def answers_by_id(rows: Iterable[Row]) -> AnswersById:
    """Group rows of check-in id, kind, question, yes."""
    found: dict[str, dict[str, dict[str, bool]]] = {}
    newest, answers = None, _no_answers()
    for check_in, kind, item, yes in rows:
        # One check-in's rows mostly come together: ten years have 30,000 of them.
        if check_in != newest:
            newest = check_in
            answers = found.setdefault(check_in, _no_answers())
        # A driver makes each name anew for every row; ten years hold 60,000 of them.
        answers[kind][intern(item)] = yes == 1
    return found


def _no_answers() -> dict[str, dict[str, bool]]:
    return {"exposure": {}, "sign": {}, "spread": {}}


def check_ins(rows: Iterable[Row], answers: AnswersById) -> list[CheckIn]:
    """The check-ins of ``rows`` with their answers, which they take over uncopied."""
    found = []
    for key, day, at_us, offset, pain, note, flare in rows:
        known = answers.get(key) or _no_answers()
        found.append(
            CheckIn(
                key,
                date.fromisoformat(day),
                instant(at_us, offset),
                pain,
                known["exposure"],
                known["sign"],
                known["spread"],
                note,
                None if flare is None else bool(flare),
            )
        )
    return found


def _session(row: Row) -> AcupressureSession:
    key, day, at_us, offset, point, side, seconds, before, after, effect, run = row
    return AcupressureSession(
        key,
        date.fromisoformat(day),
        instant(at_us, offset),
        point,
        Side(side),
        seconds,
        before,
        after,
        None if effect is None else AfterEffect(effect),
        run,
    )


def _skipped_day(row: Row) -> SkippedDay:
    day, at_us, offset, reason = row
    return SkippedDay(date.fromisoformat(day), instant(at_us, offset), reason)


def _safety_answer(row: Row) -> SafetyAnswer:
    key, day, at_us, offset, question, reply = row
    at = instant(at_us, offset)
    return SafetyAnswer(key, date.fromisoformat(day), at, question, SafetyReply(reply))


def _seen_to(row: Row) -> SeenTo:
    key, day, at_us, offset, note = row
    return SeenTo(key, date.fromisoformat(day), instant(at_us, offset), note)


def _profile_answer(row: Row) -> ProfileAnswer:
    item, day, at_us, offset, value = row
    return ProfileAnswer(item, date.fromisoformat(day), instant(at_us, offset), bool(value))


def _reminder_response(row: Row) -> ReminderResponse:
    rule, day, at_us, offset, response, until = row
    return ReminderResponse(
        rule,
        date.fromisoformat(day),
        instant(at_us, offset),
        Response(response),
        None if until is None else date.fromisoformat(until),
    )


def _checklist(row: Row) -> ChecklistDone:
    day, at_us, offset, confirmed = row
    return ChecklistDone(date.fromisoformat(day), instant(at_us, offset), bool(confirmed))


def _event(row: Row) -> Event:
    key, day, at_us, offset, text = row
    return Event(key, date.fromisoformat(day), instant(at_us, offset), text)


def _routine(row: Row) -> Routine:
    import json  # a look at the diary mostly meets no routine

    name, day, at_us, offset, plain = row
    kept = steps("steps", json.loads(plain))
    return Routine(name, date.fromisoformat(day), instant(at_us, offset), kept)


def _exercise_session(row: Row) -> ExerciseSession:
    key, day, at_us, offset, exercise, sets, count, hold, felt, before, after = row
    return ExerciseSession(
        key,
        date.fromisoformat(day),
        instant(at_us, offset),
        exercise,
        sets,
        count,
        hold,
        None if felt is None else Felt(felt),
        before,
        after,
    )


ENTRY_FROM_ROW: dict[str, Callable[[Row], Entry]] = {
    "session": _session,
    "skipped_day": _skipped_day,
    "safety_answer": _safety_answer,
    "seen_to": _seen_to,
    "profile_answer": _profile_answer,
    "reminder_response": _reminder_response,
    "checklist": _checklist,
    "event": _event,
    "routine": _routine,
    "exercise_session": _exercise_session,
}
"""Kind to the reader of one row, for all kinds but check-ins, whose answers lie apart."""
