"""What a key is pressed for: where it is pressed, and what it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from tests.factories import SetClock, ago, log, screen
from tests.tui.conftest import Driver
from textual.widgets import OptionList

from backcare_tui.domain.checkin import CheckIn, SafetyReply
from backcare_tui.domain.warnings_due import Due
from backcare_tui.tui.form import Form
from backcare_tui.tui.screens.conflict import ConflictScreen
from backcare_tui.tui.screens.day_page import DayScreen
from backcare_tui.tui.screens.follow_up import ask_warnings
from backcare_tui.tui.tour import Tour

Look = Callable[[Driver], Any]
"""Reads what can be observed."""
Fits = Callable[[Any, Any], bool]
"""Judges what was observed before and after the key."""
Given = Callable[[Driver], None]
"""Makes the diary or the screen such that the key has something to do."""


@dataclass(frozen=True, slots=True)
class Case:
    """``keys`` are pressed first, from any of the five screens.

    With ``on``, from where the case before left off. ``ends`` says that the key leaves the app.
    """

    keys: str
    look: Look
    fits: Fits
    given: Given | None = None
    on: bool = False
    ends: bool = False


def to(value: object) -> Fits:
    """It has become ``value``."""
    return lambda _, after: bool(after == value)


def by(step: Any) -> Fits:
    """It went on by ``step``."""
    return lambda before, after: bool(after == before + step)


def days(count: int) -> Fits:
    """It went on by so many days."""
    return by(timedelta(days=count))


def more(before: Any, after: Any) -> bool:
    """It has grown."""
    return bool(after > before)


def less(before: Any, after: Any) -> bool:
    """It has shrunk."""
    return bool(after < before)


def other(before: Any, after: Any) -> bool:
    """It is another one."""
    return bool(after != before)


def front(run: Driver) -> str:
    """The screen in front."""
    return run.front


def of_screen(name: str) -> Look:
    """A field of the screen in front."""
    return lambda run: getattr(run.screen, name)


def of_form(name: str) -> Look:
    """A field of what is entered on Today; a copy, as it may be changed in place."""

    def look(run: Driver) -> object:
        value = getattr(run.today.form, name)
        return dict(value) if isinstance(value, dict) else value

    return look


def of_edit(name: str) -> Look:
    """A field of the check-in that is edited under History."""
    return lambda run: getattr(run.screen.form, name)  # type: ignore[attr-defined]


def of_one(selector: str, name: str) -> Look:
    """A field of a widget in front."""
    return lambda run: getattr(run.one(selector), name)


def text(selector: str) -> Look:
    """What a widget says, out of sight or not."""
    return lambda run: run.text(selector)


def row(run: Driver) -> object:
    """Which row of a list of options is marked."""
    return run.screen.query_one(OptionList).highlighted


def theme(run: Driver) -> str:
    """The colours."""
    return run.app.theme


def day(run: Driver) -> date:
    """The day that Today shows."""
    return run.today.day


def focused(run: Driver) -> str:
    """What kind of widget the keys go to."""
    return type(run.screen.focused).__name__


def stored(run: Driver) -> tuple[CheckIn, ...]:
    """Today's check-ins as the diary has them."""
    return tuple(run.journal.diary.day(run.journal.today).check_ins)


def count(run: Driver) -> int:
    """How many check-ins today has."""
    return len(stored(run))


def pain(run: Driver) -> int:
    """The stored pain of today's last check-in."""
    return stored(run)[-1].pain


def exposures(run: Driver) -> dict[str, bool]:
    """The stored triggers of today's last check-in."""
    return dict(stored(run)[-1].exposures)


def signs(run: Driver) -> dict[str, bool]:
    """The stored signs of today's last check-in."""
    return dict(stored(run)[-1].signs)


def diary_days(run: Driver) -> int:
    """How many days the diary holds."""
    return len(run.journal.diary.days())


def marks(run: Driver) -> int:
    """How many days are marked."""
    return len(run.screen.marks)  # type: ignore[attr-defined]


def in_view(edge: str) -> Look:
    """The first or last day of the chart, or how many there are."""

    def look(run: Driver) -> object:
        period = run.screen.in_view  # type: ignore[attr-defined]
        return len(period) if edge == "length" else getattr(period, edge)

    return look


def answer(run: Driver) -> object:
    """The answer to the marked question."""
    questions = run.one("Questions")
    return questions.questions[questions.cursor].value  # type: ignore[attr-defined]


def asked(run: Driver) -> tuple[object, ...]:
    """How far the warning questions are: the page, what was read, and the answers."""
    if run.front != "AskWarnings":
        return (run.front,)
    questions = run.one("Questions").questions  # type: ignore[attr-defined]
    values = tuple(question.value for question in questions)
    return (run.text("#title"), run.one("#asked").scroll_offset.y, values)


def ticked(run: Driver) -> int:
    """How many chips of the weekly list are ticked."""
    return sum(run.screen.chips.values.values())  # type: ignore[attr-defined]


def kept_draft(run: Driver) -> tuple[str, bool]:
    """The screen in front, and whether something typed there waits."""
    return run.front, run.screen.unsaved != ""  # type: ignore[attr-defined]


def open_day(run: Driver) -> tuple[str, date]:
    """The screen in front, and the day on Today."""
    return run.front, day(run)


def locked(run: Driver) -> bool:
    """Whether a warning sign holds techniques back."""
    return run.journal.safety.verdict().locks


def reminders(run: Driver) -> int:
    """How many reminders show."""
    return len(run.today.body.reminders.entries)


def checked_in(run: Driver) -> None:
    """Today holds a check-in, with nothing said of triggers."""
    log(run.journal, 7)


def checked_in_twice(run: Driver) -> None:
    """Today holds two check-ins."""
    log(run.journal, 7)
    clock = run.journal.clock
    assert isinstance(clock, SetClock)
    clock.forward(minutes=1)
    log(run.journal, 6)


def checked_in_often(run: Driver) -> None:
    """Today holds more check-ins than any terminal has lines."""
    for number in range(60):
        log(run.journal, number % 8)


def burdened(run: Driver) -> None:
    """Today holds a check-in that calls for several reminders."""
    triggers = ("cold", "damp", "lifting", "fatigue")
    log(run.journal, 6, exposures=dict.fromkeys(triggers, True))


def day_open(run: Driver) -> None:
    """Yesterday is open over History; a wide one shows it beside the list instead."""
    run.app.switch_mode("history")
    run.app.push_screen(DayScreen(ago(1)))


def in_conflict(run: Driver) -> None:
    """Another window changed what was changed here; both stand side by side."""
    stored = log(run.journal, 7).check_in
    form = Form.of(stored)
    form.pain = 2
    run.app.push_screen(ConflictScreen(replace(stored, pain=5), form))


def held(run: Driver) -> None:
    """A sign that calls for a doctor was ticked."""
    screen(run.journal, RF03=SafetyReply.YES)


def welcomed(run: Driver) -> None:
    """The questions that come first stand behind their welcome."""
    ask_warnings(run.app, Due(tuple(run.journal.safety.askable()), ""), first=True)


def toured(run: Driver) -> None:
    """A tour leads through the demonstration."""
    run.app.tour = Tour()


def tour(run: Driver) -> int | None:
    """Which stop of the tour this is."""
    return run.app.tour.at if run.app.tour else None


def chosen_point(run: Driver) -> object:
    """The point that stands out on the body."""
    return run.one("BodyFigure").chosen  # type: ignore[attr-defined]


def chosen_view(run: Driver) -> str:
    """The side of the body that is shown."""
    return run.one("BodyFigure").view.id  # type: ignore[attr-defined,no-any-return]
