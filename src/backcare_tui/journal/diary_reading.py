"""Reading the diary's entries, by day and by id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.errors import NotFound
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from backcare_tui.domain.checkin import Event
    from backcare_tui.journal.day_pages import DayEntry, DayPage
    from backcare_tui.journal.journal import Journal
    from backcare_tui.storage.change import Change


class DiaryReading:
    """The entries of one person, as they are read."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._pages: dict[date, DayPage] = {}

    def entry(self, entry_id: str) -> DayEntry:
        """The check-in, session, event or exercise with this id, or the only one that begins so.

        Raises:
            NotFound: there is none; InvalidInput: several of a kind begin so.
        """
        store, person = self._journal.store, self._journal.person
        kinds: tuple[Callable[[str, str], DayEntry], ...]
        kinds = (store.check_in, store.session, store.event, store.exercise_session)
        for find in kinds:
            try:
                return find(person, entry_id)
            except NotFound:
                continue
        raise NotFound(
            _("There is no entry “{id}”.").format(id=entry_id),
            _("backcare list shows what is there."),
        )

    def day(self, day: date) -> DayPage:
        """All of one day."""
        from backcare_tui.journal.day_pages import DayPage

        pages = self.days(day, day)
        return pages[0] if pages else DayPage(day, (), ())

    def days(
        self, first: date | None = None, last: date | None = None, limit: int | None = None
    ) -> list[DayPage]:
        """The days with any entry, newest first; at most ``limit`` of them."""
        from backcare_tui.journal.day_pages import pages_of

        journal = self._journal
        store, person = journal.store, journal.person
        pages = pages_of(
            store.check_ins(person, first, last),
            store.sessions(person, first, last),
            store.skipped_days(person, first, last),
            store.events(person, first, last),
            store.exercise_sessions(person, first, last),
        )
        return (self._kept(pages) if first is None else pages)[:limit]

    def _kept(self, pages: Sequence[DayPage]) -> list[DayPage]:
        """The pages of the diary from its beginning: those of the last such read where they equal.

        Several screens hold them all, and so hold them once.
        """
        known = self._pages
        same = [page if (old := known.get(page.day)) != page else old for page in pages]
        self._pages = {page.day: page for page in same}
        return same

    def find_days(
        self,
        first: date | None = None,
        last: date | None = None,
        *,
        trigger: str = "",
    ) -> list[DayPage]:
        """The days of a period, newest first; with ``trigger`` those that have a yes to it."""
        pages = self.days(first, last)
        return [page for page in pages if not trigger or page.exposures.get(trigger)]

    def events(self, first: date | None = None, last: date | None = None) -> list[Event]:
        """What was marked in a period, the earliest day first."""
        return self._journal.store.events(self._journal.person, first, last)

    def changes(self, limit: int = 50, offset: int = 0) -> list[Change]:
        """The newest changes first, without the newest ``offset``."""
        return self._journal.store.changes(self._journal.person, limit, offset)
