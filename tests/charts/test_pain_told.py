from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backcare_tui.charts.pain_told import describe
from backcare_tui.domain.days import Period

LAST = date(2025, 11, 21)


@dataclass(frozen=True)
class Pains:
    """A series up to the last day, with its running means."""

    daily: Sequence[float | None]
    rolling: Sequence[float | None]

    @property
    def period(self) -> Period:
        return Period.ending(LAST, len(self.daily))


def test_describe() -> None:
    days = "Pain, 2025-11-18 to 2025-11-21: 3 of 4 days recorded, 1 empty."
    values = " Mean 5.0 of 10, lowest 3 on 2025-11-18, highest 8 on 2025-11-20."
    assert describe(Pains([3, None, 8, 4], [None] * 4)) == days + values
    assert describe(Pains([None, None], [None, None])) == (
        "Pain, 2025-11-20 to 2025-11-21: no check-in in 2 days."
    )
    assert "1 of 1 day recorded" in describe(Pains([3.0], [None]))


def test_the_line_is_told_too() -> None:
    told = describe(Pains([3, 4, 8, 4], [4, 6.25, 3, 5]))
    assert told.endswith(
        " The 7-day mean goes from 4.0 on 2025-11-18 to 5.0 on 2025-11-21; it is lowest on"
        " 2025-11-20 (3.0) and highest on 2025-11-19 (6.2)."
    )
    assert "7-day mean" not in describe(Pains([3, 4, 8, 4], [None, None, None, 5]))
