"""What the inline check-in understands in one line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.cli.runner import Run

from backcare_tui.cli.context import App
from backcare_tui.cli.inline_plan import Plan
from backcare_tui.cli.inline_steps import There
from backcare_tui.errors import InvalidInput

CORE = {"cold": False, "damp": False, "fatigue": False, "lifting": False}


@pytest.fixture
def there(screened: Run) -> Iterator[There]:
    """The question about triggers, with two optional ones whose labels are two words."""
    assert screened("config set extra_triggers poor_sleep,long_sitting").code == 0
    app = App()
    yield Plan(app.journal, app.journal.today).there
    app.close()


@pytest.mark.parametrize(
    ("reply", "yes"),
    [
        ("poor sleep", ["poor_sleep"]),
        ("Poor  Sleep, cold", ["poor_sleep", "cold"]),
        ("cold poor sleep", ["cold", "poor_sleep"]),
        ("long sitting poor sleep df", ["long_sitting", "poor_sleep", "damp", "fatigue"]),
        ("poor_sleep", ["poor_sleep"]),
        ("cp,g", ["cold", "poor_sleep", "long_sitting"]),
        (" , cold ,,damp", ["cold", "damp"]),
    ],
)
def test_every_name_that_the_question_offers_is_an_answer(
    there: There, reply: str, yes: list[str]
) -> None:
    there.take(reply)
    assert there.value == dict.fromkeys(yes, True)


def test_a_full_stop_after_a_label_of_two_words_says_no_to_the_rest(there: There) -> None:
    assert "poor sleep (p)" in there.question
    there.take("poor sleep.")
    assert there.value == {**CORE, "poor_sleep": True, "long_sitting": False}


@pytest.mark.parametrize(
    "reply", ["poor", "poor sleeping", "poor, sleep", "xpoor sleep", "腎俞 [b"]
)
def test_part_of_a_label_is_none_and_changes_nothing(there: There, reply: str) -> None:
    there.take("cold")
    with pytest.raises(InvalidInput) as caught:
        there.take(reply)
    assert "p poor sleep" in caught.value.hint
    assert there.value == {"cold": True}
