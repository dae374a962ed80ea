"""The leaning as the JSON schemas hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backcare_tui.cli.claims import claim_json

if TYPE_CHECKING:
    from backcare_tui.journal.review import PatternView
    from backcare_tui.knowledge import KnowledgeBase
    from backcare_tui.review.patterns import EvidenceLine, Leaning, PatternScore
    from backcare_tui.review.stability import Stability


def pattern_json(view: PatternView, knowledge: KnowledgeBase) -> dict[str, Any]:
    """The leaning with all of its evidence, and how firm it is."""
    from backcare_tui.review.words import headline

    leaning = view.leaning
    return {
        "label": leaning.label.value,
        "headline": headline(leaning, knowledge.patterns),
        "check_ins": leaning.checkins,
        "needed": leaning.needed,
        "fitting": list(leaning.fitting),
        "coverage": _coverage(leaning),
        "stability": _stability(view.stability, knowledge),
        "pictures": [_score_json(score, knowledge) for score in leaning.scores],
    }


def _score_json(score: PatternScore, knowledge: KnowledgeBase) -> dict[str, Any]:
    from backcare_tui.review.rule_words import lacking_sentences

    pattern = knowledge.patterns[score.pattern_id]
    return {
        "id": pattern.id,
        "name": pattern.name,
        "nature": pattern.nature.value,
        "probability": score.probability,
        "log_odds": score.log_odds,
        "principle": claim_json(pattern.principle),
        "research": claim_json(pattern.research),
        "points": list(pattern.points),
        "rules": list(pattern.rules),
        "evidence": [_line_json(line, knowledge) for line in score.lines],
        "lacking": lacking_sentences(
            score,
            knowledge.patterns,
            knowledge.signs,
            knowledge.profile_questions,
            knowledge.exposure_names,
        ),
        "not_asked": list(score.not_asked),
    }


def _line_json(line: EvidenceLine, knowledge: KnowledgeBase) -> dict[str, Any]:
    from backcare_tui.review.rule_words import rule_sentence

    effect = line.effect
    return {
        "kind": line.kind.value,
        "id": line.id,
        "yes": line.yes,
        "asked": line.asked,
        "contribution": line.contribution,
        "rule": rule_sentence(line, knowledge.signs, knowledge.profile_questions),
        "rate": line.rate and {"hit": line.rate.hit, "base": line.rate.base},
        "effect": effect and {"estimate": effect.estimate, "sd": effect.sd},
        "days": list(line.days),
    }


def _coverage(leaning: Leaning) -> dict[str, int]:
    asked = sum(line.rate is not None for score in leaning.scores for line in score.lines)
    missing = sum(len(score.not_asked) for score in leaning.scores)
    return {"asked": asked, "signs": asked + missing}


def _stability(found: Stability, knowledge: KnowledgeBase) -> dict[str, Any]:
    from backcare_tui.review.rule_words import stability_sentence

    return {
        "sentence": stability_sentence(found, knowledge.patterns),
        "stable": found.stable,
        "weeks": found.weeks,
        "swing": {id_: list(ends) for id_, ends in found.swing.items()},
        "changed": [
            {
                "first": each.week.first,
                "last": each.week.last,
                "label": each.label.value,
                "fitting": list(each.fitting),
            }
            for each in found.changed
        ],
    }
