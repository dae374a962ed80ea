"""How well pictures are told apart, by noise, by days, after a change, and when asked little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.review.simulate import Generator
from support.review_calibration import (
    Crowd,
    against_counting,
    brier,
    calibration_error,
    commits,
    false_fits,
    measured,
    none_told,
    spread,
    top,
)
from support.review_figures import Job, Measured, proportion
from support.review_people import FULL, LITTLE, SPANS, Judged, changed, people

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NAME = "patterns"

_CHUNK = 50
_GENERATORS = {
    "usual": Generator(),
    "noise2": Generator(noise=0.2),
    "noise3": Generator(noise=0.3),
    "half": Generator(sign_shown=0.5),
}
_CHANGED = "changed"


def jobs(share: float) -> list[Job]:
    """At full size 1,500 people of each kind and four times as many of the usual one, by chunks.

    The ratio of two ways of asking has a standard error of .03 among 1,500 people, which is as
    far as it is from its goal.
    """
    counts = dict.fromkeys([*_GENERATORS, _CHANGED], 1500) | {"usual": 6000}
    return [
        Job(NAME, chunk, (kind, first))
        for kind, count in counts.items()
        for first in range(0, max(round(count * share), 2 * _CHUNK), _CHUNK)
    ]


def chunk(kind: str, first: int) -> tuple[str, object]:
    """Some people of one kind."""
    if kind == _CHANGED:
        return kind, changed(first, _CHUNK)
    # Kinds differ in who the people are, too: nothing rests on one lucky crowd.
    start = first + 100_000 * list(_GENERATORS).index(kind)
    regimes = (FULL, LITTLE) if kind == "usual" else (FULL,)
    return kind, people(start, _CHUNK, _GENERATORS[kind], regimes)


def figures(results: Sequence[tuple[str, object]]) -> dict[str, Measured]:
    """All kinds, and their worst ratios to counting and to asking everything."""
    crowds: dict[tuple[str, str, int], list[Judged]] = {}
    firsts: list[tuple[bool, bool]] = []
    for kind, found in results:
        if isinstance(found, list):
            firsts += found
        elif isinstance(found, dict):
            for (regime, span), judged in found.items():
                crowds.setdefault((kind, regime, span), []).extend(judged)
    known = {key: Crowd.of(judged) for key, judged in crowds.items()}
    p14, p30 = (known["usual", FULL, span] for span in SPANS)
    noise2, noise3 = (known[kind, FULL, SPANS[0]] for kind in ("noise2", "noise3"))
    usual = [p14, p30, noise2, noise3]
    half = [measured(calibration_error, known["half", FULL, span]) for span in SPANS]
    scores = {
        "p14.top": measured(top, p14),
        "p14.brier": measured(brier, p14),
        "p14.ece": measured(calibration_error, p14),
        "p14.commit": measured(commits, p14),
        "p14.false": measured(false_fits, p14),
        "p14.none": measured(none_told, p14),
        "p30.top": measured(top, p30),
        "p30.brier": measured(brier, p30),
        "p30.ece": measured(calibration_error, p30),
        "p30.false": measured(false_fits, p30),
        "noise2.top": measured(top, noise2),
        "noise2.ece": measured(calibration_error, noise2),
        "noise3.top": measured(top, noise3),
        "noise3.ece": measured(calibration_error, noise3),
        "all.brier": _worst(against_counting(brier), usual),
        "all.ece": _worst(against_counting(calibration_error), usual),
        "half.ece": max(half, key=lambda each: each.value),
        "recency.top": proportion(
            sum(ours for ours, _ in firsts),
            len(firsts),
            f"counting {sum(theirs for _, theirs in firsts) / len(firsts):.3f}",
        ),
    }
    for span in SPANS:
        asked = known["usual", LITTLE, span]
        scores |= {
            f"asked{span}.top": measured(top, asked),
            f"asked{span}.brier": measured(brier, asked),
            f"asked{span}.ece": measured(calibration_error, asked),
            f"asked{span}.false": measured(false_fits, asked),
        }
    ratios = [
        (brier(known["usual", LITTLE, span]) / brier(known["usual", FULL, span]), span)
        for span in SPANS
    ]
    ratio, span = max(ratios)
    error = spread(brier, known["usual", LITTLE, span]) / brier(known["usual", FULL, span])
    return scores | {"asked.ratio": Measured(ratio, error, f"at {span} days")}


def _worst(metric: Callable[[Crowd], float], crowds: Sequence[Crowd]) -> Measured:
    crowd = max(crowds, key=metric)
    return Measured(metric(crowd), spread(metric, crowd))
