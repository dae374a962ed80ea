"""What goes together with pain as the JSON schemas hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcare_tui.journal.review import TriggersView
    from backcare_tui.review.associations import Effect, Finding


def triggers_json(view: TriggersView, names: Mapping[str, str]) -> dict[str, object]:
    """All findings with every effect that was tested."""
    from backcare_tui.review.association_words import point_sentence, trigger_sentence

    found = view.associations
    return {
        "days": found.days,
        "tests": found.tests,
        "triggers": [_finding(each, trigger_sentence(each, names)) for each in found.triggers],
        "points": [_finding(each, point_sentence(each, names)) for each in found.points],
        "suspected": view.suspected,
    }


def _finding(finding: Finding, sentence: str) -> dict[str, object]:
    return {
        "ids": list(finding.ids),
        "verdict": finding.verdict.value,
        "sentence": sentence,
        "opposite": finding.exposure.opposite,
        "aliased": finding.aliased,
        "missing": finding.missing.value,
        "needed": finding.needed,
        "lag": finding.main.lag if finding.main else None,
        "effects": [_effect(each) for each in finding.effects],
    }


def _effect(effect: Effect) -> dict[str, float]:
    return {
        "lag": effect.lag,
        "estimate": effect.estimate,
        "low": effect.low,
        "high": effect.high,
        "sd": effect.sd,
        "probability_higher": effect.raises,
        "p": effect.p,
        "q": effect.q,
        "yes": effect.yes,
        "no": effect.no,
    }
