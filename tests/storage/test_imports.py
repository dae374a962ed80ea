"""The everyday path pays for no more than it uses."""

import subprocess
import sys

from tests.storage.factories import FreshDiary

EVERYDAY = """
import sys
from datetime import datetime, timezone
from backcare_tui.domain.checkin import CheckIn
from backcare_tui.storage.store import open_store

at = datetime(2026, 3, 9, 8, tzinfo=timezone.utc)
with open_store(sys.argv[1]) as store:
    store.write("me", "check-in", put=[CheckIn("a", at.date(), at, 4, {"cold": True})], at=at)
    store.undo("me", at)
    store.redo("me", at)
    assert len(store.check_ins("me")) == len(store.daily_pain("me")) == 1
    store.changes("me")
    list(store.everything("me"))
    store.verify()
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_the_everyday_path_loads_no_sqlalchemy(fresh_sqlite: FreshDiary) -> None:
    result = subprocess.run(
        [sys.executable, "-c", EVERYDAY, fresh_sqlite()],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(result.stdout.split())
    assert not loaded & {"sqlalchemy", "alembic", "psycopg", "mako", "textual", "asyncio"}
