"""Entries and days in the words of the command line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from backcare_tui.domain.day_words import (
    short_month,
    short_weekday,
    weekday_day,
    weekday_day_year,
)
from backcare_tui.language import ENGLISH, listed, marked, ngettext, pgettext, spoken
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from backcare_tui.domain.checkin import (
        AcupressureSession,
        AfterEffect,
        CheckIn,
        DailyPain,
        Side,
    )
    from backcare_tui.journal.day_pages import DayEntry, DayPage

FEW = 3
"""How many answers about signs are told one by one, which are those of a usual day."""

_PRESSED = {
    "left": marked("{point} {seconds} s left"),
    "right": marked("{point} {seconds} s right"),
}
_SIDES = {
    "left": marked("left"),
    "right": marked("right"),
    "both": marked("both"),
    "midline": marked("midline"),
}


def day_words(day: date, today: date) -> str:
    """A day as "Sat 22 Nov" for a table; with the year where it is not this one."""
    words = _("{weekday} {day} {month}")
    if day.year != today.year:
        words = _("{weekday} {day} {month} {year}")
    month = short_month(day.month)
    return words.format(weekday=short_weekday(day), day=f"{day.day:>2}", month=month, year=day.year)


def day_told(day: date, today: date) -> str:
    """A day as "Sat 22 Nov" for a sentence; with the year where it is not this one."""
    return weekday_day(day) if day.year == today.year else weekday_day_year(day)


def together(parts: Iterable[str]) -> str:
    """What a check-in holds, in a row: "pain 4, cold yes"."""
    return pgettext("between the parts of a check-in", ", ").join(filter(None, parts))


def pairs(values: Mapping[str, bool]) -> str:
    """Answers in words: "cold yes, lifting no"."""
    return together(_answer(answer_name(id_), yes=yes) for id_, yes in values.items())


def flare_words(flare: bool | None) -> str:
    """Whether it was a flare: "flare no"; empty where that was not asked."""
    return "" if flare is None else _answer(_("flare"), yes=flare)


def answer_name(id_: str) -> str:
    """A trigger, sign or area: by its id, which is English, or by its label in other languages."""
    if spoken() == ENGLISH:
        return id_.replace("_", " ")
    from backcare_tui.knowledge import load_knowledge

    known = load_knowledge()
    for kind in (known.triggers, known.signs, known.spread_areas):
        if id_ in kind:
            return kind[id_].label
    return id_.replace("_", " ")


def _answer(name: str, *, yes: bool) -> str:
    return _("{name} yes").format(name=name) if yes else _("{name} no").format(name=name)


def session_words(session: AcupressureSession) -> str:
    """A pressed point: "UB40 30 s left, pain 5 to 3"."""
    from backcare_tui.knowledge import load_knowledge

    words = _PRESSED.get(session.side.value)
    text = _(words) if words else _("{point} {seconds} s")
    pressed = text.format(
        point=load_knowledge().point_label(session.point), seconds=session.seconds
    )
    before, after = session.pain_before, session.pain_after
    if before is None or after is None:
        return pressed
    words = _("{pressed}, pain {before} to {after}")
    return words.format(pressed=pressed, before=before, after=after)


def side_name(side: Side) -> str:
    """A side in a word: "left"."""
    return _(_SIDES[side.value])


def effect_name(effect: AfterEffect) -> str:
    """What pressing left behind, in a word."""
    names = {
        "none": pgettext("what pressing left behind", "none"),
        "sore": pgettext("what pressing left behind", "sore"),
        "bruise": pgettext("what pressing left behind", "bruise"),
    }
    return names[effect.value]


def week_words(daily: Sequence[DailyPain]) -> str:
    """The last seven days in a sentence."""
    if not daily:
        return _("Last 7 days: nothing logged.")
    mean = sum(each.mean for each in daily) / len(daily)
    return ngettext(
        "Last 7 days: mean {mean:.1f} ({number} day).",
        "Last 7 days: mean {mean:.1f} ({number} days).",
        len(daily),
    ).format(mean=mean, number=len(daily))


def days_told(last: date, pains: Sequence[float | None]) -> str:
    """The pains of the days up to ``last`` in a sentence: "Fri 4, Sat not logged, Sun 3.5."."""
    first = last.toordinal() - len(pains) + 1
    told = []
    for at, pain in enumerate(pains):
        # The first day of the calendar was a Monday; the week may have begun before it.
        name = short_weekday(date.fromordinal((first + at - 1) % 7 + 1))
        if pain is None:
            told.append(_("{weekday} not logged").format(weekday=name))
        else:
            words = _("{weekday} {pain}")
            told.append(words.format(weekday=name, pain=format(round(pain, 1), "g")))
    return _("{days}.").format(days=together(told))


def sign_words(signs: Mapping[str, bool]) -> str:
    """Answers about signs: each one where they are few, else how many and which were yes."""
    if len(signs) <= FEW:
        return pairs(signs)
    yes = [answer_name(sign) for sign, there in signs.items() if there]
    named = _("none yes")
    if yes:
        named = _("{number} yes: {names}").format(number=len(yes), names=listed(yes))
    return ngettext(
        "{number} sign asked, {answers}", "{number} signs asked, {answers}", len(signs)
    ).format(number=len(signs), answers=named)


def check_in_words(check_in: CheckIn, felt: str = "", *, full: bool = False) -> str:
    """A check-in without its note: "pain 4, flare no, cold yes". ``felt`` puts it in words.

    A long list of signs is counted, unless it is wanted in ``full``.
    """
    words = _("pain {pain} ({felt})") if felt else _("pain {pain}")
    parts = [words.format(pain=check_in.pain, felt=felt), flare_words(check_in.flare)]
    signs = pairs(check_in.signs) if full else sign_words(check_in.signs)
    return together([*parts, pairs(check_in.exposures), signs, *spread_words(check_in)])


def spread_words(check_in: CheckIn) -> list[str]:
    """Where it hurt and spread to: "where: calf left", "spread: foot no"."""
    if not check_in.spread:
        return []
    from backcare_tui.domain.marks import areas, marks

    found, places, said = [], marks(check_in.spread), areas(check_in.spread)
    if places:
        from backcare_tui.domain.places import told
        from backcare_tui.knowledge import load_knowledge

        names = told(load_knowledge().places, places)
        found.append(_("where: {places}").format(places=names))
    return [*found, _("spread: {answers}").format(answers=pairs(said))] if said else found


def entry_json(entry: DayEntry) -> dict[str, object]:
    """An entry as the JSON schemas hold it."""
    from backcare_tui.domain.plain import to_plain

    return to_plain(entry)


def page_json(page: DayPage) -> dict[str, object]:
    """A day as the JSON schemas hold it."""
    skipped = page.skipped
    return {
        "day": page.day,
        "mean_pain": page.mean_pain,
        "exposures": page.exposures,
        "check_ins": [entry_json(each) for each in page.check_ins],
        "sessions": [entry_json(each) for each in page.sessions],
        "exercises": [entry_json(each) for each in page.exercises],
        "events": [entry_json(each) for each in page.events],
        "skipped": {"reason": skipped.reason} if skipped else None,
    }


def week_json(daily: Sequence[DailyPain]) -> Mapping[str, object]:
    """The last seven days as the JSON schemas hold them."""
    mean = sum(each.mean for each in daily) / len(daily) if daily else None
    return {"mean": mean, "days": len(daily)}
