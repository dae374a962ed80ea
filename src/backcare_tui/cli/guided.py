"""A guided session in the terminal, and what is kept of it."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backcare_tui.cli.ending import Ending
from backcare_tui.cli.guide_lines import lines_for
from backcare_tui.cli.guide_loop import GuideLoop
from backcare_tui.domain.checkin import Side
from backcare_tui.errors import BackcareError, DatabaseError, ExitCode, StorageFailure
from backcare_tui.journal.journal import new_id
from backcare_tui.journal.sessions import long_enough
from backcare_tui.journal.unfinished import Unfinished, steps_of
from backcare_tui.language import gettext as _
from backcare_tui.language import sentences

if TYPE_CHECKING:
    from backcare_tui.cli.context import App
    from backcare_tui.domain.checkin import AcupressureSession, RoutineStep
    from backcare_tui.domain.guide import Guide, Held, Hold
    from backcare_tui.journal.session_plan import Plan

LONGER = 10
"""Seconds that + adds to a hold."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a session is guided.

    ``run`` is its id, ``pain_before`` 0-10 or None. With ``waits`` the first hold begins at enter
    where there are keys; ``at_once`` lets it begin without the time to find it where there are
    none. With ``resumes`` the rest is remembered for the case that it breaks off. ``explained`` is
    a point that the person has read about already.
    """

    pain_before: int | None = None
    bell: bool = True
    waits: bool = True
    at_once: bool = False
    resumes: bool = True
    explained: str = ""
    run: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Guided:
    """How a session went: what is in the diary, the exit code, and what is left to hold."""

    kept: tuple[AcupressureSession, ...]
    code: int
    rest: tuple[RoutineStep, ...]

    @property
    def over(self) -> bool:
        """Whether it went on to its end."""
        return self.code == ExitCode.OK


def guided(app: App, plan: Plan, wanted: Wanted) -> Guided:
    """Guide through ``plan`` and keep every hold as soon as it ends.

    Ctrl+c, a closed terminal and a polite kill end it; what was held at least 5 seconds of the hold
    that runs is kept as well.

    Raises:
        DatabaseError, StorageFailure: something that was held could not be kept; the words name it.
    """
    return _Guiding(app, plan, wanted).go()


class _Guiding:
    def __init__(self, app: App, plan: Plan, wanted: Wanted) -> None:
        self._app = app
        # A hold goes on meanwhile, and each that ends tries again for those before it.
        app.journal.patience = 1
        self._plan = plan
        self._wanted = wanted
        keyed = app.output.interactive and sys.platform != "win32"
        self._lines = lines_for(
            app.output,
            plan,
            keys=keyed,
            motion=app.journal.settings.motion,
            explained=wanted.explained,
        )
        self._ending = Ending()
        self._loop = GuideLoop(
            plan.holds,
            self,
            self._ending,
            keyed=keyed,
            held_back=app.held_back_meanwhile,
            longer=LONGER,
        )
        self._kept: list[AcupressureSession] = []
        self._unsaved: list[Held] = []
        self._told: set[str] = set()

    def go(self) -> Guided:
        with self._ending:
            self._remember(self._loop.guide.rest(None))
            broken_off = self._loop.go(waits=self._wanted.waits, at_once=self._wanted.at_once)
            rest = self._keep_running(broken_off)
            self._lines.close()
            self._finish(rest)
        self._require_saved()
        return Guided(tuple(self._kept), self._loop.code, steps_of(rest))

    def now(self, guide: Guide, now: float) -> None:
        self._lines.now(guide, now)

    def ended(self, held: Held) -> None:
        if long_enough(held):
            self._unsaved.append(held)
        if self._wanted.bell and sys.stdout.isatty() and not self._app.output.as_json:
            # Before the writing, which takes a moment: hands let go when it rings.
            self._app.output.raw("\a")
            sys.stdout.flush()
        self._save()
        self._remember(self._loop.guide.rest(None))
        self._lines.ended(held, kept=long_enough(held))

    def _save(self) -> None:
        sessions, wanted = self._app.journal.sessions, self._wanted
        while self._unsaved:
            try:
                kept = sessions.keep(self._unsaved[0], wanted.run, wanted.pain_before)
            except (DatabaseError, StorageFailure) as error:
                self._tell(error, _("It is tried again after the next one."))
                return
            self._kept.append(kept)
            self._unsaved.pop(0)

    def _keep_running(self, held: Held | None) -> tuple[Hold, ...]:
        """Keep what was held so far of the hold that ran, and remember the rest, which is returned.

        What could not be kept before is tried once more.
        """
        rest = self._loop.guide.rest(held)
        if held is None or not long_enough(held):
            self._save()
            return rest
        self._unsaved.append(held)
        self._save()
        if not self._loop.gone:
            self._lines.ended(held, kept=True)
        self._remember(rest)
        return rest

    def _remember(self, rest: tuple[Hold, ...]) -> None:
        if not self._wanted.resumes:
            return
        journal, wanted = self._app.journal, self._wanted
        left = Unfinished(
            wanted.run, self._plan.name, steps_of(rest), wanted.pain_before, journal.now()
        )
        try:
            journal.sessions.note_rest(left)
        except StorageFailure as error:
            self._tell(error, _("What you press is kept all the same."))

    def _finish(self, rest: tuple[Hold, ...]) -> None:
        if self._wanted.resumes and not rest:
            try:
                self._app.journal.sessions.forget_rest(self._wanted.run)
            except StorageFailure as error:
                self._tell(error, "")

    def _tell(self, error: BackcareError, more: str) -> None:
        """Say what went wrong, once."""
        if error.message not in self._told:
            self._told.add(error.message)
            self._lines.say(sentences([error.message, more]))

    def _require_saved(self) -> None:
        if not self._unsaved:
            return
        named = "; ".join(_as_command(held.hold, held.seconds) for held in self._unsaved)
        later = _("To add it later: {commands}").format(commands=named)
        raise StorageFailure(_("Not all of it is in the diary."), later)


def _as_command(hold: Hold, seconds: int) -> str:
    side = "" if hold.side is Side.MIDLINE else f" --side {hold.side.value}"
    return f"backcare press {hold.what} --log --seconds {seconds}{side}"
