"""The keys of History."""

from textual.binding import Binding, BindingType

from backcare_tui.language import marked

Keys = tuple[tuple[str, str, str], ...]
"""For the bottom line: the key shown, its words, and the action."""

DAYS: Keys = (
    ("enter", marked("Open"), "open"),
    ("e", marked("Edit"), "edit"),
    ("space", marked("Mark"), "mark"),
    ("/", marked("Search"), "search"),
    ("c", marked("Changes"), "changes"),
    ("?", marked("Help"), "app.toggle_help"),
)

FOUND: Keys = (
    ("enter", marked("Open"), "open"),
    ("e", marked("Edit"), "edit"),
    ("space", marked("Mark"), "mark"),
    ("/", marked("Search"), "search"),
    ("esc", marked("Show all"), "step_back"),
    ("?", marked("Help"), "app.toggle_help"),
)

MARKED: Keys = (
    ("b", marked("Set in all"), "bulk"),
    ("d", marked("Delete all"), "delete"),
    ("space", marked("Mark"), "mark"),
    ("esc", marked("Unmark"), "step_back"),
    ("u", marked("Undo"), "app.undo"),
    ("?", marked("Help"), "app.toggle_help"),
)

BINDINGS: list[BindingType] = [
    Binding("e", "edit", "Edit", show=False, id="history.edit", tooltip="Edit this day"),
    Binding(
        "d,delete",
        "delete",
        "Delete",
        show=False,
        id="history.delete",
        tooltip="Delete the marked days, or this one; u brings them back",
    ),
    Binding("space", "mark", "Mark", show=False, id="history.mark", tooltip="Mark this day"),
    Binding(
        "shift+down",
        "extend(1)",
        "Mark on",
        show=False,
        id="history.mark-down",
        tooltip="Mark this day and the one below",
    ),
    Binding(
        "shift+up",
        "extend(-1)",
        "Mark back",
        show=False,
        id="history.mark-up",
        tooltip="Mark this day and the one above",
    ),
    Binding(
        "b",
        "bulk",
        "Set in all",
        show=False,
        id="history.bulk",
        tooltip="Set a trigger in all marked days, or delete them",
    ),
    Binding(
        "c",
        "changes",
        "Changes",
        show=False,
        id="history.changes",
        tooltip="What changed when, and the way back",
    ),
    Binding(
        "slash",
        "search",
        "Search",
        show=False,
        id="history.search",
        tooltip="Search words, triggers, points, pain and months",
    ),
    Binding(
        "escape",
        "step_back",
        "Back",
        show=False,
        id="history.back",
        tooltip="Unmark all days, then end the search",
    ),
    Binding(
        "left_square_bracket",
        "move(1)",
        "Day before",
        show=False,
        id="history.day-before",
        tooltip="Go to the day before",
    ),
    Binding(
        "right_square_bracket",
        "move(-1)",
        "Day after",
        show=False,
        id="history.day-after",
        tooltip="Go to the day after",
    ),
]
