"""The list of Care: what to choose from, and the keys for where the person is in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from backcare_tui.charts.figure_marks import shown_point
from backcare_tui.errors import QuestionsFirst
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, pgettext
from backcare_tui.tui.point_page import means_itself

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from backcare_tui.errors import HeldBack
    from backcare_tui.journal.care import PointAdvice
    from backcare_tui.journal.exercises import ExercisePlan
    from backcare_tui.journal.pressing import PointHistory
    from backcare_tui.journal.safety import Notice
    from backcare_tui.journal.unfinished import Unfinished
    from backcare_tui.tui.widgets.key_bar import Key

ABOUT, EXERCISES, RULES, NOW, REST = "about", "exercises", "rules", "now", "rest"
POINT, LEARN = "point:", "learn:"
"""What the ids of points and of pages begin with."""

_TAB: Key = ("tab", marked("Next part"), "app.focus_next")
_REST_KEYS: tuple[Key, ...] = (
    ("!", marked("Warnings"), "app.warning_signs"),
    ("?", marked("Help"), "app.toggle_help"),
    ("ctrl+p", marked("All"), "app.command_palette"),
)
IN_LIST: tuple[Key, ...] = (
    ("↑ ↓", marked("Choose"), "none"),
    ("f", marked("Body"), "body"),
    _TAB,
    ("i", marked("About you"), "about"),
    *_REST_KEYS,
)
IN_FIGURE: tuple[Key, ...] = (
    ("← ↑ ↓ →", marked("Next point"), "none"),
    ("enter", marked("Press it, guided"), "press"),
    ("v", marked("Turn"), "turn_figure"),
    _TAB,
    *_REST_KEYS[:2],
)
OPENS: dict[str, Key] = {
    EXERCISES: ("enter", marked("Choose one"), "exercises"),
    NOW: ("enter", marked("Read and answer"), "app.warning_signs"),
    REST: ("enter", marked("Go on"), "session"),
}
IN_PAGE: tuple[Key, ...] = (("↑ ↓", marked("Read"), "none"), _TAB, *_REST_KEYS)


@dataclass(slots=True)
class Offered:
    """What Care has for this person now; points, exercises and a rest only where nothing locks."""

    notice: Notice | None = None
    points: dict[str, PointAdvice] = field(default_factory=dict)
    histories: Mapping[str, PointHistory] = field(default_factory=dict)
    plan: ExercisePlan | None = None
    rest: Unfinished | None = None
    held: HeldBack | None = None


def entries(offered: Offered, learn: Iterable[str], *, ascii: bool) -> list[Option]:  # noqa: A002 - as the setting
    """All there is to choose, under headings; ``learn`` are the titles of what is known."""
    found: list[Option] = []
    if offered.held is not None:
        asks = isinstance(offered.held, QuestionsFirst)
        words = _("The warning questions") if asks else _("What to do now")
        found += [_title(pgettext("what to do", "First")), Option(words, NOW)]
    if offered.rest is not None:
        found += [_title(_("Begun")), Option(_("Go on pressing"), REST)]
    core = [a for a in offered.points.values() if a.point.core]
    more = [a for a in offered.points.values() if not a.point.core]
    if core:
        found += [_title(_("Points")), *(_point_option(a, ascii=ascii) for a in core)]
        found += [_title(_("Moving")), Option(_("Exercises"), EXERCISES)]
    found += [_title(_("Every day")), Option(_("Prevention"), RULES)]
    found.append(Option(_("About you"), ABOUT))
    if more:
        found += [_title(_("More points")), *(_point_option(a, ascii=ascii) for a in more)]
    found.append(_title(_("What is known")))
    found += [Option(Content(title), LEARN + title) for title in learn]
    return found


def _title(words: str) -> Option:
    return Option(Content.styled(words, "bold $secondary"), disabled=True)


def _point_option(advice: PointAdvice, *, ascii: bool) -> Option:  # noqa: A002 - as the setting
    point, shown = advice.point, shown_point(advice.point, advice.limits)
    mark: tuple[str, str] | str = "  "
    if advice.limits.restrictions:
        colour = "$error" if advice.limits.blocked else "$warning"
        mark = (f"{shown.mark.glyph(ascii=ascii)} ", colour)
    elif advice.first_for:
        mark = ("▸ ", "$primary")
    name = advice.characters if means_itself(point) else point.pinyin
    return Option(Content.assemble(mark, f"{point.label:<6} {name}"), POINT + point.code)
