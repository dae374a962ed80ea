"""What fills a synthetic diary beside its answers: times, ids, notes and points pressed."""

import random
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from backcare_tui.domain.checkin import AcupressureSession, AfterEffect, Side
from backcare_tui.domain.scale import PAIN_MIN
from backcare_tui.language import gettext as _
from backcare_tui.language import marked

_POINTS = ("BL40", "BL23", "KI3")
_NOTES = (
    marked("Made-up note: cold wind on the way home."),
    marked("Made-up note: warm bath in the evening, felt good."),
    marked("Made-up note: long day at the desk."),
    marked("Made-up note: slept well."),
    marked("Made-up note: carried the shopping in two trips."),
    marked("Made-up note: short walk after lunch."),
    marked("Made-up note: rain all day."),
    marked("Made-up note: bending was easier today."),
)
_NOTED = 0.15
_SORE = 0.06


class Writing:
    """Draws the small things of an entry from one generator of random numbers."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng

    def sessions(self, day: date, pain: int, chance: float) -> list[AcupressureSession]:
        """With ``chance`` (0-1) one to three points in the evening, else none."""
        if self._rng.random() >= chance:
            return []
        done = []
        points = set(self._rng.sample(_POINTS, self._rng.randint(1, len(_POINTS))))
        for minute, point in enumerate(name for name in _POINTS if name in points):
            after = max(pain - self._rng.choice((0, 0, 1, 1, 2)), PAIN_MIN)
            sore = self._rng.random() < _SORE
            done.append(
                AcupressureSession(
                    id=self.new_id(),
                    day=day,
                    at=self.evening(day) + timedelta(minutes=10 + 2 * minute),
                    point=point,
                    side=Side.BOTH,
                    seconds=self._rng.choice((30, 30, 45, 60)),
                    pain_before=pain,
                    pain_after=after,
                    after_effect=AfterEffect.SORE if sore else AfterEffect.NONE,
                )
            )
        return done

    def note(self) -> str:
        """Mostly nothing; what there is says that it is made up."""
        return _(self._rng.choice(_NOTES)) if self._rng.random() < _NOTED else ""

    def evening(self, day: date) -> datetime:
        """Some time after supper."""
        return datetime.combine(day, time(20, self._rng.randint(0, 59)), UTC)

    def morning(self, day: date) -> datetime:
        """Some time before breakfast."""
        return datetime.combine(day, time(7, self._rng.randint(0, 59)), UTC)

    def new_id(self) -> str:
        """An id that depends on the seed alone."""
        return str(UUID(int=self._rng.getrandbits(128), version=4))
