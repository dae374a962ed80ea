"""What stands on the screen while a session goes on, as text."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.charts.cells import cell_width, fit
from backcare_tui.domain.guide import Phase
from backcare_tui.journal.session_words import STOP, duration, hold_words, side_words
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, pgettext
from backcare_tui.tui.drawing import hanging
from backcare_tui.tui.screens.session_parts import restrictions
from backcare_tui.tui.widgets.large_text import large as in_large

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcare_tui.domain.guide import Breath, Guide, Hold
    from backcare_tui.journal.care import PointAdvice
    from backcare_tui.journal.session_plan import Plan
    from backcare_tui.tui.pages import Part

_IN, _OUT = marked("breathe in…"), marked("…and out")
_BESIDE = 4


def progress(plan: Plan, guide: Guide, now: float, width: int) -> Content:
    """Which session, how far it is, and how long it still takes."""
    left = _("{number} of {count} · {time} left").format(
        number=guide.at + 1,
        count=len(guide.holds),
        time=duration(max(guide.left_in_all(now), 1)),
    )
    room = max(width - cell_width(left) - 2, 0)
    name = plan.name or _("Guided session")
    shown = fit(name, min(cell_width(name), room))
    gap = " " * max(width - cell_width(shown) - cell_width(left), 1)
    return Content.assemble((shown, "$muted"), gap, (left, "$muted"))


def point(plan: Plan, hold: Hold, width: int, *, large: bool) -> Content:
    """The point and the side, in letters of three lines where there is room."""
    advice = plan.advice[hold.what]
    known = advice.point
    side = side_words(hold.side)
    letters = in_large(known.label) if large else ()
    names = f"{known.pinyin}  {advice.characters}"
    if not letters:
        parts: list[Part] = [
            (known.label, "bold $primary"),
            f"  {known.pinyin}  ",
            (side, "bold $warning"),
        ]
        line = Content.assemble(*parts)
        named = Content.assemble((f"  {known.english}", "$muted"))
        return Content.assemble(line, named) if _fits(line, named, width) else line
    # Spoken in Chinese, what the name means are the characters themselves.
    meaning = Content.styled(known.english if known.english not in names else "", "$muted")
    beside = (Content.styled(names, "bold"), Content.styled(side, "bold $warning"))
    rows = [
        Content.assemble((letter, "bold $primary"), " " * _BESIDE, words)
        for letter, words in zip(letters, (beside[0], meaning, beside[1]), strict=True)
    ]
    return Content("\n").join(row.truncate(width, ellipsis=True) for row in rows)


def _fits(line: Content, more: Content, width: int) -> bool:
    return line.cell_length + more.cell_length <= width


def mind(plan: Plan, hold: Hold, width: int, *, brief: bool) -> Content:
    """When to stop and what holds for this person, then the point's first caution.

    Where rows lack it is ``brief``, and `how` begins with the caution.
    """
    advice = plan.advice[hold.what]
    lines = [Content.styled(line.plain, "bold $warning") for line in Content(_(STOP)).wrap(width)]
    lines += [
        hanging("▲ ", Content(words), width).stylize("bold $error")
        for words in restrictions(advice)
    ]
    return Content("\n").join(lines if brief else [*lines, *_caution(advice, width)])


def _caution(advice: PointAdvice, width: int) -> list[Content]:
    """The first caution of a point, which is the one about what lies under it."""
    mark = Content.styled("! ", "bold $warning")
    return [
        hanging(mark, Content.styled(words, "$warning"), width)
        for words in advice.point.cautions[:1]
    ]


def how(plan: Plan, guide: Guide, width: int, *, brief: bool) -> Content:
    """How to find the place, or how to press it; the caution first where `mind` left it out."""
    hold = guide.now
    if hold is None:
        return Content("")
    advice = plan.advice[hold.what]
    technique = advice.technique
    find = _steps(_lead(_("Find")), advice.point.find, width)
    press: list[Content] = []
    if technique is not None:
        press = _steps(_lead(_("Press")), technique.steps, width)
        pressure = Content.styled(technique.pressure, "bold")
        press.append(
            hanging(
                Content.styled(_lead(pgettext("how hard to press", "How")), "$secondary"),
                pressure,
                width,
            )
        )
    steps = [*find, *press] if guide.phase is Phase.READY else [*press, *find]
    return Content("\n").join([*_caution(advice, width), *steps] if brief else steps)


def _lead(words: str) -> str:
    """What stands before an instruction, filled up so that they stand below each other."""
    how_hard = pgettext("how hard to press", "How")
    leads = (_("Find"), _("Press"), how_hard)
    return fit(words, max(map(cell_width, leads)) + 2)


def _steps(lead: str, steps: Iterable[str], width: int) -> list[Content]:
    return [
        hanging(
            Content.styled(lead if first else " " * cell_width(lead), "$secondary"), words, width
        )
        for first, words in ((n == 0, Content(step)) for n, step in enumerate(steps))
    ]


def seconds_left(guide: Guide, now: float) -> int:
    """The seconds to show: 1 until the very end."""
    return ceil(guide.left(now) - 1e-6)


def count(seconds: int, *, large: bool) -> Content:
    """The seconds, in ``large`` digits of three lines or on a line of their own."""
    if large:
        return Content("\n".join(in_large(str(seconds))))
    return Content(_("{seconds} s").format(seconds=seconds))


def timed(words: Content, seconds: int) -> Content:
    """What to do with the seconds before it, where there is no line for these alone."""
    lead = _("{seconds} s").format(seconds=seconds)
    return Content.assemble((f"{lead}   ", "bold $primary"), words)


def state(guide: Guide, breath: Breath) -> Content:
    """What to do at this moment."""
    if not guide.running:
        return Content.styled(_("paused"), "bold $warning")
    if guide.phase is Phase.READY:
        place = Content.styled(_("Find the place"), "bold $secondary")
        return Content.assemble(place, (f" · {_('space begins')}", "$muted"))
    return Content(_(_IN if breath.inward else _OUT))


def next_up(plan: Plan, guide: Guide, width: int) -> Content:
    """What comes after this hold."""
    words = _("nothing more, then done")
    if guide.next is not None:
        words = hold_words(plan, guide.next)
    line = Content.assemble(
        (f"{pgettext('what comes after this', 'Next')}  ", "$secondary"), (words, "$muted")
    )
    return line.truncate(width, ellipsis=True)
