"""The review's sentences in Chinese: as careful as in English, and without English in them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from tests.review.helpers import TODAY

from backcare_tui import language
from backcare_tui.review import association_words, course_words, words
from backcare_tui.review.associations import Effect, Finding, Missing, Verdict
from backcare_tui.review.change import Change
from backcare_tui.review.exposures import Exposure
from backcare_tui.review.forecast import UsualRange
from backcare_tui.review.trend import Trend, TrendLabel, trend

BANNED = re.compile("证明|治愈|根治|治疗|损伤|缺陷|诊断|导致|引起|造成|肯定|一定")
NAMES = {"cold": "受凉", "damp": "潮湿", "BL23": "UB23"}
EFFECT = Effect(0, 0.9, 0.3, 0.3, 1.5, 0.99, 0.01, 0.05, 12, 30)
OPEN = replace(EFFECT, estimate=0.1, low=-0.4, high=0.6)


@pytest.fixture(autouse=True)
def _in_chinese() -> Iterator[None]:
    language.speak("zh_CN")
    yield
    language.speak(language.ENGLISH)


def finding(
    verdict: Verdict,
    main: Effect | None,
    missing: Missing = Missing.NOTHING,
    needed: int = 0,
    *,
    ids: tuple[str, ...] = ("cold",),
) -> Finding:
    return Finding(Exposure(ids, ()), verdict, (main,) if main else (), main, missing, needed)


def month(label: TrendLabel, change: Change) -> Trend:
    return replace(trend([], TODAY), label=label, change=change, needed=0)


def test_an_effect_is_told_with_its_range() -> None:
    told = association_words.trigger_sentence(finding(Verdict.HIGHER, EFFECT), NAMES)
    assert told == "在受凉的日子里，疼痛约高 0.9（0.3 至 1.5）。"
    lower = replace(EFFECT, lag=1, estimate=-0.9, low=-1.5, high=-0.3)
    both = finding(Verdict.LOWER, lower, ids=("cold", "damp"))
    told = association_words.trigger_sentence(both, NAMES)
    assert told == "在受凉或潮湿那天的后一天，疼痛约低 0.9（0.3 至 1.5）。"


def test_nothing_seen_and_nothing_known_are_told_apart() -> None:
    seen = association_words.trigger_sentence(finding(Verdict.NO_SIGN, OPEN), NAMES)
    assert seen.startswith("没有迹象表明受凉与你当天的疼痛有关。")
    open_ = association_words.trigger_sentence(finding(Verdict.CANT_TELL, OPEN), NAMES)
    assert open_.startswith("受凉：还说不准。")
    assert "低 0.4 至高 0.6" in open_


@pytest.mark.parametrize(
    ("label", "change", "start"),
    [
        (TrendLabel.IMPROVING, Change(-1.2, -2.0, -0.4, 0.99, 0.3), "疼痛比一个月前约低 1.2（0.4"),
        (TrendLabel.WORSENING, Change(2.5, 1.0, 4.0, 0.01, 0.02), "疼痛比一个月前约高 2.5（1.0"),
        (TrendLabel.STEADY, Change(0.1, -0.4, 0.6, 0.4, 0.99), "平稳：最近 30 天没有"),
        (TrendLabel.CANT_TELL, Change(-0.6, -2.1, 0.9, 0.8, 0.6), "还说不准。"),
    ],
)
def test_the_month_is_compared_as_in_english(label: TrendLabel, change: Change, start: str) -> None:
    told = words.trend_sentence(month(label, change))
    assert told.startswith(start)
    assert f"{abs(change.low):.1f}" in told or label is TrendLabel.STEADY


@pytest.mark.parametrize(("missing", "needed"), product(Missing, (1, 6, 61)))
@pytest.mark.parametrize("verdict", Verdict)
def test_no_sentence_on_a_finding_holds_english_or_claims_too_much(
    verdict: Verdict, missing: Missing, needed: int
) -> None:
    for main in (EFFECT, OPEN, replace(EFFECT, lag=3), None):
        found = finding(verdict, main, missing, needed, ids=("cold", "damp"))
        point = finding(verdict, main, missing, needed, ids=("BL23",))
        told = [
            association_words.trigger_sentence(found, NAMES),
            association_words.point_sentence(point, NAMES),
            association_words.inseparable_sentence(found, NAMES),
            association_words.verdict_name(verdict),
            *(association_words.suspicion_sentence(said, found) for said in (True, False)),
        ]
        text = "".join(told).replace("UB23", "")
        assert not re.search("[A-Za-z{}]", text), text
        assert not BANNED.search(text), text


def test_tomorrow_is_a_range_that_is_meant_to_hold_on_eight_days_in_ten() -> None:
    told = course_words.usual_range_sentence(UsualRange(2, 5, 41, 50))
    assert told.startswith("明天的通常范围：2 至 5。")
    assert "十天里有八天" in told
    assert "50 天中有 41 天" in told
