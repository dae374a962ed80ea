"""What the C library is told about memory. Others than glibc lack `mallopt`, or do not need it."""

from __future__ import annotations

import contextlib
import sys

# https://sourceware.org/glibc/manual/latest/html_node/Malloc-Tunable-Parameters.html
_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
_LARGE = 128 * 1024
"""Bytes: what the C library begins with."""


def share_one_heap() -> None:
    """Let all threads take memory from one heap; to be called before the first thread begins.

    Otherwise each has its own, and holds on to what it once needed: 5 MB with ten years of entries.
    """
    _tune(_ARENA_MAX, 1)


def give_back_at_once() -> None:
    """Let the C library map large blocks one by one, as it does at first.

    glibc raises its threshold to the largest block freed so far (mallopt(3), M_MMAP_THRESHOLD).
    From then on the tables of a review of ten years lie among what stays, and hold on to 5 MB.
    """
    _tune(_MMAP_THRESHOLD, _LARGE)


def _tune(parameter: int, value: int) -> None:
    if sys.platform != "linux":
        return
    # Some builds of Python have no ctypes, or nothing to look into; the app does without.
    with contextlib.suppress(ImportError, OSError):
        import ctypes

        tune = getattr(ctypes.CDLL(None), "mallopt", None)
        if tune is not None:
            tune(parameter, value)
