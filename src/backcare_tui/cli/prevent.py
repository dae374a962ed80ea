"""``backcare prevent``: the prevention rules that matter today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from backcare_tui.cli import completions
from backcare_tui.cli.claims import claim_words, claims_json
from backcare_tui.cli.command import Command
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, sentences

F = TypeVar("F", bound="Callable[..., Any]")

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcare_tui.cli.context import App
    from backcare_tui.domain.care import PreventionRule

REPLIES = {
    "done": marked("Done for today until {day}: {rule}."),
    "snoozed": marked("Put off for some days until {day}: {rule}."),
    "not_for_me": marked("Put away: {rule}."),
}


def _rule(name: str, text: str) -> Callable[[F], F]:
    return click.option(name, metavar="RULE", shell_complete=completions.rules, help=text)


@click.command("prevent", cls=Command)
@_rule("--done", marked("It is done for today."))
@_rule("--snooze", marked("Show it again in some days."))
@_rule("--not-for-me", marked("Do not show it again."))
@_rule("--restore", marked("Show a rule again that was put off or away."))
@click.option("--all", "every", is_flag=True, help="All rules, with the evidence of each.")
@click.pass_obj
def prevent_command(
    app: App,
    done: str | None,
    snooze: str | None,
    not_for_me: str | None,
    restore: str | None,
    every: bool,
) -> None:
    """Show the prevention rules that matter today and why, or reply to one.

    RULE is an id (warmth), a number (1 to 5 are the old rules) or a title.
    """
    from backcare_tui.domain.checkin import Response

    replies = {
        Response.DONE: done,
        Response.SNOOZED: snooze,
        Response.NOT_FOR_ME: not_for_me,
    }
    given = [(response, rule) for response, rule in replies.items() if rule is not None]
    if len(given) + (restore is not None) > 1:
        raise click.UsageError(_("Give one of --done, --snooze, --not-for-me and --restore."))
    reminders = app.journal.reminders
    if restore is not None:
        reminders.restore(restore)
        rule = app.journal.knowledge.rule(restore)
        text = _("{rule} shows again when it matters.").format(rule=rule.title)
        app.show("prevent_reply", {"rule": rule.id, "response": None, "until": None}, [text])
        return
    if given:
        response, name = given[0]
        reply = reminders.respond(name, response)
        value = {"rule": reply.rule, "response": reply.response.value, "until": reply.until}
        title = app.journal.knowledge.rule(name).title
        said = _(REPLIES[response.value]).format(rule=title, day=reply.until)
        text = sentences([said, f"backcare prevent --restore {reply.rule}"])
        app.show("prevent_reply", value, [text])
        return
    _show(app, every)


def _show(app: App, every: bool) -> None:
    journal = app.journal
    journal.review.measure()
    today = journal.reminders.today()
    why = {rule.id: reminder.why for rule, reminder in today}
    shown = [rule for rule, _ in today]
    if every:
        shown += [
            rule
            for rule in journal.knowledge.rules.values()
            if rule.id not in why and not journal.reminders.is_hidden(rule)
        ]
    lines: list[str] = []
    for rule in shown:
        lines += _lines(rule, why.get(rule.id, ()), with_evidence=every)
    if not shown:
        lines.append(
            _("No rule has a reason to show today. backcare prevent --all shows them all.")
        )
    elif not every:
        words = _("Reply: backcare prevent --done {rule} (or --snooze, --not-for-me)")
        lines.append(words.format(rule=shown[0].id))
    value = [_json(rule, why.get(rule.id, ())) for rule in shown]
    app.show("prevent", value, lines, lead="any")


def _lines(rule: PreventionRule, why: tuple[str, ...], *, with_evidence: bool) -> list[str]:
    lines = [_("{rule} ({id})").format(rule=rule.title, id=rule.id), f"  {rule.advice}"]
    if why:
        lines.append("  " + _("Why today: {reasons}").format(reasons=sentences(why)))
    if with_evidence:
        lines += [f"  - {claim_words(claim)}" for claim in rule.evidence]
    if rule.note:
        lines.append(f"  {rule.note}")
    return lines


def _json(rule: PreventionRule, why: tuple[str, ...]) -> dict[str, Any]:
    return {
        "id": rule.id,
        "order": rule.order,
        "title": rule.title,
        "advice": rule.advice,
        "core": rule.core,
        "private": rule.private,
        "why": list(why),
        "evidence": claims_json(rule.evidence),
        "note": rule.note or None,
    }
