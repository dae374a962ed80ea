"""asyncio without TLS: nothing of OpenSSL's in the app, and who imports `ssl` still gets it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_WRITE = """
from backcare_tui.__main__ import main
raise SystemExit(main(["redflags", "answer", "--none"]) or main(["checkin", "4c"]))
"""
# In the order of `backcare`: the diary first, then the app.
_APP = """
import sys
from backcare_tui.journal import open_journal
journal = open_journal()
from backcare_tui.tui.app import BackcareApp
import asyncio
async def through_the_screens():
    app = BackcareApp(journal)
    async with app.run_test() as pilot:
        for key in "RPCHT":
            await pilot.press(key)
            await app.workers.wait_for_complete()
        assert app.fault is None
asyncio.run(through_the_screens())
journal.close()
print({"ssl", "_ssl"} & set(sys.modules) or "none", len(journal.store.check_ins("me")))
"""


def run(source: str, home: Path | None = None) -> list[str]:
    """The words that ``source`` prints in a fresh interpreter."""
    usual = {k: v for k, v in os.environ.items() if not k.startswith(("BACKCARE_", "XDG_"))}
    own = dict.fromkeys(("HOME", "USERPROFILE", "LOCALAPPDATA"), str(home)) if home else {}
    ran = subprocess.run(
        [sys.executable, "-c", source],
        env=usual | own,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.split()


def test_the_app_runs_without_openssl(tmp_path: Path) -> None:
    run(_WRITE, tmp_path)
    assert run(_APP, tmp_path) == ["none", "1"]


def test_who_needs_tls_later_gets_it() -> None:
    assert run("""
import backcare_tui.tui, ssl
print(ssl.create_default_context().verify_mode.name)
""") == ["CERT_REQUIRED"]


def test_what_is_loaded_already_stays() -> None:
    assert run("""
import asyncio, ssl, sys
import backcare_tui.tui
print(sys.modules["ssl"] is ssl, asyncio.sslproto.ssl is ssl)
""") == ["True", "True"]
