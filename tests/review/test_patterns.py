import json
import math
import random
import time
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.review.helpers import PATTERNS, PROFILE, SIGNS, TODAY, ago, check_in

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.review.evidence import Rates, log_likelihood_ratio, personal, yes_level
from backcare_tui.review.patterns import Leaning, LeaningLabel, LineKind, leaning

GOLDEN = json.loads((Path(__file__).parent / "golden.json").read_text("utf-8"))
COLD = [id_ for id_, sign in SIGNS.items() if sign.pattern == "cold"]


def lean(checkins: list[CheckIn], **profile: bool) -> Leaning:
    return leaning(checkins, SIGNS, PATTERNS, PROFILE, profile, TODAY)


def week(yes: set[str], days: int = 7) -> list[CheckIn]:
    return [check_in(ago(i), 4, {id_: id_ in yes for id_ in SIGNS}) for i in range(days)]


def in_patterns(*patterns: str) -> set[str]:
    return {id_ for id_, sign in SIGNS.items() if sign.pattern in patterns}


@pytest.mark.parametrize("case", GOLDEN["g7_bb"])
def test_beta_binomial_evidence(case: dict[str, float]) -> None:
    found = log_likelihood_ratio(case["y"], case["n"], Rates(case["h"], case["b"]))
    assert found == pytest.approx(case["llr"], abs=1e-9)


def test_signs_of_one_picture_alone_fit_it() -> None:
    found = lean(week(in_patterns("cold")))
    assert found.label is LeaningLabel.FITS
    assert found.fitting == ("cold",)
    assert found.scores[0].pattern_id == "cold"
    assert found.scores[0].probability == 0.95
    assert found.scores[0].log_odds > 5


def test_more_than_one_none_and_unclear() -> None:
    assert lean(week(in_patterns("cold", "stasis"))).label is LeaningLabel.MIXED
    assert set(lean(week(in_patterns("cold", "stasis"))).fitting) == {"cold", "stasis"}
    assert lean(week(set())).label is LeaningLabel.NONE
    nothing_asked = [check_in(ago(i)) for i in range(6)]
    assert lean(nothing_asked).label is LeaningLabel.NOT_ENOUGH, "nothing was asked of signs"
    assert lean(nothing_asked).fitting == ()


def test_fewer_than_five_check_ins_are_too_few() -> None:
    found = lean(week(in_patterns("cold"), 3))
    assert (found.label, found.needed, found.checkins) == (LeaningLabel.NOT_ENOUGH, 2, 3)
    assert found.fitting == ()
    assert lean([]).needed == 5


def test_check_ins_of_one_day_count_separately_and_future_ones_not_at_all() -> None:
    same_day = [check_in(TODAY, 4, {"c0": True})] * 5
    assert lean(same_day).needed == 4, "days with an answer count, not entries"
    assert lean(same_day).score("cold").lines[0].asked == 5
    assert lean([check_in(TODAY + timedelta(days=1), 4, {"c0": True})] * 5).checkins == 0


def test_a_line_carries_its_counts_days_and_weights() -> None:
    checkins = [
        check_in(TODAY, 4, {"c0": True}),
        check_in(ago(14), 4, {"c0": False}),
        check_in(ago(28), 4, {"c0": True}),
    ]
    (line,) = lean(checkins).score("cold").lines
    assert (line.kind, line.id, line.yes, line.asked) == (LineKind.SIGN, "c0", 2, 3)
    assert line.weighted_yes == pytest.approx(1.25)
    assert line.weighted_asked == pytest.approx(1.75)
    assert line.share == pytest.approx(1.25 / 1.75)
    assert line.days == (ago(28), TODAY)
    assert lean(checkins).score("cold").not_asked == ("c1", "c2", "c3", "c4", "c5")


def test_log_odds_are_prior_plus_lines() -> None:
    for score in lean(week({"c0", "b1"}), trauma=True, overwork=False).scores:
        total = math.log(0.4 / 0.6) + sum(line.contribution for line in score.lines)
        assert score.log_odds == pytest.approx(total, abs=1e-12)
        assert all(abs(line.contribution) <= 2 for line in score.lines)
        sizes = [abs(line.contribution) for line in score.lines]
        assert sizes == sorted(sizes, reverse=True)


def test_history_shifts_its_own_picture_only() -> None:
    plain, told = lean(week({"c0"})), lean(week({"c0"}), trauma=True)
    assert told.score("stasis").log_odds - plain.score("stasis").log_odds == pytest.approx(0.64)
    assert told.score("cold").log_odds == plain.score("cold").log_odds
    (line,) = [ln for ln in told.score("stasis").lines if ln.kind is LineKind.PROFILE]
    assert (line.id, line.yes, line.asked) == ("trauma", 1, 1)
    no = lean(week({"c0"}), trauma=False).score("stasis")
    assert no.log_odds - plain.score("stasis").log_odds == pytest.approx(-0.16)


def test_supporting_and_opposing_lines() -> None:
    score = lean(week({"c0"})).score("cold")
    assert [line.id for line in score.supporting] == ["c0"]
    assert {line.id for line in score.opposing} == set(COLD) - {"c0"}


def test_a_ready_yes_sayer_needs_more() -> None:
    assert personal(Rates(0.55, 0.10), 0.05) == Rates(0.55, 0.10)
    assert personal(Rates(0.55, 0.10), 0.9) == Rates(0.6, 0.35)
    assert yes_level([]) == 0.0
    everything = lean(week(set(SIGNS))).score("cold")
    assert everything.log_odds < lean(week(in_patterns("cold"))).score("cold").log_odds


def test_an_answer_of_another_diary_is_ignored() -> None:
    assert lean([check_in(TODAY, 4, {"unknown": True})]).score("cold").lines == ()


ANSWERS = st.dictionaries(st.sampled_from(sorted(SIGNS)), st.booleans(), max_size=8)
DIARY = st.lists(st.tuples(st.integers(0, 130), ANSWERS), max_size=25).map(
    lambda items: [check_in(ago(days), 4, answers) for days, answers in items]
)
TINY = 1e-9


@given(DIARY, st.sampled_from(sorted(SIGNS)), st.integers(0, 60))
def test_a_yes_never_lowers_and_a_no_never_raises_its_own_picture(
    diary: list[CheckIn], sign: str, days: int
) -> None:
    own = SIGNS[sign].pattern
    before = lean(diary).score(own).log_odds
    with_yes = lean([*diary, check_in(ago(days), 4, {sign: True})]).score(own).log_odds
    with_no = lean([*diary, check_in(ago(days), 4, {sign: False})]).score(own).log_odds
    assert with_no - TINY <= before <= with_yes + TINY


@given(DIARY, st.integers(0, 60))
def test_what_was_not_asked_moves_nothing(diary: list[CheckIn], days: int) -> None:
    assert lean([*diary, check_in(ago(days))]).scores == lean(diary).scores


@given(DIARY, st.randoms(use_true_random=False))
def test_the_order_of_check_ins_does_not_matter(diary: list[CheckIn], rng: random.Random) -> None:
    mixed = diary.copy()
    rng.shuffle(mixed)
    assert lean(mixed) == lean(diary)


@given(DIARY, st.integers(-4000, 4000))
def test_shifting_all_dates_changes_nothing(diary: list[CheckIn], days: int) -> None:
    shift = timedelta(days=days)
    moved = [check_in(c.day + shift, c.pain, c.signs) for c in diary]
    there = leaning(moved, SIGNS, PATTERNS, PROFILE, {}, TODAY + shift)
    here = lean(diary)
    assert [(s.pattern_id, s.log_odds) for s in there.scores] == [
        (s.pattern_id, s.log_odds) for s in here.scores
    ]
    assert there.label is here.label


def test_500_full_check_ins_are_quick() -> None:
    rng = random.Random(3)
    diary = [
        check_in(ago(i % 120), 4, {id_: rng.random() < 0.4 for id_ in SIGNS}) for i in range(500)
    ]
    lean(diary)
    begin = time.process_time()
    lean(diary)
    # The aim is 20 ms; the limit leaves room for a busy machine.
    assert time.process_time() - begin < 0.2
