"""Chinese breaks where a reader expects it, and all other text as before."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich._wrap import divide_line as by_blanks
from rich.cells import cell_len
from textual import content

from backcare_tui.tui.line_breaks import divide_line, units, use


def lines(text: str, width: int) -> list[str]:
    """``text`` as it is broken."""
    at = [0, *divide_line(text, width), len(text)]
    return [text[a:b] for a, b in pairwise(at)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("最近 2 周里腰痛减轻了。", 10, ["最近 2 周", "里腰痛减轻", "了。"]),
        ("腰部冷痛，遇暖缓解。", 8, ["腰部冷", "痛，遇暖", "缓解。"]),
        ("按压（轻柔）三十秒", 6, ["按压", "（轻", "柔）三", "十秒"]),
        ("UB23 肾俞", 6, ["UB23 ", "肾俞"]),
    ],
)
def test_lines_of_chinese(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


@given(st.text("腰痛，。（）“” ab1[/\x1b🙂\n", max_size=60), st.integers(4, 30))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    assert "".join(units(text)) == text
    broken = lines(text, width)
    assert "".join(broken) == text
    assert all(cell_len(line.rstrip()) <= width for line in broken)


@given(st.text("abcdef ", max_size=80), st.integers(8, 40))
def test_english_breaks_as_before(text: str, width: int) -> None:
    words = " ".join(text.split())
    assert divide_line(words, width) == by_blanks(words, width)


def test_the_app_breaks_so_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vars(content), "divide_line", by_blanks)
    text = content.Content("最近 2 周里腰痛减轻了。")
    assert [line.plain.rstrip() for line in text.wrap(14)] == ["最近 2", "周里腰痛减轻了", "。"]
    use()
    text = content.Content("最近 2 周里腰痛减轻了。")
    assert [line.plain.rstrip() for line in text.wrap(14)] == ["最近 2 周里腰", "痛减轻了。"]
