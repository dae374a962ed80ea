"""The table of acupressure sessions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.storage.factories import session
from tests.storage.strategies import sessions

from backcare_tui.domain.checkin import AcupressureSession, AfterEffect
from backcare_tui.errors import InvalidInput
from backcare_tui.exchange.csv_sessions import read_sessions_csv, write_sessions_csv
from backcare_tui.exchange.table import ImportPlan

TODAY = date(2200, 1, 1)


def table(written: list[AcupressureSession]) -> str:
    return "".join(write_sessions_csv(written))


@given(st.lists(sessions(), max_size=4, unique_by=lambda entry: entry.id))
def test_a_round_trip_loses_nothing(written: list[AcupressureSession]) -> None:
    plan = read_sessions_csv(table(written), TODAY)
    assert plan.entries == tuple(written)
    assert (plan.rejected, plan.ignored) == ((), ())


def test_an_empty_cell_is_unknown() -> None:
    full = session("s2", pain_before=6, pain_after=0, after_effect=AfterEffect.SORE, run="r1")
    assert table([session(), full]).splitlines() == [
        "id,day,at,point,side,seconds,pain_before,pain_after,after_effect,run",
        "s1,2026-03-09,2026-03-09T21:00:00+01:00,BL23,both,30,,,,",
        "s2,2026-03-09,2026-03-09T21:00:00+01:00,BL23,both,30,6,0,sore,r1",
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (",30,", ",4,", "seconds"),
        (",30,", ",,", "seconds"),
        (",30,", ",²,", "seconds"),
        (",30,", f",{'9' * 5000},", "seconds"),
        (",both,", ",top,", "side"),
        ("s1,", ",", "id"),
        (",,,,", ",,,,two words", "run"),
        ("2026-03-09,", "2300-03-09,", "future"),
    ],
)
def test_a_row_that_means_nothing_is_reported(old: str, new: str, words: str) -> None:
    plan = read_sessions_csv(table([session()]).replace(old, new), TODAY)
    ((line, reason),) = plan.rejected
    assert line == 2
    assert words in reason


def test_rows_with_one_id_and_further_columns_are_reported() -> None:
    text = table([session(), session()]).replace("\r\n", ",x\r\n")
    plan = read_sessions_csv(text, TODAY)
    assert plan.rejected == ((3, "id is the same as on line 2"),)
    assert plan.ignored == ("x",)


def test_a_table_from_before_there_were_runs_reads_unchanged() -> None:
    lines = [line.rpartition(",")[0] for line in table([session()]).splitlines()]
    assert lines[0].endswith(",after_effect")
    plan = read_sessions_csv("\r\n".join(lines), TODAY)
    assert plan == ImportPlan((session(),), ())


def test_another_table_is_refused() -> None:
    with pytest.raises(InvalidInput, match="columns"):
        read_sessions_csv("date,pain\n", TODAY)
