"""A guided exercise as it is shown in a terminal: counts and holds."""

from __future__ import annotations

import math
import sys
from typing import TYPE_CHECKING

from backcare_tui.domain.checkin import Side
from backcare_tui.domain.exercise_dose import time_words
from backcare_tui.domain.exercise_guide import at_count
from backcare_tui.domain.guide import Phase
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.cli.output import Output
    from backcare_tui.domain.care import Dose, Exercise
    from backcare_tui.domain.exercise_guide import Part
    from backcare_tui.domain.guide import Guide, Held

_EVERY = 10
"""Seconds between two lines that stay while something is held for long."""


class ExerciseFace:
    """One line that is written over where the terminal can do that, else lines that stay."""

    def __init__(
        self, output: Output, exercise: Exercise, dose: Dose, parts: Sequence[Part], *, bell: bool
    ) -> None:
        self._output = output
        self._exercise = exercise
        self._slow = not dose.hold
        self._sets = dose.sets
        self._parts = parts
        self._bell = bell and sys.stdout.isatty()
        self._shown = ""

    def now(self, guide: Guide, now: float) -> None:
        """Show where the guide is, where that has changed."""
        if guide.now is None or self._output.as_json:
            return
        over = self._output.rewrites
        text = self._line(guide, now, every=1 if over else _EVERY)
        if text == self._shown:
            return
        self._shown = text
        if over:
            self._output.over(text)
        else:
            self._say(text)

    def ended(self, held: Held) -> None:
        """Show that a hold ended, and ring."""
        if self._output.as_json:
            return
        part = next(each for each in self._parts if each.hold is held.hold)
        if self._output.rewrites:
            self._output.over("")
            self._output.raw("\r")
        if self._bell:
            self._output.raw("\a")
        self._shown = ""
        whole = held.seconds >= held.hold.seconds
        words = _("✓ {part}") if whole else _("– {part}: {seconds} s")
        self._say(words.format(part=self._name(part), seconds=held.seconds))

    def _say(self, text: str) -> None:
        self._output.line(text)
        # A pipe or a file would keep the lines back until they are many.
        sys.stdout.flush()

    def _line(self, guide: Guide, now: float, every: int) -> str:
        part = self._parts[guide.at]
        left = math.ceil(guide.left(now))
        name = self._name(part)
        if guide.phase is Phase.READY:
            if not guide.running:
                return _("Next: {part}. Enter begins.").format(part=name)
            words = _("Next: {part}. {seconds} s") if every == 1 else _("Next: {part}.")
            return words.format(part=name, seconds=left)
        if not guide.running:
            return _("Paused. {part}. Space goes on.").format(part=name)
        if self._slow:
            number, side = at_count(self._exercise, part, guide.elapsed(now))
            count = _("{number} of {count}").format(number=number, count=part.count)
            return _with_side(count, side)
        told = math.ceil(left / every) * every
        to_go = _("{part}: {seconds} s to go")
        return to_go.format(part=name, seconds=min(told, guide.length))

    def _name(self, part: Part) -> str:
        name = self._movement(part)
        if self._sets > 1:
            return _("set {set}, {part}").format(set=part.of_set, part=name)
        return name

    def _movement(self, part: Part) -> str:
        if self._slow:
            return _("{number} slow ones").format(number=part.count)
        if part.count == 1:
            return _with_side(time_words(part.hold.seconds), part.hold.side)
        held = _("hold {number} of {count}").format(number=part.number, count=part.count)
        return _with_side(held, part.hold.side)


def _with_side(text: str, side: Side) -> str:
    if side is Side.LEFT:
        return _("{part}, left side").format(part=text)
    return _("{part}, right side").format(part=text) if side is Side.RIGHT else text
