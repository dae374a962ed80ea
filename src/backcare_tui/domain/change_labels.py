"""The labels of changes: kept in English, and said in the language that is spoken.

A diary may be read in another language than it was written in, so a label is taken apart by the
form that made it. One that fits no form, cut off or of another version, is said as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from backcare_tui.domain.day_words import day_told
from backcare_tui.domain.text import in_words
from backcare_tui.language import ENGLISH, known, listed, marked, ngettext, pgettext, spoken
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_NAMES = {
    "check_in": ("check-in", "check-ins"),
    "session": ("point pressed", "points pressed"),
    "exercise_session": ("exercise", "exercises"),
    "event": ("mark", "marks"),
    "skipped_day": ("day left out", "days left out"),
}
_FORMS = {
    "check-in {day}": marked("check-in {day}"),
    "checklist {day}": marked("list of signs {day}"),
    "edit {day}": marked("check-in {day} changed"),
    "skip {day}": marked("left out {day}"),
    "mark {day}": marked("marked {day}"),
    "after pressing {day}": marked("after pressing {day}"),
    "pressed {code} {day}": marked("pressed {code} {day}"),
    "after exercise {code} {day}": marked("after exercise {code} {day}"),
    "exercise {code} {day}": marked("exercise {code} {day}"),
    "reminder {code} done": marked("reminder {code}: done"),
    "reminder {code} snoozed": marked("reminder {code}: later"),
    "reminder {code} not_for_me": marked("reminder {code}: not for me"),
    "reminder {code} restored": marked("reminder {code}: shown again"),
    "warning signs: {signs} ticked": marked("warning signs: {signs} ticked"),
    "warning signs": marked("warning signs answered"),
    "something new": marked("something new"),
    "seen to": marked("warning signs seen to"),
    "profile": marked("answers about you"),
    "import": marked("import"),
    "restore over nothing": marked("restore (there was no diary)"),
    "restore over {file}": marked("restore (the damaged diary is {file})"),
    "restore": marked("restore"),
    "demo": marked("made-up diary"),
    "delete routine {name}": marked("delete routine {name}"),
    "routine {name}": marked("routine {name}"),
    "delete {entries} of {day} to {last}": marked("delete {entries} of {day} to {last}"),
    "delete {entries} of {day}": marked("delete {entries} of {day}"),
    "delete {days}": marked("delete {days}"),
    "set {answers} in {entries} of {day} to {last}": marked(
        "set {answers} in {entries} of {day} to {last}"
    ),
    "set {answers} in {entries} of {day}": marked("set {answers} in {entries} of {day}"),
}
"""Each form of a label as it is kept, and as it is said to people."""
_DAY = r"\d{4}-\d\d-\d\d"
_HOLES = {"day": _DAY, "last": _DAY, "days": f"{_DAY}(?:, {_DAY})*", "code": r"\S+"}
_DAYS = ("day", "last", "days")
_ANSWER = re.compile(r"(.+) (yes|no|not asked)")


def counted_entries(kinds: Iterable[str]) -> str:
    """How many entries of each kind: "2 check-ins and 1 point pressed"."""
    counts = Counter(kinds)
    return in_words([_counted(kind, counts[kind]) for kind in _NAMES if counts[kind]])


def english_entries(kinds: Iterable[str]) -> str:
    """`counted_entries` as a label has it, whatever language is spoken."""
    counts = Counter(kinds)
    return english_words(
        [
            f"{counts[kind]:,} {one if counts[kind] == 1 else many}"
            for kind, (one, many) in _NAMES.items()
            if counts[kind]
        ]
    )


def english_words(items: list[str]) -> str:
    """Words in a row as a label has them: "cold, damp and fatigue"."""
    *before, last = items or [""]
    return f"{', '.join(before)} and {last}" if before else last


def answer_word(answer: bool | None) -> str:
    """An answer as people read it: "yes", "no", or "not asked"."""
    if answer is None:
        return _("not asked")
    return pgettext("an answer", "yes") if answer else pgettext("an answer", "no")


def answered(question: str, answer: bool | None) -> str:
    """A question with its answer: "cold yes"."""
    return _("{question} {answer}").format(question=question, answer=answer_word(answer))


def label_words(label: str, today: date | None = None) -> str:
    """A label as it is said to people; where ``today`` is given, with days as "Sat 22 Nov"."""
    for form, pattern in _patterns():
        if found := pattern.fullmatch(label):
            said, holes = _FORMS[form], found.groupdict()
            if spoken() == ENGLISH:
                if today is None and said == form:
                    return label
            else:
                holes = {name: _spoken(name, text) for name, text in holes.items()}
            if today is not None:
                holes |= {name: _dated(holes[name], today) for name in _DAYS if name in holes}
            return _(said).format(**holes)
    return label


def _dated(text: str, today: date) -> str:
    """``text`` with its days in words, and those of another year with the year."""

    def told(found: re.Match[str]) -> str:
        try:
            return day_told(date.fromisoformat(found[0]), today)
        except ValueError:
            # Looks like a day, and is none: what another version wrote is said as it is.
            return found[0]

    return re.sub(_DAY, told, text)


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(form, re.compile(_pattern(form), re.DOTALL)) for form in _FORMS]


def _pattern(form: str) -> str:
    parts = re.split(r"\{(\w+)\}", form)
    return "".join(
        f"(?P<{part}>{_HOLES.get(part, '.+')})" if number % 2 else re.escape(part)
        for number, part in enumerate(parts)
    )


def _spoken(hole: str, text: str) -> str:
    say = _SAYING.get(hole)
    return say(text) if say else text


def _entries(text: str) -> str:
    kinds = {name: kind for kind, names in _NAMES.items() for name in names}
    told = re.findall(rf"([\d,]+) ({'|'.join(sorted(kinds, reverse=True))})", text)
    return in_words([_counted(kinds[name], int(count.replace(",", ""))) for count, name in told])


def _counted(kind: str, count: int) -> str:
    return {
        "check_in": ngettext("{count:,} check-in", "{count:,} check-ins", count),
        "session": ngettext("{count:,} point pressed", "{count:,} points pressed", count),
        "exercise_session": ngettext("{count:,} exercise", "{count:,} exercises", count),
        "event": ngettext("{count:,} mark", "{count:,} marks", count),
        "skipped_day": ngettext("{count:,} day left out", "{count:,} days left out", count),
    }[kind].format(count=count)


def _answers(text: str) -> str:
    told = []
    for each in re.split(r", | and ", text):
        found = _ANSWER.fullmatch(each)
        if found is None:
            return text
        answer = {"yes": True, "no": False}.get(found[2])
        told.append(answered(known(found[1].capitalize()), answer))
    return in_words(told)


def _signs(text: str) -> str:
    return listed(known(name) for name in text.split(", "))


_SAYING: dict[str, Callable[[str], str]] = {
    "entries": _entries,
    "answers": _answers,
    "signs": _signs,
    "days": lambda text: listed(text.split(", ")),
}
