"""Warning questions and what to do about them."""

from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """What a warning sign calls for, from mild to urgent."""

    PRECAUTION = "precaution"
    SOON = "soon"
    SAME_DAY = "same_day"
    EMERGENCY = "emergency"

    @property
    def urgency(self) -> int:
        """0 (precaution) to 3 (emergency), for ordering."""
        return list(Action).index(self)


class Ask(StrEnum):
    """When a warning question is asked."""

    ONBOARDING = "onboarding"
    WEEKLY = "weekly"
    FLARE = "flare"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A warning question.

    ``follows`` names the question whose "yes" opens this one. If any of ``worse_with`` is also
    yes, ``worse_action`` replaces ``action``. ``short`` is a name of a few words for lists.
    """

    id: str
    short: str
    question: str
    action: Action
    ask: frozenset[Ask]
    skippable: bool
    follows: str
    worse_with: tuple[str, ...]
    worse_action: Action | None
    why: str
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionText:
    """What to do now, for one level of urgency."""

    action: Action
    title: str
    body: str
