"""Each fact of the two seed texts stands somewhere, in our own words."""

from collections.abc import Callable

import pytest

from backcare_tui.domain.care import Claim, Technique
from backcare_tui.knowledge import KnowledgeBase

Where = Callable[[KnowledgeBase], str]


def page(id_: str) -> Where:
    return lambda kb: " ".join(claim.text for claim in kb.pages[id_].claims)


def claims(found: tuple[Claim, ...]) -> str:
    return " ".join(claim.text for claim in found)


def principle(id_: str) -> Where:
    return lambda kb: kb.patterns[id_].principle.text


def causes(id_: str) -> Where:
    return lambda kb: " ".join(kb.patterns[id_].causes)


def sign(id_: str) -> Where:
    return lambda kb: f"{kb.signs[id_].pattern}: {kb.signs[id_].question}"


def spread(id_: str) -> Where:
    return lambda kb: kb.spread_areas[id_].question


def rule(id_: str) -> Where:
    return lambda kb: kb.rules[id_].advice + claims(kb.rules[id_].evidence)


def meridian(code: str) -> Where:
    return lambda kb: kb.meridians[code].alias + " " + claims(kb.meridians[code].claims)


def mechanism(id_: str) -> Where:
    return lambda kb: kb.mechanisms[id_].claim


def point(code: str) -> Where:
    def text(kb: KnowledgeBase) -> str:
        found = kb.points[code]
        return " ".join([*found.aliases, found.english, found.location.text, found.function.text])

    return text


def technique(code: str) -> Where:
    def text(kb: KnowledgeBase) -> str:
        how = technique_of(kb, code)
        return f"{how.origin} {how.seconds_min}-{how.seconds_max} s " + " ".join(how.steps)

    return text


def technique_of(kb: KnowledgeBase, code: str) -> Technique:
    how = kb.points[code].technique
    assert how is not None
    return how


SEED_FACTS: list[tuple[str, Where, str]] = [
    ("definition: lumbar, spine", page("definition"), "lumbar spine common"),
    ("definition: kinds", page("definition"), "soft tissue sprain disc nerves"),
    ("definition: stems from", page("definition"), "posture muscles out of balance inflammation"),
    ("spread and its name", page("definition"), "buttocks legs feet sciatica"),
    ("spread: buttocks", spread("buttock"), "buttock"),
    ("spread: legs", spread("leg"), "thigh"),
    ("spread: feet", spread("foot"), "foot"),
    ("numb fingers", spread("numb_fingers"), "fingers numb"),
    ("weak legs", spread("leg_weakness"), "leg give way"),
    ("numb fingers and weak legs", page("definition"), "numb fingers weak legs"),
    ("residence of the kidneys", page("theory"), "residence of the kidneys"),
    ("related organs", page("theory"), "bladder prostate pee poo sexual ears"),
    ("excess and deficiency", page("theory"), "excess deficiency"),
    ("excess: causes", page("theory"), "cold damp stasis injury"),
    ("deficiency: causes", page("theory"), "overwork age illness"),
    ("deficiency: private cause", page("intimacy"), "sexual activity causes"),
    ("cold-damp cause", causes("cold_damp"), "cold damp"),
    ("stasis cause", causes("blood_stasis"), "injury"),
    ("kidney causes", causes("kidney_deficiency"), "overwork older illness"),
    ("cold feeling", sign("cold_pain"), "cold_damp cold"),
    ("heaviness", sign("heaviness"), "cold_damp back buttocks legs heavy"),
    ("impaired movement", sign("impaired_movement"), "cold_damp move"),
    ("worse in cold", sign("worse_cold"), "cold_damp worse cold"),
    ("worse on rainy days", sign("worse_rain"), "cold_damp worse rain"),
    ("better with warm water and press", sign("better_warmth"), "cold_damp warm water warm pack"),
    ("pricking", sign("pricking"), "blood_stasis pricking"),
    ("fixed spot", sign("fixed_spot"), "blood_stasis one spot"),
    ("stiff waist", sign("stiffness"), "blood_stasis waist stiff"),
    ("worse with pressure", sign("worse_pressure"), "blood_stasis pressing worse"),
    ("worse with movement", sign("worse_movement"), "blood_stasis moving worse"),
    ("weakness", sign("weakness"), "kidney_deficiency weak"),
    ("soreness", sign("soreness"), "kidney_deficiency sore"),
    ("chronic dull pain", sign("dull_ache"), "kidney_deficiency dull on and on"),
    ("dizziness", sign("dizziness"), "kidney_deficiency dizzy"),
    ("tinnitus", sign("tinnitus"), "kidney_deficiency ringing"),
    ("cold limbs", sign("cold_limbs"), "kidney_deficiency arms legs cold"),
    ("worse with fatigue", sign("worse_fatigue"), "kidney_deficiency worse tired"),
    ("better with rest", sign("better_rest"), "kidney_deficiency resting ease"),
    ("cold-damp principle", principle("cold_damp"), "cold damp warm channels"),
    ("stasis principle", principle("blood_stasis"), "qi blood stuck tendons muscles pain"),
    ("kidney principle", principle("kidney_deficiency"), "qi essence tendons bones kidney"),
    ("rule 1", rule("warmth"), "cold weather damp places"),
    ("rule 2", rule("lifting"), "not carry heavy"),
    ("rule 3", rule("bed_and_seat"), "bed sofa car seat too soft"),
    ("rule 4", rule("intimacy"), "moderation sexual activity"),
    ("rule 5", rule("exercise"), "pain eases stretching strengthening"),
    ("mechanism: qi, blood, balance", mechanism("qi"), "qi energy blood balance heal"),
    ("mechanism: inflammation", mechanism("inflammation"), "inflammation cytokines"),
    ("mechanism: blood flow", mechanism("blood_flow"), "blood tissue"),
    ("mechanism: endorphins", mechanism("endorphins"), "endorphins pain relievers"),
    ("mechanism: muscles, joints", mechanism("muscles"), "muscles joints"),
    ("mechanism: nervous system", mechanism("nerves"), "nervous system pain signals felt less"),
    ("bladder meridian", meridian("BL"), "ub back muscles beside the spine main ease"),
    ("kidney meridian", meridian("KI"), "low back older stress weakness pain"),
    ("gallbladder meridian", meridian("GB"), "side buttock hip tightness low back"),
    ("governor vessel prefix", meridian("GV"), "du"),
    ("UB23", point("BL23"), "ub23 shenshu shu both sides l2 strengthen nourish kidney energy ease"),
    ("UB40", point("BL40"), "ub40 weizhong command middle crease knee hamstrings blood flow pain"),
    ("GB30", point("GB30"), "huantiao sciatic buttock nerve hip low back down the leg"),
    ("DU4", point("GV4"), "du4 mingmen gate vitality l2 strengthen energy blood flow"),
    ("KI3", point("KI3"), "taixi source behind inner ankle kidney low back long-lasting pain"),
    ("UB23 at home", technique("BL23"), "text 30-60 lie back knees bent thumbs two fingers firmly"),
    ("UB23 at home: breath", technique("BL23"), "breathe deeply"),
    ("UB40 at home", technique("BL40"), "text 30-30 sit knees bent thumbs middle let go"),
    ("KI3 at home", technique("KI3"), "text 30-60 sit thumb behind inner ankle firmly circles"),
    ("GB30 at home", technique("GB30"), "text 30-60 lacrosse ball foam roller hip buttock steady"),
    ("DU4 has no seed technique", technique("GV4"), "app"),
    ("home pressing adds to visits", page("acupressure"), "tension blood flow visits"),
    ("acupuncture as natural, whole", page("acupuncture"), "natural balance"),
]


@pytest.mark.parametrize(("fact", "where", "words"), SEED_FACTS, ids=[row[0] for row in SEED_FACTS])
def test_every_seed_fact_is_kept(kb: KnowledgeBase, fact: str, where: Where, words: str) -> None:
    text = where(kb).lower()
    assert [word for word in words.split() if word not in text] == []


def test_the_seed_signs_are_all_and_only_these(kb: KnowledgeBase) -> None:
    by_pattern: dict[str, list[str]] = {}
    for sign_ in kb.signs.values():
        by_pattern.setdefault(sign_.pattern, []).append(sign_.id)
    assert by_pattern == {
        "cold_damp": [
            "cold_pain",
            "heaviness",
            "worse_cold",
            "worse_rain",
            "better_warmth",
            "impaired_movement",
        ],
        "blood_stasis": [
            "pricking",
            "fixed_spot",
            "worse_pressure",
            "stiffness",
            "worse_movement",
        ],
        "kidney_deficiency": [
            "dizziness",
            "tinnitus",
            "weakness",
            "dull_ache",
            "cold_limbs",
            "worse_fatigue",
            "soreness",
            "better_rest",
        ],
    }


def test_tiers_are_those_of_the_measured_engine(kb: KnowledgeBase) -> None:
    tiers = {
        tier: {s.id for s in kb.signs.values() if s.tier == tier} for tier in ("key", "shared")
    }
    assert tiers == {
        "key": {"cold_pain", "heaviness", "pricking", "fixed_spot", "dizziness", "tinnitus"},
        "shared": {
            "impaired_movement",
            "stiffness",
            "worse_movement",
            "soreness",
            "better_rest",
        },
    }


def test_profile_log_odds_are_those_of_the_measured_engine(kb: KnowledgeBase) -> None:
    found = {
        q.id: (q.pattern, q.yes_log_odds, q.no_log_odds) for q in kb.profile_questions.values()
    }
    assert found == {
        "trauma_onset": ("blood_stasis", 0.8, -0.2),
        "overwork": ("kidney_deficiency", 0.4, -0.1),
        "older_age": ("kidney_deficiency", 0.3, -0.1),
        "long_illness": ("kidney_deficiency", 0.4, -0.1),
    }


def test_core_points_and_rules_come_first_and_in_order(kb: KnowledgeBase) -> None:
    core = [p.code for p in kb.points.values() if p.core]
    assert core == ["BL23", "BL40", "GB30", "GV4", "KI3"]
    assert list(kb.points)[:5] == core
    rules = [(r.order, r.id) for r in kb.rules.values() if r.core]
    assert rules == [
        (1, "warmth"),
        (2, "lifting"),
        (3, "bed_and_seat"),
        (4, "intimacy"),
        (5, "exercise"),
    ]
    assert list(kb.rules)[5:] == ["sleep", "stress", "keep_moving"]


def test_classes_and_triggers(kb: KnowledgeBase) -> None:
    assert [(p.id, p.name, p.nature.value) for p in kb.patterns.values()] == [
        ("cold_damp", "Cold and damp", "excess"),
        ("blood_stasis", "Blood stasis", "excess"),
        ("kidney_deficiency", "Kidney deficiency", "deficiency"),
    ]
    assert [(t.letter, t.id, t.optional) for t in kb.triggers.values()] == [
        ("c", "cold", False),
        ("d", "damp", False),
        ("f", "fatigue", False),
        ("l", "lifting", False),
        ("p", "poor_sleep", True),
        ("t", "stress", True),
        ("g", "long_sitting", True),
    ]
