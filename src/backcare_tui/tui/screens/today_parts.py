"""What Today shows, made from its view and the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.charts.pain_glyphs import pain_role, pain_words, sparkline
from backcare_tui.domain.checkin import FLARE_QUESTION
from backcare_tui.domain.text import clean_text, first_line
from backcare_tui.journal.first_steps import Step
from backcare_tui.tui.widgets.chips import Chip
from backcare_tui.tui.widgets.pain_scale import ROLE_STYLES
from backcare_tui.tui.widgets.questions import Question

if TYPE_CHECKING:
    from backcare_tui.domain.checkin import CheckIn
    from backcare_tui.journal.care import PointAdvice
    from backcare_tui.journal.safety import Notice
    from backcare_tui.journal.today import TodayView
    from backcare_tui.knowledge import KnowledgeBase
    from backcare_tui.tui.form import Form

NEW = "new"
"""The id of the safety line among the questions."""

FLARE = "flare"
"""The id of the flare among the triggers' chips."""
FLARE_KEY = "v"

_PAST = {"Is": "Was", "Are": "Were", "Do": "Did", "Does": "Did"}

_NO_BETTER = (
    "Pain is much as it was six weeks ago. A visit to someone who can examine you is worth it; "
    "take this diary along."
)


def week_line(view: TodayView, *, ascii: bool, brief: bool = False) -> Content:  # noqa: A002 - the word of the setting
    """The last seven days as bars on the whole scale, and their mean beside that of the week
    before; gaps are dots."""
    bars = "".join(b if b.strip() else "·" for b in sparkline(view.week, ascii=ascii))
    words = week_words(view, brief=brief)
    lead = "7 days " if brief else "Last 7 days "
    return Content.assemble((lead, "$muted"), (bars, "$primary"), (f" {words}", "$muted"))


def week_words(view: TodayView, *, brief: bool = False) -> str:
    """How the last seven days were, against the seven before."""
    if view.week_mean is None:
        return "nothing yet"
    mean, before = f"{view.week_mean:.1f}", view.before_mean
    if brief:
        return f"mean {mean}" if before is None else f"{mean}, was {before:.1f}"
    recorded = sum(pain is not None for pain in view.week)
    words = f"mean {mean}, from {'1 day' if recorded == 1 else f'{recorded} days'}"
    return words if before is None else f"{words}; the week before {before:.1f}"


_FIRST_STEPS = {
    Step.CHECK_IN: (
        ("", "A number for your pain, letters for what there was, then enter. That is all."),
    ),
    Step.ABOUT_YOU: (
        ("i", "says what to mind when you press points. Half a minute, all of it optional."),
    ),
    Step.PRESS: (("s", "guides you through pressing one point. Two minutes, at your own pace."),),
    Step.LOOK_BACK: (("R", "shows how it goes so far,"), ("P", "which picture it resembles.")),
    Step.UNDO: (
        ("u", "takes back whatever you did last;"),
        ("?", "helps with what is marked."),
    ),
}


def first_step_line(step: Step, *, hide: bool) -> Content:
    """A newcomer's next step in this app's keys; ``hide`` says how to be rid of such lines."""
    parts: list[tuple[str, str] | str] = [("First days    ", "bold $secondary")]
    for key, words in _FIRST_STEPS[step]:
        parts += [(f"{key} " if key else "", "bold $primary"), (f"{words} ", "$muted")]
    if hide:
        parts += [("esc", "bold $primary"), (" hides this", "$muted")]
    return Content.assemble(*parts)


def trigger_chips(view: TodayView, form: Form) -> list[Chip]:
    """A chip for each trigger that this person is asked about, then one for a flare."""
    chips = [
        Chip(t.id, t.label, key=t.letter).with_value(form.exposures.get(t.id))
        for t in view.triggers
    ]
    flare = Chip(FLARE, "Flare", key=FLARE_KEY, hint=FLARE_QUESTION)
    return [*chips, flare.with_value(form.flare)]


def spread_chips(knowledge: KnowledgeBase, form: Form) -> list[Chip]:
    """A chip for each area; those that lead to a warning are asked by the safety line instead."""
    areas = [area for area in knowledge.spread_areas.values() if not area.red_flag]
    return [Chip(area.id, area.label).with_value(form.spread.get(area.id)) for area in areas]


def point_chips(view: TodayView, form: Form) -> list[Chip]:
    """A chip for each core point that this person may press, with its usual seconds."""
    chips = []
    for advice in view.points:
        point, technique = advice.point, advice.point.technique
        if technique is None or advice.limits.blocked:
            continue
        amounts = dict.fromkeys((technique.seconds_min, technique.seconds_max))
        states = ((None, "+", "$muted"), *((s, f"✓ {s} s", "bold $primary") for s in amounts))
        chip = Chip(point.code, point.label, states)
        chips.append(chip.with_value(form.pressed.get(point.code)))
    return chips


def lists_signs(view: TodayView) -> bool:
    """Whether the whole list of signs comes after this check-in: for a day gone by it does not."""
    return view.checklist_due and view.day == view.today


def questions(view: TodayView, knowledge: KnowledgeBase, form: Form) -> list[Question]:
    """The safety line first, then the day's signs; an edit asks only what it already holds."""
    held = view.notice is not None and view.notice.urgent
    rows = []
    if form.before is None:
        daily = knowledge.daily_question
        rows.append(Question(NEW, daily, form.something_new, urgent=True))
    asked = [] if lists_signs(view) or held else [sign.id for sign, _ in view.questions]
    asked += [sign for sign in form.signs if sign not in asked]
    signs = knowledge.signs
    rows += [
        Question(s, _on(view, signs[s].question), form.signs.get(s)) for s in asked if s in signs
    ]
    return rows


def _on(view: TodayView, question: str) -> str:
    """A question about today, as it is asked about another day."""
    if view.day == view.today:
        return question
    first, _, rest = question.partition(" ")
    return f"{_PAST.get(first, first)} {rest}".replace(" today", " that day")


def due_notice(view: TodayView) -> Notice | None:
    """That warning questions wait, where nothing more urgent stands."""
    from backcare_tui.journal.safety import Notice

    count = len(view.warning_questions.questions)
    if not count:
        return None
    waits = "A warning question waits" if count == 1 else f"{count} warning questions wait"
    return Notice("due", waits, view.warning_questions.why)


def saved_lines(view: TodayView, knowledge: KnowledgeBase) -> list[Content]:
    """What the day in view already holds."""
    labels = {trigger.id: trigger.label.lower() for trigger in knowledge.triggers.values()}
    lines = [_saved_line(entry, labels) for entry in view.page.check_ins]
    if view.page.sessions:
        known = knowledge.points
        pressed = ", ".join(
            f"{known[s.point].label if s.point in known else s.point} {s.seconds} s"
            for s in view.page.sessions
        )
        lines.append(Content.assemble(("  Pressed   ", "$muted"), pressed))
    lines += [
        Content.assemble(("  Marked    ", "$muted"), clean_text(event.text))
        for event in view.page.events
    ]
    if view.page.skipped and not view.page.check_ins:
        reason = view.page.skipped.reason
        lines.append(Content.assemble(("Left out on purpose. ", "$muted"), reason))
    if view.no_better:
        lines.append(Content.styled(_NO_BETTER, "$warning"))
    return lines


def _saved_line(entry: CheckIn, labels: dict[str, str]) -> Content:
    words = f"{entry.pain} · {pain_words(entry.pain)}"
    parts: list[tuple[str, str] | str] = [
        ("✓ Saved   ", "bold $primary"),
        (words, f"bold {ROLE_STYLES[pain_role(entry.pain)]}"),
    ]
    said = {labels.get(t, t): yes for t, yes in entry.exposures.items()}
    if entry.flare is not None:
        said["flare"] = entry.flare
    marks = [f"{name} {'✓' if yes else '✗'}" for name, yes in said.items()]
    if marks:
        parts.append("   " + "  ".join(marks))
    if entry.note:
        parts.append((f"\n  {first_line(entry.note, 70)}", "$muted"))
    return Content.assemble(*parts)


def suggestion_line(advice: PointAdvice) -> Content:
    """What could be done in two minutes."""
    point, technique = advice.point, advice.point.technique
    seconds = f", {technique.seconds_min} s a side" if technique and not point.midline else ""
    why = f", first for {advice.first_for.lower()}" if advice.first_for else ""
    return Content.assemble(
        ("Two minutes   ", "bold $secondary"),
        ("s", "bold $primary"),
        f" press {point.label} {point.pinyin}{seconds}{why}",
    )
