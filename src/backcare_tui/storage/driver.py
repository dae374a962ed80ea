"""What the store asks of a database, whichever it is."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

Parameters = Mapping[str, Any]


class Driver(Protocol):
    """Runs the named statements of ``queries.py``.

    Every method may be called from any thread. All of them raise `BackcareError` only.
    """

    @property
    def location(self) -> str:
        """The file or address, without a password."""

    @property
    def path(self) -> Path | None:
        """The file, or None where the diary lives on a server."""

    @property
    def migration_copy(self) -> Path | None:
        """Where all that a server held was copied before it was brought up to date just now."""

    def run(self, name: str, parameters: Parameters | None = None) -> list[Sequence[Any]]:
        """Run the statement ``name`` and return its rows; none for one that writes."""

    def run_many(self, name: str, parameters: Iterable[Parameters]) -> None:
        """Run a statement that writes, once for each set of parameters."""

    def writing(self) -> AbstractContextManager[None]:
        """A transaction that no other writer overlaps. It commits at the end or not at all."""

    def reading(self) -> AbstractContextManager[None]:
        """A transaction in which every read sees the same moment; joins one that is open."""

    def marker(self) -> int:
        """A number that is another one after another program has written; always 0 on a server."""

    def check(self) -> None:
        """Look for damage.

        Raises:
            DatabaseError: there is some.
        """

    def close(self) -> None:
        """Release the database. Closing twice is allowed."""
