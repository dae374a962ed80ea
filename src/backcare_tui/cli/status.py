"""``backcare status``: today and the last seven days at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli.command import Command
from backcare_tui.cli.words import (
    check_in_words,
    counted,
    day_words,
    days_told,
    page_json,
    session_words,
)

if TYPE_CHECKING:
    from backcare_tui.cli.context import App
    from backcare_tui.journal.today import TodayView

_FIRST_STEPS = {
    "about_you": "backcare profile says what to mind when you press points.",
    "press": "backcare press UB23 guides you through pressing one point.",
    "look_back": "backcare trend shows how it goes, backcare pattern which picture it resembles.",
    "undo": "backcare undo takes back whatever you did last.",
}


@click.command("status", cls=Command)
@click.pass_obj
def status_command(app: App) -> None:
    """Show today and the last seven days at a glance, and what is due."""
    from backcare_tui.journal.today import today_view
    from backcare_tui.review.words import trend_label, trend_sentence

    view = today_view(app.journal)
    trend = app.journal.review.trend(30).trend
    items = app.journal.reminders.due()
    lines = [_today(view), _week(view, app), trend_sentence(trend)]
    if view.no_better:
        lines.append("Six weeks have brought no change for the better. A visit is worth it.")
    due = [item for item in items if item.kind not in ("care", "prevention")]
    lines += [f"Due: {item.text}. {item.why}" for item in due if view.page.day == view.today]
    for rule, reminder in view.reminders:
        lines.append(f"{rule.title}: {rule.advice} ({' '.join(reminder.why)})")
    if view.suggestion is not None:
        point = view.suggestion.point
        lines.append(f"In two minutes: backcare press {point.label} ({point.english})")
    if view.first_step is not None and not view.first_ever:
        lines.append(f"First days: {_FIRST_STEPS[view.first_step]}")
    value = {
        "today": page_json(view.page),
        "checked_in": bool(view.page.check_ins),
        "week": {"mean": view.week_mean, "mean_before": view.before_mean, "days": list(view.week)},
        "trend": {"label": trend.label.value, "words": trend_label(trend.label)},
        "sentence": trend_sentence(trend),
        "no_better": view.no_better,
        "due": [
            {"kind": item.kind, "text": item.text, "why": item.why, "rule": item.rule or None}
            for item in items
        ],
        "first_step": view.first_step,
        "suggestion": view.suggestion.point.code if view.suggestion else None,
    }
    app.show("status", value, lines, lead="any")


def _today(view: TodayView) -> str:
    when = " ".join(day_words(view.day, view.today).split())
    page = view.page
    if page.check_ins:
        from backcare_tui.charts.pain_glyphs import pain_words

        newest = page.check_ins[-1]
        text = f"{when}: {check_in_words(newest, pain_words(newest.pain))}."
        if len(page.check_ins) > 1:
            text += f" {counted(len(page.check_ins), 'check-in')} today."
    elif page.skipped:
        text = f"{when}: left out on purpose."
    elif view.first_ever:
        text = "Nothing here yet. One check-in takes about ten seconds: backcare checkin 4"
    else:
        text = f"{when}: nothing logged yet."
    if page.sessions:
        text += f" Pressed: {'; '.join(session_words(each) for each in page.sessions)}."
    return text


def _week(view: TodayView, app: App) -> str:
    if view.week_mean is None:
        return "Last 7 days: nothing logged."
    days = sum(each is not None for each in view.week)
    before = "" if view.before_mean is None else f"; the week before {view.before_mean:.1f}"
    told = f"mean {view.week_mean:.1f} ({counted(days, 'day')}){before}."
    if app.output.plain:
        return f"Last 7 days: {told} {days_told(view.day, view.week)}"
    from backcare_tui.charts.pain_glyphs import sparkline

    line = sparkline(view.week)
    return f"Last 7 days: |{line}|  {told}"
