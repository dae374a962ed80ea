"""The keys of a guided session: before it, while it goes on, and after it."""

from __future__ import annotations

from tests.tui import cases as c
from tests.tui.cases import Case, by, other, to
from tests.tui.conftest import Driver
from tests.tui.sessions import SetSeconds

from backcare_tui.domain.checkin import RoutineStep, Side
from backcare_tui.domain.guide import Phase


def running(run: Driver) -> bool:
    """Whether time counts."""
    return bool(run.screen.guide.running)  # type: ignore[attr-defined]


def phase(run: Driver) -> Phase:
    """What the person does now."""
    found: Phase = run.screen.guide.phase  # type: ignore[attr-defined]
    return found


def extra(run: Driver) -> int:
    """The seconds added to what is held."""
    return int(run.screen.guide.extra)  # type: ignore[attr-defined]


def at(run: Driver) -> int:
    """Which hold it is."""
    return int(run.screen.guide.at)  # type: ignore[attr-defined]


def order(run: Driver) -> list[str]:
    """The points that are pressed, in order."""
    return [step.point for step in run.screen.chosen.plan_now().steps]  # type: ignore[attr-defined]


def name(run: Driver) -> str:
    """Which routine is shown."""
    return str(run.screen.wanted.routine)  # type: ignore[attr-defined]


def effect(run: Driver) -> object:
    """What the pressing left behind."""
    return run.screen.effect  # type: ignore[attr-defined]


def routines(run: Driver) -> int:
    """How many routines there are."""
    return len(run.journal.routines.all())


def with_routine(run: Driver) -> None:
    """There is a routine of one's own."""
    run.journal.routines.save("evening", [RoutineStep("KI3", Side.BOTH, 30)])


def held(run: Driver) -> None:
    """A session is over of which one hold was kept."""
    from tests.tui.sessions import kept_record

    from backcare_tui.tui.screens.session_after import SessionAfter

    run.app.push_screen(SessionAfter(kept_record(run.journal)))


def going(run: Driver) -> None:
    """A session goes on whose clock stands still."""
    from tests.tui.sessions import record

    from backcare_tui.tui.screens.session_run import SessionRun

    run.app.push_screen(SessionRun(record(run.journal, "BL40", "KI3"), SetSeconds()))


SESSION = {
    "care.session": Case("C", c.front, to("SessionBefore")),
    "session.back": Case("T s", c.front, to("TodayScreen")),
    "session.begin": Case("T s", c.front, to("SessionRun")),
    "session.minutes": Case("T s", lambda run: run.screen.wanted.minutes, to(5)),  # type: ignore[attr-defined]
    "session.leave-out": Case("T s m m", lambda run: len(order(run)), by(-1)),
    "session.later": Case("T s m m", order, other),
    "session.earlier": Case("", order, other, on=True),
    "session.name": Case("T s", c.front, to("SessionName")),
    "session-name.back": Case("", c.front, to("SessionBefore"), on=True),
    "session.routine": Case("T s", name, to("evening"), with_routine),
    "session.remove": Case("T s r", routines, by(-1), with_routine),
    "press.go": Case("", phase, to(Phase.HOLD), going),
    "press.pause": Case("", running, to(False), on=True),
    "press.longer": Case("", extra, by(10), on=True),
    "press.skip": Case("", at, by(1), going),
    "press.end": Case("", c.front, to("TodayScreen"), going),
    "after.sore": Case("", effect, to("sore"), held),
    "after.bruise": Case("", effect, to("bruise"), on=True),
    "after.nothing": Case("", effect, to("none"), on=True),
    "after.done": Case("", c.front, to("TodayScreen"), held),
    "after.back": Case("", c.front, to("TodayScreen"), held),
}
