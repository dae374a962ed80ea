"""The keys of Today."""

from textual.binding import Binding, BindingType

from backcare_tui.domain.answers import FLARE_QUESTION
from backcare_tui.language import marked

Keys = tuple[tuple[str, str, str], ...]
"""For the bottom line: the key shown, its words, and the action."""

FORM: Keys = (
    ("enter", marked("Save"), "save"),
    ("[ ]", marked("Day"), "step_day(-1)"),
    ("w", marked("Note"), "note"),
    ("!", marked("Warnings"), "app.warning_signs"),
    ("?", marked("Help"), "app.toggle_help"),
    ("ctrl+p", marked("All"), "app.command_palette"),
)

SAVED: Keys = (
    ("e", marked("Edit"), "edit"),
    ("a", marked("Add another"), "add"),
    ("[ ]", marked("Day"), "step_day(-1)"),
    ("u", marked("Undo"), "app.undo"),
    ("!", marked("Warnings"), "app.warning_signs"),
    ("?", marked("Help"), "app.toggle_help"),
)

EDIT: Keys = (
    ("enter", marked("Save"), "save"),
    ("esc", marked("Leave it as it was"), "leave_edit"),
    ("w", marked("Note"), "note"),
    ("?", marked("Help"), "app.toggle_help"),
)

BINDINGS: list[BindingType] = [
    *(
        Binding(
            str(n),
            f"pain({n})",
            f"Pain {n}",
            show=False,
            id=f"today.pain-{n}",
            tooltip=f"Pain {n}",
        )
        for n in range(10)
    ),
    Binding(
        "equals_sign",
        "pain(10)",
        "Pain 10",
        show=False,
        id="today.pain-10",
        tooltip="Pain 10, the worst imaginable",
    ),
    Binding("y", "answer(True)", "Yes", show=False, id="today.yes", tooltip="Yes"),
    Binding("n", "answer(False)", "No", show=False, id="today.no", tooltip="No"),
    Binding(
        "full_stop",
        "rest_no",
        "Others no",
        show=False,
        id="today.rest-no",
        tooltip="The other triggers were no",
    ),
    Binding("v", "flare", "Flare", show=False, id="today.flare", tooltip=FLARE_QUESTION),
    Binding("enter", "save", "Save", id="today.save", tooltip="Save the check-in"),
    Binding(
        "left_square_bracket",
        "step_day(-1)",
        "Day before",
        show=False,
        id="today.day-before",
        tooltip="Go to the day before",
    ),
    Binding(
        "right_square_bracket",
        "step_day(1)",
        "Day after",
        show=False,
        id="today.day-after",
        tooltip="Go to the day after",
    ),
    Binding("w", "note", "Note", show=False, id="today.note", tooltip="Write a note"),
    Binding(
        "b",
        "pain_map",
        "Where it hurts",
        show=False,
        id="today.map",
        tooltip="Mark on the body where it hurts",
    ),
    Binding(
        "escape",
        "leave_edit",
        "Back",
        show=False,
        id="today.leave-edit",
        tooltip="Leave the check-in as it was, or hide the hints",
    ),
    Binding("e", "edit", "Edit", show=False, id="today.edit", tooltip="Change this check-in"),
    Binding(
        "i",
        "about_you",
        "About you",
        show=False,
        id="today.about-you",
        tooltip="Say what to mind when you press points",
    ),
    Binding("a", "add", "Add", show=False, id="today.add", tooltip="Add another check-in"),
    Binding(
        "s",
        "press",
        "Guided session",
        show=False,
        id="today.press",
        tooltip="Press points, guided second by second",
    ),
    Binding(
        "o",
        "reply('done')",
        "Done",
        show=False,
        id="today.done",
        tooltip="The marked reminder is done for today",
    ),
    Binding(
        "z",
        "reply('snoozed')",
        "In a few days",
        show=False,
        id="today.later",
        tooltip="Show the marked reminder again in three days",
    ),
    Binding(
        "x",
        "reply('not_for_me')",
        "Not for me",
        show=False,
        id="today.not-for-me",
        tooltip="Put the marked reminder away",
    ),
]
