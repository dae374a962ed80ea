"""What a diary can be asked, over any driver."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeVar, cast

from backcare_tui.domain.checkin import (
    AcupressureSession,
    CheckIn,
    ChecklistDone,
    DailyPain,
    Event,
    ExerciseSession,
    ProfileAnswer,
    ReminderResponse,
    Routine,
    SafetyAnswer,
    SafetyReply,
    SeenTo,
    SkippedDay,
)
from backcare_tui.domain.plain import KINDS, Entry
from backcare_tui.errors import InvalidInput, NotFound
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked
from backcare_tui.storage import faults
from backcare_tui.storage.driver import Driver
from backcare_tui.storage.rows import ENTRY_FROM_ROW, Row, answers_by_id, check_ins

_UNLIMITED = 2**62
_PIECE = 400
"""Check-ins whose answers are read at once: about a year of them."""
_MATCHES_SHOWN = 10
# The last character there is: a prefix followed by it sorts behind everything with the prefix.
_LAST = "\U0010ffff"

_E = TypeVar("_E", CheckIn, AcupressureSession, Event, ExerciseSession)


_KINDS = {
    "check_in": (marked("check-in"), marked("check-ins")),
    "session": (marked("session"), marked("sessions")),
    "event": (marked("event"), marked("events")),
    "exercise_session": (marked("exercise session"), marked("exercise sessions")),
}
"""One entry and several of a kind that has ids."""


class Reader:
    """The reads of a diary. ``person`` is a handle; an unknown one has nothing.

    Days are inclusive at both ends, and None leaves an end open.
    """

    def __init__(self, driver: Driver) -> None:
        """Use ``driver``, whose database is at the head revision."""
        self._driver = driver

    def persons(self) -> list[str]:
        """The handles of everyone who has written, in order."""
        return [handle for (handle,) in self._driver.run("persons")]

    def check_ins(
        self,
        person: str,
        first: date | None = None,
        last: date | None = None,
        *,
        newest_first: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[CheckIn]:
        """Check-ins by day, then by the instant of writing."""
        days = _days(person, first, last)
        page = days | _page(limit, offset)
        which = "newest" if newest_first else ""
        whole = limit is None and offset == 0
        with self._driver.reading():
            rows = self._driver.run(_name("check_in_days", which), page)
            if whole:
                return self._in_pieces(person, rows)
            answers = self._driver.run(_name("check_in_answer_page", which), page)
        return self._check_ins(rows, answers)

    def _in_pieces(self, person: str, rows: Sequence[Row]) -> list[CheckIn]:
        """The check-ins of ``rows``, ordered by day, each with its answers.

        An answer is a row: those of ten years, read at once, would take more than all else does.
        """
        found: list[CheckIn] = []
        for start in range(0, len(rows), _PIECE):
            piece = rows[start : start + _PIECE]
            with faults.rows_of(self._driver.location):
                ends = sorted(date.fromisoformat(day) for _id, day, *_rest in (piece[0], piece[-1]))
            answers = self._driver.run("check_in_answer_days", _days(person, *ends))
            found += self._check_ins(piece, answers)
        return found

    def check_in(self, person: str, id_or_prefix: str) -> CheckIn:
        """The check-in with this id, or the only one whose id begins so.

        Raises:
            NotFound: there is none.
            InvalidInput: several begin so; the message names their days.
        """

        def read(rows: Sequence[Row]) -> list[CheckIn]:
            if len(rows) != 1:
                return self._check_ins(rows)
            where = {"person": person, "prefix": rows[0][0], "prefix_end": rows[0][0]}
            return self._check_ins(rows, self._driver.run("check_in_answer_prefix", where))

        return self._one(person, "check_in", id_or_prefix, read)

    def sessions(
        self,
        person: str,
        first: date | None = None,
        last: date | None = None,
        *,
        newest_first: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[AcupressureSession]:
        """Acupressure sessions by day, then by the instant of writing."""
        name = _name("session_days", "newest" if newest_first else "")
        rows = self._driver.run(name, _days(person, first, last) | _page(limit, offset))
        return cast(list[AcupressureSession], self._entries("session", rows))

    def session(self, person: str, id_or_prefix: str) -> AcupressureSession:
        """The session with this id, or the only one whose id begins so.

        Raises:
            NotFound: there is none.
            InvalidInput: several begin so; the message names their days.
        """
        return self._one(
            person,
            "session",
            id_or_prefix,
            lambda rows: cast(list[AcupressureSession], self._entries("session", rows)),
        )

    def skipped_days(
        self, person: str, first: date | None = None, last: date | None = None
    ) -> list[SkippedDay]:
        """The days that were left out on purpose."""
        rows = self._driver.run("skipped_day_days", _days(person, first, last))
        return cast(list[SkippedDay], self._entries("skipped_day", rows))

    def checklists(
        self, person: str, first: date | None = None, last: date | None = None
    ) -> list[ChecklistDone]:
        """The days on which the whole list of signs was offered."""
        rows = self._driver.run("checklist_days", _days(person, first, last))
        return cast(list[ChecklistDone], self._entries("checklist", rows))

    def events(
        self, person: str, first: date | None = None, last: date | None = None
    ) -> list[Event]:
        """What the person marked, by day, then by the instant of writing."""
        rows = self._driver.run("event_days", _days(person, first, last))
        return cast(list[Event], self._entries("event", rows))

    def event(self, person: str, id_or_prefix: str) -> Event:
        """The event with this id, or the only one whose id begins so.

        Raises:
            NotFound: there is none.
            InvalidInput: several begin so; the message names their days.
        """
        return self._one(
            person,
            "event",
            id_or_prefix,
            lambda rows: cast(list[Event], self._entries("event", rows)),
        )

    def exercise_sessions(
        self, person: str, first: date | None = None, last: date | None = None
    ) -> list[ExerciseSession]:
        """The exercises that were done, by day, then by the instant of writing."""
        rows = self._driver.run("exercise_session_days", _days(person, first, last))
        return cast(list[ExerciseSession], self._entries("exercise_session", rows))

    def exercise_session(self, person: str, id_or_prefix: str) -> ExerciseSession:
        """The exercise session with this id, or the only one whose id begins so.

        Raises:
            NotFound: there is none.
            InvalidInput: several begin so; the message names their days.
        """
        return self._one(
            person,
            "exercise_session",
            id_or_prefix,
            lambda rows: cast(list[ExerciseSession], self._entries("exercise_session", rows)),
        )

    def routines(self, person: str) -> list[Routine]:
        """The person's routines, in order of their names without regard to case."""
        found = cast(list[Routine], self._all(person, "routine"))
        return sorted(found, key=lambda routine: (routine.name.casefold(), routine.name))

    def routine(self, person: str, name: str) -> Routine:
        """The routine with exactly this name.

        Raises:
            NotFound: there is none.
        """
        for routine in self.routines(person):
            if routine.name == name:
                return routine
        raise NotFound(_("There is no routine “{name}”.").format(name=name))

    def safety_answers(self, person: str) -> list[SafetyAnswer]:
        """Every answer to a warning question, oldest first."""
        return cast(list[SafetyAnswer], self._all(person, "safety_answer"))

    def latest_safety_answers(self, person: str) -> dict[str, SafetyAnswer]:
        """The newest answer to each warning question that was ever answered."""
        rows = self._driver.run("safety_answer_newest", {"person": person})
        answers = cast(list[SafetyAnswer], self._entries("safety_answer", rows))
        return {answer.question: answer for answer in answers}

    def doubted_safety_answers(self, person: str) -> list[SafetyAnswer]:
        """Every "yes" and "not sure" to a warning question, and what stands beside them.

        That is all that was said next on the same question, and first; oldest first. What is left
        out is said again and again, and changes nothing.
        """
        replies = {"yes": SafetyReply.YES.value, "unsure": SafetyReply.UNSURE.value}
        rows = self._driver.run("safety_answer_doubted", {"person": person, **replies})
        return cast(list[SafetyAnswer], self._entries("safety_answer", rows))

    def seen_to(self, person: str) -> list[SeenTo]:
        """Every statement that warning signs were seen to, oldest first."""
        return cast(list[SeenTo], self._all(person, "seen_to"))

    def profile(self, person: str) -> dict[str, ProfileAnswer]:
        """What is known about the person, by item."""
        answers = cast(list[ProfileAnswer], self._all(person, "profile_answer"))
        return {answer.item: answer for answer in answers}

    def reminder_responses(self, person: str) -> dict[str, ReminderResponse]:
        """The newest reply to each prevention rule, by rule."""
        replies = cast(list[ReminderResponse], self._all(person, "reminder_response"))
        return {reply.rule: reply for reply in replies}

    def daily_pain(
        self, person: str, first: date | None = None, last: date | None = None
    ) -> list[DailyPain]:
        """The pain of each day that has a check-in; other days are left out, never zero."""
        rows = self._driver.run("daily_pain", _days(person, first, last))
        with faults.rows_of(self._driver.location):
            return [
                DailyPain(date.fromisoformat(day), int(total) / entries, worst, entries)
                for day, total, worst, entries in rows
            ]

    def first_and_last_day(self, person: str) -> tuple[date, date] | None:
        """The first and the last day with a check-in, or None where there is no check-in."""
        ((first, last),) = self._driver.run("first_and_last_day", {"person": person})
        with faults.rows_of(self._driver.location):
            return None if first is None else (date.fromisoformat(first), date.fromisoformat(last))

    def counts(self, person: str) -> dict[str, int]:
        """How many entries there are of each kind."""
        return {row[0]: row[1] for row in self._driver.run("counts", {"person": person})}

    def everything(self, person: str) -> Iterator[Entry]:
        """All entries as of one moment: kinds as in `KINDS`, each by day, instant and key."""
        with self._driver.reading():
            found: list[Entry] = []
            for kind in KINDS:
                found += self.check_ins(person) if kind == "check_in" else self._all(person, kind)
        return iter(found)

    def _check_ins(self, rows: Sequence[Row], answers: Sequence[Row] = ()) -> list[CheckIn]:
        with faults.rows_of(self._driver.location):
            return check_ins(rows, answers_by_id(answers))

    def _entries(self, kind: str, rows: Sequence[Row]) -> list[Entry]:
        read = ENTRY_FROM_ROW[kind]
        with faults.rows_of(self._driver.location):
            return [read(row) for row in rows]

    def _all(self, person: str, kind: str) -> list[Entry]:
        return self._entries(kind, self._driver.run(f"{kind}_all", {"person": person}))

    def _one(
        self, person: str, kind: str, prefix: str, read: Callable[[Sequence[Row]], list[_E]]
    ) -> _E:
        one, many = _KINDS[kind]
        if not prefix:
            raise InvalidInput(_("No id was given to find the {kind} by.").format(kind=_(one)))
        where = {"person": person, "prefix": prefix, "prefix_end": prefix + _LAST}
        with self._driver.reading():
            rows = self._driver.run(f"{kind}_prefix", where | _page(_MATCHES_SHOWN + 1, 0))
            # In order of ids, so an exact match comes first.
            found = read(rows[:1] if rows and rows[0][0] == prefix else rows)
        if not found:
            raise NotFound(_("There is no {kind} “{id}”.").format(kind=_(one), id=prefix))
        if len(found) > 1:
            days = listed(str(entry.day) for entry in found[:_MATCHES_SHOWN])
            words = (
                _("“{id}” begins several {kinds}, of {days} and more.")
                if len(found) > _MATCHES_SHOWN
                else _("“{id}” begins several {kinds}, of {days}.")
            )
            raise InvalidInput(
                words.format(id=prefix, kinds=_(many), days=days), _("Give more of the id.")
            )
        return found[0]


def _days(person: str, first: date | None, last: date | None) -> dict[str, str]:
    return {
        "person": person,
        "first": (first or date.min).isoformat(),
        "last": (last or date.max).isoformat(),
    }


def _page(limit: int | None, offset: int) -> dict[str, int]:
    if (limit is not None and limit < 0) or offset < 0:
        raise InvalidInput(_("A limit or an offset cannot be less than 0."))
    return {"limit": _UNLIMITED if limit is None else limit, "offset": offset}


def _name(name: str, order: str) -> str:
    return f"{name}_{order}" if order else name
