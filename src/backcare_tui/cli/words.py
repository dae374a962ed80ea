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


def check_in_words(check_in: CheckIn, felt: str = "") -> str:
    """A check-in without its note: "pain 4, flare no, cold yes". ``felt`` puts it in words."""
    parts = [f"pain {check_in.pain} ({felt})" if felt else f"pain {check_in.pain}"]
    if check_in.flare is not None:
        parts.append(pairs({"flare": check_in.flare}))
    parts += [pairs(said) for said in (check_in.exposures, check_in.signs) if said]
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
