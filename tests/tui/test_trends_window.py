"""Zooming and panning over a diary."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.days import Period
from backcare_tui.tui.screens.trends_window import FEWEST_DAYS, panned, zoomed

TODAY = date(2026, 3, 9)
WHOLE = st.integers(1, 4000).map(lambda days: Period.ending(TODAY, days))


@st.composite
def windows(draw: st.DrawFn) -> tuple[Period, Period]:
    """Some days, and the whole diary, which may be shorter."""
    whole = draw(WHOLE)
    last = TODAY - timedelta(days=draw(st.integers(0, len(whole) - 1)))
    return Period.ending(last, draw(st.integers(1, 400))), whole


def limits(window: Period, whole: Period) -> Period:
    return Period(min(window.first, whole.first), whole.last)


@given(windows(), st.data(), st.booleans())
def test_zooming_stays_within_the_diary_and_keeps_the_day(
    both: tuple[Period, Period], data: st.DataObject, closer: bool
) -> None:
    window, whole = both
    day = window.first + timedelta(days=data.draw(st.integers(0, len(window) - 1)))
    found = zoomed(window, whole, day, closer=closer)
    assert day in found
    assert found.first >= limits(window, whole).first
    assert found.last <= TODAY
    if closer:
        assert len(found) < len(window) or len(window) <= FEWEST_DAYS
        assert len(found) >= min(len(window), FEWEST_DAYS)
    else:
        assert len(found) > len(window) or len(found) == len(limits(window, whole))


@given(windows(), st.data())
def test_zooming_in_and_out_again_reaches_the_ends(
    both: tuple[Period, Period], data: st.DataObject
) -> None:
    window, whole = both
    day = window.first + timedelta(days=data.draw(st.integers(0, len(window) - 1)))
    near = far = window
    for _ in range(30):
        near, far = (zoomed(p, whole, day, closer=c) for p, c in ((near, True), (far, False)))
    assert len(near) <= max(FEWEST_DAYS, 1)
    assert far == limits(window, whole)


@given(windows(), st.integers(-5000, 5000))
def test_panning_keeps_the_span_within_the_diary(both: tuple[Period, Period], days: int) -> None:
    window, whole = both
    found = panned(window, whole, days)
    assert len(found) == len(window)
    assert found.first >= limits(window, whole).first
    assert found.last <= TODAY
    wanted = window.first + timedelta(days=days)
    if wanted >= whole.first and wanted + timedelta(days=len(window) - 1) <= TODAY:
        assert found.first == wanted
