"""How the app feels in a real terminal of 80x24, on a diary of ten years.

Its first frame, keys in every screen, going from screen to screen, and what it takes while it
rests: each beside what Textual alone takes, in an empty app or in a small one with a table. A
screen's first visit has its goal in that: Textual builds it, and backcare may not take longer.
"""

import sys
import tempfile
from pathlib import Path

from support.at_rest import idle, memory
from support.chart_speed import chart_redraw
from support.diaries import lived_in
from support.key_times import first_visits, keys_everywhere, later_visits
from support.long_list import keys_in_history
from support.measure import Figure, environment, quick_asked, report
from support.process import how_busy
from support.programs import Programs

DAYS = 3650


def measure(home: Path, *, quick: bool) -> list[Figure]:
    """All figures."""
    diary = {"BACKCARE_DB": str(lived_in(home / "diary.db", DAYS))}
    programs = Programs(home, environment(home) | diary)
    figures = [programs.first_frame(2 if quick else 12)]
    figures += idle(programs, lambda: first_visits(programs, 1 if quick else 8))
    with programs.backcare() as terminal, programs.small() as small:
        figures.append(later_visits(terminal, small, 2 if quick else 8))
        figures += keys_everywhere(terminal, small, 7 if quick else 32)
        figures += memory(terminal, small)
    if not quick:
        figures += [programs.data(12), keys_in_history(programs, 10)]
    return [*figures, chart_redraw()]


def main() -> int:
    """Measure and print; the exit code."""
    quick = quick_asked(__doc__ or "")
    before = how_busy()
    with tempfile.TemporaryDirectory(prefix="backcare-terminal-") as folder:
        figures = measure(Path(folder), quick=quick)
    code = report("The app with ten years of entries; of two numbers the second is p95", figures)
    print(f"before: {before}\nafter:  {how_busy()}")
    return code


if __name__ == "__main__":
    sys.exit(main())
