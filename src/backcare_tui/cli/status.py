"""``backcare status``: today and the last seven days at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli.command import Command
from backcare_tui.cli.words import (
    check_in_words,
    day_told,
    days_told,
    page_json,
    session_words,
)
from backcare_tui.language import clauses, marked, ngettext, sentences
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from backcare_tui.cli.context import App
    from backcare_tui.journal.reminders import DueItem
    from backcare_tui.journal.today import TodayView

_FIRST_STEPS = {
    "about_you": marked("backcare profile says what to mind when you press points."),
    "press": marked("backcare press UB23 guides you through pressing one point."),
    "look_back": marked(
        "backcare trend shows how it goes, backcare pattern which picture it resembles."
    ),
    "undo": marked("backcare undo takes back whatever you did last."),
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
        lines.append(_("Six weeks have brought no change for the better. A visit is worth it."))
    due = [item for item in items if item.kind not in ("care", "prevention")]
    lines += [_due(item) for item in due if view.page.day == view.today]
    for rule, reminder in view.reminders:
        words = _("{rule}: {advice} ({reasons})")
        why = sentences(reminder.why)
        lines.append(words.format(rule=rule.title, advice=rule.advice, reasons=why))
    if view.suggestion is not None:
        point = view.suggestion.point
        words = _("In two minutes: backcare press {point} ({name})")
        lines.append(words.format(point=point.label, name=point.english))
    if view.first_step is not None and not view.first_ever:
        step = _(_FIRST_STEPS[view.first_step])
        lines.append(_("First days: {step}").format(step=step))
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


def _due(item: DueItem) -> str:
    return sentences([_("Due: {text}.").format(text=item.text), item.why])


def _today(view: TodayView) -> str:
    page, said = view.page, [_day(view)]
    if len(page.check_ins) > 1:
        words = ngettext(
            "{number} check-in today.", "{number} check-ins today.", len(page.check_ins)
        )
        said.append(words.format(number=len(page.check_ins)))
    if page.sessions:
        pressed = clauses(session_words(each) for each in page.sessions)
        said.append(_("Pressed: {points}.").format(points=pressed))
    return sentences(said)


def _day(view: TodayView) -> str:
    day, page = day_told(view.day, view.today), view.page
    if page.check_ins:
        from backcare_tui.charts.pain_glyphs import pain_words

        newest = page.check_ins[-1]
        told = check_in_words(newest, pain_words(newest.pain))
        return _("{day}: {check_in}.").format(day=day, check_in=told)
    if page.skipped:
        return _("{day}: left out on purpose.").format(day=day)
    if view.first_ever:
        return _("Nothing here yet. One check-in takes about ten seconds: backcare checkin 4")
    return _("{day}: nothing logged yet.").format(day=day)


def _week(view: TodayView, app: App) -> str:
    if view.week_mean is None:
        return _("Last 7 days: nothing logged.")
    days = sum(each is not None for each in view.week)
    told = ngettext("mean {mean:.1f} ({number} day).", "mean {mean:.1f} ({number} days).", days)
    if view.before_mean is not None:
        told = ngettext(
            "mean {mean:.1f} ({number} day); the week before {before:.1f}.",
            "mean {mean:.1f} ({number} days); the week before {before:.1f}.",
            days,
        )
    told = told.format(mean=view.week_mean, number=days, before=view.before_mean)
    if app.output.plain:
        told = sentences([told, days_told(view.day, view.week)])
        return _("Last 7 days: {told}").format(told=told)
    from backcare_tui.charts.pain_glyphs import sparkline

    return _("Last 7 days: |{line}|  {told}").format(line=sparkline(view.week), told=told)
