"""What is lost when programs are killed, the power fails, and eight of them write at once.

The figures that docs/reliability.md publishes. Each has to be nothing at all.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from support.measure import Figure, environment, report
from support.published import publish
from support.trust_commands import kill_commands
from support.trust_crowd import crowd
from support.trust_figures import machine, markdown, of_crowd, of_kills, of_power, of_steps
from support.trust_kills import kill_writers
from support.trust_power import cut_power
from support.trust_trace import can_trace
from support.trust_whole import kill_steps

SEED = 20261122
_FULL = {"kills": 1000, "commands": 100, "steps": 72, "cut writes": 50, "each of 8": 200}
_QUICK = {"kills": 100, "commands": 10, "steps": 8, "cut writes": 7, "each of 8": 200}


def measure(folder: Path, size: dict[str, int], seed: int) -> list[Figure]:
    """All figures; what is written lies in ``folder``."""
    os.environ["HOME"] = str(folder)
    people = environment(folder)
    figures = of_kills("killed writer", kill_writers(folder, size["kills"], seed))
    figures += of_kills("killed command", kill_commands(folder, people, size["commands"], seed))
    figures += of_steps(kill_steps(folder, size["steps"], seed))
    if can_trace():
        figures += of_power(cut_power(folder, size["cut writes"], seed))
    else:
        print("power cuts and syncs: left out, for strace is missing or may not trace here")
    return figures + of_crowd(crowd(folder / "crowd.db", size["each of 8"]))


def main() -> int:
    """Measure and print; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds: about a minute")
    parser.add_argument("--seed", type=int, default=SEED, help=f"of the instants (usual: {SEED})")
    parser.add_argument(
        "--write", action="store_true", help="put the table into docs/reliability.md"
    )
    asked = parser.parse_args()
    if not hasattr(os, "fork"):
        print("left out: this system has no fork")
        return 0
    begun = perf_counter()
    with tempfile.TemporaryDirectory(prefix="backcare-trust-") as folder:
        figures = measure(Path(folder), _QUICK if asked.quick else _FULL, asked.seed)
    took = perf_counter() - begun
    size = "A smaller sample" if asked.quick else "A full run"
    caption = f"{size} of {took / 60:.0f} minutes, seed {asked.seed}, on {machine()}."
    code = report(caption, figures)
    if asked.write:
        publish("reliability.md", markdown(figures, caption))
    return code


if __name__ == "__main__":
    sys.exit(main())
