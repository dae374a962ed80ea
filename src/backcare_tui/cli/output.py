"""The only place that prints: data goes to stdout, narration to stderr.

Every line passes through `visible`, so nothing that a person or a file brought in can move the
cursor. With ``--json`` stdout holds exactly one envelope.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

from backcare_tui.cli.layout import wrap
from backcare_tui.errors import Cancelled
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDEST = 100
NARROWEST = 20

SMALLEST = (40, 8)
"""Columns and rows that a terminal needs for prompts that are painted over."""
LEAVING = ("q", "quit", "stop")
"""What a person writes to leave a question without an answer."""
PLAIN = "BACKCARE_PLAIN"

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
    ord("½"): ".5",
    ord("✓"): "+",
    ord("✗"): "x",
}


def visible(text: str) -> str:
    """`domain.text.visible`, imported when something is printed: ``--help`` prints nothing."""
    from backcare_tui.domain import text as domain_text

    return domain_text.visible(text)


def plain_asked() -> bool:
    """True where the environment asks for linear text: ``BACKCARE_PLAIN=1``."""
    return os.environ.get(PLAIN, "").strip().lower() not in ("", "0", "false", "no", "off")


class Warned:
    """Something that a reader has to know beside the data: a stable ``kind`` and words."""

    __slots__ = ("kind", "message")

    def __init__(self, kind: str, message: str) -> None:
        self.kind = kind
        self.message = message


def _terminal_width() -> int:
    """The columns of the terminal that shows the output, be it at the end of a pipe; 0 for none."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        try:
            return os.get_terminal_size(stream.fileno()).columns
        except (OSError, ValueError):
            continue
    return 0


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
            found = _terminal_width() or WIDEST
        return max(NARROWEST, min(found, WIDEST))

    @property
    def interactive(self) -> bool:
        """True where a person can be asked: stdin and stdout are a terminal."""
        return sys.stdin.isatty() and sys.stdout.isatty() and not self.as_json

    @property
    def asks(self) -> bool:
        """True where a person can answer prompts, though stdout may be a file or a pipe."""
        shown = sys.stdout.isatty() or sys.stderr.isatty()
        return sys.stdin.isatty() and shown and not self.as_json

    @property
    def rewrites(self) -> bool:
        """True where a line on stdout may be written over."""
        capable = os.environ.get("TERM") != "dumb" and not self.plain
        return sys.stdout.isatty() and capable

    @property
    def repaints(self) -> bool:
        """True where several lines may be taken back, which needs to know the terminal's size."""
        if not self.rewrites or os.environ.get("NO_COLOR") or not os.environ.get("TERM"):
            return False
        columns, rows = self.screen
        return columns >= SMALLEST[0] and rows >= SMALLEST[1]

    @property
    def screen(self) -> tuple[int, int]:
        """Columns and rows of the terminal, with a usual size where it does not tell."""
        found = os.get_terminal_size(sys.stdout.fileno())
        return found.columns or 80, found.lines or 24

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

        from backcare_tui.domain.text import JSON_ESCAPES

        holder = {"schema": f"backcare/{schema}@1", "data": value, "warnings": warnings}
        text = json.dumps(holder, ensure_ascii=False, indent=None, default=_plain)
        self.raw(text.translate(JSON_ESCAPES) + "\n")

    def line(self, text: str = "") -> None:
        """Write text for people to stdout, wrapped; an indented line stays indented."""
        for part in wrap(visible(text), self.width):
            self._write(sys.stdout, part + "\n")

    def loud(self, text: str) -> None:
        """Write a title that must not be missed."""
        shown = visible(text)
        if self.coloured:
            from click import style

            for part in wrap(shown, self.width):
                self._write(sys.stdout, style(part, bold=True, fg="red") + "\n")
        else:
            self.line(shown)

    @property
    def coloured(self) -> bool:
        """True where stdout is a terminal that wants colour."""
        return self.rewrites and not os.environ.get("NO_COLOR")

    def raw(self, text: str) -> None:
        """Write data to stdout as it is, in UTF-8 whatever the terminal's encoding."""
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))

    def narrate(self, text: str) -> None:
        """Tell the person something beside the data, on stderr."""
        for part in wrap(visible(text), self.width):
            self._write(sys.stderr, part + "\n")

    def over(self, text: str) -> None:
        """Write ``text`` over the present line of the terminal."""
        from backcare_tui.charts.cells import fit

        self._write(sys.stdout, "\r" + fit(visible(text), self.width - 1))
        sys.stdout.flush()

    def paint(self, lines: Sequence[str], over: int) -> None:
        """Write ``lines`` over the last ``over`` rows; the cursor stays behind the last one.

        Each line has to fit its row. What would lie above the screen is left alone.
        """
        up = f"\x1b[{over - 1}A" if over > 1 else ""
        shown = "\n".join(visible(line) for line in lines)
        self._write(sys.stdout, f"\r{up}\x1b[J{shown}")
        sys.stdout.flush()

    def beside(self, text: str = "") -> None:
        """Write to the person who is being asked: on stderr where stdout is no terminal."""
        for part in wrap(visible(text), self.width):
            self._write(self._asking, part + "\n")

    def ask(self, question: str) -> str:
        """Ask one question on the terminal and return the reply, cleaned.

        Raises:
            Cancelled: the input ended, or the person wrote ``q``, ``quit`` or ``stop``.
        """
        from backcare_tui.cli.input_wait import wait_for_line
        from backcare_tui.domain.text import clean_text

        *before, last = wrap(visible(question), self.width)
        for part in before:
            self._write(self._asking, part + "\n")
        self._write(self._asking, last + " ")
        self._asking.flush()
        wait_for_line()
        reply = sys.stdin.readline()
        if not reply:
            self._write(self._asking, "\n")
            raise Cancelled(_("Stopped."))
        text = clean_text(reply).strip()
        if text.lower() in LEAVING:
            raise Cancelled(_("Stopped."))
        return text

    @property
    def _asking(self) -> TextIO:
        return sys.stdout if sys.stdout.isatty() else sys.stderr

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
