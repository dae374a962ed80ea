"""A guided run through points or movements: what to hold now, and for how long.

The guide is a value. It knows no clock: every step takes ``now``, in seconds of any clock that
only goes forward, so that a change of the time of day does nothing to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from backcare_tui.domain.checkin import Side
from backcare_tui.domain.scale import SECONDS_MAX, SECONDS_MIN

FIND_SECONDS = 20
"""How long there is to find a new place. Own choice: long enough to read how, and to feel for it.
"""

READY_SECONDS = 8
"""How long there is to go on to the other side. Own choice: long enough to move both hands."""

AWAY_SECONDS = 5
"""A guide that was not asked for so long was not seen: a terminal put aside, a computer asleep."""

BREATH_IN, BREATH_OUT = 4.0, 6.0
"""Seconds of one breath: six breaths a minute, the longer part out. Own choice."""


class Phase(StrEnum):
    """What the person does now."""

    READY = "ready"
    HOLD = "hold"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Hold:
    """One thing to hold: a point or a movement by its id, on one side, for whole seconds.

    ``ready`` is how many seconds there are to get into place before it.
    """

    what: str
    side: Side
    seconds: int
    ready: int = READY_SECONDS


@dataclass(frozen=True, slots=True)
class Held:
    """A hold that ended, and the whole seconds that it was held."""

    hold: Hold
    seconds: int


@dataclass(frozen=True, slots=True)
class Guide:
    """How far a run of ``holds`` is.

    ``at`` counts the holds that ended and ``extra`` the seconds added to the one that runs.
    ``gone`` is the time of the current phase up to ``since``, the instant at which it was last
    asked while running; None is a pause. It begins paused, before the first hold.
    """

    holds: tuple[Hold, ...]
    at: int = 0
    phase: Phase = Phase.READY
    extra: int = 0
    gone: float = 0.0
    since: float | None = None

    @property
    def running(self) -> bool:
        """Whether time counts."""
        return self.since is not None and self.phase is not Phase.OVER

    @property
    def now(self) -> Hold | None:
        """What is held now or next, None when all is over."""
        return self.holds[self.at] if self.at < len(self.holds) else None

    @property
    def next(self) -> Hold | None:
        """What comes after that, if anything."""
        return self.holds[self.at + 1] if self.at + 1 < len(self.holds) else None

    @property
    def length(self) -> int:
        """How many seconds the current phase lasts in all."""
        if self.now is None:
            return 0
        return self.now.ready if self.phase is Phase.READY else self.now.seconds + self.extra

    def elapsed(self, now: float) -> float:
        """How many seconds of the current phase are over."""
        running = 0.0 if self.since is None else max(now - self.since, 0.0)
        return min(self.gone + running, float(self.length))

    def left(self, now: float) -> float:
        """How many seconds of the current phase are left."""
        return self.length - self.elapsed(now)

    def left_in_all(self, now: float) -> float:
        """How many seconds are left to the end, with the time to find each place."""
        later = self.holds[self.at + 1 :]
        rest = sum(hold.seconds + hold.ready for hold in later)
        if self.phase is Phase.READY and self.now is not None:
            rest += self.now.seconds
        return self.left(now) + rest

    def go_on(self, now: float) -> Guide:
        """Begin, or end a pause."""
        return self if self.phase is Phase.OVER or self.running else replace(self, since=now)

    def pause(self, now: float) -> Guide:
        """Let time stand still."""
        return replace(self, gone=self.elapsed(now), since=None)

    def extend(self, seconds: int) -> Guide:
        """Hold this one ``seconds`` longer, as far as one hold may last."""
        if self.now is None:
            return self
        room = SECONDS_MAX - self.now.seconds - self.extra
        return replace(self, extra=self.extra + max(min(seconds, room), 0))

    def begin(self, now: float) -> Guide:
        """Start to hold at once, without the rest of the time to find the place."""
        if self.phase is not Phase.READY or self.now is None:
            return self
        return replace(self, phase=Phase.HOLD, gone=0.0, since=now)

    def skip(self, now: float) -> tuple[Guide, Held | None]:
        """Go on to the next hold. What was held of this one is returned, None where nothing was."""
        held = self.held(now)
        return _following(self, now if self.running else None), held

    def held(self, now: float) -> Held | None:
        """What was held so far of the current hold, in whole seconds; None where nothing was."""
        hold = self.now
        seconds = int(self.elapsed(now)) if self.phase is Phase.HOLD else 0
        return Held(hold, seconds) if hold is not None and seconds else None

    def rest(self, held: Held | None) -> tuple[Hold, ...]:
        """What is still to be held if it ends here, after what was ``held`` of the current hold.

        Of that hold it is what is left, where both parts are long enough to count.
        """
        hold, later = self.now, self.holds[self.at + 1 :]
        if hold is None or held is None or held.seconds < SECONDS_MIN:
            return self.holds[self.at :]
        left = self.length - held.seconds
        return (replace(hold, seconds=left), *later) if left >= SECONDS_MIN else later

    def tick(self, now: float) -> tuple[Guide, tuple[Held, ...]]:
        """Go on to ``now`` and return what ended on the way.

        To be called at least once a second. After a longer silence than `AWAY_SECONDS` nobody knows
        what was held: the guide pauses where it was asked last.
        """
        if self.since is None or self.phase is Phase.OVER:
            return self, ()
        if now - self.since > AWAY_SECONDS:
            return replace(self, since=None), ()
        guide, ended = self, list[Held]()
        while (hold := guide.now) is not None and guide.left(now) <= 0:
            over = now - max(_seconds_past(guide, now), 0.0)
            if guide.phase is Phase.READY:
                guide = replace(guide, phase=Phase.HOLD, gone=0.0, since=over)
            else:
                ended.append(Held(hold, guide.length))
                guide = _following(guide, over)
        if guide.phase is Phase.OVER:
            return guide, tuple(ended)
        return replace(guide, gone=guide.elapsed(now), since=now), tuple(ended)


def _following(guide: Guide, since: float | None) -> Guide:
    """Before the next hold, with time counting from ``since``; over after the last one."""
    at = guide.at + 1
    if at >= len(guide.holds):
        return replace(guide, at=len(guide.holds), phase=Phase.OVER, gone=0.0, since=None)
    return Guide(guide.holds, at, Phase.READY, since=since)


def _seconds_past(guide: Guide, now: float) -> float:
    """How long the current phase of a running ``guide`` has been over."""
    since = now if guide.since is None else guide.since
    return guide.gone + (now - since) - guide.length


@dataclass(frozen=True, slots=True)
class Breath:
    """Where a breath is: ``inward`` or out, and the share (0 to 1) of that part that is over."""

    inward: bool
    share: float

    @property
    def fullness(self) -> float:
        """How full the lungs are, from 0 to 1."""
        return self.share if self.inward else 1.0 - self.share


def breath_at(elapsed: float) -> Breath:
    """The breath of the pacer after ``elapsed`` seconds of holding."""
    within = elapsed % (BREATH_IN + BREATH_OUT)
    if within < BREATH_IN:
        return Breath(True, within / BREATH_IN)
    return Breath(False, (within - BREATH_IN) / BREATH_OUT)
