"""The warning signs, what stands open, and what to do now."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from backcare_tui.domain.care import Action
from backcare_tui.domain.warnings_due import Due
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked, ngettext, sentences
from backcare_tui.tui.base import BackcareScreen
from backcare_tui.tui.drawing import hanging
from backcare_tui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from backcare_tui.domain.safety import Verdict
    from backcare_tui.journal.safety import Notice

_GROUPS = (
    (Action.EMERGENCY, marked("Get emergency help now")),
    (Action.SAME_DAY, marked("Get medical advice the same day")),
    (Action.SOON, marked("Book a check within two weeks")),
)

_SURE = marked("Has someone who can examine you looked at it? Press S once more to say so.")
_MISTAKE = marked(
    "Ticked by mistake? u takes changes back, the last one first, until the tick is gone."
)


class WarningSignsScreen(BackcareScreen[None]):
    """One key from everywhere: the signs that need a doctor."""

    CSS_PATH = "warning_signs.tcss"
    AUTO_FOCUS = "#signs"
    HELP = (
        "# Warning signs\n\n`a` answers the questions again. Once an urgent sign was seen to by "
        "someone who can examine you, `S` says so and gives back points, exercises and patterns."
    )
    BINDINGS: ClassVar[list[Any]] = [
        Binding("a", "ask", "Answer them", id="signs.ask", tooltip="Answer the questions now"),
        Binding(
            "S",
            "seen",
            "It was seen to",
            id="signs.seen",
            tooltip="Say that someone who can examine you has looked at it",
        ),
        Binding(
            "escape,exclamation_mark,enter", "leave", "Back", id="signs.back", tooltip="Go back"
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._verdict: Verdict | None = None
        self._asked_once = False
        self._due: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="signs"):
            yield Static("", id="now", markup=False)
            yield Static("", id="list", markup=False)
        yield KeyBar(("a", "Answer them", "ask"), ("esc", "Back", "leave"))

    def on_mount(self) -> None:
        self.app.clear_notifications()  # nothing may cover the signs
        self.backcare.diary_changed.subscribe(
            self, lambda _changed: self.background(self._read, "read")
        )
        self.background(self._read, "read")

    def on_unmount(self) -> None:
        self.backcare.take_back(_(_SURE))

    def _signs(self, width: int) -> Content:
        knowledge = self.journal.knowledge
        number = self.journal.settings.emergency_number
        parts: list[tuple[str, str] | str | Content] = []
        for action, title in _GROUPS:
            words = _(title)
            if number and action is Action.EMERGENCY:
                words = _("{title} ({number})").format(title=words, number=number)
            style = "bold $error" if action is Action.EMERGENCY else "bold $warning"
            parts.append((f"{words}\n", style))
            for flag in knowledge.red_flags.values():
                if flag.action is action and not flag.follows:
                    parts += [hanging("  · ", Content(flag.question), width), "\n"]
            parts.append("\n")
        parts.append((knowledge.support_line, "$muted"))
        return Content.assemble(*parts)

    def on_resize(self) -> None:
        width = max(self.query_one("#signs").scrollable_content_region.width, 20)
        self.query_one("#list", Static).update(self._signs(width))

    async def _read(self) -> None:
        safety = self.journal.safety

        def read() -> tuple[Verdict, Notice | None, Due]:
            verdict = safety.verdict()
            return verdict, safety.notice(verdict), safety.due()

        verdict, notice, due = await asyncio.to_thread(read)
        self._verdict, self._due = verdict, due.questions
        self._show(verdict, notice)

    def _show(self, verdict: Verdict, notice: Notice | None) -> None:
        now = self.query_one("#now", Static)
        urgent = notice is not None and notice.urgent
        now.set_class(urgent, "-urgent")
        if notice is None and self._due:
            words = ngettext(
                "{number} question waits: a answers it.",
                "{number} questions wait: a answers them.",
                len(self._due),
            )
            now.update(words.format(number=len(self._due)))
        elif notice is None:
            now.update(_("No warning sign stands open. These are the ones to know:"))
        elif notice.asks:
            title = _("{title}.").format(title=notice.title)
            now.update(sentences([title, notice.body, _("a answers them.")]))
        else:
            words = _("You ticked: {signs}.") if notice.signs else ""
            ticked = words.format(signs=listed(notice.signs))
            now.update(
                Content.assemble(
                    (notice.title, "bold"),
                    f"\n\n{notice.body}\n\n{ticked}",
                    (f"\n{_(_MISTAKE)}", "$muted"),
                )
            )
        keys = [("a", marked("Answer them"), "ask")]
        if verdict.urgent:
            keys.append(("S", marked("It was seen to"), "seen"))
        self.query_one(KeyBar).offer(*keys, ("esc", "Back", "leave"))

    def action_ask(self) -> None:
        """Answer the questions that wait, or else all that are asked at the start."""
        from backcare_tui.tui.screens.ask_warnings import AskWarnings

        flags = self.journal.knowledge.red_flags.values()
        asked = self._due or tuple(f.id for f in flags if f.ask and not f.follows)
        asking = any(isinstance(screen, AskWarnings) for screen in self.app.screen_stack)
        self.leave()
        if not asking:
            self.app.push_screen(AskWarnings(Due(asked, "")))

    def action_seen(self) -> None:
        """Say that it was seen to; a second press confirms."""
        if self._verdict is None or not self._verdict.urgent:
            return
        if not self._asked_once:
            self._asked_once = True
            self.notify(
                _(_SURE),
                severity="warning",
                timeout=10,
                markup=False,
            )
            return

        def noted(verdict: Verdict) -> None:
            words = _("Noted. The questions are asked once more tomorrow.")
            if verdict.locks:
                words = _("Noted. Other questions still come first.")
            self.notify(words, markup=False)
            self.leave()

        self.write(self.journal.safety.seen_to, noted, once="seen")

    def action_leave(self) -> None:
        """Go back."""
        self.leave()
