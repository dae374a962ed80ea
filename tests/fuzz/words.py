"""What people type: days, check-ins, places, points, doses, searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tests.fuzz.place import Place, as_text, told

from backcare_tui.cli import parse
from backcare_tui.cli.steps import named, steps
from backcare_tui.domain.days import FIRST_DAY, parse_day
from backcare_tui.domain.place_words import read_places
from backcare_tui.domain.scale import SECONDS_MAX, SECONDS_MIN
from backcare_tui.domain.text import clean_line, clean_text, first_line
from backcare_tui.errors import BackcareError
from backcare_tui.journal.search import names_of, parse_query

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def days(data: bytes, place: Place) -> None:
    """A day; what it came to is written back as the same day."""
    text, today = as_text(data), place.journal.today
    if (day := _read(lambda: parse_day(text, today))) is not None:
        assert FIRST_DAY <= day <= today
        assert parse_day(str(day), today) == day
    parse.names_day(text)


def check_ins(data: bytes, place: Place) -> None:
    """``4cf.``: pain, letters, and whether the others were no."""
    text = as_text(data)
    found = _read(lambda: parse.pain_and_letters(text))
    if found is None:
        return
    pain, letters, others_no = found
    assert parse.pain_and_letters(f"{pain}{letters}{'.' * others_no}") == found
    answers = _read(lambda: parse.letters(place.journal, letters, others_no=others_no))
    if answers is not None:
        assert sum(answers.values()) == len(set(letters))


def places(data: bytes, place: Place) -> None:
    """Places on the body; what was found is known, and its own names say it again."""
    known = place.journal.knowledge.places
    found = _read(lambda: read_places([as_text(data)], known))
    if found:
        assert set(found) <= known.keys()
        assert read_places(found, known) == found


def points(data: bytes, place: Place) -> None:
    """Points with their sides and doses, as ``UB40:30:left`` and as ``UB40:left:30``."""
    text, journal = as_text(data), place.journal
    for pressed in _read(lambda: parse.pressed(journal, [text])) or ():
        assert SECONDS_MIN <= pressed.seconds <= SECONDS_MAX
        assert journal.knowledge.point(pressed.point)
    _read(lambda: named(text))
    for step in _read(lambda: steps(journal, [text])) or ():
        assert step.point in journal.knowledge.points


def searches(data: bytes, place: Place) -> None:
    """A search, where nothing is an error."""
    parse_query(as_text(data), names_of(place.journal.knowledge))


def texts(data: bytes, _place: Place) -> None:
    """Cleaning: once is enough, it never adds anything, and what stays can be stored."""
    text = as_text(data)
    clean = clean_text(text)
    assert clean_text(clean) == clean
    assert len(clean) <= len(text)
    clean.encode()
    line = clean_line(text)
    assert clean_line(line) == line
    assert len(line.splitlines()) <= 1
    assert len(first_line(clean, 40)) <= 40


def _read(read: Callable[[], T]) -> T | None:
    try:
        return read()
    except BackcareError as error:
        told_anywhere(error)
        return None


def told_anywhere(error: BackcareError) -> None:
    """Check a refusal of words from the command line, which may hold half characters: they are
    taken out where it is printed."""
    told(type(error)(clean_text(error.message), clean_text(error.hint)))
