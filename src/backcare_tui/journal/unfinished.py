"""Guided sessions that were begun and not ended, kept beside the app's state.

What was pressed is in the diary already. This only lets the rest be taken up again.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from backcare_tui.domain.checkin import RoutineStep, Side
from backcare_tui.domain.scale import PAIN_MAX, PAIN_MIN, SECONDS_MAX, SECONDS_MIN
from backcare_tui.errors import StorageFailure
from backcare_tui.journal.alone import alone, lives
from backcare_tui.journal.private_file import make_private_folder, reason_of, write_private
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

    from backcare_tui.domain.guide import Hold
    from backcare_tui.journal.journal import Journal

OFFERED_FOR = timedelta(hours=3)
"""A session broken off longer ago is not offered again. Own choice."""

MOST = 5
"""How many sessions are kept at most. Own choice."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The rest of a session: its ``run``, its name, the holds to come, and pain before it."""

    run: str
    name: str
    rest: tuple[RoutineStep, ...]
    pain_before: int | None
    at: datetime


def keep(file: Path, journal: Journal, left: Unfinished) -> None:
    """Keep the rest of a session beside those of others, for which there is room for five in all.

    Raises:
        StorageFailure: it cannot be written.
    """
    plain = {
        "diary": journal.identity,
        "person": journal.person,
        "process": os.getpid(),
        "run": left.run,
        "name": left.name,
        "rest": [[step.point, step.side.value, step.seconds] for step in left.rest],
        "pain_before": left.pain_before,
        "at": left.at.isoformat(),
    }
    try:
        make_private_folder(file.parent)
        with alone(file.parent):
            others = [each for each in _entries(file) if each.get("run") != left.run]
            kept = [plain, *others] if left.rest else others
            write_private(file, [json.dumps(kept[:MOST])], replace=True)
    except OSError as error:
        raise StorageFailure(
            _("Could not write {file}: {reason}.").format(file=file, reason=reason_of(error)), ""
        ) from None


def kept(file: Path, journal: Journal) -> list[Unfinished]:
    """The sessions of this diary that were broken off not long ago, the newest first.

    A file that is missing or cannot be read holds none, and one that goes on in another window was
    not broken off.
    """
    found = _read(file, journal)
    return [left for left, process in found if not _lives_elsewhere(process)]


def goes_on_elsewhere(file: Path, journal: Journal) -> bool:
    """Whether a session of this diary belongs to another program that is still running."""
    return any(_lives_elsewhere(process) for _, process in _read(file, journal))


def _entries(file: Path) -> list[dict[str, Any]]:
    """What stands in ``file``, unchecked; nothing where it is missing or cannot be read."""
    try:
        plain = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    return [each for each in plain if isinstance(each, dict)] if isinstance(plain, list) else []


def _read(file: Path, journal: Journal) -> list[tuple[Unfinished, int]]:
    """The sessions in ``file`` with their processes: this diary's that are whole and new enough,
    the newest first."""
    found = [each for plain in _entries(file) if (each := _understood(plain, journal))]
    return sorted(found, key=lambda each: each[0].at, reverse=True)


def _understood(plain: dict[str, Any], journal: Journal) -> tuple[Unfinished, int] | None:
    """One session with its process; None where it is not to be offered."""
    try:
        if (plain["diary"], plain["person"]) != (journal.identity, journal.person):
            return None
        rest = tuple(RoutineStep(str(p), Side(s), int(n)) for p, s, n in plain["rest"])
        pain = plain["pain_before"]
        left = Unfinished(
            str(plain["run"]),
            str(plain["name"]),
            rest,
            None if pain is None else int(pain),
            datetime.fromisoformat(plain["at"]),
        )
        age, process = journal.now() - left.at, int(plain["process"])
    except (ValueError, KeyError, TypeError, OverflowError):
        return None
    whole = _is_whole(left, journal) and timedelta(0) <= age <= OFFERED_FOR
    return (left, process) if whole else None


def _is_whole(left: Unfinished, journal: Journal) -> bool:
    """Whether what the file says can be taken up: it may have been edited or be of another
    version."""
    known = journal.knowledge.points
    pain = left.pain_before
    return (
        bool(left.rest and left.run)
        and (pain is None or PAIN_MIN <= pain <= PAIN_MAX)
        and all(
            step.point in known
            and (step.side is Side.MIDLINE) == known[step.point].midline
            and SECONDS_MIN <= step.seconds <= SECONDS_MAX
            for step in left.rest
        )
    )


def _lives_elsewhere(process: int) -> bool:
    """Whether ``process`` is another one than this, and running."""
    return process != os.getpid() and lives(process)


def forget(file: Path, run: str) -> None:
    """Forget the session ``run``; others stay. A file that cannot be read goes away.

    Raises:
        StorageFailure: the file cannot be changed.
    """
    try:
        with alone(file.parent):
            others = [each for each in _entries(file) if each.get("run") != run]
            if others:
                write_private(file, [json.dumps(others)], replace=True)
            else:
                file.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        raise StorageFailure(
            _("Could not remove {file}: {reason}.").format(file=file, reason=error.strerror), ""
        ) from None


def steps_of(holds: tuple[Hold, ...]) -> tuple[RoutineStep, ...]:
    """Holds as steps again, each for its own side."""
    return tuple(RoutineStep(hold.what, hold.side, hold.seconds) for hold in holds)
