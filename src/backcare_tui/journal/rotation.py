"""Which backups stay: many of the last days, few of long ago, and never too few.

Days, weeks and months count where they have a backup, and ages are told from the newest backup
where the clock runs ahead. So a clock that is wrong makes nothing go that would have stayed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from backcare_tui.language import gettext as _
from backcare_tui.storage.backup_names import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence
    from datetime import datetime

    from backcare_tui.storage.backup_set import Backup

DAYS = 7
WEEKS = 4
MONTHS = 12
BEFORE_DAYS = 30
BEFORE_LEAST = 5
"""Own choices: a year back in some thirty files, and a month to notice that a change was wrong."""

_BEFORE = {
    Reason.BEFORE_BULK,
    Reason.BEFORE_IMPORT,
    Reason.BEFORE_MIGRATION,
    Reason.BEFORE_RESTORE,
}


@dataclass(frozen=True, slots=True)
class Going:
    """A backup that has had its time, and ``why``."""

    backup: Backup
    why: str


def going(backups: Sequence[Backup], now: datetime, *, by_hand: bool = False) -> list[Going]:
    """Which of ``backups`` go, newest first; ``now`` is local time without an offset.

    The newest of all stays. So do copies of older versions; those made by hand stay unless
    ``by_hand``, and then the same holds for them as for those before a change. What is newer is
    told both by time and by ``backups``, the one that was made last first: only what goes by both
    goes.
    """
    by_time = sorted(backups, key=lambda each: (each.at, each.number, each.name), reverse=True)
    gone = {each.backup.path for each in _going(by_time, now, by_hand=by_hand)}
    return [each for each in _going(backups, now, by_hand=by_hand) if each.backup.path in gone]


def _going(ordered: Sequence[Backup], now: datetime, *, by_hand: bool) -> list[Going]:
    daily = [each for each in ordered if each.reason is Reason.DAILY]
    reference = min(now, ordered[0].at) if ordered else now
    found = _daily(daily)
    found += _before([each for each in ordered if each.reason in _BEFORE], reference)
    if by_hand:
        found += _before([each for each in ordered if each.reason is Reason.BY_HAND], reference)
    found = [each for each in found if each.backup is not ordered[0]]
    return sorted(found, key=lambda each: ordered.index(each.backup))


def _daily(ordered: Sequence[Backup]) -> list[Going]:
    rest = ordered[DAYS:]
    weeks = _newest_of(rest, WEEKS, lambda at: at.isocalendar()[:2])
    older = rest[rest.index(weeks[-1]) + 1 :] if weeks else []
    months = _newest_of(older, MONTHS, lambda at: (at.year, at.month))
    why = _("newer daily ones stay: {days} days, {weeks} weeks, {months} months").format(
        days=DAYS, weeks=WEEKS, months=MONTHS
    )
    return [Going(each, why) for each in rest if each not in weeks and each not in months]


def _newest_of(
    ordered: Iterable[Backup], most: int, period: Callable[[datetime], Hashable]
) -> list[Backup]:
    """The newest backup of each of the first ``most`` periods that have one."""
    found: dict[Hashable, Backup] = {}
    for each in ordered:
        if len(found) < most:
            found.setdefault(period(each.at), each)
    return list(found.values())


def _before(ordered: Sequence[Backup], reference: datetime) -> list[Going]:
    why = _("older than {days} days, and {least} newer ones stay").format(
        days=BEFORE_DAYS, least=BEFORE_LEAST
    )
    oldest = reference - min(timedelta(days=BEFORE_DAYS), reference - reference.min)
    return [Going(each, why) for each in ordered[BEFORE_LEAST:] if each.at < oldest]
