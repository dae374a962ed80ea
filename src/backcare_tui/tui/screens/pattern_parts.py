"""What Pattern shows, made from its view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.charts.likelihood_bar import likelihood_bar, likelihood_legend
from backcare_tui.tui.drawing import drawn, hanging
from backcare_tui.tui.pages import Part, claim_parts, heading

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.domain.care import Pattern
    from backcare_tui.journal.review import PatternView
    from backcare_tui.knowledge import KnowledgeBase
    from backcare_tui.review.patterns import EvidenceLine, Leaning, PatternScore

_LEAST_COLUMN = 34
_BETWEEN = 4
_DAYS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the page is to be: ``width`` cells wide, plain where ``ascii``.

    With ``days`` each line has its days and its rule; with ``lacking`` the other pictures say why
    they do not fit.
    """

    width: int
    days: bool
    lacking: bool
    ascii: bool


def pattern_page(view: PatternView, knowledge: KnowledgeBase, wanted: Wanted) -> Content:
    """The whole Pattern screen."""
    from backcare_tui.review import words

    leaning = view.leaning
    parts: list[Part | Content] = [(words.headline(leaning, knowledge.patterns), "bold"), "\n\n"]
    bar = min(max(wanted.width - 40, 10), 40)
    for score in leaning.scores:
        pattern = knowledge.patterns[score.pattern_id]
        parts += [f"{pattern.name:<20}", *_likelihood(score, view, bar, wanted.ascii), "\n"]
    if leaning.needed:
        parts += _too_early(leaning, wanted)
        parts += _pictures(knowledge)
    else:
        parts += [(f"{likelihood_legend(ascii=wanted.ascii)}\n", "$muted")]
        parts += _firmness(view, knowledge)
        if wanted.lacking:
            parts += _lacking(leaning, knowledge, wanted.width)
        for score in leaning.scores:
            if not leaning.fitting or score.pattern_id in leaning.fitting:
                parts += _pattern_parts(score, knowledge, wanted)
                if leaning.fitting:
                    parts += _first_parts(knowledge.patterns[score.pattern_id], knowledge)
    parts.append(heading("Asked next"))
    for question in view.questions.next:
        sign = knowledge.signs[question.sign_id]
        parts += [f"{sign.question} ", (words.why_sentence(question.why), "$muted"), "\n"]
    parts.append(heading("How sure can anyone be?"))
    for claim in knowledge.pages["honesty"].claims:
        parts += claim_parts(claim)
    return Content.assemble(*parts)


def _too_early(leaning: Leaning, wanted: Wanted) -> list[Part]:
    """What is still needed for what was asked to be shown."""
    from backcare_tui.review.words import number

    days = "one more day" if leaning.needed == 1 else f"{number(leaning.needed)} more days"
    asked = (
        (wanted.days, "Days and rules show"),
        (wanted.lacking, "Why a picture does not fit shows"),
    )
    return [f"\n{what} once you have answered signs on {days}.\n" for shown, what in asked if shown]


def _pictures(knowledge: KnowledgeBase) -> list[Part]:
    """What the three pictures are, while nothing can be said of this diary."""
    parts: list[Part] = [heading("The three traditional pictures")]
    for pattern in knowledge.patterns.values():
        parts += [(pattern.name, "bold"), f": {pattern.picture} ", (pattern.term_note, "$muted")]
        parts.append("\n")
    return parts


def _likelihood(score: PatternScore, view: PatternView, width: int, plain: bool) -> list[Content]:
    from backcare_tui.review.words import likelihood

    low, high = view.stability.swing[score.pattern_id]
    share = likelihood(score.probability)
    if view.leaning.needed:
        low, high, share = 0.0, 0.0, "too early"
    bar = drawn([likelihood_bar(low, high, width, ascii=plain)])
    return [bar, Content.styled(f"  {share}", "$muted")]


def _firmness(view: PatternView, knowledge: KnowledgeBase) -> list[Part]:
    """On how much the bars rest."""
    from backcare_tui.review import rule_words

    told = (
        rule_words.coverage_sentence(view.leaning),
        rule_words.stability_sentence(view.stability, knowledge.patterns),
    )
    return [(f"\n{' '.join(told)}\n", "$muted")]


def _lacking(leaning: Leaning, knowledge: KnowledgeBase, width: int) -> list[Part | Content]:
    """Why each picture that does not fit does not."""
    from backcare_tui.review.rule_words import lacking_sentences

    others = [score for score in leaning.scores if score.pattern_id not in leaning.fitting]
    title = "Why the others do not fit" if leaning.fitting else "Why none of them fits"
    parts: list[Part | Content] = [heading(title)]
    if not others:
        parts.append("All of them fit.\n")
    for score in others:
        first, *rest = lacking_sentences(
            score, knowledge.patterns, knowledge.signs, knowledge.profile_questions
        )
        parts += [hanging("", Content(first), width), "\n"]
        for line in rest:
            parts += [hanging("  · ", Content(line), width), "\n"]
    return parts


def _pattern_parts(
    score: PatternScore, knowledge: KnowledgeBase, wanted: Wanted
) -> list[Part | Content]:
    pattern = knowledge.patterns[score.pattern_id]
    parts: list[Part | Content] = [heading(f"{pattern.name}: a picture of {pattern.nature.value}")]
    parts += [pattern.picture, "\n", (pattern.term_note, "$muted"), "\n\n"]
    parts += _columns(score, knowledge, wanted)
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


def _columns(score: PatternScore, knowledge: KnowledgeBase, wanted: Wanted) -> list[Content]:
    """What speaks for a picture and what against it, side by side where there is room."""
    column = (wanted.width - _BETWEEN) // 2
    beside = column >= _LEAST_COLUMN and not wanted.days
    if not beside:
        column = wanted.width
    sides = []
    for title, style, mark, lines in (
        ("Speaks for it", "$success", "✓", score.supporting),
        ("Speaks against it", "$error", "✗", score.opposing),
    ):
        told = _evidence(mark, lines, knowledge, column, wanted.days)
        titled = Content.styled(title, f"bold {style}")
        if told and not wanted.days:
            titled = Content.assemble(titled, ("  yes of times asked", "$muted"))
        sides.append([titled, *(told or [Content("  nothing yet")])])
    if not beside:
        return [line + "\n" for side in sides for line in side]
    rows = zip_longest(*sides, fillvalue=Content(""))
    return [
        Content.assemble(left, " " * (column + _BETWEEN - left.cell_length), right, "\n")
        for left, right in rows
    ]


def _evidence(
    mark: str,
    lines: Iterable[EvidenceLine],
    knowledge: KnowledgeBase,
    width: int,
    days: bool,
) -> list[Content]:
    """The lines of one side, each cell row for itself; with ``days`` their days and their rule."""
    from backcare_tui.review.rule_words import rule_sentence
    from backcare_tui.review.words import evidence_sentence

    told: list[Content] = []
    asked = knowledge.signs, knowledge.profile_questions
    for line in lines:
        said = evidence_sentence(line, *asked, brief=not days)
        told += hanging(f"{mark} ", Content(said), width).split("\n")
        if not days:
            continue
        if line.days:
            told += hanging("    ", Content(f"yes on {_days(line.days)}"), width).split("\n")
        rule = Content.styled(rule_sentence(line, *asked), "$muted")
        told += hanging("    ", rule, width).split("\n")
    return told


def _days(days: tuple[date, ...]) -> str:
    shown = [f"{day.day} {day:%b}" for day in sorted(days)[-_DAYS_SHOWN:]]
    more = len(days) - _DAYS_SHOWN
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
