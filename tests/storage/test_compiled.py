"""The generated statements are those of the queries."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import bindparam, literal, select
from tests.storage.factories import FreshDiary

from backcare_tui.storage import compiled
from backcare_tui.storage.compile import TARGET, source, sqlite_text
from backcare_tui.storage.queries import STATEMENTS


def test_compiled_is_what_the_queries_give() -> None:
    assert TARGET.read_text(encoding="utf-8") == source(), (
        "run: python -m backcare_tui.storage.compile"
    )


def test_the_generator_writes_what_the_formatter_keeps() -> None:
    ruff = shutil.which("ruff", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if ruff is None:
        pytest.skip("ruff is not installed")
    command = [ruff, "format", "--line-length", "100", "-"]
    result = subprocess.run(command, input=source(), capture_output=True, text=True, check=True)
    assert result.stdout == source()


@pytest.mark.parametrize("name", STATEMENTS)
def test_sqlite_understands_every_statement(fresh_sqlite: FreshDiary, name: str) -> None:
    text = compiled.STATEMENTS[name]
    parameters = dict.fromkeys(re.findall(r":(\w+)", text))
    with closing(sqlite3.connect(fresh_sqlite())) as connection:
        connection.execute(f"EXPLAIN {text}", parameters)


def test_reads_of_a_period_use_the_index_on_the_day(fresh_sqlite: FreshDiary) -> None:
    with closing(sqlite3.connect(fresh_sqlite())) as connection:
        for name in (
            "check_in_days",
            "check_in_days_newest",
            "session_days",
            "event_days",
            "exercise_session_days",
            "daily_pain",
        ):
            text = compiled.STATEMENTS[name]
            parameters = dict.fromkeys(re.findall(r":(\w+)", text))
            plan = connection.execute(f"EXPLAIN QUERY PLAN {text}", parameters).fetchall()
            steps = " ".join(step[3] for step in plan)
            assert "_day (person_id=? AND day>? AND day<?)" in steps, name
            assert "TEMP B-TREE" not in steps, name


def test_a_value_inside_a_statement_is_refused() -> None:
    with pytest.raises(ValueError, match="param_1"):
        sqlite_text(select(literal(5)))
    assert sqlite_text(select(bindparam("x"))) == "SELECT :x AS anon_1"
