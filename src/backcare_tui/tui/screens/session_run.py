"""A guided session as it goes: what to press now, for how long, and what is next."""

from __future__ import annotations

import asyncio
import time
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from backcare_tui.domain.guide import Guide, Phase, breath_at
from backcare_tui.errors import StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, sentences
from backcare_tui.tui.screens import session_run_keys as keys
from backcare_tui.tui.screens import session_run_parts as parts
from backcare_tui.tui.screens.guided_run import GuidedRun
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.pacer import Pacer
from backcare_tui.tui.widgets.point_place import PointPlace
from backcare_tui.tui.widgets.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult
    from textual.content import Content

    from backcare_tui.domain.guide import Held, Hold
    from backcare_tui.journal.session_plan import Plan
    from backcare_tui.tui.screens.session_record import Record

_LONGER = 10
_READABLE = 90
_ROOMY, _LARGE, _TALL = 16, 22, 30
"""Lines from which on the seconds are written large, the name of the point as well, and both
beside a body."""
_FIGURE = 72, 24
"""Columns and lines from which on the place is shown on a body."""
_KEPT = marked("What you pressed is still here; it is written again with the next point.")


class SessionRun(GuidedRun):
    """Guides through the holds of a session by ``clock``, seconds that only go forward."""

    CSS_PATH = "session_run.tcss"
    ENDED_BY_SIGN = marked("A warning sign stands open, so this session ends here. ! tells more.")
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - as Textual declares it
        (0, "-low"),
        (_ROOMY, "-middle"),
        (_LARGE, "-usual"),
        (_TALL, "-tall"),
    ]
    HELP = (
        "# A guided session\n\nFirst there are a few seconds to find the place: `space` begins to "
        "press at once. While you press, `space` pauses and goes on, `+` adds ten seconds, and "
        "`s` goes on to the next point.\n\n"
        "Each point is kept when it ends, and so is what you held for at least 5 seconds when "
        "you end early with escape."
    )
    BINDINGS = keys.BINDINGS

    def __init__(self, record: Record, clock: Callable[[], float] = time.monotonic) -> None:
        self.record = record
        super().__init__(record.plan.holds, clock)

    @property
    def is_over(self) -> bool:
        return self.guide.phase is Phase.OVER

    @property
    def unsaved(self) -> str:
        if self.guide.phase is Phase.OVER:
            return ""
        return _("Your session is going on; escape ends it and keeps what you pressed.")

    def compose(self) -> ComposeResult:
        yield Static("", id="progress", markup=False)
        with Horizontal(id="guide"):
            with Vertical():
                yield Static("", id="point", markup=False)
                with VerticalScroll(id="mind", can_focus=False):
                    yield Static("", markup=False)
                yield Steps(id="how")
                yield Static(_("▾ more below: the arrow keys"), id="more", markup=False)
                yield Static("", id="count", markup=False)
                yield Pacer()
                yield Static("", id="state", markup=False)
            yield PointPlace()
        yield Static("", id="next", markup=False)
        yield KeyBar(*keys.shown(self.guide))

    def on_mount(self) -> None:
        super().on_mount()
        self._note_rest()
        self.background(self._read_views, "views")
        self.tick()

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        if self.guide.phase is Phase.OVER and not self.gone:
            self._ask_after()

    @property
    def _is_brief(self) -> bool:
        """Whether the seconds stand with what to do now, since the words above need the lines."""
        height, beside = self.size.height, self.query_one(PointPlace).display
        return height < _ROOMY or (beside and height < _TALL)

    def _is_large(self, lines: int) -> bool:
        """Whether there are so many lines, so that letters can be large, and they can be drawn."""
        return self.size.height >= lines and not self.journal.settings.ascii

    async def _read_views(self) -> None:
        """The drawings of the body are read off the UI loop."""
        views = await asyncio.to_thread(lambda: self.journal.knowledge.body_views)
        self.query_one(PointPlace).show_views(views, ascii=self.journal.settings.ascii)

    @on(Steps.Moved)
    def _tell_more(self) -> None:
        steps = self.query_one(Steps)
        self.query_one("#more").display = steps.more_below and self.size.height >= _ROOMY

    def go_to(self, guide: Guide, ended: tuple[Held, ...] = ()) -> None:
        self.guide = guide
        kept = [self.record.add(held) for held in ended]
        if ended:
            self.ring()
        if any(kept):
            self.write(self.record.keep, kept=_KEPT)
        if guide.phase is Phase.OVER:
            self._go_on_after()
            return
        if ended:
            self._note_rest()
        self.plan_tick()
        self.show_guide()

    def show_guide(self) -> None:
        guide = self.guide
        hold = guide.now
        if hold is None or not self.is_mounted:
            return
        now = self._clock()
        self.mark_phase()
        plan, width = self.record.plan, max(self.size.width - 4, 1)
        if self.has_changed("scene", (guide.at, guide.phase)):
            self._show_scene(plan, guide, hold, width)
        seconds, large = parts.seconds_left(guide, now), self._is_large(_ROOMY)
        if self.has_changed("seconds", (seconds, large)):
            self._tell("#count", parts.count(seconds, large=large))
            self._tell("#progress", parts.progress(plan, guide, now, width))
        breath = breath_at(guide.elapsed(now)) if guide.phase is Phase.HOLD else breath_at(0)
        self.pacer.breathe(breath)
        state = parts.state(guide, breath)
        self._tell("#state", parts.timed(state, seconds) if self._is_brief else state)
        if self.has_changed("keys", offered := keys.shown(guide)):
            self.query_one(KeyBar).offer(*offered)

    def _show_scene(self, plan: Plan, guide: Guide, hold: Hold, width: int) -> None:
        """Show what stays while a phase of a hold lasts."""
        place = self.query_one(PointPlace)
        finding = guide.phase is Phase.READY
        place.display = finding and self.size.width >= _FIGURE[0] and self.size.height >= _FIGURE[1]
        self.set_class(self._is_brief, "-brief")
        beside = width - place.COLUMNS if place.display else width
        room, brief = min(beside, _READABLE) - 1, self.size.height < _ROOMY
        self.query_one("#mind Static", Static).update(parts.mind(plan, hold, room, brief=brief))
        self.query_one("#mind", VerticalScroll).scroll_home(animate=False)
        self.query_one(Steps).show(parts.how(plan, guide, room, brief=brief))
        self._tell("#point", parts.point(plan, hold, beside, large=self._is_large(_LARGE)))
        self._tell("#next", parts.next_up(plan, guide, width))
        place.show(plan.advice[hold.what], hold.side)

    def _tell(self, where: str, words: Content) -> None:
        """Show words where they fit into the same room, so that nothing is laid out anew."""
        if self.has_changed(where, words):
            self.query_one(where, Static).update(words, layout=False)

    def _note_rest(self) -> None:
        self.record.rests(self.guide, self._clock())
        self._write_rest()

    def _write_rest(self) -> None:
        over = self.guide.phase is Phase.OVER
        app, work = self.backcare, self.record.forget_rest if over else self.record.note_rest

        async def write() -> None:
            try:
                await asyncio.to_thread(work)
            except StorageFailure as error:
                words = _("What is left of this session could not be noted.")
                app.notify(sentences([words, error.message]), severity="warning", markup=False)

        # Of the app: it goes on when this screen is left.
        app.run_worker(cast("Callable[[], Awaitable[None]]", partial(app.guard, write)))

    def action_pause(self) -> None:
        """Pause or go on."""
        now, guide = self._clock(), self.guide
        self.go_to(guide.pause(now) if guide.running else guide.go_on(now))

    def action_skip(self) -> None:
        """Go on to the next point; what was held of this one is kept."""
        guide, held = self.guide.skip(self._clock())
        if self.record.add(held):
            self.write(self.record.keep, kept=_KEPT)
        self.go_to(guide)
        self._note_rest()

    def action_longer(self) -> None:
        """Hold this one ten seconds longer."""
        self.go_to(self.guide.extend(_LONGER))

    def action_end(self) -> None:
        """End here; what was held for at least 5 seconds is kept."""
        if self.record.add(self.guide.held(self._clock())):
            self.write(self.record.keep, kept=_KEPT)
        self._go_on_after()

    def keep_at_once(self) -> None:
        if self.guide.phase is not Phase.OVER:
            self.record.rests(self.guide, self._clock())
        if self.record.add(self._let_go()):
            self.record.keep()
            self.record.note_rest()

    def _let_go(self) -> Held | None:
        """End the session, and return what was held of the point that is not over."""
        held = self.guide.held(self._clock())
        self.guide = Guide((), phase=Phase.OVER)
        return held

    def _go_on_after(self) -> None:
        """Nothing is left to press: ask how it was, now or when this is in front again."""
        self._let_go()
        self.plan_tick()
        self.last_words.ignore()
        self._write_rest()
        if self.app.screen is self:
            self._ask_after()

    def _ask_after(self) -> None:
        """Ask how it was; where nothing was kept there is nothing to ask."""
        from backcare_tui.tui.screens.session_after import SessionAfter

        if self.record.kept or self.record.waiting or self.record.taken_up:
            self.app.switch_screen(SessionAfter(self.record))
        else:
            words = _("Nothing is kept: a point counts from 5 seconds on.")
            self.notify(words, markup=False)
            self.leave()
