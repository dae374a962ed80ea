"""Fuzz one target by hand: ``python -m tests.fuzz NAME --minutes 30``.

With atheris (coverage of the code guides it) where it is installed, else by chance alone. What goes
ways that no kept input goes is kept beside the target's corpus where it is small.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.coverage import keep_new_ways
from tests.fuzz.mutation import mutated
from tests.fuzz.place import Place
from tests.fuzz.targets import CORPUS, TARGETS, inputs

LONGEST = 2_000
"""Bytes of an input: what is kept is read by people."""
_PATIENCE = 20
"""Seconds that one input may take."""


def main() -> int:
    """Run, keep what is new, and say how often."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("name", choices=sorted(TARGETS))
    parser.add_argument("--minutes", type=float, default=30)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "found").mkdir()
        run = _guided if find_spec("atheris") else _blind
        code = run(given.name, given.minutes * 60, work)
        failures = [*work.glob("crash-*"), *work.glob("timeout-*"), *work.glob("oom-*")]
        for file in failures:
            file.rename(CORPUS / given.name / file.name[:16])
        kept = keep_new_ways(given.name, sorted((work / "found").iterdir()), Place(work))
    print(f"{given.name}: {len(failures)} failures, {kept} inputs kept")
    return code


def _guided(name: str, seconds: float, work: Path) -> int:
    return subprocess.call(
        [
            sys.executable,
            *("-m", "tests.fuzz.guided", name, str(work)),
            *(f"-max_total_time={round(seconds)}", f"-max_len={LONGEST}", f"-timeout={_PATIENCE}"),
            *(f"-artifact_prefix={work}/", "-print_final_stats=1", "-verbosity=0"),
            *(str(work / "found"), str(CORPUS / name)),
        ]
    )


def _blind(name: str, seconds: float, work: Path) -> int:
    print("atheris is not installed: inputs are changed by chance, and none is kept.")
    place, chance = Place(work), random.Random()
    known = [file.read_bytes() for file in inputs(name)]
    end, count = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        data = mutated(known, chance)[:LONGEST]
        count += 1
        try:
            TARGETS[name](data, place)
        except Exception:
            (work / f"crash-{count}").write_bytes(data)
            raise
    print(f"{count} inputs")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
