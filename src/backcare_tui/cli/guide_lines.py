"""How a guided session is shown in a terminal: in one line written over, or in lines that stay."""

from __future__ import annotations

import math
import sys
from typing import TYPE_CHECKING, Protocol

from backcare_tui.cli.layout import cells, fit
from backcare_tui.cli.plan_lines import how_lines
from backcare_tui.domain.guide import BREATH_IN, BREATH_OUT, Phase, breath_at
from backcare_tui.journal.session_words import side_words
from backcare_tui.language import gettext as _
from backcare_tui.language import sentences

if TYPE_CHECKING:
    from backcare_tui.cli.output import Output
    from backcare_tui.domain.guide import Guide, Held, Hold
    from backcare_tui.journal.session_plan import Plan

_EVERY = 10
"""Seconds between two lines that stay."""
_BAR = 6
"""Cells of the bar that fills with the breath."""
_GAP = "   "


class Lines(Protocol):
    """A place to show a guide."""

    def now(self, guide: Guide, now: float) -> None:
        """Show where the guide is."""

    def ended(self, held: Held, *, kept: bool) -> None:
        """Show that a hold ended."""

    def say(self, text: str) -> None:
        """Tell something in a line of its own."""

    def close(self) -> None:
        """Leave a free line to whoever writes next."""


def lines_for(
    output: Output, plan: Plan, *, keys: bool, motion: bool, explained: str = ""
) -> Lines:
    """The lines that suit this terminal.

    ``keys`` says whether a person can press any; ``explained`` is a point that was shown already.
    """
    if output.as_json:
        return SilentLines()
    told = Told(output, plan, explained)
    if output.rewrites:
        return WrittenOver(output, told, keys=keys, motion=motion)
    return StayingLines(output, told, keys=keys)


class SilentLines:
    """Nothing, where stdout holds one envelope."""

    def now(self, guide: Guide, now: float) -> None:
        """See `Lines.now`."""

    def ended(self, held: Held, *, kept: bool) -> None:
        """See `Lines.ended`."""

    def say(self, text: str) -> None:
        """See `Lines.say`."""

    def close(self) -> None:
        """See `Lines.close`."""


class Told:
    """What is said of each point, and of which it was said already."""

    def __init__(self, output: Output, plan: Plan, explained: str) -> None:
        self._output = output
        self._plan = plan
        self._about = explained

    def name(self, hold: Hold) -> str:
        """A hold in few words: "UB40 left"."""
        return f"{self._plan.advice[hold.what].point.label} {side_words(hold.side)}"

    def new(self, hold: Hold) -> list[str]:
        """How to find and press a point; empty where its sides follow each other."""
        if hold.what == self._about:
            return []
        self._about = hold.what
        return how_lines(self._plan, hold.what)

    def ended(self, held: Held, *, kept: bool) -> str:
        """A hold that is over."""
        words = _("✓ {point}, {seconds} s: kept")
        if not kept:
            words = _("– {point}, {seconds} s: too short to keep")
        return words.format(point=self.name(held.hold), seconds=held.seconds)


class WrittenOver:
    """One line that is written over while time goes on; what was held stays above it."""

    def __init__(self, output: Output, told: Told, *, keys: bool, motion: bool) -> None:
        self._output = output
        self._told = told
        self._keys = keys
        self._motion = motion
        self._shown = ""

    def now(self, guide: Guide, now: float) -> None:
        """See `Lines.now`."""
        hold = guide.now
        if hold is None:
            return
        for line in self._told.new(hold):
            self.say(line)
        text = self._line(guide, hold, now)
        if text != self._shown:
            self._shown = text
            self._output.over(text)

    def ended(self, held: Held, *, kept: bool) -> None:
        """See `Lines.ended`."""
        self.say(self._told.ended(held, kept=kept))

    def say(self, text: str) -> None:
        """See `Lines.say`."""
        self.close()
        self._output.line(text)
        sys.stdout.flush()

    def close(self) -> None:
        """See `Lines.close`."""
        if self._shown:
            self._output.over("")
            self._output.raw("\r")
            self._shown = ""

    def _line(self, guide: Guide, hold: Hold, now: float) -> str:
        left = math.ceil(guide.left(now))
        name = self._told.name(hold)
        if guide.phase is Phase.READY:
            if guide.running:
                begins = _("enter begins now") if self._keys else ""
                find = _("{seconds} s to find {point}").format(seconds=left, point=name)
                return self._fitting(find, begins)
            following = _("Next: {point}, {seconds} s").format(point=name, seconds=hold.seconds)
            return self._fitting(following, _("enter begins"))
        if not guide.running:
            paused = _("Paused, {seconds} s left").format(seconds=left)
            return self._fitting(paused, _("space goes on"), name)
        following = _("the last one")
        if guide.next:
            following = _("next: {point}").format(point=self._told.name(guide.next))
        goes_on = _("{seconds} s left").format(seconds=left)
        return self._fitting(goes_on, self._breath(guide, now), name, following)

    def _breath(self, guide: Guide, now: float) -> str:
        breath = breath_at(guide.elapsed(now))
        inward, outward = _("breathe in"), _("breathe out")
        # The bar behind the words stands still.
        width = max(cells(inward), cells(outward))
        words = fit(inward if breath.inward else outward, width)
        if not self._motion:
            return words
        full = round(breath.fullness * _BAR)
        return f"{words} {'━' * full}{'─' * (_BAR - full)}"

    def _fitting(self, first: str, *others: str) -> str:
        """The parts in one line, without the last ones where they have no room."""
        line = first
        for part in filter(None, others):
            if cells(line) + len(_GAP) + cells(part) >= self._output.width:
                break
            line += _GAP + part
        return line


class StayingLines:
    """Lines that stay, for screen readers, logs and simple terminals."""

    def __init__(self, output: Output, told: Told, *, keys: bool) -> None:
        self._output = output
        self._told = told
        self._keys = keys
        self._last: object = None
        self._paced = False

    def now(self, guide: Guide, now: float) -> None:
        """See `Lines.now`."""
        hold = guide.now
        if hold is None:
            return
        for line in self._told.new(hold):
            self.say(line)
        left = math.ceil(guide.left(now))
        counts = guide.phase is Phase.HOLD and guide.running
        state = (guide.at, guide.phase, guide.running, math.ceil(left / _EVERY) if counts else 0)
        if state == self._last:
            return
        self._last = state
        if counts:
            self._pace()
            self.say(_("{seconds} s left").format(seconds=left))
        else:
            self.say(self._line(guide, hold, left))

    def ended(self, held: Held, *, kept: bool) -> None:
        """See `Lines.ended`."""
        self.say(self._told.ended(held, kept=kept))

    def say(self, text: str) -> None:
        """See `Lines.say`."""
        self._output.line(text)
        # A pipe or a file would keep the lines back until they are many.
        sys.stdout.flush()

    def close(self) -> None:
        """See `Lines.close`."""

    def _pace(self) -> None:
        """Say once how to breathe; the terminal does not count it aloud."""
        if not self._paced:
            self._paced = True
            words = _("Breathe in for {inward:.0f} s and out for {outward:.0f} s.")
            self.say(words.format(inward=BREATH_IN, outward=BREATH_OUT))

    def _line(self, guide: Guide, hold: Hold, left: int) -> str:
        if guide.phase is Phase.HOLD:
            return _("Paused, {seconds} s left. Space goes on.").format(seconds=left)
        name = self._told.name(hold)
        said = [_("Next: {point}, {seconds} s.").format(point=name, seconds=hold.seconds)]
        if not guide.running:
            return sentences([*said, _("Enter begins.")])
        said.append(_("{seconds} s to find it.").format(seconds=left))
        return sentences([*said, _("Enter begins now.") if self._keys else ""])
