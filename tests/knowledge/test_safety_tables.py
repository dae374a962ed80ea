"""The tables of warning questions, contraindications and exercise gates."""

import pytest
from tests.contraindication_table import FIRM

from backcare_tui.domain.care import Action, Ask, Limit
from backcare_tui.knowledge import KnowledgeBase

E, S, C, P = Action.EMERGENCY, Action.SAME_DAY, Action.SOON, Action.PRECAUTION

QUESTIONS = {
    "RF01": (E, "OWF"),
    "RF02": (E, "OWF"),
    "RF03": (E, "OWF"),
    "RF04": (E, "OWF"),
    "RF05": (E, "OWF"),
    "RF06": (S, "OWF"),
    "RF06a": (E, ""),
    "RF07": (E, "OF"),
    "RF08": (E, "OF"),
    "RF09": (S, "OWF"),
    "RF09a": (E, ""),
    "RF10": (S, "OF"),
    "RF11": (S, "OQ"),
    "RF12": (C, "OQF"),
    "RF13": (C, "OM"),
    "RF14": (C, "OW"),
    "RF15": (C, "OQF"),
    "RF15a": (S, ""),
    "RF16": (C, "OQ"),
    "RF17": (C, "O"),
    "RF18": (C, "OQ"),
    "RF19": (C, "O"),
    "RF21": (S, "OF"),
    "RF22": (P, "OM"),
    "RF22a": (S, ""),
    "RF23": (P, "OQ"),
    "RF23a": (S, ""),
    "RF24": (C, "OF"),
}
LETTERS = {
    "O": Ask.ONBOARDING,
    "W": Ask.WEEKLY,
    "F": Ask.FLARE,
    "Q": Ask.QUARTERLY,
    "M": Ask.MONTHLY,
}


def test_each_warning_question_has_its_action_and_times(kb: KnowledgeBase) -> None:
    wanted = {
        id_: (act, frozenset(LETTERS[a] for a in ask)) for id_, (act, ask) in QUESTIONS.items()
    }
    assert {f.id: (f.action, f.ask) for f in kb.red_flags.values()} == wanted


def test_follow_up_questions(kb: KnowledgeBase) -> None:
    follows = {f.id: f.follows for f in kb.red_flags.values() if f.follows}
    assert follows == {
        "RF06a": "RF06",
        "RF09a": "RF09",
        "RF15a": "RF15",
        "RF22a": "RF22",
        "RF23a": "RF23",
    }
    order = list(kb.red_flags)
    assert all(order.index(child) == order.index(of) + 1 for child, of in follows.items())


def test_what_makes_a_warning_worse(kb: KnowledgeBase) -> None:
    worse = {f.id: (set(f.worse_with), f.worse_action) for f in kb.red_flags.values()}
    assert {id_: found for id_, found in worse.items() if found[0]} == {
        "RF12": ({"RF01", "RF02", "RF03", "RF05", "RF06"}, S),
        "RF15": ({"RF07", "RF16"}, S),
        "RF23": ({"RF07", "RF15"}, S),
        "RF24": ({"RF01", "RF02", "RF06"}, S),
    }


def test_action_texts_say_what_to_do(kb: KnowledgeBase) -> None:
    assert {a: text.title for a, text in kb.action_texts.items()} == {
        E: "Get emergency help now",
        S: "Get medical advice today",
        C: "Book a check",
        P: "Go gentle",
    }
    emergency = kb.action_texts[E].body
    for words in ("emergency number", "emergency department", "Do not drive", "No pressure points"):
        assert words in emergency
    assert "2 weeks" in kb.action_texts[C].body


def test_support_line_daily_question_and_numbers(kb: KnowledgeBase) -> None:
    assert "crisis line" in kb.support_line
    assert kb.daily_question == (
        "Anything new: bladder, bowel, numb between the legs, weak leg, fever, injury?"
    )
    assert kb.emergency_numbers["default"] == "112"
    assert set(kb.emergency_numbers.values()) == {"112", "911", "999", "000", "111"}


def limit(kb: KnowledgeBase, condition: str, code: str) -> Limit | None:
    """The strictest limit of ``condition`` for a point (or "heat")."""
    names = {code} if code == "heat" else {code, kb.points[code].group}
    found = [r.limit for r in kb.contraindications[condition].restrictions if r.group in names]
    return max(found, key=list(Limit).index, default=None)


LIGHT, ASK, BLOCK = Limit.LIGHT, Limit.ASK_FIRST, Limit.BLOCK
COLUMNS = ("BL23", "BL40", "GB30", "KI3", "SP6", "BL60", "LI4", "GB21", "LR3", "heat")
MATRIX: dict[str, tuple[Limit | None, ...]] = {
    "pregnant": (ASK, LIGHT, LIGHT, LIGHT, BLOCK, BLOCK, BLOCK, BLOCK, LIGHT, LIGHT),
    "blood_thinners": (LIGHT, BLOCK, LIGHT, LIGHT, LIGHT, LIGHT, LIGHT, None, LIGHT, None),
    "dvt": (None, BLOCK, BLOCK, BLOCK, BLOCK, BLOCK, None, None, BLOCK, BLOCK),
    "osteoporosis": (ASK, None, LIGHT, None, None, None, None, None, None, None),
    "skin": (LIGHT, LIGHT, LIGHT, LIGHT, LIGHT, LIGHT, LIGHT, None, LIGHT, BLOCK),
    "numb_skin": (LIGHT, LIGHT, LIGHT, LIGHT, LIGHT, LIGHT, None, None, LIGHT, BLOCK),
    "recent_injury": (BLOCK, LIGHT, BLOCK, None, None, None, None, None, None, BLOCK),
    "cancer_or_infection": (BLOCK, None, None, None, None, None, None, None, None, BLOCK),
    "joint_replacement": (None, BLOCK, BLOCK, None, None, None, None, None, None, None),
    "under_18": (ASK, ASK, ASK, ASK, ASK, ASK, ASK, None, ASK, ASK),
}


@pytest.mark.parametrize("condition", MATRIX)
def test_contraindication_matrix(kb: KnowledgeBase, condition: str) -> None:
    assert tuple(limit(kb, condition, code) for code in COLUMNS) == MATRIX[condition]


def test_conditions_and_their_reviews(kb: KnowledgeBase) -> None:
    assert {c.id: (c.red_flag, c.review_days) for c in kb.contraindications.values()} == {
        "pregnant": ("RF22", 28),
        "blood_thinners": ("RF23", 90),
        "dvt": ("RF21", 90),
        "osteoporosis": ("", 90),
        "skin": ("", 14),
        "numb_skin": ("", 90),
        "recent_injury": ("", 3),
        "cancer_or_infection": ("", 90),
        "joint_replacement": ("", 90),
        "under_18": ("", 90),
    }
    blocked = {c.id: c.exercises_blocked for c in kb.contraindications.values()}
    assert {id_ for id_, exercises in blocked.items() if "X11" in exercises} == {
        "pregnant",
        "osteoporosis",
    }


def test_point_groups(kb: KnowledgeBase) -> None:
    groups: dict[str, list[str]] = {}
    for point in kb.points.values():
        groups.setdefault(point.group, []).append(point.code)
    assert {group: sorted(codes) for group, codes in groups.items()} == {
        "back": ["BL23", "BL25", "BL52", "EX-B7", "GV3", "GV4"],
        "knee": ["BL40", "BL57", "GB34", "ST36"],
        "buttock": ["GB30"],
        "ankle": ["BL60", "KI3", "SP6"],
        "hand": ["EX-UE7", "LI4"],
        "foot": ["LR3"],
        "shoulder": ["GB21"],
        "tender": ["Ashi"],
    }
    assert [p.code for p in kb.points.values() if p.technique is None] == ["GB21"]
    assert [p.code for p in kb.points.values() if p.midline] == ["GV4", "GV3"]


def test_points_on_the_spine_are_never_pressed(kb: KnowledgeBase) -> None:
    for point in kb.points.values():
        if point.midline:
            assert point.technique is not None
            assert "palm" in point.technique.pressure
            assert point.cautions[0].startswith("No finger pressure on the spine")


def test_exercise_gates(kb: KnowledgeBase) -> None:
    assert {e.id: e.gate for e in kb.exercises.values()} == {
        "X01": 7,
        "X02": 10,
        "X03": 6,
        "X04": 6,
        "X05": 6,
        "X06": 5,
        "X07": 5,
        "X08": 5,
        "X09": 4,
        "X10": 4,
        "X11": 4,
        "X12": 4,
        "X13": 3,
        "X14": 4,
        "X15": 4,
    }
    gentle = {e.id for e in kb.exercises.values() if e.gentle}
    assert gentle == {"X01", "X02", "X03", "X04", "X05"}
    assert gentle == {e.id for e in kb.exercises.values() if e.gate >= 6}
    assert {e.id for e in kb.exercises.values() if not e.amber} == {
        "X10",
        "X11",
        "X12",
        "X13",
        "X14",
        "X15",
    }


def test_exercise_doses(kb: KnowledgeBase) -> None:
    """The figures of the table of doses: (sets, count, hold in seconds) at the start and goal."""
    assert {
        e.id: (
            (e.start.sets, e.start.count, e.start.hold),
            (e.goal.sets, e.goal.count, e.goal.hold),
        )
        for e in kb.exercises.values()
    } == {
        "X01": ((1, 1, 300), (1, 1, 1800)),
        "X02": ((1, 1, 120), (1, 1, 180)),
        "X03": ((1, 5, 0), (1, 10, 0)),
        "X04": ((1, 2, 15), (1, 3, 30)),
        "X05": ((1, 5, 0), (1, 10, 0)),
        "X06": ((1, 6, 0), (1, 8, 0)),
        "X07": ((1, 2, 20), (1, 2, 30)),
        "X08": ((1, 5, 0), (1, 10, 0)),
        "X09": ((1, 8, 3), (3, 10, 5)),
        "X10": ((1, 3, 10), (3, 6, 10)),
        "X11": ((1, 3, 10), (1, 6, 10)),
        "X12": ((1, 3, 10), (1, 6, 10)),
        "X13": ((1, 8, 0), (1, 8, 0)),
        "X14": ((1, 2, 20), (1, 2, 30)),
        "X15": ((1, 1, 0), (1, 1, 0)),
    }
    assert {e.id for e in kb.exercises.values() if e.sides} == {"X04", "X05", "X10", "X12", "X14"}
    assert {e.id: e.fewer for e in kb.exercises.values() if e.fewer} == {"X10": 2}
    assert "5 days a week" in kb.exercises["X01"].later
    assert "6 months" in kb.exercises["X01"].later


def test_stop_rules_name_the_warning_signs(kb: KnowledgeBase) -> None:
    stop = " ".join(kb.exercise_advice.stop_rules)
    for words in ("more than 2 points", "next morning", "numbness or weakness", "dizzy", "chest"):
        assert words in stop


def test_every_technique_has_a_light_way(kb: KnowledgeBase) -> None:
    for point in kb.points.values():
        if point.technique is not None:
            assert point.technique.light, point.code
            told = " ".join(point.technique.light).lower()
            assert not [word for word in FIRM if word in told], point.code
            assert any(word in told for word in ("palm", "fingertips", "hand", "cushion")), (
                point.code
            )
