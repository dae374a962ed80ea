"""The log beside a SQLite file (``-wal``): which pages in it are newer than those of the file.

After “WAL-mode File Format” in SQLite's documentation. SQLite stops at the first frame that is
broken; as each frame holds the checksum of the one before, the rest can be proved as well.
"""

import struct

_MAGIC = 0x377F0682
_HEAD, _FRAME = 32, 24


def committed_pages(log: bytes, page_size: int) -> tuple[dict[int, bytes], bool]:
    """The newest version of each page up to the last whole write, by the page's number.

    The truth value says whether a frame before that was broken, so that an older version stands in.
    """
    if len(log) < _HEAD:
        return {}, False
    magic, _version, size = struct.unpack_from(">III", log)
    if magic & ~1 != _MAGIC or size != page_size:
        return {}, True
    order = ">" if magic & 1 else "<"
    salts = log[16:24]
    before = struct.unpack_from(">II", log, 24)
    newer: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    broken = torn = False
    for start in range(_HEAD, len(log) - _FRAME - size + 1, _FRAME + size):
        head = log[start : start + _FRAME]
        if head[8:16] != salts:
            # What an earlier round left behind.
            break
        number, pages_after = struct.unpack_from(">II", head)
        page = log[start + _FRAME : start + _FRAME + size]
        stored = struct.unpack_from(">II", head, 16)
        if _checksum(head[:8] + page, before, order) == stored:
            waiting[number] = page
            if pages_after:
                newer |= waiting
                waiting = {}
                torn = torn or broken
        else:
            broken = True
        before = stored
    return newer, torn


def _checksum(data: bytes, before: tuple[int, ...], order: str) -> tuple[int, int]:
    first, second = before
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for index in range(0, len(words), 2):
        first = (first + words[index] + second) & 0xFFFFFFFF
        second = (second + words[index + 1] + first) & 0xFFFFFFFF
    return first, second
