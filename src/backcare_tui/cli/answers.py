"""The options with which ``checkin`` and ``edit`` take answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

import click

from backcare_tui.cli import completions, parse
from backcare_tui.domain.answers import FLARE_QUESTION
from backcare_tui.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from click.shell_completion import CompletionItem

    from backcare_tui.journal import Journal

    Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]

F = TypeVar("F", bound="Callable[..., Any]")


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def answer_options(command: F) -> F:
    """Add the options for triggers, signs, spread, places, flare, note and day."""
    options = [
        _names(
            "--trigger", "-t", completions.triggers, marked("Triggers that were there: cold,damp.")
        ),
        _names("--no", "-n", completions.triggers, marked("Triggers that were not there.")),
        _names(
            "--sign", "-s", completions.signs, marked("Signs that were there: cold_pain,pricking.")
        ),
        _names("--no-sign", "", completions.signs, marked("Signs that were not there.")),
        _names("--spread", "", completions.areas, marked("Where it spread to: buttock,leg.")),
        _names("--no-spread", "", completions.areas, marked("Where it did not spread to.")),
        click.option(
            "--where",
            multiple=True,
            metavar="PLACES",
            shell_complete=completions.places,
            help="Where it hurts, on the body: low back left, calf left.",
        ),
        click.option("--flare/--no-flare", default=None, help=FLARE_QUESTION),
        click.option(
            "--note",
            metavar="TEXT",
            help="A note; - reads it from stdin, so that the shell does not remember it.",
        ),
        click.option(
            "--date",
            "-d",
            metavar="DAY",
            shell_complete=completions.days,
            help="The day: 2026-03-09, yesterday, -3 or mon.",
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def _names(name: str, short: str, complete: Complete, text: str) -> Callable[[F], F]:
    names = (name, short) if short else (name,)
    return click.option(*names, multiple=True, metavar="NAMES", shell_complete=complete, help=text)


def read_answers(journal: Journal, given: Mapping[str, object]) -> dict[str, dict[str, bool]]:
    """The answers that the options hold, by kind: exposures, signs, spread.

    Raises:
        InvalidInput: a name is unknown, or given both ways.
    """
    knowledge = journal.knowledge

    def names(option: str) -> Sequence[str]:
        return cast("Sequence[str]", given[option])

    spread = parse.answers(names("spread"), names("no_spread"), knowledge.spread_area, _id)
    if where := names("where"):
        spread = parse.with_places(knowledge.places, where, spread)
    return {
        "exposures": parse.answers(names("trigger"), names("no"), knowledge.trigger, _id),
        "signs": parse.answers(names("sign"), names("no_sign"), knowledge.sign, _id),
        "spread": spread,
    }


def text(given: Mapping[str, object], option: str) -> str | None:
    """The value of an option that takes one text, or None where it was not given."""
    return cast("str | None", given[option])


def flare(given: Mapping[str, object]) -> bool | None:
    """The answer to whether this is a flare, or None where it was not given."""
    return cast("bool | None", given["flare"])


def _id(entry: _Named) -> str:
    return entry.id
