"""The guided session: what is asked for, and how it opens."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from backcare_tui import paths
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from backcare_tui.journal.session_plan import Plan
    from backcare_tui.journal.sessions import Sessions
    from backcare_tui.journal.unfinished import Unfinished
    from backcare_tui.tui.app import BackcareApp

MINUTES = (2, 5, 10)
"""How long a suggested session can be."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a session is asked for.

    The rest of one that was broken off, else the ``points`` named, else an own ``routine``, else
    what fits today in about so many ``minutes``.
    """

    points: tuple[str, ...] = ()
    routine: str = ""
    rest: Unfinished | None = None
    minutes: int = MINUTES[1]

    @property
    def suggested(self) -> bool:
        """Whether the app chooses the points."""
        return not (self.points or self.routine or self.rest)

    def plan(self, sessions: Sessions) -> Plan:
        """The session that this comes to, for this person today.

        Raises:
            HeldBack: a warning sign stands open, or no point is left for this person; NotFound:
            no such point or routine.
        """
        if self.rest is not None:
            return sessions.take_up(self.rest)
        if self.points:
            return sessions.plan(self.points)
        return sessions.routine(self.routine) if self.routine else sessions.suggested(self.minutes)


def open_what_is_left(app: BackcareApp, minutes: int = MINUTES[1]) -> None:
    """Show the rest of a session that was broken off not long ago, else today's suggestion.

    It is for keys that come before the screen in front has read what is left.
    """
    if app.journal.demo or not paths.unfinished_file().exists():
        open_session(app, Wanted(minutes=minutes))
        return

    async def look() -> None:
        found = await asyncio.to_thread(app.journal.sessions.broken_off)
        open_session(app, Wanted(rest=next(iter(found), None), minutes=minutes))

    guarded: Callable[[], Awaitable[None]] = partial(app.guard, look)
    app.run_worker(guarded, group="session", exclusive=True)


def open_session(app: BackcareApp, wanted: Wanted) -> None:
    """Show what would be pressed; one that is going on comes to the front instead."""
    from backcare_tui.tui.screens.session_before import SessionBefore

    if not go_to_running(app):
        app.push_screen(SessionBefore(wanted))


def go_to_running(app: BackcareApp) -> bool:
    """Bring the session that is going on to the front; false where there is none."""
    from backcare_tui.tui.screens.session_run import SessionRun

    for mode in app.MODES:
        stack = app.stack_of(mode)
        if any(isinstance(screen, SessionRun) for screen in stack):
            app.switch_mode(mode)
            app.notify(_("This session goes on first."), markup=False)
            return True
    return False
