"""Labels of changes, which are kept in English and said in the language that is spoken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from backcare_tui import language
from backcare_tui.domain.change_labels import counted_entries, english_entries, label_words
from backcare_tui.language import ENGLISH

KINDS = ["check_in", "check_in", "session", "skipped_day"]


@pytest.fixture
def _chinese() -> Iterator[None]:
    language.speak("zh_CN")
    yield
    language.speak(ENGLISH)


def test_in_english_a_label_is_said_as_it_is_kept() -> None:
    for label in ("check-in 2026-03-09", "set cold yes in 3 check-ins of 2026-03-09", "[b + [/"):
        assert label_words(label) == label


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("check-in 2026-03-09", "check-in Mon 9 Mar"),
        ("delete 2025-12-31, 2026-03-09", "delete Wed 31 Dec 2025, Mon 9 Mar"),
        ("delete 2 marks of 2026-03-08 to 2026-03-09", "delete 2 marks of Sun 8 Mar to Mon 9 Mar"),
        ("routine of 2026-03-09", "routine of 2026-03-09"),
        ("mark 2026-99-99", "marked 2026-99-99"),
        ("restore over diary-damaged-1.db", "restore (the damaged diary is diary-damaged-1.db)"),
        ("restore over nothing", "restore (there was no diary)"),
        ("restore", "restore"),
        ("[b + [/ 2026-03-09", "[b + [/ 2026-03-09"),
    ],
)
def test_with_a_today_days_are_said_as_people_say_them(label: str, said: str) -> None:
    assert label_words(label, date(2026, 3, 9)) == said


def test_entries_are_counted_in_words() -> None:
    assert counted_entries(KINDS) == "2 check-ins, 1 point pressed and 1 day left out"
    assert counted_entries(["event"] * 1234) == "1,234 marks"


@pytest.mark.usefixtures("_chinese")
def test_a_label_counts_in_english_whatever_is_spoken() -> None:
    assert english_entries(KINDS) == "2 check-ins, 1 point pressed and 1 day left out"
    assert "check-in" not in counted_entries(KINDS)


@pytest.mark.usefixtures("_chinese")
@pytest.mark.parametrize(
    ("label", "kept"),
    [
        ("check-in 2026-03-09", "2026-03-09"),
        ("pressed BL23 2026-03-09", "BL23"),
        ("after exercise X05 2026-03-09", "X05"),
        ("reminder warmth not_for_me", "warmth"),
        ("delete 2026-03-08, 2026-03-09", "2026-03-08"),
        ("delete 1,234 check-ins and 1 mark of 2026-03-08 to 2026-03-09", "1,234"),
        ("set cold yes, damp no and poor sleep not asked in 2 check-ins of 2026-03-09", "2"),
        ("warning signs: Fever or infection, Weak leg ticked", ""),
        ("seen to", ""),
    ],
)
def test_a_label_is_said_in_the_language_that_is_spoken(label: str, kept: str) -> None:
    said = label_words(label)
    assert said != label
    assert kept in said
    for word in ("check-in", "delete", "pressed", "ticked", "cold", "sleep", "mark", " of "):
        assert word not in said


@pytest.mark.usefixtures("_chinese")
@pytest.mark.parametrize("name", ["evening", "[b + [/", "腎俞 {day}", "of 2026-03-09 to x"])
def test_a_name_of_the_persons_own_stays_as_it_is(name: str) -> None:
    assert label_words(f"routine {name}").endswith(name)
    assert label_words(f"delete routine {name}") != label_words(f"routine {name}")


@pytest.mark.usefixtures("_chinese")
@pytest.mark.parametrize("label", ["a label of tomorrow", "set cold ye…", "", "[b + [/ 腎俞"])
def test_a_label_of_another_form_is_said_as_it_is(label: str) -> None:
    assert label_words(label) == label
