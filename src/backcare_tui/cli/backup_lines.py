"""Backups in the words of the command line, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backcare_tui.cli.layout import columns
from backcare_tui.cli.words import day_told, day_words
from backcare_tui.journal.backup_words import days_held
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked, ngettext
from backcare_tui.paths import shown
from backcare_tui.storage.backup_names import Reason
from backcare_tui.storage.putting_back import Condition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from backcare_tui.cli.context import App
    from backcare_tui.journal.backup_list import Listed
    from backcare_tui.journal.restoring import Plan, Restored
    from backcare_tui.journal.verifying import Verified
    from backcare_tui.storage.backup_days import Days
    from backcare_tui.storage.backup_set import Backup

REASONS = {
    Reason.DAILY: marked("daily"),
    Reason.BEFORE_IMPORT: marked("before an import"),
    Reason.BEFORE_RESTORE: marked("before a restore"),
    Reason.BEFORE_BULK: marked("before a change of many days"),
    Reason.BEFORE_MIGRATION: marked("before an update"),
    Reason.BY_HAND: marked("by hand"),
    None: marked("of an older version"),
}
_DAYS_NAMED = 5
_STEP = 1000


def backup_json(backup: Backup) -> dict[str, Any]:
    """What the name and place of a backup tell."""
    return {
        "name": backup.name,
        "path": str(backup.path),
        "at": backup.at.astimezone().isoformat(),
        "reason": backup.reason.value if backup.reason else None,
        "encrypted": backup.encrypted,
    }


def days_json(days: Days | None) -> dict[str, Any]:
    """How many days a backup holds, and the first and last of them; all null where unknown."""
    if days is None:
        return {"days": None, "first_day": None, "last_day": None}
    return {"days": days.number, "first_day": days.first, "last_day": days.last}


def listed_json(each: Listed) -> dict[str, Any]:
    """A backup and what is recorded of it."""
    record = each.record
    verified = record.verified_at if record else None
    return {
        **backup_json(each.backup),
        "size": each.size,
        "entries": dict(record.entries) if record and record.entries is not None else None,
        **days_json(each.days),
        "recorded": record is not None,
        "verified": verified.isoformat() if verified else None,
    }


def list_lines(app: App, found: Sequence[Listed]) -> list[str]:
    """The folder, then two lines for each backup: what it is, and beneath it what it holds."""
    if not found:
        return []
    today, width = app.journal.today, app.output.width
    heads = [[each.backup.name, _why(each, today)] for each in found]
    rows = [
        [
            "    " + day_words(each.backup.at.date(), today),
            each.backup.at.strftime("%H:%M"),
            size_words(each.size),
            _holds(each, today),
        ]
        for each in found
    ]
    folder = _("In {folder}:").format(folder=shown(app.journal.backups.folder))
    told = [
        line
        for head, row in zip(heads, columns(rows), strict=True)
        for line in (*columns([head], width), row)
    ]
    return [folder, *told]


def size_words(size: int) -> str:
    """A number of bytes: "4.6 MB"."""
    if size < _STEP:
        return _("{size} B").format(size=size)
    if size < _STEP**2:
        return _("{size:.0f} kB").format(size=size / _STEP)
    return _("{size:.1f} MB").format(size=size / _STEP**2)


def _holds(each: Listed, today: date) -> str:
    if each.days is not None:
        return days_held(each.days, today)
    return _("encrypted") if each.backup.encrypted else _("cannot be read")


def _why(each: Listed, today: date) -> str:
    reason = _(REASONS[each.backup.reason])
    if each.fault:
        return _("{reason}, record cannot be read").format(reason=reason)
    if each.record is None:
        return _("{reason}, no record").format(reason=reason)
    if each.record.verified_at is None:
        return _("{reason}, not verified yet").format(reason=reason)
    day = day_told(each.record.verified_at.date(), today)
    return _("{reason}, verified on {day}").format(reason=reason, day=day)


def verified_lines(found: Verified, today: date) -> list[str]:
    """What was looked at in a backup that is whole, one line each."""
    lines = [
        _("{name} is whole.").format(name=found.backup.name),
        _("  - It opens, and nothing in it is damaged: {days}.").format(
            days=days_held(found.days, today)
        ),
    ]
    if found.recorded:
        lines.append(_("  - It is byte for byte as it was when it was made."))
    else:
        lines.append(_("  - It has no record, so it cannot be compared with how it was made."))
    if found.same_content:
        lines.append(_("  - Every entry in it reads as it did then."))
    if found.older:
        lines.append(_("  - An older version made it; a copy of it was brought up to date."))
    return lines


def verified_json(found: Verified) -> dict[str, Any]:
    """What was found in a backup that is whole."""
    return {
        **backup_json(found.backup),
        "whole": True,
        "message": "",
        "revision": found.revision,
        "entries": dict(found.entries),
        **days_json(found.days),
        "recorded": found.recorded,
        "same_content": found.same_content,
        "older": found.older,
    }


def plan_lines(plan: Plan, diary: Path | None, today: date, signs: Sequence[str]) -> list[str]:
    """What restoring a backup would change, and which warning signs it would lift, by name."""
    head = _("{name} brings the diary back to {day}, {time}:").format(
        name=plan.backup.name,
        day=day_told(plan.backup.at.date(), today),
        time=plan.backup.at.strftime("%H:%M"),
    )
    if plan.condition is Condition.MISSING:
        what = _("  - There is no diary in {file}; the backup takes that place.")
    elif plan.condition is Condition.DAMAGED:
        what = _("  - The diary {file} is damaged. It is kept under another name beside it.")
    else:
        lifted = [_("  - This takes back what you ticked: {signs}").format(signs=listed(signs))]
        return [head, *_counts(plan, today), *(lifted if signs else [])]
    place = shown(diary) if diary is not None else ""
    back = _("  - What comes back: {days}").format(days=days_held(plan.held, today))
    return [head, what.format(file=place), back]


def _counts(plan: Plan, today: date) -> list[str]:
    back = ngettext("  - {n:,} entry comes back", "  - {n:,} entries come back", plan.added)
    changed = ngettext(
        "  - {n:,} entry becomes what it was",
        "  - {n:,} entries become what they were",
        plan.changed,
    )
    gone = ngettext(
        "  - {n:,} entry that was added since goes",
        "  - {n:,} entries that were added since go",
        plan.removed,
    )
    days = plan.days
    lines = [
        words.format(n=n)
        for words, n in ((back, plan.added), (changed, plan.changed), (gone, plan.removed))
        if n
    ]
    if days and len(days) <= _DAYS_NAMED:
        named = listed(day_told(day, today) for day in days)
        lines.append(_("  - days: {days}").format(days=named))
    elif days:
        words = _("  - {number:,} days from {first} to {last}")
        first, last = day_told(days[0], today), day_told(days[-1], today)
        lines.append(words.format(number=len(days), first=first, last=last))
    return lines


def plan_json(plan: Plan, *, dry_run: bool, done: Restored | None = None) -> dict[str, Any]:
    """What restoring a backup changes, or changed."""
    return {
        **backup_json(plan.backup),
        "dry_run": dry_run,
        "diary": plan.condition.value,
        "added": plan.added,
        "changed": plan.changed,
        "removed": plan.removed,
        "lifted": plan.lifted,
        "days": [day.isoformat() for day in plan.days],
        "before": str(done.before) if done and done.before else None,
        "aside": str(done.aside) if done and done.aside else None,
    }
