"""What the person marks: kept on its day, found again, taken back."""

from datetime import timedelta

import pytest
from tests.factories import TODAY, SetClock, ago, log
from tests.journal.test_notes import HELL

from backcare_tui.domain.text import clean_line
from backcare_tui.errors import InvalidInput, NotFound
from backcare_tui.journal.journal import Journal


def test_an_event_is_kept_on_its_day(journal: Journal) -> None:
    today = journal.diary.mark("  started\n pressing ")
    earlier = journal.diary.mark("new mattress", ago(3))
    assert (today.day, today.text, today.at) == (TODAY, "started pressing", journal.now())
    assert journal.diary.events() == [earlier, today]
    assert journal.diary.events(ago(2)) == [today]
    assert journal.diary.events(None, ago(1)) == [earlier]


@pytest.mark.parametrize("text", HELL)
def test_any_text_is_kept_without_what_could_do_harm(journal: Journal, text: str) -> None:
    event = journal.diary.mark(text)
    assert event.text == clean_line(HELL[text])
    lines = "".join(journal.transfer.export_ndjson())
    assert journal.diary.events() == [event]
    found = journal.transfer.import_text(lines)
    assert (found.added, found.changed) == (0, 0)
    journal.diary.delete([event.id])
    assert journal.transfer.import_text(lines).added == 1
    assert journal.diary.events() == [event]


@pytest.mark.parametrize("text", ["", " \n ", "\x1b[2J", "x" * 201])
def test_an_event_needs_a_few_words(journal: Journal, text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        journal.diary.mark(text)
    assert caught.value.hint
    assert journal.diary.events() == []
    assert journal.diary.mark("腎" * 200).text == "腎" * 200


def test_what_has_not_begun_cannot_be_marked(journal: Journal, clock: SetClock) -> None:
    with pytest.raises(InvalidInput, match="in the future"):
        journal.diary.mark("new chair", TODAY + timedelta(days=1))
    clock.forward(days=1)
    assert journal.diary.mark("new chair").day == TODAY + timedelta(days=1)


def test_an_event_can_be_undone_redone_and_deleted(journal: Journal) -> None:
    event = journal.diary.mark("new mattress")
    journal.diary.undo()
    assert journal.diary.events() == []
    journal.diary.redo()
    assert journal.diary.entry(event.id[:8]) == event
    change = journal.diary.delete([event.id[:8]])
    assert [(entry.kind, entry.key) for entry in change.entries] == [("event", event.id)]
    assert journal.diary.days() == []
    journal.diary.undo()
    assert journal.diary.events() == [event]
    with pytest.raises(NotFound, match="no entry “zzz”"):
        journal.diary.delete(["zzz"])


def test_a_day_with_nothing_but_an_event_is_a_day_without_pain(journal: Journal) -> None:
    event = journal.diary.mark("new mattress", ago(2))
    (page,) = journal.diary.days()
    assert (page.day, page.mean_pain, page.flare, page.events) == (ago(2), None, None, (event,))
    assert journal.store.daily_pain("me") == []
    log(journal, 4, ago(2))
    assert len(journal.diary.remove_day(ago(2)).entries) == 2
    assert journal.diary.events() == []
