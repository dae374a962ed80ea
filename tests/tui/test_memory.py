"""What the C library is told, and what it does to the app where it cannot be told."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

from backcare_tui.tui import memory

# Starts threads that each take memory, and lets glibc print its heaps.
_ARENAS = """
import ctypes, threading
from backcare_tui.tui.memory import share_one_heap
if {share}:
    share_one_heap()
barrier = threading.Barrier(4)
def take():
    held = bytearray(60_000)
    barrier.wait()
threads = [threading.Thread(target=take) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
ctypes.CDLL(None).malloc_stats()
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="glibc alone is told")
def test_all_threads_share_one_heap() -> None:
    def arenas(*, share: bool) -> int:
        command = [sys.executable, "-c", _ARENAS.format(share=share)]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        return ran.stderr.count("Arena ")

    assert arenas(share=True) == 1
    assert arenas(share=False) > 1


def test_without_ctypes_nothing_is_told_and_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ctypes", None)
    memory.share_one_heap()
    memory.give_back_at_once()
    with pytest.raises(ImportError):
        import ctypes  # noqa: F401
