"""Writing the diary's entries; every write is one change that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
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
from backcare_tui.domain.day_words import day_told
from backcare_tui.domain.days import check_day
from backcare_tui.domain.plain import Entry, kind_of
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
from backcare_tui.journal.diary_reading import DiaryReading
from backcare_tui.journal.entries import Draft, Pressed, Recorded
from backcare_tui.journal.journal import new_id
from backcare_tui.journal.spread import spread_after, warning_questions
from backcare_tui.language import gettext as _
from backcare_tui.storage.change import ChangedMeanwhile

if TYPE_CHECKING:
    from backcare_tui.storage.change import Change

_TRIES = 5
"""How often a check-in is read anew that another program changes at the same moment."""


class Diary(DiaryReading):
    """The entries of one person, read and written."""

    def check_in(self, draft: Draft) -> Recorded:
        """Check and save a report of pain, with the points pressed, as one change.

        Raises:
            InvalidInput: pain, day, seconds or side is out of range; NotFound: an id is unknown;
            ChangedMeanwhile: another check-in is stored under the draft's id.
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
        try:
            journal.store.write(
                journal.person,
                f"check-in {day}",
                put=[check_in, *sessions, *beside],
                at=now,
                expected={("check_in", own): None},
            )
        except ChangedMeanwhile as error:
            stored = error.stored["check_in", own]
            # Saved again after a doubt it is there already, written a moment earlier.
            if not isinstance(stored, CheckIn) or replace(stored, at=now) != check_in:
                raise
            check_in = stored
        written = draft.note.replace("\r\n", "\n")
        cleaned = len(written) - len(clean_text(written))
        return Recorded(check_in, sessions, cleaned, self.warning_questions(check_in))

    def edit(
        self,
        entry_id: str,
        *,
        since: CheckIn | None = None,
        pressed: Sequence[Pressed] = (),
        nothing_new: bool | None = None,
        **fields: object,
    ) -> CheckIn:
        """Change fields of a check-in: day, pain, note, flare, and answers (merged).

        None unasks an answer, and the flare. Places of the map bring what they imply. ``since`` is
        the check-in as the person saw it: what somebody else has changed from then on stays, and
        is never written over. ``pressed`` and ``nothing_new`` are as in `Draft`, and of the same
        change.

        Raises:
            NotFound: no such check-in; InvalidInput: a value does not fit; ChangedMeanwhile: what
            is to be changed was changed since, or the check-in is gone.
        """
        from backcare_tui.journal.conflicts import overlap

        journal = self._journal

        def change(before: CheckIn) -> CheckIn:
            changed: dict[str, Any] = {n: self._field(before, n, v) for n, v in fields.items()}
            after = replace(before, **changed)
            if since is not None and overlap(since, before, after):
                raise ChangedMeanwhile({("check_in", before.id): before})
            return after

        before = self._as_seen(since) if since else journal.store.check_in(journal.person, entry_id)
        day = before.day
        beside: list[AcupressureSession | SafetyAnswer] = [self._session(p, day) for p in pressed]
        if nothing_new is not None:
            reply = SafetyReply.NO if nothing_new else SafetyReply.YES
            said = journal.safety.news_at()
            beside.append(SafetyAnswer(new_id(), day, said, DAILY_QUESTION, reply))
        return self._change(before.id, f"edit {day}", change, beside)

    def _as_seen(self, since: CheckIn) -> CheckIn:
        """The check-in that was seen, as it is now."""
        with suppress(NotFound):
            found = self._journal.store.check_in(self._journal.person, since.id)
            if found.id == since.id:  # else the beginning of another's
                return found
        raise ChangedMeanwhile({("check_in", since.id): None})

    def _change(
        self,
        entry_id: str,
        label: str,
        change: Callable[[CheckIn], CheckIn],
        beside: Sequence[Entry] = (),
    ) -> CheckIn:
        """Store what ``change`` makes of a check-in as it is now, with what is ``beside`` it.

        Where another program changes it between reading and writing, it is read once more.
        """
        journal = self._journal
        for tries_left in reversed(range(_TRIES)):
            before = journal.store.check_in(journal.person, entry_id)
            after = change(before)
            try:
                journal.store.write(
                    journal.person,
                    label,
                    put=[after, *beside],
                    at=journal.now(),
                    expected={("check_in", before.id): before},
                )
            except ChangedMeanwhile:
                if not tries_left:
                    raise
            else:
                return after
        raise AssertionError("the last try returns or raises")

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
            NotFound: there is no such sign; ChangedMeanwhile: its signs were changed since
            ``check_in`` was read, or it is gone.
        """
        from backcare_tui.journal.conflicts import overlap

        journal = self._journal
        yes = {journal.knowledge.sign(name).id for name in ticked or ()}
        answers = {sign: sign in yes for sign in journal.knowledge.signs}

        def change(before: CheckIn) -> CheckIn:
            after = before if ticked is None else replace(before, signs=answers)
            if overlap(check_in, before, after):
                raise ChangedMeanwhile({("check_in", before.id): before})
            return after

        self._as_seen(check_in)
        done = ChecklistDone(check_in.day, journal.now(), confirmed=ticked is not None)
        return self._change(check_in.id, f"checklist {check_in.day}", change, [done])

    def press(self, pressed: Pressed, day: date | None = None) -> AcupressureSession:
        """Save one pressed point.

        Raises:
            NotFound: unknown point; InvalidInput: seconds, side, pain or day does not fit.
        """
        journal = self._journal
        session = self._session(pressed, check_day(day or journal.today, journal.today))
        label = f"pressed {journal.knowledge.point_label(session.point)} {session.day}"
        journal.store.write(journal.person, label, put=[session], at=journal.now())
        return session

    def skip(self, day: date, reason: str) -> SkippedDay:
        """Mark a day as left out on purpose; without a reason, one that was given before stays.

        Raises:
            InvalidInput: the day is in the future or has a check-in, or the reason is too long.
        """
        journal = self._journal
        on = check_day(day, journal.today)
        if journal.store.check_ins(journal.person, on, on):
            raise InvalidInput(
                _("{day} has a check-in, so it is not left out.").format(
                    day=day_told(on, journal.today)
                ),
                _("Delete that first, if the day is to be a gap."),
            )
        skipped = SkippedDay(on, journal.now(), clean_note(reason))
        before = journal.store.skipped_days(journal.person, on, on)
        if before and not skipped.reason:
            return before[0]
        journal.store.write(journal.person, f"skip {on}", put=[skipped], at=journal.now())
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

    def undo(self) -> Change:
        """Take back the newest change. Raises NotFound where there is none."""
        return self._journal.store.undo(self._journal.person, self._journal.now())

    def redo(self) -> Change:
        """Make the last undone change again. Raises NotFound where there is none."""
        return self._journal.store.redo(self._journal.person, self._journal.now())

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
