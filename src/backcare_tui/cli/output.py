"""The only place that prints: data goes to stdout, narration to stderr.

Every line passes through `clean_text`, so nothing that a person or a file brought in can move the
cursor. With ``--json`` stdout holds exactly one envelope.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

from backcare_tui.cli.layout import wrap
from backcare_tui.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

WIDEST = 100
NARROWEST = 20

_ASCII = {
    ord("“"): '"',
    ord("”"): '"',
    ord("‘"): "'",
    ord("’"): "'",
    ord("–"): "-",
    ord("—"): "-",
    ord("…"): "...",
    ord("·"): ".",
    ord("×"): "x",
    ord("✓"): "+",
    ord("✗"): "x",
}


def clean_text(text: str) -> str:
    """`domain.text.clean_text`, imported when something is printed: ``--help`` prints nothing."""
    from backcare_tui.domain import text as domain_text

    return domain_text.clean_text(text)


class Warned:
    """Something that a reader has to know beside the data: a stable ``kind`` and words."""

    __slots__ = ("kind", "message")

    def __init__(self, kind: str, message: str) -> None:
        self.kind = kind
        self.message = message


class Output:
    """Writes what a command has to say, as text for people or as one JSON envelope."""

    def __init__(self, *, as_json: bool = False, plain: bool = False) -> None:
        self.as_json = as_json
        self.plain = plain

    @property
    def width(self) -> int:
        """How many cells a line of text may take."""
        columns = os.environ.get("COLUMNS", "")
        if columns.isdecimal() and int(columns):
            found = int(columns)
        else:
            try:
                found = os.get_terminal_size(sys.stdout.fileno()).columns or WIDEST
            except (OSError, ValueError):
                found = WIDEST
        return max(NARROWEST, min(found, WIDEST))

    @property
    def interactive(self) -> bool:
        """True where a person can be asked: stdin and stdout are a terminal."""
        return sys.stdin.isatty() and sys.stdout.isatty() and not self.as_json

    @property
    def rewrites(self) -> bool:
        """True where a line on stdout may be written over."""
        return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"

    def data(
        self,
        schema: str,
        value: object,
        lines: Iterable[str],
        warnings: Sequence[Warned] = (),
    ) -> None:
        """Write the result of a command: ``value`` in JSON mode, else ``lines``."""
        if self.as_json:
            told = [{"kind": w.kind, "message": w.message} for w in warnings]
            self.envelope(schema, value, told)
            return
        for line in lines:
            self.line(line)

    def envelope(self, schema: str, value: object, warnings: list[dict[str, str]]) -> None:
        """Write one JSON envelope."""
        import json

        holder = {"schema": f"backcare/{schema}@1", "data": value, "warnings": warnings}
        text = json.dumps(holder, ensure_ascii=False, indent=None, default=_plain)
        self.raw(text + "\n")

    def line(self, text: str = "") -> None:
        """Write text for people to stdout, wrapped; an indented line stays indented."""
        for part in wrap(clean_text(text), self.width):
            self._write(sys.stdout, part + "\n")

    def loud(self, text: str) -> None:
        """Write a title that must not be missed."""
        shown = clean_text(text)
        if self.coloured:
            from click import style

            for part in wrap(shown, self.width):
                self._write(sys.stdout, style(part, bold=True, fg="red") + "\n")
        else:
            self.line(shown)

    @property
    def coloured(self) -> bool:
        """True where stdout is a terminal that wants colour."""
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and self.rewrites

    def raw(self, text: str) -> None:
        """Write data to stdout as it is, in UTF-8 whatever the terminal's encoding."""
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))

    def narrate(self, text: str) -> None:
        """Tell the person something beside the data, on stderr."""
        for part in wrap(clean_text(text), self.width):
            self._write(sys.stderr, part + "\n")

    def over(self, text: str) -> None:
        """Write ``text`` over the present line of the terminal."""
        cut = clean_text(text)[: self.width - 1]
        self._write(sys.stdout, "\r" + cut.ljust(self.width - 1))
        sys.stdout.flush()

    def ask(self, question: str) -> str:
        """Ask one question on the terminal and return the reply, cleaned.

        Raises:
            Cancelled: the input ended, or the person wrote ``stop``.
        """
        *before, last = wrap(clean_text(question), self.width)
        for part in before:
            self._write(sys.stdout, part + "\n")
        self._write(sys.stdout, last + " ")
        sys.stdout.flush()
        reply = sys.stdin.readline()
        if not reply:
            self._write(sys.stdout, "\n")
            raise Cancelled("Stopped.")
        text = clean_text(reply).strip()
        if text.lower() in ("stop", "quit"):
            raise Cancelled("Stopped.")
        return text

    def _write(self, stream: TextIO, text: str) -> None:
        shown = text.translate(_ASCII) if self.plain else text
        try:
            stream.write(shown)
        except UnicodeEncodeError:
            # A terminal or pipe of an old encoding: a question mark beats a crash.
            encoding = stream.encoding or "ascii"
            known = shown.translate(_ASCII)
            stream.write(known.encode(encoding, "replace").decode(encoding))


def _plain(value: object) -> object:
    """JSON for what a command may hold beside plain values."""
    from datetime import date

    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def pairs(values: Mapping[str, bool]) -> str:
    """Answers in words: "cold yes, lifting no"."""
    return ", ".join(
        f"{name.replace('_', ' ')} {'yes' if yes else 'no'}" for name, yes in values.items()
    )
