import re
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from tests.review.helpers import TODAY, ago

from backcare_tui.domain.checkin import Event
from backcare_tui.domain.days import Period
from backcare_tui.review import association_words, course_words
from backcare_tui.review.associations import Effect, Finding, Missing, Verdict
from backcare_tui.review.before_after import BeforeAfter, Outcome
from backcare_tui.review.change import Change
from backcare_tui.review.completeness import Completeness, Share
from backcare_tui.review.exposures import Exposure
from backcare_tui.review.forecast import UsualRange

BANNED = re.compile(
    r"diagnos|defici|damage|wear and tear|proven|cure|should have|fail|you have|causes?\b",
    re.IGNORECASE,
)
NAMES = {"cold": "cold", "damp": "damp", "lifting": "lifting", "BL23": "UB23"}
EFFECT = Effect(0, 0.9, 0.3, 0.3, 1.5, 0.99, 0.01, 0.05, 12, 30)


def finding(
    verdict: Verdict,
    main: Effect | None = None,
    ids: tuple[str, ...] = ("damp",),
    missing: Missing = Missing.NOTHING,
    needed: int = 0,
) -> Finding:
    effects = (main,) if main else ()
    return Finding(Exposure(ids, ()), verdict, effects, main, missing, needed)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            finding(Verdict.HIGHER, EFFECT),
            "On your damp days pain is about 0.9 higher (0.3 to 1.5).",
        ),
        (
            finding(Verdict.LOWER, replace(EFFECT, lag=1, estimate=-0.9, low=-1.5, high=-0.3)),
            "On the day after a day with damp, pain is about 0.9 lower (0.3 to 1.5).",
        ),
        (
            finding(Verdict.HIGHER, replace(EFFECT, lag=3), ("cold", "damp")),
            "Three days after a day with cold or damp, pain is about 0.9 higher (0.3 to 1.5).",
        ),
        (
            finding(Verdict.NO_SIGN, EFFECT),
            "No sign that damp matters for you on the same day. That is worth knowing.",
        ),
        (
            finding(Verdict.CANT_TELL, EFFECT, ("lifting",), Missing.YES_DAYS, 6),
            "Lifting: can't tell yet. About six more lifting days will help.",
        ),
        (
            finding(Verdict.NOT_ENOUGH, None, ("cold",), Missing.NO_DAYS, 1),
            "Cold: too early to say. About one more day without cold will help.",
        ),
        (
            finding(Verdict.NOT_ENOUGH, None, ("cold",), Missing.CHECK_INS, 13),
            "Cold: too early to say. About 13 more check-ins will help.",
        ),
        (
            finding(Verdict.CANT_TELL, EFFECT, ("cold",), Missing.YES_DAYS, 500),
            "Cold: can't tell yet. Many more cold days would be needed.",
        ),
        (
            finding(Verdict.CANT_TELL, replace(EFFECT, low=-0.1, high=0.8)),
            "Damp: can't tell yet. The diary leaves open 0.1 lower to 0.8 higher.",
        ),
    ],
)
def test_trigger_sentences(found: Finding, sentence: str) -> None:
    assert association_words.trigger_sentence(found, NAMES) == sentence


def test_an_end_that_rounds_to_nothing_is_no_difference() -> None:
    touching = replace(EFFECT, estimate=0.4, low=-0.02, high=0.8)
    assert association_words.effect_size(touching) == "0.4 higher (no difference to 0.8 higher)"


def test_an_open_span_names_its_direction() -> None:
    up = finding(Verdict.CANT_TELL, replace(EFFECT, low=0.1, high=0.9))
    down = finding(Verdict.CANT_TELL, replace(EFFECT, estimate=-0.5, low=-0.9, high=-0.1))
    said = association_words.trigger_sentence(up, NAMES)
    assert said == "Damp: can't tell yet. The diary leaves open 0.1 to 0.9 higher."
    assert association_words.trigger_sentence(down, NAMES).endswith("0.1 to 0.9 lower.")


def test_points_that_cannot_be_parted_keep_their_codes() -> None:
    both = finding(Verdict.NO_SIGN, EFFECT, ("BL23", "BL40"))
    assert association_words.inseparable_sentence(both, NAMES) == (
        "UB23 and BL40 nearly always came together: no diary can part them."
    )


def test_point_sentences() -> None:
    lower = replace(EFFECT, lag=1, estimate=-0.4, low=-0.7, high=-0.1)
    assert association_words.point_sentence(finding(Verdict.LOWER, lower, ("BL40",)), NAMES) == (
        "On the day after pressing BL40, pain is about 0.4 lower (0.1 to 0.7),"
        " compared with days that were just as painful."
    )
    early = finding(Verdict.NOT_ENOUGH, None, ("KI3",), Missing.YES_DAYS, 2)
    assert association_words.point_sentence(early, NAMES) == (
        "KI3: too early to say. About two more days with KI3 pressed will help."
    )


def test_what_cannot_be_parted_is_said() -> None:
    twins = finding(Verdict.HIGHER, EFFECT, ("cold", "damp"))
    assert "nearly always came together" in association_words.inseparable_sentence(twins, NAMES)
    either = replace(twins, exposure=Exposure(("cold", "damp"), (), opposite=True))
    assert "one without the other" in association_words.inseparable_sentence(either, NAMES)
    assert association_words.inseparable_sentence(finding(Verdict.NO_SIGN), NAMES) == ""


@pytest.mark.parametrize("suspected", [True, False])
@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_suspicion_stands_beside_the_finding(verdict: Verdict, suspected: bool) -> None:
    said = association_words.suspicion_sentence(suspected, finding(verdict, EFFECT))
    assert said.startswith("You suspected it" if suspected else "You did not suspect it")
    assert said.endswith(".")
    assert not BANNED.search(said)


def event(days_ago: int, text: str) -> Event:
    day = ago(days_ago)
    return Event(text, day, datetime.combine(day, time(9), UTC), text)


def look(outcome: Outcome, found: Change | None = None, *others: Event) -> BeforeAfter:
    marked = event(30, "new [b] mattress 腎俞")
    return BeforeAfter(marked, outcome, 20, 9, marked.day + timedelta(28), found, others)


def test_event_sentences() -> None:
    step = Change(-1.2, -2.0, -0.4, 0.99, 0.3)
    assert "about 1.2 lower than before (0.4 to 2.0)" in course_words.event_sentence(
        look(Outcome.LOWER, step)
    )
    waiting = course_words.event_sentence(look(Outcome.WAITING))
    assert f"{(ago(30) + timedelta(28)).year}" in waiting
    assert "“new [b] mattress 腎俞”" in waiting
    assert "too few days" in course_words.event_sentence(look(Outcome.NOT_ENOUGH))
    none = Change(0.0, -0.3, 0.3, 0.5, 1.0)
    assert "no sign" in course_words.event_sentence(look(Outcome.NO_SIGN, none))
    open_ = Change(-0.4, -1.3, 0.5, 0.8, 0.7)
    told = course_words.event_sentence(look(Outcome.CANT_TELL, open_, event(25, "pills")))
    assert "between 1.3 lower and 0.5 higher" in told
    assert "“pills”" in told


def test_usual_range() -> None:
    told = course_words.usual_range_sentence(UsualRange(3, 5, 24, 28))
    assert told == (
        "Tomorrow's usual range: 3 to 5. It is meant to hold on eight days in ten;"
        " it held on 24 of the last 28."
    )
    assert "range: 4. It" in course_words.usual_range_sentence(UsualRange(4, 4, 0, 0))


def test_what_makes_a_mean_lean() -> None:
    quiet = Completeness(Period.ending(TODAY, 30), 20, 1, Share(6, 8), Share(15, 22), None)
    assert course_words.completeness_sentences(quiet) == []
    loud = replace(
        quiet, late=9, weekends=Share(1, 8), beside_gaps=Change(-0.7, -1.0, -0.4, 1.0, 1.0)
    )
    told = course_words.completeness_sentences(loud)
    assert len(told) == 3
    assert "0.7 lower" in told[0]
    assert "the mean too high" in told[0]
    assert "(1 of 8 days)" in told[1]
    assert not any(map(BANNED.search, told))
