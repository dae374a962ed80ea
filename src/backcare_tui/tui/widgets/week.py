"""The last seven days beside the form, where the terminal is wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from backcare_tui.charts.cells import fit
from backcare_tui.charts.pain_glyphs import pain_role, share_bar
from backcare_tui.domain.day_words import short_weekday
from backcare_tui.domain.scale import PAIN_MAX
from backcare_tui.language import gettext as _
from backcare_tui.language import listed
from backcare_tui.tui.drawing import hanging
from backcare_tui.tui.widgets.pain_scale import ROLE_STYLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcare_tui.journal.today import TodayView, WeekDay

_WIDTH = 48
_BEFORE_WORDS = 17


class Week(Static):
    """A line a day: its pain as a bar, what there was, and what was pressed."""

    def __init__(self) -> None:
        super().__init__("", id="week-days", markup=False)

    def show_week(
        self,
        view: TodayView,
        words: str,
        labels: Mapping[str, str],
        *,
        ascii: bool,  # noqa: A002 - the word of the setting
    ) -> None:
        """Show the week of ``view``, with ``words`` on its mean; ``labels`` name triggers and
        points by id."""
        lines = [Content.styled(_("The last 7 days"), "bold $secondary")]
        lines += [_line(day, labels, ascii) for day in view.week_days]
        told = _("{sentence}.").format(sentence=words[:1].upper() + words[1:])
        lines.append(Content.styled(told, "$muted"))
        self.update(Content("\n").join(lines))


def _line(day: WeekDay, labels: Mapping[str, str], plain: bool) -> Content:
    named = (f"{short_weekday(day.day)} {day.day.day:>2}  ", "$muted")
    told = Content(listed(labels.get(id_, id_) for id_ in (*day.triggers, *day.pressed)))
    if day.pain is None:
        empty = fit(_("nothing logged"), _BEFORE_WORDS)
        return hanging(Content.assemble(named, (empty, "$muted")), told, _WIDTH)
    style = ROLE_STYLES[pain_role(day.pain)]
    bar = share_bar(day.pain / PAIN_MAX, PAIN_MAX, ascii=plain)
    filled = round(day.pain)
    lead = Content.assemble(
        named, (bar[:filled], style), (bar[filled:], "$panel"), (f" {day.pain:<4.3g}  ", style)
    )
    return hanging(lead, told, _WIDTH)
