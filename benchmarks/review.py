"""How often the review is right on made-up diaries whose truth is known, and how fast it is.

The figures that docs/method.md publishes, each with its goal and a simpler method beside it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from time import perf_counter

from support import (
    review_association,
    review_forecast,
    review_monotone,
    review_patterns,
    review_trend,
    review_trial,
)
from support.published import publish
from support.review_figures import Job, Measured, markdown, report, rows
from support.review_series import SEED
from support.review_speed import speed

QUICK_SHARE = 0.1
SECTIONS = (
    review_patterns,
    review_association,
    review_trend,
    review_monotone,
    review_trial,
    review_forecast,
)
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def measure(share: float, seconds: float) -> dict[str, Measured]:
    """All figures by goal: ``share`` of the full number of diaries, ``seconds`` for each speed."""
    # The workers are started afresh, so that their numpy reads this before it makes threads.
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    figures: dict[str, Measured] = {}
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        jobs = [job for section in SECTIONS for job in section.jobs(share)]
        found = defaultdict(list)
        for job, result in zip(jobs, pool.map(run, jobs), strict=True):
            found[job.section].append(result)
        figures |= pool.submit(speed, seconds).result()
    for section in SECTIONS:
        figures |= section.figures(found[section.NAME])
    return figures


def run(job: Job) -> object:
    """Do one job, in a worker."""
    return job.work(*job.arguments)


def main() -> int:
    """Measure and print; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer diaries: within 50 seconds")
    parser.add_argument("--write", action="store_true", help="put the table into docs/method.md")
    asked = parser.parse_args()
    begun = perf_counter()
    figures = measure(QUICK_SHARE if asked.quick else 1.0, 1.5 if asked.quick else 8)
    size = (
        f"A smaller sample: {QUICK_SHARE:.0%} of the diaries of a full run. A goal that is missed"
        " by no more than chance may do (three standard errors) is called unclear."
        if asked.quick
        else "A full run."
    )
    lines = rows(figures, strict=not asked.quick)
    print(f"{size} {perf_counter() - begun:.0f} seconds, seed {SEED}.")
    code = report(lines)
    if asked.write:
        publish("method.md", markdown(lines, f"{size} Seed {SEED}."))
    return code


if __name__ == "__main__":
    sys.exit(main())
