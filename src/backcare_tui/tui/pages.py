"""Pages of text: what a value of the knowledge base or the review looks like to read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.charts.cells import cell_width
from backcare_tui.charts.pain_glyphs import likelihood_bar
from backcare_tui.domain.care import Badge

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.domain.care import Claim, Pattern
    from backcare_tui.journal.care import ExercisePlan, PointAdvice, ProfileItem
    from backcare_tui.journal.review import Questions
    from backcare_tui.journal.safety import Notice
    from backcare_tui.knowledge import KnowledgeBase
    from backcare_tui.review.patterns import EvidenceLine, Leaning, PatternScore

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


def pattern_page(
    leaning: Leaning,
    questions: Questions,
    knowledge: KnowledgeBase,
    *,
    width: int,
    dated: bool,
    ascii: bool,  # noqa: A002 - the word of the setting
) -> Content:
    """The whole Pattern screen."""
    from backcare_tui.review import words

    parts: list[Part] = [(words.headline(leaning, knowledge.patterns), "bold"), "\n\n"]
    bar = min(max(width - 40, 10), 40)
    for score in leaning.scores:
        pattern = knowledge.patterns[score.pattern_id]
        parts += [f"{pattern.name:<20}", *_likelihood(score, leaning, bar, ascii), "\n"]
    if leaning.needed:
        parts += _pictures(knowledge)
    for score in leaning.scores if not leaning.needed else ():
        if not leaning.fitting or score.pattern_id in leaning.fitting:
            pattern = knowledge.patterns[score.pattern_id]
            parts += _pattern_parts(pattern, score, knowledge, width, dated)
            if leaning.fitting:
                parts += _first_parts(pattern, knowledge)
    parts.append(heading("Asked next"))
    for question in questions.next:
        sign = knowledge.signs[question.sign_id]
        parts += [f"{sign.question} ", (words.why_sentence(question.why), "$muted"), "\n"]
    parts.append(heading("How sure can anyone be?"))
    for claim in knowledge.pages["honesty"].claims:
        parts += claim_parts(claim)
    return Content.assemble(*parts)


def _pictures(knowledge: KnowledgeBase) -> list[Part]:
    """What the three pictures are, while nothing can be said of this diary."""
    parts: list[Part] = [heading("The three traditional pictures")]
    for pattern in knowledge.patterns.values():
        parts += [(pattern.name, "bold"), f": {pattern.picture} ", (pattern.term_note, "$muted")]
        parts.append("\n")
    return parts


def _likelihood(score: PatternScore, leaning: Leaning, width: int, ascii: bool) -> list[Part]:  # noqa: A002 - the word of the setting
    from backcare_tui.review.words import likelihood

    if leaning.needed:
        return [(likelihood_bar(0, width, ascii=ascii), "$muted"), ("  too early", "$muted")]
    drawn = likelihood_bar(score.probability, width, ascii=ascii)
    filled = len(drawn.rstrip("─."))
    share = f"  {likelihood(score.probability)}"
    return [(drawn[:filled], "$primary"), (drawn[filled:], "$muted"), (share, "$muted")]


def _pattern_parts(
    pattern: Pattern, score: PatternScore, knowledge: KnowledgeBase, width: int, dated: bool
) -> list[Part]:
    parts: list[Part] = [heading(f"{pattern.name}: a picture of {pattern.nature.value}")]
    parts += [pattern.picture, "\n", (pattern.term_note, "$muted"), "\n\n"]
    parts += _columns(score, knowledge, width, dated)
    if score.not_asked:
        labels = ", ".join(knowledge.signs[s].label.lower() for s in score.not_asked)
        parts.append((f"Not asked yet: {labels}\n", "$muted"))
    return parts


def _first_parts(pattern: Pattern, knowledge: KnowledgeBase) -> list[Part]:
    """What follows from a picture that fits: principle, research, and what comes first."""
    parts: list[Part] = [heading("What the tradition does")]
    parts += claim_parts(pattern.principle)
    parts.append(heading("What research says"))
    parts += claim_parts(pattern.research)
    parts.append(heading("What the app puts first"))
    for code in pattern.points:
        point = knowledge.points[code]
        parts.append(f"{point.label} {point.pinyin}: {pattern.point_notes.get(code, '')}\n")
    for rule in pattern.rules:
        parts.append(f"{knowledge.rules[rule].title}\n")
    return parts


def _columns(score: PatternScore, knowledge: KnowledgeBase, width: int, dated: bool) -> list[Part]:
    for_lines = _evidence(score.supporting, knowledge, dated)
    against = _evidence(score.opposing, knowledge, dated)
    column = (width - 4) // 2
    titles = ("Speaks for it", "Speaks against it")
    narrow = column < 34 or dated
    if narrow:
        return [
            (f"{titles[0]}\n", "bold $success"),
            *(f"  ✓ {line}\n" for line in for_lines or ["nothing yet"]),
            (f"{titles[1]}\n", "bold $error"),
            *(f"  ✗ {line}\n" for line in against or ["nothing yet"]),
        ]
    parts: list[Part] = [
        (f"{titles[0]:<{column + 4}}", "bold $success"),
        (f"{titles[1]}\n", "bold $error"),
    ]
    left = [f"✓ {line}" for line in for_lines] or ["  nothing yet"]
    right = [f"✗ {line}" for line in against] or ["  nothing yet"]
    for i in range(max(len(left), len(right))):
        one = left[i] if i < len(left) else ""
        two = right[i] if i < len(right) else ""
        parts.append(f"{one}{' ' * (column + 4 - cell_width(one))}{two}\n")
    return parts


def _evidence(lines: Iterable[EvidenceLine], knowledge: KnowledgeBase, dated: bool) -> list[str]:
    from backcare_tui.review import words

    told = []
    for line in lines:
        text = words.evidence_sentence(line, knowledge.signs, knowledge.profile_questions)
        if dated and line.days:
            text += f"\n      yes on {_days(line.days)}"
        told.append(text)
    return told


def _days(days: tuple[date, ...]) -> str:
    shown = [f"{day.day} {day:%b}" for day in sorted(days)[-8:]]
    return ", ".join(shown) + (f" and {len(days) - 8} more" if len(days) > 8 else "")


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
        seconds = f"{technique.seconds_min} to {technique.seconds_max} seconds a side"
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
