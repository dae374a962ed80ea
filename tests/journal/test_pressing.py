"""A person's own history with a point, and what is said about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from tests.factories import NOW, TODAY, ago

from backcare_tui.domain.checkin import AcupressureSession, AfterEffect, Side
from backcare_tui.journal.pressing import PointHistory, histories_of
from backcare_tui.journal.session_words import WORSE, history_words

SORE, BRUISE, NONE = AfterEffect.SORE, AfterEffect.BRUISE, AfterEffect.NONE


def pressed(
    id_: str,
    days: int = 0,
    before: int | None = None,
    after: int | None = None,
    effect: AfterEffect | None = None,
    run: str = "",
    point: str = "KI3",
    side: Side = Side.LEFT,
) -> AcupressureSession:
    at = NOW - timedelta(days=days)
    return AcupressureSession(id_, ago(days), at, point, side, 30, before, after, effect, run)


def only(sessions: Sequence[AcupressureSession]) -> PointHistory:
    """The history of KI3."""
    return histories_of(["KI3"], sessions, TODAY)["KI3"]


def told(*sessions: AcupressureSession) -> str:
    return "\n".join(history_words(only(sessions)))


def test_a_point_that_was_never_pressed() -> None:
    found = only([pressed("a", point="BL40")])
    assert found == PointHistory(0, 0, None, None, 0, None, 0, 0, 0, 0)
    assert history_words(found) == ["You have not pressed this point yet."]


def test_how_often_and_when() -> None:
    found = only([pressed("a", 40), pressed("b", 29), pressed("c", 30)])
    assert (found.times, found.lately, found.first, found.last) == (3, 1, ago(40), ago(29))


def test_left_and_right_of_one_session_count_once() -> None:
    both = [pressed("a", run="r"), pressed("b", run="r", side=Side.RIGHT)]
    assert only(both).times == 1
    assert "Pressed once, last on 9 March 2026." in told(*both)


def test_pain_is_compared_only_where_both_were_noted() -> None:
    found = only(
        [pressed("a", before=6, after=4), pressed("b", before=5), pressed("c", after=0),
         pressed("d", before=3, after=3)],
    )  # fmt: skip
    assert (found.compared, found.change, found.shared) == (2, -1.0, 0)


def test_the_words_say_lower_higher_or_the_same_and_claim_no_effect() -> None:
    assert "1.0 lower on average" in told(pressed("a", before=5, after=4))
    assert "2.0 higher on average" in told(pressed("a", before=5, after=7))
    same = told(pressed("a", before=5, after=5))
    assert "about the same" in same
    assert "does not show an effect" in same
    assert "does not show" not in told(pressed("a", before=5))


def test_pain_of_a_whole_session_is_told_as_that() -> None:
    whole = [pressed("a", before=5, after=4, run="r"), pressed("b", run="r", point="BL40")]
    assert "it speaks of all their points" in told(*whole)
    assert "speaks of all" not in told(pressed("a", before=5, after=4, run="r"))


def test_after_effects_count_among_those_told() -> None:
    sessions = [pressed("a", effect=SORE), pressed("b", effect=NONE), pressed("c"),
                pressed("d", effect=BRUISE)]  # fmt: skip
    assert "Afterwards: sore 1 of 3 times, a bruise 1 of 3 times." in told(*sessions)
    assert "never sore" in told(pressed("b", effect=NONE))
    assert "Afterwards" not in told(pressed("c"))


def test_worse_is_said_without_fright() -> None:
    assert "lightly" in WORSE
    for never in ("danger", "damage", "must", "!"):
        assert never not in WORSE
