"""The keys of Today, of what is on it, and of what asks something."""

from __future__ import annotations

from tests.tui import cases as c
from tests.tui.cases import Case, by, days, less, more, other, to

from backcare_tui.knowledge import load_knowledge

_CHIP = c.of_one("Chips", "cursor")
_SIGNS = len(load_knowledge().signs)

TODAY = {
    **{f"today.pain-{n}": Case("", c.of_form("pain"), to(n), on=n > 0) for n in range(11)},
    "today.no": Case("", c.of_form("something_new"), to(False), on=True),
    "today.yes": Case("", lambda run: list(run.today.form.signs.values()), to([True]), on=True),
    "today.rest-no": Case(
        "c",
        c.of_form("exposures"),
        to({"cold": True, "damp": False, "fatigue": False, "lifting": False}),
    ),
    "today.flare": Case("", c.of_form("flare"), to(True), on=True),
    "today.save": Case("4", c.count, by(1)),
    "today.day-before": Case("", c.day, days(-1)),
    "today.day-after": Case("", c.day, days(1), on=True),
    "today.note": Case("", c.front, to("NoteScreen")),
    "today.edit": Case("", c.of_form("pain"), to(7), c.checked_in),
    "today.leave-edit": Case("", lambda run: run.today.has_class("-saved"), to(True), on=True),
    "today.about-you": Case("", c.front, to("AboutYouScreen"), c.checked_in),
    "today.add": Case("", c.of_form("adding"), to(True), c.checked_in),
    "today.press": Case("", c.front, to("SessionBefore")),
    "today.done": Case("", c.reminders, less, c.burdened),
    "today.later": Case("", c.reminders, less, on=True),
    "today.not-for-me": Case("", c.reminders, less, on=True),
    "pain.less": Case("4", c.of_form("pain"), to(3)),
    "pain.more": Case("", c.of_form("pain"), to(4), on=True),
    "note.keep": Case(
        "w a b", lambda run: (run.front, run.today.form.note), to(("TodayScreen", "ab"))
    ),
    "reminders.down": Case("", c.of_one("Reminders", "cursor"), to(1), c.burdened),
    "reminders.up": Case("", c.of_one("Reminders", "cursor"), to(0), on=True),
    "screen.read-on": Case(
        "", lambda run: run.today.body.scroll_target_y, more, c.checked_in_often
    ),
    "screen.read-back": Case("", lambda run: run.today.body.scroll_target_y, less, on=True),
}

WEEKLY = {
    "chips.right": Case("4 enter", _CHIP, by(1)),
    "chips.left": Case("", _CHIP, by(-1), on=True),
    "chips.down": Case("", _CHIP, more, on=True),
    "chips.up": Case("", _CHIP, less, on=True),
    "chips.walk": Case("", c.ticked, by(1), on=True),
    "checklist.confirm": Case("4 enter space", lambda run: len(c.signs(run)), to(_SIGNS)),
    "checklist.skip": Case(
        "4 enter space", lambda run: (run.front, c.signs(run)), to(("TodayScreen", {}))
    ),
}

FIRST = {
    "warnings.none": Case("exclamation_mark a", c.asked, other),
    "warnings.next": Case("", c.text("#title"), other, c.welcomed),
    "warnings.later": Case("exclamation_mark a", c.front, to("TodayScreen")),
    "signs.ask": Case("exclamation_mark", c.front, to("AskWarnings")),
    "signs.back": Case("exclamation_mark", c.front, to("TodayScreen")),
    "signs.seen": Case("exclamation_mark S", c.locked, to(False), c.held),
}
