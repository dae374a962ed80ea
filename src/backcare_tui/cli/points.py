"""``backcare points``: the acupressure points as they fit this person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from backcare_tui.cli import completions
from backcare_tui.cli.claims import claim_json, claim_words
from backcare_tui.cli.command import Command
from backcare_tui.cli.layout import columns

if TYPE_CHECKING:
    from backcare_tui.cli.context import App
    from backcare_tui.domain.care import Point
    from backcare_tui.journal.care import PointAdvice

LIMITS = {"light": "light pressure only", "ask_first": "ask first", "block": "switched off"}
ORIGINS = {"text": "from the old texts", "app": "our own, not from the old texts"}


@click.command("points", cls=Command)
@click.argument("name", metavar="[POINT]", required=False, shell_complete=completions.points)
@click.option("--all", "library", is_flag=True, help="The optional library as well.")
@click.pass_obj
def points_command(app: App, name: str | None, library: bool) -> None:
    """List the acupressure points, or show one: where it is, how to press it, cautions.

    POINT is a code (BL40), an alias (UB40) or a name (weizhong).
    """
    care = app.journal.care
    if name is not None:
        advice = care.point(name)
        app.show("point", point_json(advice), point_lines(advice), lead="any")
        return
    app.journal.review.measure()
    found = care.points(library=library)
    rows = [
        [
            advice.point.code,
            _alias(advice.point),
            advice.point.pinyin,
            advice.point.english,
            _remark(advice),
        ]
        for advice in found
    ]
    more = [] if library else ["", "backcare points POINT shows one; --all adds the library."]
    lines = [*columns(rows, app.output.width), *more]
    app.show("points", [point_json(advice) for advice in found], lines, lead="any")


def _alias(point: Point) -> str:
    """The seeds' code of a point, where it has another one than the WHO's."""
    return next((a for a in point.aliases if a.isascii() and a.isupper()), "")


def _remark(advice: PointAdvice) -> str:
    parts = []
    if advice.limits.strictest is not None:
        parts.append(LIMITS[advice.limits.strictest.value])
    if advice.first_for:
        parts.append(f"first for {advice.first_for.lower()}")
    return ", ".join(parts)


def point_lines(advice: PointAdvice) -> list[str]:
    """A point in full, what limits it first."""
    point = advice.point
    names = ", ".join(dict.fromkeys((point.simplified, point.traditional)))
    alias = f" ({_alias(point)})" if _alias(point) else ""
    lines = [f"{point.code}{alias}  {point.pinyin}  {names}  {point.english}"]
    for condition, restriction in advice.limits.restrictions:
        limit = LIMITS[restriction.limit.value]
        lines.append(f"  For you: {limit} ({condition.label.lower()}). {restriction.text}")
    for condition, restriction in advice.heat.restrictions:
        lines.append(f"  For you, heat ({condition.label.lower()}): {restriction.text}")
    if advice.first_for:
        lines.append(f"  First for {advice.first_for.lower()}. {advice.note}".rstrip())
    lines.append(f"  Where: {claim_words(point.location)}")
    if point.find:
        lines += ["  Find it:", *(f"    {n}. {s}" for n, s in enumerate(point.find, 1))]
    lines.append(f"  Function: {claim_words(point.function)}")
    if not advice.limits.blocked:
        lines += technique_lines(point)
    lines += [f"  Caution: {caution}" for caution in point.cautions]
    return lines


def technique_lines(point: Point) -> list[str]:
    """How to press a point at home, step by step."""
    technique = point.technique
    if technique is None:
        return ["  No home technique here; it is listed for knowledge."]
    low, high = technique.seconds_min, technique.seconds_max
    time = f"{low} s" if low == high else f"{low} to {high} s"
    sides = "" if point.midline else " each side"
    lines = [f"  Press it ({time}{sides}; {technique.pressure}; {ORIGINS[technique.origin]}):"]
    lines += [f"    {number}. {step}" for number, step in enumerate(technique.steps, 1)]
    return lines + [f"    {option}" for option in technique.options]


def point_json(advice: PointAdvice) -> dict[str, Any]:
    """A point as the JSON schemas hold it; a blocked one comes without its technique."""
    point = advice.point
    technique = None if advice.limits.blocked else point.technique
    return {
        "code": point.code,
        "aliases": list(point.aliases),
        "pinyin": point.pinyin,
        "simplified": point.simplified,
        "traditional": point.traditional,
        "english": point.english,
        "meridian": point.meridian,
        "core": point.core,
        "midline": point.midline,
        "location": claim_json(point.location),
        "find": list(point.find),
        "function": claim_json(point.function),
        "technique": technique
        and {
            "steps": list(technique.steps),
            "seconds_min": technique.seconds_min,
            "seconds_max": technique.seconds_max,
            "pressure": technique.pressure,
            "origin": technique.origin,
            "options": list(technique.options),
            "sources": list(technique.sources),
        },
        "cautions": list(point.cautions),
        "limit": advice.limits.strictest.value if advice.limits.strictest else None,
        "restrictions": [
            {"condition": c.id, "limit": r.limit.value, "text": r.text}
            for c, r in (*advice.limits.restrictions, *advice.heat.restrictions)
        ],
        "first_for": advice.first_for or None,
        "note": advice.note or None,
    }
