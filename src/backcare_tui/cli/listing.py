"""``backcare list`` and ``backcare show``: what the diary holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli import completions, parse
from backcare_tui.cli.command import Command
from backcare_tui.cli.layout import columns
from backcare_tui.cli.output import Warned
from backcare_tui.cli.words import (
    check_in_words,
    day_told,
    day_words,
    effect_name,
    entry_json,
    flare_words,
    page_json,
    pairs,
    session_words,
    side_name,
    sign_words,
    spread_words,
    together,
)
from backcare_tui.language import clauses, ngettext
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.cli.context import App
    from backcare_tui.domain.checkin import AcupressureSession, SkippedDay
    from backcare_tui.journal import Journal
    from backcare_tui.journal.day_pages import DayEntry, DayPage
    from backcare_tui.knowledge import KnowledgeBase

SHOWN = 30
SHORT_ID = 8
NO_PAIN = "-"


@click.command("list", cls=Command)
@click.option("--from", "first", metavar="DAY", shell_complete=completions.days, help="First day.")
@click.option("--to", "last", metavar="DAY", shell_complete=completions.days, help="Last day.")
@click.option("--days", type=click.IntRange(1), metavar="N", help="The last N days.")
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=SHOWN,
    show_default=True,
    metavar="N",
    help="At most N days; 0 is no limit.",
)
@click.option(
    "--trigger", metavar="NAME", shell_complete=completions.triggers, help="Days with a yes to it."
)
@click.option(
    "--search",
    metavar="TEXT",
    help="Days that fit all of it, as in History: words, "
    '"pain>=6", cold, -damp, UB40, place:calf, oct.',
)
@click.pass_obj
def list_command(
    app: App,
    first: str | None,
    last: str | None,
    days: int | None,
    limit: int,
    trigger: str | None,
    search: str | None,
) -> None:
    """List the days, newest first: pain, answers, what was done and marked, and notes."""
    from backcare_tui.journal.journal import days_before

    journal = app.journal
    begin = parse.stored_day(journal, first) if first else None
    end = parse.stored_day(journal, last) if last else None
    if days is not None:
        if first:
            raise click.UsageError(_("Give either --from or --days."))
        begin = days_before(end or journal.today, days - 1)
    if begin and end:
        from backcare_tui.domain.days import Period

        Period(begin, end)
    wanted = parse.must_be_known(journal.knowledge.trigger, trigger).id if trigger else ""
    found = journal.diary.find_days(begin, end, trigger=wanted)
    if search:
        from backcare_tui.journal.search import Search

        seeking = Search(found, journal.knowledge)
        found = seeking.find(seeking.query(search))
    pages = found[: limit or None]
    warnings = []
    if len(pages) < len(found):
        words = _("{number} of {all} days are shown; --limit 0 shows all.")
        text = words.format(number=len(pages), all=len(found))
        warnings.append(Warned("truncated", text))
    app.show(
        "list",
        [page_json(page) for page in pages],
        [*_table(pages, app, sought=bool(search)), *(w.message for w in warnings)],
        warnings=warnings,
        lead="any",
    )


def _table(pages: list[DayPage], app: App, *, sought: bool) -> list[str]:
    if not pages and sought:
        return [_("No day matches.")]
    if not pages:
        return [_("Nothing here yet. One check-in takes about ten seconds: backcare checkin 4")]
    from backcare_tui.domain.text import first_line
    from backcare_tui.journal.entry_words import exercise_words

    rows, knowledge = [], app.journal.knowledge
    for page in pages:
        of_day = [clauses(session_words(each) for each in page.sessions)]
        of_day += [exercise_words(each, knowledge) for each in page.exercises]
        of_day += [_marked(first_line(event.text, 40)) for event in page.events]
        for check_in in reversed(page.check_ins):
            said = [flare_words(check_in.flare)]
            said += [pairs(check_in.exposures), sign_words(check_in.signs)]
            said += [*spread_words(check_in), *of_day, first_line(check_in.note, 40)]
            rows.append(_row(page, app, str(check_in.pain), check_in.id, said))
            of_day = []
        if not page.check_ins:
            left_out = _left_out(page.skipped) if page.skipped else ""
            ids = [*(each.id for each in page.entries), ""]
            rows.append(_row(page, app, NO_PAIN, ids[0], [left_out, *of_day]))
    return columns(rows, app.output.width)


def _row(page: DayPage, app: App, pain: str, id_: str, said: list[str]) -> list[str]:
    when = day_words(page.day, app.journal.today)
    parts = [part for part in said if part]
    if app.output.plain:
        felt = _("no pain given") if pain == NO_PAIN else _("pain {pain}").format(pain=pain)
        told = [day_told(page.day, app.journal.today), felt, id_[:SHORT_ID]]
        head = together(told)
        if not parts:
            return [head]
        return [_("{heading}: {text}").format(heading=head, text=clauses(parts))]
    glyph = NO_PAIN
    if pain != NO_PAIN:
        from backcare_tui.charts.pain_glyphs import pain_glyph

        glyph = pain_glyph(int(pain))
    return [when, f"{pain:>2}", glyph, id_[:SHORT_ID], " | ".join(parts)]


@click.command("show", cls=Command)
@click.argument("name", metavar="DATE|ID", shell_complete=completions.days)
@click.pass_obj
def show_command(app: App, name: str) -> None:
    """Show one day, or one entry by its id, in full."""
    journal = app.journal
    if parse.names_day(name):
        page = journal.diary.day(parse.stored_day(journal, name))
        app.show("day", page_json(page), _day_lines(page, journal), lead="any")
        return
    entry = journal.diary.entry(name)
    from backcare_tui.domain.plain import kind_of

    value = {"kind": kind_of(entry), **entry_json(entry)}
    lines = [_heading(entry.day, journal), *_entry_lines(entry, journal.knowledge)]
    app.show("entry", value, lines, lead="any")


def _day_lines(page: DayPage, journal: Journal) -> list[str]:
    lines = [_heading(page.day, journal)]
    if page.skipped and not page.check_ins:
        words = _("Left out: {reason}") if page.skipped.reason else _("Left out.")
        lines.append(words.format(reason=page.skipped.reason))
    for entry in page.entries:
        lines += _entry_lines(entry, journal.knowledge)
    if len(page.check_ins) > 1 and page.mean_pain is not None:
        words = ngettext(
            "Mean pain of the day: {mean:.1f} ({number} check-in)",
            "Mean pain of the day: {mean:.1f} ({number} check-ins)",
            len(page.check_ins),
        )
        lines.append(words.format(mean=page.mean_pain, number=len(page.check_ins)))
    if len(lines) == 1:
        lines.append(_("Nothing is logged for this day."))
    return lines


def _heading(day: date, journal: Journal) -> str:
    return _("{day} ({date})").format(day=day_told(day, journal.today), date=day)


def _marked(text: str) -> str:
    return _("marked: {text}").format(text=text)


def _left_out(skipped: SkippedDay) -> str:
    from backcare_tui.domain.text import first_line

    words = _("left out: {reason}") if skipped.reason else _("left out")
    return words.format(reason=first_line(skipped.reason, 40))


def _pressed(session: AcupressureSession) -> str:
    """A pressed point in full: "pressed BL40 30 s left, left, left it sore"."""
    words = _("pressed {point}, {side}")
    if session.after_effect:
        words = _("pressed {point}, {side}, left it {effect}")
    effect = effect_name(session.after_effect) if session.after_effect else ""
    side = side_name(session.side)
    return words.format(point=session_words(session), side=side, effect=effect)


def _entry_lines(entry: DayEntry, knowledge: KnowledgeBase) -> list[str]:
    from backcare_tui.domain.checkin import CheckIn, Event, ExerciseSession
    from backcare_tui.journal.entry_words import exercise_words

    clock = entry.at.strftime("%H:%M")
    id_ = entry.id[:SHORT_ID]
    if isinstance(entry, Event):
        return [f"{clock}  {id_}  {_marked(entry.text)}"]
    if isinstance(entry, ExerciseSession):
        return [f"{clock}  {id_}  {exercise_words(entry, knowledge)}"]
    if not isinstance(entry, CheckIn):
        return [f"{clock}  {id_}  {_pressed(entry)}"]
    lines = [f"{clock}  {id_}  {check_in_words(entry, full=True)}"]
    if entry.note:
        lines += [f"  {line}" for line in entry.note.split("\n")]
    return lines
