"""What a person has entered on Today and not yet saved, one form a day, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from backcare_tui.domain.marks import marks
from backcare_tui.journal.journal import new_id
from backcare_tui.language import marked

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.domain.checkin import CheckIn
    from backcare_tui.domain.places import Places
    from backcare_tui.domain.warnings_due import Due
    from backcare_tui.journal import Journal
    from backcare_tui.journal.entries import Draft, Pressed

ENTERED_SINCE = marked("Saved. What you entered since then is not saved yet: enter saves it.")
"""In English: it is put into words where it is shown."""

_NEXT = {None: True, True: False, False: None}


@dataclass(slots=True)
class Form:
    """An unsaved check-in.

    ``before`` is the stored one that it changes, or None; ``adding`` says that it was opened
    beside those that the day has already. While ``noting``, its note is open elsewhere.
    """

    day: date
    pain: int | None = None
    exposures: dict[str, bool | None] = field(default_factory=dict)
    signs: dict[str, bool | None] = field(default_factory=dict)
    spread: dict[str, bool | None] = field(default_factory=dict)
    pressed: dict[str, int | None] = field(default_factory=dict)
    note: str = ""
    something_new: bool | None = None
    flare: bool | None = None
    adding: bool = False
    before: CheckIn | None = None
    id: str = field(default_factory=new_id)
    noting: bool = field(default=False, compare=False)

    @classmethod
    def of(cls, check_in: CheckIn) -> Form:
        """A form that changes a stored check-in."""
        return cls(
            check_in.day,
            check_in.pain,
            dict(check_in.exposures),
            dict(check_in.signs),
            dict(check_in.spread),
            note=check_in.note,
            flare=check_in.flare,
            before=check_in,
        )

    def copy(self) -> Form:
        """The same form as it is now; what is entered from now on does not change it."""
        return replace(
            self,
            exposures=dict(self.exposures),
            signs=dict(self.signs),
            spread=dict(self.spread),
            pressed=dict(self.pressed),
        )

    def go_on_from(self, sent: Form, stored: CheckIn) -> bool:
        """Become a change of ``stored``, holding only what was entered since ``sent`` was copied.

        Points that were sent are stored beside the check-in, and stay as they were sent.

        Returns:
            True where something is left to save, or may come from the open note.
        """
        kept = Form.of(stored)
        self.exposures = _carried(self.exposures, sent.exposures, kept.exposures)
        self.signs = _carried(self.signs, sent.signs, kept.signs)
        self.spread = _carried(self.spread, sent.spread, kept.spread)
        self.pressed = {c: s for c, s in self.pressed.items() if s and not sent.pressed.get(c)}
        if self.pain == sent.pain:
            self.pain = kept.pain
        if self.note == sent.note:
            self.note = kept.note
        if self.flare == sent.flare:
            self.flare = kept.flare
        if self.something_new == sent.something_new:
            self.something_new = None
        self.before = stored
        return self.touched or self.noting

    def rebase(self, stored: CheckIn | None) -> None:
        """Become a change of ``stored``, as another window left it, by what was entered here.

        None says that the check-in is gone: it becomes a new one.
        """
        if stored is None:
            self.before, self.adding, self.id = None, True, new_id()
            return
        seen = Form.of(self.before) if self.before is not None else Form(self.day)
        pressed, news = self.pressed, self.something_new
        self.go_on_from(seen, stored)
        self.pressed, self.something_new = pressed, news

    def entered(self, stored: CheckIn) -> CheckIn:
        """What ``stored`` becomes by this form."""
        return replace(
            stored,
            pain=stored.pain if self.pain is None else self.pain,
            exposures=_asked(self.exposures),
            signs=_asked(self.signs),
            spread=_asked(self.spread),
            note=self.note.strip(),
            flare=self.flare,
        )

    @property
    def touched(self) -> bool:
        """True where something would be lost without saving."""
        beside = self.something_new is not None or any(self.pressed.values())
        if self.before is not None:
            return beside or self._differs_from(self.before)
        answers = (self.exposures, self.signs, self.spread)
        return (
            beside
            or self.pain is not None
            or bool(self.note.strip())
            or self.flare is not None
            or any(value is not None for each in answers for value in each.values())
        )

    def _differs_from(self, before: CheckIn) -> bool:
        return (
            (self.pain, self.note.strip(), self.flare) != (before.pain, before.note, before.flare)
            or _asked(self.exposures) != dict(before.exposures)
            or _asked(self.signs) != dict(before.signs)
            or _asked(self.spread) != dict(before.spread)
        )

    @property
    def in_use(self) -> bool:
        """True where the person means to enter something, on a day that has check-ins."""
        return self.adding or self.before is not None or self.touched

    def walk(self, trigger: str) -> None:
        """Give a trigger its next answer: yes, no, not asked."""
        self.exposures[trigger] = _NEXT[self.exposures.get(trigger)]

    def walk_flare(self) -> None:
        """Give the question about a flare its next answer."""
        self.flare = _NEXT[self.flare]

    def rest_no(self, triggers: Iterable[str]) -> None:
        """Say no for each of ``triggers`` that has no answer."""
        self.exposures |= {t: False for t in triggers if self.exposures.get(t) is None}

    def mark(self, marked: Collection[str], places: Places) -> None:
        """Take over what is marked on the body, and the areas that it implies."""
        from backcare_tui.domain.places import settle

        before = marks(self.spread)
        changes = dict.fromkeys(before, None) | dict.fromkeys(marked, True)
        after = settle(places, self.spread, changes)
        self.spread = {item: yes for item, yes in after.items() if item in self.spread or yes}

    @property
    def nothing_new(self) -> bool | None:
        """The reply to the day's one safety line; None: not asked."""
        return None if self.something_new is None else not self.something_new

    def points(self) -> tuple[Pressed, ...]:
        """The points pressed."""
        from backcare_tui.journal.entries import Pressed

        return tuple(Pressed(code, seconds) for code, seconds in self.pressed.items() if seconds)

    def draft(self) -> Draft:
        """The check-in to save; pain has to be chosen."""
        from backcare_tui.journal.entries import Draft

        if self.pain is None:
            raise ValueError("pain is not chosen")
        return Draft(
            self.day,
            self.pain,
            _asked(self.exposures),
            _asked(self.signs),
            _asked(self.spread),
            self.note,
            self.points(),
            self.nothing_new,
            id=self.id,
            flare=self.flare,
        )

    def changes(self) -> dict[str, object]:
        """The fields that the person changed; what another window changed meanwhile stays."""
        before = self.before
        if before is None:
            return {}
        found: dict[str, object] = {}
        if self.pain != before.pain:
            found["pain"] = self.pain
        if self.note.strip() != before.note:
            found["note"] = self.note
        if self.flare != before.flare:
            found["flare"] = self.flare
        for name in ("exposures", "signs", "spread"):
            now, old = _asked(getattr(self, name)), dict(getattr(before, name))
            keys = {*now, *old}
            if differing := {k: now.get(k) for k in keys if now.get(k) != old.get(k)}:
                found[name] = differing
        return found


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving a form stored, and the warning questions that it leads to.

    ``cleaned`` is how many unsafe characters were taken out of the note.
    """

    check_in: CheckIn
    due: Due
    cleaned: int = 0


def save(journal: Journal, form: Form) -> Saved:
    """Store a form: a new check-in, or the change of one. Reads and writes; not for the UI loop.

    Raises:
        ChangedMeanwhile: another window changed the same; BackcareError: it could not be stored.
        The form is as it was.
    """
    diary, safety = journal.diary, journal.safety
    if form.before is not None:
        changed = diary.edit(
            form.before.id,
            since=form.before,
            pressed=form.points(),
            nothing_new=form.nothing_new,
            **form.changes(),
        )
        return Saved(changed, safety.due_after(changed, form.nothing_new))
    draft = form.draft()
    recorded = diary.check_in(draft)
    due = safety.due_after(recorded.check_in, draft.nothing_new)
    return Saved(recorded.check_in, due, recorded.cleaned)


def _carried(
    now: dict[str, bool | None], sent: dict[str, bool | None], stored: dict[str, bool | None]
) -> dict[str, bool | None]:
    """The ``stored`` answers, but for those that are no longer as they were sent."""
    since = {key: now.get(key) for key in {*now, *sent} if now.get(key) != sent.get(key)}
    return stored | since


def _asked(answers: dict[str, bool | None]) -> dict[str, bool]:
    return {key: value for key, value in answers.items() if value is not None}
