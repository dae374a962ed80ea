"""Entries in a line."""

from __future__ import annotations

from typing import Any

import pytest
from tests.factories import NOW, TODAY

from backcare_tui.domain.checkin import ExerciseSession, Felt
from backcare_tui.journal.entry_words import exercise_words
from backcare_tui.knowledge import load_knowledge

KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize(
    ("amount", "more", "words"),
    [
        ((1, 8, 3), {"felt": Felt.COMFORTABLE}, "Bridge: 8 holds of 3 s, comfortable"),
        ((3, 10, 4), {}, "Bridge: 3 sets of 10 holds of 4 s"),
        ((2, 1, 30), {"felt": Felt.HARD}, "Bridge: 2 sets of 1 hold of 30 s, hard"),
        ((1, 1, 600), {"exercise": "X01"}, "Walk: 10 minutes"),
        ((1, 1, 119), {"exercise": "X01"}, "Walk: 119 s"),
        ((1, 1, 150), {"exercise": "X01"}, "Walk: 2½ minutes"),
        ((1, 1, 0), {"felt": Felt.STOPPED}, "Bridge: once, stopped"),
        ((1, 2, 0), {"pain_before": 4, "pain_after": 0}, "Bridge: 2 times, pain 4 to 0"),
        ((1, 2, 0), {"pain_before": 0}, "Bridge: 2 times, pain 0 before"),
        ((1, 2, 0), {"pain_after": 5}, "Bridge: 2 times, pain 5 after"),
        ((1, 2, 0), {"exercise": "[b"}, "[b: 1 x 2"),
        ((1, 2, 9), {"exercise": "腎俞"}, "腎俞: 1 x 2, held 9 s"),
        ((1, 2, 9), {"exercise": "X12"}, "Side bridge from the knees: 2 holds of 9 s each side"),
    ],
    ids=range(13),
)
def test_an_exercise_is_one_line(
    amount: tuple[int, int, int], more: dict[str, Any], words: str
) -> None:
    fields = {"exercise": "X09"} | more
    sets, count, hold = amount
    done = ExerciseSession("x", TODAY, NOW, sets=sets, count=count, hold=hold, **fields)
    assert exercise_words(done, KNOWLEDGE) == words
