"""What a figure of the review was measured to be, its verdict, and the table of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from support.review_goals import GOALS, Goal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_CHANCE = 3.0
_HEAD = ("figure", "measured", "goal", "verdict", "beside it")


@dataclass(frozen=True)
class Measured:
    """A figure with its standard error (0 where it has none), and a naive method's beside it."""

    value: float
    error: float = 0.0
    beside: str = ""


@dataclass(frozen=True)
class Job:
    """A piece of work for one core: ``work(*arguments)`` gives a result for ``section``."""

    section: str
    work: Callable[..., object]
    arguments: tuple[object, ...]


def proportion(hits: float, of: float, beside: str = "") -> Measured:
    """A share with its binomial standard error.

    Raises:
        ValueError: there was nothing to count.
    """
    if not of:
        raise ValueError("a share of nothing")
    share = hits / of
    return Measured(share, sqrt(share * (1 - share) / of), beside)


def verdict(goal: Goal, measured: Measured, *, strict: bool) -> str:
    """ok, or SHORT; where not ``strict``, "unclear" for a miss that chance may have made."""
    missed = goal.distance(measured.value)
    if not missed:
        return "ok"
    return "SHORT" if strict or missed > _CHANCE * measured.error else "unclear"


def rows(figures: Mapping[str, Measured], *, strict: bool) -> list[tuple[str, ...]]:
    """The cells of the table in the order of the goals.

    Raises:
        KeyError: a goal was not measured.
    """
    return [
        (
            goal.name,
            f"{figures[key].value:.{goal.digits}f}",
            goal.words,
            verdict(goal, figures[key], strict=strict),
            figures[key].beside,
        )
        for key, goal in GOALS.items()
    ]


def report(lines: Sequence[tuple[str, ...]]) -> int:
    """Print the table; 1 where a figure falls short, else 0."""
    wide = [max(map(len, column)) for column in zip(_HEAD, *lines, strict=True)]
    sections = iter(goal.section for goal in GOALS.values())
    before = ""
    for line in (_HEAD, *lines):
        if line is not _HEAD and (section := next(sections)) != before:
            print(f"\n{section}")
            before = section
        print(
            "  ".join(f"{cell:<{width}}" for cell, width in zip(line, wide, strict=True)).rstrip()
        )
    short = sum(line[3] == "SHORT" for line in lines)
    print(f"\n{short} of {len(lines)} fall short" if short else "\nall goals reached")
    return 1 if short else 0


def markdown(lines: Sequence[tuple[str, ...]], caption: str) -> str:
    """The table as it is published, by section."""
    parts, before = [caption], ""
    for goal, line in zip(GOALS.values(), lines, strict=True):
        if goal.section != before:
            parts += [
                "",
                f"### {goal.section}",
                "",
                f"| {' | '.join(_HEAD)} |",
                "|---|---|---|---|---|",
            ]
            before = goal.section
        parts.append(f"| {' | '.join(line)} |")
    return "\n".join(parts)
