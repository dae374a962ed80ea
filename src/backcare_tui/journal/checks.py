"""Whether what a person entered can be: each check returns the value, or says what to give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.domain.checkin import (
    AfterEffect,
    Side,
)
from backcare_tui.domain.scale import EVENT_MAX, PAIN_MAX, PAIN_MIN, SECONDS_MAX, SECONDS_MIN
from backcare_tui.domain.text import clean_line, first_line
from backcare_tui.errors import InvalidInput
from backcare_tui.language import gettext as _
from backcare_tui.language import listed

if TYPE_CHECKING:
    from backcare_tui.domain.care import Point

_MIDDLE = "middle"


def check_pain(pain: object) -> int:
    """Return ``pain``, or raise InvalidInput where it is not a whole number from 0 to 10."""
    if isinstance(pain, bool) or not isinstance(pain, int) or not PAIN_MIN <= pain <= PAIN_MAX:
        raise InvalidInput(
            _("Pain {pain} is not on the scale.").format(pain=pain),
            _("Give a whole number from 0 (none) to 10 (worst imaginable)."),
        )
    return pain


def event_text(text: str) -> str:
    """The line of an event as it is kept, cleaned and without blank ends.

    Raises:
        InvalidInput: nothing is left, or it has more than 200 characters.
    """
    line = clean_line(text)
    if not line:
        raise InvalidInput(
            _("There is nothing to mark."), _("Give a few words, like “new mattress”.")
        )
    if len(line) > EVENT_MAX:
        raise InvalidInput(
            _("The event has {count:,} characters; at most {most} can be kept.").format(
                count=len(line), most=EVENT_MAX
            ),
            _("Put it in a few words; a check-in has room for a longer note."),
        )
    return line


def check_seconds(point: Point, seconds: int) -> int:
    """Return ``seconds``, or raise InvalidInput where nobody presses that long."""
    if type(seconds) is not int or not SECONDS_MIN <= seconds <= SECONDS_MAX:
        raise InvalidInput(
            _("{point} for {seconds} seconds cannot be right.").format(
                point=point.label, seconds=seconds
            ),
            _("Give {least} to {most} seconds; 30 to 60 is usual.").format(
                least=SECONDS_MIN, most=SECONDS_MAX
            ),
        )
    return seconds


def side_of(point: Point, side: str) -> Side:
    """The side that was pressed; by default both, or the midline for a midline point.

    "middle", as it is shown, is the midline.

    Raises:
        InvalidInput: no such side, or one that this point lacks.
    """
    usual = Side.MIDLINE if point.midline else Side.BOTH
    if not side:
        return usual
    try:
        chosen = Side.MIDLINE if side.lower() == _MIDDLE else Side(side.lower())
    except ValueError:
        raise InvalidInput(
            _("“{side}” is not a side.").format(side=first_line(side, 40)),
            _("Give left, right or both."),
        ) from None
    if (chosen is Side.MIDLINE) != point.midline:
        where = (
            _("{point} lies on the midline.")
            if point.midline
            else _("{point} has a left and a right one.")
        )
        raise InvalidInput(
            where.format(point=point.label),
            _("Leave the side out, or give {side}.").format(
                side=_MIDDLE if point.midline else usual.value
            ),
        )
    return chosen


def after_effect_of(name: str) -> AfterEffect | None:
    """What pressing left behind, or None where nothing was said.

    Raises:
        InvalidInput: no such effect.
    """
    if not name:
        return None
    try:
        return AfterEffect(name.lower())
    except ValueError:
        raise InvalidInput(
            _("“{name}” is not an after-effect.").format(name=first_line(name, 40)),
            _("Give {names}.").format(names=listed(AfterEffect)),
        ) from None
