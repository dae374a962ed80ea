"""The days of a whole diary, read again and again."""

from __future__ import annotations

from tests.factories import ago, log

from backcare_tui.journal.journal import Journal


def test_days_that_did_not_change_are_held_once(journal: Journal) -> None:
    changing = log(journal, 3, ago(1)).check_in
    log(journal, 4, ago(2), note="腎俞 [b + [/ \U0001f600")
    newer, older = journal.diary.days()
    again = journal.diary.days(None, journal.today)
    assert again[0] is newer
    assert again[1] is older
    journal.diary.edit(changing.id, pain=8)
    edited, kept = journal.diary.days()
    assert edited.mean_pain == 8
    assert newer.mean_pain == 3
    assert kept is older


def test_a_deleted_day_is_gone_and_a_part_forgets_nothing(journal: Journal) -> None:
    log(journal, 3, ago(1))
    log(journal, 4, ago(2))
    whole = journal.diary.days()
    assert journal.diary.days(ago(1)) == whole[:1]
    assert journal.diary.days(limit=1) == whole[:1]
    assert [page is old for page, old in zip(journal.diary.days(), whole, strict=True)] == [
        True
    ] * 2
    journal.diary.remove_day(ago(1))
    assert journal.diary.days() == whole[1:]
    journal.diary.undo()
    assert journal.diary.days() == whole
