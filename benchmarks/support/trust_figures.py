"""The figures of trust by their goals, and the table that docs/reliability.md publishes."""

from __future__ import annotations

import os
import platform
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from support.measure import Figure, late

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from support.trust_crowd import Crowd
    from support.trust_kills import Tally
    from support.trust_power import Power
    from support.trust_whole import Whole


@dataclass(frozen=True)
class Count(Figure):
    """A number of things that must not happen."""

    @property
    def columns(self) -> tuple[str, str]:
        return f"{self.value:,.0f}", f"{self.goal:g}"


def of_kills(who: str, tally: Tally) -> list[Figure]:
    """What ``who``, killed again and again, left behind."""
    how = f"{tally.rounds:,} kills, {tally.acknowledged:,} writes acknowledged"
    counts = {
        "acknowledged and missing": tally.missing,
        "neither before nor after": tally.between + tally.shut,
        "integrity errors": tally.broken,
        "rows without their partner": tally.orphans,
        "entries that the change log lacks": tally.unlogged,
        "ended by themselves": tally.failed,
    }
    return [Count(f"{who}: {name}", count, 0, "", how) for name, count in counts.items()]


def of_steps(found: Mapping[str, Whole]) -> list[Figure]:
    """What each large step left that was killed on its way."""
    return [
        Count(
            f"{name}: neither before nor after",
            whole.between + whole.other + whole.failed,
            0,
            "",
            f"{whole.rounds} kills: {whole.old} times the old state, {whole.new} times the new",
        )
        for name, whole in found.items()
    ]


def of_power(power: Power) -> list[Figure]:
    """What the power cuts left."""
    how = f"{power.cuts:,} cuts played, {power.acknowledged} writes"
    lost = power.missing + power.between + power.wrong + power.shut
    return [
        Count("power cut: lost or half there", lost, 0, "", how),
        Count("acknowledged before a sync", power.unsynced, 0, "", "strace: fdatasync, fsync"),
    ]


def of_crowd(crowd: Crowd) -> list[Figure]:
    """How eight programs got on that wrote at once."""
    how = f"8 programs, {crowd.written:,} entries in {crowd.seconds:.1f} s"
    times = crowd.times or [float("inf")]
    return [
        Count("8 at once: missing, wrong or refused", _lost(crowd), 0, "", how),
        Figure(
            "8 at once: 19 of 20 writes within", late(times), 1, "s", f"longest {max(times):.2f} s"
        ),
    ]


def _lost(crowd: Crowd) -> int:
    return crowd.missing + crowd.wrong + crowd.failed


def machine() -> str:
    """What it was measured on, in words."""
    return (
        f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()},"
        f" SQLite {sqlite3.sqlite_version}"
    )


def markdown(figures: Sequence[Figure], caption: str) -> str:
    """The table that is published."""
    lines = [caption, "", "| figure | measured | goal | verdict | how |", "|---|---|---|---|---|"]
    for figure in figures:
        value, goal = figure.columns
        verdict = "ok" if figure.reached else "SHORT"
        lines.append(f"| {figure.name} | {value} | {goal} | {verdict} | {figure.how} |")
    return "\n".join(lines)
