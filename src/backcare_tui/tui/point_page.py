"""The page of a point: its names, what holds for this person, where it is and how to press it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.domain.care import Limit
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked, pgettext, sentences
from backcare_tui.tui.pages import Part, claim_parts, heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.domain.care import Meridian, Point, Technique
    from backcare_tui.journal.care import PointAdvice

_HOW = {
    "text": marked("How to press (as a clinic's page describes it, {sources})"),
    "app": marked("How to press (the app's own suggestion)"),
}


def point_page(
    advice: PointAdvice, channel: Meridian | None = None, history: Sequence[str] = ()
) -> Content:
    """One point, with the cautions that apply to this person first.

    ``channel`` is the meridian it lies on; ``history`` are lines on the person's own use of it.
    """
    point = advice.point
    parts = [*names_parts(advice), *limit_parts(advice)]
    if advice.first_for:
        words = _("Put first for {picture}.").format(picture=advice.first_for.lower())
        parts.append((f"{sentences([words, advice.note])}\n", "$secondary"))
    parts += [heading(pgettext("a point", "Where")), *claim_parts(point.location)]
    if point.find:
        parts.append(heading(_("How to find it")))
        parts += [f"{number}. {step}\n" for number, step in enumerate(point.find, 1)]
    parts += [heading(_("What it is used for")), *claim_parts(point.function)]
    if channel is not None:
        words = _("It lies on the {channel} channel, {characters}.")
        lies = words.format(channel=channel.name, characters=channel.chinese)
        parts.append((f"{lies}\n", "$muted"))
    if advice.technique is not None:
        parts += _technique_parts(advice.technique, point)
    if point.cautions:
        parts.append(heading(_("Mind")))
        parts += [f"· {caution}\n" for caution in point.cautions]
    if history:
        parts.append(heading(_("Your own diary")))
        parts += [f"{line}\n" for line in history]
    return Content.assemble(*parts)


def means_itself(point: Point) -> bool:
    """Whether the meaning of the name is the name: so it is where Chinese is spoken."""
    return point.english in (point.simplified, point.traditional)


def names_parts(advice: PointAdvice) -> list[Part]:
    """What a point is called: the code, pinyin and characters, then all its other names."""
    point, named = advice.point, advice.all_characters
    characters = " ".join(named)
    others = dict.fromkeys((point.code, *point.aliases))
    for shown in (point.label, point.simplified, point.traditional):
        others.pop(shown, None)
    also = _("Also {names}").format(names=listed(others))
    return [
        (f"{point.label}  {point.pinyin}  {characters}\n", "bold $primary"),
        ("" if means_itself(point) else f"{point.english}\n", "bold"),
        (f"{also}\n" if others else "", "$muted"),
    ]


def limit_parts(advice: PointAdvice) -> list[Part]:
    """What the person's conditions say about a point, and about the warmth it uses."""
    restrictions = (*advice.limits.restrictions, *advice.heat.restrictions)
    mark = "✗" if advice.limits.blocked else "▲"
    words = _("{what}: {words}")
    told = [
        words.format(what=condition.label, words=restriction.text)
        for condition, restriction in restrictions
    ]
    if advice.limits.strictest is Limit.ASK_FIRST:
        told.insert(0, _("Ask first before you press here, and then only lightly."))
    return [(f"{mark} {line}\n", "bold $error") for line in told]


def _technique_parts(technique: Technique, point: Point) -> list[Part]:
    how = _(_HOW[technique.origin]).format(sources=listed(technique.sources))
    parts: list[Part] = [heading(how)]
    parts += [f"{number}. {step}\n" for number, step in enumerate(technique.steps, 1)]
    pressure = _("Pressure: {pressure}.").format(pressure=technique.pressure)
    parts.append((f"{sentences([_seconds(technique, point), pressure])}\n", "bold"))
    other = _("Or: {option}")
    parts += [(f"{other.format(option=option)}\n", "$muted") for option in technique.options]
    return parts


def _seconds(technique: Technique, point: Point) -> str:
    low, high = technique.seconds_min, technique.seconds_max
    if point.midline:
        words = _("{low} seconds.") if low == high else _("{low} to {high} seconds.")
    elif technique.together:
        both = _("{low} seconds, both sides at once.")
        words = both if low == high else _("{low} to {high} seconds, both sides at once.")
    else:
        words = _("{low} seconds a side.") if low == high else _("{low} to {high} seconds a side.")
    return words.format(low=low, high=high)
