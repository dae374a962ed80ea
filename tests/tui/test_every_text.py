"""No screen shows a text that is in no catalogue: in a made-up language no English is left."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from tests import pseudo
from tests.factories import log
from tests.tui.conftest import Driver, open_app
from tests.tui.test_sweep import WAYS

from backcare_tui.journal.journal import Journal

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _made_up_language() -> Iterator[None]:
    with pseudo.spoken():
        yield


def whole_text(run: Driver) -> str:
    """All that stands on the screen now."""
    lines = run.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in lines)


def own_words(journal: Journal) -> set[str]:
    """The words that a person wrote."""
    texts = [page.words for page in journal.diary.days()]
    texts += [routine.name for routine in journal.routines.all()]
    texts += [event.text for event in journal.diary.events()]
    words = {word for text in texts for word in re.findall("[A-Za-z]+", text)}
    return words | {word.capitalize() for word in words}


@pytest.mark.parametrize("place", WAYS)
async def test_every_text_is_in_a_catalogue(demo: Journal, place: str) -> None:
    log(demo, 5, note="腰痛")
    names = {"Ashi", "dark", "demo", "theme", *pseudo.point_names(demo.knowledge)}
    own = own_words(demo)
    async with open_app(demo, size=(120, 50)) as run:
        await run.press("a", *WAYS[place].split())
        left = pseudo.english_in(whole_text(run), names)
    # A note may be cut off in the middle of a word.
    left = [word for word in left if not any(each.startswith(word) for each in own)]
    assert left == [], f"in no catalogue: {left}"
