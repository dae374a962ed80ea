"""Beside the trend, in plain sentences: tomorrow's usual range, marked events, what is missing."""

from backcare_tui.domain.day_words import day_month_year
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, ngettext, sentences
from backcare_tui.review.before_after import BeforeAfter, Outcome
from backcare_tui.review.change import Change
from backcare_tui.review.completeness import Completeness
from backcare_tui.review.forecast import UsualRange
from backcare_tui.review.words import interval_words, number


def usual_range_sentence(usual: UsualRange) -> str:
    """The range to expect tomorrow, and how often such a range held."""
    span = f"{usual.low}"
    if usual.low < usual.high:
        span = _("{low} to {high}").format(low=usual.low, high=usual.high)
    told = _("Tomorrow's usual range: {span}. It is meant to hold on eight days in ten.")
    if usual.checked:
        told = _(
            "Tomorrow's usual range: {span}. It is meant to hold on eight days in ten; it held on"
            " {held} of the last {checked}."
        )
    return told.format(span=span, held=usual.held, checked=usual.checked)


def event_sentence(look: BeforeAfter) -> str:
    """What the four weeks after a marked day show against those before."""
    event = look.event.text
    if look.outcome is Outcome.WAITING:
        told = _("“{event}”: the comparison is planned for {day}.")
        return told.format(event=event, day=day_month_year(look.due))
    if look.change is None:
        return _(
            "“{event}”: too few days to compare, {before} before and {after} after. Ten on either"
            " side are needed."
        ).format(event=event, before=number(look.before), after=number(look.after))
    return sentences([_compared(event, look.outcome, look.change), _others(look)])


def completeness_sentences(found: Completeness) -> list[str]:
    """What to know beside the mean; nothing where there is nothing to say."""
    lines = []
    if found.beside_gaps is not None:
        told = _(
            "Beside gaps, pain is about {points:.1f} lower: the missing days may be better ones,"
            " and the mean too high."
        )
        if found.beside_gaps.estimate > 0:
            told = _(
                "Beside gaps, pain is about {points:.1f} higher: the missing days may be worse"
                " ones, and the mean too low."
            )
        lines.append(told.format(points=abs(found.beside_gaps.estimate)))
    if found.weekend_gap:
        told = ngettext(
            "Weekends are mostly missing ({recorded} of {number} day): the mean speaks for"
            " weekdays.",
            "Weekends are mostly missing ({recorded} of {number} days): the mean speaks for"
            " weekdays.",
            found.weekends.days,
        )
        lines.append(told.format(recorded=found.weekends.recorded, number=found.weekends.days))
    if found.often_late:
        told = ngettext(
            "{late} of {number} check-in were written two days late or more. Memory fades by then.",
            "{late} of {number} check-ins were written two days late or more. Memory fades by"
            " then.",
            found.entries,
        )
        lines.append(told.format(late=found.late, number=found.entries))
    return lines


def _compared(event: str, outcome: Outcome, found: Change) -> str:
    match outcome:
        case Outcome.LOWER:
            told = _(
                "“{event}”: in the four weeks after, pain was about {points:.1f} lower than before"
                " ({interval}). What else changed then, the diary cannot know."
            )
        case Outcome.HIGHER:
            told = _(
                "“{event}”: in the four weeks after, pain was about {points:.1f} higher than before"
                " ({interval}). What else changed then, the diary cannot know."
            )
        case Outcome.NO_SIGN:
            told = _(
                "“{event}”: no sign of a change in the four weeks after. That is worth knowing."
            )
        case _:
            told = _(
                "“{event}”: can't tell: in the four weeks after, pain was {interval} than before."
            )
    return told.format(event=event, points=abs(found.estimate), interval=interval_words(found))


def _others(look: BeforeAfter) -> str:
    if not look.others:
        return ""
    names = listed(f"“{other.text}”" for other in look.others)
    return _("Close to it: {names}. Their effects cannot be told apart.").format(names=names)
