"""Two windows changed the same of a check-in: both versions, and which one is to stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from backcare_tui.charts.cells import cell_width, fit
from backcare_tui.domain.text import clean_text
from backcare_tui.language import gettext as _
from backcare_tui.language import marked
from backcare_tui.storage.change import ChangedMeanwhile
from backcare_tui.tui.base import STILL_HERE, BackcareScreen
from backcare_tui.tui.drawing import hanging
from backcare_tui.tui.form import Form, Saved, save
from backcare_tui.tui.widgets.flowing import Flowing
from backcare_tui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from backcare_tui.domain.checkin import CheckIn
    from backcare_tui.journal.conflicts import Difference

MINE, STORED = "mine", "stored"
"""What a person may choose; an empty text is neither."""


class ConflictScreen(BackcareScreen[str], ModalScreen[str]):
    """What is stored now beside what was entered here. Its result is MINE, STORED or empty."""

    CSS_PATH = "conflict.tcss"
    AUTO_FOCUS = "VerticalScroll"
    ASKS = True
    HELP = (
        "# Changed in two places\n\nAnother window, or a command, changed this check-in while you "
        "did. Nothing is lost: `m` saves what you entered, `t` keeps what is there now, and escape "
        "goes back to what you entered, without saving. `u` takes back either."
    )
    BINDINGS: ClassVar[list[Any]] = [
        Binding(
            "m", "choose('mine')", "Save mine", id="conflict.mine", tooltip="Save what you entered"
        ),
        Binding(
            "o",
            "choose('stored')",
            "Keep what is there",
            id="conflict.stored",
            tooltip="Keep what is there now",
        ),
        Binding(
            "escape",
            "choose('')",
            "Go back",
            id="conflict.back",
            tooltip="Go back to what you entered; nothing is saved",
        ),
    ]

    def __init__(self, stored: CheckIn | None, form: Form) -> None:
        super().__init__()
        self._stored = stored
        self._mine = form.copy()
        self._mine.rebase(stored)

    def compose(self) -> ComposeResult:
        title, words = (
            marked("Changed in another window"),
            marked(
                "This check-in was changed elsewhere while you changed it here. Nothing is lost: "
                "choose what is to stay."
            ),
        )
        mine, theirs = marked("Save mine"), marked("Keep what is there")
        if self._stored is None:
            title, words = (
                marked("Deleted in another window"),
                marked(
                    "This check-in was deleted elsewhere while you changed it here. "
                    "What you entered is still here."
                ),
            )
            mine, theirs = marked("Save mine anew"), marked("Leave it deleted")
        with VerticalScroll(id="box"):
            yield Static(_(title), id="title", markup=False)
            yield Static(_(words), id="words", markup=False)
            yield Flowing()
        yield KeyBar(
            ("m", mine, "choose('mine')"),
            ("o", theirs, "choose('stored')"),
            ("esc", "Back", "choose('')"),
        )

    def on_mount(self) -> None:
        stored = self._stored
        if stored is None:
            return
        from backcare_tui.journal.conflicts import differences

        found = list(differences(stored, self._mine.entered(stored), self.journal.knowledge))
        self.query_one(Flowing).show(lambda width: _both(found, width))

    def action_choose(self, what: str) -> None:
        """Say which version is to stay."""
        self.leave(what)


def save_form(
    screen: BackcareScreen[Any],
    form: Form,
    then: Callable[[Form, Saved], None],
    *,
    again: Callable[[], None],
    given_up: Callable[[CheckIn | None], None],
) -> None:
    """Save ``form``, then do ``then`` with what was sent; what another window changed is shown.

    Where the person chooses their own version, ``again`` saves it over the other; where they
    choose what is stored, ``given_up`` is called with it. Otherwise the form stays as it is.
    """
    journal, sent = screen.journal, form.copy()

    def work() -> Saved | ChangedMeanwhile:
        try:
            return save(journal, sent)
        except ChangedMeanwhile as error:
            return error

    def after(result: Saved | ChangedMeanwhile) -> None:
        if isinstance(result, Saved):
            then(sent, result)
            return
        (stored,) = result.stored.values()
        check_in = cast("CheckIn | None", stored)

        def chosen(what: str | None) -> None:
            if what == MINE:
                form.rebase(check_in)
                again()
            elif what == STORED:
                given_up(check_in)

        screen.app.push_screen(ConflictScreen(check_in, form), chosen)

    screen.write(work, after, once=form.id, kept=STILL_HERE)


def _both(differences: Sequence[Difference], width: int) -> Content:
    """Each thing that differs, with what is stored and what was entered below it."""
    leads = [_("there now"), _("yours")]
    wide = max(map(cell_width, leads)) + 4
    lines: list[Content] = []
    for each in differences:
        lines.append(Content.styled(each.what, "bold"))
        told = (each.stored, "$foreground"), (each.entered, "$primary")
        for lead, (words, style) in zip(leads, told, strict=True):
            shown = Content.styled(clean_text(words), style)
            lines.append(hanging(Content.styled(fit(f"  {lead}", wide), "$muted"), shown, width))
    return Content("\n").join(lines)
