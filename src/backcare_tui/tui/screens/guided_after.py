"""What is asked after something was guided: all may be left open, what was done is kept already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters, on

from backcare_tui.language import gettext as _
from backcare_tui.tui.base import STILL_HERE, BackcareScreen
from backcare_tui.tui.widgets.pain_scale import PainScale

if TYPE_CHECKING:
    from textual.events import Key


class GuidedAfter(BackcareScreen[None]):
    """A pain scale and one more question; each kind keeps its answers by itself."""

    AUTO_FOCUS = "PainScale"
    ASKS = True

    scale = getters.query_one(PainScale)

    def __init__(self) -> None:
        super().__init__()
        self._failed = False

    @property
    def unsaved(self) -> str:
        return _("Your answers are not kept yet; enter keeps them.") if self.answered else ""

    @property
    def answered(self) -> bool:
        """Whether there is an answer."""
        return self.is_mounted and (self.scale.value is not None or self.said_more)

    @property
    def said_more(self) -> bool:
        """Whether the other question is answered."""
        raise NotImplementedError

    @property
    def waiting(self) -> bool:
        """Whether something from before could not be kept yet, so that it is tried again."""
        return False

    def show_answers(self) -> None:
        """Show what is answered."""
        raise NotImplementedError

    def keep_answers(self, pain: int | None) -> None:
        """Keep the ``pain`` of now and what else is answered; called in a thread."""
        raise NotImplementedError

    @on(PainScale.Changed)
    def _judge(self) -> None:
        self.show_answers()

    def on_key(self, event: Key) -> None:
        """A number says how it is now."""
        if self.scale.press_character(event.character):
            event.stop()

    def action_done(self) -> None:
        """Keep what is answered, then go back; after an error all is still here."""
        pain = self.scale.value
        if not (self.answered or self.waiting):
            self.leave()
            return

        def finish() -> None:
            self._failed = True
            self.keep_answers(pain)
            self._failed = False

        self.write(finish, lambda _kept: self.leave(), once="finish", kept=STILL_HERE)

    def action_leave(self) -> None:
        """Go back; where the answers could not be kept, without them."""
        if self._failed and not self.waiting:
            self.leave()
        else:
            self.action_done()
