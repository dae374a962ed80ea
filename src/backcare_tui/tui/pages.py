"""Pages of text: what a value of the knowledge base or the review looks like to read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.domain.care import Badge
from backcare_tui.errors import HeldBack, QuestionsFirst
from backcare_tui.language import gettext as _
from backcare_tui.language import listed
from backcare_tui.tui.held import held_hint

if TYPE_CHECKING:
    from backcare_tui.domain.care import Claim
    from backcare_tui.journal.care import ProfileItem
    from backcare_tui.journal.exercises import ExercisePlan
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
    told = listed(claim.sources) if claim.verified else _("not checked against a source")
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


def held_page(held: HeldBack, notice: Notice | None) -> Content:
    """What to do now, in the place of what is held back; ``notice`` names what was ticked."""
    if isinstance(held, QuestionsFirst):
        return Content.assemble((held.message, "bold $warning"), f"\n\n{held_hint(held)}")
    parts: list[Part] = [(held.message, "bold $error"), "\n\n", held.hint]
    if notice is not None and notice.signs:
        parts.append("\n\n" + _("You ticked: {signs}.").format(signs=listed(notice.signs)))
    lifted = _("This page is held back until you say, under !, that it was seen to.")
    return Content.assemble(*parts, (f"\n\n{lifted}", "$muted"))


def heading(text: str) -> Part:
    """A small heading."""
    return (f"\n{text}\n", "bold $secondary")


def exercises_page(plan: ExercisePlan, knowledge: KnowledgeBase) -> Content:
    """What today's pain allows."""
    from backcare_tui.domain.exercise_dose import words
    from backcare_tui.journal.wording import gate_sentence

    parts: list[Part] = [(gate_sentence(plan), "bold"), "\n"]
    parts.append((f"{plan.subsided.why}\n", "$muted"))
    for each in plan.offered:
        parts.append((f"\n{each.exercise.name}", "bold $primary"))
        parts.append(f"  {words(each.exercise, each.dose)}\n")
        parts.append((f"  {each.why}\n", "$muted"))
        if each.exercise.caution:
            parts.append((f"  {each.exercise.caution}\n", "$warning"))
    if plan.waiting:
        parts.append(heading(_("Waits today")))
        for waits in plan.waiting:
            parts += [f"· {waits.exercise.name}  ", (f"{waits.why}\n", "$muted")]
    advice = knowledge.exercise_advice
    parts.append(heading(_("Stop when")))
    parts += [f"· {rule}\n" for rule in advice.stop_rules]
    parts.append(heading(_("Going further")))
    parts += [f"· {rule}\n" for rule in advice.progression]
    parts.append(heading(_("What research says")))
    for claim in advice.evidence:
        parts += claim_parts(claim)
    return Content.assemble(*parts)


def rules_page(knowledge: KnowledgeBase, private: bool) -> Content:
    """All prevention rules with an honest note on each."""
    parts: list[Part] = []
    for rule in knowledge.rules.values():
        if rule.private and not private:
            parts.append((f"\n{rule.order}. {_('A private topic')}\n", "bold $primary"))
            off = _("Off until you turn it on under About you.")
            parts.append((f"{off}\n", "$muted"))
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
        names = " ".join(dict.fromkeys((meridian.name, meridian.chinese)))
        pages[meridian.name] = claims_page(names, meridian.claims)
    works = _("How it may work")
    parts: list[Part] = [(f"{works}\n", "bold $primary")]
    for mechanism in knowledge.mechanisms.values():
        parts += [heading(mechanism.title), (_("It is said: "), "$muted"), f"{mechanism.claim}\n"]
        parts += [(_("Fair to say: "), "$muted"), *claim_parts(mechanism.phrase)]
    pages[works] = Content.assemble(*parts)
    for trigger in knowledge.triggers.values():
        title = _("Trigger: {trigger}").format(trigger=trigger.label)
        pages[title] = claims_page(title, trigger.evidence)
    origins = _("Sources")
    sources: list[Part] = [(f"{origins}\n\n", "bold $primary")]
    for source in knowledge.sources.values():
        sources += [(source.key, "bold"), f"  {source.citation} ", (source.address, "$muted"), "\n"]
    pages[origins] = Content.assemble(*sources)
    return pages
