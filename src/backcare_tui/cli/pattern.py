"""``backcare pattern``: which traditional picture the diary resembles, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli.claims import claim_words
from backcare_tui.cli.command import Command
from backcare_tui.cli.layout import columns
from backcare_tui.cli.pattern_json import pattern_json
from backcare_tui.errors import NotFound
from backcare_tui.language import clauses, listed, pgettext, sentences
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcare_tui.cli.context import App
    from backcare_tui.domain.care import Pattern
    from backcare_tui.journal.review import PatternView
    from backcare_tui.knowledge import KnowledgeBase
    from backcare_tui.review.patterns import EvidenceLine, Leaning, PatternScore

BAR = 20


@click.command("pattern", cls=Command)
@click.option("--why", is_flag=True, help="Each line with its rule and the days of its entries.")
@click.option("--why-not", metavar="PATTERN", help="Only what this picture lacks, by id or name.")
@click.pass_obj
def pattern_command(app: App, why: bool, why_not: str | None) -> None:
    """Say which traditional picture the diary resembles, what speaks for it and against it.

    A picture is a reading of what you logged by the old texts. It can be wrong, and it never
    changes the warning signs.
    """
    from backcare_tui.review.words import HONESTY, headline

    journal = app.journal
    view = journal.review.pattern()
    leaning, knowledge = view.leaning, journal.knowledge
    lines = [headline(leaning, knowledge.patterns)]
    asked = None if why_not is None else _find(knowledge, why_not)
    if asked is not None and not leaning.needed:
        lines += ["", *_lacking(leaning, asked, knowledge), "", _(HONESTY)]
    elif not leaning.needed:
        lines += ["", *_bars(view, knowledge, app), "", *_how_firm(view, knowledge)]
        for score in leaning.scores:
            if not leaning.fitting or score.pattern_id in leaning.fitting:
                lines += ["", *_picture(score, knowledge, why)]
            if score.pattern_id in leaning.fitting:
                notes = app.journal.care.picture_notes(score.pattern_id)
                lines += _what_follows(knowledge.patterns[score.pattern_id], knowledge, notes)
        lines += ["", *_asked_next(app), _(HONESTY)]
    app.show("pattern", pattern_json(view, knowledge), lines, lead="any")


def _find(knowledge: KnowledgeBase, name: str) -> Pattern:
    """The pattern by id or name.

    Raises:
        NotFound: nothing is called so; the hint names all.
    """
    from backcare_tui.domain.text import first_line

    wanted = name.strip().casefold()
    for pattern in knowledge.patterns.values():
        if wanted in (pattern.id.casefold(), pattern.name.casefold()):
            return pattern
    raise NotFound(
        _("There is no pattern “{name}”.").format(name=first_line(name, 40)),
        _("Known are {names}.").format(names=listed(knowledge.patterns)),
    )


def _lacking(leaning: Leaning, pattern: Pattern, knowledge: KnowledgeBase) -> list[str]:
    from backcare_tui.review.rule_words import lacking_sentences

    return lacking_sentences(
        leaning.score(pattern.id),
        knowledge.patterns,
        knowledge.signs,
        knowledge.profile_questions,
        knowledge.exposure_names,
    )


def _how_firm(view: PatternView, knowledge: KnowledgeBase) -> list[str]:
    from backcare_tui.review.rule_words import coverage_sentence, stability_sentence

    return [
        coverage_sentence(view.leaning),
        stability_sentence(view.stability, knowledge.patterns),
    ]


def _bars(view: PatternView, knowledge: KnowledgeBase, app: App) -> list[str]:
    from backcare_tui.charts.cells import row_text
    from backcare_tui.charts.likelihood_bar import likelihood_bar, likelihood_legend
    from backcare_tui.review.words import likelihood, nature_name

    rows = []
    for score in view.leaning.scores:
        pattern, swing = knowledge.patterns[score.pattern_id], view.stability.swing
        bar = row_text(likelihood_bar(*swing[pattern.id], BAR))
        said = likelihood(score.probability), nature_name(pattern.nature)
        rows.append([pattern.name, *([] if app.output.plain else [bar]), *said])
    legend = [] if app.output.plain else [likelihood_legend()]
    return [*columns(rows, app.output.width), *legend]


def _picture(score: PatternScore, knowledge: KnowledgeBase, why: bool) -> list[str]:
    from backcare_tui.review.words import nature_name

    pattern = knowledge.patterns[score.pattern_id]
    named = pgettext("a picture and its class", "{name} ({nature})")
    lines = [named.format(name=pattern.name, nature=nature_name(pattern.nature))]
    lines.append(f"  {pattern.picture}")
    for title, found in ((_("For it:"), score.supporting), (_("Against it:"), score.opposing)):
        lines.append(f"  {title}")
        lines += _evidence(found, knowledge, why) or ["    " + _("nothing yet")]
    if score.not_asked:
        labels = clauses(knowledge.signs[sign].label for sign in score.not_asked)
        lines.append("  " + _("Not asked yet: {signs}").format(signs=labels))
    return lines


def _what_follows(
    pattern: Pattern, knowledge: KnowledgeBase, notes: Mapping[str, str]
) -> list[str]:
    """What a picture that fits puts first; one that does not puts nothing first."""
    points = clauses(_point(knowledge.point_label(code), note) for code, note in notes.items())
    titles = clauses(knowledge.rules[rule].title for rule in pattern.rules)
    lines = [
        _("Treatment principle: {claim}").format(claim=claim_words(pattern.principle)),
        _("What research says: {claim}").format(claim=claim_words(pattern.research)),
        pattern.term_note,
        _("Points it puts first: {points}").format(points=points),
        _("Prevention it puts first: {rules}").format(rules=titles),
    ]
    return [f"  {line}" for line in lines]


def _point(label: str, note: str) -> str:
    note = note.rstrip(".。")
    told = pgettext("a point and what it is for", "{point} ({note})")
    return told.format(point=label, note=note) if note else label


def _evidence(found: tuple[EvidenceLine, ...], knowledge: KnowledgeBase, why: bool) -> list[str]:
    from backcare_tui.review.rule_words import rule_sentence
    from backcare_tui.review.words import evidence_sentence

    lines = []
    asked = knowledge.signs, knowledge.profile_questions
    for line in found:
        lines.append(f"    {evidence_sentence(line, *asked, knowledge.exposure_names)}")
        if why:
            rule = rule_sentence(line, *asked)
            lines += [f"      {text}" for text in (*_dated(line), rule)]
    return lines


def _dated(line: EvidenceLine) -> list[str]:
    if not line.days:
        return [_("weight {weight:+.2f}").format(weight=line.contribution)]
    days = listed(day.isoformat() for day in line.days)
    told = _("weight {weight:+.2f}; yes on {days}")
    return [told.format(weight=line.contribution, days=days)]


def _asked_next(app: App) -> list[str]:
    from backcare_tui.review.words import why_sentence

    signs = app.journal.knowledge.signs
    asked = app.journal.review.questions().next[:1]
    told = _("Worth asking next: {question}")
    return [
        sentences([told.format(question=signs[each.sign_id].question), why_sentence(each.why)])
        for each in asked
    ]
