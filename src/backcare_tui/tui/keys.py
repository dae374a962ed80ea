"""The keys that work on every screen."""

from textual.binding import Binding, BindingType

BINDINGS: list[BindingType] = [
    Binding(
        "T,f1",
        "go('today')",
        "Today",
        show=False,
        id="go.today",
        tooltip="Log today and see what matters",
    ),
    Binding(
        "R,f2",
        "go('trends')",
        "Trends",
        show=False,
        id="go.trends",
        tooltip="See how pain goes over time",
    ),
    Binding(
        "P,f3",
        "go('pattern')",
        "Pattern",
        show=False,
        id="go.pattern",
        tooltip="See which traditional picture the diary resembles",
    ),
    Binding(
        "C,f4",
        "go('care')",
        "Care",
        show=False,
        id="go.care",
        tooltip="Points, exercises and what is known",
    ),
    Binding(
        "H,f5",
        "go('history')",
        "History",
        show=False,
        id="go.history",
        tooltip="Every day so far",
    ),
    Binding(
        "exclamation_mark",
        "warning_signs",
        "Warning signs",
        show=False,
        id="app.warning-signs",
        tooltip="The signs that need a doctor",
    ),
    Binding(
        "question_mark",
        "toggle_help",
        "Help",
        show=False,
        id="app.help",
        tooltip="Help for what is marked",
    ),
    Binding("u", "undo", "Undo", show=False, id="app.undo", tooltip="Take back the last change"),
    Binding(
        "ctrl+r",
        "redo",
        "Redo",
        show=False,
        id="app.redo",
        tooltip="Make the undone change again",
    ),
    Binding("q,ctrl+q", "quit", "Quit", show=False, id="app.quit", tooltip="Leave backcare"),
]
