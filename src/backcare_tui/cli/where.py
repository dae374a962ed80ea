"""``backcare where``: which files the app uses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.command import Command
from backcare_tui.cli.layout import columns
from backcare_tui.cli.output import Warned
from backcare_tui.language import gettext as _
from backcare_tui.language import marked

if TYPE_CHECKING:
    from backcare_tui.cli.context import App

NAMES = {
    "database": marked("database"),
    "config": marked("config"),
    "state": marked("state"),
    "backups": marked("backups"),
}


@click.command("where", cls=Command)
@click.pass_obj
def where_command(app: App) -> None:
    """Show where the diary, the settings, the app's memory and the backups are."""
    from backcare_tui import paths
    from backcare_tui.journal.erase_files import path_of
    from backcare_tui.journal.exposed import exposed

    database = app.journal.location_shown
    places = {
        "database": (database, _exists(database)),
        "config": _place(paths.config_file()),
        "state": _place(paths.state_file().parent),
        "backups": _place(app.journal.backups.folder),
    }
    said = {True: "", False: _("(not there yet)"), None: _("(on a server)")}
    rows = [[_(NAMES[name]), said[exists], place] for name, (place, exists) in places.items()]
    value = {name: {"place": place, "exists": e} for name, (place, e) in places.items()}
    open_to_others = exposed(path_of(app.journal))
    lines = [*columns(rows), *open_to_others]
    warnings = [Warned("exposed", words) for words in open_to_others]
    app.show("where", value, lines, lead="if_there", warnings=warnings)


def _place(path: Path) -> tuple[str, bool | None]:
    return str(path), path.exists()


def _exists(location: str) -> bool | None:
    """Whether a diary's file is there; None for one on a server."""
    if "://" in location and not location.startswith("sqlite:///"):
        return None
    return Path(location.removeprefix("sqlite:///")).expanduser().exists()
