"""Points and warmth for one person."""

from dataclasses import replace

import pytest
from tests.factories import NO, UNSURE, YES, SetClock

from backcare_tui.domain.care import Limit
from backcare_tui.errors import HeldBack, NotFound
from backcare_tui.journal.care import suggestion
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.today import today_view


def have(journal: Journal, *conditions: str) -> None:
    journal.care.set_profile(dict.fromkeys(conditions, True))


def test_core_points_come_first_and_the_library_on_request(journal: Journal) -> None:
    core = [a.point.code for a in journal.care.points()]
    assert core == ["BL23", "BL40", "GB30", "GV4", "KI3"]
    every = [a.point.code for a in journal.care.points(library=True)]
    assert every[:5] == core
    assert set(every) == set(journal.knowledge.points)


@pytest.mark.parametrize("name", ["UB40", "bl40", "Wěizhōng", "weizhong", "委中"])
def test_a_point_is_found_by_any_of_its_names(journal: Journal, name: str) -> None:
    assert journal.care.point(name).point.code == "BL40"


def test_a_warm_pack_is_limited_for_skin_that_cannot_feel_it(journal: Journal) -> None:
    assert not journal.care.point("DU4").heat.restrictions
    have(journal, "numb_skin")
    assert journal.care.point("DU4").heat.strictest is Limit.BLOCK
    assert not journal.care.point("KI3").heat.restrictions


def test_a_blocked_point_cannot_be_pressed_and_says_why(journal: Journal) -> None:
    have(journal, "blood_thinners")
    with pytest.raises(
        HeldBack, match=r"UB40 is switched off for you \(blood thinners\)"
    ) as caught:
        journal.care.require_pressable("UB40")
    assert "blood vessels lie close" in caught.value.hint
    assert journal.care.require_pressable("KI3").limits.strictest is Limit.LIGHT


def test_a_point_without_a_technique_is_never_pressed(journal: Journal) -> None:
    with pytest.raises(NotFound, match="GB21 has no home technique"):
        journal.care.require_pressable("GB21")
    have(journal, "pregnant")
    with pytest.raises(HeldBack):
        journal.care.require_pressable("GB21")


def test_a_warning_answer_and_the_profile_the_newer_counts(
    journal: Journal, clock: SetClock
) -> None:
    journal.safety.answer({"RF22": UNSURE, "RF22a": NO})
    assert journal.care.conditions() == {"pregnant"}
    journal.care.set_profile({"pregnant": False})
    assert journal.care.conditions() == set(), "even while the clock stands still"
    clock.forward(days=28)
    journal.safety.answer({"RF22": YES, "RF22a": NO})
    assert journal.care.conditions() == {"pregnant"}


def test_a_swollen_leg_stays_blocked_after_it_was_seen_to(journal: Journal) -> None:
    journal.safety.answer({"RF21": YES})
    journal.safety.seen_to()
    assert journal.care.point("BL40").limits.blocked
    journal.safety.answer({"RF21": NO})
    assert not journal.care.point("BL40").limits.blocked


@pytest.mark.parametrize(
    ("conditions", "code"),
    [
        ((), "BL23"),
        (("pregnant",), "BL40"),
        (("blood_thinners",), "BL23"),
        (("osteoporosis",), "BL40"),
        (("osteoporosis", "blood_thinners", "joint_replacement"), "KI3"),
        (("under_18",), None),
    ],
)
def test_only_a_point_that_needs_no_advice_first_is_proposed(
    journal: Journal, conditions: tuple[str, ...], code: str | None
) -> None:
    have(journal, *conditions)
    found = suggestion(journal.care.points())
    assert (found.point.code if found else None) == code
    assert today_view(journal).suggestion == found


def test_profile_answers_come_up_again_after_their_days(journal: Journal, clock: SetClock) -> None:
    have(journal, "recent_injury", "dvt")
    clock.forward(days=3)
    again = {item.item for item in journal.care.profile() if item.asked_again}
    assert again == {"condition.recent_injury"}
    clock.forward(days=87)
    again = {item.item for item in journal.care.profile() if item.asked_again}
    assert again == {"condition.recent_injury", "condition.dvt"}


def test_an_unknown_profile_item_suggests_the_nearest_and_keeps_nothing(journal: Journal) -> None:
    with pytest.raises(NotFound, match="“pregnnt”") as caught:
        journal.care.set_profile({"dvt": True, "pregnnt": True})
    assert caught.value.hint == "Did you mean pregnant?"
    with pytest.raises(NotFound) as far:
        journal.care.set_profile({"condition.qqqq": True})
    assert "dvt" in far.value.hint
    assert journal.store.profile("me") == {}


def test_what_a_warning_question_was_told_is_not_asked_again(fresh_journal: Journal) -> None:
    def told(item: str) -> bool | None:
        return next(each.value for each in fresh_journal.care.profile() if each.item == item)

    assert told("condition.pregnant") is None
    fresh_journal.safety.answer({"RF22": NO})
    assert told("condition.pregnant") is False
    fresh_journal.safety.answer({"RF22": UNSURE})
    assert told("condition.pregnant") is True


@pytest.mark.parametrize(
    ("setting", "first", "every"),
    [("simplified", "肾俞", ("肾俞", "腎俞")), ("traditional", "腎俞", ("腎俞", "肾俞"))],
)
def test_a_point_is_named_in_the_characters_of_the_settings(
    journal: Journal, setting: str, first: str, every: tuple[str, ...]
) -> None:
    journal.settings = replace(journal.settings, characters=setting)
    for advice in (journal.care.point("BL23"), journal.care.points()[0]):
        assert (advice.characters, advice.all_characters) == (first, every)
    assert journal.sessions.plan(["BL23"]).advice["BL23"].characters == first


def test_a_picture_says_how_it_uses_a_point_only_where_that_fits_the_person(
    journal: Journal,
) -> None:
    usual = journal.care.picture_notes("cold_damp")
    assert list(usual) == list(journal.knowledge.patterns["cold_damp"].points)
    assert usual["BL23"] == "Warm the area first, or rub it warm with your palms."
    journal.care.set_profile({"numb_skin": True})
    assert journal.care.picture_notes("cold_damp")["BL23"] == ""
    journal.care.set_profile({"dvt": True})
    assert journal.care.picture_notes("cold_damp")["BL40"] == "switched off for you"
