"""Which theme the app opens with, and where a choice is kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from backcare_tui import paths
from backcare_tui.language import gettext as _
from backcare_tui.tui import theme
from backcare_tui.tui.state import read_state, remember

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Container

    from backcare_tui.tui.app import BackcareApp

_THEME = "theme"


def first_theme(setting: str, known: Container[str]) -> str:
    """The theme to open with: the setting, else the last one chosen in the app, else ours."""
    name = setting or read_state(paths.state_file()).get(_THEME, "")
    return name if name in known else theme.DARK.name


def keep_theme(app: BackcareApp, name: str) -> None:
    """Keep a theme chosen in the palette: as the setting where there is one, else in the state."""
    setting = app.journal.settings.theme
    if name == setting or name != app.theme:
        return  # another was chosen since: it tells of itself
    if setting:
        work: Callable[[], Awaitable[None]] = partial(app.live.keep, _THEME, lambda _settings: name)
        kept: Callable[[], Awaitable[None]] = partial(app.guard, work)
        app.run_worker(kept, group="write")
        return
    if app.journal.demo:
        return
    try:
        remember(paths.state_file(), _THEME, name)
    except OSError as error:
        words = _("The theme could not be remembered: {reason}.").format(reason=error.strerror)
        app.notify(words, severity="warning", markup=False)
