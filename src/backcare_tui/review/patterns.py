"""Which of the traditional pictures a diary resembles, from the signs that were asked.

Each picture is weighed by itself, so that "more than one" and "none" come out naturally. The
rates, weights and limits are stated design choices, calibrated on simulated diaries: nobody has
measured them on people.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backcare_tui.domain.answers import Answers
from backcare_tui.domain.care import ProfileQuestion, Sign, Trigger
from backcare_tui.domain.checkin import CheckIn
from backcare_tui.review.decay import decay
from backcare_tui.review.evidence import (
    EFFECT_LIMIT,
    HALF_LIFE_DAYS,
    WEIGHT,
    Rates,
    Tally,
    contribution,
    effect_evidence,
    personal,
    rates,
    yes_level,
)
from backcare_tui.review.same_day import SameDayEffect

PRIOR = 0.40
FITS = 0.70
ABSENT = 0.25
HIGHEST_SHOWN = 0.95
MINIMUM_CHECKINS = 5
# Eight and a half half-lives: an older answer would weigh less than 0.3 percent.
WINDOW_DAYS = 120


class LeaningLabel(StrEnum):
    """What may be said of the pictures together."""

    FITS = "fits"
    MIXED = "mixed"
    NONE = "none"
    UNCLEAR = "unclear"
    NOT_ENOUGH = "not_enough"


class LineKind(StrEnum):
    """Where a line of evidence comes from."""

    SIGN = "sign"
    PROFILE = "profile"
    TRIGGER = "trigger"


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """What one sign or one answer about history adds to a picture's log-odds.

    ``yes`` of ``asked`` times over the last 120 days, on ``days`` with a yes. The weighted counts
    halve with every two weeks of age; they are what ``contribution`` rests on, with ``rate``, the
    shares expected of this person. For a profile question all counts are 0 or 1 and ``days`` is
    empty. For a trigger the counts are days with a yes and days asked, of the last 365, and
    ``effect`` is what it does to the pain of the same day; ``id`` joins with "+" what the diary
    cannot part.
    """

    kind: LineKind
    id: str
    yes: int
    asked: int
    weighted_yes: float
    weighted_asked: float
    contribution: float
    days: tuple[date, ...] = ()
    rate: Rates | None = None
    effect: SameDayEffect | None = None

    @property
    def share(self) -> float:
        """The recent share of yes (0-1)."""
        return self.weighted_yes / self.weighted_asked


@dataclass(frozen=True, slots=True)
class PatternScore:
    """How well one picture fits.

    ``probability`` (0-0.95) is capped for display, ``log_odds`` is not. ``lines`` come strongest
    first; ``not_asked`` are the ids of signs without any answer.
    """

    pattern_id: str
    probability: float
    log_odds: float
    lines: tuple[EvidenceLine, ...]
    not_asked: tuple[str, ...]

    @property
    def supporting(self) -> tuple[EvidenceLine, ...]:
        """The lines that speak for the picture."""
        return tuple(line for line in self.lines if line.contribution > 0)

    @property
    def opposing(self) -> tuple[EvidenceLine, ...]:
        """The lines that speak against it."""
        return tuple(line for line in self.lines if line.contribution < 0)


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers of some check-ins by sign, the ``days`` with any, and how many check-ins."""

    tallies: Mapping[str, Tally]
    days: frozenset[date]
    checkins: int

    def without(self, part: "Answered") -> "Answered":
        """What is left without the check-ins of ``part``, which have days of their own."""
        tallies = {sign: tally.without(part.tallies[sign]) for sign, tally in self.tallies.items()}
        return Answered(tallies, self.days - part.days, self.checkins - part.checkins)


@dataclass(frozen=True, slots=True)
class Leaning:
    """The pictures, best fit first, and what may be said of them.

    ``checkins`` were weighed; ``needed`` more are missing before anything is said (0 if none).
    """

    label: LeaningLabel
    scores: tuple[PatternScore, ...]
    checkins: int
    needed: int

    @property
    def fitting(self) -> tuple[str, ...]:
        """The ids of the pictures that fit: one for FITS, more for MIXED, else none."""
        if self.label not in (LeaningLabel.FITS, LeaningLabel.MIXED):
            return ()
        return tuple(score.pattern_id for score in self.scores if score.probability >= FITS)

    def score(self, pattern_id: str) -> PatternScore:
        """The score of one picture."""
        return next(score for score in self.scores if score.pattern_id == pattern_id)


def leaning(
    checkins: Iterable[CheckIn],
    signs: Mapping[str, Sign],
    patterns: Iterable[str],
    profile_questions: Mapping[str, ProfileQuestion],
    profile: Answers,
    today: date,
    triggers: Mapping[str, Trigger] | None = None,
    effects: Iterable[SameDayEffect] = (),
) -> Leaning:
    """Weigh the check-ins of the last 120 days; later ones than ``today`` are ignored.

    ``patterns`` are ids (a mapping by id will do). ``profile`` holds the newest answers about
    history, by question. A sign that was not asked moves nothing. ``effects`` are what was
    measured of ``triggers``; without them the pictures rest on answers alone.
    """
    said = answered(checkins, signs, today)
    return weigh(said, signs, patterns, profile_questions, profile, triggers or {}, effects)


def weigh(
    said: Answered,
    signs: Mapping[str, Sign],
    patterns: Iterable[str],
    profile_questions: Mapping[str, ProfileQuestion],
    profile: Answers,
    triggers: Mapping[str, Trigger],
    effects: Iterable[SameDayEffect],
) -> Leaning:
    """As `leaning`, from answers that were counted before."""
    measured = _by_pattern(triggers, effects)
    scores = [
        _score(pattern, signs, said.tallies, profile_questions, profile, measured.get(pattern, []))
        for pattern in patterns
    ]
    scores.sort(key=lambda score: -score.log_odds)
    needed = max(MINIMUM_CHECKINS - len(said.days), 0)
    label = LeaningLabel.NOT_ENOUGH if needed else _label(scores)
    return Leaning(label, tuple(scores), said.checkins, needed)


def answered(checkins: Iterable[CheckIn], signs: Mapping[str, Sign], today: date) -> Answered:
    """Count the answers of the last 120 days."""
    recent = [c for c in checkins if 0 <= (today - c.day).days <= WINDOW_DAYS]
    # Days, and only those with an answer: five bare check-ins in a minute say nothing of signs.
    days = frozenset(c.day for c in recent if any(sign in signs for sign in c.signs))
    return Answered(_tallies(recent, signs, today), days, len(recent))


def probability_of(log_odds: float) -> float:
    """The uncapped probability that belongs to ``log_odds``."""
    return 1 / (1 + math.exp(-log_odds))


def _tallies(
    checkins: Sequence[CheckIn], signs: Mapping[str, Sign], today: date
) -> dict[str, Tally]:
    tallies = {sign: Tally() for sign in signs}
    # By day, so that the order in which check-ins arrive cannot move the last digit of a sum.
    for checkin in sorted(checkins, key=lambda c: c.day):
        weight = decay((today - checkin.day).days, HALF_LIFE_DAYS)
        for sign, yes in checkin.signs.items():
            if sign in tallies:
                tallies[sign].add(yes, weight, checkin.day)
    return tallies


def _score(
    pattern: str,
    signs: Mapping[str, Sign],
    tallies: Mapping[str, Tally],
    profile_questions: Mapping[str, ProfileQuestion],
    profile: Answers,
    effects: Sequence[SameDayEffect],
) -> PatternScore:
    others = [tallies[id_] for id_, sign in signs.items() if sign.pattern != pattern]
    level = yes_level(others)
    lines: list[EvidenceLine] = []
    not_asked: list[str] = []
    for id_, sign in signs.items():
        if sign.pattern != pattern:
            continue
        if tallies[id_].asked:
            lines.append(_sign_line(id_, tallies[id_], personal(rates(sign.tier), level)))
        else:
            not_asked.append(id_)
    lines += [
        _profile_line(question, profile[id_])
        for id_, question in profile_questions.items()
        if question.pattern == pattern and id_ in profile
    ]
    lines += _trigger_lines(effects)
    lines.sort(key=lambda line: -abs(line.contribution))
    log_odds = math.log(PRIOR / (1 - PRIOR)) + math.fsum(line.contribution for line in lines)
    shown = min(probability_of(log_odds), HIGHEST_SHOWN)
    return PatternScore(pattern, shown, log_odds, tuple(lines), tuple(not_asked))


def _sign_line(sign: str, tally: Tally, rate: Rates) -> EvidenceLine:
    return EvidenceLine(
        kind=LineKind.SIGN,
        id=sign,
        yes=tally.yes,
        asked=tally.asked,
        weighted_yes=tally.weighted_yes,
        weighted_asked=tally.weighted_asked,
        contribution=contribution(tally.weighted_yes, tally.weighted_asked, rate),
        days=tuple(sorted(tally.days)),
        rate=rate,
    )


def _profile_line(question: ProfileQuestion, yes: bool) -> EvidenceLine:
    added = WEIGHT * (question.yes_log_odds if yes else question.no_log_odds)
    return EvidenceLine(LineKind.PROFILE, question.id, int(yes), 1, float(yes), 1.0, added)


def _by_pattern(
    triggers: Mapping[str, Trigger], effects: Iterable[SameDayEffect]
) -> dict[str, list[SameDayEffect]]:
    """The effects that speak of one picture; one that may be due to either of two tells nothing."""
    measured: dict[str, list[SameDayEffect]] = {}
    for effect in effects:
        pictures = {triggers[id_].pattern for id_ in effect.ids if id_ in triggers}
        if len(pictures) == 1 and (pattern := pictures.pop()) is not None:
            measured.setdefault(pattern, []).append(effect)
    return measured


def _trigger_lines(effects: Sequence[SameDayEffect]) -> list[EvidenceLine]:
    raw = [effect_evidence(effect.estimate, effect.sd) for effect in effects]
    total = math.fsum(raw)
    # The limit holds for all of a picture's triggers together; each keeps its share of it.
    scale = WEIGHT * min(1.0, EFFECT_LIMIT / abs(total) if total else 1.0)
    return [
        EvidenceLine(
            kind=LineKind.TRIGGER,
            id="+".join(effect.ids),
            yes=len(effect.days),
            asked=len(effect.days) + effect.no,
            weighted_yes=float(len(effect.days)),
            weighted_asked=float(len(effect.days) + effect.no),
            contribution=scale * value,
            days=effect.days,
            effect=effect,
        )
        for effect, value in zip(effects, raw, strict=True)
    ]


def _label(scores: Sequence[PatternScore]) -> LeaningLabel:
    fitting = sum(score.probability >= FITS for score in scores)
    if fitting:
        return LeaningLabel.FITS if fitting == 1 else LeaningLabel.MIXED
    if all(score.probability < ABSENT for score in scores):
        return LeaningLabel.NONE
    return LeaningLabel.UNCLEAR
