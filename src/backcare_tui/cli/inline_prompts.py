"""How the prompts of the inline check-in are shown: painted over, or left where they are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol

from backcare_tui.cli.layout import cells, wrap
from backcare_tui.cli.output import LEAVING, visible
from backcare_tui.domain.text import clean_text
from backcare_tui.errors import Cancelled
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from backcare_tui.cli.inline_keys import Keys
    from backcare_tui.cli.output import Output

_ROOM = 16
"""Cells that an answer needs beside its question."""


class Prompts(Protocol):
    """A place to ask, for the length of a ``with`` block."""

    def __enter__(self) -> Prompts: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def ask(self, question: str, said: Sequence[str], told: str) -> str:
        """Ask and return the reply in one line, without blank ends.

        ``said`` are the answers so far in words, ``told`` is what to know before answering.

        Raises:
            Cancelled: the person leaves.
        """


def prompts(output: Output, heading: str) -> Prompts:
    """The prompts that suit this terminal."""
    if sys.platform != "win32" and output.repaints:
        return PaintedPrompts(output, heading)
    return StayingPrompts(output, heading)


class StayingPrompts:
    """Prompts in lines that stay, for screen readers, logs and simple terminals."""

    def __init__(self, output: Output, heading: str) -> None:
        self._output = output
        self._heading = heading

    def __enter__(self) -> StayingPrompts:
        self._output.beside(self._heading)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is KeyboardInterrupt:
            self._output.beside()

    def ask(self, question: str, said: Sequence[str] = (), told: str = "") -> str:
        """See `Prompts.ask`; the answers so far stand above already."""
        del said
        if told:
            self._output.beside(told)
        return self._output.ask(question)


class PaintedPrompts:
    """Prompts on the last lines of the terminal, which are free again afterwards."""

    def __init__(self, output: Output, heading: str) -> None:
        self._output = output
        self._heading = heading
        self._rows = 0
        self._keys: Keys | None = None

    def __enter__(self) -> PaintedPrompts:
        from backcare_tui.cli.inline_keys import Keys

        self._keys = Keys()
        self._keys.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        from backcare_tui.cli.inline_keys import undisturbed

        with undisturbed():
            if self._keys is not None:
                self._keys.__exit__()
                self._keys = None
            self._output.paint([""], self._rows)

    def ask(self, question: str, said: Sequence[str], told: str) -> str:
        """See `Prompts.ask`."""
        from backcare_tui.cli.inline_keys import END, edited

        keys = self._keys
        if keys is None:
            raise RuntimeError("asked outside of the with block")
        typed = ""
        while True:
            if not keys.waiting():
                self._paint(question, said, told, typed)
            key = keys.read()
            if key in "\r\n":
                break
            if key == END and not typed:
                raise Cancelled(_("Stopped."))
            typed = edited(typed, key)
        reply = clean_text(typed).strip()
        if reply.lower() in LEAVING:
            raise Cancelled(_("Stopped."))
        return reply

    def _paint(self, question: str, said: Sequence[str], told: str, typed: str) -> None:
        from backcare_tui.cli.inline_keys import undisturbed

        columns, rows = self._output.screen
        width = min(columns, self._output.width) - 1
        asked = wrap(visible(question), width)
        if cells(asked[-1]) > width - _ROOM:
            asked.append("")
        lead = asked[-1] + " " if asked[-1] else ""
        asked[-1] = lead + tail(visible(typed), width - cells(lead))
        head = wrap(visible(self._heading), width)
        notes = wrap(visible(told), width) if told else []
        room = rows - 1 - len(head) - len(notes) - len(asked)
        answers = [line for each in said for line in wrap(visible(each), width)]
        lines = [*head, *answers[-room:], *notes, *asked] if room > 0 else [*notes, *asked]
        # An interrupt in between would leave rows that nobody counted.
        with undisturbed():
            self._output.paint(lines, self._rows)
            self._rows = len(lines)


def tail(text: str, width: int) -> str:
    """The end of ``text`` that fits ``width`` cells, with an ellipsis where it was cut."""
    if cells(text[-width - 1 :]) <= width and len(text) <= width:
        return text
    kept = text[-width:]
    while cells(kept) > width - 1:
        kept = kept[1:]
    return "…" + kept
