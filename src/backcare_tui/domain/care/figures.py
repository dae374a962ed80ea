"""Drawings of the body: outlines, landmarks, where points lie, and regions for a pain map.

All lengths are in cun, the body's own unit: a whole body is 75 cun high, four fingers are 3 wide.
x grows to the right of the picture, y downwards. A place in a drawing is an ``(x, y)`` pair.
"""

from dataclasses import dataclass
from enum import StrEnum

Spot = tuple[float, ...]
"""An ``(x, y)`` pair in cun."""

Line = tuple[Spot, ...]


class Side(StrEnum):
    """A side of the person, not of the picture."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of a drawing: a smooth curve through its spots, or straight from one to the next.

    ``needs`` is the least dots per cun (0 and more) at which it is drawn, so that small pictures
    stay clear. ``inner`` lines are paler than the outline.
    """

    line: Line
    straight: bool = False
    dotted: bool = False
    inner: bool = False
    needs: float = 0.0


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place of the body that can be felt or seen, by which points are described."""

    id: str
    at: Spot


@dataclass(frozen=True, slots=True)
class PointPlace:
    """Where a point lies in a drawing: usually one spot; ``words`` say it in a sentence."""

    point: str
    at: Line
    words: str


@dataclass(frozen=True, slots=True)
class BodyRegion:
    """An area for a pain map, closed by ``outline``.

    A ``paired`` one is there twice: its ids end in ``-left`` and ``-right``.
    """

    id: str
    label: str
    outline: Line
    paired: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """A meridian through a drawing, simplified; general tradition, not anatomy."""

    meridian: str
    line: Line


@dataclass(frozen=True, slots=True)
class Caption:
    """A word in a drawing, centred at a spot."""

    text: str
    at: Spot


@dataclass(frozen=True, slots=True)
class View:
    """A part of a drawing to look at.

    ``box`` is left, top, right and bottom in cun: at least this much is shown. ``points`` are the
    codes of the points that the view is meant for. From ``roomy`` rows of cells on the view comes
    before a closer one that shows the same point. ``title`` is a heading of a few words.
    """

    id: str
    title: str
    box: tuple[float, ...]
    points: tuple[str, ...]
    roomy: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A drawing and all that lies on it.

    With ``right_half`` only the half right of the midline (x of 0 and more) is given, and the other
    one mirrors it; it names the side of the person that lies there. Without it the drawing shows
    one limb, and stands for both sides.
    """

    id: str
    views: tuple[View, ...]
    strokes: tuple[Stroke, ...]
    landmarks: tuple[Landmark, ...]
    places: tuple[PointPlace, ...]
    regions: tuple[BodyRegion, ...] = ()
    courses: tuple[Course, ...] = ()
    captions: tuple[Caption, ...] = ()
    right_half: Side | None = None

    def landmark(self, id_: str) -> Spot:
        """Where a landmark lies; raise ``KeyError`` where the drawing has none of that name."""
        for landmark in self.landmarks:
            if landmark.id == id_:
                return landmark.at
        raise KeyError(id_)


@dataclass(frozen=True, slots=True, eq=False)
class BodyView:
    """A view together with its drawing: what the charts draw and front ends turn through."""

    view: View
    drawing: Drawing

    @property
    def id(self) -> str:
        """The name of the view."""
        return self.view.id

    @property
    def title(self) -> str:
        """The heading of the view."""
        return self.view.title

    @property
    def points(self) -> tuple[str, ...]:
        """The codes of the points that the view is meant for."""
        return self.view.points

    def place(self, code: str) -> PointPlace | None:
        """Where a point lies in the drawing, if it is seen there."""
        return next((place for place in self.drawing.places if place.point == code), None)
