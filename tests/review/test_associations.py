import math
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.review.helpers import TODAY, ago

from backcare_tui.domain.checkin import AcupressureSession, CheckIn, Side
from backcare_tui.domain.days import Period
from backcare_tui.review.associations import (
    Associations,
    Finding,
    Missing,
    Verdict,
    associations,
)
from backcare_tui.review.gls import regression
from backcare_tui.review.same_day import same_day

TRIGGERS = ("cold", "damp", "fatigue", "lifting")


def entry(days_ago: int, pain: int, **exposures: bool) -> CheckIn:
    day = ago(days_ago)
    at = datetime.combine(day, time(20), UTC)
    return CheckIn(f"{day}-{pain}-{len(exposures)}", day, at, pain, exposures)


def pressed(days_ago: int, point: str) -> AcupressureSession:
    day = ago(days_ago)
    at = datetime.combine(day, time(21), UTC)
    return AcupressureSession(f"{day}-{point}", day, at, point, Side.BOTH, 30)


def diary(days: int, effects: dict[str, float], seed: int = 1, lag: int = 0) -> list[CheckIn]:
    """A diary in which each trigger adds its points ``lag`` days later."""
    rng = random.Random(seed)
    shown = {name: [rng.random() < 0.4 for _ in range(days)] for name in TRIGGERS}
    entries = []
    for i in range(days):
        added = sum(size for name, size in effects.items() if i >= lag and shown[name][i - lag])
        pain = min(max(round(4 + added + rng.gauss(0, 0.8)), 0), 10)
        asked = {name: column[i] for name, column in shown.items()}
        entries.append(entry(days - 1 - i, pain, **asked))
    return entries


def review(entries: Sequence[CheckIn], sessions: Sequence[AcupressureSession] = ()) -> Associations:
    return associations(entries, sessions, TRIGGERS, TODAY)


def everything_finite(found: Associations) -> bool:
    effects = [e for each in (*found.triggers, *found.points) for e in each.effects]
    numbers = [x for e in effects for x in (e.estimate, e.sd, e.low, e.high, e.raises, e.p, e.q)]
    return all(map(math.isfinite, numbers))


def test_a_real_effect_is_found_with_its_size_and_no_other() -> None:
    found = review(diary(150, {"cold": 1.5}))
    cold = found.finding("cold")
    assert cold.verdict is Verdict.HIGHER
    assert cold.main is not None
    assert cold.main.lag == 0
    assert cold.main.low < 1.5 < cold.main.high
    assert cold.main.estimate == pytest.approx(1.5, abs=0.5)
    others = {found.finding(name).verdict for name in ("damp", "fatigue", "lifting")}
    assert Verdict.HIGHER not in others


def test_an_effect_of_the_next_day_is_found_at_its_lag() -> None:
    found = review(diary(200, {"lifting": 1.5}, lag=1)).finding("lifting")
    assert found.verdict is Verdict.HIGHER
    assert found.main is not None
    assert found.main.lag == 1
    assert [effect.lag for effect in found.effects] == [0, 1, 2, 3]


def test_a_long_diary_without_effects_says_so() -> None:
    found = review(diary(365, {}, seed=4))
    assert found.finding("damp").verdict is Verdict.NO_SIGN
    assert found.tests == 16
    assert found.days == 365


def test_too_few_days_say_how_many_more() -> None:
    found = review(diary(15, {})).finding("cold")
    assert (found.verdict, found.missing, found.needed) == (
        Verdict.NOT_ENOUGH,
        Missing.CHECK_INS,
        6,
    )
    rare = [
        replace(e, exposures={**e.exposures, "cold": i < 2}) for i, e in enumerate(diary(40, {}))
    ]
    few = review(rare).finding("cold")
    assert (few.verdict, few.missing, few.needed) == (Verdict.NOT_ENOUGH, Missing.YES_DAYS, 3)
    common = [replace(e, exposures={"cold": i > 0}) for i, e in enumerate(diary(40, {}))]
    every = review(common).finding("cold")
    assert (every.verdict, every.missing, every.needed) == (
        Verdict.NOT_ENOUGH,
        Missing.NO_DAYS,
        4,
    )


def test_an_open_question_says_how_many_more_such_days() -> None:
    found = review(diary(30, {"cold": 0.5})).finding("cold")
    assert found.verdict is Verdict.CANT_TELL
    assert found.missing in (Missing.YES_DAYS, Missing.NO_DAYS)
    assert found.needed > 0


def test_a_trigger_that_was_never_asked_is_left_out() -> None:
    only = [replace(e, exposures={"cold": e.exposures["cold"]}) for e in diary(60, {})]
    assert [each.ids for each in review(only).triggers] == [("cold",)]


def test_unasked_days_are_neither_yes_nor_no() -> None:
    entries = diary(120, {"cold": 1.0})
    # Unasked on the worst days: counted as "no" they would hide the effect.
    worst = sorted(entries, key=lambda e: -e.pain)[:30]
    holes = [replace(e, exposures={}) if e in worst else e for e in entries]
    found = review(holes).finding("cold")
    assert found.main is not None
    assert found.main.yes + found.main.no == 90
    assert found.main.estimate > 0.4


def test_twin_triggers_are_one_finding() -> None:
    entries = [
        replace(e, exposures={**e.exposures, "damp": e.exposures["cold"]})
        for e in diary(120, {"cold": 1.2})
    ]
    found = review(entries)
    assert found.finding("cold") is found.finding("damp")
    assert found.finding("cold").ids == ("cold", "damp")
    assert found.finding("cold").verdict is Verdict.HIGHER


def test_a_combination_of_the_others_cannot_be_told_apart() -> None:
    entries = []
    for i in range(120):
        kind = i % 3
        entries.append(entry(i, 4 + i % 2, cold=kind == 0, damp=kind == 1, fatigue=kind == 2))
    found = review(entries).finding("fatigue")
    assert found.aliased
    assert (found.verdict, found.effects) == (Verdict.CANT_TELL, ())


def test_points_pressed_on_bad_days_do_not_look_harmful() -> None:
    rng = random.Random(3)
    level, entries, sessions = 0.0, [], []
    for i in range(250):
        level = 0.6 * level + rng.gauss(0, 1)
        pain = min(max(round(4.5 + level), 0), 10)
        entries.append(entry(249 - i, pain))
        if rng.random() < (0.8 if pain >= 5 else 0.15):
            sessions.append(pressed(249 - i, "BL40"))
    found = review(entries, sessions)
    (point,) = found.points
    assert point.ids == ("BL40",)
    assert point.verdict in (Verdict.NO_SIGN, Verdict.CANT_TELL)
    assert point.main is not None
    assert abs(point.main.estimate) < 0.6


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [entry(0, 4, cold=True)],
        [entry(i, 4, cold=i % 2 == 0) for i in range(3)],
        [entry(i, 4, cold=i % 2 == 0) for i in range(60)],
        [entry(i, 10 * (i % 2), cold=i % 3 == 0) for i in range(60)],
        [entry(i, 4, cold=True, damp=False) for i in range(60)],
        [entry(i % 9 * 40, i % 11, cold=i % 2 == 0) for i in range(60)],
        [entry(0, i % 11, cold=i % 2 == 0) for i in range(40)],
        [entry(i * 900, 4 + i % 3, cold=i % 2 == 0) for i in range(40)],
        [entry(i, 4) for i in range(60)],
    ],
    ids=[
        "empty",
        "one",
        "three",
        "constant pain",
        "0 and 10 only",
        "always or never there",
        "bursts",
        "40 in one day",
        "gaps of years",
        "nothing asked",
    ],
)
def test_bad_input_stays_finite_and_says_something(entries: list[CheckIn]) -> None:
    found = review(entries, [pressed(i, "KI3") for i in range(0, 60, 2)])
    assert everything_finite(found)
    for each in (*found.triggers, *found.points):
        assert isinstance(each, Finding)
        assert each.verdict in Verdict


@settings(max_examples=15)
@given(st.integers(0, 10**6), st.integers(1, 4000), st.randoms(use_true_random=False))
def test_neither_order_nor_date_matters(seed: int, later: int, rng: random.Random) -> None:
    entries = diary(45, {"cold": 0.8}, seed)
    expected = [(f.ids, f.verdict, f.effects) for f in review(entries).triggers]
    mixed = entries[:]
    rng.shuffle(mixed)
    assert [(f.ids, f.verdict, f.effects) for f in review(mixed).triggers] == expected
    shift = timedelta(days=later)
    moved = [replace(e, day=e.day + shift) for e in entries]
    found = associations(moved, (), TRIGGERS, TODAY + shift).triggers
    assert [(f.ids, f.verdict, f.effects) for f in found] == expected


def test_the_leaning_weighs_the_same_effects() -> None:
    entries = diary(150, {"cold": 1.5})
    measured = {each.ids: each for each in same_day(entries, TRIGGERS, TODAY).effects}
    for finding in review(entries).triggers:
        effect = next(each for each in finding.effects if each.lag == 0)
        assert measured[finding.ids].estimate == pytest.approx(effect.estimate, abs=1e-9)
        assert measured[finding.ids].sd == pytest.approx(effect.sd, abs=1e-9)
        assert len(measured[finding.ids].days) == effect.yes


def test_what_was_measured_before_changes_nothing() -> None:
    entries = diary(120, {"cold": 2.0})
    sessions = [pressed(days_ago, "BL40") for days_ago in range(0, 120, 3)]
    before = same_day(entries, TRIGGERS, TODAY)
    anew = review(entries, sessions)
    known = associations(entries, sessions, TRIGGERS, TODAY, measured=before)
    assert (known.days, known.tests) == (anew.days, anew.tests)
    for one, other in zip(
        (*known.triggers, *known.points), (*anew.triggers, *anew.points), strict=True
    ):
        assert (one.verdict, one.missing, one.needed) == (
            other.verdict,
            other.missing,
            other.needed,
        )
        for a, b in zip(one.effects, other.effects, strict=True):
            assert (a.lag, a.yes, a.no) == (b.lag, b.yes, b.no)
            assert (a.estimate, a.sd, a.q) == pytest.approx((b.estimate, b.sd, b.q), rel=1e-9)


@pytest.mark.parametrize("days", [28, 90])
def test_a_week_left_out_is_the_diary_without_it(days: int) -> None:
    entries = diary(days, {"cold": 2.0, "damp": 0.5})
    whole = same_day(entries, TRIGGERS, TODAY)
    weeks = [Period.ending(TODAY - timedelta(days=back), 7) for back in range(0, days, 7)]
    for week, found in zip(weeks, whole.without(weeks), strict=True):
        rest = same_day([each for each in entries if each.day not in week], TRIGGERS, TODAY)
        counts = [(each.ids, each.days, each.no) for each in found]
        assert counts == [(each.ids, each.days, each.no) for each in rest.effects]
        if found:
            known = regression(rest.model.problem, whole.noise)
            columns = list(rest.model.columns.values())
            assert [e.estimate for e in found] == pytest.approx(known.mean[columns], rel=1e-9)
            assert [e.sd for e in found] == pytest.approx(known.sd[columns], rel=1e-9)
