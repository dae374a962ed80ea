"""Searching the days of a diary: a line of words and simple terms, and what it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import eq, ge, gt, le, lt
from typing import TYPE_CHECKING

from backcare_tui.domain.change_labels import answered
from backcare_tui.domain.day_words import month_name, month_year, short_weekday, weekday_name
from backcare_tui.domain.text import clean_line
from backcare_tui.journal.entry_words import exercise_name
from backcare_tui.knowledge.names import plain
from backcare_tui.language import ENGLISH, listed, marked, original, pgettext, spoken
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from backcare_tui.domain.care import Sign, Trigger
    from backcare_tui.domain.places import Places
    from backcare_tui.journal.day_pages import DayPage
    from backcare_tui.knowledge import KnowledgeBase

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PIECE = re.compile(r'"([^"]*)(?:"|$)|(\S+)')
_PAIN = re.compile(r"(\w+)(<=|>=|≤|≥|[=<>])([0-9]{1,2}(?:\.[0-9])?)?")
_PLACE = "place:"
_MONDAY = date(2024, 1, 1)
_DATE = re.compile(r"((?:19|20)[0-9]{2})(?:-([0-9]{1,2}))?(?:-([0-9]{1,2}))?")
_COMPARE: dict[str, tuple[Callable[[float, float], bool], str]] = {
    "<": (lt, marked("pain below {bound:g}")),
    "<=": (le, marked("pain at most {bound:g}")),
    "≤": (le, marked("pain at most {bound:g}")),
    "=": (eq, marked("pain exactly {bound:g}")),
    ">=": (ge, marked("pain at least {bound:g}")),
    "≥": (ge, marked("pain at least {bound:g}")),
    ">": (gt, marked("pain above {bound:g}")),
}

_Fits = Callable[["DayPage", str], bool]


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a day must have: said in ``words``; ``fits`` takes a day and its text."""

    words: str
    fits: _Fits


@dataclass(frozen=True, slots=True)
class Query:
    """Terms of which a day must have all; without any, every day fits."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def words(self) -> str:
        """What is sought, for people."""
        return listed(term.words for term in self.terms)

    def fits(self, page: DayPage, text: str) -> bool:
        """Whether ``page``, all of whose words are ``text`` in folded case, has every term."""
        return all(term.fits(page, text) for term in self.terms)


@dataclass(frozen=True, slots=True)
class Names:
    """What can be named in a search: folded name to id, and id to what people call it."""

    triggers: Mapping[str, str]
    signs: Mapping[str, str]
    points: Mapping[str, str]
    places: Places
    labels: Mapping[str, str]


def names_of(knowledge: KnowledgeBase) -> Names:
    """The names that a search knows: no letters, for they would be found in every note."""
    triggers, signs = knowledge.triggers.values(), knowledge.signs.values()
    points = knowledge.points.values()
    labels = {each.id: each.label.lower() for each in triggers}
    labels |= {each.id: each.label.lower() for each in signs}
    labels |= {each.id: each.label.lower() for each in knowledge.spread_areas.values()}
    labels |= {each.id: each.label.lower() for each in knowledge.places.values()}
    return Names(
        {plain(name): each.id for each in triggers for name in _called(each)},
        {plain(name): each.id for each in signs for name in _called(each)},
        {
            plain(name): each.code
            for each in points
            for name in (each.code, *each.aliases, each.pinyin, each.simplified)
        },
        knowledge.places,
        labels | {each.code: each.label for each in points},
    )


def _called(entry: Trigger | Sign) -> tuple[str, ...]:
    return (original(entry.label), entry.label, entry.id)


def parse_query(text: str, names: Names) -> Query:
    """Read what a person typed into a search; nothing is an error.

    Terms stand between blanks, in any order, and a day must have all of them: ``pain>=6`` (in any
    check-in), a trigger (yes) or ``-`` and a trigger or sign (said no), ``flare``, ``-flare``,
    ``pressed``, a point, ``place:calf`` or ``place:calf-left`` (marked on the pain map),
    ``exercised``, ``note``, ``marked``, ``skipped``, a weekday, a month (``oct``, ``2026-10``), a
    year, a day. Everything else, and what stands between ``"``, is looked for as words. Half a
    term (``pain>``) asks for nothing yet. In another language its own words do as well.
    """
    terms: list[Term] = []
    for quoted, word in _PIECE.findall(text):
        term = _word(quoted) if quoted else _term(word, names) if word else None
        if term is not None:
            terms.append(term)
    return Query(tuple(terms))


def _term(word: str, names: Names) -> Term | None:
    folded = word.casefold()
    if (pain := _PAIN.fullmatch(folded)) and pain[1] in ("pain", _word_for_pain()):
        return _pain(pain[2], float(pain[3])) if pain[3] else None
    if folded in ("-", '"', _PLACE):
        return None
    return (
        _fact(folded)
        or _place(folded, names)
        or _answer(plain(word), word.startswith("-"), names)
        or _pressed(plain(word), names)
        or _date(folded)
        or _word(word)
    )


def _word_for_pain() -> str:
    return pgettext("a word to search for", "pain")


def _pain(sign: str, bound: float) -> Term:
    compare, words = _COMPARE[sign]
    return Term(
        _(words).format(bound=bound),
        lambda page, _: any(compare(check_in.pain, bound) for check_in in page.check_ins),
    )


def _fact(word: str) -> Term | None:
    facts: dict[str, tuple[str, _Fits]] = {
        "note": (_("a note"), lambda page, _text: any(each.note for each in page.check_ins)),
        "flare": (_("a flare"), lambda page, _text: page.flare is True),
        "-flare": (_("no flare"), lambda page, _text: page.flare is False),
        "pressed": (_("pressed"), lambda page, _text: bool(page.sessions)),
        "exercised": (_("exercised"), lambda page, _text: bool(page.exercises)),
        "marked": (_("something marked"), lambda page, _text: bool(page.events)),
        "skipped": (_("left out on purpose"), lambda page, _text: page.skipped is not None),
    }
    fact = _spoken_facts().get(word, word)
    return Term(*facts[fact]) if fact in facts else None


def _spoken_facts() -> dict[str, str]:
    """The words for facts in the language that is spoken, each with the English one."""
    flare = pgettext("a word to search for", "flare")
    return {
        pgettext("a word to search for", "note"): "note",
        flare: "flare",
        f"-{flare}": "-flare",
        pgettext("a word to search for", "pressed"): "pressed",
        pgettext("a word to search for", "exercised"): "exercised",
        pgettext("a word to search for", "marked"): "marked",
        pgettext("a word to search for", "skipped"): "skipped",
    }


def _answer(name: str, denied: bool, names: Names) -> Term | None:
    if name in names.triggers:
        trigger = names.triggers[name]
        return Term(
            answered(names.labels[trigger], not denied),
            lambda page, _: page.exposures.get(trigger) is (not denied),
        )
    if denied and name in names.signs:
        sign = names.signs[name]
        return Term(answered(names.labels[sign], False), lambda page, _: _denies(page, sign))
    return None


def _denies(page: DayPage, sign: str) -> bool:
    said = [each.signs[sign] for each in page.check_ins if sign in each.signs]
    return bool(said) and not any(said)


def _place(word: str, names: Names) -> Term | None:
    if not word.startswith(_PLACE):
        return None
    from backcare_tui.domain.place_words import named

    name = word.removeprefix(_PLACE)
    wanted = set(named(name, names.places))
    if not wanted:
        return None
    return Term(
        _("{place} on the map").format(place=name.replace("-", " ").replace("_", " ")),
        lambda page, _: not wanted.isdisjoint(page.places),
    )


def _pressed(name: str, names: Names) -> Term | None:
    if name not in names.points:
        return None
    point = names.points[name]
    return Term(
        _("{point} pressed").format(point=names.labels[point]),
        lambda page, _: any(each.point == point for each in page.sessions),
    )


def _date(word: str) -> Term | None:
    for weekday, name in enumerate(WEEKDAYS):
        like = _MONDAY + timedelta(days=weekday)
        if word in (name, weekday_name(like).casefold(), _short_of_another(like)):
            words = _("a {weekday}").format(weekday=weekday_name(like))
            return Term(words, _on_weekday(weekday))
    for number, month in enumerate(MONTHS, 1):
        if word in (month, month[:3], month_name(number).casefold()):
            return Term(month_name(number), _in_month(number))
    found = _DATE.fullmatch(word)
    if found is None:
        return None
    year, number, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if not found[2]:
        return Term(str(year), lambda page, _: page.day.year == year)
    if not 1 <= number <= 12:
        return None
    if not found[3]:
        inside = _in_month(number)
        words = month_year(date(year, number, 1))
        return Term(words, lambda page, text: page.day.year == year and inside(page, text))
    try:
        wanted = date(year, number, day)
    except ValueError:
        return None
    return Term(wanted.isoformat(), lambda page, _: page.day == wanted)


def _short_of_another(day: date) -> str:
    """The short name of a weekday; not in English, where "sat" and "sun" are words of their own."""
    return "" if spoken() == ENGLISH else short_weekday(day)


def _on_weekday(weekday: int) -> _Fits:
    return lambda page, _text: page.day.weekday() == weekday


def _in_month(number: int) -> _Fits:
    return lambda page, _: page.day.month == number


def _word(text: str) -> Term:
    wanted = text.casefold()
    return Term(f"“{clean_line(text)}”", lambda _, written: wanted in written)


class Search:
    """Finds days again and again; the text of each is put together once."""

    def __init__(self, pages: Sequence[DayPage], knowledge: KnowledgeBase) -> None:
        self._pages, self._knowledge = pages, knowledge
        self._names = names_of(knowledge)
        self._texts: list[str] = []

    def query(self, text: str) -> Query:
        """What ``text`` asks for; see `parse_query`."""
        return parse_query(text, self._names)

    def find(self, query: Query) -> list[DayPage]:
        """The days that fit, in their order. The first time is not for the UI loop."""
        if not query:
            return list(self._pages)
        texts = self._texts or [
            text_of(page, self._names.labels, self._knowledge) for page in self._pages
        ]
        self._texts = texts
        return [
            page for page, text in zip(self._pages, texts, strict=True) if query.fits(page, text)
        ]


def text_of(page: DayPage, labels: Mapping[str, str], knowledge: KnowledgeBase) -> str:
    """All words of a day in folded case: what was written, and what there was, by its name."""
    said = [*_yes(page.exposures), *(p for each in page.check_ins for p in _yes(each.signs))]
    said += [p for each in page.check_ins for p in _yes(each.spread)]
    named = [labels.get(name, name) for name in (*said, *(s.point for s in page.sessions))]
    named += [exercise_name(each, knowledge) for each in page.exercises]
    return "\n".join((page.words, *(name.casefold() for name in named)))


def _yes(answers: Mapping[str, bool]) -> Iterable[str]:
    return (name for name, yes in answers.items() if yes)
