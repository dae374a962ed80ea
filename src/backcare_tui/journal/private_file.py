"""Writing files that hold health data: whole or not at all, and for their owner's eyes only."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from backcare_tui.errors import InvalidInput, StorageFailure
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def write_private(file: Path, parts: Iterable[str], *, replace: bool) -> None:
    """Write ``parts`` as UTF-8 to ``file``, readable by its owner alone.

    A file that is there is replaced only with ``replace``, and only by a whole new one.

    Raises:
        InvalidInput: the file is there already, or is no plain file; StorageFailure: it cannot be
        written. What was there stays as it was.
    """
    target = file.resolve()  # the target of a link is replaced, not the link
    if target.exists() and not target.is_file():
        raise InvalidInput(
            _("{file} is not a plain file.").format(file=file), _("Choose the name of a file.")
        )
    if target.exists() and not replace:
        raise InvalidInput(
            _("{file} is there already.").format(file=file),
            _("Choose another name, or give --force to replace it."),
        )
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as stream:
            for part in parts:
                stream.write(part.encode())
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise StorageFailure(
            _("Could not write {file}: {reason}.").format(file=file, reason=error.strerror),
            _("Nothing was changed. Choose another place, or mend its permissions or its room."),
        ) from None
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
