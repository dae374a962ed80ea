"""Whatever was done, in whatever order: undo goes back step by step, redo comes forward again."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from tests.factories import NO, SKIPPED, TODAY, UNSURE, YES, SetClock, ago, log

from backcare_tui.domain.care import Dose
from backcare_tui.domain.change_labels import label_words
from backcare_tui.domain.checkin import AfterEffect, Felt, Response, RoutineStep, Side
from backcare_tui.domain.guide import Held, Hold
from backcare_tui.errors import BackcareError, HeldBack, InvalidInput, NotFound
from backcare_tui.journal.bulk import answer_triggers, delete_days
from backcare_tui.journal.entries import Draft, Pressed
from backcare_tui.journal.journal import Journal
from backcare_tui.settings import Settings
from backcare_tui.storage.change import ChangeState
from backcare_tui.storage.store import open_store

HELL = "[b + [/ 腎俞 🙂"
REFUSED = (InvalidInput, NotFound, HeldBack)
"""What an operation may answer where the diary is not such that it could be done."""

days = st.integers(0, 5).map(lambda back: TODAY - timedelta(days=back))
pains = st.integers(0, 10)
answers = st.dictionaries(st.sampled_from(["cold", "damp", "fatigue"]), st.booleans(), max_size=2)
notes = st.sampled_from(["", HELL, "two\nlines"])
names = st.sampled_from(["evening", "Evening", HELL])
points = st.sampled_from([Pressed("BL40", 30), Pressed("KI3", 45, "left"), Pressed("GV4", 60)])
replies = st.sampled_from([YES, NO, UNSURE, SKIPPED])
questions = st.sampled_from(["RF01", "RF03", "RF12", "RF14", "RF22"])


@pytest.fixture(scope="session", autouse=True)
def _template(empty_diary: Path) -> None:
    Everything.template = empty_diary


class Everything(RuleBasedStateMachine):
    """A diary to which all is done that can be, and what it was like after each change."""

    template: Path

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="bc-undo-"))
        self.file = self.folder / "diary.db"
        shutil.copy(self.template, self.file)
        self.clock = SetClock()
        self.journal = self.opened()
        self.pages = [self.page]
        self.at = 0

    def opened(self) -> Journal:
        return Journal(Settings(database=str(self.file)), self.clock)

    @property
    def page(self) -> str:
        return "".join(self.journal.transfer.export_ndjson())

    def do(self, work: Callable[[Journal], object]) -> None:
        """Do one thing: it makes one change, or none where nothing differs or it is refused."""
        before, newest = self.page, self.newest
        try:
            work(self.journal)
        except REFUSED:
            assert self.page == before
            return
        self.clock.forward(minutes=1)
        if self.newest == newest:
            assert self.page == before
            return
        assert self.newest == newest + 1
        self.pages[self.at + 1 :] = [self.page]
        self.at += 1

    @property
    def newest(self) -> int:
        found = self.journal.diary.changes(1)
        return found[0].id if found else 0

    def some_id(self, data: st.DataObject) -> str:
        ids = [each.id for page in self.journal.diary.days() for each in page.entries]
        # By its place: the ids themselves differ from run to run.
        return ids[data.draw(st.integers(0, 50)) % len(ids)] if ids else "none"

    @rule(day=days, pain=pains, said=answers, note=notes, flare=st.none() | st.booleans())
    def check_in(
        self, day: date, pain: int, said: dict[str, bool], note: str, flare: bool | None
    ) -> None:
        self.do(lambda j: j.diary.check_in(Draft(day, pain, said, note=note, flare=flare)))

    @rule(day=days, pressed=st.lists(points, max_size=2), new=st.booleans(), full=st.booleans())
    def check_in_with_all(self, day: date, pressed: list[Pressed], new: bool, full: bool) -> None:
        draft = Draft(day, 5, pressed=pressed, nothing_new=new, checklist=full)
        self.do(lambda j: j.diary.check_in(draft))

    @rule(data=st.data(), pain=pains, note=notes, day=days)
    def edit(self, data: st.DataObject, pain: int, note: str, day: date) -> None:
        own = self.some_id(data)
        self.do(lambda j: j.diary.edit(own, pain=pain, note=note, day=day))

    @rule(data=st.data(), pressed=st.lists(points, max_size=2), new=st.none() | st.booleans())
    def edit_with_all(self, data: st.DataObject, pressed: list[Pressed], new: bool | None) -> None:
        own, said = self.some_id(data), {"cold": None, "damp": True}
        self.do(
            lambda j: j.diary.edit(
                own, pressed=pressed, nothing_new=new, flare=True, exposures=said
            )
        )

    @rule(data=st.data(), ticked=st.none() | st.sets(st.sampled_from(["soreness", "tinnitus"])))
    def checklist(self, data: st.DataObject, ticked: set[str] | None) -> None:
        own = self.some_id(data)
        self.do(lambda j: j.diary.finish_checklist(j.store.check_in("me", own), ticked))

    @rule(data=st.data(), day=days)
    def delete(self, data: st.DataObject, day: date) -> None:
        own = self.some_id(data)
        self.do(lambda j: j.diary.delete([own, day]))

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        own = self.some_id(data)
        self.do(lambda j: j.diary.remove([own]))

    @rule(day=days, reason=notes)
    def skip(self, day: date, reason: str) -> None:
        self.do(lambda j: j.diary.skip(day, reason))

    @rule(day=days)
    def mark(self, day: date) -> None:
        self.do(lambda j: j.diary.mark(HELL, day))

    @rule(day=days, pressed=points)
    def press(self, day: date, pressed: Pressed) -> None:
        self.do(lambda j: j.diary.press(pressed, day))

    @rule(run=st.sampled_from(["r1", "r2"]), seconds=st.integers(5, 60))
    def hold(self, run: str, seconds: int) -> None:
        held = Held(Hold("KI3", Side.LEFT, 60), seconds)
        self.do(lambda j: j.sessions.keep(held, run, 4))

    @rule(run=st.sampled_from(["r1", "r2"]), pain=st.none() | pains)
    def end_session(self, run: str, pain: int | None) -> None:
        self.do(lambda j: j.sessions.finish(run, pain, AfterEffect.SORE))

    @rule(pain=st.none() | pains)
    def exercise(self, pain: int | None) -> None:
        self.do(lambda j: j.exercises.done("X09", Dose(1, 8, 3), Felt.HARD, pain, pain))

    @rule(data=st.data(), felt=st.sampled_from(Felt))
    def end_exercise(self, data: st.DataObject, felt: Felt) -> None:
        if done := self.journal.exercises.history("X09"):
            which = done[data.draw(st.integers(0, 50)) % len(done)]
            self.do(lambda j: j.exercises.finish(which, felt, 3))

    @rule(name=names, seconds=st.integers(5, 60))
    def keep_routine(self, name: str, seconds: int) -> None:
        self.do(lambda j: j.routines.save(name, [RoutineStep("BL23", Side.BOTH, seconds)]))

    @rule(name=names)
    def delete_routine(self, name: str) -> None:
        self.do(lambda j: j.routines.remove(name))

    @rule(item=st.sampled_from(["pregnant", "dvt", "suspected.cold", "private.intimacy"]))
    def about_you(self, item: str) -> None:
        self.do(lambda j: j.care.set_profile({item: True}))

    @rule(question=questions, reply=replies, day=days)
    def warning_sign(self, question: str, reply: Any, day: date) -> None:
        self.do(lambda j: j.safety.answer({question: reply}, day))

    @rule(day=days)
    def seen_to(self, day: date) -> None:
        self.do(lambda j: j.safety.seen_to(day, HELL))

    @rule(response=st.sampled_from(Response), name=st.sampled_from(["warmth", "lifting"]))
    def reminder(self, response: Response, name: str) -> None:
        self.do(lambda j: j.reminders.respond(name, response))

    @rule(name=st.sampled_from(["warmth", "lifting"]))
    def restore_reminder(self, name: str) -> None:
        self.do(lambda j: j.reminders.restore(name))

    @rule(cold=st.none() | st.booleans())
    def set_in_all(self, cold: bool | None) -> None:
        self.do(lambda j: answer_triggers(j, j.diary.days(), {"cold": cold}))

    @rule(first=days)
    def delete_many(self, first: date) -> None:
        self.do(lambda j: delete_days(j, j.diary.days(first)))

    @rule(at=st.integers(0, 30))
    def import_an_earlier_page(self, at: int) -> None:
        earlier = self.pages[at % len(self.pages)]
        self.do(lambda j: j.transfer.import_text(earlier, "ndjson"))

    @rule()
    def import_a_table(self) -> None:
        self.do(lambda j: j.transfer.import_text("day,pain,note\n2026-03-01,4,[b + [/\n"))

    @rule(many=st.integers(1, 4))
    def undo(self, many: int) -> None:
        for _ in range(many):
            if self.at == 0:
                with pytest.raises(NotFound, match="There is nothing to undo"):
                    self.journal.diary.undo()
                return
            assert self.journal.diary.undo().state is ChangeState.UNDONE
            self.at -= 1
            assert self.page == self.pages[self.at]

    @rule(many=st.integers(1, 4))
    def redo(self, many: int) -> None:
        for _ in range(many):
            if self.at == len(self.pages) - 1:
                with pytest.raises(NotFound, match="There is nothing to redo"):
                    self.journal.diary.redo()
                return
            assert self.journal.diary.redo().state is ChangeState.APPLIED
            self.at += 1
            assert self.page == self.pages[self.at]

    @rule()
    def start_anew(self) -> None:
        self.journal.close()
        self.journal = self.opened()

    @invariant()
    def all_is_as_it_should_be(self) -> None:
        assert self.page == self.pages[self.at]
        found = self.journal.diary.changes(1000)
        states = [change.state for change in found if change.state is not ChangeState.DROPPED]
        undone = len(self.pages) - 1 - self.at
        assert states == [ChangeState.UNDONE] * undone + [ChangeState.APPLIED] * self.at

    def teardown(self) -> None:
        if not hasattr(self, "journal"):
            return
        try:
            while self.at:
                self.undo(1)
            for _ in self.pages[1:]:
                self.redo(1)
            with open_store(self.file) as store:
                store.verify()
        finally:
            self.journal.close()
            shutil.rmtree(self.folder)


UNHURRIED = settings(suppress_health_check=list(HealthCheck))


def test_whatever_was_done_is_undone_and_redone() -> None:
    few = settings(UNHURRIED, max_examples=8, stateful_step_count=12)
    run_state_machine_as_test(Everything, settings=few)


@pytest.mark.slow
def test_whatever_was_done_is_undone_and_redone_at_length() -> None:
    many = settings(UNHURRIED, max_examples=40, stateful_step_count=40)
    run_state_machine_as_test(Everything, settings=many)


Act = Callable[[Journal], object]
PLAIN: dict[str, Act] = {
    "check-in 2026-03-09": lambda j: log(j, 4),
    "check-in 2026-03-09 changed": lambda j: j.diary.edit(newest(j), pain=5),
    "list of signs 2026-03-09": lambda j: j.diary.finish_checklist(
        j.store.check_in("me", newest(j)), set()
    ),
    "left out 2026-03-08": lambda j: j.diary.skip(ago(1), "away"),
    "marked 2026-03-09": lambda j: j.diary.mark(HELL),
    "pressed KI3 2026-03-09": lambda j: j.diary.press(Pressed("KI3", 30)),
    "exercise X09 2026-03-09": lambda j: j.exercises.done("X09", Dose(1, 8, 3)),
    "after exercise X09 2026-03-09": lambda j: j.exercises.finish(
        j.exercises.history("X09")[0], Felt.HARD, None
    ),
    f"routine {HELL}": lambda j: j.routines.save(HELL, [RoutineStep("KI3", Side.LEFT, 30)]),
    f"delete routine {HELL}": lambda j: j.routines.remove(HELL),
    "reminder warmth: later": lambda j: j.reminders.respond("warmth", Response.SNOOZED),
    "reminder warmth: done": lambda j: j.reminders.respond("warmth", Response.DONE),
    "reminder warmth: not for me": lambda j: j.reminders.respond("warmth", Response.NOT_FOR_ME),
    "reminder warmth: shown again": lambda j: j.reminders.restore("warmth"),
    "answers about you": lambda j: j.care.set_profile({"pregnant": False}),
    "import": lambda j: j.transfer.import_text("day,pain\n2026-03-01,4\n"),
    "delete 1 check-in of 2026-03-01": lambda j: delete_days(
        j, j.diary.days(last=date(2026, 3, 1))
    ),
    "warning signs answered": lambda j: j.safety.answer({"RF14": NO}),
    "warning signs: Numb between the legs ticked": lambda j: j.safety.answer({"RF03": YES}),
    "warning signs seen to": lambda j: j.safety.seen_to(),
    "delete 2026-03-09": lambda j: j.diary.remove_day(TODAY),
}
"""What can be done, by what the list of changes calls it."""


def newest(journal: Journal) -> str:
    return journal.diary.day(TODAY).check_ins[-1].id


def test_every_change_is_named_in_plain_words_and_comes_back(journal: Journal) -> None:
    pages = []
    for act in PLAIN.values():
        pages.append("".join(journal.transfer.export_ndjson()))
        act(journal)
    found = journal.diary.changes(len(PLAIN))
    assert [label_words(change.label) for change in reversed(found)] == list(PLAIN)
    while pages:
        journal.diary.undo()
        assert "".join(journal.transfer.export_ndjson()) == pages.pop()


def test_an_undone_change_that_no_longer_fits_is_told_and_changes_nothing(
    journal: Journal,
) -> None:
    log(journal, 4)
    entry = journal.diary.edit(newest(journal), pain=5)
    driver = journal.store._driver
    with driver.writing():
        where = {"person_id": 1, "key": entry.id}
        driver.run("check_in_delete", where)
    with pytest.raises(BackcareError) as caught:
        journal.diary.undo()
    assert caught.value.message == (
        f"“check-in 2026-03-09 changed” cannot be undone: check_in {entry.id} has changed since."
    )
    assert caught.value.hint == "Change the entry itself instead."
