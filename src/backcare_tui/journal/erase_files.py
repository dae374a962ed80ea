"""Which files belong to a diary, and deleting them. No link is followed."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_tui import paths
from backcare_tui.errors import StorageFailure
from backcare_tui.journal.erase_copies import REST, Copy, copies
from backcare_tui.journal.erase_state import holds_others
from backcare_tui.language import gettext as _
from backcare_tui.language import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backcare_tui.journal.journal import Journal

_SIDE = ("-wal", "-shm", "-journal")
"""How the names of the files end that SQLite keeps beside a database."""


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


def backups_of(path: Path) -> tuple[Copy, ...]:
    """The backups of the diary in ``path``, with their records."""
    from backcare_tui.storage.backup_names import folder_of

    return copies(file for file in _files_in(folder_of(path)) if _is_backup(file, path))


def copies_of(path: Path) -> tuple[Copy, ...]:
    """Every copy of the diary in ``path``: those that lie beside it, and its backups."""
    return (*copies_beside(path), *backups_of(path))


def copies_beside(path: Path) -> tuple[Copy, ...]:
    """The copies that lie beside the diary in ``path``: rescued, damaged, old or unfinished."""
    return copies(file for file in _files_in(path.parent) if _is_copy(file, path))


def files_of(found: Iterable[Copy]) -> tuple[Path, ...]:
    """All files of some copies."""
    return tuple(file for each in found for file in each.files)


def server_copies(location: str) -> tuple[Copy, ...]:
    """The copies of a diary on a server that were made before it was brought up to date."""
    from backcare_tui.storage.server_copy import names_of_copies

    names = names_of_copies(location)
    return copies(f for f in _files_in(paths.backups_folder()) if names.fullmatch(f.name))


def state_files(journal: Journal) -> tuple[Path, ...]:
    """What the app remembers of the diary; of one that was only named for once, nothing.

    Files that keep something of others too are left out; see `erase_state.forget_person`.
    """
    if "database" in journal.settings.overridden:
        return ()
    known = [paths.state_file(), paths.drafts_file(), paths.unfinished_file()]
    names = {file.name for file in known if not holds_others(file, journal)}
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

    told = read_name(REST.sub("", file.name.removeprefix(".")))
    return told is not None and told.stem == path.stem


def _is_copy(file: Path, path: Path) -> bool:
    """Whether ``file`` is a copy of the diary that this program made beside it."""
    from backcare_tui.storage.backup_names import read_name

    name = file.name
    for end in _SIDE:
        name = name.removesuffix(end)
    unfinished = name.endswith((".part", ".converting"))
    if unfinished and name.startswith((f".{path.stem}-", f".{path.name}.")):
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
