"""Points of a session as people write them: POINT, POINT:SIDE, POINT:SECONDS or all three."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.cli import parse
from backcare_tui.domain.text import first_line
from backcare_tui.errors import InvalidInput
from backcare_tui.journal.session_plan import step_of
from backcare_tui.language import gettext as _
from backcare_tui.language import marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcare_tui.domain.checkin import RoutineStep
    from backcare_tui.journal import Journal

HINT = marked("Write it as UB40, UB40:left, UB40:30 or UB40:left:30.")


def steps(journal: Journal, given: Iterable[str]) -> list[RoutineStep]:
    """The steps that were given, in their order.

    Raises:
        NotFound: no such point; InvalidInput: a side or a time does not fit.
    """
    return [_step(journal, text) for text in parse.words(given)]


def _step(journal: Journal, text: str) -> RoutineStep:
    name, side, seconds = named(text)
    return step_of(journal.knowledge, name, side=side, seconds=seconds)


def named(text: str) -> tuple[str, str, int | None]:
    """The point, the side (empty: not said) and the seconds (None: not said) of POINT:SIDE:SECONDS.

    Raises:
        InvalidInput: it is not written so.
    """
    name, *rest = (part.strip() for part in text.split(":"))
    sides = [part for part in rest if not _is_number(part)]
    times = [part for part in rest if _is_number(part)]
    if not name or len(sides) > 1 or len(times) > 1 or not all(rest):
        said = _("“{text}” does not say what to press.").format(text=first_line(text, 40))
        raise InvalidInput(said, _(HINT))
    seconds = parse.whole_number(times[0], _("The time"), _(HINT)) if times else None
    return name, sides[0] if sides else "", seconds


def _is_number(text: str) -> bool:
    return text.removeprefix("-").isdecimal()
