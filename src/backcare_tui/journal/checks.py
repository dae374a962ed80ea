"""Whether what a person entered can be: each check returns the value, or says what to give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.domain.checkin import (
    AfterEffect,
    Side,
)
from backcare_tui.domain.scale import EVENT_MAX, PAIN_MAX, PAIN_MIN, SECONDS_MAX, SECONDS_MIN
from backcare_tui.domain.text import clean_line
from backcare_tui.errors import InvalidInput

if TYPE_CHECKING:
    from backcare_tui.domain.care import Point


def check_pain(pain: object) -> int:
    """Return ``pain``, or raise InvalidInput where it is not a whole number from 0 to 10."""
    if isinstance(pain, bool) or not isinstance(pain, int) or not PAIN_MIN <= pain <= PAIN_MAX:
        raise InvalidInput(
            f"Pain {pain} is not on the scale.",
            "Give a whole number from 0 (none) to 10 (worst imaginable).",
        )
    return pain


def event_text(text: str) -> str:
    """The line of an event as it is kept, cleaned and without blank ends.

    Raises:
        InvalidInput: nothing is left, or it has more than 200 characters.
    """
    line = clean_line(text)
    if not line:
        raise InvalidInput("There is nothing to mark.", "Give a few words, like “new mattress”.")
    if len(line) > EVENT_MAX:
        raise InvalidInput(
            f"The event has {len(line):,} characters; at most {EVENT_MAX} can be kept.",
            "Put it in a few words; a check-in has room for a longer note.",
        )
    return line


def check_seconds(point: Point, seconds: int) -> int:
    """Return ``seconds``, or raise InvalidInput where nobody presses that long."""
    if type(seconds) is not int or not SECONDS_MIN <= seconds <= SECONDS_MAX:
        raise InvalidInput(
            f"{point.code} for {seconds} seconds cannot be right.",
            f"Give {SECONDS_MIN} to {SECONDS_MAX} seconds; 30 to 60 is usual.",
        )
    return seconds


def side_of(point: Point, side: str) -> Side:
    """The side that was pressed; by default both, or the midline for a midline point.

    Raises:
        InvalidInput: no such side, or one that this point lacks.
    """
    usual = Side.MIDLINE if point.midline else Side.BOTH
    if not side:
        return usual
    try:
        chosen = Side(side.lower())
    except ValueError:
        raise InvalidInput(f"“{side}” is not a side.", "Give left, right or both.") from None
    if (chosen is Side.MIDLINE) != point.midline:
        where = "lies on the midline" if point.midline else "has a left and a right one"
        raise InvalidInput(f"{point.code} {where}.", f"Leave the side out, or give {usual.value}.")
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
            f"“{name}” is not an after-effect.", f"Give {', '.join(AfterEffect)}."
        ) from None
