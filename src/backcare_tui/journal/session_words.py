"""What is said about guided sessions, in the same words by both front ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.domain.checkin import Side
from backcare_tui.domain.day_words import day_whole_month_year
from backcare_tui.domain.dose import (
    DAY_SECONDS,
    POINT_SECONDS,
    SESSION_SECONDS,
    TIMES_A_DAY,
    seconds_of,
)
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.domain.dose import DayDose
    from backcare_tui.domain.guide import Hold
    from backcare_tui.journal.pressing import PointHistory
    from backcare_tui.journal.session_plan import Plan

STOP = marked("Stop if it turns sharp, shoots, goes numb, or you feel faint.")

WORSE = marked(
    "Pain is 2 or more above before. Leave pressing for today, and press more lightly next time."
)
"""Said where `is_worse`. Both are put into words where they are shown."""

_WORSE_BY = 2

_SIDES = {
    Side.LEFT: marked("left"),
    Side.RIGHT: marked("right"),
    Side.BOTH: marked("both sides"),
    Side.MIDLINE: marked("middle"),
}


def is_worse(before: int | None, after: int | None) -> bool:
    """Whether pain (0-10) rose so much that pressing should rest; None is not said."""
    return before is not None and after is not None and after - before >= _WORSE_BY


def duration(seconds: float) -> str:
    """A length of time in a few words: "45 s", "2 min", "5½ min"."""
    if seconds < 60:
        return _("{seconds} s").format(seconds=f"{seconds:.0f}")
    halves = int(seconds / 30 + 0.5)
    return _("{minutes} min").format(minutes=f"{halves // 2}{'½' if halves % 2 else ''}")


def length_words(plan: Plan) -> str:
    """How long a session is: "2 min of pressing, about 3 min with finding the places"."""
    words = _("{pressing} of pressing, about {time} with finding the places")
    return words.format(pressing=duration(plan.pressing_seconds), time=duration(plan.seconds))


def left_words(holds: int) -> str:
    """How much of a session is left: "3 holds left"."""
    return ngettext("{number} hold left", "{number} holds left", holds).format(number=holds)


def hold_words(plan: Plan, hold: Hold) -> str:
    """One hold: "UB40 Wěizhōng, left, 30 s"."""
    point = plan.advice[hold.what].point
    return listed(
        [
            f"{point.label} {point.pinyin}",
            side_words(hold.side),
            _("{seconds} s").format(seconds=hold.seconds),
        ]
    )


def side_words(side: Side) -> str:
    """The side of a hold."""
    return _(_SIDES[side])


def dose_words(dose: DayDose, holds: Sequence[Hold] = ()) -> str:
    """What to know before pressing more today; empty where there is nothing to say.

    ``holds`` are what is about to be pressed.
    """
    if dose.seconds >= DAY_SECONDS:
        return _(
            "You have pressed for {time} today. That is plenty: half an hour a "
            "day is the most that backcare suggests, and too much can leave you sore."
        ).format(time=duration(dose.seconds))
    if dose.times >= TIMES_A_DAY:
        return _(
            "You have pressed {times} times today. "
            "Once or twice a day is usual; a rest does no harm."
        ).format(times=dose.times)
    if dose.seconds + seconds_of(holds) > DAY_SECONDS:
        return _(
            "With this it comes to {time} today. Half an "
            "hour a day is the most that backcare suggests; you can stop at any time."
        ).format(time=duration(dose.seconds + seconds_of(holds)))
    if any(hold.seconds > POINT_SECONDS for hold in holds):
        return _(
            "3 minutes on one point is the most that backcare suggests; longer can leave it sore."
        )
    if seconds_of(holds) > SESSION_SECONDS:
        return _(
            "10 minutes in one go is the most that backcare suggests; you can stop at any time."
        )
    return ""


def history_words(history: PointHistory) -> list[str]:
    """A person's own history with a point, a sentence each."""
    if not history.times or history.last is None:
        return [_("You have not pressed this point yet.")]
    pressed = ngettext(
        "Pressed once, last on {day}.", "Pressed {times} times, last on {day}.", history.times
    )
    lines = [pressed.format(times=history.times, day=day_whole_month_year(history.last))]
    if history.change is not None:
        lines.append(_change_words(history.change, history.compared))
        if history.shared:
            lines.append(_("Some of that is of whole sessions, so it speaks of all their points."))
        lines.append(_("Pain also comes and goes by itself: this alone does not show an effect."))
    if history.told:
        parts = []
        if history.sore:
            sore = _("sore {times} of {told} times")
            parts.append(sore.format(times=history.sore, told=history.told))
        if history.bruised:
            bruised = _("a bruise {times} of {told} times")
            parts.append(bruised.format(times=history.bruised, told=history.told))
        effects = listed(parts) if parts else _("never sore")
        lines.append(_("Afterwards: {effects}.").format(effects=effects))
    return lines


def _change_words(change: float, compared: int) -> str:
    """What pain was after pressing, against before, in ``compared`` sessions."""
    if abs(change) < 0.05:
        words = ngettext(
            "Once with pain noted before and after: about the same afterwards.",
            "{times} times with pain noted before and after: about the same afterwards.",
            compared,
        )
    elif change < 0:
        words = ngettext(
            "Once with pain noted before and after: {change:.1f} lower on average afterwards.",
            "{times} times with pain noted before and after: "
            "{change:.1f} lower on average afterwards.",
            compared,
        )
    else:
        words = ngettext(
            "Once with pain noted before and after: {change:.1f} higher on average afterwards.",
            "{times} times with pain noted before and after: "
            "{change:.1f} higher on average afterwards.",
            compared,
        )
    return words.format(times=compared, change=abs(change))
