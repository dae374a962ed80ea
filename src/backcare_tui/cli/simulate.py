"""``backcare simulate``: a made-up diary as a file, for tests and studies."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backcare_tui.cli import parse
from backcare_tui.cli.command import Command
from backcare_tui.cli.output import Warned
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, sentences

if TYPE_CHECKING:
    from backcare_tui.cli.context import App
    from backcare_tui.journal.simulation import Simulation

FORMATS = click.Choice(["ndjson", "csv"], case_sensitive=False)
DAYS_MAX = 36_500
SEED = 4
MADE_UP = marked("This diary is made up. It is about nobody.")
LOOK = marked("To look at it without touching your own: backcare --db trial.db import {file}")


def _patterns(_c: click.Context, _p: click.Parameter, incomplete: str) -> list[str]:
    """Ids of patterns, for the shell's completion."""
    from backcare_tui.knowledge import load_knowledge

    return [name for name in load_knowledge().patterns if name.startswith(incomplete)]


@click.command("simulate", cls=Command)
@click.option(
    "--days",
    type=click.IntRange(1, DAYS_MAX),
    default=120,
    show_default=True,
    help="How many days; the last one is yesterday.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=SEED,
    show_default=True,
    help="Another number makes another person.",
)
@click.option(
    "--pattern",
    metavar="ID",
    multiple=True,
    shell_complete=_patterns,
    help="A picture that the person has; may be repeated. Drawn if left out.",
)
@click.option("--format", "form", type=FORMATS, default="ndjson", show_default=True)
@click.option("--out", "--output", "-o", metavar="FILE", help="Write to this file, not stdout.")
@click.option("--force", is_flag=True, help="Replace the file where there is one.")
@click.pass_obj
def simulate_command(
    app: App,
    days: int,
    seed: int,
    pattern: tuple[str, ...],
    form: str,
    out: str | None,
    force: bool,
) -> None:
    """Write a made-up diary as an export, for tests and studies.

    The same options give the same person, and on the same day the same file. With --json the truth
    behind the diary is told as well: which pictures the person has, what each trigger adds, and
    how well signs are reported. Your own diary is not opened.
    """
    from backcare_tui.journal.simulation import simulate

    made = simulate(app.journal, days, seed, parse.words(pattern))
    lines = made.lines(form)
    file = Path(out).expanduser() if out and out != "-" else None
    if file is None and not app.output.as_json:
        for line in lines:
            app.output.raw(line)
        app.output.narrate(sentences([_(MADE_UP), _(LOOK).format(file="-")]))
        return
    value: dict[str, object] = {"format": form, "file": None, "text": None, **_truth(made)}
    if file is None:
        value["text"] = "".join(lines)
    else:
        from backcare_tui.journal.private_file import write_private

        write_private(file, lines, replace=force)
        value["file"] = str(file)
    written = _("Written to {file}.").format(file=out)
    said = sentences([written, _(MADE_UP), _(LOOK).format(file=out)])
    app.show("simulate", value, [said], warnings=[Warned("synthetic", _(MADE_UP))], lead="none")


def _truth(made: Simulation) -> dict[str, object]:
    diary = made.diary
    return {
        "seed": made.seed,
        "first": made.first,
        "last": made.last,
        "course": diary.course.value,
        "person": asdict(diary.person),
        "generator": asdict(diary.generator),
    }
