"""``backcare checkin`` and its short form ``backcare 4cf``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli import completions, parse
from backcare_tui.cli.answers import answer_options, flare, read_answers, text
from backcare_tui.cli.command import Command
from backcare_tui.cli.context import told_in_one
from backcare_tui.cli.output import Warned
from backcare_tui.cli.words import (
    check_in_words,
    day_told,
    entry_json,
    side_name,
    week_json,
    week_words,
)
from backcare_tui.domain.marks import marks
from backcare_tui.errors import InvalidInput
from backcare_tui.language import gettext as _
from backcare_tui.language import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backcare_tui.cli.context import App
    from backcare_tui.domain.checkin import CheckIn
    from backcare_tui.journal import Journal
    from backcare_tui.journal.entries import Draft, Recorded


@click.command("checkin", cls=Command, short_help="Log pain, triggers, signs, points and a note.")
@click.argument("pain", required=False)
@answer_options
@click.option(
    "--press",
    "-p",
    multiple=True,
    metavar="POINT:SECONDS",
    shell_complete=completions.points,
    help="A point pressed, as UB40:30 or UB40:30:left.",
)
@click.option(
    "--nothing-new/--something-new",
    default=None,
    help="Is anything new: bladder, bowel, numb between the legs, weak leg, fever, injury?",
)
@click.pass_obj
def checkin_command(
    app: App, /, pain: str | None, press: Sequence[str], nothing_new: bool | None, **given: object
) -> None:
    """Log pain, triggers, signs, points pressed and a note.

    PAIN is a whole number from 0 (none) to 10 (worst imaginable), on average over the last 24
    hours. Letters after it are triggers that were there: c cold, d damp, f fatigue, l lifting; a
    point at the end says that the others were not, as in "backcare 4cf.". What is not mentioned
    was not asked, which is never a no.

    Without PAIN on a terminal it asks, line by line; what was asked is gone afterwards.
    """
    if pain is None:
        more = press or nothing_new is not None or _answers_in(given)
        if more or not app.output.asks:
            raise click.UsageError(_("Give the pain from 0 to 10, as in: backcare checkin 4"))
        from backcare_tui.cli.inline import check_in_inline

        check_in_inline(app, text(given, "date"))
        return
    from backcare_tui.journal.checks import check_pain
    from backcare_tui.journal.entries import Draft

    journal = app.journal
    score, letters, others_no = parse.pain_and_letters(pain)
    check_pain(score)
    day = parse.day(journal, text(given, "date"))
    answers = read_answers(journal, given)
    spoken = answers["exposures"]
    short = parse.letters(journal, letters, others_no=False)
    for trigger in short:
        if spoken.get(trigger) is False:
            raise InvalidInput(parse.both_ways(trigger), _("Give it once."))
    exposures = short | spoken
    if others_no:
        exposures = parse.letters(journal, "", others_no=True) | exposures
    draft = Draft(
        day,
        score,
        exposures=exposures,
        signs=answers["signs"],
        spread=answers["spread"],
        note=parse.note_from(text(given, "note")) or "",
        pressed=parse.pressed(journal, press),
        nothing_new=nothing_new,
        flare=flare(given),
    )
    save(app, draft)


def _answers_in(given: Mapping[str, object]) -> bool:
    """True where an option beside the day was given."""
    return any(value not in (None, ()) for name, value in given.items() if name != "date")


def save(app: App, draft: Draft) -> tuple[str, ...]:
    """Save a check-in, say so, and return the ids of warning questions that wait."""
    return tell(app, draft, app.journal.diary.check_in(draft))


def tell(app: App, draft: Draft, recorded: Recorded, *, lead: str = "urgent") -> tuple[str, ...]:
    """Say what was saved, and return the ids of warning questions that wait.

    ``lead`` as in `App.show`.
    """
    from backcare_tui.journal.journal import days_before

    journal = app.journal
    today = journal.today
    week = journal.store.daily_pain(journal.person, days_before(today, 6), today)
    verdict = journal.safety.verdict()
    due = journal.safety.due_after(recorded.check_in, draft.nothing_new)
    questions = due.questions
    opened = questions if draft.nothing_new is False else recorded.warning_questions
    lines = [sentences([*_saved(recorded, draft, journal), week_words(week)])]
    own_day = recorded.check_in.day
    on_this_day = len(journal.store.check_ins(journal.person, own_day, own_day))
    if on_this_day > 1:
        lines.append(_several(on_this_day))
    warnings = []
    if recorded.cleaned:
        words = _("{number} unsafe characters were taken out of the note.")
        told = words.format(number=recorded.cleaned)
        warnings.append(Warned("note_cleaned", told))
        lines.append(told)
    lines += place_notes(app, recorded.check_in)
    lines += to_answer(app, questions, opened, due.why)
    value = {
        "check_in": entry_json(recorded.check_in),
        "sessions": [entry_json(each) for each in recorded.sessions],
        "week": week_json(week),
        "screened": verdict.screened,
        "warning_questions": list(questions),
        "why": due.why,
    }
    app.show("checkin", value, lines, warnings=warnings, lead=lead)
    return questions


def _saved(recorded: Recorded, draft: Draft, journal: Journal) -> list[str]:
    check_in = recorded.check_in
    words = _("Saved {day}: {check_in}.")
    when = day_told(check_in.day, journal.today)
    told = [words.format(day=when, check_in=check_in_words(check_in))]
    for said, session in zip(draft.pressed, recorded.sessions, strict=True):
        words = _("{point} {seconds} s {side}.") if said.side else _("{point} {seconds} s.")
        side = side_name(session.side)
        point = journal.knowledge.point_label(session.point)
        told.append(words.format(point=point, seconds=session.seconds, side=side))
    return told


def _several(number: int) -> str:
    """What to say of a day with more than one check-in: a command may have been repeated."""
    words = _("This day now has {number} check-ins; backcare undo takes this one back.")
    return words.format(number=number)


def place_notes(app: App, check_in: CheckIn) -> list[str]:
    """What is to be said at once of the places that a check-in marks."""
    marked = marks(check_in.spread)
    if not marked:
        return []
    from backcare_tui.domain.places import notes

    return list(notes(app.journal.knowledge.places, marked))


def to_answer(app: App, questions: Sequence[str], opened: Sequence[str], why: str) -> list[str]:
    """How to answer the warning questions that wait; those ``opened`` now stand in full."""
    if not questions:
        return []
    notice = app.journal.safety.notice()
    if notice and notice.level == "not_asked":
        lines = [told_in_one(notice)]
    else:
        # Questions that an answer of this check-in opened are not due by themselves.
        named = f" {' '.join(questions)}" if opened else ""
        lines = [sentences([_("Warning questions are waiting."), why])]
        answer = _("Answer: {command}")
        lines.append(answer.format(command=f"backcare redflags ask{named}"))
    if opened:
        flags = app.journal.knowledge.red_flags
        lines += [f"  {name}  {flags[name].question}" for name in opened]
        script = _("In a script: {command}")
        lines.append(script.format(command=f"backcare redflags answer {opened[0]}=no ..."))
    return lines
