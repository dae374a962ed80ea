"""Questions about today, asked about a day gone by."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from backcare_tui import language
from backcare_tui.domain.past import of_that_day
from backcare_tui.knowledge import KnowledgeBase
from backcare_tui.knowledge.folder import data_folder
from backcare_tui.language import ENGLISH


@pytest.fixture
def _english_after() -> Iterator[None]:
    yield
    language.speak(ENGLISH)


@pytest.mark.parametrize(
    ("today", "then"),
    [
        ("Is your back stiff today?", "Was your back stiff that day?"),
        ("Are your hands cold today?", "Were your hands cold that day?"),
        ("Do your knees feel weak today?", "Did your knees feel weak that day?"),
        ("Does warmth help?", "Did warmth help?"),
        ("Has it rained?", "Has it rained?"),
        ("腎俞 [b + [/", "腎俞 [b + [/"),
        ("", ""),
    ],
)
def test_a_question_is_put_into_the_past(today: str, then: str) -> None:
    assert of_that_day(today) == then


def test_no_sign_is_asked_about_today_on_another_day() -> None:
    questions = [sign.question for sign in KnowledgeBase(data_folder()).signs.values()]
    assert any("today" in question for question in questions)
    assert not any("today" in of_that_day(question) for question in questions)


@pytest.mark.usefixtures("_english_after")
def test_in_chinese_the_day_is_another_one_too() -> None:
    language.speak("zh_CN")
    questions = [sign.question for sign in KnowledgeBase(data_folder()).signs.values()]
    assert any("今天" in question for question in questions)
    for question in questions:
        assert of_that_day(question) == question.replace("今天", "那天")
