"""Whether others on the same computer could look at the diary: files and folders with wide rights.

What this program makes is for its owner alone. What was there before keeps its rights; this only
says so.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from backcare_tui import paths
from backcare_tui.language import gettext as _
from backcare_tui.language import marked

if TYPE_CHECKING:
    from pathlib import Path


_FOLDER = marked("Others on this computer may look into {folder}. To close it: chmod 700 {folder}")


def exposed(diary: Path | None) -> list[str]:
    """A sentence for each place that others may look into, with how to close it.

    ``diary`` is its file; None where it is on a server.
    """
    if os.name != "posix":
        return []
    folders = [paths.config_file().parent, paths.state_file().parent]
    told = [_(_FOLDER).format(folder=each) for each in folders if _is_open(each)]
    if diary is None:
        return told
    if _is_open(diary):
        words = _("Others on this computer may read {file}. To close it: chmod 600 {file}")
        told.insert(0, words.format(file=diary))
    if _is_open(diary.parent):
        words = _(
            "Others on this computer may look into {folder}, where the diary is. They see its "
            "name, not its words. A folder of your own is safer."
        )
        own = diary.parent == paths.data_folder()
        told.append((_(_FOLDER) if own else words).format(folder=diary.parent))
    return told


def _is_open(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
    except (OSError, ValueError):
        return False
