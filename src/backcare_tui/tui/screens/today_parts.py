"""What Today shows, made from its view and the form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.charts.cells import cell_width, fit
from backcare_tui.charts.pain_glyphs import pain_role, pain_words, sparkline
from backcare_tui.domain.answers import FLARE_QUESTION
from backcare_tui.domain.marks import marks
from backcare_tui.domain.past import of_that_day
from backcare_tui.domain.text import clean_text, first_line
from backcare_tui.journal.first_steps import Step
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked, ngettext, sentences
from backcare_tui.tui.widgets.chips import Chip
from backcare_tui.tui.widgets.pain_scale import ROLE_STYLES
from backcare_tui.tui.widgets.questions import Question

if TYPE_CHECKING:
    from backcare_tui.domain.checkin import AcupressureSession, CheckIn
    from backcare_tui.journal.care import PointAdvice
    from backcare_tui.journal.safety import Notice
    from backcare_tui.journal.today import TodayView
    from backcare_tui.journal.unfinished import Unfinished
    from backcare_tui.knowledge import KnowledgeBase
    from backcare_tui.tui.form import Form

NEW = "new"
"""The id of the safety line among the questions."""

FLARE = "flare"
"""The id of the flare among the triggers' chips."""
FLARE_KEY = "v"

WAS_THERE, SPREADS_TO, WHERE, PRESSED, NOTE = _LEADS = (
    marked("Was there…"),
    marked("Spreads to"),
    marked("Where"),
    marked("Pressed"),
    marked("Note"),
)
"""What stands before the rows of the form. In English: `form_lead` puts it into words."""

_NO_BETTER = marked(
    "Pain is much as it was six weeks ago. A visit to someone who can examine you is worth it; "
    "take this diary along."
)


def form_lead(words: str) -> str:
    """One of `_LEADS`, filled up so that what follows stands below each other."""
    return fit(_(words), max(cell_width(_(lead)) for lead in _LEADS) + 2)


def week_line(view: TodayView, *, ascii: bool, brief: bool = False) -> Content:  # noqa: A002 - the word of the setting
    """The last seven days as bars on the whole scale, and their mean beside that of the week
    before; gaps are dots."""
    bars = "".join(b if b.strip() else "·" for b in sparkline(view.week, ascii=ascii))
    words = week_words(view, brief=brief)
    lead = f"{_('7 days')} "
    if not brief:
        lead = _("Last 7 days")
        lead = fit(lead, max(cell_width(lead) + 1, cell_width(form_lead(NOTE))))
    return Content.assemble((lead, "$muted"), (bars, "$primary"), (f" {words}", "$muted"))


def week_words(view: TodayView, *, brief: bool = False) -> str:
    """How the last seven days were, against the seven before."""
    if view.week_mean is None:
        return _("nothing yet")
    mean, before = view.week_mean, view.before_mean
    if brief:
        if before is None:
            return _("mean {mean:.1f}").format(mean=mean)
        return _("{mean:.1f}, was {before:.1f}").format(mean=mean, before=before)
    recorded = sum(pain is not None for pain in view.week)
    if before is None:
        words = ngettext(
            "mean {mean:.1f}, from {number} day", "mean {mean:.1f}, from {number} days", recorded
        )
        return words.format(mean=mean, number=recorded)
    words = ngettext(
        "mean {mean:.1f}, from {number} day; the week before {before:.1f}",
        "mean {mean:.1f}, from {number} days; the week before {before:.1f}",
        recorded,
    )
    return words.format(mean=mean, number=recorded, before=before)


_FIRST_STEPS = {
    Step.CHECK_IN: marked(
        "A number for your pain, letters for what there was, then enter. That is all."
    ),
    Step.ABOUT_YOU: marked(
        "`i` says what to mind when you press points. Half a minute, all of it optional."
    ),
    Step.PRESS: marked("`s` guides you through pressing. Two minutes, at your own pace."),
    Step.LOOK_BACK: marked("`R` shows how it goes so far, `P` which picture it resembles."),
    Step.UNDO: marked("`u` takes back whatever you did last; `?` helps with what is marked."),
}
_KEY = re.compile(r"`([^`]+)`")


def first_step_line(step: Step, *, hide: bool) -> Content:
    """A newcomer's next step in this app's keys; ``hide`` says how to be rid of such lines."""
    words = [_(_FIRST_STEPS[step]), _("`esc` hides this") if hide else ""]
    told = [
        (part, "bold $primary" if at % 2 else "$muted")
        for at, part in enumerate(_KEY.split(sentences(words)))
    ]
    return Content.assemble((_offer_lead(_("First days")), "bold $secondary"), *told)


def _offer_lead(words: str) -> str:
    """What stands before an offer, filled up so that offers stand below each other."""
    leads = (_("First days"), _("Begun"), _("Two minutes"))
    return fit(words, max(map(cell_width, leads)) + 3)


def trigger_chips(view: TodayView, form: Form) -> list[Chip]:
    """A chip for each trigger that this person is asked about, then one for a flare."""
    chips = [
        Chip(t.id, t.label, key=t.letter).with_value(form.exposures.get(t.id))
        for t in view.triggers
    ]
    flare = Chip(FLARE, _("Flare"), key=FLARE_KEY, hint=_(FLARE_QUESTION))
    return [*chips, flare.with_value(form.flare)]


def spread_chips(knowledge: KnowledgeBase, form: Form) -> list[Chip]:
    """A chip for each area; those that lead to a warning are asked by the safety line instead."""
    areas = [area for area in knowledge.spread_areas.values() if not area.red_flag]
    return [Chip(area.id, area.label).with_value(form.spread.get(area.id)) for area in areas]


def where_line(form: Form, knowledge: KnowledgeBase) -> Content:
    """What is marked on the body, and the key for it."""
    places = marks(form.spread)
    lead = Content.assemble((form_lead(WHERE), "$muted"), ("b", "underline $muted"), " ")
    if not places:
        return lead + Content.styled(_("marks it on the body"), "$muted")
    from backcare_tui.domain.places import told

    return lead + Content.styled(f"✓ {told(knowledge.places, places)}", "bold $primary")


def point_chips(view: TodayView, form: Form) -> list[Chip]:
    """A chip for each core point that this person may press, with its usual seconds."""
    chips = []
    for advice in view.points:
        point, technique = advice.point, advice.technique
        if technique is None:
            continue
        amounts = dict.fromkeys((technique.seconds_min, technique.seconds_max))
        states = ((None, "+", "$muted"), *((s, _seconds(s), "bold $primary") for s in amounts))
        chip = Chip(point.code, point.label, states)
        chips.append(chip.with_value(form.pressed.get(point.code)))
    return chips


def _seconds(seconds: int) -> str:
    return f"✓ {_('{seconds} s').format(seconds=seconds)}"


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
    return question if view.day == view.today else of_that_day(question)


def due_notice(view: TodayView) -> Notice | None:
    """That warning questions wait, where nothing more urgent stands."""
    from backcare_tui.journal.safety import Notice

    count = len(view.warning_questions.questions)
    if not count:
        return None
    waits = ngettext("A warning question waits", "{number} warning questions wait", count)
    return Notice("due", waits.format(number=count), view.warning_questions.why)


def saved_lines(view: TodayView, knowledge: KnowledgeBase) -> list[Content]:
    """What the day in view already holds."""
    labels = {trigger.id: trigger.label.lower() for trigger in knowledge.triggers.values()}
    lines: list[Content] = []
    for entry in view.page.check_ins:
        lines.append(_saved_line(entry, labels))
        if places := marks(entry.spread):
            from backcare_tui.domain.places import told

            where = told(knowledge.places, places)
            lines.append(Content.assemble((_saved_lead(_("Where")), "$muted"), where))
    if view.page.sessions:
        pressed = listed(_pressed(each, knowledge) for each in view.page.sessions)
        lines.append(Content.assemble((_saved_lead(_("Pressed")), "$muted"), pressed))
    lines += [
        Content.assemble((_saved_lead(_("Marked")), "$muted"), clean_text(event.text))
        for event in view.page.events
    ]
    if view.page.skipped and not view.page.check_ins:
        reason = view.page.skipped.reason
        left_out = f"{_('Left out on purpose.')} "
        lines.append(Content.assemble((left_out, "$muted"), reason))
    if view.no_better:
        lines.append(Content.styled(_(_NO_BETTER), "$warning"))
    return lines


def _pressed(session: AcupressureSession, knowledge: KnowledgeBase) -> str:
    """One hold, with its side where it was one of two."""
    from backcare_tui.domain.checkin import Side
    from backcare_tui.journal.session_words import side_words

    point, known = session.point, knowledge.points
    one_side = session.side in (Side.LEFT, Side.RIGHT)
    words = _("{point} {side} {seconds} s") if one_side else _("{point} {seconds} s")
    return words.format(
        point=known[point].label if point in known else point,
        side=side_words(session.side),
        seconds=session.seconds,
    )


def _saved_lead(words: str) -> str:
    """What stands before a line below the saved check-in."""
    leads = (_("Pressed"), _("Marked"), _("Where"))
    return f"  {fit(words, max(map(cell_width, leads)) + 3)}"


def _saved_line(entry: CheckIn, labels: dict[str, str]) -> Content:
    words = f"{entry.pain} · {pain_words(entry.pain)}"
    parts: list[tuple[str, str] | str] = [
        (f"✓ {_('Saved')}   ", "bold $primary"),
        (words, f"bold {ROLE_STYLES[pain_role(entry.pain)]}"),
    ]
    said = {labels.get(t, t): yes for t, yes in entry.exposures.items()}
    if entry.flare is not None:
        said[_("flare")] = entry.flare
    marks = [f"{name} {'✓' if yes else '✗'}" for name, yes in said.items()]
    if marks:
        parts.append("   " + "  ".join(marks))
    if entry.note:
        parts.append((f"\n  {first_line(entry.note, 70)}", "$muted"))
    return Content.assemble(*parts)


def suggestion_line(advice: PointAdvice, rest: Unfinished | None = None) -> Content:
    """What could be done in two minutes, or the ``rest`` of what was begun."""
    if rest is not None:
        from backcare_tui.journal.session_words import left_words

        lead = _("Begun")
        words = _("go on with your session: {left}").format(left=left_words(len(rest.rest)))
    else:
        lead = _("Two minutes")
        words = _("guided session: {point} {pinyin}")
        if advice.first_for:
            words = _("guided session: {point} {pinyin}, first for {complaint}")
        words = words.format(
            point=advice.point.label,
            pinyin=advice.point.pinyin,
            complaint=advice.first_for.lower(),
        )
    return Content.assemble(
        (_offer_lead(lead), "bold $secondary"), ("s", "bold $primary"), f" {words}"
    )
