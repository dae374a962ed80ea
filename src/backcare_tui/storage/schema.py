"""The tables of a diary: the one definition of the schema.

Days are ISO text. An instant is microseconds since 1970 in UTC, with the offset from UTC in
seconds that was in force. Ids from the knowledge base are plain text without foreign keys, so
editing the knowledge base never breaks history.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    UnicodeText,
)
from sqlalchemy.types import TypeEngine

from backcare_tui.domain.checkin import AfterEffect, Felt, Response, SafetyReply, Side
from backcare_tui.domain.scale import (
    COUNT_MAX,
    COUNT_MIN,
    HOLD_MAX,
    HOLD_MIN,
    PAIN_MAX,
    PAIN_MIN,
    SECONDS_MAX,
    SECONDS_MIN,
    SETS_MAX,
    SETS_MIN,
)
from backcare_tui.storage.change import ChangeState
from backcare_tui.storage.rows import ANSWER_KINDS

# PostgreSQL would sort text by the language of the server; "C" sorts by bytes, as SQLite does,
# so an export has the same order from either.
TEXT: TypeEngine[str] = UnicodeText().with_variant(UnicodeText(collation="C"), "postgresql")

APPLICATION_ID = 0x6261636B
"""What marks a SQLite file as a diary of this program: "back" in ASCII."""

metadata = MetaData()


def _person(primary_key: bool = True) -> Column[Any]:
    return Column("person_id", ForeignKey("person.id"), primary_key=primary_key, nullable=False)


def _key(name: str) -> Column[Any]:
    return Column(name, TEXT, primary_key=True, nullable=False)


def _instant() -> tuple[Column[Any], Column[Any]]:
    return (
        Column("at_us", BigInteger, nullable=False),
        Column("utc_offset", Integer, nullable=False),
    )


def _day(primary_key: bool = False) -> Column[Any]:
    return Column("day", TEXT, primary_key=primary_key, nullable=False)


def _truth(table: str, name: str) -> Column[Any]:
    kind = Boolean(create_constraint=True, name=f"ck_{table}_{name}")
    return Column(name, kind, nullable=False)


def _between(table: str, column: str, low: int, high: int) -> CheckConstraint:
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=f"ck_{table}_{column}")


def _one_of(table: str, column: str, words: Iterable[str]) -> CheckConstraint:
    allowed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({allowed})", name=f"ck_{table}_{column}")


person = Table(
    "person",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("handle", TEXT, nullable=False, unique=True),
    Column("created_at_us", BigInteger, nullable=False),
)

check_in = Table(
    "check_in",
    metadata,
    _person(),
    _key("id"),
    _day(),
    *_instant(),
    Column("pain", Integer, nullable=False),
    Column("note", TEXT, nullable=False),
    # Beside its column and in words that both databases know: so a step can add it to a table.
    Column("flare", Boolean, CheckConstraint("flare IN (FALSE, TRUE)", name="ck_check_in_flare")),
    _between("check_in", "pain", PAIN_MIN, PAIN_MAX),
)
Index("ix_check_in_day", *(check_in.c[name] for name in ("person_id", "day", "at_us", "id")))

check_in_answer = Table(
    "check_in_answer",
    metadata,
    Column("person_id", Integer, primary_key=True, nullable=False),
    _key("check_in_id"),
    _key("kind"),
    _key("item"),
    _truth("check_in_answer", "yes"),
    ForeignKeyConstraint(
        ["person_id", "check_in_id"],
        ["check_in.person_id", "check_in.id"],
        ondelete="CASCADE",
    ),
    _one_of("check_in_answer", "kind", ANSWER_KINDS),
    # The answers of one check-in lie side by side, so ten years of them read in one sweep.
    sqlite_with_rowid=False,
)

session = Table(
    "session",
    metadata,
    _person(),
    _key("id"),
    _day(),
    *_instant(),
    Column("point", TEXT, nullable=False),
    Column("side", TEXT, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("pain_before", Integer),
    Column("pain_after", Integer),
    Column("after_effect", TEXT),
    # What was there before runs were has none.
    Column("run", TEXT, nullable=False, server_default=""),
    _one_of("session", "side", Side),
    _between("session", "seconds", SECONDS_MIN, SECONDS_MAX),
    _between("session", "pain_before", PAIN_MIN, PAIN_MAX),
    _between("session", "pain_after", PAIN_MIN, PAIN_MAX),
    _one_of("session", "after_effect", AfterEffect),
)
Index("ix_session_day", *(session.c[name] for name in ("person_id", "day", "at_us", "id")))

skipped_day = Table(
    "skipped_day",
    metadata,
    _person(),
    _day(primary_key=True),
    *_instant(),
    Column("reason", TEXT, nullable=False),
)

safety_answer = Table(
    "safety_answer",
    metadata,
    _person(),
    _key("id"),
    _day(),
    *_instant(),
    Column("question", TEXT, nullable=False),
    Column("reply", TEXT, nullable=False),
    _one_of("safety_answer", "reply", SafetyReply),
)
Index(
    "ix_safety_answer_question",
    *(safety_answer.c[name] for name in ("person_id", "question", "at_us", "id")),
)

seen_to = Table(
    "seen_to",
    metadata,
    _person(),
    _key("id"),
    _day(),
    *_instant(),
    Column("note", TEXT, nullable=False),
)

profile_answer = Table(
    "profile_answer",
    metadata,
    _person(),
    _key("item"),
    _day(),
    *_instant(),
    _truth("profile_answer", "value"),
)

reminder_response = Table(
    "reminder_response",
    metadata,
    _person(),
    _key("rule"),
    _day(),
    *_instant(),
    Column("response", TEXT, nullable=False),
    Column("until", TEXT),
    _one_of("reminder_response", "response", Response),
)

checklist = Table(
    "checklist",
    metadata,
    _person(),
    _day(primary_key=True),
    *_instant(),
    _truth("checklist", "confirmed"),
)

event = Table(
    "event",
    metadata,
    _person(),
    _key("id"),
    _day(),
    *_instant(),
    Column("text", TEXT, nullable=False),
)
Index("ix_event_day", *(event.c[name] for name in ("person_id", "day", "at_us", "id")))

routine = Table(
    "routine",
    metadata,
    _person(),
    _key("name"),
    _day(),
    *_instant(),
    # As JSON: a routine is read and written whole, and nobody looks for one by its steps.
    Column("steps", TEXT, nullable=False),
)

exercise_session = Table(
    "exercise_session",
    metadata,
    _person(),
    _key("id"),
    _day(),
    *_instant(),
    Column("exercise", TEXT, nullable=False),
    Column("sets", Integer, nullable=False),
    Column("count", Integer, nullable=False),
    Column("hold", Integer, nullable=False),
    Column("felt", TEXT),
    Column("pain_before", Integer),
    Column("pain_after", Integer),
    _between("exercise_session", "sets", SETS_MIN, SETS_MAX),
    _between("exercise_session", "count", COUNT_MIN, COUNT_MAX),
    _between("exercise_session", "hold", HOLD_MIN, HOLD_MAX),
    _between("exercise_session", "pain_before", PAIN_MIN, PAIN_MAX),
    _between("exercise_session", "pain_after", PAIN_MIN, PAIN_MAX),
    _one_of("exercise_session", "felt", Felt),
)
Index(
    "ix_exercise_session_day",
    *(exercise_session.c[name] for name in ("person_id", "day", "at_us", "id")),
)

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    _person(primary_key=False),
    *_instant(),
    Column("label", TEXT, nullable=False),
    Column("state", TEXT, nullable=False),
    Column("state_at_us", BigInteger, nullable=False),
    _one_of("change", "state", ChangeState),
    # An id is never used twice, not even after the newest row was deleted by hand.
    sqlite_autoincrement=True,
)
Index("ix_change_state", change.c.person_id, change.c.state, change.c.id)

change_entry = Table(
    "change_entry",
    metadata,
    Column("change_id", ForeignKey("change.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, nullable=False, autoincrement=False),
    Column("kind", TEXT, nullable=False),
    Column("key", TEXT, nullable=False),
    Column("before", TEXT),
    Column("after", TEXT),
)
