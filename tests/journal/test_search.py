"""Searching: what each term finds, and that nothing typed is an error."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import NOW

from backcare_tui.domain.checkin import (
    AcupressureSession,
    CheckIn,
    Event,
    ExerciseSession,
    Side,
    SkippedDay,
)
from backcare_tui.journal.day_pages import DayPage
from backcare_tui.journal.search import Search
from backcare_tui.knowledge import load_knowledge

KNOWLEDGE = load_knowledge()


def page(day: str, *pains: int, **fields: object) -> DayPage:
    on = date.fromisoformat(day)
    check_ins = tuple(
        CheckIn(f"{day}-{i}", on, NOW, pain, **fields)  # type: ignore[arg-type]
        for i, pain in enumerate(pains)
    )
    return DayPage(on, check_ins, ())


def pressed(day: str, point: str) -> DayPage:
    on = date.fromisoformat(day)
    return DayPage(on, (), (AcupressureSession(day, on, NOW, point, Side.BOTH, 30),))


PAGES = [
    page("2026-10-31", 6, 2, exposures={"cold": True, "damp": False}, note="Wind [b + [/ 腎俞"),
    page("2026-10-30", 3, exposures={"damp": True, "poor_sleep": True}, flare=True),
    page("2026-09-06", 0, signs={"dizziness": False}, flare=False),
    pressed("2025-10-02", "BL23"),
    DayPage(date(2025, 5, 1), (), (), SkippedDay(date(2025, 5, 1), NOW, "at the STRASSE")),
    DayPage(date(2025, 4, 1), (), (), None, (Event("e", date(2025, 4, 1), NOW, "new bed"),)),
]
SEARCH = Search(PAGES, KNOWLEDGE)


def moved(day: str, exercise: str) -> DayPage:
    on = date.fromisoformat(day)
    return DayPage(on, (), (), exercises=(ExerciseSession(day, on, NOW, exercise, 1, 8, 3),))


def found(text: str) -> list[str]:
    """The days that a search finds, as month and day."""
    return [p.day.isoformat() for p in SEARCH.find(SEARCH.query(text))]


A, B, C, D, E, F = (p.day.isoformat() for p in PAGES)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("", [A, B, C, D, E, F]),
        ("pain>=6", [A]),
        ("pain≥6", [A]),
        ("pain<3", [A, C]),
        ("PAIN<=3", [A, B, C]),
        ("pain=0", [C]),
        ("pain>5.5", [A]),
        ("pain>10", []),
        ("pain>", [A, B, C, D, E, F]),
        ("-", [A, B, C, D, E, F]),
        ("cold", [A]),
        ("-damp", [A]),
        ("damp", [B]),
        ("-cold", []),
        ("poor-sleep", [B]),
        ("poor sleep", [B]),
        ("-dizzy", [C]),
        ("flare", [B]),
        ("-flare", [C]),
        ("pressed", [D]),
        ("UB23", [D]),
        ("bl-23", [D]),
        ("shenshu", [D]),
        ("UB40", []),
        ("note", [A]),
        ("skipped", [E]),
        ("marked", [F]),
        ("bed", [F]),
        ("straße", [E]),
        ("2026-10", [A, B]),
        ("2026-9", [C]),
        ("oct", [A, B, D]),
        ("October 2026", [A, B]),
        ("2025", [D, E, F]),
        ("2026-10-30", [B]),
        ("saturday", [A]),
        ("2026-13", []),
        ("2026-02-31", []),
        ("wind [b", [A]),
        ('"wind [b + ["', [A]),
        ('"b wind"', []),
        ("腎俞", [A]),
        ('"cold', [A]),
        ('"damp"', [B]),
        ("pain>=2 cold oct", [A]),
    ],
)
def test_what_a_search_finds(text: str, days: list[str]) -> None:
    assert found(text) == days


def test_a_search_says_what_it_is_looking_for() -> None:
    query = SEARCH.query('pain>=6 -damp ub23 oct 2026-09 sunday flare "cold \x1b[31mwind"')
    assert query.words == (
        "pain at least 6, damp no, UB23 pressed, October, September 2026, a Sunday, a flare, "
        "“cold wind”"
    )
    assert not SEARCH.query("   ")
    assert SEARCH.query("").words == ""


def test_not_asked_is_neither_yes_nor_no() -> None:
    unasked = Search([page("2026-01-01", 4)], KNOWLEDGE)
    for term in ("cold", "-cold", "flare", "-flare", "-dizzy"):
        assert unasked.find(unasked.query(term)) == []


def test_exercises_are_found_by_their_names() -> None:
    bridge, other = moved("2026-01-02", "X09"), moved("2026-01-01", "X99")
    search = Search([*PAGES, bridge, other], KNOWLEDGE)
    for text, pages in (
        ("exercised", [bridge, other]),
        ("bridge", [bridge]),
        ("BRIDGE 2026-01", [bridge]),
        ("x99", [other]),
        ("pelvic tilt", []),
    ):
        assert search.find(search.query(text)) == pages, text
    assert search.query("exercised").words == "exercised"


TERMS = st.sampled_from(
    ["pain>=3", "pain<9", "cold", "-damp", "flare", "pressed", "note", "oct", "2026", "wind", "[b"]
)
ANY = st.text(max_size=40)


@given(st.lists(st.one_of(TERMS, ANY), max_size=6).map(" ".join))
def test_nothing_typed_is_an_error(text: str) -> None:
    query = SEARCH.query(text)
    assert set(found(text)) <= {A, B, C, D, E, F}
    assert "\x1b" not in query.words
    assert "\n" not in query.words


@given(
    st.lists(TERMS, min_size=1, max_size=6).flatmap(
        lambda t: st.tuples(st.just(t), st.permutations(t))
    )
)
def test_the_order_of_terms_does_not_matter(both: tuple[list[str], list[str]]) -> None:
    one, other = both
    assert found(" ".join(one)) == found(" ".join(other))


@given(st.lists(TERMS, max_size=5), TERMS)
def test_one_term_more_never_finds_more(terms: list[str], more: str) -> None:
    fewer = set(found(" ".join([*terms, more])))
    assert fewer <= set(found(" ".join(terms)))
    assert fewer <= set(found(more))
