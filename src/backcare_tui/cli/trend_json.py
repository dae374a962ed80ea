"""The trend as the JSON schemas hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from backcare_tui.journal.review import TrendView
    from backcare_tui.review.before_after import BeforeAfter
    from backcare_tui.review.change import Change
    from backcare_tui.review.completeness import Completeness
    from backcare_tui.review.forecast import UsualRange


def trend_json(view: TrendView, range_: str) -> dict[str, Any]:
    """A trend with each of its days."""
    from backcare_tui.review.words import trend_sentence

    trend, series = view.trend, view.series
    long_view = trend.long_view
    return {
        "range": range_.lower(),
        "label": trend.label.value,
        "sentence": trend_sentence(trend),
        "change": _change(trend.change),
        "meaningful": trend.meaningful,
        "needed": trend.needed,
        "week": {"mean": trend.week.mean, "days": trend.week.days, "entries": trend.week.entries},
        "long_view": long_view and {"days": long_view.days, "change": _change(long_view.change)},
        "spikes": [
            {"first": each.first, "last": each.last, "days": each.days, "peak": each.peak}
            for each in trend.spikes
        ],
        "usual_range": view.usual and _usual(view.usual),
        "events": [_event(each) for each in view.events],
        "completeness": _completeness(view.completeness),
        "days": [
            {
                "day": day,
                "mean": series.daily[i],
                "worst": series.worst[i],
                "entries": series.entries[i],
                "rolling": series.rolling[i],
                "exposures": {name: days[i] for name, days in view.strips.items()},
                "pressed": view.pressed[i],
            }
            for i, day in enumerate(series.period)
        ],
    }


def _change(change: Change | None) -> dict[str, float] | None:
    if change is None:
        return None
    return {
        "estimate": change.estimate,
        "low": change.low,
        "high": change.high,
        "probability_lower": change.falling,
        "probability_small": change.small,
    }


def _usual(usual: UsualRange) -> dict[str, int]:
    return {"low": usual.low, "high": usual.high, "held": usual.held, "checked": usual.checked}


def _event(look: BeforeAfter) -> dict[str, Any]:
    return {
        "id": look.event.id,
        "day": look.event.day,
        "text": look.event.text,
        "outcome": look.outcome.value,
        "before": look.before,
        "after": look.after,
        "due": look.due,
        "change": _change(look.change),
        "others": [other.id for other in look.others],
    }


def _completeness(found: Completeness) -> dict[str, Any]:
    return {
        "entries": found.entries,
        "late": found.late,
        "weekends": {"recorded": found.weekends.recorded, "days": found.weekends.days},
        "weekdays": {"recorded": found.weekdays.recorded, "days": found.weekdays.days},
        "beside_gaps": _change(found.beside_gaps),
    }
