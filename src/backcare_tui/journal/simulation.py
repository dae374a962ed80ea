"""A made-up diary to look at elsewhere, and the truth behind it; the person's own stays shut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcare_tui.errors import NotFound
from backcare_tui.language import gettext as _
from backcare_tui.language import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from backcare_tui.journal.journal import Journal
    from backcare_tui.knowledge import KnowledgeBase
    from backcare_tui.review.simulate import SyntheticDiary


@dataclass(frozen=True, slots=True)
class Simulation:
    """A synthetic diary of the days ``first`` to ``last``, made with ``seed``."""

    diary: SyntheticDiary
    seed: int
    first: date
    last: date

    def lines(self, form: str) -> Iterator[str]:
        """The diary as an export in ``form``, line by line: "ndjson", or check-ins as "csv"."""
        if form == "csv":
            from backcare_tui.domain.checkin import CheckIn
            from backcare_tui.exchange.csv_plain import write_csv

            return write_csv(e for e in self.diary.entries if isinstance(e, CheckIn))
        from backcare_tui.exchange.ndjson import write_ndjson

        return write_ndjson(self.diary.entries, {"synthetic": True, "seed": self.seed})


def simulate(
    journal: Journal, days: int, seed: int, pattern_ids: Collection[str] = ()
) -> Simulation:
    """Make up ``days`` days that end yesterday; the same arguments give the same diary.

    The person has the pictures ``pattern_ids``, or drawn ones where there are none.

    Raises:
        NotFound: there is no such picture; InvalidInput: the first day lies before 1900.
    """
    from backcare_tui.domain.days import Period, check_day
    from backcare_tui.review.simulate import draw_diary

    known = journal.knowledge
    for name in pattern_ids:
        _check_pattern(known, name)
    last = Period.ending(journal.today, 2).first
    first = check_day(Period.ending(last, days).first, journal.today)
    diary = draw_diary(
        days, last, seed, known.signs, tuple(known.patterns), present=pattern_ids or None
    )
    return Simulation(diary, seed, first, last)


def _check_pattern(known: KnowledgeBase, name: str) -> None:
    if name in known.patterns:
        return
    from backcare_tui.domain.text import first_line

    raise NotFound(
        _("There is no pattern “{name}”.").format(name=first_line(name, 40)),
        _("Known are {names}.").format(names=listed(known.patterns)),
    )
