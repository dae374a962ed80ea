"""Places on the body where it may hurt, as a pain map marks them."""

from dataclasses import dataclass
from enum import StrEnum

from backcare_tui.domain.care.figures import Side


class Reach(StrEnum):
    """How far down a leg a place lies, from not on the way to the foot."""

    NONE = "none"
    BUTTOCK = "buttock"
    THIGH = "thigh"
    KNEE = "knee"
    CALF = "calf"
    FOOT = "foot"

    @property
    def depth(self) -> int:
        """0 (none) to 5 (foot), for ordering."""
        return _DEPTHS[self]


_DEPTHS = {reach: depth for depth, reach in enumerate(Reach)}


@dataclass(frozen=True, slots=True)
class PlaceKind:
    """A place as the data has it; a ``paired`` one is there on the left and on the right.

    ``region`` is its area in the drawings. ``implies`` names the spread area that a mark answers
    with yes, or is empty. ``red_flag`` names the warning question that a mark leads to, or is
    empty; an answer to it holds for ``again_days`` days (0: each mark asks).
    """

    id: str
    label: str
    region: str
    aliases: tuple[str, ...] = ()
    paired: bool = False
    reach: Reach = Reach.NONE
    implies: str = ""
    red_flag: str = ""
    again_days: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the map. ``id`` is what a check-in keeps; ``side`` is None on the midline."""

    id: str
    label: str
    region: str
    kind: PlaceKind
    side: Side | None = None
