"""A text that changes often, and seldom its height."""

from collections.abc import Callable

from textual.content import Content

from backcare_tui.tui.widgets.flowing import Flowing


class Readout(Flowing):
    """Text made by a function of the width; a new layout is only made for another height."""

    def show(self, make: Callable[[int], Content]) -> None:
        """Show another text."""
        width = self.size.width
        if not width:
            super().show(make)
            return
        before = self._at(width).plain.count("\n")
        self._make, self._made = make, None
        self.refresh(layout=self._at(width).plain.count("\n") != before)
