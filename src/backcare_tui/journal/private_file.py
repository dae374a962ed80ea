"""Writing files that hold health data: whole or not at all, and for their owner's eyes only."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from backcare_tui.errors import InvalidInput, StorageFailure
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_ROOT = 0
_LINKS = 40
"""Links after which Linux gives up too."""


def write_private(file: Path, parts: Iterable[str], *, replace: bool) -> None:
    """Write ``parts`` as UTF-8 to ``file``, readable by its owner alone.

    A file that is there is replaced only with ``replace``, and only by a whole new one. A link of
    the person's own leads to the file that is replaced.

    Raises:
        InvalidInput: the file is there already, is no plain file, or is somebody else's link;
        StorageFailure: it cannot be written. What was there stays as it was.
    """
    target = _behind_links(file)
    if target.exists() and not target.is_file():
        raise InvalidInput(
            _("{file} is not a plain file.").format(file=file), _("Choose the name of a file.")
        )
    if target.exists() and not replace:
        raise InvalidInput(
            _("{file} is there already.").format(file=file),
            _("Choose another name, or give --force to replace it."),
        )
    # A name that nobody can foresee: in a folder of all, somebody could lie in wait for it.
    beside = target.with_name(f".{target.name}.{os.urandom(4).hex()}")
    try:
        with os.fdopen(open_new(beside), "wb") as stream:
            for part in parts:
                stream.write(part.encode())
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
    except OSError as error:
        if not target.parent.is_dir():
            raise StorageFailure(
                _("There is no folder {folder}.").format(folder=target.parent),
                _("Make it first, or choose another place."),
            ) from None
        beside.unlink(missing_ok=True)
        raise StorageFailure(
            _("Could not write {file}: {reason}.").format(file=file, reason=reason_of(error)),
            _("Nothing was changed. Choose another place, or mend its permissions or its room."),
        ) from None
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def reason_of(error: OSError) -> str:
    """Why a file could not be written, as the end of a sentence."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _("the disk is full")
    return error.strerror or type(error).__name__


def open_new(file: Path) -> int:
    """Make ``file`` for its owner alone, whatever the umask, and return its descriptor.

    Raises:
        OSError: it cannot be made, or something is there: a link is not followed.
    """
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, 0o600)
    return descriptor


def make_private_folder(folder: Path) -> None:
    """Make ``folder`` and what is missing above it, for the owner alone whatever the umask.

    One that is there keeps its permissions.

    Raises:
        OSError: it cannot be made.
    """
    if not folder.is_dir():
        from backcare_tui.storage.files import make_folder

        make_folder(folder)


def _behind_links(file: Path) -> Path:
    """The file that ``file`` leads to; only own links lead anywhere, and those of the system.

    Anyone can put a link into a folder such as /tmp, to a file that only the person may change.
    """
    target = file.absolute()
    try:
        for _step in range(_LINKS):
            if not target.is_symlink():
                return target.resolve()
            if hasattr(os, "geteuid") and target.lstat().st_uid not in {os.geteuid(), _ROOT}:
                raise InvalidInput(
                    _("{file} is a link of somebody else; nothing was written.").format(file=file),
                    _("Choose another place, best a folder of your own."),
                )
            target = target.parent.resolve() / target.readlink()
    except (OSError, RuntimeError, ValueError):
        pass  # no name, or a way through links that has no end
    raise InvalidInput(
        _("{file} is not a plain file.").format(file=file), _("Choose the name of a file.")
    )
