"""The review in plain sentences: calm, short, never more certain than the figures."""

from collections.abc import Mapping, Sequence

from backcare_tui.domain.care import Pattern, ProfileQuestion, Sign
from backcare_tui.review.change import Change
from backcare_tui.review.next_question import Why
from backcare_tui.review.patterns import EvidenceLine, Leaning, LeaningLabel, LineKind
from backcare_tui.review.series import PainSeries, WindowMean
from backcare_tui.review.spikes import Spike
from backcare_tui.review.trend import LongView, Trend, TrendLabel

HONESTY = (
    "Two trained practitioners often disagree about this"
    " (agreement about 0.3 on a scale where 1 is perfect)."
)

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_SOON = 14
_LABELS = {
    TrendLabel.IMPROVING: "lower than a month ago",
    TrendLabel.WORSENING: "higher than a month ago",
    TrendLabel.STEADY: "steady",
    TrendLabel.CANT_TELL: "can't tell yet",
    TrendLabel.NOT_ENOUGH: "too early to say",
}
_WHY = {
    Why.NEVER_ASKED: "Not asked yet.",
    Why.OPEN_PICTURE: "It tells most while the picture is open.",
    Why.KEY_SIGN: "It is a key sign of its picture.",
    Why.LONG_AGO: "It has not been asked for a while.",
}


def number(count: int) -> str:
    """A count in words up to twelve."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def trend_label(label: TrendLabel) -> str:
    """The label in two to five words."""
    return _LABELS[label]


def trend_sentence(trend: Trend) -> str:
    """What the last month shows."""
    change = trend.change
    if change is None:
        return _too_early_for_month(trend.needed)
    if trend.label is TrendLabel.STEADY:
        return "Steady: no real change over the last 30 days."
    if trend.label is TrendLabel.CANT_TELL:
        return f"Can't tell yet: compared with a month ago, pain is {interval_words(change)}."
    points = f"{abs(change.estimate):.1f} {'lower' if change.estimate < 0 else 'higher'}"
    size = "That is a real change, and not yet a big one."
    if trend.meaningful:
        size = "That is enough to matter to most people."
    return f"Pain is about {points} than a month ago ({interval_words(change)}). {size}"


def week_sentence(week: WindowMean) -> str:
    """The mean of the last seven days, and on how much it rests."""
    if week.mean is None:
        return "No check-in in the last 7 days."
    return f"Mean of the last 7 days: {week.mean:.1f}, from {counted(week.days, 'day')}."


def long_view_sentence(view: LongView) -> str:
    """Where a long period leads, told as a whole."""
    change = view.change
    if change.low < 0 < change.high:
        return f"Over the whole {view.days} days there is no clear rise or fall."
    way = "fell" if change.estimate < 0 else "rose"
    return (
        f"Over the whole {view.days} days, pain {way} by about"
        f" {abs(change.estimate):.1f} every 30 days ({interval_words(change)})."
    )


def spikes_sentence(found: Sequence[Spike]) -> str:
    """How often pain stood out."""
    if not found:
        return "No day stood out from the weeks before it."
    times = "Once" if len(found) == 1 else f"{number(len(found)).capitalize()} times"
    return (
        f"{times}, pain stood out from the weeks before."
        " Such days come and go; one of them is not news."
    )


def coverage_sentence(series: PainSeries) -> str:
    """How many days of the period hold a check-in."""
    return f"{series.recorded} of {counted(len(series.period), 'day')}"


def likelihood(probability: float) -> str:
    """A probability (0-1) in rounded words; the small ones are all alike."""
    percent = round(probability * 100)
    return "under 5 %" if percent < 5 else f"about {percent} %"


def headline(leaning: Leaning, patterns: Mapping[str, Pattern]) -> str:
    """What the diary resembles, in one or two sentences."""
    names = [lower_first(patterns[id_].name) for id_ in leaning.fitting]
    match leaning.label:
        case LeaningLabel.FITS:
            return f"Your diary leans towards {names[0]}. It could still be wrong."
        case LeaningLabel.MIXED:
            return f"Your diary resembles more than one picture: {listed(names)}."
        case LeaningLabel.NONE:
            return f"None of the {number(len(leaning.scores))} pictures fits."
        case LeaningLabel.UNCLEAR:
            return "Unclear so far."
        case LeaningLabel.NOT_ENOUGH:
            return too_early(leaning.needed)


def evidence_sentence(
    line: EvidenceLine,
    signs: Mapping[str, Sign],
    profile_questions: Mapping[str, ProfileQuestion],
    *,
    brief: bool = False,
) -> str:
    """One line of evidence with its count; ``brief`` leaves to a heading what is counted."""
    if line.kind is LineKind.PROFILE:
        return f"{profile_questions[line.id].question} {'yes' if line.yes else 'no'}"
    if line.effect is not None:
        name = line.id.replace("+", " or ").replace("_", " ")
        way = "higher" if line.effect.estimate > 0 else "lower"
        days = counted(line.yes, "day")
        return f"Pain on {name} days: {abs(line.effect.estimate):.1f} {way}, from {days}"
    counts = f"{signs[line.id].label}: {line.yes} of {line.asked}"
    return counts if brief else f"{counts} {'time' if line.asked == 1 else 'times'} asked"


def why_sentence(why: Why) -> str:
    """Why a question is asked."""
    return _WHY[why]


def too_early(needed: int) -> str:
    """That more check-ins are missing, and how many."""
    verb = "check-in" if needed == 1 else "check-ins"
    return f"Too early to say. {number(needed).capitalize()} more {verb} will help."


def _too_early_for_month(needed: int) -> str:
    if needed <= _SOON:
        return too_early(needed)
    weeks = number(-(-needed // 7))
    return (
        f"Too early to compare with a month ago. About {weeks} more weeks of check-ins will help."
    )


def interval_words(change: Change) -> str:
    """The interval without signs: "0.4 to 2.0", or with words where it spans no change."""
    small, large = sorted((abs(change.low), abs(change.high)))
    if change.low < 0 < change.high:
        return f"between {-change.low:.1f} lower and {change.high:.1f} higher"
    return f"{small:.1f} to {large:.1f}"


def counted(count: int, noun: str) -> str:
    """So many of something that takes a plain s."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def listed(names: Sequence[str]) -> str:
    """Pictures one after the other."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and also {names[-1]}"


def lower_first(name: str) -> str:
    """A name as it stands within a sentence."""
    return name[:1].lower() + name[1:]
