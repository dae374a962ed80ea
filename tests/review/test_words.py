import re
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.review.helpers import PATTERNS, PROFILE, SIGNS, TODAY, check_in, rows

from backcare_tui.domain.care import Badge, Claim, Nature, Pattern
from backcare_tui.domain.days import Period
from backcare_tui.review import words
from backcare_tui.review.change import Change
from backcare_tui.review.next_question import Why
from backcare_tui.review.patterns import Leaning, LeaningLabel, leaning
from backcare_tui.review.series import WindowMean, pain_series
from backcare_tui.review.spikes import Spike
from backcare_tui.review.trend import LongView, Trend, TrendLabel, trend

BANNED = re.compile(
    r"diagnos|defici|damage|wear and tear|proven|cure|should have|fail|you have", re.IGNORECASE
)
CLAIM = Claim("", Badge.TRADITION, ())
NAMES = {
    id_: Pattern(id_, name, Nature.EXCESS, "", (), CLAIM, CLAIM, "", (), {}, (), ())
    for id_, name in zip(PATTERNS, ("Cold and damp", "Blood stasis", "Kidney"), strict=True)
}


def with_change(label: TrendLabel, change: Change, *, meaningful: bool = False) -> Trend:
    return replace(trend([], TODAY), label=label, change=change, meaningful=meaningful, needed=0)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            with_change(TrendLabel.IMPROVING, Change(-1.2, -2.0, -0.4, 0.99, 0.3)),
            "Pain is about 1.2 lower than a month ago (0.4 to 2.0)."
            " That is a real change, and not yet a big one.",
        ),
        (
            with_change(
                TrendLabel.WORSENING, Change(2.5, 1.0, 4.0, 0.01, 0.02), meaningful=True
            ),
            "Pain is about 2.5 higher than a month ago (1.0 to 4.0)."
            " That is enough to matter to most people.",
        ),
        (
            with_change(TrendLabel.STEADY, Change(0.1, -0.4, 0.6, 0.4, 0.99)),
            "Steady: no real change over the last 30 days.",
        ),
        (
            with_change(TrendLabel.CANT_TELL, Change(-0.6, -2.1, 0.9, 0.8, 0.6)),
            "Can't tell yet: compared with a month ago, pain is between"
            " 2.1 lower and 0.9 higher.",
        ),
        (
            with_change(TrendLabel.CANT_TELL, Change(-0.8, -1.4, -0.2, 0.99, 0.75)),
            "Can't tell yet: compared with a month ago, pain is 0.2 to 1.4 lower.",
        ),
        (
            with_change(TrendLabel.CANT_TELL, Change(0.8, 0.2, 1.4, 0.01, 0.75)),
            "Can't tell yet: compared with a month ago, pain is 0.2 to 1.4 higher.",
        ),
        (replace(trend([], TODAY), needed=7),
         "Too early to say. Seven more check-ins will help."),
        (replace(trend([], TODAY), needed=1),
         "Too early to say. One more check-in will help."),
        (trend([], TODAY),
         "Too early to compare with a month ago. About five more weeks of check-ins will help."),
    ],
)  # fmt: skip
def test_trend_sentences(found: Trend, sentence: str) -> None:
    assert words.trend_sentence(found) == sentence


def test_week_and_coverage() -> None:
    assert words.week_sentence(WindowMean(3.62, 5, 6)) == (
        "Mean of the last 7 days: 3.6, from 5 days."
    )
    assert words.week_sentence(WindowMean(None, 0, 0)) == "No check-in in the last 7 days."
    series = pain_series(rows([1] * 19), Period.ending(TODAY, 30))
    assert words.coverage_sentence(series) == "19 of 30 days"


def test_long_view() -> None:
    period = Period.ending(TODAY, 180)
    falling = LongView(period, 180, Change(-0.4, -0.6, -0.2, 1, 1))
    assert words.long_view_sentence(falling) == (
        "Over the whole 180 days, pain fell by about 0.4 every 30 days (0.2 to 0.6)."
    )
    open_ = LongView(period, 180, Change(-0.1, -0.6, 0.2, 0.6, 1))
    assert words.long_view_sentence(open_) == (
        "Over the whole 180 days there is no clear rise or fall."
    )


def test_spikes() -> None:
    spike = Spike(TODAY, TODAY, 1, 8.0)
    assert words.spikes_sentence([]).startswith("No day")
    assert words.spikes_sentence([spike]).startswith("Once, ")
    assert words.spikes_sentence([spike] * 3).startswith("Three times, ")


def lean(patterns: tuple[str, ...], days: int = 6) -> Leaning:
    yes = {id_: sign.pattern in patterns for id_, sign in SIGNS.items()}
    checkins = [check_in(TODAY - timedelta(days=i), 4, yes) for i in range(days)]
    return leaning(checkins, SIGNS, PATTERNS, PROFILE, {"trauma": True}, TODAY)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (lean(("cold",)), "Your diary leans towards cold and damp. It could still be wrong."),
        (
            replace(lean(("cold", "stasis")), label=LeaningLabel.MIXED),
            "Your diary resembles more than one picture: cold and damp and also blood stasis.",
        ),
        (lean(()), "None of the three pictures fits."),
        (replace(lean(()), label=LeaningLabel.UNCLEAR), "Unclear so far."),
        (lean((), 1), "Too early to say. Questions answered on four more days will help."),
    ],
)
def test_headlines(found: Leaning, sentence: str) -> None:
    assert words.headline(found, NAMES) == sentence


def test_evidence_lines() -> None:
    found = lean(("cold",))
    said = {words.evidence_sentence(line, SIGNS, PROFILE, {})
            for score in found.scores for line in score.lines}  # fmt: skip
    assert "Sign c0: 6 of 6 times asked" in said
    assert "Sign b0: 0 of 6 times asked" in said
    assert "After an injury? yes" in said
    once = lean(("cold",), 1).score("cold").lines[0]
    assert words.evidence_sentence(once, SIGNS, PROFILE, {}).endswith("1 of 1 time asked")


def test_no_word_that_frightens_promises_or_blames() -> None:
    said = [
        words.HONESTY,
        *map(words.trend_label, TrendLabel),
        *map(words.why_sentence, Why),
        *(words.headline(replace(lean(("cold",)), label=label), NAMES) for label in LeaningLabel),
    ]
    assert not [sentence for sentence in said if BANNED.search(sentence)]
