"""The body figure in words, for a screen reader or a pipe."""

from collections.abc import Mapping

from backcare_tui.charts.figure_frame import sides_of
from backcare_tui.charts.figure_marks import PointMark, ShownPoint
from backcare_tui.domain.care.figures import BodyView
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, sentences

_REMARKS = {
    PointMark.LIMITED: marked("Go gentle: something about you limits it."),
    PointMark.BLOCKED: marked("Switched off for you."),
}


def told(view: BodyView, points: Mapping[str, ShownPoint]) -> list[str]:
    """One line for the view, and one for each of ``points`` (by code) that lies in it.

    Those that the view is meant for come first.
    """
    placed = [place.point for place in view.drawing.places]
    codes = [code for code in dict.fromkeys((*view.points, *placed)) if code in points]
    if view.view.roomy == 0:
        codes = [code for code in codes if code in view.points]
    lines = [_point_told(view, code, points[code]) for code in codes]
    title = _("{view}:") if lines else _("{view}: no point is shown here.")
    return [title.format(view=view.title), *lines]


def where(view: BodyView, code: str) -> str:
    """Where a point lies in a view, in words; raise ``KeyError`` where it is not seen there."""
    place = view.place(code)
    if place is None:
        raise KeyError(code)
    if _midline(view, code):
        return place.words
    return _("on both sides, {place}").format(place=place.words)


def _point_told(view: BodyView, code: str, point: ShownPoint) -> str:
    words = _("{point}: {place}.").format(point=point.label, place=where(view, code))
    return sentences([words, _(_REMARKS.get(point.mark, ""))])


def _midline(view: BodyView, code: str) -> bool:
    return view.drawing.right_half is not None and sides_of(view, code) == (None,)
