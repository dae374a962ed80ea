"""What today's pain allows: the exercise gate, and whether pain has subsided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from backcare_tui.domain.care import Exercise
from backcare_tui.domain.checkin import DailyPain
from backcare_tui.language import gettext as _

SUBSIDED_DAYS = 3
SUBSIDED_PAIN = 4
SUBSIDED_SHARE = 0.30
BASELINE_DAYS = 28
BASELINE_ENTRIES = 7
RECENT_DAYS = 2
_ROUNDING = 1e-9


class Gate(StrEnum):
    """How much movement today's pain allows (own design, see ``docs``): pain 0-3 green, 4-5 amber,
    6-7 gentle, 8 and more comfort only. Unknown without a check-in of today or yesterday."""

    GREEN = "green"
    AMBER = "amber"
    GENTLE = "gentle"
    COMFORT = "comfort"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Subsided:
    """Whether pain has subsided, and the reason in words."""

    yes: bool
    why: str


def gate_for(pain: float | None) -> Gate:
    """The gate for a 24-hour pain of 0-10, or None where it is not known."""
    if pain is None:
        return Gate.UNKNOWN
    if pain < 4:
        return Gate.GREEN
    if pain < 6:
        return Gate.AMBER
    return Gate.GENTLE if pain < 8 else Gate.COMFORT


def recent_pain(daily: Iterable[DailyPain], today: date) -> float | None:
    """The newest daily mean of today or yesterday, or None."""
    near = [d for d in daily if 0 <= (today - d.day).days < RECENT_DAYS]
    return max(near, key=lambda d: d.day).mean if near else None


def subsided(daily: Sequence[DailyPain], today: date) -> Subsided:
    """Say whether pain has subsided.

    It has when the last three days in a row are recorded and each is at most 4, or their mean is
    30 % below that of the 28 days before them (at least 7 of those recorded).

    ``daily`` is in any order and may go back as far as it likes.
    """
    by_day = {d.day: d.mean for d in daily}
    end = today if today in by_day else today - timedelta(days=1)
    run = [by_day.get(end - timedelta(days=back)) for back in range(SUBSIDED_DAYS)]
    recorded = [pain for pain in run if pain is not None]
    if len(recorded) < SUBSIDED_DAYS:
        return Subsided(False, _("Three days recorded in a row are needed to tell."))
    if max(recorded) <= SUBSIDED_PAIN:
        why = _("Three days in a row at {pain} or less.")
        return Subsided(True, why.format(pain=SUBSIDED_PAIN))
    first = end - timedelta(days=SUBSIDED_DAYS - 1)
    earlier = [m for day, m in by_day.items() if 0 < (first - day).days <= BASELINE_DAYS]
    mean = sum(recorded) / len(recorded)
    if len(earlier) >= BASELINE_ENTRIES:
        usual = sum(earlier) / len(earlier)
        if mean <= (1 - SUBSIDED_SHARE) * usual + _ROUNDING:
            why = _("The last three days average {mean:.1f}, 30 % below your usual {usual:.1f}.")
            return Subsided(True, why.format(mean=mean, usual=usual))
    return Subsided(False, _("Pain is {mean:.1f} over the last three days.").format(mean=mean))


def why_not(exercise: Exercise, pain: float | None, has_subsided: bool) -> str:
    """Why an exercise waits at a 24-hour pain of 0-10 (None: not known); empty where it fits.

    None fits at comfort or without a check-in, and only gentle ones until pain has subsided.
    """
    gate = gate_for(pain)
    if pain is None:
        return _("Check in first.")
    if gate is Gate.COMFORT:
        return _("Comfort only today.")
    if pain > exercise.gate:
        return _("Waits for a pain of {pain} or less.").format(pain=exercise.gate)
    if not exercise.amber and gate is not Gate.GREEN:
        return _("Waits for a green day: a pain of 3 or less.")
    if not exercise.gentle and (gate is Gate.GENTLE or not has_subsided):
        return _("Waits until pain has subsided.")
    return ""
