"""Every reader of what others wrote meets hostile bytes: refused in words, or kept as they are."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fuzz.mutation import mutated
from tests.fuzz.place import Place
from tests.fuzz.targets import CORPUS, TARGETS, inputs

LARGEST = 2_048
"""Bytes of an input that is kept."""
SLOW = 5.0
"""Seconds of the processor after which one input of that size hangs."""
_RARE = ("arguments", "changes", "diary")
"""Targets that open a diary, with fewer inputs in the same time."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """One folder and diary for all of the inputs: none may leave a mark on the next."""
    made = Place(tmp_path_factory.mktemp("fuzz"))
    yield made
    made.journal.close()


def meets(name: str, data: bytes, place: Place) -> None:
    """Read ``data``, within time."""
    begun = time.process_time()
    TARGETS[name](data, place)
    assert time.process_time() - begun < SLOW


def test_every_target_has_a_small_corpus_and_no_other_is_kept() -> None:
    assert {folder.name for folder in CORPUS.iterdir()} == set(TARGETS)
    for name in TARGETS:
        assert inputs(name)
        assert max(file.stat().st_size for file in inputs(name)) <= LARGEST


@pytest.mark.parametrize("name", TARGETS)
def test_what_was_once_met_is_met_again(name: str, place: Place) -> None:
    for file in inputs(name):
        meets(name, file.read_bytes(), place)


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_changed_and_random_bytes_are_met(name: str, place: Place) -> None:
    known = [file.read_bytes() for file in inputs(name)]

    @settings(
        max_examples=200 if name in _RARE else 1_000,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        st.binary(max_size=200)
        | st.integers(0, 2**32).map(lambda seed: mutated(known, random.Random(seed)))
    )
    def meet(data: bytes) -> None:
        meets(name, data, place)

    meet()
