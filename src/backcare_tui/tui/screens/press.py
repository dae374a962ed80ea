"""Pressing one point with the person, second by second; what was done is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Digits, Static

from backcare_tui.domain.scale import SECONDS_MIN
from backcare_tui.journal.entries import Pressed
from backcare_tui.tui.base import STILL_HERE, BackcareScreen
from backcare_tui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from backcare_tui.journal.care import PointAdvice


class PressScreen(BackcareScreen[None]):
    """A countdown for one point; ``space`` starts and pauses it, escape ends it early."""

    CSS_PATH = "press.tcss"
    AUTO_FOCUS = "#how"
    HELP = "# Pressing\n\n`space` starts and pauses. Escape ends; what you did is kept."
    BINDINGS: ClassVar[list[Any]] = [
        Binding(
            "space,enter",
            "pause",
            "Start or pause",
            id="press.pause",
            tooltip="Start, pause, go on",
        ),
        Binding(
            "plus,equals_sign", "longer", "10 s more", id="press.longer", tooltip="Ten seconds more"
        ),
        Binding("escape", "leave", "End", id="press.end", tooltip="End and keep what was done"),
    ]

    def __init__(self, advice: PointAdvice) -> None:
        super().__init__()
        self.advice = advice
        technique = advice.point.technique
        self.total = technique.seconds_min if technique else 30
        self.done = 0
        self._timer: Timer | None = None
        self._saved = False

    @property
    def unsaved(self) -> str:
        if self._saved or self.done < SECONDS_MIN:
            return ""
        return "The seconds pressed are not kept yet; escape keeps them."

    def compose(self) -> ComposeResult:
        point, technique = self.advice.point, self.advice.point.technique
        yield Static(
            Content.assemble(
                (f"{point.label}  {point.pinyin}  {point.simplified}", "bold $primary"),
                (f"  {point.english}", "$muted"),
            ),
            id="title",
            markup=False,
        )
        with VerticalScroll(id="how"):
            parts: list[tuple[str, str] | str] = [
                (f"▲ {c.label}: {r.text}\n", "bold $error")
                for c, r in self.advice.limits.restrictions
            ]
            if technique is not None:
                parts += [f"{n}. {step}\n" for n, step in enumerate(technique.steps, 1)]
                parts.append((f"Pressure: {technique.pressure}\n", "$muted"))
            parts.append(
                ("Stop if it turns sharp, shoots, goes numb, or you feel faint.", "$warning")
            )
            yield Static(Content.assemble(*parts), markup=False)
        yield Digits("", id="seconds")
        yield Static("", id="state", markup=False)
        yield KeyBar(
            ("space", "Start, pause", "pause"),
            ("+", "10 s more", "longer"),
            ("esc", "End", "leave"),
        )

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        left = max(self.total - self.done, 0)
        self.query_one(Digits).update(str(left))
        if self._saved:
            words = "Done and kept."
        elif self._timer is None:
            words = "space starts" if self.done == 0 else "paused; space goes on"
        else:
            words = "breathe in…" if (self.done // 4) % 2 == 0 else "…and out"
        self.query_one("#state", Static).update(words)

    def action_pause(self) -> None:
        """Start, pause or go on."""
        if self._saved:
            self.leave()
        elif self._timer is None:
            self._timer = self.set_interval(1.0, self._tick)
        else:
            self._timer.stop()
            self._timer = None
        self._show()

    def _tick(self) -> None:
        self.done += 1
        if self.done >= self.total:
            self.app.bell()
            self._stop()
            self._keep()
        self._show()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def action_longer(self) -> None:
        """Ten seconds more."""
        if not self._saved:
            self.total += 10
            self._show()

    def _keep(self, *, then_leave: bool = False) -> None:
        diary, pressed = self.journal.diary, Pressed(self.advice.point.code, self.done)

        def kept(_: object) -> None:
            self._saved = True
            if then_leave:
                self.notify(f"{self.done} seconds kept.", markup=False)
                self.leave()
            else:
                self._show()

        self.write(lambda: diary.press(pressed), kept, once="session", kept=STILL_HERE)

    def action_leave(self) -> None:
        """End; five seconds and more are kept."""
        self._stop()
        if not self._saved and self.done >= SECONDS_MIN:
            self._keep(then_leave=True)
        else:
            self.leave()
