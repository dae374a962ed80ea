"""Opening a diary by its file or address."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from backcare_tui.errors import StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.storage import files
from backcare_tui.storage.compiled import REVISIONS
from backcare_tui.storage.driver import Driver
from backcare_tui.storage.sqlite import SqliteDriver

_SQLITE = "sqlite:///"


def open_driver(
    location: str | Path, backups: Path | None, busy_timeout: float, recipient: str = ""
) -> Driver:
    """The driver for ``location``, its diary made or brought up to date. See `open_store`."""
    if isinstance(location, str) and "://" in location:
        if not location.startswith(_SQLITE):
            from backcare_tui.storage.server import open_server

            return open_server(location, backups, busy_timeout, recipient)
        location = path_of(location.removeprefix(_SQLITE))
    path = Path(location).expanduser()
    prepare(path, backups, busy_timeout, recipient=recipient)
    return SqliteDriver(path, busy_timeout)


def path_of(text: str) -> Path:
    """The path in an address after ``sqlite:///``.

    Raises:
        StorageFailure: it names no file.
    """
    if not text or text == ":memory:" or "?" in text:
        raise StorageFailure(
            _("“{address}” does not name a file.").format(address=f"{_SQLITE}{text}"),
            _("Write {start} and the path of the file.").format(start=_SQLITE),
        )
    return Path(text)


def prepare(
    path: Path,
    backups: Path | None,
    busy_timeout: float,
    revisions: Sequence[str] = REVISIONS,
    steps: Path | None = None,
    *,
    recipient: str = "",
) -> None:
    """Make the diary ``path`` where it is missing, and bring an old one up to date.

    ``revisions`` are those of the migrations in the folder ``steps`` (None is this program's), and
    ``recipient`` is the public key that locks the backup made before (empty does not lock it).

    Raises:
        BackcareError: it is not ours, too new, or cannot be used.
    """
    revision = files.look(path, busy_timeout, revisions)
    if revision == revisions[-1]:
        return
    from backcare_tui.storage.backup_names import Reason
    from backcare_tui.storage.backup_set import make_backup
    from backcare_tui.storage.migrate import migrate_file
    from backcare_tui.storage.migrations import FOLDER

    if revision is None:
        files.make(path)
    else:
        from backcare_tui.storage.backup_lock import lock_for

        now, lock = datetime.now().astimezone(), lock_for(recipient)
        make_backup(path, Reason.BEFORE_MIGRATION, now, folder=backups, lock=lock)
    migrate_file(path, busy_timeout, steps or FOLDER)
