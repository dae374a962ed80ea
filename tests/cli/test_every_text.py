"""No command writes a text that is in no catalogue: in a made-up language no English is left."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
from tests import pseudo
from tests.cli.runner import Run
from tests.cli.test_plain import EVERY

from backcare_tui.cli.root import COMMANDS, root
from backcare_tui.cli.transfer import FORMATS
from backcare_tui.knowledge import load_knowledge
from backcare_tui.settings import DESCRIPTIONS

pytestmark = pytest.mark.slow

DATA = ("completion", "export", "simulate")
"""Commands whose output is for programs."""
VALUES = ("true", "false", "simplified", "traditional", "keep", "delete", "wal", "shm")
"""Values of settings and options, as they are typed, and what SQLite calls its files."""


@pytest.fixture
def names() -> set[str]:
    """What is the same in every language: commands, points, the ids of the knowledge base."""
    base = load_knowledge()
    ids = (
        base.triggers, base.signs, base.spread_areas, base.patterns, base.contraindications,
        base.profile_questions, base.rules, base.pages, base.mechanisms, base.body_views,
    )  # fmt: skip
    below = {name for group in _groups() for name in group.commands}
    told = {*COMMANDS, *below, *FORMATS.choices, *DESCRIPTIONS, *VALUES}
    return {*told, *pseudo.point_names(base), *(id_ for each in ids for id_ in each)}


@pytest.fixture
def citations() -> list[str]:
    """What sources are called, which is cited as it is."""
    return [source.citation for source in load_knowledge().sources.values()]


def _groups() -> list[click.Group]:
    context = click.Context(root)
    commands = [root.get_command(context, name) for name in COMMANDS]
    return [command for command in commands if isinstance(command, click.Group)]


@pytest.fixture
def _made_up_language(screened: Run) -> Iterator[None]:
    with pseudo.spoken():
        yield


@pytest.mark.usefixtures("_made_up_language")
@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in DATA])
def test_every_text_of_a_command_is_in_a_catalogue(
    screened: Run, names: set[str], citations: list[str], name: str
) -> None:
    screened("4cf. --press UB40:30 --where calf")
    typed = {word for line in EVERY[name] for word in line.split()}
    for line in EVERY[name]:
        ran = screened(line)
        told = " ".join((ran.out + ran.err).split())
        for citation in citations:
            told = told.replace(citation, "")
        left = pseudo.english_in(told, names | typed)
        assert left == [], f"{line}: in no catalogue: {left}"


@pytest.mark.usefixtures("_made_up_language")
@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_is_in_a_catalogue(screened: Run, names: set[str], name: str) -> None:
    ran = screened(f"{name} --help")
    words = ran.out.split("\n\n", 1)[1]  # the first line is the usage, which is typed as it stands
    assert pseudo.english_in(words, names) == []
