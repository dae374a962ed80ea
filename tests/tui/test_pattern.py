"""Pattern: how firm it is, the rule behind each line, why the others do not fit."""

from __future__ import annotations

import pytest
from tests.cli.runner import run_here
from tests.factories import NOW, ago, log
from tests.tui.conftest import SIZES, Driver, open_app

from backcare_tui.journal.journal import Journal
from backcare_tui.journal.review import Review


def nearly_leaning(journal: Journal) -> None:
    """Sixty days whose answers fall just short of cold and damp; what cold does tips it."""
    signs = list(journal.knowledge.signs.values())
    for i in range(60, 0, -1):
        cold = i * 7 % 5 < 2
        answers = {
            sign.id: sign.pattern == "cold_damp" and (place + i) % 9 < 3
            for place, sign in enumerate(signs)
        }
        log(
            journal,
            3 + 2 * cold + i % 2,
            ago(i),
            exposures={"cold": cold},
            signs=answers if i <= 8 else {},
        )


def words(run: Driver) -> str:
    """The page without the breaks that the width made."""
    return " ".join(run.text("#text").split())


def in_view(run: Driver) -> str:
    """The part of the page that can be seen without scrolling, as words."""
    seen = run.one("#body").content_region
    top = run.one("#text").region.y
    rows = enumerate(run.text("#text").split("\n"), top)
    return " ".join(" ".join(row for y, row in rows if seen.y <= y < seen.bottom).split())


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


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("days", "needed"), [(0, "five more days"), (4, "one more day")])
async def test_too_early_the_keys_say_what_is_needed(
    journal: Journal, size: tuple[int, int], days: int, needed: str
) -> None:
    for back in range(days):
        log(journal, 4, ago(back), signs=dict.fromkeys(journal.knowledge.signs, True))
    behind = f"Days and rules show once you have answered signs on {needed}."
    others = f"Why a picture does not fit shows once you have answered signs on {needed}."
    async with open_app(journal, size) as run:
        await run.press("P")
        bare, body = words(run), run.one("#body")
        assert behind not in bare
        await run.press("end", "w")
        assert behind in in_view(run)
        assert others not in words(run)
        await run.press("n")
        assert behind in in_view(run)
        assert others in in_view(run)
        await run.press("w")
        assert behind not in words(run)
        await run.press("n")
        assert words(run) == bare
        assert body.max_scroll_x == 0


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


async def test_the_commands_rank_by_what_was_measured_as_the_app_does(
    settled: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    nearly_leaning(settled)
    unmeasured = [advice.point.code for advice in settled.care.points()]
    assert "warmth" not in [rule.id for rule, _ in settled.reminders.today()]
    async with open_app(settled) as run:
        assert run.today.view is not None
        codes = [advice.point.code for advice in run.today.view.points]
        rules = [rule.id for rule, _ in run.today.view.reminders]
    assert codes != unmeasured
    assert "warmth" in rules
    monkeypatch.setenv("BACKCARE_DB", settled.location)
    monkeypatch.setenv("BACKCARE_NOW", NOW.isoformat())
    assert [point["code"] for point in run_here("points --json").data] == codes
    assert [rule["id"] for rule in run_here("prevent --json").data] == rules


async def test_today_measures_once_and_shows_what_that_changed(
    settled: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[bool] = []
    real = Review.measure

    def measure_and_log(review: Review) -> bool:
        measured.append(real(review))
        if len(measured) == 1:
            log(settled, 6)
        return len(measured) == 1

    monkeypatch.setattr(Review, "measure", measure_and_log)
    async with open_app(settled) as run:
        assert measured == [False, False], "once more for what it changed itself"
        assert run.today.view is not None
        assert run.today.view.page.mean_pain == 6
        await run.press("R", "T", "H", "T")
        assert len(measured) == 2


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
