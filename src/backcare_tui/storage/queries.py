"""Every statement that the diary runs, by name, as Core expressions.

`backcare_tui.storage.compile` writes them into ``compiled.py`` as SQLite text; PostgreSQL runs
them as they stand. Optional limits are parameters with a widest value, never a condition that is
left out, so nothing is built at run time and an index on the day always serves.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Integer,
    Table,
    UnicodeText,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
    union,
    union_all,
    update,
)
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.selectable import CompoundSelect, Select

from backcare_tui.storage.change_log import KEY_NAMES
from backcare_tui.storage.rows import COLUMNS
from backcare_tui.storage.schema import (
    change,
    change_entry,
    check_in,
    check_in_answer,
    metadata,
    person,
    safety_answer,
)

Statement: TypeAlias = Select[Any] | CompoundSelect[Any] | UpdateBase


def _text(name: str) -> BindParameter[Any]:
    # Without the collation of the columns, which PostgreSQL takes from them anyway.
    return bindparam(name, type_=UnicodeText)


def _number(name: str) -> BindParameter[Any]:
    return bindparam(name, type_=Integer)


def _big(name: str) -> BindParameter[Any]:
    return bindparam(name, type_=BigInteger)


# The person by handle. Unknown handles give NULL, so their reads find nothing.
_WHO = select(person.c.id).where(person.c.handle == _text("person")).scalar_subquery()


def _columns(kind: str) -> Sequence[ColumnElement[Any]]:
    table = metadata.tables[kind]
    return [table.c[name] for name in COLUMNS[kind]]


def _listed(kind: str) -> Select[Any]:
    return select(*_columns(kind)).where(metadata.tables[kind].c.person_id == _WHO)


def _key_column(table: Table) -> ColumnElement[Any]:
    (key,) = (column for column in table.primary_key if column.name != "person_id")
    return key


def _is(table: Table) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return table.c.person_id == _number("person_id"), _key_column(table) == _text("key")


def _between_days(statement: Select[Any], kind: str) -> Select[Any]:
    return statement.where(metadata.tables[kind].c.day.between(_text("first"), _text("last")))


def _in_order(statement: Select[Any], kind: str, newest_first: bool = False) -> Select[Any]:
    table = metadata.tables[kind]
    key = _key_column(table)
    names = [table.c.day, table.c.at_us] + ([] if key.name == "day" else [key])
    return statement.order_by(*(name.desc() if newest_first else name for name in names))


def _page(statement: Select[Any]) -> Select[Any]:
    # Always with an offset: without one SQLAlchemy puts a value of its own into SQLite's text.
    return statement.limit(_big("limit")).offset(_big("offset"))


def _by_prefix(kind: str) -> Select[Any]:
    key = _key_column(metadata.tables[kind])
    # A range, not LIKE: it uses the index, knows no wildcards and minds the case.
    found = _listed(kind).where(key >= _text("prefix"), key <= _text("prefix_end"))
    return _page(found.order_by(key))


def _answers_of(ids: Select[Any]) -> Select[Any]:
    columns = check_in_answer.c
    return select(columns.check_in_id, columns.kind, columns.item, columns.yes).where(
        columns.person_id == _WHO, columns.check_in_id.in_(ids)
    )


def _check_in_ids() -> Select[Any]:
    ids = select(check_in.c.id).where(check_in.c.person_id == _WHO)
    return _between_days(ids, "check_in")


def _newest_safety_answers() -> Select[Any]:
    # The index alone gives each question's newest instant; answers of one instant come by id, so
    # that the last row of a question is its newest.
    newest = (
        select(safety_answer.c.question, func.max(safety_answer.c.at_us).label("at_us"))
        .where(safety_answer.c.person_id == _WHO)
        .group_by(safety_answer.c.question)
        .subquery("newest")
    )
    same = (safety_answer.c.question == newest.c.question) & (
        safety_answer.c.at_us == newest.c.at_us
    )
    return (
        select(*_columns("safety_answer"))
        .join_from(safety_answer, newest, same)
        .where(safety_answer.c.person_id == _WHO)
        .order_by(safety_answer.c.question, safety_answer.c.id)
    )


def _doubted_safety_answers() -> Select[Any]:
    # Each "yes" and "not sure", what was said next, and the first word on that question: a "no"
    # upon a "no" changes nothing, and in ten years hardly any question is ever raised, so this
    # reads next to nothing of what was answered.
    raised, other = safety_answer.alias("raised"), safety_answer.alias("other")
    doubted = raised.c.reply.in_((_text("yes"), _text("unsure")))
    own = (other.c.person_id == raised.c.person_id) & (other.c.question == raised.c.question)
    first = select(func.min(other.c.at_us)).where(own)
    following = first.where(other.c.at_us > raised.c.at_us)

    there = safety_answer.alias("there")

    def of_it(instant: ColumnElement[Any]) -> Select[Any]:
        same = (
            (there.c.person_id == raised.c.person_id)
            & (there.c.question == raised.c.question)
            & (there.c.at_us == instant)
        )
        found = select(there.c.id).join_from(raised, there, same)
        return found.where(raised.c.person_id == _WHO, doubted)

    instants = (
        raised.c.at_us,
        following.correlate(raised).scalar_subquery(),
        first.correlate(raised).scalar_subquery(),
    )
    ids = union(*(of_it(each) for each in instants))
    return (
        select(*_columns("safety_answer"))
        .where(safety_answer.c.person_id == _WHO, safety_answer.c.id.in_(ids))
        .order_by(safety_answer.c.at_us, safety_answer.c.id)
    )


def _counts() -> Statement:
    return union_all(
        *(
            select(literal_column(f"'{kind}'").label("kind"), func.count().label("entries"))
            .select_from(metadata.tables[kind])
            .where(metadata.tables[kind].c.person_id == _WHO)
            for kind in COLUMNS
        )
    )


def _per_kind() -> dict[str, Statement]:
    found: dict[str, Statement] = {}
    for kind in COLUMNS:
        table = metadata.tables[kind]
        found[f"{kind}_get"] = select(*_columns(kind)).where(*_is(table))
        found[f"{kind}_insert"] = insert(table)
        found[f"{kind}_delete"] = delete(table).where(*_is(table))
        found[f"{kind}_all"] = _in_order(_listed(kind), kind)
        found[f"{kind}_erase"] = delete(table).where(table.c.person_id == _number("owner"))
    for kind in ("skipped_day", "checklist", "event", "exercise_session"):
        found[f"{kind}_days"] = _in_order(_between_days(_listed(kind), kind), kind)
    for kind in ("check_in", "session", "event", "exercise_session"):
        found[f"{kind}_prefix"] = _by_prefix(kind)
    for kind in ("check_in", "session"):
        days = _between_days(_listed(kind), kind)
        found[f"{kind}_days"] = _page(_in_order(days, kind))
        found[f"{kind}_days_newest"] = _page(_in_order(days, kind, newest_first=True))
    return found


def _check_ins() -> dict[str, Statement]:
    ids = _check_in_ids()
    mine = check_in.c.person_id == _WHO
    answer = check_in_answer.c
    return {
        "check_in_answer_insert": insert(check_in_answer),
        "check_in_answer_get": select(
            answer.check_in_id, answer.kind, answer.item, answer.yes
        ).where(answer.person_id == _number("person_id"), answer.check_in_id == _text("key")),
        "check_in_answer_days": _answers_of(ids),
        "check_in_answer_page": _answers_of(_page(_in_order(ids, "check_in"))),
        "check_in_answer_page_newest": _answers_of(
            _page(_in_order(ids, "check_in", newest_first=True))
        ),
        "check_in_answer_prefix": _answers_of(
            select(check_in.c.id).where(
                check_in.c.person_id == _WHO,
                check_in.c.id >= _text("prefix"),
                check_in.c.id <= _text("prefix_end"),
            )
        ),
        "daily_pain": _between_days(
            select(
                check_in.c.day,
                func.sum(check_in.c.pain).label("total"),
                func.max(check_in.c.pain).label("worst"),
                func.count().label("entries"),
            ).where(check_in.c.person_id == _WHO),
            "check_in",
        )
        .group_by(check_in.c.day)
        .order_by(check_in.c.day),
        # Two look-ups at the ends of the index; both at once would walk all of it.
        "first_and_last_day": select(
            select(func.min(check_in.c.day)).where(mine).scalar_subquery().label("first"),
            select(func.max(check_in.c.day)).where(mine).scalar_subquery().label("last"),
        ),
    }


def _changes() -> dict[str, Statement]:
    mine = change.c.person_id == _number("person_id")
    in_state = change.c.state == _text("state")
    columns = [change.c[name] for name in ("id", "at_us", "utc_offset", "label", "state")]
    newest = select(change.c.id).where(change.c.person_id == _WHO).order_by(change.c.id.desc())
    entry_columns = [
        change_entry.c[name] for name in ("change_id", "kind", "key", "before", "after")
    ]
    in_entry_order = (change_entry.c.change_id, change_entry.c.position)
    return {
        "change_insert": insert(change).values(
            {name: bindparam(name) for name in change.c.keys() if name != "id"}  # noqa: SIM118
        ),
        "change_entry_insert": insert(change_entry),
        "change_newest": select(func.max(change.c.id).label("id")).where(mine),
        "change_last": select(func.max(change.c.id).label("id")).where(mine, in_state),
        "change_first": select(func.min(change.c.id).label("id")).where(mine, in_state),
        "change_get": select(*columns).where(change.c.id == _number("id")),
        "change_entries_get": select(*entry_columns)
        .where(change_entry.c.change_id == _number("id"))
        .order_by(*in_entry_order),
        "change_set_state": update(change)
        .where(change.c.id == _number("change"))
        .values(state=_text("new_state"), state_at_us=_big("now_us")),
        "change_drop_undone": update(change)
        # Not "person_id": in an update that name would be taken for a value to set.
        .where(change.c.person_id == _number("owner"), change.c.state == _text("old_state"))
        .values(state=_text("new_state"), state_at_us=_big("now_us")),
        "changes": _page(
            select(*columns).where(change.c.person_id == _WHO).order_by(change.c.id.desc())
        ),
        "change_entries": select(*entry_columns)
        .where(change_entry.c.change_id.in_(_page(newest)))
        .order_by(*in_entry_order),
        # Keys of several kinds at once: whoever asks leaves out those of another kind.
        "changes_of_keys": select(*columns, *entry_columns[1:])
        .join(change_entry)
        .where(
            change.c.person_id == _WHO,
            change_entry.c.key.in_([_text(name) for name in KEY_NAMES]),
        )
        .order_by(*in_entry_order),
    }


def _erasing() -> dict[str, Statement]:
    entry = change_entry.c
    traces = select(entry.change_id).where(entry.change_id == change.c.id)
    return {
        "erase_logged": select(
            entry.change_id, entry.position, entry.kind, entry.key, entry.before, entry.after
        )
        .join_from(change_entry, change)
        .where(change.c.person_id == _WHO),
        "erase_trace": delete(change_entry).where(
            entry.change_id == _number("change"), entry.position == _number("at")
        ),
        "erase_empty_changes": delete(change).where(
            change.c.person_id == _number("owner"), ~traces.exists()
        ),
        "erase_changes": delete(change).where(change.c.person_id == _number("owner")),
        "erase_person": delete(person).where(person.c.id == _number("owner")),
    }


def _persons() -> dict[str, Statement]:
    return {
        "person_get": select(person.c.id).where(person.c.handle == _text("person")),
        "person_insert": insert(person).values(
            handle=_text("handle"), created_at_us=_big("created_at_us")
        ),
        "persons": select(person.c.handle).order_by(person.c.handle),
    }


STATEMENTS: dict[str, Statement] = {
    **_persons(),
    **_per_kind(),
    **_check_ins(),
    "safety_answer_newest": _newest_safety_answers(),
    "safety_answer_doubted": _doubted_safety_answers(),
    "counts": _counts(),
    **_changes(),
    **_erasing(),
}
