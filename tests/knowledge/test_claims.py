"""Every claim has its badge and source, and the data agree with themselves."""

from collections.abc import Callable

import pytest

from backcare_tui.domain.care import Badge
from backcare_tui.errors import KnowledgeError
from backcare_tui.knowledge import KnowledgeBase
from backcare_tui.knowledge.references import check_references, reference_problems, statements

Edit = Callable[[str, str, str], KnowledgeBase]

EDITS = [
    ("points.toml", 'sources = ["S2", "R77"]', 'sources = ["R999"]', "BL23: location: sources:"),
    ("points.toml", 'sources = ["S2", "R77"]', "sources = []", "not marked verified = false"),
    (
        "points.toml",
        "sources = [], verified = false",
        'sources = ["S1"], verified = false',
        "given",
    ),
    ("points.toml", 'meridian = "BL"', 'meridian = "UB"', "meridian: nothing is called UB"),
    ("points.toml", "seconds_min = 30", "seconds_min = 90", "seconds must rise"),
    ("points.toml", "seconds_max = 60", "seconds_max = 6000", "seconds must rise"),
    ("points.toml", 'aliases = ["UB40"', 'aliases = ["UB23"', "the name 'UB23' belongs to BL23"),
    ("signs.toml", 'pattern = "cold_damp"', 'pattern = "cold"', "did you mean cold_damp"),
    ("signs.toml", 'sources = ["S1", "R56", "R57", "R61", "R62"]', "", "cold_pain: sources"),
    ("signs.toml", 'red_flag = "RF05"', 'red_flag = "RF99"', "both_legs: red_flag"),
    ("patterns.toml", 'points = ["BL23"', 'points = ["UB23"', "cold_damp: points: nothing"),
    ("patterns.toml", 'BL23 = "Warm', 'BL24 = "Warm', "cold_damp: point_notes"),
    ("patterns.toml", 'rules = ["warmth"]', 'rules = ["warm"]', "did you mean warmth"),
    ("patterns.toml", 'rules = ["warmth"]', 'rules = ["stress"]', "does not name this"),
    ("patterns.toml", 'pattern = "blood_stasis"', 'pattern = "blood"', "trauma_onset: pattern"),
    ("patterns.toml", "yes_log_odds = 0.8", "yes_log_odds = nan", "log-odds must be finite"),
    ("prevention.toml", 'triggers = ["cold"', 'triggers = ["snow"', "warmth: triggers"),
    ("prevention.toml", "order = 2", "order = 1", "1 stands twice"),
    ("prevention.toml", 'patterns = ["cold_damp"]', "", "does not name this pattern"),
    ("triggers.toml", 'letter = "c"', 'letter = "cc"', "cold: letter: not one key"),
    ("triggers.toml", 'letter = "d"', 'letter = "c"', "the name 'c' belongs to cold"),
    ("red_flags.toml", 'follows = "RF06"', 'follows = "RF60"', "RF06a: follows"),
    ("red_flags.toml", 'follows = "RF06"', "", "RF06a: ask: a question is asked by itself"),
    ("red_flags.toml", 'worse_action = "same_day"', "", "RF12: worse_action: goes with"),
    ("red_flags.toml", 'worse_action = "same_day"', 'worse_action = "soon"', "not worse than"),
    ("red_flags.toml", 'worse_with = ["RF01"', 'worse_with = ["RF00"', "RF12: worse_with"),
    ("contraindications.toml", 'group = "back"', 'group = "spine"', "pregnant: restrictions"),
    ("contraindications.toml", 'group = "tender"', 'group = "back"', "back stands twice"),
    ("contraindications.toml", '["X11"]', '["X99"]', "exercises_blocked"),
    ("contraindications.toml", 'red_flag = "RF22"', 'red_flag = "RF20"', "pregnant: red_flag"),
    ("contraindications.toml", "review_days = 28", "review_days = 0", "less than 1"),
    ("exercises.toml", "hold = 1800", "hold = 200", "X01: goal: less than the start"),
    ("exercises.toml", "hold = 300", "sets = 0, hold = 300", "X01: start: out of range"),
    ("exercises.toml", "tempo = 6", "tempo = 6\nfewer = -1", "X03: tempo, rest and fewer"),
    ("exercises.toml", "sides = true\nrest = 5", "tempo = 5\nrest = 5", "X04: tempo: goes with"),
    ("exercises.toml", "{ hold = 180 }", "{ count = 3 }", "X02: goal: held at one end only"),
    ("exercises.toml", "gate = 7", "gate = 11", "X01: gate: not within 0 to 10"),
    ("sources.toml", 'key = "R118"', 'key = "R300"', "sources.toml: R300: cited nowhere"),
]


def test_the_data_agree_with_themselves(kb: KnowledgeBase) -> None:
    assert list(reference_problems(kb)) == []
    check_references(kb)


@pytest.mark.parametrize(("file", "old", "new", "words"), EDITS, ids=[row[3] for row in EDITS])
def test_a_broken_reference_is_named(edit: Edit, file: str, old: str, new: str, words: str) -> None:
    kb = edit(file, old, new)
    assert words in "\n".join(reference_problems(kb))
    with pytest.raises(KnowledgeError):
        check_references(kb)


def test_a_level_of_urgency_without_words_is_named(edit: Edit) -> None:
    kb = edit("red_flags.toml", 'action = "precaution"\ntitle', 'action = "soon"\ntitle')
    with pytest.raises(KnowledgeError, match="soon: action: used twice"):
        check_references(kb)


def test_claims_outside_pages_and_points_are_found_too(kb: KnowledgeBase) -> None:
    places = [place for place, _ in statements(kb)]
    for place in (
        "points.toml: BL23: location",
        "points.toml: BL23: technique",
        "patterns.toml: cold_damp: principle",
        "triggers.toml: cold: evidence[2]",
        "exercises.toml: advice: evidence[1]",
        "mechanisms.toml: qi: phrase",
        "pages.toml: honesty: claims[1]",
        "red_flags.toml: RF01",
        "contraindications.toml: pregnant",
        "signs.toml: cold_pain",
    ):
        assert place in places


def test_what_nobody_checked_is_marked(kb: KnowledgeBase) -> None:
    assert {f.id for f in kb.red_flags.values() if not f.verified} == {
        "RF08",
        "RF10",
        "RF21",
        "RF22a",
        "RF23",
        "RF23a",
    }
    checked = {p.code for p in kb.points.values() if p.location.verified}
    assert checked == {"BL23", "BL40", "GB30", "GV4", "KI3"}
    assert [m.id for m in kb.mechanisms.values() if m.phrase.verified] == ["qi"]


def test_each_rule_has_the_seed_and_the_research(kb: KnowledgeBase) -> None:
    for rule in kb.rules.values():
        badges = [claim.badge for claim in rule.evidence]
        if rule.core:
            assert badges[0] is Badge.TRADITION
            assert rule.evidence[0].sources == ("S1",)
        assert any(badge is not Badge.TRADITION for badge in badges)


def test_weather_is_shown_with_evidence_against(kb: KnowledgeBase) -> None:
    for id_ in ("cold", "damp"):
        assert Badge.AGAINST in [claim.badge for claim in kb.triggers[id_].evidence]


def test_honesty_page_gives_the_figures(kb: KnowledgeBase) -> None:
    text = " ".join(claim.text for claim in kb.pages["honesty"].claims)
    for words in ("often disagree", "about 0.3", "0.34", "65 of 100", "4.4 and 4.5"):
        assert words in text


def test_pages(kb: KnowledgeBase) -> None:
    assert list(kb.pages) == [
        "purpose",
        "definition",
        "theory",
        "honesty",
        "acupressure",
        "acupuncture",
        "dose",
        "triggers",
        "intimacy",
    ]
    assert kb.pages["purpose"].words[0].startswith("This app is a diary")
