"""``backcare triggers``: what goes together with pain, each with its interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.command import Command
from backcare_tui.cli.triggers_json import triggers_json
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from backcare_tui.cli.context import App
    from backcare_tui.cli.triggers_figures import Bars
    from backcare_tui.journal.review import TriggersView
    from backcare_tui.review.associations import Associations, Finding

INDENT = "  "
NOTHING = marked("Nothing here yet. One check-in takes about ten seconds: backcare checkin 4")


@click.command("triggers", cls=Command)
@click.option(
    "--all", "figures", is_flag=True, help="The days after as well, each with its figures."
)
@click.pass_obj
def triggers_command(app: App, figures: bool) -> None:
    """Say what goes together with pain in the last 365 days. With --plain nothing is drawn.

    What goes together need not be a cause. A day on which a trigger was not asked counts as
    neither yes nor no.
    """
    from backcare_tui.cli.triggers_figures import FIGURES, MEANING, Bars

    view = app.journal.review.triggers()
    found = view.associations
    names = app.journal.knowledge.exposure_names
    rows = _Rows(Bars(found, app.output), app.output.width if figures else None)
    lines = [*_triggers(view, names, rows), *_points(found, names, rows), *_how_sure(found)]
    if rows.bars.numbers((*found.triggers, *found.points)):
        lines.insert(0, _(MEANING))
    if figures and found.tests:
        lines.append(_(FIGURES))
    app.show("triggers", triggers_json(view, names), lines, lead="any")


@dataclass(frozen=True, slots=True)
class _Rows:
    """Findings as lines, with their figures where there is a ``figures_width`` for them."""

    bars: Bars
    figures_width: int | None

    def head(self, findings: Sequence[Finding]) -> Iterator[str]:
        """The scale above ``findings``."""
        yield from (INDENT + line for line in self.bars.numbers(findings))

    def row(self, finding: Finding, sentence: str, notes: Iterable[str] = ()) -> Iterator[str]:
        """What is said of one finding, and beneath it its bar, notes and figures."""
        from backcare_tui.cli.triggers_figures import figure_lines

        yield sentence
        yield from (INDENT + line for line in (*self.bars.bar(finding), *notes))
        if self.figures_width is not None:
            yield from figure_lines(finding, self.figures_width, self.bars)


def _triggers(view: TriggersView, names: Mapping[str, str], rows: _Rows) -> Iterator[str]:
    from backcare_tui.review.association_words import trigger_sentence

    found = view.associations
    if not found.triggers:
        yield from _nothing(found)
    yield from rows.head(found.triggers)
    for each in found.triggers:
        yield from rows.row(each, trigger_sentence(each, names), _notes(each, view, names))


def _points(found: Associations, names: Mapping[str, str], rows: _Rows) -> Iterator[str]:
    from backcare_tui.review.association_words import inseparable_sentence, point_sentence

    if not found.points:
        return
    yield from ("", _("The day after pressing:"), *rows.head(found.points))
    for each in found.points:
        inseparable = filter(None, [inseparable_sentence(each, names)])
        yield from rows.row(each, point_sentence(each, names), inseparable)


def _nothing(found: Associations) -> Iterator[str]:
    from backcare_tui.review.association_models import MINIMUM_DAYS
    from backcare_tui.review.words import too_early

    yield _("No trigger was asked about yet.") if found.days else _(NOTHING)
    if found.days < MINIMUM_DAYS:
        yield too_early(MINIMUM_DAYS - found.days)


def _notes(finding: Finding, view: TriggersView, names: Mapping[str, str]) -> Iterator[str]:
    """What else is to be said of a trigger."""
    from backcare_tui.review.association_words import inseparable_sentence, suspicion_sentence

    if inseparable := inseparable_sentence(finding, names):
        yield inseparable
    suspected = [view.suspected[id_] for id_ in finding.ids if id_ in view.suspected]
    yield from dict.fromkeys(suspicion_sentence(each, finding) for each in suspected)


def _how_sure(found: Associations) -> Iterator[str]:
    """What the findings rest on, and what they cannot tell."""
    from backcare_tui.review.association_words import NOT_PROOF, TRIAL_HINT
    from backcare_tui.review.associations import FALSE_DISCOVERY
    from backcare_tui.review.words import number

    if not found.tests:
        return
    tested = ngettext("{number} question", "{number} questions", found.tests)
    told = ngettext(
        "Tested: {questions}, on {number} day of the last 365. Of all that stands out, one in"
        " {chance} may still be chance.",
        "Tested: {questions}, on {number} days of the last 365. Of all that stands out, one in"
        " {chance} may still be chance.",
        found.days,
    ).format(
        questions=tested.format(number=found.tests),
        number=found.days,
        chance=number(round(1 / FALSE_DISCOVERY)),
    )
    yield from ("", _(NOT_PROOF), told, _(TRIAL_HINT))
