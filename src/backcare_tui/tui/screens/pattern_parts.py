"""What Pattern shows, made from its view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.charts.cells import cell_width, fit
from backcare_tui.charts.likelihood_bar import likelihood_bar, likelihood_legend
from backcare_tui.domain.day_words import day_month
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, ngettext, sentences
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
_NAME_GAP = 3
_SHARE_GAP = 2
_LEAST_BAR = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the page is to be: ``width`` cells wide, plain where ``ascii``.

    With ``days`` each line has its days and its rule; with ``lacking`` the other pictures say why
    they do not fit. ``notes`` says how each picture uses its points for this person, by its id.
    """

    width: int
    days: bool
    lacking: bool
    ascii: bool
    notes: Mapping[str, Mapping[str, str]]


def pattern_page(view: PatternView, knowledge: KnowledgeBase, wanted: Wanted) -> Content:
    """The whole Pattern screen."""
    from backcare_tui.review import words

    leaning = view.leaning
    parts: list[Part | Content] = [(words.headline(leaning, knowledge.patterns), "bold"), "\n\n"]
    named = max(cell_width(each.name) for each in knowledge.patterns.values()) + _NAME_GAP
    shares = {score.pattern_id: _share(score, view) for score in leaning.scores}
    beside = named + _SHARE_GAP + max(map(cell_width, shares.values()))
    bar = min(max(wanted.width - max(beside, 40), _LEAST_BAR), 40)
    for score in leaning.scores:
        name, share = knowledge.patterns[score.pattern_id].name, shares[score.pattern_id]
        parts += [fit(name, named), _bar(score, view, bar, wanted.ascii)]
        parts += [(" " * _SHARE_GAP + share, "$muted"), "\n"]
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
                    parts += _first_parts(
                        knowledge.patterns[score.pattern_id],
                        knowledge,
                        wanted.notes[score.pattern_id],
                    )
    parts.append(heading(_("Asked next")))
    for question in view.questions.next:
        sign = knowledge.signs[question.sign_id]
        parts += [f"{sign.question} ", (words.why_sentence(question.why), "$muted"), "\n"]
    parts.append(heading(_("How sure can anyone be?")))
    for claim in knowledge.pages["honesty"].claims:
        parts += claim_parts(claim)
    return Content.assemble(*parts)


def _too_early(leaning: Leaning, wanted: Wanted) -> list[Part]:
    """What is still needed for what was asked to be shown."""
    from backcare_tui.review.words import number

    days_and_rules = ngettext(
        "Days and rules show once you have answered signs on {number} more day.",
        "Days and rules show once you have answered signs on {number} more days.",
        leaning.needed,
    )
    why_not = ngettext(
        "Why a picture does not fit shows once you have answered signs on {number} more day.",
        "Why a picture does not fit shows once you have answered signs on {number} more days.",
        leaning.needed,
    )
    asked = ((wanted.days, days_and_rules), (wanted.lacking, why_not))
    days = number(leaning.needed)
    return [f"\n{told.format(number=days)}\n" for shown, told in asked if shown]


def _pictures(knowledge: KnowledgeBase) -> list[Part]:
    """What the three pictures are, while nothing can be said of this diary."""
    parts: list[Part] = [heading(_("The three traditional pictures"))]
    for pattern in knowledge.patterns.values():
        told = _(": {picture} ").format(picture=pattern.picture)
        parts += [(pattern.name, "bold"), told, (pattern.term_note, "$muted"), "\n"]
    return parts


def _share(score: PatternScore, view: PatternView) -> str:
    """How likely a picture is, in words."""
    from backcare_tui.review.words import likelihood

    return _("too early") if view.leaning.needed else likelihood(score.probability)


def _bar(score: PatternScore, view: PatternView, width: int, plain: bool) -> Content:
    """How likely a picture is, and how far a single week moves that."""
    low, high = view.stability.swing[score.pattern_id]
    if view.leaning.needed:
        low, high = 0.0, 0.0
    return drawn([likelihood_bar(low, high, width, ascii=plain)])


def _firmness(view: PatternView, knowledge: KnowledgeBase) -> list[Part]:
    """On how much the bars rest."""
    from backcare_tui.review import rule_words

    told = (
        rule_words.coverage_sentence(view.leaning),
        rule_words.stability_sentence(view.stability, knowledge.patterns),
    )
    return [(f"\n{sentences(told)}\n", "$muted")]


def _lacking(leaning: Leaning, knowledge: KnowledgeBase, width: int) -> list[Part | Content]:
    """Why each picture that does not fit does not."""
    from backcare_tui.review.rule_words import lacking_sentences

    others = [score for score in leaning.scores if score.pattern_id not in leaning.fitting]
    title = _("Why the others do not fit") if leaning.fitting else _("Why none of them fits")
    parts: list[Part | Content] = [heading(title)]
    if not others:
        parts.append(_("All of them fit.") + "\n")
    for score in others:
        first, *rest = lacking_sentences(
            score,
            knowledge.patterns,
            knowledge.signs,
            knowledge.profile_questions,
            knowledge.exposure_names,
        )
        parts += [hanging("", Content(first), width), "\n"]
        for line in rest:
            parts += [hanging("  · ", Content(line), width), "\n"]
    return parts


def _pattern_parts(
    score: PatternScore, knowledge: KnowledgeBase, wanted: Wanted
) -> list[Part | Content]:
    from backcare_tui.review.words import nature_name

    pattern = knowledge.patterns[score.pattern_id]
    title = _("{picture}: a picture of {nature}")
    nature = nature_name(pattern.nature)
    parts: list[Part | Content] = [heading(title.format(picture=pattern.name, nature=nature))]
    parts += [pattern.picture, "\n", (pattern.term_note, "$muted"), "\n\n"]
    parts += _columns(score, knowledge, wanted)
    if score.not_asked:
        labels = listed(knowledge.signs[s].label.lower() for s in score.not_asked)
        told = _("Not asked yet: {signs}").format(signs=labels)
        parts.append((f"{told}\n", "$muted"))
    return parts


def _first_parts(
    pattern: Pattern, knowledge: KnowledgeBase, notes: Mapping[str, str]
) -> list[Part]:
    """What follows from a picture that fits: principle, research, and what comes first."""
    parts: list[Part] = [heading(_("What the tradition does"))]
    parts += claim_parts(pattern.principle)
    parts.append(heading(_("What research says")))
    parts += claim_parts(pattern.research)
    parts.append(heading(_("What the app puts first")))
    for code, note in notes.items():
        point = knowledge.points[code]
        told = _("{point} {pinyin}: {note}") if note else "{point} {pinyin}"
        parts.append(f"{told.format(point=point.label, pinyin=point.pinyin, note=note)}\n")
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
        (_("Speaks for it"), "$success", "✓", score.supporting),
        (_("Speaks against it"), "$error", "✗", score.opposing),
    ):
        told = _evidence(mark, lines, knowledge, column, wanted.days)
        titled = Content.styled(title, f"bold {style}")
        if told and not wanted.days:
            titled = Content.assemble(titled, ("  " + _("yes of times asked"), "$muted"))
        sides.append([titled, *(told or [Content("  " + _("nothing yet"))])])
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
        said = evidence_sentence(line, *asked, knowledge.exposure_names, brief=not days)
        told += hanging(f"{mark} ", Content(said), width).split("\n")
        if not days:
            continue
        if line.days:
            dated = _("yes on {days}").format(days=_days(line.days))
            told += hanging("    ", Content(dated), width).split("\n")
        rule = Content.styled(rule_sentence(line, *asked), "$muted")
        told += hanging("    ", rule, width).split("\n")
    return told


def _days(days: tuple[date, ...]) -> str:
    shown = listed(day_month(day) for day in sorted(days)[-_DAYS_SHOWN:])
    more = len(days) - _DAYS_SHOWN
    return _("{days} and {number} more").format(days=shown, number=more) if more > 0 else shown
