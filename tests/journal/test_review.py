"""The review of a diary through the journal."""

import pytest
from tests.factories import TODAY, YES, SetClock, ago, log

from backcare_tui.journal.entries import Pressed
from backcare_tui.journal.journal import Journal
from backcare_tui.review.associations import Verdict
from backcare_tui.review.before_after import Outcome
from backcare_tui.review.patterns import LineKind


def lived_in(journal: Journal, days: int = 60) -> None:
    """Days with a cold effect of two points and signs of cold and damp."""
    signs = journal.knowledge.signs
    for i in range(days, 0, -1):
        cold = i * 7 % 5 < 2
        log(
            journal,
            3 + 2 * cold + i % 2,
            day=ago(i),
            exposures={"cold": cold, "lifting": i % 4 == 0},
            signs={s.id: s.pattern == "cold_damp" for s in signs.values()},
        )


def test_triggers_with_what_was_suspected(journal: Journal) -> None:
    lived_in(journal)
    journal.care.set_profile({"suspected.cold": True, "suspected.damp": False})
    view = journal.review.triggers()
    assert view.suspected == {"cold": True, "damp": False}
    assert view.associations.finding("cold").verdict is Verdict.HIGHER
    assert {id_ for each in view.associations.triggers for id_ in each.ids} == {"cold", "lifting"}


def test_a_lock_holds_findings_on_points_back(journal: Journal) -> None:
    lived_in(journal, 40)
    for i in range(30, 0, -2):
        journal.diary.press(Pressed("BL23", 30), day=ago(i))
    assert [each.ids for each in journal.review.triggers().associations.points] == [("BL23",)]
    journal.safety.answer({"RF03": YES})
    assert journal.review.triggers().associations.points == ()


def test_the_leaning_rests_on_answers_until_triggers_were_measured(journal: Journal) -> None:
    lived_in(journal)

    def measured() -> bool:
        scores = journal.review._leaning().scores
        return any(line.kind is LineKind.TRIGGER for score in scores for line in score.lines)

    assert not measured()
    journal.review.measure()
    assert measured()
    view = journal.review.pattern()
    assert view.leaning.fitting == ("cold_damp",)
    assert view.stability.weeks == 9
    assert view.stability.stable


def test_measuring_a_short_diary_changes_nothing(journal: Journal) -> None:
    log(journal, 4)
    assert journal.review.measure() is False


def test_measuring_again_waits_for_a_change(journal: Journal, clock: SetClock) -> None:
    lived_in(journal)
    journal.review.measure()
    known = journal.review._measured
    assert known is not None
    assert journal.review.measure() is False
    assert journal.review._measured is known
    log(journal, 9, exposures={"cold": False})
    journal.review.measure()
    changed = journal.review._measured
    assert changed is not None
    assert changed.found.effects != known.found.effects
    clock.forward(days=1)
    journal.review.measure()
    assert journal.review._measured is not changed


def test_nothing_is_measured_while_a_warning_sign_locks(journal: Journal) -> None:
    lived_in(journal)
    journal.safety.answer({"RF03": YES})
    assert journal.review.measure() is False
    assert journal.review._measured is None


@pytest.mark.parametrize("days", [7, 30, None])
def test_a_trend_names_the_events_of_its_period(journal: Journal, days: int | None) -> None:
    lived_in(journal)
    journal.diary.mark("new mattress", ago(29))
    journal.diary.mark("started pressing", TODAY)
    view = journal.review.trend(days)
    named = [look.event.text for look in view.events]
    expected = ["started pressing"] if days == 7 else ["new mattress", "started pressing"]
    assert named == expected
    assert view.events[-1].outcome is Outcome.WAITING
    assert view.usual is not None
    assert view.completeness.entries == len([x for x in view.series.daily if x is not None])


def test_an_empty_diary_has_no_findings(journal: Journal) -> None:
    view = journal.review.triggers()
    assert (view.associations.triggers, view.associations.points, view.suspected) == ((), (), {})
    assert journal.review.trend().usual is None
    assert journal.review.pattern().stability.weeks == 0
