"""Nothing of the program reaches for a network: whole journeys with every way out forbidden."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.thorough

FORBIDDEN = """
import os, socket, sys
NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname",
           "socket.gethostbyaddr", "socket.getnameinfo", "socket.sendto", "socket.sendmsg",
           "urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect",
           "webbrowser.open", "syslog.openlog")
def watch(event, arguments):
    inside = event == "socket.__new__" and arguments[1] == socket.AF_UNIX
    if event in NETWORK or (event == "socket.__new__" and not inside):
        # Not an exception, which somebody could catch.
        os.write(2, f"reached for the network: {event} {arguments}".encode())
        os._exit(99)
sys.addaudithook(watch)
"""
COMMANDS = """
from pathlib import Path
from backcare_tui.cli.main import run
LINES = '''
checkin 4cf. --press UB40:30 --sign pricking --note private
checkin 2 --date -1
skip -2 --reason travel
mark new mattress
redflags answer --none
status
remind
list
show today
trend
triggers
map
calendar
pattern
points
points UB40
atlas
press KI3 --log --seconds 30
session --list
routine save evening UB40
prevent
exercises
exercise X03 --log
learn
redflags
profile pregnant=no
edit today --pain 3
delete -1
undo
redo
changes
export
export -o out.ndjson
export --format csv -o out.csv
import out.ndjson
import out.csv
where
config
config set person me
demo status
simulate --days 30
completion bash
erase -2 --yes
erase --all --yes
'''
for line in LINES.strip().splitlines():
    code = run(line.split())
    assert code in (0, 10), (line, code)
print("done", len(LINES.split(chr(10))))
"""
APP = """
import asyncio
from backcare_tui.journal.demo import demo_journal
from backcare_tui.journal.journal import open_journal
from backcare_tui.tui.app import BackcareApp
async def journey():
    with demo_journal(open_journal()) as journal:
        app = BackcareApp(journal)
        async with app.run_test(size=(100, 40)) as pilot:
            for key in "4 c enter R x k P C enter escape H enter escape comma escape T".split():
                await pilot.press(key)
                await app.workers.wait_for_complete()
            for key in ("exclamation_mark", "escape", "ctrl+p", "escape", "ctrl+l", "enter"):
                await pilot.press(key)
            await pilot.press("q", "q")
        assert app.fault is None
asyncio.run(journey())
print("done")
"""
LIBRARIES = {"http", "urllib.request", "ssl", "_ssl", "socket", "_socket", "ftplib", "smtplib"}


def run(source: str, home: Path) -> str:
    """What ``source`` prints where every socket but those inside the process ends it."""
    usual = {k: v for k, v in os.environ.items() if not k.startswith(("BACKCARE_", "XDG_"))}
    done = subprocess.run(
        [sys.executable, "-B", "-c", source],
        env={**usual, "HOME": str(home), "LANG": "C.UTF-8"},
        cwd=home,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_what_is_forbidden_ends_the_process(tmp_path: Path) -> None:
    for reach in (
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('localhost', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')",
    ):
        with pytest.raises(AssertionError, match="reached for the network"):
            run(FORBIDDEN + reach, tmp_path)


@pytest.mark.slow
def test_no_command_reaches_for_the_network(tmp_path: Path) -> None:
    assert run(FORBIDDEN + COMMANDS, tmp_path).splitlines()[-1].startswith("done")


@pytest.mark.slow
def test_the_app_does_not_reach_for_the_network(tmp_path: Path) -> None:
    assert run(FORBIDDEN + APP, tmp_path).splitlines()[-1] == "done"


@pytest.mark.parametrize("line", ["checkin 4cf", "list", "status", "export", "trend", "undo"])
def test_an_everyday_command_loads_no_library_of_the_network(line: str, tmp_path: Path) -> None:
    source = """
import sys
from backcare_tui.cli.main import run
run(%r.split())
print()
print(*sys.modules)
"""
    run(source % "checkin 3", tmp_path)  # to make a diary takes more
    found = set(run(source % line, tmp_path).splitlines()[-1].split())
    assert "backcare_tui.storage.store" in found
    assert not found & LIBRARIES
