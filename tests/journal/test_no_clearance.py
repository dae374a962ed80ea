"""No text of the program gives a clearance."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.factories import NO, log

from backcare_tui.journal.journal import Journal
from backcare_tui.journal.today import today_view

ROOT = Path(__file__).resolve().parents[2]
CLEARANCES = (
    "all clear",
    "nothing to worry",
    "no need to worry",
    "you are fine",
    "you are safe",
    "you're fine",
    "you're safe",
    "no danger",
    "is harmless",
    "cleared",
    "you are healthy",
    "nothing is wrong",
    "no need to see",
)


def said(text: str) -> list[str]:
    plain = " ".join(text.lower().split())
    return [words for words in CLEARANCES if words in plain]


def spoken(tree: ast.AST) -> Iterator[str]:
    """Every text of a module that is not a docstring."""
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


@pytest.mark.parametrize("file", sorted((ROOT / "data").glob("*.toml")), ids=lambda f: f.name)
def test_no_data_file_gives_a_clearance(file: Path) -> None:
    assert said(file.read_text("utf-8")) == []


def test_no_module_gives_a_clearance() -> None:
    found = {
        str(file.relative_to(ROOT)): words
        for file in (ROOT / "src").rglob("*.py")
        for text in spoken(ast.parse(file.read_text("utf-8")))
        if (words := said(text))
    }
    assert found == {}


def test_a_quiet_screen_says_nothing_at_all(journal: Journal) -> None:
    log(journal, 0, nothing_new=True)
    journal.safety.answer(dict.fromkeys(journal.safety.askable(), NO))
    assert journal.safety.notice() is None
    assert today_view(journal).notice is None
    assert journal.safety.verdict().open_signs == ()
