"""Checks of the drawings: does each name a point and a channel that exist, and is it complete?"""

from collections.abc import Iterator
from itertools import chain

from backcare_tui.domain.care.figures import Drawing, Line
from backcare_tui.knowledge.base import KnowledgeBase
from backcare_tui.knowledge.named import repeated, unknown

_ANYWHERE = "tender"
"""The group of points that lie wherever it is tender, and so in no drawing."""


def figure_problems(kb: KnowledgeBase) -> Iterator[str]:
    """Yield each problem as "figures.toml: drawing: field: what is wrong"."""
    shown: set[str] = set()
    drawings = list(dict.fromkeys(view.drawing for view in kb.body_views.values()))
    for drawing in drawings:
        place = f"figures.toml: {drawing.id}"
        placed = [each.point for each in drawing.places]
        shown.update(*(view.points for view in drawing.views))
        yield from unknown(f"{place}: places", placed, kb.points)
        for view in drawing.views:
            yield from unknown(f"{place}: views: {view.id}: points", view.points, placed)
        meridians = [course.meridian for course in drawing.courses]
        yield from unknown(f"{place}: courses", meridians, kb.meridians)
        yield from _shape_problems(place, drawing)
        for field in ("places", "landmarks", "regions"):
            names = [getattr(each, _KEYS[field]) for each in getattr(drawing, field)]
            yield from repeated(f"{place}: {field}", names)
    views = [view.id for drawing in drawings for view in drawing.views]
    yield from repeated("figures.toml: views", views)
    for point in kb.points.values():
        if point.group != _ANYWHERE and point.code not in shown:
            yield f"figures.toml: no view is meant for {point.code}"


_KEYS = {"places": "point", "landmarks": "id", "regions": "id"}


def _shape_problems(place: str, drawing: Drawing) -> Iterator[str]:
    lines: list[tuple[str, Line]] = [
        *(("strokes", each.line) for each in drawing.strokes),
        *((f"courses: {each.meridian}", each.line) for each in drawing.courses),
    ]
    for name, line in lines:
        if len(line) < 2:
            yield f"{place}: {name}: a line needs two spots or more"
    for region in drawing.regions:
        if len(region.outline) < 3:
            yield f"{place}: regions: {region.id}: an outline needs three spots or more"
    for each in drawing.places:
        if not each.at:
            yield f"{place}: places: {each.point}: at: no spot"
    spots = chain(
        *(line for _, line in lines),
        *(region.outline for region in drawing.regions),
        *(each.at for each in drawing.places),
        (landmark.at for landmark in drawing.landmarks),
        (caption.at for caption in drawing.captions),
    )
    if any(len(spot) != 2 for spot in spots):
        yield f"{place}: a spot is not a pair of numbers"
    for view in drawing.views:
        box = view.box
        if len(box) != 4 or box[0] >= box[2] or box[1] >= box[3]:
            yield f"{place}: views: {view.id}: box: not left, top, right, bottom"
