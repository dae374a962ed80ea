"""Reads what people type as values: pain, lists, points pressed, days, ids."""

from __future__ import annotations

import re
import sys
from codecs import getincrementaldecoder
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from backcare_tui.domain.scale import NOTE_MAX
from backcare_tui.errors import InvalidInput, NotFound
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from backcare_tui.domain.places import Places
    from backcare_tui.journal import Journal
    from backcare_tui.journal.entries import Pressed

T = TypeVar("T")

_PAIN = re.compile(r"(-?\d{1,9})([^\W\d_]*)(\.?)")
_DAY = re.compile(
    r"-\d+|\d{1,4}-\d{1,2}-\d{1,2}|now|today|yesterday|tomorrow"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?",
    re.IGNORECASE,
)
PAIN_HINT = marked("Give a whole number from 0 (none) to 10 (worst imaginable).")


def pain_and_letters(text: str) -> tuple[int, str, bool]:
    """Read "4", "4cf" or "10cd.": pain, letters of triggers, and whether the others were no.

    Raises:
        InvalidInput: the text begins with no whole number, or goes on with something else.
    """
    found = _PAIN.fullmatch(text.strip().lower())
    if not found:
        said = _("“{text}” is not a pain score.").format(text=_short(text))
        raise InvalidInput(said, _(PAIN_HINT))
    return int(found[1]), found[2], bool(found[3])


def whole_number(text: str, name: str, hint: str) -> int:
    """Read a whole number.

    Raises:
        InvalidInput: it is none; ``name`` and ``hint`` say what was wanted.
    """
    try:
        return int(text) if len(text) < 10 else int("x")
    except ValueError:
        said = _("{name} “{text}” is not a whole number.").format(name=name, text=_short(text))
        raise InvalidInput(said, hint) from None


def words(given: Iterable[str]) -> list[str]:
    """Split every value at commas: "cold,damp" and "cold" are three words."""
    return [word.strip() for value in given for word in value.split(",") if word.strip()]


def must_be_known(find: Callable[[str], T], name: str) -> T:
    """Look up a name that an entry holds; an unknown one makes the entry invalid.

    Raises:
        InvalidInput: nothing is called so. The hint names the nearest.
    """
    try:
        return find(name)
    except NotFound as error:
        raise InvalidInput(error.message, error.hint) from None


def answers(
    yes: Iterable[str], no: Iterable[str], find: Callable[[str], T], id_of: Callable[[T], str]
) -> dict[str, bool]:
    """Answers by id from names that were given as yes and as no.

    Raises:
        InvalidInput: a name is unknown, or given both ways.
    """
    found: dict[str, bool] = {}
    for given, value in ((words(yes), True), (words(no), False)):
        for name in given:
            id_ = id_of(must_be_known(find, name))
            if found.get(id_, value) is not value:
                raise InvalidInput(both_ways(id_), _("Give it once."))
            found[id_] = value
    return found


def both_ways(name: str) -> str:
    """What to say of an answer that was given as yes and as no."""
    return _("“{name}” is given as yes and as no.").format(name=name)


def with_places(
    places: Places, where: Iterable[str], spread: Mapping[str, bool]
) -> dict[str, bool]:
    """Answers about spread with a yes for each place that ``where`` names.

    Raises:
        InvalidInput: a name is unknown or lacks its side, or an answer denies what a place implies.
    """
    from backcare_tui.domain.place_words import read_places
    from backcare_tui.domain.places import implied

    found = must_be_known(lambda text: read_places([text], places), "\n".join(where))
    for area in implied(places, found):
        if spread.get(area) is False:
            raise InvalidInput(both_ways(area), _("What is marked on the body says yes to it."))
    return {**spread, **dict.fromkeys(found, True)}


def letters(journal: Journal, given: str, *, others_no: bool) -> dict[str, bool]:
    """Triggers by their letters; with ``others_no`` the core triggers left out were no.

    Raises:
        InvalidInput: no trigger has that letter.
    """
    if not given and not others_no:
        return {}
    triggers = journal.knowledge.triggers.values()
    by_letter = {trigger.letter: trigger for trigger in triggers}
    found = {}
    for letter in given:
        if letter not in by_letter:
            known = listed(f"{t.letter} {t.label.lower()}" for t in triggers)
            said = _("“{letter}” is no trigger's letter.").format(letter=letter)
            raise InvalidInput(said, _("Letters: {letters}.").format(letters=known))
        found[by_letter[letter].id] = True
    if others_no:
        found |= {t.id: False for t in triggers if not t.optional and t.id not in found}
    return found


def pressed(journal: Journal, given: Iterable[str]) -> list[Pressed]:
    """Points pressed, written as POINT:SECONDS or POINT:SECONDS:SIDE.

    Raises:
        InvalidInput: a part is missing or unknown.
    """
    from backcare_tui.journal.checks import check_seconds
    from backcare_tui.journal.entries import Pressed

    hint = _("Write it as UB40:30 (seconds), or UB40:30:left.")
    found = []
    for text in words(given):
        point, *rest = (part.strip() for part in text.split(":"))
        if not point or not 1 <= len(rest) <= 2:
            said = _("“{text}” does not say which point and how long.")
            raise InvalidInput(said.format(text=_short(text)), hint)
        known = must_be_known(journal.knowledge.point, point)
        name = _("In “{text}”, the time").format(text=_short(text))
        seconds = whole_number(rest[0], name, hint)
        try:
            check_seconds(known, seconds)
        except InvalidInput as error:
            said = _("“{text}”: {message}").format(text=_short(text), message=error.message)
            raise InvalidInput(said, error.hint) from None
        found.append(Pressed(point, seconds, rest[1] if rest[1:] else ""))
    return found


def note_from(text: str | None) -> str | None:
    """A text as given; ``-`` reads it from stdin, as what is typed stays in the shell's history.

    Raises:
        InvalidInput: what comes from stdin is not UTF-8.
    """
    if text != "-":
        return text
    # One character takes up to four bytes; a longer text is refused anyway, so no more is read.
    most = 4 * NOTE_MAX + 1
    raw = sys.stdin.buffer.read(most)
    whole = len(raw) < most
    try:
        return getincrementaldecoder("utf-8-sig")().decode(raw, final=whole)
    except UnicodeDecodeError:
        raise InvalidInput(
            _("The text from stdin is not UTF-8."), _("Save it as UTF-8, then try again.")
        ) from None


def day(journal: Journal, text: str | None) -> date:
    """A day as people write it; today where nothing is given.

    Raises:
        InvalidInput: it names no day of a diary.
    """
    from backcare_tui.domain.days import parse_day

    return parse_day(text, journal.today) if text else journal.today


def stored_day(journal: Journal, text: str) -> date:
    """A day as people write it; one to come as well, where a wrong clock has left entries there.

    Raises:
        InvalidInput: it names no day of a diary.
    """
    try:
        return day(journal, text)
    except InvalidInput:
        from datetime import date

        with suppress(ValueError):
            found = date.fromisoformat(text.strip())
            if found > journal.today and journal.diary.days(found, found):
                return found
        raise


def names_day(text: str) -> bool:
    """True where ``text`` has the form of a day, and so is no id."""
    return bool(_DAY.fullmatch(text.strip()))


def check_in_id(journal: Journal, text: str) -> str:
    """The id of the check-in that a day or an id names.

    Raises:
        NotFound: nothing is there; InvalidInput: the day has several check-ins.
    """
    if not names_day(text):
        return text
    page = journal.diary.day(stored_day(journal, text))
    if not page.check_ins:
        said = _("There is no check-in on {day}.").format(day=page.day)
        raise NotFound(said, _("backcare list shows what is there."))
    if len(page.check_ins) > 1:
        one = _("{id} (pain {pain})")
        ids = listed(one.format(id=each.id[:8], pain=each.pain) for each in page.check_ins)
        many = _("{day} has {number} check-ins.")
        said = many.format(day=page.day, number=len(page.check_ins))
        raise InvalidInput(said, _("Give one: {ids}.").format(ids=ids))
    return page.check_ins[0].id


def assignments(given: Iterable[str], values: Mapping[str, T], example: str) -> dict[str, T]:
    """Read NAME=VALUE pairs, where VALUE is one of ``values``.

    Raises:
        InvalidInput: a pair lacks its ``=``, or the value is unknown.
    """
    found = {}
    for text in given:
        name, equals, value = (part.strip() for part in text.partition("="))
        if not equals or not name:
            said = _("“{text}” is not an answer.").format(text=_short(text))
            raise InvalidInput(said, _("Write it as {example}.").format(example=example))
        if value.lower() not in values:
            said = _("In “{text}”, “{value}” is no answer.")
            raise InvalidInput(
                said.format(text=_short(text), value=_short(value)),
                _("Give {names}.").format(names=listed(values)),
            )
        found[name] = values[value.lower()]
    return found


def _short(text: str) -> str:
    from backcare_tui.domain.text import first_line

    return first_line(text, 40)
