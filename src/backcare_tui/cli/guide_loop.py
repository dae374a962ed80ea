"""A guide that goes on in the terminal: its time, its keys, and being asked to end."""

from __future__ import annotations

import time
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Protocol

from backcare_tui.cli.ending import HANGUP, leave_terminal
from backcare_tui.domain.guide import Guide, Phase
from backcare_tui.errors import Cancelled, ExitCode
from backcare_tui.journal.sessions import long_enough

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from backcare_tui.cli.ending import Ending
    from backcare_tui.cli.inline_keys import Keys
    from backcare_tui.domain.guide import Held, Hold

TICK = 0.2
"""Seconds between two looks at the clock, the keys and the signals."""

_SHORTEST = 0.005
_QUIT = ("q", "\x04")


class Face(Protocol):
    """Who is told how a guide goes on."""

    def now(self, guide: Guide, now: float) -> None:
        """Show where the guide is."""

    def ended(self, held: Held) -> None:
        """A hold ended."""


class GuideLoop:
    """Guides through ``holds`` until the end, ctrl+c, a closed terminal or a polite kill.

    With ``keyed`` enter begins and goes on to the next, space pauses, s skips and q ends; + makes a
    hold ``longer`` by so many seconds, where that is not 0. ``ending`` notes the signals, and goes
    on to do so for whoever keeps what was ``held``: every hold that ended, in order. After each of
    them ``held_back`` is asked whether the rest has to wait, which ends it.
    """

    def __init__(
        self,
        holds: Sequence[Hold],
        face: Face,
        ending: Ending,
        *,
        keyed: bool,
        held_back: Callable[[], bool],
        longer: int = 0,
    ) -> None:
        self.guide = Guide(tuple(holds))
        self.held: list[Held] = []
        self.gone = False
        """Whether the terminal was closed."""
        self._face = face
        self._ending = ending
        self._keyed = keyed
        self._longer = longer
        self._quit = False
        self._held_back = held_back
        self.waits = False
        """Whether the rest has to wait for what comes first."""

    @property
    def code(self) -> int:
        """The exit code: 0 where it went on to its end."""
        if self._ending.by or self.gone:
            return 128 + (self._ending.by or HANGUP)
        if self.waits:
            return int(ExitCode.DUE)
        return int(ExitCode.CANCELLED if self._quit else ExitCode.OK)

    def go(self, *, waits: bool = True, at_once: bool = False) -> Held | None:
        """Guide, and return what was held so far of a hold that was broken off, if anything.

        With ``waits`` the first hold begins at enter where there are keys; with ``at_once`` it
        begins without the time to find its place where there are none.
        """
        keys: AbstractContextManager[Keys | None]
        keys = _terminal_keys() if self._keyed else nullcontext()
        try:
            with keys as read:
                if not (self._keyed and waits):
                    now = time.monotonic()
                    begin = at_once and not self._keyed
                    self.guide = self.guide.begin(now) if begin else self.guide.go_on(now)
                self._run(read)
        except OSError:
            # Files raise errors of their own, so it was the terminal: it has gone away.
            self.gone = True
        self.gone |= self._ending.hung_up
        if self.gone:
            leave_terminal()
        now = time.monotonic()
        self._look(now)
        return self.guide.held(now)

    def _run(self, keys: Keys | None) -> None:
        while not self._ending.by and not self._quit and not self.waits:
            now = time.monotonic()
            self._look(now)
            if self.guide.phase is Phase.OVER:
                break
            self._face.now(self.guide, now)
            self._wait(keys)
        while keys is not None and not self._ending.by and not self._quit and keys.waiting():
            # What was pressed into the end does not answer the question that follows.
            self._read(keys)

    def _look(self, now: float) -> None:
        self.guide, ended = self.guide.tick(now)
        self._end(ended)

    def _wait(self, keys: Keys | None) -> None:
        """Wait for a key, and no longer than to the next look."""
        patience = TICK
        if self.guide.running:
            patience = max(min(self.guide.left(time.monotonic()), TICK), _SHORTEST)
        if keys is None:
            time.sleep(patience)
        elif keys.waiting(patience) and (key := self._read(keys)):
            self._press(key)

    def _read(self, keys: Keys) -> str:
        """The next key; empty where the terminal has gone away."""
        try:
            return keys.read()
        except Cancelled:
            self.gone = self._quit = True
            return ""

    def _press(self, key: str) -> None:
        now = time.monotonic()
        # A key may be the first thing after a long sleep, which nobody held through.
        self._look(now)
        guide = self.guide
        if key in "\r\n" and guide.phase is Phase.READY:
            self.guide = guide.begin(now)
        elif key in "\r\n" and not guide.running:
            self.guide = guide.go_on(now)
        elif key == "s" or (key in "\r\n" and long_enough(guide.held(now))):
            # Enter goes on as well, but an enter that came a moment late throws no hold away.
            self.guide, held = guide.skip(now)
            self._end([held] if held else [])
        elif key in " p":
            self.guide = guide.pause(now) if guide.running else guide.go_on(now)
        elif key == "+" and guide.phase is Phase.HOLD:
            self.guide = guide.extend(self._longer)
        elif key in _QUIT:
            self._quit = True

    def _end(self, ended: Sequence[Held]) -> None:
        self.held += ended
        for held in ended:
            self._face.ended(held)
        if ended and self.guide.phase is not Phase.OVER:
            self.waits = self.waits or self._held_back()


@contextmanager
def _terminal_keys() -> Iterator[Keys]:
    """The keyboard; OSError where it goes away meanwhile."""
    import termios

    from backcare_tui.cli.inline_keys import Keys

    try:
        with Keys() as keys:
            yield keys
    except termios.error as error:
        raise OSError("The terminal went away.") from error
