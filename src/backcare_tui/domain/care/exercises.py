"""Movements, and what holds for all of them."""

from dataclasses import dataclass

from backcare_tui.domain.care.claims import Claim


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of a movement: ``sets`` times ``count``, each held ``hold`` seconds (0: not held).

    ``count`` is for each side where a movement has sides. What only takes time, as walking does,
    is one movement held so long.
    """

    sets: int = 1
    count: int = 1
    hold: int = 0


@dataclass(frozen=True, slots=True)
class Exercise:
    """A movement with its doses.

    ``gate`` is the highest 24-hour pain (0-10) at which it is offered. ``gentle`` ones may be
    offered before pain has subsided, and those with ``amber`` on amber days, as half of a dose.
    With ``sides`` it is done left and right. ``tempo`` is how many seconds one slow movement takes
    where nothing is held, ``rest`` the seconds between two holds. Each further set has ``fewer``
    movements less than the one before it. ``later`` tells what changes beside the dose.
    """

    id: str
    name: str
    steps: tuple[str, ...]
    start: Dose
    goal: Dose
    gate: int
    gentle: bool
    caution: str
    sources: tuple[str, ...]
    amber: bool = False
    sides: bool = False
    tempo: int = 0
    rest: int = 0
    fewer: int = 0
    later: str = ""


@dataclass(frozen=True, slots=True)
class ExerciseAdvice:
    """What holds for every exercise: when to stop, how to progress, what research says."""

    stop_rules: tuple[str, ...]
    progression: tuple[str, ...]
    evidence: tuple[Claim, ...]
