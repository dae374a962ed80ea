"""The guards G1-G10 of the medical design hold in the data."""

import re

from backcare_tui.domain.care import Action, Limit
from backcare_tui.knowledge import KnowledgeBase

Texts = list[tuple[str, str]]


def cauda_equina_words(text: str) -> list[str]:
    words = ("bladder", "bowel", "pee", "poo", "genital", "sexual", "between your legs")
    return [word for word in words if word in text.lower()]


def test_g1_numb_fingers_lead_to_a_clinician_and_never_score(kb: KnowledgeBase) -> None:
    area = kb.spread_areas["numb_fingers"]
    assert area.red_flag == "RF24"
    assert "low back pain does not explain this" in area.note.lower()
    assert "clinician" in area.note
    assert kb.red_flags["RF24"].action is Action.SOON
    assert not [s.id for s in kb.signs.values() if "finger" in s.question or "numb" in s.question]


def test_g2_tired_weak_feeling_is_apart_from_lost_strength(kb: KnowledgeBase) -> None:
    weakness = kb.signs["weakness"]
    assert "tired" in weakness.question
    assert "back or knees" in weakness.question
    assert "gives way" in weakness.note
    assert "warning signs" in weakness.note
    assert kb.spread_areas["leg_weakness"].red_flag == "RF06"
    assert kb.red_flags["RF06a"].action is Action.EMERGENCY


def test_g3_bladder_bowel_and_sexual_changes_are_emergencies_and_never_signs(
    kb: KnowledgeBase,
) -> None:
    for id_ in ("RF01", "RF02", "RF03", "RF04", "RF05"):
        assert kb.red_flags[id_].action is Action.EMERGENCY
    for sign in kb.signs.values():
        assert cauda_equina_words(sign.question + sign.label) == [], sign.id
    for question in kb.profile_questions.values():
        assert cauda_equina_words(question.question) == [], question.id
    assert any(
        "never counts for a kidney leaning" in words and "warning signs" in words
        for words in kb.pages["theory"].words
    )


def test_g4_a_bump_with_weak_bones_locks_the_pattern(kb: KnowledgeBase) -> None:
    assert kb.red_flags["RF07"].action is Action.EMERGENCY
    bump, recent = kb.red_flags["RF15"], kb.red_flags["RF15a"]
    assert all(word in bump.question for word in ("steroid", "osteoporosis", "65"))
    assert (bump.action, bump.worse_action) == (Action.SOON, Action.SAME_DAY)
    assert (recent.follows, recent.action) == ("RF15", Action.SAME_DAY)
    assert "warning signs" in kb.signs["worse_pressure"].note


def test_g5_there_is_no_damp_heat_pattern(kb: KnowledgeBase, texts: Texts) -> None:
    assert set(kb.patterns) == {"cold_damp", "blood_stasis", "kidney_deficiency"}
    assert not [place for place, text in texts if "damp-heat" in text or "damp heat" in text]


def test_g6_bl40_is_gentle_and_blocked_with_a_clot(kb: KnowledgeBase) -> None:
    point = kb.points["BL40"]
    assert point.technique is not None
    assert "gentle" in point.technique.pressure
    assert not any("firm" in step for step in point.technique.steps)
    assert "artery" in point.cautions[0]
    clot = {r.group: r.limit for r in kb.contraindications["dvt"].restrictions}
    assert clot[point.group] is Limit.BLOCK
    assert kb.contraindications["dvt"].red_flag == "RF21"
    assert kb.red_flags["RF21"].action is Action.SAME_DAY


def test_g7_spinal_alignment_is_left_out(texts: Texts) -> None:
    assert not [place for place, text in texts if re.search(r"\balign", text.lower())]


def test_g8_bl23_keeps_the_seed_text_and_offers_easier_ways(kb: KnowledgeBase) -> None:
    how = kb.points["BL23"].technique
    assert how is not None
    assert any("thumbs" in step for step in how.steps)
    assert any("fists" in option for option in how.options)
    assert any("tennis balls in a sock" in option for option in how.options)


def test_g9_sexual_activity_is_no_cause_and_its_rule_is_private(
    kb: KnowledgeBase, texts: Texts
) -> None:
    for pattern in kb.patterns.values():
        assert not [cause for cause in pattern.causes if "sex" in cause.lower()]
        assert "intimacy" not in pattern.rules
    assert [rule.id for rule in kb.rules.values() if rule.private] == ["intimacy"]
    assert [page.id for page in kb.pages.values() if page.private] == ["intimacy"]
    assert "sex" not in kb.rules["intimacy"].title.lower()
    assert "no good research that sex causes back pain" in kb.rules["intimacy"].advice
    blame = ("too much", "excessive", "partner", " he ", " she ", "husband", "wife", "times a week")
    for place, text in texts:
        if "intimacy" in place or "RF04" in place:
            assert not [word for word in blame if word in f" {text.lower()} "], place
    allowed = ("intimacy", "RF04", "pages.toml/page/theory")
    assert not [p for p, t in texts if "sex" in t.lower() and not any(a in p for a in allowed)]


def test_g9_the_sexual_safety_question_alone_may_be_skipped(kb: KnowledgeBase) -> None:
    assert [flag.id for flag in kb.red_flags.values() if flag.skippable] == ["RF04"]
    assert kb.red_flags["RF04"].why.startswith("We ask because nerves")


def test_g10_dizziness_and_tinnitus_name_the_clinician(kb: KnowledgeBase) -> None:
    for id_ in ("dizziness", "tinnitus"):
        note = kb.signs[id_].note
        assert "many causes" in note
        assert "new" in note
        assert "sudden" in note
        assert "clinician" in note
    assert "faint" in kb.signs["dizziness"].note
    assert "one ear" in kb.signs["tinnitus"].note


def test_the_kidney_is_explained_wherever_the_pattern_is(kb: KnowledgeBase) -> None:
    assert "not the organ" in kb.patterns["kidney_deficiency"].term_note
    assert "not a blood clot" in kb.patterns["blood_stasis"].term_note
    assert "not an infection" in kb.patterns["cold_damp"].term_note
