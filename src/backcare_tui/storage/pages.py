"""The pages of a SQLite file, read without SQLite, which gives a whole table up for one bad page.

After “Database File Format” in SQLite's documentation. Nothing here changes a file.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from backcare_tui.storage.log_fit import is_later
from backcare_tui.storage.write_ahead import committed_pages

Value: TypeAlias = int | float | str | bytes | None
"""What a column can hold. Text that is not UTF-8 is given as bytes."""

MAGIC = b"SQLite format 3\0"
USUAL_SIZE = 4096
"""Bytes of a page where the file does not say."""
TABLE_LEAF, TABLE_NODE, INDEX_LEAF, INDEX_NODE = 0x0D, 0x05, 0x0A, 0x02

_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Serial type to the bytes of a whole number."""
_REAL, _ZERO, _ONE, _BLOB = 7, 8, 9, 12


class PageError(Exception):
    """A page does not hold what a page of its kind holds."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a page says about one row: its number (None in an index), and the page to its left."""

    row: int | None
    values: tuple[Value, ...]
    left: int | None = None


class Pages:
    """The pages of a file as of its last whole write, those of the log beside it included."""

    def __init__(self, path: Path, *, log: bool = True) -> None:
        """Read the file ``path`` into memory, and its log where ``log`` does not leave it out.

        Raises:
            OSError: it cannot be read.
        """
        main, frames = _steady(path)
        self.logged = log and bool(frames)
        """Whether a log was read as well."""
        frames = frames if log else b""
        self._main = main
        size, reserved = _sizes(main) if main.startswith(MAGIC) else (USUAL_SIZE, 0)
        self._size, self._usable = size, size - reserved
        self._newer, self.torn = committed_pages(frames, size)
        self.count = max(-(-len(main) // size), max(self._newer, default=0))
        """How many pages there are; the first has number 1."""
        self.headed = self._newer.get(1, main).startswith(MAGIC)
        """Whether the first page says that this is a SQLite file."""

    @property
    def later(self) -> bool:
        """Whether the first page in the log is newer than that in the file."""
        return is_later(self._main, self._newer)

    def page(self, number: int) -> bytes:
        """The bytes of a page.

        Raises:
            PageError: the file has no such page, or ends within it.
        """
        if (newer := self._newer.get(number)) is not None:
            return newer
        found = self._main[(number - 1) * self._size : number * self._size]
        if number < 1 or len(found) < self._size:
            raise PageError(f"page {number} is not there")
        return found

    def kind(self, number: int) -> int:
        """The first byte of the tree's page, one of the four kinds where it is whole."""
        return self.page(number)[100 if number == 1 else 0]

    def children(self, number: int) -> Iterator[int]:
        """The pages right beneath a node, as far as they can be told."""
        page, start = self.page(number), 100 if number == 1 else 0
        for offset in self._offsets(number):
            yield int.from_bytes(page[offset : offset + 4], "big")
        yield int.from_bytes(page[start + 8 : start + 12], "big")

    def cells(self, number: int) -> Iterator[Cell | PageError]:
        """The rows of a page one by one, and in place of each that is broken, why."""
        kind = self.kind(number)
        for offset in self._offsets(number):
            try:
                yield self._cell(self.page(number), kind, offset)
            except (PageError, IndexError, struct.error) as error:
                yield error if isinstance(error, PageError) else PageError("cut off")

    def free(self) -> set[int]:
        """The pages that hold nothing any more, as far as they can be told."""
        found: set[int] = set()
        if not self.headed:
            return found
        trunk = int.from_bytes(self.page(1)[32:36], "big")
        while 0 < trunk <= self.count and trunk not in found:
            found.add(trunk)
            try:
                page = self.page(trunk)
            except PageError:
                break
            trunk, leaves = struct.unpack_from(">II", page)
            leaves = min(leaves, self._usable // 4 - 2)
            found.update(struct.unpack_from(f">{leaves}I", page, 8))
        return found

    def _offsets(self, number: int) -> list[int]:
        page, start = self.page(number), 100 if number == 1 else 0
        head = 12 if page[start] in (TABLE_NODE, INDEX_NODE) else 8
        cells = int.from_bytes(page[start + 3 : start + 5], "big")
        if start + head + 2 * cells > self._size:
            raise PageError(f"page {number} cannot hold {cells} rows")
        return list(struct.unpack_from(f">{cells}H", page, start + head))

    def _cell(self, page: bytes, kind: int, offset: int) -> Cell:
        left = row = None
        if kind in (TABLE_NODE, INDEX_NODE):
            left = int.from_bytes(page[offset : offset + 4], "big")
            offset += 4
        if kind == TABLE_NODE:
            row, _end = _varint(page, offset)
            return Cell(row, (), left)
        length, offset = _varint(page, offset)
        if kind == TABLE_LEAF:
            row, offset = _varint(page, offset)
        payload = self._payload(page, offset, length, table=kind == TABLE_LEAF)
        return Cell(row, _values(payload), left)

    def _payload(self, page: bytes, offset: int, length: int, *, table: bool) -> bytes:
        usable = self._usable
        most = usable - 35 if table else (usable - 12) * 64 // 255 - 23
        if length <= most:
            return _slice(page, offset, length)
        least = (usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (usable - 4)
        here = here if here <= most else least
        parts, missing = [_slice(page, offset, here)], length - here
        following = int.from_bytes(_slice(page, offset + here, 4), "big")
        seen: set[int] = set()
        while missing > 0:
            if following in seen:
                raise PageError("a long row runs in a circle")
            seen.add(following)
            more = self.page(following)
            part = more[4 : 4 + min(missing, usable - 4)]
            parts.append(part)
            missing -= len(part)
            following = int.from_bytes(more[:4], "big")
        return b"".join(parts)


def _steady(path: Path) -> tuple[bytes, bytes]:
    """The bytes of a file and of its log, of the same moment where another program writes."""
    log = path.with_name(path.name + "-wal")
    for _attempt in range(5):
        before = _stamps(path, log)
        found = path.read_bytes(), log.read_bytes() if before[1] else b""
        if _stamps(path, log) == before:
            break
    return found


def _stamps(*files: Path) -> list[tuple[int, int] | None]:
    found: list[tuple[int, int] | None] = []
    for file in files:
        try:
            status = file.stat()
        except FileNotFoundError:
            found.append(None)
        else:
            found.append((status.st_mtime_ns, status.st_size))
    return found


def _sizes(main: bytes) -> tuple[int, int]:
    size = int.from_bytes(main[16:18], "big")
    size = 65536 if size == 1 else size
    if size < 512 or size & (size - 1):
        size = USUAL_SIZE
    reserved = main[20] if len(main) > 20 else 0
    return size, reserved if size - reserved >= 480 else 0


def _slice(page: bytes, start: int, length: int) -> bytes:
    found = page[start : start + length]
    if len(found) < length:
        raise PageError("a row reaches beyond its page")
    return found


def _varint(data: bytes, offset: int) -> tuple[int, int]:
    """A number of 1 to 9 bytes, and where it ends."""
    value = 0
    for index in range(8):
        byte = data[offset + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, offset + index + 1
    value = value << 8 | data[offset + 8]
    return value - (1 << 64) if value >> 63 else value, offset + 9


def _values(record: bytes) -> tuple[Value, ...]:
    length, at = _varint(record, 0)
    if not 0 < length <= len(record):
        raise PageError("a row's head reaches beyond it")
    body, values = length, []
    while at < length:
        code, at = _varint(record, at)
        width = _width(code)
        values.append(_value(code, _slice(record, body, width)))
        body += width
    if body != len(record):
        raise PageError("a row is longer than its columns")
    return tuple(values)


def _width(code: int) -> int:
    if code >= _BLOB:
        return (code - _BLOB) // 2
    if code in (10, 11) or code < 0:
        raise PageError("a column of no known kind")
    return 8 if code == _REAL else _NUMBERS.get(code, 0)


def _value(code: int, data: bytes) -> Value:
    if code in _NUMBERS:
        return int.from_bytes(data, "big", signed=True)
    if code in (_ZERO, _ONE):
        return code - _ZERO
    if code == _REAL:
        (real,) = struct.unpack(">d", data)
        return float(real)
    if code == 0:
        return None
    if code % 2:
        try:
            return data.decode()
        except UnicodeDecodeError:
            return data
    return data
