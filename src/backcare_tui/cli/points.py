"""``backcare points``: the acupressure points as they fit this person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from backcare_tui.cli import completions
from backcare_tui.cli.claims import claim_json, claim_words
from backcare_tui.cli.command import Command
from backcare_tui.cli.layout import columns
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked, sentences

if TYPE_CHECKING:
    from backcare_tui.cli.context import App
    from backcare_tui.domain.care import Contraindication, Point, Restriction
    from backcare_tui.journal.care import PointAdvice
    from backcare_tui.journal.pressing import PointHistory

LIMITS = {
    "light": marked("light pressure only"),
    "ask_first": marked("ask first"),
    "block": marked("switched off"),
}
ORIGINS = {
    "text": marked("as a clinic's page describes it, {sources}"),
    "app": marked("the app's own suggestion"),
}


@click.command("points", cls=Command)
@click.argument("name", metavar="[POINT]", required=False, shell_complete=completions.points)
@click.option("--all", "library", is_flag=True, help="The optional library as well.")
@click.option("--figure", is_flag=True, help="Draw where on the body POINT is.")
@click.pass_obj
def points_command(app: App, name: str | None, library: bool, figure: bool) -> None:
    """List the acupressure points, or show one: where it is, how to press it, cautions.

    POINT is a code (BL40), an alias (UB40) or a name (weizhong).
    """
    care = app.journal.care
    if name is not None:
        advice = care.point(name)
        drawing = _drawing(app, advice) if figure else []
        own = app.journal.sessions.histories()[advice.point.code]
        lines = [*point_lines(advice), *_own_lines(own), *drawing]
        app.show("point", point_json(advice) | {"own": _own_json(own)}, lines, lead="any")
        return
    if figure:
        raise click.UsageError(_("--figure needs a point; backcare atlas draws all of them."))
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
    more = [] if library else ["", _("backcare points POINT shows one; --all adds the library.")]
    lines = [*columns(rows, app.output.width), *more]
    app.show("points", [point_json(advice) for advice in found], lines, lead="any")


def _drawing(app: App, advice: PointAdvice) -> list[str]:
    """The view that shows a point best, or that it lies in none."""
    from backcare_tui.charts.figure_marks import shown_point
    from backcare_tui.charts.figure_views import view_of
    from backcare_tui.cli.figure_lines import figure_lines

    code = advice.point.code
    view = view_of(app.journal.knowledge.body_views, code, 0)
    if view is None:
        return ["", _("It has no place of its own on the body.")]
    shown = {code: shown_point(advice.point, advice.limits)}
    return ["", view.title, *figure_lines(view, shown, code, app.output)]


def _own_lines(own: PointHistory) -> list[str]:
    from backcare_tui.journal.session_words import history_words

    return [f"  {line}" for line in history_words(own)]


def _own_json(own: PointHistory) -> dict[str, Any]:
    return {
        "times": own.times,
        "times_30_days": own.lately,
        "first": str(own.first) if own.first else None,
        "last": str(own.last) if own.last else None,
        "compared": own.compared,
        "change": own.change,
        "change_of_whole_sessions": own.shared,
        "after_effects_told": own.told,
        "sore": own.sore,
        "bruised": own.bruised,
    }


def _alias(point: Point) -> str:
    """The seeds' code of a point, where it has another one than the WHO's."""
    return next((a for a in point.aliases if a.isascii() and a.isupper()), "")


def _remark(advice: PointAdvice) -> str:
    parts = []
    if advice.limits.strictest is not None:
        parts.append(_(LIMITS[advice.limits.strictest.value]))
    if advice.first_for:
        parts.append(_("first for {picture}").format(picture=advice.first_for.lower()))
    return listed(parts)


def point_lines(advice: PointAdvice) -> list[str]:
    """A point in full, what limits it first."""
    point = advice.point
    chinese = advice.all_characters
    alias = f" ({_alias(point)})" if _alias(point) else ""
    lines = [f"{point.code}{alias}  {point.pinyin}  {listed(chinese)}"]
    if point.english not in chinese:
        lines[0] += f"  {point.english}"
    for condition, restriction in advice.limits.restrictions:
        limit = limit_words(condition, restriction)
        lines.append("  " + _("For you: {limit}").format(limit=limit))
    for condition, restriction in advice.heat.restrictions:
        words = _("For you, heat ({condition}): {text}")
        heat = words.format(condition=condition.label.lower(), text=restriction.text)
        lines.append(f"  {heat}")
    if advice.first_for:
        first = _("First for {picture}.").format(picture=advice.first_for.lower())
        lines.append(f"  {sentences([first, advice.note])}")
    lines.append("  " + _("Where: {text}").format(text=claim_words(point.location)))
    if point.find:
        lines += ["  " + _("Find it:"), *(f"    {n}. {s}" for n, s in enumerate(point.find, 1))]
    lines.append("  " + _("Function: {text}").format(text=claim_words(point.function)))
    if not advice.limits.blocked:
        lines += technique_lines(advice)
    lines += ["  " + _("Caution: {text}").format(text=caution) for caution in point.cautions]
    return lines


def limit_words(condition: Contraindication, restriction: Restriction) -> str:
    """What a condition of the person says about a point."""
    limit = _(LIMITS[restriction.limit.value])
    words = _("{limit} ({condition}).").format(limit=limit, condition=condition.label.lower())
    return sentences([words, restriction.text])


def technique_lines(advice: PointAdvice) -> list[str]:
    """How this person may press a point at home, step by step."""
    technique = advice.technique
    if technique is None:
        return ["  " + _("No home technique here; it is listed for knowledge.")]
    low, high = technique.seconds_min, technique.seconds_max
    words = _("{low} s") if low == high else _("{low} to {high} s")
    if not advice.point.midline:
        words = _("{low} s each side") if low == high else _("{low} to {high} s each side")
    told = _("Press it ({time}; {pressure}; {origin}):").format(
        time=words.format(low=low, high=high),
        pressure=technique.pressure,
        origin=_(ORIGINS[technique.origin]).format(sources=listed(technique.sources)),
    )
    lines = [f"  {told}"]
    lines += [f"    {number}. {step}" for number, step in enumerate(technique.steps, 1)]
    return lines + [f"    {option}" for option in technique.options]


def point_json(advice: PointAdvice) -> dict[str, Any]:
    """A point as the JSON schemas hold it; a blocked one comes without its technique."""
    point, technique = advice.point, advice.technique
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
