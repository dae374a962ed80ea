"""The keys of the other pages, and those that work everywhere."""

from __future__ import annotations

from tests.tui import cases as c
from tests.tui.cases import Case, by, days, less, more, other, to

from backcare_tui.tui import theme

_LIST = "H home"
"""History, the newest day under the cursor."""
_CURSOR = c.of_one("Rows", "cursor")
_READ_OUT = c.of_screen("cursor")

APP = {
    "go.today": Case("R", c.front, to("TodayScreen")),
    "go.trends": Case("", c.front, to("TrendsScreen"), on=True),
    "go.pattern": Case("", c.front, to("PatternScreen"), on=True),
    "go.care": Case("", c.front, to("CareScreen"), on=True),
    "go.history": Case("", c.front, to("HistoryScreen"), on=True),
    "app.help": Case("T", c.front, to("HelpScreen")),
    "help.leave": Case("T question_mark", c.front, to("TodayScreen")),
    "app.palette": Case("T", c.front, to("CommandPalette")),
    "app.jump": Case("T", c.front, to("JumpScreen")),
    "app.hide": Case("T", c.front, to("HiddenScreen")),
    "hidden.go-on": Case("", c.front, to("TodayScreen"), on=True),
    "jump.leave": Case("T ctrl+g", c.front, to("TodayScreen")),
    "app.warning-signs": Case("T", c.front, to("WarningSignsScreen")),
    "app.undo": Case("T", c.count, by(-1), c.checked_in),
    "app.redo": Case("", c.count, by(1), on=True),
    "conflict.mine": Case("", c.front, to("TodayScreen"), c.in_conflict),
    "conflict.stored": Case("", c.front, to("TodayScreen"), c.in_conflict),
    "conflict.back": Case("", c.front, to("TodayScreen"), c.in_conflict),
    "app.tour-on": Case("", c.tour, by(1), c.toured),
    "app.tour-turn": Case("", c.tour, to(None), on=True),
    "app.quit": Case("T", lambda run: run.app._exit, to(True), ends=True),
    "pattern.why": Case("P", c.text("#text"), other),
    "pattern.others": Case("", c.text("#text"), other, on=True),
    "care.press": Case("C home", c.front, to("SessionBefore")),
    "care.turn": Case("C home", c.chosen_view, other),
    "care.body": Case("C home down", c.front, to("FigureScreen")),
    "figure.down": Case("C home f", c.chosen_point, other),
    "figure.up": Case("", c.chosen_point, other, on=True),
    "figure.right": Case("C home f", c.chosen_point, other),
    "figure.left": Case("", c.chosen_point, other, on=True),
    "figure.turn": Case("C home f", c.chosen_view, other),
    "figure.open": Case("C home f", c.front, to("SessionBefore")),
    "figure.back": Case("C home f", c.front, to("CareScreen")),
    "care.about": Case("C", c.front, to("AboutYouScreen")),
    "questions.down": Case("", c.of_one("Questions", "cursor"), by(1), on=True),
    "questions.up": Case("", c.of_one("Questions", "cursor"), by(-1), on=True),
    "questions.clear": Case("C i y up", c.answer, to(None)),
    "about.last": Case("C i", c.of_one("Questions", "cursor"), more),
    "about.first": Case("", c.of_one("Questions", "cursor"), to(0), on=True),
    "about.back": Case("C i", c.front, to("CareScreen")),
    "app.settings": Case("C", c.front, to("SettingsScreen")),
    "move.down": Case("", c.row, more, on=True),
    "move.up": Case("", c.row, less, on=True),
    "reach.end": Case("", c.row, more, on=True),
    "reach.half-back": Case("", c.row, less, on=True),
    "reach.half-on": Case("", c.row, more, on=True),
    "reach.top": Case("", c.row, to(1), on=True),
    "settings.next": Case("", c.theme, other, on=True),
    "settings.default": Case("right", c.theme, to(theme.DARK.name), on=True),
    "settings.before": Case("", c.theme, other, on=True),
    "settings.change": Case("", c.theme, other, on=True),
    "settings.back": Case("comma", c.front, to("CareScreen")),
}

HISTORY = {
    "history.edit": Case(_LIST, c.front, to("EditCheckIn")),
    "history.delete": Case(_LIST, c.diary_days, by(-1)),
    "history.mark": Case(_LIST, c.marks, to(1)),
    "history.mark-down": Case(_LIST, c.marks, to(2)),
    "history.mark-up": Case(f"{_LIST} down", c.marks, to(2)),
    "history.bulk": Case(f"{_LIST} space", c.front, to("BulkScreen")),
    "history.changes": Case(_LIST, c.front, to("ChangesScreen")),
    "history.search": Case(_LIST, c.focused, to("EventInput")),
    "history.back": Case(f"{_LIST} space", c.marks, to(0)),
    "history.day-before": Case(_LIST, _CURSOR, more),
    "history.day-after": Case("", _CURSOR, less, on=True),
    "rows.down": Case("", _CURSOR, more, on=True),
    "rows.up": Case("", _CURSOR, less, on=True),
    "rows.page-down": Case("", _CURSOR, more, on=True),
    "rows.page-up": Case("", _CURSOR, less, on=True),
    "rows.last": Case("home", _CURSOR, more, on=True),
    "rows.first": Case("end", _CURSOR, less, on=True),
    "rows.choose": Case(_LIST, c.focused, to("DayBody")),
    "day.before": Case("", c.of_screen("day"), days(-1), c.day_open),
    "day.after": Case("", c.of_screen("day"), days(1), on=True),
    "day.edit": Case("", c.front, to("EditCheckIn"), c.day_open),
    "day.add": Case("", c.open_day, other, c.day_open),
    "day.delete": Case("", c.diary_days, by(-1), c.day_open),
    "day.back": Case("", c.front, to("HistoryScreen"), c.day_open),
    **{
        f"edit.pain-{n}": Case("" if n else f"{_LIST} e 2", c.of_edit("pain"), to(n), on=n > 0)
        for n in range(11)
    },
    "edit.flare": Case(f"{_LIST} e", c.of_edit("flare"), to(True), c.checked_in),
    "edit.note": Case(f"{_LIST} e", c.front, to("NoteScreen")),
    "edit.save": Case(f"{_LIST} e 3", c.pain, to(3), c.checked_in),
    "edit.before": Case(f"{_LIST} e", c.of_screen("at"), to(0), c.checked_in_twice),
    "edit.after": Case("", c.of_screen("at"), to(1), on=True),
    "edit.all-answers": Case(f"{_LIST} e", c.front, to("TodayScreen")),
    "edit.leave": Case(f"{_LIST} e", c.front, to("HistoryScreen")),
    "bulk.set": Case(f"{_LIST} space b c", c.exposures, to({"cold": True}), c.checked_in),
    "bulk.delete": Case(f"{_LIST} space b", c.diary_days, by(-1)),
    "bulk.back": Case(f"{_LIST} space b", c.front, to("HistoryScreen")),
    "changes.back": Case(f"{_LIST} c", c.front, to("HistoryScreen")),
}

TRENDS = {
    **{
        f"trends.range-{name}": Case("" if at else "R 3", c.of_screen("range"), to(name), on=at > 0)
        for at, name in enumerate(("7", "90", "365", "all", "30"))
    },
    "chart.first-day": Case("R 3 left", _READ_OUT, days(-29)),
    "trends.week-after": Case("", _READ_OUT, days(7), on=True),
    "trends.day-before": Case("", _READ_OUT, days(-1), on=True),
    "trends.day-after": Case("", _READ_OUT, days(1), on=True),
    "move.left": Case("", _READ_OUT, days(-1), on=True),
    "move.right": Case("", _READ_OUT, days(1), on=True),
    "trends.week-before": Case("", _READ_OUT, days(-7), on=True),
    "chart.last-day": Case("", _READ_OUT, days(29), on=True),
    "trends.open": Case("left", c.open_day, other, on=True),
    "trends.zoom-in": Case("R 3", c.in_view("length"), less),
    "trends.zoom-out": Case("", c.in_view("length"), more, on=True),
    "trends.earlier": Case("", c.in_view("first"), less, on=True),
    "trends.later": Case("R 3 less_than_sign", c.in_view("last"), more),
    "trends.mark": Case("R 3", c.front, to("MarkScreen")),
    "mark.go-back": Case("z", c.kept_draft, to(("TrendsScreen", True)), on=True),
    "trends.calendar": Case("R 3", c.of_screen("shown"), to("calendar")),
    "calendar.week-before": Case("left", _READ_OUT, days(-7), on=True),
    "calendar.week-after": Case("", _READ_OUT, days(7), on=True),
    "calendar.day-before": Case("", _READ_OUT, days(-1), on=True),
    "calendar.day-after": Case("", _READ_OUT, days(1), on=True),
    "calendar.first-day": Case("", _READ_OUT, less, on=True),
    "calendar.last-day": Case("home", _READ_OUT, more, on=True),
    "trends.triggers": Case("R 3", c.of_screen("shown"), to("triggers")),
    "forest.down": Case("", c.of_one("ForestView", "cursor"), by(1), on=True),
    "forest.up": Case("", c.of_one("ForestView", "cursor"), by(-1), on=True),
    "forest.open": Case("", c.of_one("ForestView", "open"), other, on=True),
}
