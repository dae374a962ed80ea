"""The entries of a diary, as immutable values."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from backcare_tui.domain.answers import Answers


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One report of pain.

    ``day`` is the local diary day that it speaks of, ``at`` the instant of writing with the
    offset then in force. ``pain`` is a whole number from 0 (none) to 10 (worst imaginable), on
    average over the last 24 hours. ``exposures``, ``signs`` and ``spread`` hold yes and no; what
    they lack was not asked. ``flare`` is the person's own answer to whether this is a flare (None:
    not asked), and never read off the pain.
    """

    id: str
    day: date
    at: datetime
    pain: int
    exposures: Answers = field(default_factory=dict)
    signs: Answers = field(default_factory=dict)
    spread: Answers = field(default_factory=dict)
    note: str = ""
    flare: bool | None = None


class Side(StrEnum):
    """The side of the body that was pressed."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    MIDLINE = "midline"


class AfterEffect(StrEnum):
    """What pressing left behind."""

    NONE = "none"
    SORE = "sore"
    BRUISE = "bruise"


@dataclass(frozen=True, slots=True)
class AcupressureSession:
    """One point pressed for some seconds. Pain before and after are 0-10 or unknown (None).

    ``run`` is shared by the points that were pressed one after the other in one guided session
    (empty: pressed alone). Pain before and after then are those of the whole session.
    """

    id: str
    day: date
    at: datetime
    point: str
    side: Side
    seconds: int
    pain_before: int | None = None
    pain_after: int | None = None
    after_effect: AfterEffect | None = None
    run: str = ""


@dataclass(frozen=True, slots=True)
class RoutineStep:
    """One point of a routine, pressed on ``side`` for ``seconds``; both sides count each."""

    point: str
    side: Side
    seconds: int


@dataclass(frozen=True, slots=True)
class Routine:
    """A sequence of points that the person put together, known by ``name``.

    ``name`` is one line of 1 to 40 characters without blank ends. There is at least one step.
    """

    name: str
    day: date
    at: datetime
    steps: tuple[RoutineStep, ...]


class Felt(StrEnum):
    """How a movement went, as the person says."""

    COMFORTABLE = "comfortable"
    HARD = "hard"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class ExerciseSession:
    """One exercise as it was done: ``sets`` times ``count`` movements, each held ``hold`` seconds.

    ``count`` is for each side where an exercise has sides. ``hold`` is 0 where nothing is held;
    what only takes time, as walking does, is one movement held so long. ``felt`` and pain before
    and after (0-10) are None where the person did not say.
    """

    id: str
    day: date
    at: datetime
    exercise: str
    sets: int
    count: int
    hold: int
    felt: Felt | None = None
    pain_before: int | None = None
    pain_after: int | None = None


@dataclass(frozen=True, slots=True)
class SkippedDay:
    """A day that the person chose to leave out, with a reason (may be empty)."""

    day: date
    at: datetime
    reason: str = ""


class SafetyReply(StrEnum):
    """An answer to a warning question."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class SafetyAnswer:
    """One answer to one warning question, kept for ever; the newest one counts."""

    id: str
    day: date
    at: datetime
    question: str
    reply: SafetyReply


@dataclass(frozen=True, slots=True)
class SeenTo:
    """The person's own statement that open warning signs were seen to, on ``day``."""

    id: str
    day: date
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProfileAnswer:
    """A fact about the person (a condition, a piece of history, a choice), and when it was said."""

    item: str
    day: date
    at: datetime
    value: bool


class Response(StrEnum):
    """What the person did with a reminder."""

    DONE = "done"
    SNOOZED = "snoozed"
    NOT_FOR_ME = "not_for_me"


@dataclass(frozen=True, slots=True)
class ReminderResponse:
    """The newest reply to one prevention rule. It holds until ``until`` (None is for good)."""

    rule: str
    day: date
    at: datetime
    response: Response
    until: date | None


@dataclass(frozen=True, slots=True)
class ChecklistDone:
    """The whole list of signs was offered on ``day``: ``confirmed``, or left without an answer."""

    day: date
    at: datetime
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the person marks because it may change things, such as a new mattress.

    ``text`` is one line of 1 to 200 characters without blank ends. ``day`` is when it began.
    """

    id: str
    day: date
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class DailyPain:
    """The pain of one day: mean (0-10) and worst of its ``entries`` check-ins (at least one)."""

    day: date
    mean: float
    worst: int
    entries: int
