"""When what triggers do to pain is measured while the app runs."""

from __future__ import annotations

import pytest
from tests.factories import screen
from tests.tui.conftest import open_app

from backcare_tui.domain.checkin import SafetyReply
from backcare_tui.errors import InvalidInput
from backcare_tui.journal.journal import Journal


class Measure:
    """Counts; fails while ``fault`` is there, and finds that what fits changed, when told so."""

    def __init__(self, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self.fault: Exception | None = None
        self.changed = False
        monkeypatch.setattr(journal.review, "measure", self)

    def __call__(self) -> bool:
        self.count += 1
        if self.fault is not None:
            raise self.fault
        changed, self.changed = self.changed, False
        return changed


async def test_a_check_in_renews_what_was_measured(demo: Journal) -> None:
    async with open_app(demo) as run:
        known = demo.review._measured
        assert known is not None
        await run.press("4", "c", "enter")
        renewed = demo.review._measured
        assert renewed is not None
        assert len(renewed.check_ins) == len(known.check_ins) + 1


async def test_it_is_measured_once_for_each_change(
    settled: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    measure = Measure(settled, monkeypatch)
    async with open_app(settled) as run:
        assert measure.count == 1
        await run.press("R", "T")
        assert measure.count == 1
        run.app.diary_changed.publish(None)
        await run.settle()
        assert measure.count == 2
        measure.changed = True
        run.app.diary_changed.publish(None)
        await run.settle()
        assert measure.count == 4, "what fits changed: pages read, and it is asked once more"


async def test_it_is_measured_again_once_a_sign_was_seen_to(
    settled: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen(settled, RF03=SafetyReply.YES)
    measure = Measure(settled, monkeypatch)
    async with open_app(settled) as run:
        assert measure.count == 0
        settled.safety.seen_to()
        run.app.diary_changed.publish(None)
        await run.settle()
        assert measure.count == 1


@pytest.mark.parametrize("fault", [InvalidInput("no"), RuntimeError("no")])
async def test_after_an_error_it_is_tried_again(
    settled: Journal, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    measure = Measure(settled, monkeypatch)
    measure.fault = fault
    async with open_app(settled) as run:
        assert measure.count == 1, "tried once, not over and over"
        measure.fault = None
        run.today.mark_stale()
        await run.settle()
        assert measure.count == 2
