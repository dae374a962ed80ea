"""Entries and days in the words of the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.cli.output import pairs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from backcare_tui.domain.checkin import AcupressureSession, CheckIn, DailyPain, Event
    from backcare_tui.journal.entries import DayPage

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FEW = 3
"""How many answers about signs are told one by one, which are those of a usual day."""
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day_words(day: date, today: date) -> str:
    """A day as "Sat 22 Nov"; with the year where it is not this one."""
    text = f"{_DAYS[day.weekday()]} {day.day:>2} {_MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def counted(count: int, word: str, many: str = "") -> str:
    """A number with its word: "1 day", "5 days"."""
    return f"{count} {word if count == 1 else many or word + 's'}"


def session_words(session: AcupressureSession) -> str:
    """A pressed point: "BL40 30 s left, pain 5 to 3"."""
    text = f"{session.point} {session.seconds} s"
    if session.side.value in ("left", "right"):
        text += f" {session.side.value}"
    if session.pain_before is not None and session.pain_after is not None:
        text += f", pain {session.pain_before} to {session.pain_after}"
    return text


def week_words(daily: Sequence[DailyPain]) -> str:
    """The last seven days in a sentence."""
    if not daily:
        return "Last 7 days: nothing logged."
    mean = sum(each.mean for each in daily) / len(daily)
    return f"Last 7 days: mean {mean:.1f} ({counted(len(daily), 'day')})."


def days_told(last: date, pains: Sequence[float | None]) -> str:
    """The pains of the days up to ``last`` in a sentence: "Fri 4, Sat not logged, Sun 3.5."."""
    first = last.toordinal() - len(pains) + 1
    told = []
    for at, pain in enumerate(pains):
        # The first day of the calendar was a Monday.
        name = _DAYS[(first + at - 1) % 7]
        told.append(f"{name} {'not logged' if pain is None else format(round(pain, 1), 'g')}")
    return f"{', '.join(told)}."


def sign_words(signs: Mapping[str, bool]) -> str:
    """Answers about signs: each one where they are few, else how many and which were yes."""
    if len(signs) <= FEW:
        return pairs(signs)
    yes = [sign.replace("_", " ") for sign, there in signs.items() if there]
    named = f"{len(yes)} yes: {', '.join(yes)}" if yes else "none yes"
    return f"{counted(len(signs), 'sign')} asked, {named}"


def check_in_words(check_in: CheckIn, felt: str = "", *, full: bool = False) -> str:
    """A check-in without its note: "pain 4, flare no, cold yes". ``felt`` puts it in words.

    A long list of signs is counted, unless it is wanted in ``full``.
    """
    parts = [f"pain {check_in.pain} ({felt})" if felt else f"pain {check_in.pain}"]
    if check_in.flare is not None:
        parts.append(pairs({"flare": check_in.flare}))
    signs = pairs(check_in.signs) if full else sign_words(check_in.signs)
    parts += [said for said in (pairs(check_in.exposures), signs) if said]
    if check_in.spread:
        parts.append(f"spread: {pairs(check_in.spread)}")
    return ", ".join(parts)


def entry_json(entry: CheckIn | AcupressureSession | Event) -> dict[str, object]:
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
        "events": [entry_json(each) for each in page.events],
        "skipped": {"reason": skipped.reason} if skipped else None,
    }


def week_json(daily: Sequence[DailyPain]) -> Mapping[str, object]:
    """The last seven days as the JSON schemas hold them."""
    mean = sum(each.mean for each in daily) / len(daily) if daily else None
    return {"mean": mean, "days": len(daily)}
