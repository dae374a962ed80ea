"""A guided session before it begins, as lines of text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backcare_tui.cli.points import limit_words, point_json
from backcare_tui.journal.session_words import STOP, dose_words, hold_words, length_words
from backcare_tui.language import gettext as _
from backcare_tui.language import sentences

if TYPE_CHECKING:
    from backcare_tui.domain.dose import DayDose
    from backcare_tui.journal.care import PointAdvice
    from backcare_tui.journal.session_plan import Plan


def plan_lines(plan: Plan, dose: DayDose) -> list[str]:
    """What limits this person first, then what will be pressed, and what to know before."""
    lines = []
    for code in _codes(plan):
        advice = plan.advice[code]
        lines += [_about(advice.point.label, limit) for limit in limit_lines(advice)]
    left_out = _("Left out, {point}: {reason}")
    lines += [left_out.format(point=each.label, reason=each.why) for each in plan.left_out]
    words = _("{name}, {time}:") if plan.name else _("{time}:")
    lines.append(words.format(name=plan.name, time=length_words(plan)))
    lines += [f"  {n}. {hold_words(plan, hold)}" for n, hold in enumerate(plan.holds, 1)]
    lines += [
        _about(plan.advice[code].point.label, plan.reasons[code])
        for code in _codes(plan)
        if code in plan.reasons
    ]
    return [*lines, _(STOP), *filter(None, [dose_words(dose, plan.holds)])]


def _about(point: str, text: str) -> str:
    return _("{heading}: {text}").format(heading=point, text=text)


def limit_lines(advice: PointAdvice) -> list[str]:
    """What this person's conditions say about a point and about warmth on it."""
    lines = [
        limit_words(condition, restriction) for condition, restriction in advice.limits.restrictions
    ]
    heat = _("heat ({condition}): {text}")
    return lines + [
        heat.format(condition=condition.label.lower(), text=restriction.text)
        for condition, restriction in advice.heat.restrictions
    ]


def how_lines(plan: Plan, code: str) -> list[str]:
    """How to find and press one point, in few lines, what limits it first."""
    advice = plan.advice[code]
    point, technique = advice.point, advice.technique
    named = _("{point} {pinyin}, {name}")
    lines = [named.format(point=point.label, pinyin=point.pinyin, name=point.english)]
    lines += ["  " + _("For you: {limit}").format(limit=limit) for limit in limit_lines(advice)]
    if point.find:
        lines.append("  " + _("Find it: {steps}").format(steps=sentences(point.find)))
    if technique is not None:
        words = _("Press it: {steps} ({pressure})")
        steps = sentences(technique.steps)
        lines.append("  " + words.format(steps=steps, pressure=technique.pressure))
    return lines


def plan_json(plan: Plan, dose: DayDose) -> dict[str, Any]:
    """A plan as the JSON schemas hold it."""
    return {
        "name": plan.name or None,
        "seconds": plan.seconds,
        "pressing_seconds": plan.pressing_seconds,
        "holds": [
            {"point": hold.what, "side": hold.side.value, "seconds": hold.seconds}
            for hold in plan.holds
        ],
        "points": [point_json(plan.advice[code]) for code in _codes(plan)],
        "reasons": {code: plan.reasons[code] for code in _codes(plan) if code in plan.reasons},
        "left_out": [{"point": each.label, "why": each.why} for each in plan.left_out],
        "stop": _(STOP),
        "today": {"seconds": dose.seconds, "times": dose.times},
        "dose": dose_words(dose, plan.holds) or None,
    }


def _codes(plan: Plan) -> list[str]:
    """The points that are pressed, each once, in their order."""
    return list(dict.fromkeys(hold.what for hold in plan.holds))
