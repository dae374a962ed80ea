"""What the knowledge base holds: patterns, signs, points, rules and the sources behind them.

The values are read from ``data/*.toml`` by :mod:`backcare_tui.knowledge`. Ids are stable: a diary
refers to them as plain text.
"""

from dataclasses import dataclass
from enum import StrEnum


class Badge(StrEnum):
    """How well a claim is supported."""

    TRADITION = "tradition"
    EARLY = "early"
    MODERATE = "moderate"
    AGAINST = "against"

    @property
    def words(self) -> str:
        """The badge as people read it."""
        return _BADGE_WORDS[self]


_BADGE_WORDS = {
    Badge.TRADITION: "Tradition",
    Badge.EARLY: "Early evidence",
    Badge.MODERATE: "Moderate evidence",
    Badge.AGAINST: "Evidence against",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim comes from. ``key`` is cited by claims; ``address`` is a DOI, ISBN or site."""

    key: str
    citation: str
    address: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement with its badge and sources.

    ``verified`` is False where nobody has checked the statement against its source; such a claim
    carries no source and is shown as unchecked.
    """

    text: str
    badge: Badge
    sources: tuple[str, ...]
    verified: bool = True


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


@dataclass(frozen=True, slots=True)
class Trigger:
    """Something that may go before pain. ``letter`` is its key; optional ones are off at first."""

    id: str
    letter: str
    label: str
    question: str
    optional: bool
    evidence: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Meridian:
    """A channel of traditional theory. ``code`` is the WHO prefix, ``alias`` the seeds' one."""

    code: str
    alias: str
    name: str
    chinese: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Technique:
    """How to press a point at home. Seconds are per side; ``pressure`` is in words.

    ``origin`` is "text" for what the traditional sources describe and "app" for our own.
    """

    steps: tuple[str, ...]
    seconds_min: int
    seconds_max: int
    pressure: str
    origin: str
    options: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """An acupressure point.

    ``code`` is the WHO code; ``aliases`` work wherever a code does. ``core`` points come first,
    the others are the optional library. ``midline`` points have no side. ``group`` is the column
    of the contraindication table that holds for it. ``technique`` is None where a point is listed
    for knowledge alone.
    """

    code: str
    aliases: tuple[str, ...]
    pinyin: str
    simplified: str
    traditional: str
    english: str
    meridian: str
    core: bool
    midline: bool
    group: str
    location: Claim
    find: tuple[str, ...]
    function: Claim
    technique: Technique | None
    cautions: tuple[str, ...]

    @property
    def label(self) -> str:
        """The code that the traditional texts of this app use (UB, DU), else the WHO code."""
        return next((a for a in self.aliases if a[:2] in ("UB", "DU")), self.code)


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


@dataclass(frozen=True, slots=True)
class PreventionRule:
    """One of the prevention rules, and what makes it matter today.

    ``triggers`` are the exposures that call for it and ``within_days`` how many days back they
    count (0 is today alone). ``patterns`` put it higher. ``when_subsided`` rules show only once
    pain has subsided. A ``private`` rule is off until the person turns it on.
    """

    id: str
    order: int
    title: str
    advice: str
    triggers: tuple[str, ...]
    within_days: int
    patterns: tuple[str, ...]
    pain_at_least: int | None
    when_subsided: bool
    private: bool
    core: bool
    evidence: tuple[Claim, ...]
    note: str


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


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A claim about how needling or pressing may work, and an honest phrase for it.

    ``claim`` is what is said, ``phrase`` is what may fairly be said.
    """

    id: str
    title: str
    claim: str
    phrase: Claim


@dataclass(frozen=True, slots=True)
class Page:
    """A short page of plain words: theory, honesty, purpose, doses.

    ``words`` are lines that claim nothing and stand before the ``claims``. A ``private`` page is
    hidden until the person asks for it.
    """

    id: str
    title: str
    claims: tuple[Claim, ...]
    words: tuple[str, ...] = ()
    private: bool = False
