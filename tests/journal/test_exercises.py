"""Exercises: today's plan for one person, and the record of what was done."""

import pytest
from tests.factories import TODAY, YES, SetClock, ago, log

from backcare_tui.domain.care import Dose
from backcare_tui.domain.checkin import Felt
from backcare_tui.errors import HeldBack, InvalidInput, NotFound
from backcare_tui.journal.exercises import Planned, Waiting
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.wording import gate_sentence, last_words, stop_words


def have(journal: Journal, *conditions: str) -> None:
    journal.care.set_profile(dict.fromkeys(conditions, True))


def offered(journal: Journal) -> set[str]:
    return {each.exercise.id for each in journal.exercises.plan().offered}


def planned(journal: Journal, name: str = "X03") -> Planned:
    found = journal.exercises.find(name)
    assert isinstance(found, Planned)
    return found


@pytest.fixture
def calm(journal: Journal) -> Journal:
    """A journal with three green days behind it."""
    for days_ago in range(3):
        log(journal, 2, ago(days_ago))
    return journal


@pytest.mark.parametrize("condition", ["pregnant", "osteoporosis"])
def test_a_condition_takes_its_exercises_out(journal: Journal, condition: str) -> None:
    for days_ago in range(3):
        log(journal, 2, ago(days_ago))
    assert "X11" in offered(journal)
    have(journal, condition)
    assert "X11" not in offered(journal)
    assert "X10" in offered(journal)


@pytest.mark.parametrize("pain", range(11))
def test_exercise_waits_until_pain_has_subsided(journal: Journal, pain: int) -> None:
    log(journal, pain, ago(1))
    log(journal, pain)
    assert offered(journal) <= {"X01", "X02", "X03", "X04", "X05"}
    plan = journal.exercises.plan()
    assert ("not yet exercise" in gate_sentence(plan)) is (pain < 6)
    log(journal, pain, ago(2))
    assert ("X06" in offered(journal)) is (pain <= 4)


def test_without_a_check_in_nothing_is_offered(journal: Journal) -> None:
    assert offered(journal) == set()
    assert gate_sentence(journal.exercises.plan()).startswith("Check in first")
    log(journal, 2, ago(2))
    assert offered(journal) == set()


def test_comfort_does_not_name_warmth_where_heat_is_not_for_the_person(journal: Journal) -> None:
    log(journal, 9)
    assert "warmth" in gate_sentence(journal.exercises.plan())
    have(journal, "numb_skin")
    assert "warmth" not in gate_sentence(journal.exercises.plan())
    assert "a good position" in gate_sentence(journal.exercises.plan())


def test_every_exercise_is_offered_or_waits_with_a_reason(journal: Journal) -> None:
    for pain in range(11):
        log(journal, pain)
        plan = journal.exercises.plan()
        every: list[Planned | Waiting] = [*plan.offered, *plan.waiting]
        assert sorted(each.exercise.id for each in every) == list(journal.knowledge.exercises)
        assert all(each.why.endswith(".") for each in every)


def test_one_that_is_switched_off_says_for_what(calm: Journal) -> None:
    have(calm, "osteoporosis")
    found = calm.exercises.find("curl-up")
    assert found == Waiting(
        calm.knowledge.exercises["X11"],
        "Switched off for you: weak bones or surgery.",
        switched_off=True,
    )
    with pytest.raises(HeldBack, match="Curl-up is not for today") as caught:
        calm.exercises.require_doable("X11")
    assert caught.value.hint == found.why


def test_what_waits_cannot_be_begun(journal: Journal) -> None:
    log(journal, 5)
    with pytest.raises(HeldBack) as caught:
        journal.exercises.require_doable("bird-dog")
    assert caught.value.hint == "Waits for a pain of 4 or less."
    with pytest.raises(NotFound):
        journal.exercises.require_doable("handstand")


def test_what_was_done_leads_to_the_next_dose(calm: Journal, clock: SetClock) -> None:
    first = planned(calm)
    assert (first.dose, first.last) == (Dose(count=5), None)
    for _ in range(2):
        clock.forward(days=3)
        log(calm, 2)
        calm.exercises.done("X03", first.dose, Felt.COMFORTABLE, 2, 2)
    clock.forward(days=4)
    log(calm, 2)
    found = planned(calm)
    assert found.dose == Dose(count=6)
    assert found.why == "One step up: it felt comfortable twice."
    assert found.last == calm.exercises.history("X03")[-1]
    assert planned(calm, "X05").dose == Dose(count=5), "each exercise by itself"


def test_a_flare_that_was_told_takes_one_step_back(calm: Journal, clock: SetClock) -> None:
    calm.exercises.done("X03", Dose(count=5), Felt.COMFORTABLE)
    clock.forward(days=2)
    log(calm, 3, flare=True)
    found = planned(calm)
    assert (found.dose, found.why) == (
        Dose(count=3),
        "One step back: there was a flare since.",
    )


def test_more_pain_on_the_next_day_takes_one_step_back(calm: Journal, clock: SetClock) -> None:
    calm.exercises.done("X03", Dose(count=5), Felt.COMFORTABLE)
    clock.forward(days=1)
    log(calm, 3)
    assert planned(calm).dose == Dose(count=5)
    log(calm, 4)
    assert planned(calm).dose == Dose(count=3)


def test_an_exercise_is_one_change_that_undo_takes_back(calm: Journal) -> None:
    session = calm.exercises.done("pelvic tilt", Dose(1, 5, 0), Felt.HARD, 3, 4)
    assert (session.exercise, session.day, session.felt) == ("X03", TODAY, Felt.HARD)
    assert calm.exercises.history("X03") == [session]
    assert calm.exercises.history("X04") == []
    calm.diary.undo()
    assert calm.exercises.history("X03") == []
    calm.diary.redo()
    assert calm.exercises.history("X03") == [session]


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (Dose(0, 5, 0), "The number of sets 0"),
        (Dose(21, 5, 0), "The number of sets 21"),
        (Dose(1, 0, 0), "The count 0"),
        (Dose(1, 501, 0), "The count 501"),
        (Dose(1, 1, -1), "The hold -1"),
        (Dose(1, 1, 7201), "The hold 7201"),
    ],
)
def test_what_nobody_does_is_refused(calm: Journal, dose: Dose, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        calm.exercises.done("X03", dose)
    with pytest.raises(InvalidInput, match="not on the scale"):
        calm.exercises.done("X03", Dose(), pain_after=11)
    assert calm.exercises.history("X03") == []


def test_what_was_done_can_be_kept_while_a_sign_stands_open(calm: Journal) -> None:
    calm.safety.answer({"RF03": YES})
    with pytest.raises(HeldBack):
        calm.exercises.find("X03")
    assert calm.exercises.done("X03", Dose(count=2), Felt.STOPPED)


def test_when_it_was_done_last_in_words(calm: Journal) -> None:
    assert last_words(None, calm.knowledge) == "Not done yet."
    session = calm.exercises.done("X04", Dose(1, 2, 15), Felt.COMFORTABLE, 3, 2)
    told = last_words(session, calm.knowledge)
    assert told.startswith("Last on 9 March. Single knee to chest: ")
    assert told.endswith("comfortable, pain 3 to 2.")


def test_after_stopping_the_stop_rules_are_said(calm: Journal) -> None:
    advice = calm.knowledge.exercise_advice
    done = calm.exercises.done

    def told(*how: object, early: bool = False) -> list[str]:
        return stop_words(done("X03", Dose(count=5), *how), advice, early=early)  # type: ignore[arg-type]

    assert told(Felt.COMFORTABLE, 2, 4) == []
    assert told(Felt.HARD) == []
    assert told() == []
    assert told(Felt.STOPPED)[1:] == list(advice.stop_rules)
    assert told(None, early=True)[1:] == list(advice.stop_rules)
    assert "warning signs" in " ".join(told(Felt.STOPPED))
    assert told(Felt.COMFORTABLE, 2, 5)[0].startswith("Pain rose by more than 2 points.")
