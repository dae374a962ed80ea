"""Which view of the body shows a point, or the course of a meridian."""

from collections.abc import Mapping

from backcare_tui.domain.care.figures import BodyView


def shows(view: BodyView, code: str, rows: int) -> bool:
    """Whether a point has a mark in ``view`` at a height of ``rows`` cells.

    A view of the whole body shows all of its drawing where it has room.
    """
    return code in view.points or (_has_room(view, rows) and view.place(code) is not None)


def view_of(
    views: Mapping[str, BodyView], code: str, rows: int, current: str = ""
) -> BodyView | None:
    """The view to see a point in at a height of ``rows`` cells, or None where none shows it.

    The ``current`` one stays where it shows the point well. Else the whole body comes first where
    there is room for it, and a closer view where there is not.
    """
    seen = [view for view in views.values() if shows(view, code, rows)]
    well = [view for view in seen if not view.view.roomy or _has_room(view, rows)]
    stays = next((view for view in well if view.id == current), None)
    return stays or next(iter((*well, *seen)), None)


def _has_room(view: BodyView, rows: int) -> bool:
    return 0 < view.view.roomy <= rows


def view_of_course(
    views: Mapping[str, BodyView], meridian: str, current: str = ""
) -> BodyView | None:
    """The view to see the course of a meridian in, or None where none has it."""
    having = [
        view
        for view in views.values()
        if any(course.meridian == meridian for course in view.drawing.courses)
    ]
    return next((view for view in having if view.id == current), next(iter(having), None))


def view_beside(views: Mapping[str, BodyView], current: str, by: int) -> BodyView:
    """The view so many further on, round and round."""
    ids = list(views)
    return views[ids[(ids.index(current) + by) % len(ids)]]
