"""Writing and reading the diary's entries; every write is one change that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from backcare_tui.domain.checkin import (
    AcupressureSession,
    CheckIn,
    ChecklistDone,
    Event,
    SafetyAnswer,
    SafetyReply,
    SkippedDay,
)
from backcare_tui.domain.days import check_day
from backcare_tui.domain.plain import kind_of
from backcare_tui.domain.safety import DAILY_QUESTION
from backcare_tui.domain.text import clean_note, clean_text
from backcare_tui.errors import InvalidInput, NotFound
from backcare_tui.journal.checks import (
    after_effect_of,
    check_pain,
    check_seconds,
    event_text,
    side_of,
)
from backcare_tui.journal.entries import (
    DayEntry,
    DayPage,
    Draft,
    Pressed,
    Recorded,
    pages_of,
)
from backcare_tui.journal.journal import new_id
from backcare_tui.journal.spread import spread_after, warning_questions
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from backcare_tui.journal.journal import Journal
    from backcare_tui.storage.change import Change


class Diary:
    """The entries of one person."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def check_in(self, draft: Draft) -> Recorded:
        """Check and save a report of pain, with the points pressed, as one change.

        Raises:
            InvalidInput: pain, day, seconds or side is out of range; NotFound: an id is unknown.
        """
        journal = self._journal
        now = journal.now()
        day = check_day(draft.day, journal.today)
        note = clean_note(draft.note)
        own = draft.id or new_id()
        check_in = CheckIn(
            own,
            day,
            now,
            check_pain(draft.pain),
            self._known(draft.exposures, "trigger"),
            self._known(draft.signs, "sign"),
            spread_after(journal, {}, draft.spread),
            note,
            draft.flare,
        )
        sessions = tuple(
            replace(self._session(pressed, day), id=f"{own}-{number}")
            for number, pressed in enumerate(draft.pressed)
        )
        beside: list[SafetyAnswer | ChecklistDone] = []
        if draft.nothing_new is not None:
            reply = SafetyReply.NO if draft.nothing_new else SafetyReply.YES
            said = journal.safety.news_at()
            beside.append(SafetyAnswer(f"{own}-new", day, said, DAILY_QUESTION, reply))
        if draft.checklist is not None:
            beside.append(ChecklistDone(day, now, draft.checklist))
        journal.store.write(
            journal.person, f"check-in {day}", put=[check_in, *sessions, *beside], at=now
        )
        written = draft.note.replace("\r\n", "\n")
        cleaned = len(written) - len(clean_text(written))
        return Recorded(check_in, sessions, cleaned, self.warning_questions(check_in))

    def edit(self, entry_id: str, **fields: object) -> CheckIn:
        """Change fields of a check-in: day, pain, note, flare, and answers (merged).

        None unasks an answer, and the flare. Places of the map bring what they imply.

        Raises:
            NotFound: no such check-in; InvalidInput: a value does not fit.
        """
        journal = self._journal
        before = journal.store.check_in(journal.person, entry_id)
        changed: dict[str, Any] = {n: self._field(before, n, v) for n, v in fields.items()}
        after = replace(before, **changed)
        journal.store.write(journal.person, f"edit {before.day}", put=[after], at=journal.now())
        return after

    def _field(self, before: CheckIn, name: str, value: object) -> object:
        if name == "pain":
            return check_pain(value)
        if name == "day" and isinstance(value, date):
            return check_day(value, self._journal.today)
        if name == "note" and isinstance(value, str):
            return clean_note(value)
        if name == "flare" and (value is None or isinstance(value, bool)):
            return value
        if name == "spread" and isinstance(value, Mapping):
            return spread_after(self._journal, before.spread, value)
        kinds = {"exposures": "trigger", "signs": "sign"}
        if name in kinds and isinstance(value, Mapping):
            merged = {**getattr(before, name), **self._known(value, kinds[name])}
            return {key: yes for key, yes in merged.items() if yes is not None}
        raise InvalidInput(
            _("{field} = {value!r} does not fit a check-in.").format(field=name, value=value)
        )

    def finish_checklist(self, check_in: CheckIn, ticked: Collection[str] | None) -> CheckIn:
        """Keep the whole list of signs with a check-in: ``ticked`` ones are yes, the others no.

        None means that the list was left: nothing was asked, and it is not offered again this week.

        Raises:
            NotFound: there is no such sign.
        """
        journal = self._journal
        signs = dict(check_in.signs)
        if ticked is not None:
            yes = {journal.knowledge.sign(name).id for name in ticked}
            signs = {sign: sign in yes for sign in journal.knowledge.signs}
        after = replace(check_in, signs=signs)
        done = ChecklistDone(check_in.day, journal.now(), confirmed=ticked is not None)
        journal.store.write(
            journal.person, f"checklist {check_in.day}", put=[after, done], at=journal.now()
        )
        return after

    def press(self, pressed: Pressed, day: date | None = None) -> AcupressureSession:
        """Save one pressed point.

        Raises:
            NotFound: unknown point; InvalidInput: seconds, side, pain or day does not fit.
        """
        journal = self._journal
        session = self._session(pressed, check_day(day or journal.today, journal.today))
        label = f"pressed {session.point} {session.day}"
        journal.store.write(journal.person, label, put=[session], at=journal.now())
        return session

    def skip(self, day: date, reason: str) -> SkippedDay:
        """Mark a day as left out on purpose.

        Raises:
            InvalidInput: the day is in the future, or the reason too long.
        """
        journal = self._journal
        skipped = SkippedDay(check_day(day, journal.today), journal.now(), clean_note(reason))
        journal.store.write(journal.person, f"skip {day}", put=[skipped], at=journal.now())
        return skipped

    def mark(self, text: str, day: date | None = None) -> Event:
        """Mark something that may change things, such as a new mattress (None is today).

        Raises:
            InvalidInput: the text is empty or too long, or the day is in the future.
        """
        journal = self._journal
        on = check_day(day or journal.today, journal.today)
        event = Event(new_id(), on, journal.now(), event_text(text))
        journal.store.write(journal.person, f"mark {on}", put=[event], at=journal.now())
        return event

    def events(self, first: date | None = None, last: date | None = None) -> list[Event]:
        """What was marked in a period, the earliest day first."""
        return self._journal.store.events(self._journal.person, first, last)

    def remove(self, entry_ids: Sequence[str]) -> Change:
        """Delete entries by id as one change; ``undo`` brings them back.

        Raises:
            NotFound: an id is unknown; InvalidInput: a prefix fits several entries.
        """
        return self.delete(entry_ids)

    def remove_day(self, day: date) -> Change:
        """Delete everything of one day as one change.

        Raises:
            NotFound: the day is empty.
        """
        return self.delete([day])

    def delete(self, names: Sequence[str | date]) -> Change:
        """Delete entries by id, and everything of each day named, as one change.

        Raises:
            NotFound: an id is unknown or a day is empty; InvalidInput: a prefix fits several.
        """
        from backcare_tui.journal.bulk import entry_keys

        found: dict[tuple[str, str], date] = {}
        for name in names:
            if isinstance(name, date):
                keys = entry_keys(self.day(name))
                if not keys:
                    raise NotFound(
                        _("There is nothing on {day}.").format(day=name),
                        _("backcare list shows what is there."),
                    )
                found |= dict.fromkeys(keys, name)
            else:
                entry = self.entry(name)
                found[kind_of(entry), entry.id] = entry.day
        days = ", ".join(sorted({str(day) for day in found.values()}))
        journal = self._journal
        return journal.store.write(
            journal.person, f"delete {days}", remove=list(found), at=journal.now()
        )

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
        pages = self.days(day, day)
        return pages[0] if pages else DayPage(day, (), ())

    def days(
        self, first: date | None = None, last: date | None = None, limit: int | None = None
    ) -> list[DayPage]:
        """The days with any entry, newest first; at most ``limit`` of them."""
        journal = self._journal
        store, person = journal.store, journal.person
        return pages_of(
            store.check_ins(person, first, last),
            store.sessions(person, first, last),
            store.skipped_days(person, first, last),
            store.events(person, first, last),
            store.exercise_sessions(person, first, last),
        )[:limit]

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

    def undo(self) -> Change:
        """Take back the newest change. Raises NotFound where there is none."""
        return self._journal.store.undo(self._journal.person, self._journal.now())

    def redo(self) -> Change:
        """Make the last undone change again. Raises NotFound where there is none."""
        return self._journal.store.redo(self._journal.person, self._journal.now())

    def changes(self, limit: int = 50) -> list[Change]:
        """The newest changes first."""
        return self._journal.store.changes(self._journal.person, limit)

    def _known(self, answers: Mapping[str, bool], kind: str) -> dict[str, bool]:
        if not answers:
            return {}
        find = getattr(self._journal.knowledge, kind)
        return {find(name).id: yes for name, yes in answers.items()}

    def warning_questions(self, check_in: CheckIn) -> tuple[str, ...]:
        """The warning questions that the answers of a check-in lead to."""
        return warning_questions(self._journal, check_in)

    def _session(self, pressed: Pressed, day: date) -> AcupressureSession:
        point = self._journal.knowledge.point(pressed.point)
        for pain in (pressed.pain_before, pressed.pain_after):
            if pain is not None:
                check_pain(pain)
        return AcupressureSession(
            new_id(),
            day,
            self._journal.now(),
            point.code,
            side_of(point, pressed.side),
            check_seconds(point, pressed.seconds),
            pressed.pain_before,
            pressed.pain_after,
            after_effect_of(pressed.after_effect),
        )
