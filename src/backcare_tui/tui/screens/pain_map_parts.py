"""What stands beside the body while places are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.domain import places as rules
from backcare_tui.language import gettext as _
from backcare_tui.language import pgettext
from backcare_tui.tui.widgets.chips import TICK, Chip

if TYPE_CHECKING:
    from collections.abc import Collection

    from backcare_tui.domain.care.figures import BodyView
    from backcare_tui.domain.places import Places


def place_chips(places: Places, marked: Collection[str]) -> list[Chip]:
    """A chip for each place, from the top of the body down."""
    return [
        Chip(place.id, place.label, TICK, before=True).with_value(place.id in marked)
        for place in places.values()
    ]


def told(
    places: Places, marked: Collection[str], here: str, view: BodyView | None, width: int
) -> Content:
    """The place that has the cursor (``here``), what is marked, and what that means.

    ``view`` is what is seen, or None where no body shows.
    """
    lines: list[Content] = []
    if view is not None:
        lines += [*Content.styled(_turned(view), "$muted").wrap(width), Content("")]
    if here:
        tick, style = ("☑ ", "bold $primary") if here in marked else ("☐ ", "$muted")
        lines += Content.assemble((tick, style), (places[here].label, "bold")).wrap(width)
        lines.append(Content(""))
    words = rules.told(places, marked)
    lines.append(Content.styled(pgettext("places on the body", "Marked"), "$secondary"))
    said = (
        Content.styled(words, "$primary") if words else Content.styled(_("nothing yet"), "$muted")
    )
    lines += said.wrap(width)
    for note in rules.notes(places, marked):
        lines += [Content(""), *Content.styled(note, "$warning").wrap(width)]
    return Content("\n").join(lines)


def _turned(view: BodyView) -> str:
    words = _("{view}: your left is on the left.")
    if view.id == "front":
        words = _("{view}: your left is on the right.")
    return words.format(view=view.title)
