"""Inputs made of others: what breaks parsers, put in, cut out and doubled."""

from __future__ import annotations

from random import Random

TOKENS = (
    b"\n", b"\r\n", b"\r", b"\0", b"\x1b[2J", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf",
    b"\xc2\x9b", b"\xe2\x80\xae", b"\xef\xbc\x9d", b"'", b'"', b'""', b",", b";", b"\t", b"=",
    b"+", b"-", b"@", b"[", b"]", b"{", b"}", b"[" * 1_100, b'{"a":' * 400, b"\\ud800", b"\\u0000",
    b"NaN", b"Infinity", b"1e400", b"9" * 5_000, b"null", b"true", b"0", b"-1", b"1.5", b'""',
    b"9999-12-31", b"0001-01-01T00:00:00+23:59", b":", b".", b"a.a." * 300, b"sep=;\n", b"x" * 500,
)  # fmt: skip
"""Bytes that have a meaning somewhere, or that something once stumbled over."""


def mutated(known: list[bytes], chance: Random) -> bytes:
    """One of ``known`` after a few changes."""
    data = chance.choice(known) if known else b""
    for _ in range(chance.randint(1, 5)):
        start = chance.randint(0, len(data))
        end = min(len(data), start + chance.choice((0, 1, 2, 8, 40)))
        between = chance.choice(
            (b"", data[start:end] * 2, chance.choice(TOKENS), bytes([chance.randrange(256)]))
        )
        data = data[:start] + between + data[end:]
    return data
