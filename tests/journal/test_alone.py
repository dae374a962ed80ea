"""Which programs still run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from backcare_tui.journal.alone import lives, process_name


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system tells no states")
def test_a_program_that_has_ended_does_not_run_though_its_number_is_still_taken() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        name = process_name(other.pid)
        assert lives(other.pid)
        assert name.startswith(f"{other.pid}:")
        other.kill()
        stat = Path(f"/proc/{other.pid}/stat")
        end = time.monotonic() + 10
        while stat.read_text().rpartition(")")[2].split()[0] != "Z":
            assert time.monotonic() < end
        os.kill(other.pid, 0)
        assert not lives(other.pid)
        assert process_name(other.pid) == ""


def test_this_program_runs() -> None:
    assert lives(os.getpid())
    assert process_name() == process_name(os.getpid())
