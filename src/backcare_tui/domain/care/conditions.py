"""Conditions of a person and what they do to techniques."""

from dataclasses import dataclass
from enum import StrEnum


class Limit(StrEnum):
    """What a condition does to a technique, from mild to strict."""

    LIGHT = "light"
    ASK_FIRST = "ask_first"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Restriction:
    """A limit that a condition puts on one group of points, with the words to show."""

    group: str
    limit: Limit
    text: str


@dataclass(frozen=True, slots=True)
class Contraindication:
    """A condition of the person that changes or hides techniques.

    ``red_flag`` names the warning question whose "yes" implies the condition, or is empty.
    ``review_days`` is after how many days the answer is asked again.
    """

    id: str
    label: str
    question: str
    why: str
    red_flag: str
    review_days: int
    restrictions: tuple[Restriction, ...]
    exercises_blocked: tuple[str, ...]
    verified: bool
    sources: tuple[str, ...]
