"""What a change of the diary is: which entries it touched, before and after."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from backcare_tui.domain.plain import Entry


class ChangeState(StrEnum):
    """Where a change stands: in force, taken back, or taken back and overtaken by a new one."""

    APPLIED = "applied"
    UNDONE = "undone"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class ChangedEntry:
    """One entry before and after. None before means it was new, None after that it was removed."""

    kind: str
    key: str
    before: Entry | None
    after: Entry | None


@dataclass(frozen=True, slots=True)
class Change:
    """One unit of undo: a command, an import or a restore.

    ``id`` grows with time and is 0 where nothing differed and nothing was logged. ``entries`` are
    in the order in which they were written.
    """

    id: int
    at: datetime
    label: str
    state: ChangeState
    entries: tuple[ChangedEntry, ...]

    def __bool__(self) -> bool:
        """Whether anything differed."""
        return bool(self.entries)
