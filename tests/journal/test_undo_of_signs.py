"""Taking back an answer to a warning question."""

from tests.factories import NO, UNSURE, YES, log

from backcare_tui.journal.journal import Journal


def test_the_sign_that_undo_would_lift_has_its_name(journal: Journal) -> None:
    journal.safety.answer({"RF03": YES, "RF01": NO})
    assert journal.safety.lifted_by_undo() == ("Numb between the legs",)
    assert "Numb between the legs" in journal.diary.changes(1)[0].label
    journal.diary.undo()
    assert journal.safety.lifted_by_undo() == ()
    assert not journal.safety.verdict().locks


def test_not_sure_counts_and_a_later_change_comes_first(journal: Journal) -> None:
    journal.safety.answer({"RF03": UNSURE})
    assert journal.safety.lifted_by_undo() == ("Numb between the legs",)
    log(journal, 4)
    assert journal.safety.lifted_by_undo() == ()


def test_a_clot_said_under_about_you_is_a_warning_sign_too(journal: Journal) -> None:
    journal.care.set_profile({"dvt": True})
    assert journal.safety.verdict().locks
    journal.diary.undo()
    assert not journal.safety.verdict().locks
    journal.care.set_profile({"pregnant": True})
    assert not journal.safety.verdict().locks
