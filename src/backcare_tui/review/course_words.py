"""Beside the trend, in plain sentences: tomorrow's usual range, marked events, what is missing."""

from backcare_tui.review.before_after import BeforeAfter, Outcome
from backcare_tui.review.change import Change
from backcare_tui.review.completeness import Completeness
from backcare_tui.review.forecast import UsualRange
from backcare_tui.review.words import counted, interval_words, number

_SHARE = "eight days in ten"


def usual_range_sentence(usual: UsualRange) -> str:
    """The range to expect tomorrow, and how often such a range held."""
    span = f"{usual.low} to {usual.high}" if usual.low < usual.high else f"{usual.low}"
    told = f"Tomorrow's usual range: {span}. It is meant to hold on {_SHARE}"
    if not usual.checked:
        return f"{told}."
    return f"{told}; it held on {usual.held} of the last {usual.checked}."


def event_sentence(look: BeforeAfter) -> str:
    """What the four weeks after a marked day show against those before."""
    name = f"“{look.event.text}”"
    if look.outcome is Outcome.WAITING:
        return f"{name}: the comparison is planned for {look.due.day} {look.due:%b %Y}."
    if look.change is None:
        return (
            f"{name}: too few days to compare, {number(look.before)} before and"
            f" {number(look.after)} after. Ten on either side are needed."
        )
    return f"{name}: {_compared(look.outcome, look.change)}{_others(look)}"


def completeness_sentences(found: Completeness) -> list[str]:
    """What to know beside the mean; nothing where there is nothing to say."""
    lines = []
    if found.beside_gaps is not None:
        size = abs(found.beside_gaps.estimate)
        way, days, mean = ("lower", "better", "high")
        if found.beside_gaps.estimate > 0:
            way, days, mean = ("higher", "worse", "low")
        lines.append(
            f"Beside gaps, pain is about {size:.1f} {way}: the missing days may be {days} ones,"
            f" and the mean too {mean}."
        )
    if found.weekend_gap:
        lines.append(
            "Weekends are mostly missing"
            f" ({found.weekends.recorded} of {counted(found.weekends.days, 'day')}):"
            " the mean speaks for weekdays."
        )
    if found.often_late:
        lines.append(
            f"{found.late} of {counted(found.entries, 'check-in')} were written two days late or"
            " more. Memory fades by then."
        )
    return lines


def _compared(outcome: Outcome, found: Change) -> str:
    size, span = abs(found.estimate), interval_words(found)
    match outcome:
        case Outcome.LOWER | Outcome.HIGHER:
            way = "lower" if outcome is Outcome.LOWER else "higher"
            return (
                f"in the four weeks after, pain was about {size:.1f} {way} than before ({span})."
                " What else changed then, the diary cannot know."
            )
        case Outcome.NO_SIGN:
            return "no sign of a change in the four weeks after. That is worth knowing."
        case _:
            return f"can't tell: in the four weeks after, pain was {span} than before."


def _others(look: BeforeAfter) -> str:
    if not look.others:
        return ""
    names = ", ".join(f"“{other.text}”" for other in look.others)
    return f" Close to it: {names}. Their effects cannot be told apart."
