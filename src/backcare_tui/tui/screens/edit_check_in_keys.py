"""The keys for editing a stored check-in in place."""

from textual.binding import Binding, BindingType

from backcare_tui.domain.answers import FLARE_QUESTION

BINDINGS: list[BindingType] = [
    *(
        Binding(
            "equals_sign" if n == 10 else str(n),
            f"pain({n})",
            f"Pain {n}",
            show=False,
            id=f"edit.pain-{n}",
            tooltip=f"Pain {n}",
        )
        for n in range(11)
    ),
    Binding("v", "flare", "Flare", show=False, id="edit.flare", tooltip=FLARE_QUESTION),
    Binding("w", "note", "Note", show=False, id="edit.note", tooltip="Write the note"),
    Binding(
        "b",
        "pain_map",
        "Where it hurts",
        show=False,
        id="edit.map",
        tooltip="Mark on the body where it hurts",
    ),
    Binding("enter", "save", "Save", show=False, id="edit.save", tooltip="Save the changes"),
    Binding(
        "left_square_bracket",
        "turn_to(-1)",
        "Check-in before",
        show=False,
        id="edit.before",
        tooltip="The day's check-in before this one",
    ),
    Binding(
        "right_square_bracket",
        "turn_to(1)",
        "Check-in after",
        show=False,
        id="edit.after",
        tooltip="The day's check-in after this one",
    ),
    Binding(
        "a",
        "all_answers",
        "All answers",
        show=False,
        id="edit.all-answers",
        tooltip="Change all answers of this check-in on Today",
    ),
    Binding(
        "escape",
        "leave_edit",
        "Leave",
        show=False,
        id="edit.leave",
        tooltip="Leave the check-in as it was",
    ),
]
