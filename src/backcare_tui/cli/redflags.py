"""``backcare redflags``: the warning signs, and answers to them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from backcare_tui.cli import completions, parse
from backcare_tui.cli.command import Group
from backcare_tui.cli.context import how_answered
from backcare_tui.cli.layout import columns
from backcare_tui.domain.checkin import SafetyReply
from backcare_tui.domain.safety import PERHAPS, URGENT
from backcare_tui.language import clauses, listed, marked, ngettext, sentences
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backcare_tui.cli.context import App
    from backcare_tui.domain.safety import Verdict
    from backcare_tui.domain.warnings_due import Due

REPLIES = {
    "yes": SafetyReply.YES,
    "no": SafetyReply.NO,
    "unsure": SafetyReply.UNSURE,
    "skip": SafetyReply.SKIPPED,
}
HEADINGS = {
    "emergency": marked("Emergency, now: {text}"),
    "same_day": marked("Medical advice today: {text}"),
    "soon": marked("A visit within two weeks: {text}"),
    "precaution": marked("Switches some points or moves off: {text}"),
}


@click.group("redflags", cls=Group, invoke_without_command=True)
@click.pass_context
def redflags_command(ctx: click.Context) -> None:
    """Show the warning signs, what to do about each, and what stands open."""
    if ctx.invoked_subcommand is not None:
        return
    app: App = ctx.obj
    journal = app.journal
    knowledge, verdict, due = journal.knowledge, journal.safety.verdict(), journal.safety.due()
    lines: list[str] = []
    if verdict.ready and not verdict.open_signs:
        lines += [journal.safety.quiet_words(), ""]
    for action in sorted(knowledge.action_texts, key=lambda each: -each.urgency):
        text = knowledge.action_texts[action]
        lines += [_(HEADINGS[action.value]).format(text=text.body)]
        rows = [["", f.id, f.question] for f in knowledge.red_flags.values() if f.action is action]
        lines += [*columns(rows, app.output.width), ""]
    lines += [knowledge.support_line, *_next_step(due)]
    value = {
        **verdict_json(verdict, due),
        "questions": [
            {
                "id": flag.id,
                "short": flag.short,
                "question": flag.question,
                "action": flag.action.value,
                "skippable": flag.skippable,
                "follows": flag.follows or None,
                "why": flag.why,
                "sources": list(flag.sources),
            }
            for flag in knowledge.red_flags.values()
        ],
        "support": knowledge.support_line,
    }
    app.show("redflags", value, lines, lead="any")


def _next_step(due: Due) -> list[str]:
    if not due:
        return []
    number = len(due.questions)
    waits = ngettext("{number} question waits.", "{number} questions wait.", number)
    return [sentences([waits.format(number=number), due.why, how_answered()])]


def verdict_json(verdict: Verdict, due: Due) -> dict[str, Any]:
    """A verdict and what waits, as the JSON schemas hold them."""
    return {
        "screened": verdict.screened,
        "news": verdict.news,
        "held_back": verdict.locks,
        "action": verdict.action.value if verdict.action else None,
        "open": [
            {"id": sign.flag, "action": sign.action.value, "since": sign.since}
            for sign in verdict.open_signs
        ],
        "due": list(due.questions),
        "why": due.why,
    }


def kept_words(number: int) -> str:
    """That so many answers were kept."""
    words = ngettext("Kept {number} answer.", "Kept {number} answers.", number)
    return words.format(number=number)


def show_verdict(
    app: App,
    told: Sequence[str] = (),
    given: Mapping[str, SafetyReply] = MappingProxyType({}),
    *,
    nothing_ticked: bool = True,
) -> None:
    """Say what the answers call for, after some were ``given``.

    ``nothing_ticked`` where that is so.
    """
    safety = app.journal.safety
    verdict, due = safety.verdict(), safety.due()
    lines = [*told, *_mistaken(app, verdict, given)]
    if verdict.ready and not verdict.open_signs and nothing_ticked:
        lines.append(safety.quiet_words())
    if due:
        words = _("Still to answer: {questions}. backcare redflags ask")
        lines.append(words.format(questions=listed(due.questions)))
    app.show("verdict", verdict_json(verdict, due), lines, lead="any")


def _mistaken(app: App, verdict: Verdict, given: Mapping[str, SafetyReply]) -> list[str]:
    """How a sign that was ticked by mistake is taken back, where one was just spoken of."""
    stands = [sign.flag for sign in verdict.open_signs if sign.action in URGENT]
    denied = [flag for flag in stands if given.get(flag) is SafetyReply.NO]
    if denied:
        words = _("A later no closes no urgent sign: {signs} was ticked before.")
        signs = clauses(app.journal.safety.names(denied))
        undo = _(
            "If that was a mistake: backcare undo, as often as it takes. backcare changes lists "
            "the steps."
        )
        return [sentences([words.format(signs=signs), undo])]
    if any(given.get(flag) in PERHAPS for flag in stands):
        return [_("Ticked by mistake? backcare undo takes these answers back.")]
    return []


@redflags_command.command("ask")
@click.argument("names", metavar="[ID]...", nargs=-1, shell_complete=completions.flag_ids)
@click.pass_obj
def ask_command(app: App, names: Sequence[str]) -> None:
    """Ask the warning questions that wait, or those named, one line each, on a terminal."""
    if not app.output.interactive:
        raise click.UsageError(
            _("This needs a terminal. In a script: backcare redflags answer RF03=yes, or --none")
        )
    from backcare_tui.cli.ask_warnings import ask_warnings

    journal = app.journal
    due = journal.safety.due()
    named = [parse.must_be_known(journal.knowledge.red_flag, name).id for name in names]
    app.output.line(journal.knowledge.pages["purpose"].words[0])
    questions = named or due.questions or journal.safety.askable()
    ask_warnings(app, questions, "" if named else due.why)


@redflags_command.command("answer")
@click.argument(
    "answers", metavar="[ID=yes|no|unsure|skip]...", nargs=-1, shell_complete=completions.flags
)
@click.option("--none", "none", is_flag=True, help="No to every question not named.")
@click.pass_obj
def answer_command(app: App, answers: Sequence[str], none: bool) -> None:
    """Answer warning questions in one go, for scripts: RF03=yes RF06=no.

    With --none every question that is not named gets a no. Read them first: backcare redflags
    """
    if not answers and not none:
        raise click.UsageError(_("Give answers as RF03=yes, or --none."))
    safety = app.journal.safety
    given = parse.assignments(answers, REPLIES, "RF03=yes")
    if none:
        known = app.journal.knowledge
        named = {parse.must_be_known(known.red_flag, name).id for name in given}
        given |= {q: SafetyReply.NO for q in safety.askable() if q not in named}
    else:
        for name in given:
            parse.must_be_known(app.journal.knowledge.red_flag, name)
    safety.answer(given)
    show_verdict(app, [kept_words(len(given))], given)


@redflags_command.command("seen")
@click.option(
    "--date", metavar="DAY", shell_complete=completions.days, help="When; today unless given."
)
@click.option(
    "--note",
    metavar="TEXT",
    default="",
    help="What was said, in your words; - reads it from stdin.",
)
@click.pass_obj
def seen_command(app: App, date: str | None, note: str) -> None:
    """Say that a clinician saw to the open warning signs, which brings back what was held back.

    This is your own statement; the app gives no clearance. The questions are asked again the next
    day.
    """
    journal = app.journal
    journal.safety.seen_to(parse.day(journal, date), parse.note_from(note) or "")
    told = _("Noted that it was seen to. The questions come again tomorrow.")
    show_verdict(app, [told], nothing_ticked=False)
