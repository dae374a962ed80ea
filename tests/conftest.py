"""A journal on a diary of its own, with a clock that tests set."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase
from tests.factories import SetClock, screen

from backcare_tui import language
from backcare_tui.journal.journal import Journal
from backcare_tui.settings import Settings
from backcare_tui.storage import cipher
from backcare_tui.storage.store import open_store

# A change goes in or not by the same examples everywhere, however busy the machine is. To search
# for others: pytest -m "not slow" --hypothesis-profile=search
settings.register_profile(
    "same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "search",
    settings.get_profile("same"),
    derandomize=False,
    database=DirectoryBasedExampleDatabase(".hypothesis/examples"),
    print_blob=True,
)
settings.load_profile("same")


_AGAIN = ("lf", "failedfirst", "stepwise")
"""Options of pytest that run again what failed, thorough or not."""


def pytest_report_header(config: pytest.Config) -> list[str]:
    """Say what is left out: nobody else does where several processes test."""
    left_out = ["left out: thorough and slow tests, see CONTRIBUTING.md"]
    return [] if config.option.markexpr else left_out


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what takes long, unless ``-m`` chooses.

    The thorough tests run where their file is named, where ``-k`` names them, and again where they
    failed.
    """
    if config.option.markexpr:
        return
    start = config.invocation_params.dir
    named = {(start / each.split("::")[0]).resolve() for each in config.args}
    asked = config.option.keyword or any(config.getoption(each, False) for each in _AGAIN)

    def wanted(item: pytest.Item) -> bool:
        if item.get_closest_marker("slow"):
            return False
        if asked or not item.get_closest_marker("thorough"):
            return True
        return item.path.resolve() in named

    chosen = [each for each in items if wanted(each)]
    config.hook.pytest_deselected(items=[each for each in items if not wanted(each)])
    items[:] = chosen


@pytest.fixture(scope="session")
def empty_diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty diary, made once and copied by each test."""
    file = tmp_path_factory.mktemp("empty") / "diary.db"
    open_store(file).close()
    return file


@pytest.fixture(autouse=True)
def _english_after() -> Iterator[None]:
    """Whatever a test speaks, the next one begins in English."""
    yield
    if language.spoken() != language.ENGLISH:
        language.speak(language.ENGLISH)


@pytest.fixture
def chinese() -> None:
    """Simplified Chinese is spoken; to be asked for before a journal is."""
    language.speak("zh_CN")


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Passphrases are derived fast, where real rounds take half a second, and forgotten after."""
    monkeypatch.setattr(cipher, "ROUNDS", 10)
    known = dict(cipher._KEYS)
    yield
    cipher._KEYS.clear()
    cipher._KEYS.update(known)


@pytest.fixture
def clock() -> SetClock:
    """The clock of the journal."""
    return SetClock()


@pytest.fixture
def fresh_journal(empty_diary: Path, tmp_path: Path, clock: SetClock) -> Iterator[Journal]:
    """A journal in which nothing was ever said."""
    file = tmp_path / "diary.db"
    shutil.copy(empty_diary, file)
    journal = Journal(Settings(database=str(file)), clock)
    yield journal
    journal.close()


@pytest.fixture
def journal(fresh_journal: Journal) -> Journal:
    """A journal whose warning questions were all answered with no."""
    screen(fresh_journal)
    return fresh_journal
