"""Whether the last weeks brought no change for the better, which is worth a visit."""

from collections.abc import Iterable
from datetime import date

from backcare_tui.domain.checkin import DailyPain

REVIEW_AFTER_DAYS = 42
_REVIEW_WINDOW = 14
_REVIEW_ENTRIES = 5
_REVIEW_PAIN = 3.0
_ROUNDING = 1e-9


def no_better(daily: Iterable[DailyPain], today: date) -> bool:
    """True where the last two weeks are no better than the two weeks six weeks before them.

    Better means two points or 30 % lower. Each window needs five recorded days, and pain a mean of
    at least 3; else the answer is False (source of the six weeks: R18).
    """
    now, before = [], []
    for entry in daily:
        age = (today - entry.day).days
        if 0 <= age < _REVIEW_WINDOW:
            now.append(entry.mean)
        elif REVIEW_AFTER_DAYS <= age < REVIEW_AFTER_DAYS + _REVIEW_WINDOW:
            before.append(entry.mean)
    if min(len(now), len(before)) < _REVIEW_ENTRIES:
        return False
    mean, earlier = sum(now) / len(now), sum(before) / len(before)
    return mean >= _REVIEW_PAIN and mean > max(earlier - 2, 0.7 * earlier) + _ROUNDING
