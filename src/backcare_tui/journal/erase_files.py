"""Which files belong to a diary, and deleting them. No link is followed."""

from __future__ import annotations

import contextlib
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_tui import paths
from backcare_tui.errors import StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.language import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from backcare_tui.journal.journal import Journal

_SIDE = ("-wal", "-shm", "-journal")
"""How the names of the files end that SQLite keeps beside a database."""
_REST = re.compile(r"(\.json)?(\.copy)?(\.\d+\.part)?(-wal|-shm|-journal)?$")
"""What follows the name of a backup in that of its record, and of what is not finished."""


def path_of(journal: Journal) -> Path | None:
    """The diary's file; None where it lives on a server."""
    location = journal.location
    for start in ("sqlite:///", "sqlite+pysqlite:///"):
        location = location.removeprefix(start)
    return None if "://" in location else Path(location).expanduser().absolute()


def diary_files(path: Path) -> tuple[Path, ...]:
    """The diary's file, what SQLite keeps beside it, and copies that lie beside it."""
    names = {path.name, *(path.name + end for end in _SIDE)}
    return tuple(
        file for file in _files_in(path.parent) if file.name in names or _is_copy(file, path)
    )


def backups_of(path: Path) -> tuple[Path, ...]:
    """The backups of the diary in ``path``, with their records."""
    from backcare_tui.storage.backup_names import folder_of

    return tuple(file for file in _files_in(folder_of(path)) if _is_backup(file, path))


def copies_of(path: Path) -> tuple[Path, ...]:
    """Every copy of the diary in ``path``: its backups, and those that lie beside it."""
    beside = (file for file in _files_in(path.parent) if _is_copy(file, path))
    return (*beside, *backups_of(path))


def server_copies(location: str) -> tuple[Path, ...]:
    """The copies of a diary on a server that were made before it was brought up to date."""
    from backcare_tui.storage.server_copy import names_of_copies

    names = names_of_copies(location)
    return tuple(f for f in _files_in(paths.backups_folder()) if names.fullmatch(f.name))


def state_files(journal: Journal) -> tuple[Path, ...]:
    """What the app remembers of the diary; of one that was only named for once, nothing."""
    if "database" in journal.settings.overridden:
        return ()
    known = [paths.state_file(), paths.drafts_file(), paths.unfinished_file()]
    names = {file.name for file in known}
    return tuple(
        file
        for file in _files_in(paths.state_file().parent)
        if file.name in names
        or file.match("crash-*.log")
        or any(file.name.startswith((f".{name}.", f"{Path(name).stem}.")) for name in names)
    )


def settings_files() -> tuple[Path, ...]:
    """The settings file, and what is left of writing it."""
    name = paths.config_file().name
    return tuple(
        file
        for file in _files_in(paths.config_file().parent)
        if file.name == name or file.name.startswith((f".{name}.", f"{name}."))
    )


def forget_drafts(keys: Collection[str], days: Collection[date]) -> None:
    """Take the drafts of some entries and days out of the file of drafts.

    Raises:
        StorageFailure: it cannot be written.
    """
    from backcare_tui.journal.private_file import write_private

    file = paths.drafts_file()
    try:
        kept = json.loads(file.read_text("utf-8"))
        forms = kept["forms"]
        left = [
            form
            for form in forms
            if form["id"] not in keys and form["day"] not in set(map(str, days))
        ]
    except FileNotFoundError:
        return
    except (OSError, ValueError, KeyError, TypeError):
        # Nobody can read it, so nothing is lost with it.
        delete([file])
        return
    if not left:
        delete([file])
    elif len(left) < len(forms):
        write_private(file, [json.dumps(kept | {"forms": left})], replace=True)


def delete(files: Iterable[Path]) -> None:
    """Delete ``files``; of a link the link. One that is gone already does not matter.

    Raises:
        StorageFailure: some could not be deleted, which the message names; all others are gone.
    """
    left, folders = [], set()
    for file in files:
        try:
            file.unlink(missing_ok=True)
            folders.add(file.parent)
        except OSError as error:
            left.append(_("{file} ({reason})").format(file=file, reason=error.strerror))
    for folder in folders:
        _to_disk(folder)
    if left:
        raise StorageFailure(
            _("Could not delete {files}.").format(files=listed(left)),
            _("Mend the permissions of the folder, then erase again."),
        )


def tidy() -> None:
    """Remove the folders of the program that are empty now."""
    own = (paths.backups_folder(), paths.data_folder(), paths.state_file().parent)
    for folder in (*own, paths.config_file().parent):
        if not folder.is_symlink():
            with contextlib.suppress(OSError):
                folder.rmdir()


def _is_backup(file: Path, path: Path) -> bool:
    """Whether ``file`` is a backup of the diary or its record, whole or cut off."""
    from backcare_tui.storage.backup_names import read_name

    told = read_name(_REST.sub("", file.name.removeprefix(".")))
    return told is not None and told.stem == path.stem


def _is_copy(file: Path, path: Path) -> bool:
    """Whether ``file`` is a copy of the diary that this program made beside it."""
    from backcare_tui.storage.backup_names import read_name

    name = file.name
    for end in _SIDE:
        name = name.removesuffix(end)
    if name.startswith((f".{path.stem}-", f".{path.name}.")) and name.endswith(".part"):
        return True
    told = read_name(name)
    aside = (f"{path.stem}-damaged-", f"{path.stem}-rescued-")
    set_aside = name.startswith(aside) and name.endswith(path.suffix)
    return set_aside or (told is not None and told.stem == path.stem)


def _files_in(folder: Path) -> Iterator[Path]:
    """The files and links in ``folder`` by name; none where it is a link to another place."""
    if folder.is_symlink() or not folder.is_dir():
        return
    for file in sorted(folder.iterdir()):
        if file.is_symlink() or not file.is_dir():
            yield file


def _to_disk(folder: Path) -> None:
    if os.name != "posix" or not folder.is_dir():
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
