import shutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backcare_tui.knowledge import KnowledgeBase, load_knowledge

DATA = Path(__file__).parents[2] / "data"
NOT_TEXT = {"id", "key", "code", "sources", "letter", "address", "pattern", "worse_with", "follows"}


@pytest.fixture(scope="session")
def kb() -> KnowledgeBase:
    """The knowledge base that ships."""
    return load_knowledge()


@pytest.fixture(scope="session")
def texts() -> list[tuple[str, str]]:
    """Every text of the data files with its place."""
    return [
        found
        for file in sorted(DATA.glob("*.toml"))
        for found in _strings(tomllib.loads(file.read_text("utf-8")), file.name)
    ]


@pytest.fixture
def edit(tmp_path: Path) -> Callable[[str, str, str], KnowledgeBase]:
    """Return a function that replaces words in one file of a copy of the data."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)

    def replace(file: str, old: str, new: str) -> KnowledgeBase:
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return KnowledgeBase(folder)

    return replace


def _strings(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, list):
        for number, each in enumerate(value, start=1):
            label = f"{number}"
            if isinstance(each, dict):
                label = str(each.get("id") or each.get("code") or each.get("key") or number)
            yield from _strings(each, f"{place}/{label}")
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in NOT_TEXT:
                yield from _strings(each, f"{place}/{name}")
