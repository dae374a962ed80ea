"""Pages of text: what a value of the knowledge base or the review looks like to read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.domain.care import Badge

if TYPE_CHECKING:
    from backcare_tui.domain.care import Claim
    from backcare_tui.journal.care import ExercisePlan, PointAdvice, ProfileItem
    from backcare_tui.journal.safety import Notice
    from backcare_tui.knowledge import KnowledgeBase

Part = tuple[str, str] | str

_BADGES = {
    Badge.TRADITION: "$secondary",
    Badge.EARLY: "$warning",
    Badge.MODERATE: "$success",
    Badge.AGAINST: "$error",
}


def claim_parts(claim: Claim) -> list[Part]:
    """A claim with its badge and where it comes from."""
    told = ", ".join(claim.sources) if claim.verified else "not checked against a source"
    return [
        claim.text,
        "  ",
        (f"[{claim.badge.words}]", _BADGES[claim.badge]),
        (f" {told}", "$muted"),
        "\n",
    ]


def shows_private(items: Iterable[ProfileItem]) -> bool:
    """Whether the person turned private topics on."""
    return any(item.value for item in items if item.item.startswith("private."))


def held_page(notice: Notice) -> Content:
    """What to do now, in the place of what is held back."""
    ticked = f"\n\nYou ticked: {', '.join(notice.signs)}." if notice.signs else ""
    lifted = "\n\nThis page is held back until you say, under !, that it was seen to."
    parts: list[Part] = [(notice.title, "bold $error"), "\n\n", notice.body, ticked]
    return Content.assemble(*parts, (lifted, "$muted"))


def heading(text: str) -> Part:
    """A small heading."""
    return (f"\n{text}\n", "bold $secondary")


def point_page(advice: PointAdvice) -> Content:
    """One point: cautions that apply to this person first."""
    point = advice.point
    parts: list[Part] = [
        (f"{point.label}  {point.pinyin}  {point.simplified}", "bold $primary"),
        (f"  {point.english}\n", "$muted"),
    ]
    if point.label != point.code:
        parts.append((f"WHO code {point.code}\n", "$muted"))
    for condition, restriction in (*advice.limits.restrictions, *advice.heat.restrictions):
        parts.append((f"▲ {condition.label}: {restriction.text}\n", "bold $error"))
    if advice.first_for:
        parts.append((f"Put first for {advice.first_for.lower()}. {advice.note}\n", "$secondary"))
    parts.append(heading("Where"))
    parts += claim_parts(point.location)
    parts += [f"{number}. {step}\n" for number, step in enumerate(point.find, 1)]
    parts.append(heading("What it is used for"))
    parts += claim_parts(point.function)
    if point.technique is not None and not advice.limits.blocked:
        technique = point.technique
        origin = "from the texts" if technique.origin == "text" else "the app's own suggestion"
        parts.append(heading(f"How to press ({origin})"))
        parts += [f"{number}. {step}\n" for number, step in enumerate(technique.steps, 1)]
        seconds = f"{technique.seconds_min} to {technique.seconds_max} seconds"
        seconds += "" if point.midline else " a side"
        parts.append(f"{seconds}. Pressure: {technique.pressure}\n")
        parts += [(f"Or: {option}\n", "$muted") for option in technique.options]
    if point.cautions:
        parts.append(heading("Mind"))
        parts += [f"· {caution}\n" for caution in point.cautions]
    return Content.assemble(*parts)


def exercises_page(plan: ExercisePlan, knowledge: KnowledgeBase) -> Content:
    """What today's pain allows."""
    from backcare_tui.journal.wording import gate_sentence

    parts: list[Part] = [(gate_sentence(plan), "bold"), "\n"]
    parts.append((f"{plan.subsided.why}\n", "$muted"))
    for exercise, dose in plan.offered:
        parts.append((f"\n{exercise.name}", "bold $primary"))
        parts.append(f"  {dose}\n")
        parts += [f"  {step}\n" for step in exercise.steps]
        if exercise.caution:
            parts.append((f"  {exercise.caution}\n", "$warning"))
    advice = knowledge.exercise_advice
    parts.append(heading("Stop when"))
    parts += [f"· {rule}\n" for rule in advice.stop_rules]
    parts.append(heading("Going further"))
    parts += [f"· {rule}\n" for rule in advice.progression]
    parts.append(heading("What research says"))
    for claim in advice.evidence:
        parts += claim_parts(claim)
    return Content.assemble(*parts)


def rules_page(knowledge: KnowledgeBase, private: bool) -> Content:
    """All prevention rules with an honest note on each."""
    parts: list[Part] = []
    for rule in knowledge.rules.values():
        if rule.private and not private:
            parts.append((f"\n{rule.order}. A private topic\n", "bold $primary"))
            parts.append(("Off until you turn it on under About you.\n", "$muted"))
            continue
        parts.append((f"\n{rule.order}. {rule.title}\n", "bold $primary"))
        parts.append(f"{rule.advice}\n")
        if rule.note:
            parts.append((f"{rule.note}\n", "$muted"))
        for claim in rule.evidence:
            parts += ["  ", *claim_parts(claim)]
    return Content.assemble(*parts)


def claims_page(title: str, claims: Iterable[Claim]) -> Content:
    """A title and its claims."""
    parts: list[Part] = [(f"{title}\n\n", "bold $primary")]
    for claim in claims:
        parts += [*claim_parts(claim), "\n"]
    return Content.assemble(*parts)


def learn_pages(knowledge: KnowledgeBase, *, private: bool) -> dict[str, Content]:
    """The pages of knowledge by title; private ones only where the person turned them on."""
    pages: dict[str, Content] = {}
    for page in knowledge.pages.values():
        if page.private and not private:
            continue
        told = claims_page(page.title, page.claims)
        words = "".join(f"\n{line}\n" for line in page.words)
        pages[page.title] = Content.assemble(told, words)
    for meridian in knowledge.meridians.values():
        pages[meridian.name] = claims_page(f"{meridian.name} {meridian.chinese}", meridian.claims)
    parts: list[Part] = [("How it may work\n", "bold $primary")]
    for mechanism in knowledge.mechanisms.values():
        parts += [heading(mechanism.title), ("It is said: ", "$muted"), f"{mechanism.claim}\n"]
        parts += [("Fair to say: ", "$muted"), *claim_parts(mechanism.phrase)]
    pages["How it may work"] = Content.assemble(*parts)
    for trigger in knowledge.triggers.values():
        title = f"Trigger: {trigger.label}"
        pages[title] = claims_page(title, trigger.evidence)
    sources: list[Part] = [("Sources\n\n", "bold $primary")]
    for source in knowledge.sources.values():
        sources += [(source.key, "bold"), f"  {source.citation} ", (source.address, "$muted"), "\n"]
    pages["Sources"] = Content.assemble(*sources)
    return pages
