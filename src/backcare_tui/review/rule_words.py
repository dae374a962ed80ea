"""The rules behind a leaning, in plain sentences: what counts how much, and how firm it is."""

import math
from collections.abc import Mapping

from backcare_tui.domain.care import Pattern, ProfileQuestion, Sign, Tier
from backcare_tui.review.evidence import LIMIT, rates
from backcare_tui.review.patterns import (
    FITS,
    EvidenceLine,
    Leaning,
    LeaningLabel,
    PatternScore,
)
from backcare_tui.review.stability import Stability
from backcare_tui.review.words import counted, evidence_sentence, likelihood, lower_first, number

_TIERS = {Tier.KEY: "a key sign", Tier.ORDINARY: "an ordinary sign", Tier.SHARED: "a shared sign"}
_LABELS = {
    LeaningLabel.NONE: "none would fit",
    LeaningLabel.UNCLEAR: "it would be unclear",
    LeaningLabel.NOT_ENOUGH: "there would be too little to say",
}
_STRONGEST = 3


def rule_sentence(
    line: EvidenceLine,
    signs: Mapping[str, Sign],
    profile_questions: Mapping[str, ProfileQuestion],
) -> str:
    """By which rule a line gets its weight. The rates are our own choice: no text gives any."""
    if line.effect is not None:
        return (
            f"Measured over 365 days: {line.effect.estimate:+.1f} points with a standard error of"
            f" {line.effect.sd:.1f}. Over half a typical 0.8 speaks for it, under it against it."
        )
    if line.rate is None:
        asked = profile_questions[line.id]
        yes, no = asked.yes_log_odds, asked.no_log_odds
        return f"An answer about the past: a yes weighs {yes:+.1f}, a no {no:+.1f}."
    tier = signs[line.id].tier
    raised = line.rate.base > rates(tier).base
    own = " (raised to how readily you say yes)" if raised else ""
    return (
        f"{_TIERS[tier].capitalize()}: about {100 * line.rate.hit:.0f} % of answers are a yes if"
        f" the picture fits, {100 * line.rate.base:.0f} % if not{own}. Yours, newer ones counting"
        f" more: {100 * line.share:.0f} %."
    )


def lacking_sentences(
    score: PatternScore,
    patterns: Mapping[str, Pattern],
    signs: Mapping[str, Sign],
    profile_questions: Mapping[str, ProfileQuestion],
) -> list[str]:
    """Why a picture does not fit, or what could still change that it does."""
    name = lower_first(patterns[score.pattern_id].name)
    fits = score.probability >= FITS
    lines = [
        f"{patterns[score.pattern_id].name} looks {likelihood(score.probability)} likely;"
        f" from {100 * FITS:.0f} % on it counts as fitting."
    ]
    if not fits:
        gap = math.log(FITS / (1 - FITS)) - score.log_odds
        lines.append(f"It lacks {gap:.1f} in weight. One sign can add {LIMIT:.0f} at most.")
    against = score.opposing[:_STRONGEST]
    lines += [
        f"Against it: {evidence_sentence(line, signs, profile_questions)}"
        f" ({line.contribution:+.1f})."
        for line in against
    ]
    if not against:
        lines.append(f"Nothing that was asked speaks against {name}.")
    if score.not_asked:
        names = "; ".join(signs[id_].label for id_ in score.not_asked)
        lines.append(f"Not asked, so it counts neither way: {names}.")
    return lines


def stability_sentence(found: Stability, patterns: Mapping[str, Pattern]) -> str:
    """Whether one single week decides the leaning."""
    if found.weeks < 2:
        return "All of it rests on one week."
    if found.stable:
        return f"It says the same with any one of the {number(found.weeks)} weeks left out."
    first = found.changed[0]
    says = _LABELS.get(first.label)
    if says is None:
        names = " and ".join(lower_first(patterns[id_].name) for id_ in first.fitting)
        says = f"it would be {names}"
    week = f"{first.week.first.day} {first.week.first:%b}"
    if len(found.changed) == 1:
        return f"It rests on one week: without the one from {week}, {says}."
    return (
        f"It is not firm: {number(len(found.changed))} of {counted(found.weeks, 'week')} decide it."
        f" Without the one from {week}, {says}."
    )


def coverage_sentence(leaning: Leaning) -> str:
    """How many of the signs were asked at all."""
    missing = sum(len(score.not_asked) for score in leaning.scores)
    asked = sum(line.rate is not None for score in leaning.scores for line in score.lines)
    told = f"{asked} of {asked + missing} signs were asked"
    answers = sum(
        line.asked for score in leaning.scores for line in score.lines if line.rate is not None
    )
    return f"{told}, {counted(answers, 'answer')} in the last 120 days; newer ones count more."
