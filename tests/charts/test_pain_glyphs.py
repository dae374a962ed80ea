import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.charts.cells import Role, cell_width
from backcare_tui.charts.pain_glyphs import (
    PAIN_WORDS,
    chip_glyph,
    pain_glyph,
    pain_role,
    pain_words,
    share_bar,
    sparkline,
)
from backcare_tui.domain.answers import Answer


def test_ramp_in_four_steps() -> None:
    assert "".join(pain_glyph(pain) for pain in range(11)) == "·░░░▒▒▒████"
    assert "".join(pain_glyph(pain, ascii=True) for pain in range(11)) == ".---===####"


@pytest.mark.parametrize(
    ("mean", "role"),
    [(0.2, Role.LOW), (3.4, Role.LOW), (3.5, Role.MID), (6.49, Role.MID), (6.5, Role.HIGH)],
)
def test_a_mean_takes_the_nearest_step(mean: float, role: Role) -> None:
    assert pain_role(mean) is role


def test_words_for_every_number() -> None:
    assert len(PAIN_WORDS) == len(set(PAIN_WORDS)) == 11
    assert (pain_words(0), pain_words(4), pain_words(10)) == (
        "none", "sore, I can go on", "worst imaginable",
    )  # fmt: skip


def test_sparkline_keeps_the_whole_scale_and_gaps() -> None:
    assert sparkline([0, 5, 10, None, 10]) == "▁▅█ █"
    assert sparkline([6, 7]) == "▅▆"
    assert sparkline([0, 2, 5, 10, None], ascii=True) == ".-=# "


@given(st.floats(0, 1), st.integers(1, 60), st.booleans())
def test_share_bar_is_exactly_as_wide_as_asked(
    probability: float, width: int, ascii_only: bool
) -> None:
    bar = share_bar(probability, width, ascii=ascii_only)
    assert cell_width(bar) == width
    assert bar.isascii() or not ascii_only


def test_share_bar_ends() -> None:
    assert share_bar(0, 4) == "────"
    assert share_bar(1, 4) == "━━━━"
    assert share_bar(0.5, 4) == "━━──"
    assert share_bar(0.5, 4, ascii=True) == "##.."


def test_chips_differ_without_colour() -> None:
    assert [chip_glyph(answer) for answer in Answer] == ["✓", "✗", "–"]
    assert len({chip_glyph(answer, ascii=True) for answer in Answer}) == 3
