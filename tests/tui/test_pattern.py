"""Pattern: how firm it is, the rule behind each line, why the others do not fit."""

from __future__ import annotations

import pytest
from tests.factories import ago, log
from tests.tui.conftest import SIZES, Driver, open_app

from backcare_tui.journal.journal import Journal
from backcare_tui.journal.review import Review


def words(run: Driver) -> str:
    """The page without the breaks that the width made."""
    return " ".join(run.text("#text").split())


@pytest.mark.parametrize("size", SIZES)
async def test_firmness_rules_and_the_others(demo: Journal, size: tuple[int, int]) -> None:
    async with open_app(demo, size) as run:
        await run.press("P")
        assert "signs were asked" in words(run)
        assert "weeks left out" in words(run)
        assert "counts as fitting" not in words(run)
        await run.press("n")
        text = words(run)
        assert "Why the others do not fit" in text
        assert "Blood stasis looks" in text
        assert "Kidney deficiency looks" in text
        assert "Cold and damp looks" not in text, "it fits"
        await run.press("n", "w")
        text = words(run)
        assert "counts as fitting" not in text
        assert "A key sign: about" in text
        assert "Measured over 365 days" in text
        await run.press("n")
        page, body = run.one("#text"), run.one("#body")
        assert max(len(row) for row in run.text("#text").split("\n")) <= page.size.width
        assert body.max_scroll_x == 0


async def test_too_early_nothing_is_called_firm(journal: Journal) -> None:
    log(journal, 4)
    async with open_app(journal) as run:
        await run.press("P", "n", "w")
        text = words(run)
        assert "Too early to say" in text
        assert "signs were asked" not in text
        assert "counts as fitting" not in text


async def test_an_empty_diary(journal: Journal) -> None:
    async with open_app(journal) as run:
        await run.press("P", "n", "w")
        assert "Too early to say" in words(run)


async def test_where_none_fits_each_says_why(journal: Journal) -> None:
    signs = dict.fromkeys(journal.knowledge.signs, False)
    for back in range(8):
        log(journal, 3, ago(back), signs=signs)
    async with open_app(journal) as run:
        await run.press("P", "n")
        text = words(run)
        assert "Why none of them fits" in text
        assert text.count("counts as fitting") == len(journal.knowledge.patterns)


async def test_today_measures_once_and_shows_what_that_changed(
    settled: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[bool] = []
    real = Review.measure

    def measure_and_log(review: Review) -> bool:
        measured.append(real(review))
        log(settled, 6)
        return True

    monkeypatch.setattr(Review, "measure", measure_and_log)
    async with open_app(settled) as run:
        assert measured == [False]
        assert run.today.view is not None
        assert run.today.view.page.mean_pain == 6
        await run.press("R", "T", "H", "T")
        assert len(measured) == 1


async def test_nothing_is_measured_while_somebody_is_asked(
    fresh_journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[str] = []
    real = Review.measure

    def noting(review: Review) -> bool:
        measured.append(run.front)
        return real(review)

    monkeypatch.setattr(Review, "measure", noting)
    async with open_app(fresh_journal) as run:
        assert run.front == "AskWarnings"
        assert not measured
        await run.press("enter")
        while run.front == "AskWarnings":
            await run.none()
        await run.press("escape")
        assert measured == ["TodayScreen"]
