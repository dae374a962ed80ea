"""The rules behind a leaning, in plain sentences: what counts how much, and how firm it is."""

import math
from collections.abc import Mapping

from backcare_tui.domain.care import Pattern, ProfileQuestion, Sign, Tier
from backcare_tui.domain.day_words import day_month
from backcare_tui.language import clauses, marked, ngettext, sentences
from backcare_tui.language import gettext as _
from backcare_tui.review.evidence import LIMIT, rates
from backcare_tui.review.patterns import (
    FITS,
    EvidenceLine,
    Leaning,
    LeaningLabel,
    PatternScore,
)
from backcare_tui.review.stability import Stability
from backcare_tui.review.words import both, evidence_sentence, likelihood, lower_first, number

_TIERS = {
    Tier.KEY: marked("A key sign"),
    Tier.ORDINARY: marked("An ordinary sign"),
    Tier.SHARED: marked("A shared sign"),
}
_LABELS = {
    LeaningLabel.NONE: marked("none would fit"),
    LeaningLabel.UNCLEAR: marked("it would be unclear"),
    LeaningLabel.NOT_ENOUGH: marked("there would be too little to say"),
}
_STRONGEST = 3


def rule_sentence(
    line: EvidenceLine,
    signs: Mapping[str, Sign],
    profile_questions: Mapping[str, ProfileQuestion],
) -> str:
    """By which rule a line gets its weight. The rates are our own choice: no text gives any."""
    if line.effect is not None:
        return _(
            "Measured over 365 days: {points:+.1f} points with a standard error of {error:.1f}."
            " Over half a typical 0.8 speaks for it, under it against it."
        ).format(points=line.effect.estimate, error=line.effect.sd)
    if line.rate is None:
        asked = profile_questions[line.id]
        told = _("An answer about the past: a yes weighs {yes:+.1f}, a no {no:+.1f}.")
        return told.format(yes=asked.yes_log_odds, no=asked.no_log_odds)
    tier = signs[line.id].tier
    told = _(
        "{tier}: about {hit:.0f} % of answers are a yes if the picture fits, {base:.0f} % if not."
        " Yours, newer ones counting more: {share:.0f} %."
    )
    if line.rate.base > rates(tier).base:
        told = _(
            "{tier}: about {hit:.0f} % of answers are a yes if the picture fits, {base:.0f} % if"
            " not (raised to how readily you say yes). Yours, newer ones counting more:"
            " {share:.0f} %."
        )
    return told.format(
        tier=_(_TIERS[tier]),
        hit=100 * line.rate.hit,
        base=100 * line.rate.base,
        share=100 * line.share,
    )


def lacking_sentences(
    score: PatternScore,
    patterns: Mapping[str, Pattern],
    signs: Mapping[str, Sign],
    profile_questions: Mapping[str, ProfileQuestion],
    names: Mapping[str, str],
) -> list[str]:
    """Why a picture does not fit, or what could still change that it does.

    ``names`` are those of triggers within a sentence, by id.
    """
    picture = patterns[score.pattern_id].name
    told = _("{picture} looks {likelihood} likely; from {share:.0f} % on it counts as fitting.")
    chance = likelihood(score.probability)
    lines = [told.format(picture=picture, likelihood=chance, share=100 * FITS)]
    if score.probability < FITS:
        gap = math.log(FITS / (1 - FITS)) - score.log_odds
        told = _("It lacks {gap:.1f} in weight. One sign can add {limit:.0f} at most.")
        lines.append(told.format(gap=gap, limit=LIMIT))
    against = score.opposing[:_STRONGEST]
    lines += [
        _("Against it: {evidence} ({weight:+.1f}).").format(
            evidence=evidence_sentence(line, signs, profile_questions, names),
            weight=line.contribution,
        )
        for line in against
    ]
    if not against:
        told = _("Nothing that was asked speaks against {picture}.")
        lines.append(told.format(picture=lower_first(picture)))
    if score.not_asked:
        labels = clauses(signs[id_].label for id_ in score.not_asked)
        told = _("Not asked, so it counts neither way: {signs}.")
        lines.append(told.format(signs=labels))
    return lines


def stability_sentence(found: Stability, patterns: Mapping[str, Pattern]) -> str:
    """Whether one single week decides the leaning."""
    if found.weeks < 2:
        return _("All of it rests on one week.")
    if found.stable:
        told = _("It says the same with any one of the {number} weeks left out.")
        return told.format(number=number(found.weeks))
    first = found.changed[0]
    if first.label in _LABELS:
        says = _(_LABELS[first.label])
    else:
        names = both(lower_first(patterns[id_].name) for id_ in first.fitting)
        says = _("it would be {pictures}").format(pictures=names)
    week = day_month(first.week.first)
    if len(found.changed) == 1:
        told = _("It rests on one week: without the one from {week}, {says}.")
        return told.format(week=week, says=says)
    told = ngettext(
        "It is not firm: {deciding} of {number} week decide it.",
        "It is not firm: {deciding} of {number} weeks decide it.",
        found.weeks,
    ).format(deciding=number(len(found.changed)), number=found.weeks)
    without = _("Without the one from {week}, {says}.").format(week=week, says=says)
    return sentences([told, without])


def coverage_sentence(leaning: Leaning) -> str:
    """How many of the signs were asked at all."""
    missing = sum(len(score.not_asked) for score in leaning.scores)
    asked = sum(line.rate is not None for score in leaning.scores for line in score.lines)
    answers = sum(
        line.asked for score in leaning.scores for line in score.lines if line.rate is not None
    )
    return ngettext(
        "{asked} of {signs} signs were asked, {number} answer in the last 120 days; newer ones"
        " count more.",
        "{asked} of {signs} signs were asked, {number} answers in the last 120 days; newer ones"
        " count more.",
        answers,
    ).format(asked=asked, signs=asked + missing, number=answers)
