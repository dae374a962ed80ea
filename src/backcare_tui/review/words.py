"""The review in plain sentences: calm, short, never more certain than the figures."""

from collections.abc import Iterable, Mapping, Sequence

from backcare_tui.domain.care import Nature, Pattern, ProfileQuestion, Sign
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked, ngettext, pgettext, sentences
from backcare_tui.review.change import Change
from backcare_tui.review.next_question import Why
from backcare_tui.review.patterns import EvidenceLine, Leaning, LeaningLabel, LineKind
from backcare_tui.review.series import PainSeries, WindowMean
from backcare_tui.review.spikes import Spike
from backcare_tui.review.trend import LongView, Trend, TrendLabel

HONESTY = marked(
    "Two trained practitioners often disagree about this"
    " (agreement about 0.3 on a scale where 1 is perfect)."
)

_NUMBERS = (
    "no",
    marked("one"),
    marked("two"),
    marked("three"),
    marked("four"),
    marked("five"),
    marked("six"),
    marked("seven"),
    marked("eight"),
    marked("nine"),
    marked("ten"),
    marked("eleven"),
    marked("twelve"),
)
_SOON = 14
_LABELS = {
    TrendLabel.IMPROVING: marked("lower than a month ago"),
    TrendLabel.WORSENING: marked("higher than a month ago"),
    TrendLabel.STEADY: marked("steady"),
    TrendLabel.CANT_TELL: marked("can't tell yet"),
    TrendLabel.NOT_ENOUGH: marked("too early to say"),
}
_WHY = {
    Why.NEVER_ASKED: marked("Not asked yet."),
    Why.OPEN_PICTURE: marked("It tells most while the picture is open."),
    Why.KEY_SIGN: marked("It is a key sign of its picture."),
    Why.LONG_AGO: marked("It has not been asked for a while."),
}
_NATURES = {Nature.EXCESS: marked("excess"), Nature.DEFICIENCY: marked("deficiency")}


def number(count: int) -> str:
    """A count in words up to twelve."""
    if count == 0:
        return pgettext("how many", "no")
    return _(_NUMBERS[count]) if 0 < count < len(_NUMBERS) else str(count)


def trend_label(label: TrendLabel) -> str:
    """The label in two to five words."""
    return _(_LABELS[label])


def trend_sentence(trend: Trend) -> str:
    """What the last month shows."""
    change = trend.change
    if change is None:
        return _too_early_for_month(trend.needed)
    interval = interval_words(change)
    if trend.label is TrendLabel.STEADY:
        return _("Steady: no real change over the last 30 days.")
    if trend.label is TrendLabel.CANT_TELL:
        told = _("Can't tell yet: compared with a month ago, pain is {interval}.")
        if change.high <= 0:
            told = _("Can't tell yet: compared with a month ago, pain is {interval} lower.")
        elif change.low >= 0:
            told = _("Can't tell yet: compared with a month ago, pain is {interval} higher.")
        return told.format(interval=interval)
    told = _("Pain is about {points:.1f} higher than a month ago ({interval}).")
    if change.estimate < 0:
        told = _("Pain is about {points:.1f} lower than a month ago ({interval}).")
    size = _("That is a real change, and not yet a big one.")
    if trend.meaningful:
        size = _("That is enough to matter to most people.")
    return sentences([told.format(points=abs(change.estimate), interval=interval), size])


def week_sentence(week: WindowMean) -> str:
    """The mean of the last seven days, and on how much it rests."""
    if week.mean is None:
        return _("No check-in in the last 7 days.")
    return ngettext(
        "Mean of the last 7 days: {mean:.1f}, from {number} day.",
        "Mean of the last 7 days: {mean:.1f}, from {number} days.",
        week.days,
    ).format(mean=week.mean, number=week.days)


def long_view_sentence(view: LongView) -> str:
    """Where a long period leads, told as a whole."""
    change = view.change
    if change.low < 0 < change.high:
        told = _("Over the whole {days} days there is no clear rise or fall.")
        return told.format(days=view.days)
    told = _(
        "Over the whole {days} days, pain rose by about {points:.1f} every 30 days ({interval})."
    )
    if change.estimate < 0:
        told = _(
            "Over the whole {days} days, pain fell by about {points:.1f} every 30 days"
            " ({interval})."
        )
    return told.format(days=view.days, points=abs(change.estimate), interval=interval_words(change))


def spikes_sentence(found: Sequence[Spike]) -> str:
    """How often pain stood out."""
    if not found:
        return _("No day stood out from the weeks before it.")
    return ngettext(
        "Once, pain stood out from the weeks before."
        " Such days come and go; one of them is not news.",
        "{number} times, pain stood out from the weeks before."
        " Such days come and go; one of them is not news.",
        len(found),
    ).format(number=number(len(found)).capitalize())


def coverage_sentence(series: PainSeries) -> str:
    """How many days of the period hold a check-in."""
    return ngettext(
        "{recorded} of {number} day", "{recorded} of {number} days", len(series.period)
    ).format(recorded=series.recorded, number=len(series.period))


def likelihood(probability: float) -> str:
    """A probability (0-1) in rounded words; the small ones are all alike."""
    percent = round(probability * 100)
    return _("under 5 %") if percent < 5 else _("about {percent} %").format(percent=percent)


def nature_name(nature: Nature) -> str:
    """The traditional class of a pattern in a word."""
    return _(_NATURES[nature])


def headline(leaning: Leaning, patterns: Mapping[str, Pattern]) -> str:
    """What the diary resembles, in one or two sentences."""
    names = [lower_first(patterns[id_].name) for id_ in leaning.fitting]
    match leaning.label:
        case LeaningLabel.FITS:
            told = _("Your diary leans towards {name}. It could still be wrong.")
            return told.format(name=names[0])
        case LeaningLabel.MIXED:
            told = _("Your diary resembles more than one picture: {names} and also {last}.")
            return told.format(names=listed(names[:-1]), last=names[-1])
        case LeaningLabel.NONE:
            told = _("None of the {number} pictures fits.")
            return told.format(number=number(len(leaning.scores)))
        case LeaningLabel.UNCLEAR:
            return _("Unclear so far.")
        case LeaningLabel.NOT_ENOUGH:
            told = ngettext(
                "Too early to say. Questions answered on {number} more day will help.",
                "Too early to say. Questions answered on {number} more days will help.",
                leaning.needed,
            )
            return told.format(number=number(leaning.needed))


def evidence_sentence(
    line: EvidenceLine,
    signs: Mapping[str, Sign],
    profile_questions: Mapping[str, ProfileQuestion],
    names: Mapping[str, str],
    *,
    brief: bool = False,
) -> str:
    """One line of evidence with its count; ``brief`` leaves to a heading what is counted.

    ``names`` are those of triggers within a sentence, by id.
    """
    if line.kind is LineKind.PROFILE:
        told = _("{question} yes") if line.yes else _("{question} no")
        return told.format(question=profile_questions[line.id].question)
    if line.effect is not None:
        told = ngettext(
            "Pain on {name} days: {points:.1f} lower, from {number} day",
            "Pain on {name} days: {points:.1f} lower, from {number} days",
            line.yes,
        )
        if line.effect.estimate > 0:
            told = ngettext(
                "Pain on {name} days: {points:.1f} higher, from {number} day",
                "Pain on {name} days: {points:.1f} higher, from {number} days",
                line.yes,
            )
        name = either(names.get(id_, id_) for id_ in line.id.split("+"))
        return told.format(name=name, points=abs(line.effect.estimate), number=line.yes)
    told = _("{sign}: {yes} of {number}")
    if not brief:
        told = ngettext(
            "{sign}: {yes} of {number} time asked",
            "{sign}: {yes} of {number} times asked",
            line.asked,
        )
    return told.format(sign=signs[line.id].label, yes=line.yes, number=line.asked)


def why_sentence(why: Why) -> str:
    """Why a question is asked."""
    return _(_WHY[why])


def too_early(needed: int) -> str:
    """That more check-ins are missing, and how many."""
    return ngettext(
        "Too early to say. {number} more check-in will help.",
        "Too early to say. {number} more check-ins will help.",
        needed,
    ).format(number=number(needed).capitalize())


def _too_early_for_month(needed: int) -> str:
    if needed <= _SOON:
        return too_early(needed)
    return _(
        "Too early to compare with a month ago. About {number} more weeks of check-ins will help."
    ).format(number=number(-(-needed // 7)))


def interval_words(change: Change) -> str:
    """The interval without signs: "0.4 to 2.0", or with words where it spans no change."""
    if change.low < 0 < change.high:
        told = _("between {low:.1f} lower and {high:.1f} higher")
        return told.format(low=-change.low, high=change.high)
    small, large = sorted((abs(change.low), abs(change.high)))
    return _("{low:.1f} to {high:.1f}").format(low=small, high=large)


def either(names: Iterable[str]) -> str:
    """Names of which the diary cannot tell which it is: "cold or damp"."""
    return pgettext("between names", " or ").join(names)


def both(names: Iterable[str]) -> str:
    """Names that are meant all together: "cold and damp"."""
    return pgettext("between names", " and ").join(names)


def lower_first(name: str) -> str:
    """A name as it stands within a sentence."""
    return name[:1].lower() + name[1:]
