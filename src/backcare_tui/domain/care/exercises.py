"""Movements, and what holds for all of them."""

from dataclasses import dataclass

from backcare_tui.domain.care.claims import Claim


@dataclass(frozen=True, slots=True)
class Exercise:
    """A movement with its dose. ``gate`` is the highest 24-hour pain (0-10) at which it is offered.

    ``gentle`` ones may be offered before pain has subsided.
    """

    id: str
    name: str
    steps: tuple[str, ...]
    start: str
    goal: str
    amber: str
    gate: int
    gentle: bool
    caution: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExerciseAdvice:
    """What holds for every exercise: when to stop, how to progress, what research says."""

    stop_rules: tuple[str, ...]
    progression: tuple[str, ...]
    evidence: tuple[Claim, ...]
