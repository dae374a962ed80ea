"""What a change of the diary is: which entries it touched, before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from backcare_tui.domain.plain import Entry
from backcare_tui.errors import InvalidInput
from backcare_tui.language import gettext as _


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


class ChangedMeanwhile(InvalidInput):
    """What was to be replaced is no longer as it was read; nothing was written.

    ``stored`` is what stands in its place now, by kind and key: None for what is gone.
    """

    def __init__(self, stored: Mapping[tuple[str, str], Entry | None]) -> None:
        gone = None in stored.values()
        super().__init__(
            _("This entry was deleted meanwhile, in another window or by a command.")
            if gone
            else _("This entry was changed meanwhile, in another window or by a command."),
            _("Nothing was saved. Look at what is there now, then try again."),
        )
        self.stored = dict(stored)
