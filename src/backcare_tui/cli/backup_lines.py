"""Backups in the words of the command line, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backcare_tui.cli.layout import columns
from backcare_tui.cli.words import day_told, day_words
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked, ngettext
from backcare_tui.storage.backup_names import Reason
from backcare_tui.storage.putting_back import Condition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from backcare_tui.cli.context import App
    from backcare_tui.journal.backups import Listed
    from backcare_tui.journal.restoring import Plan, Restored
    from backcare_tui.journal.verifying import Verified
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


def listed_json(each: Listed) -> dict[str, Any]:
    """A backup and what is recorded of it."""
    record = each.record
    verified = record.verified_at if record else None
    return {
        **backup_json(each.backup),
        "size": each.size,
        "entries": dict(record.entries) if record and record.entries is not None else None,
        "recorded": record is not None,
        "verified": verified.isoformat() if verified else None,
    }


def list_lines(app: App, found: Sequence[Listed]) -> list[str]:
    """Two lines for each backup: its name, and beneath it what is known."""
    today = app.journal.today
    rows = [
        [
            "    " + day_words(each.backup.at.date(), today),
            each.backup.at.strftime("%H:%M"),
            size_words(each.size),
            _state(each, today),
            _(REASONS[each.backup.reason]),
        ]
        for each in found
    ]
    told = columns(rows)
    return [line for each, row in zip(found, told, strict=True) for line in (each.backup.name, row)]


def size_words(size: int) -> str:
    """A number of bytes: "4.6 MB"."""
    if size < _STEP:
        return _("{size} B").format(size=size)
    if size < _STEP**2:
        return _("{size:.0f} kB").format(size=size / _STEP)
    return _("{size:.1f} MB").format(size=size / _STEP**2)


def entries_words(number: int) -> str:
    """How many entries: "1 entry"."""
    return ngettext("{number:,} entry", "{number:,} entries", number).format(number=number)


def _state(each: Listed, today: date) -> str:
    if each.fault:
        return _("record cannot be read")
    if each.record is None:
        return _("no record")
    entries = each.record.entries
    what = _("encrypted") if entries is None else entries_words(sum(entries.values()))
    if each.record.verified_at is None:
        return _("{what}, not verified yet").format(what=what)
    day = day_told(each.record.verified_at.date(), today)
    return _("{what}, verified on {day}").format(what=what, day=day)


def verified_lines(found: Verified) -> list[str]:
    """What was looked at in a backup that is whole, one line each."""
    number = sum(found.entries.values())
    lines = [
        _("{name} is whole.").format(name=found.backup.name),
        _("  - It opens, and nothing in it is damaged: {entries}.").format(
            entries=entries_words(number)
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
        "recorded": found.recorded,
        "same_content": found.same_content,
        "older": found.older,
    }


def plan_lines(plan: Plan, diary: Path | None, today: date) -> list[str]:
    """What restoring a backup would change."""
    head = _("{name} brings the diary back to {day}, {time}:").format(
        name=plan.backup.name,
        day=day_told(plan.backup.at.date(), today),
        time=plan.backup.at.strftime("%H:%M"),
    )
    if plan.condition is Condition.MISSING:
        what = _("  - There is no diary in {file}; the backup takes that place.")
        return [head, what.format(file=diary), *_counts(plan, today)]
    if plan.condition is Condition.DAMAGED:
        what = _("  - The diary {file} is damaged. It is kept under another name beside it.")
        return [head, what.format(file=diary), *_counts(plan, today)]
    return [head, *_counts(plan, today)]


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
        "days": [day.isoformat() for day in plan.days],
        "before": str(done.before) if done and done.before else None,
        "aside": str(done.aside) if done and done.aside else None,
    }
