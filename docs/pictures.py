"""Make the pictures of the screens: `python docs/pictures.py`.

A made-up diary, a clock that stands still and no motion, so that the same code gives the same
pictures. Each is one SVG that names no font of another host.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot

FOLDER = Path(__file__).parent / "pictures"
NOW = datetime(2026, 3, 21, 18, 30, tzinfo=UTC)
LOOKS = (((80, 24), "dark"), ((80, 24), "light"), ((140, 45), "dark"))
SCREENS: dict[str, tuple[str, ...]] = {
    "today": ("4", "c", "f", "f", "n", "y"),
    "today-saved": ("6", "c", "enter"),
    "trends": ("R",),
    "triggers": ("R", "x"),
    "calendar": ("R", "k"),
    "pattern": ("P",),
    "care": ("C",),
    "session": ("s", "4", "space", "space", "space"),
    "marks": ("b", "space"),
    "body": ("R", "b"),
    "exercises": ("C", "home", "down", "down", "down", "down", "down", "enter"),
    "history": ("H",),
    "settings": ("comma",),
    "help": ("question_mark",),
}
"""By name, the keys that lead there from the start."""

_FONTS = re.compile(r"@font-face\s*\{[^}]*\}\s*", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_RUNNING_ID = re.compile(r"terminal-\d+")
_TEXT = re.compile(r'textLength="([\d.]+)"([^>]*>)([^<]+)<')


def portable(svg: str, name: str) -> str:
    """The picture with the reader's own monospaced font, and ids that do not change by the run."""
    own = _RUNNING_ID.sub(f"backcare-{name}", _FONTS.sub("", _COMMENT.sub("", svg)))
    own = _TEXT.sub(_as_wide_as_cells, own)
    return own.replace("Fira Code", "ui-monospace, Menlo, Consolas, DejaVu Sans Mono")


def _as_wide_as_cells(text: re.Match[str]) -> str:
    """Rich gives a text the width of its characters; Chinese ones take two cells each."""
    from rich.cells import cell_len

    length, between, words = text.groups()
    plain = unescape(words)
    if cell_len(plain) <= len(plain):
        return text[0]
    return f'textLength="{float(length) * cell_len(plain) / len(plain):.1f}"{between}{words}<'


async def picture(name: str, keys: Iterable[str], size: tuple[int, int], theme: str) -> str:
    """The SVG of one screen after some keys."""
    from backcare_tui.journal.demo import demo_journal
    from backcare_tui.journal.journal import Journal
    from backcare_tui.settings import Settings
    from backcare_tui.tui.app import BackcareApp

    with demo_journal(Journal(Settings(), lambda: NOW)) as journal:
        journal.care.set_profile({"suspected.cold": True, "suspected.fatigue": True})
        app = BackcareApp(journal)
        async with app.run_test(size=size) as pilot:
            app.theme = f"backcare-{theme}"
            for key in ("", *keys):
                if key:
                    await pilot.press(key)
                await settle(app, pilot)
            svg = app.export_screenshot(title="backcare", simplify=True)
    return portable(svg, f"{name}-{size[0]}-{theme}")


async def settle(app: App[Any], pilot: Pilot[Any]) -> None:
    """Wait until nothing is read, written or drawn any more."""
    for _ in range(8):
        await app.workers.wait_for_complete()
        await pilot.pause()


async def make(wanted: Iterable[str]) -> None:
    """Write the wanted pictures, all where none is named."""
    FOLDER.mkdir(exist_ok=True)
    names = list(wanted) or list(SCREENS)
    for name in names:
        for size, theme in LOOKS:
            file = FOLDER / f"{name}-{size[0]}x{size[1]}-{theme}.svg"
            file.write_text(await picture(name, SCREENS[name], size, theme), encoding="utf-8")
            print(file.name)


def main() -> None:
    """Make the pictures in a home of their own."""
    with tempfile.TemporaryDirectory(prefix="backcare-pictures-") as home:
        os.environ.update(HOME=home, TEXTUAL_ANIMATIONS="none", TERM="xterm-256color")
        for name in [n for n in os.environ if n.startswith(("BACKCARE_", "XDG_", "NO_COLOR"))]:
            del os.environ[name]
        asyncio.run(make(sys.argv[1:]))


if __name__ == "__main__":
    main()
