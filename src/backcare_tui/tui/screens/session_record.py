"""What is kept of a session while it goes on."""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING

from backcare_tui.journal.journal import new_id
from backcare_tui.journal.sessions import long_enough
from backcare_tui.journal.unfinished import Unfinished, steps_of

if TYPE_CHECKING:
    from backcare_tui.domain.checkin import AcupressureSession, AfterEffect
    from backcare_tui.domain.guide import Guide, Held
    from backcare_tui.journal import Journal
    from backcare_tui.journal.session_plan import Plan


class Record:
    """Writes each hold when it ends; what cannot be written is written with the next.

    Its writes are safe to be called from several threads, and come one after the other.
    """

    def __init__(
        self, journal: Journal, plan: Plan, pain_before: int | None, run: str = ""
    ) -> None:
        self.plan = plan
        self.pain_before = pain_before
        self.run = run or new_id()
        self.taken_up = bool(run)
        self.waiting: deque[Held] = deque()
        self.kept: list[AcupressureSession] = []
        self._journal = journal
        self._rest: Unfinished | None = None
        self._writing = threading.Lock()

    def add(self, held: Held | None) -> bool:
        """Take up a hold that ended; false where it was too short to be kept."""
        if held is None or not long_enough(held):
            return False
        self.waiting.append(held)
        return True

    def keep(self) -> None:
        """Write what waits.

        Raises:
            BackcareError: it could not be written; it waits on.
        """
        with self._writing:
            while self.waiting:
                held = self.waiting[0]
                self.kept.append(self._journal.sessions.keep(held, self.run, self.pain_before))
                self.waiting.popleft()

    def rests(self, guide: Guide, at: float) -> None:
        """Take up what is still to be held ``at`` this instant; `note_rest` writes it."""
        rest = steps_of(guide.rest(guide.held(at)))
        now = self._journal.now()
        self._rest = Unfinished(self.run, self.plan.name, rest, self.pain_before, now)

    def note_rest(self) -> None:
        """Write what is still to be held, for the case that the session breaks off.

        Raises:
            StorageFailure: it cannot be written.
        """
        with self._writing:
            if self._rest is not None and not self._journal.demo:
                self._journal.sessions.note_rest(self._rest)

    def forget_rest(self) -> None:
        """The session is over: nothing is left to take up.

        Raises:
            StorageFailure: the file cannot be taken away.
        """
        with self._writing:
            self._rest = None
            self._journal.sessions.forget_rest(self.run)

    def finish(self, pain: int | None, effect: AfterEffect | None) -> None:
        """Write what waits, then pain after and what the pressing left behind.

        Raises:
            BackcareError: it could not be written; what waits waits on.
        """
        self.keep()
        if pain is not None or effect is not None:
            self._journal.sessions.finish(self.run, pain, effect)
