"""What each condition does to each point: the table of the design, written out here.

It is typed, not read: what the program shows must agree with what was designed, and with nothing
else. Points that the design's columns do not name go with the column of their place.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import pytest

from backcare_tui.domain.care import Limit, Point
from backcare_tui.knowledge import load_knowledge

KB = load_knowledge()
PLACES = {
    "back": "BL23 BL25 BL52 EX-B7 GV3 GV4",
    "tender": "Ashi",
    "knee": "BL40 BL57 GB34 ST36",
    "buttock": "GB30",
    "ankle": "KI3 SP6 BL60",
    "foot": "LR3",
    "hand": "LI4 EX-UE7",
    "shoulder": "GB21",
}
TABLE = """
                     back  tender knee  buttock ankle foot  hand  shoulder heat
pregnant             ask   ask    light light   light light -     -        light
blood_thinners       light light  block light   light light light -        -
dvt                  -     light  block block   block block -     -        block
osteoporosis         ask   ask    -     light   -     -     -     -        -
skin                 light light  light light   light light light -        block
numb_skin            light light  light light   light light -     -        block
recent_injury        block block  light block   -     -     -     -        block
cancer_or_infection  block block  -     -       -     -     -     -        block
joint_replacement    -     -      block block   -     -     -     -        -
under_18             ask   ask    ask   ask     ask   ask   ask   -        ask
"""
SINGLE = {"pregnant": {"SP6": "block", "BL60": "block", "LI4": "block", "GB21": "block"}}
WORDS = {
    ("pregnant", "BL23"): ("Ask first", "No firm pressure"),
    ("pregnant", "BL40"): ("Gentle",),
    ("pregnant", "GB30"): ("Gentle", "on your side"),
    ("pregnant", "KI3"): ("Gentle",),
    ("pregnant", "SP6"): ("tradition",),
    ("pregnant", "LI4"): ("tradition",),
    ("pregnant", "heat"): ("Warm only", "no hot tub"),
    ("blood_thinners", "BL23"): ("light palm only",),
    ("blood_thinners", "GB30"): ("Soft", "no ball"),
    ("blood_thinners", "KI3"): ("Light",),
    ("blood_thinners", "LI4"): ("Light",),
    ("dvt", "GB30"): ("that side",),
    ("dvt", "KI3"): ("that leg",),
    ("dvt", "heat"): ("that leg",),
    ("osteoporosis", "BL23"): ("palm only", "Ask first"),
    ("osteoporosis", "GB30"): ("No hard ball",),
    ("skin", "BL23"): ("Skip this point where the skin is broken",),
    ("numb_skin", "BL23"): ("Light only", "look at the skin"),
    ("numb_skin", "heat"): ("unless somebody else tests",),
    ("recent_injury", "BL23"): ("No pressure",),
    ("recent_injury", "BL40"): ("Gentle",),
    ("recent_injury", "heat"): ("later",),
    ("joint_replacement", "BL40"): ("knee",),
    ("joint_replacement", "GB30"): ("hip",),
    ("under_18", "BL23"): ("grown-up",),
}
FIRM = ("ball", "roller", "thumb", "firm", "knuckle", "fist")
"""What no light step speaks of."""
ORDER = ["-", "light", "ask", "block"]
LIMITS = {
    "-": None,
    "light": Limit.LIGHT,
    "ask": Limit.ASK_FIRST,
    "block": Limit.BLOCK,
}
CALLED = {"light": "light pressure only", "ask": "ask first", "block": "switched off"}
ROWS = [line.split() for line in TABLE.strip().splitlines()]
CONDITIONS = [row[0] for row in ROWS[1:]]
SINGLES = [(each,) for each in CONDITIONS]
PAIRS = list(itertools.combinations(CONDITIONS, 2))
SLOW_PAIRS = [pytest.param(pair, marks=pytest.mark.slow) for pair in PAIRS]
GROUP = {code: place for place, codes in PLACES.items() for code in codes.split()}
EVERY = list(GROUP)
WITH_HEAT = ("GV4",)
URGENT = [flag.id for flag in KB.red_flags.values() if flag.action in ("emergency", "same_day")]


def cell(condition: str, code: str) -> str:
    """What the table says of a point, or of heat."""
    column = ROWS[0].index(GROUP.get(code, code)) + 1
    row = next(row for row in ROWS[1:] if row[0] == condition)
    return SINGLE.get(condition, {}).get(code, row[column])


def strictest(code: str, conditions: Iterable[str]) -> str:
    return max((cell(each, code) for each in conditions), key=ORDER.index, default="-")


def told(code: str, conditions: Iterable[str]) -> set[str]:
    """The words of the limits that hold for a point, or for heat."""
    names = {code, KB.points[code].group} if code in KB.points else {code}
    return {
        restriction.text
        for each in conditions
        for restriction in KB.contraindications[each].restrictions
        if restriction.group in names
    }


def techniques(point: Point, limit: str = "-") -> list[str]:
    """The steps that are shown under a limit of the table."""
    if point.technique is None or limit == "block":
        return []
    return list(point.technique.steps if limit == "-" else point.technique.light)


def not_told(point: Point, limit: str) -> list[str]:
    """The steps and options that a limit takes away."""
    if point.technique is None or limit == "-":
        return []
    return [*point.technique.steps, *point.technique.options]


def flat(text: str) -> str:
    return " ".join(text.split())
