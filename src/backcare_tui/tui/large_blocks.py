"""Giving large blocks of memory back to the system as soon as they are free."""

from __future__ import annotations

_MMAP_THRESHOLD = -3
_LARGE = 128 * 1024
"""Bytes: what the C library begins with."""


def give_back_at_once() -> None:
    """Let the C library map large blocks one by one, as it does at first.

    glibc raises its threshold to the largest block freed so far (mallopt(3), M_MMAP_THRESHOLD).
    From then on the tables of a review of ten years lie among what stays, and hold on to 5 MB.
    Other C libraries lack `mallopt`, or give back on their own.
    """
    import ctypes
    import sys

    if sys.platform != "linux":
        return
    tune = getattr(ctypes.CDLL(None), "mallopt", None)
    if tune is not None:
        tune(_MMAP_THRESHOLD, _LARGE)
