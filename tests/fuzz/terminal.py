"""What a terminal sends while a question waits: keys, and text that is pasted."""

from __future__ import annotations

import os
import sys
import termios
import tty
from functools import cache
from typing import TYPE_CHECKING

from backcare_tui.cli.inline_keys import END, Keys, edited

if TYPE_CHECKING:
    from typing import TextIO

    from tests.fuzz.place import Place

_MOST = 2_000
"""Bytes that a terminal holds for whoever has not read them yet."""


def keys(data: bytes, _place: Place) -> None:
    """Each key is one character, and what they come to steers no terminal."""
    # Twice, and with what ends a sequence between them: the first may belong to what was cut off.
    sent = data[:_MOST].replace(END.encode(), b"") + f"{END}~{END}".encode()
    handle, stdin = _terminal()
    before, sys.stdin = sys.stdin, stdin
    typed, count = "", 0
    try:
        with Keys() as reader:
            os.write(handle, sent)
            while (key := reader.read()) != END:
                assert len(key) == 1
                count += 1
                typed = edited(typed, key)
    finally:
        sys.stdin = before
        termios.tcflush(stdin.fileno(), termios.TCIFLUSH)
    assert count <= len(data) + 1
    assert not any(letter < " " or "\x7f" <= letter <= "\x9f" for letter in typed), typed


@cache
def _terminal() -> tuple[int, TextIO]:
    handle, slave = os.openpty()
    # Neither an interrupt nor a stop may be made of what is sent.
    tty.setraw(slave)
    return handle, os.fdopen(slave, encoding="utf-8")
