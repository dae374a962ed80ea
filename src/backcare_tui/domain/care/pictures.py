"""The traditional pictures of low back pain and the signs that speak for them."""

from dataclasses import dataclass
from enum import StrEnum

from backcare_tui.domain.care.claims import Claim


class Nature(StrEnum):
    """The traditional class of a pattern."""

    EXCESS = "excess"
    DEFICIENCY = "deficiency"


class Tier(StrEnum):
    """How strongly a sign speaks for its pattern."""

    KEY = "key"
    ORDINARY = "ordinary"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Sign:
    """A symptom that the diary asks about, in lay words.

    ``pattern`` is the id of the pattern that it supports; ``label`` is a chip of at most 24 cells.
    """

    id: str
    pattern: str
    tier: Tier
    label: str
    question: str
    sources: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class SpreadArea:
    """Where pain or another feeling can spread to.

    ``red_flag`` names the warning question that this answer leads to, or is empty.
    """

    id: str
    label: str
    question: str
    red_flag: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProfileQuestion:
    """A question about history, asked once; its answers shift one pattern's log-odds."""

    id: str
    pattern: str
    question: str
    yes_log_odds: float
    no_log_odds: float
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One of the three traditional pictures of low back pain.

    ``points`` and ``rules`` are the ids that this picture puts first; ``point_notes`` says how a
    point is used for it.
    """

    id: str
    name: str
    nature: Nature
    picture: str
    causes: tuple[str, ...]
    principle: Claim
    research: Claim
    term_note: str
    points: tuple[str, ...]
    point_notes: dict[str, str]
    rules: tuple[str, ...]
    sources: tuple[str, ...]
