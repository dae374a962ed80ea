"""``backcare list`` and ``backcare show``: what the diary holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli import completions, parse
from backcare_tui.cli.command import Command
from backcare_tui.cli.layout import columns
from backcare_tui.cli.output import Warned, pairs
from backcare_tui.cli.words import (
    check_in_words,
    counted,
    day_words,
    entry_json,
    page_json,
    session_words,
    sign_words,
)

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.cli.context import App
    from backcare_tui.domain.checkin import AcupressureSession, CheckIn, Event
    from backcare_tui.journal.entries import DayPage

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
    help='Days that fit all of it, as in History: words, "pain>=6", cold, -damp, UB40, oct.',
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
    """List the days, newest first: pain, answers, points pressed, events, a note's first words."""
    from backcare_tui.journal.journal import days_before

    journal = app.journal
    begin = parse.day(journal, first) if first else None
    end = parse.day(journal, last) if last else None
    if days is not None:
        if first:
            raise click.UsageError("Give either --from or --days.")
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
        text = f"{len(pages)} of {len(found)} days are shown; --limit 0 shows all."
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
        return ["No day matches."]
    if not pages:
        return ["Nothing here yet. One check-in takes about ten seconds: backcare checkin 4"]
    from backcare_tui.domain.text import first_line

    rows = []
    for page in pages:
        of_day = ["; ".join(session_words(each) for each in page.sessions)]
        of_day += [f"marked: {first_line(event.text, 40)}" for event in page.events]
        for check_in in reversed(page.check_ins):
            said = [] if check_in.flare is None else [pairs({"flare": check_in.flare})]
            said += [pairs(check_in.exposures), sign_words(check_in.signs)]
            if check_in.spread:
                said.append(f"spread: {pairs(check_in.spread)}")
            said += [*of_day, first_line(check_in.note, 40)]
            rows.append(_row(page, app, str(check_in.pain), check_in.id, said))
            of_day = []
        if not page.check_ins:
            reason = page.skipped.reason if page.skipped else ""
            left_out = f"left out: {first_line(reason, 40)}".rstrip(": ") if page.skipped else ""
            ids = [*(s.id for s in page.sessions), *(e.id for e in page.events), ""]
            rows.append(_row(page, app, NO_PAIN, ids[0], [left_out, *of_day]))
    return columns(rows, app.output.width)


def _row(page: DayPage, app: App, pain: str, id_: str, said: list[str]) -> list[str]:
    when = day_words(page.day, app.journal.today)
    parts = [part for part in said if part]
    if app.output.plain:
        felt = "no pain given" if pain == NO_PAIN else f"pain {pain}"
        head = ", ".join(filter(None, [" ".join(when.split()), felt, id_[:SHORT_ID]]))
        return [": ".join(filter(None, [head, "; ".join(parts)]))]
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
        page = journal.diary.day(parse.day(journal, name))
        app.show("day", page_json(page), _day_lines(page, journal.today), lead="any")
        return
    entry = journal.diary.entry(name)
    from backcare_tui.domain.plain import kind_of

    value = {"kind": kind_of(entry), **entry_json(entry)}
    heading = " ".join(day_words(entry.day, journal.today).split())
    app.show("entry", value, [f"{heading} ({entry.day})", *_entry_lines(entry)], lead="any")


def _day_lines(page: DayPage, today: date) -> list[str]:
    when = " ".join(day_words(page.day, today).split())
    lines = [f"{when} ({page.day})"]
    if page.skipped:
        lines.append(f"Left out: {page.skipped.reason}" if page.skipped.reason else "Left out.")
    for check_in in page.check_ins:
        lines += _entry_lines(check_in)
    for session in page.sessions:
        lines += _entry_lines(session)
    for event in page.events:
        lines += _entry_lines(event)
    if len(page.check_ins) > 1 and page.mean_pain is not None:
        many = counted(len(page.check_ins), "check-in")
        lines.append(f"Mean pain of the day: {page.mean_pain:.1f} ({many})")
    if len(lines) == 1:
        lines.append("Nothing is logged for this day.")
    return lines


def _entry_lines(entry: CheckIn | AcupressureSession | Event) -> list[str]:
    from backcare_tui.domain.checkin import CheckIn, Event

    clock = entry.at.strftime("%H:%M")
    id_ = entry.id[:SHORT_ID]
    if isinstance(entry, Event):
        return [f"{clock}  {id_}  marked: {entry.text}"]
    if not isinstance(entry, CheckIn):
        after = f", left it {entry.after_effect.value}" if entry.after_effect else ""
        return [f"{clock}  {id_}  pressed {session_words(entry)}, {entry.side.value}{after}"]
    lines = [f"{clock}  {id_}  {check_in_words(entry, full=True)}"]
    if entry.note:
        lines += [f"  {line}" for line in entry.note.split("\n")]
    return lines
