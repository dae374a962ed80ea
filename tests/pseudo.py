"""A made-up language: the texts of the catalogues in foreign letters, so that others stand out."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from gettext import NullTranslations

import pytest

from backcare_tui import language
from backcare_tui.knowledge import KnowledgeBase
from backcare_tui.language import _Spoken

_SMALL = "ɐɓɔɖəɟɠɦɨʝʞɭɯɲɵɸʠɹʂʈʊʋʍχʏʑ"
_LARGE = "ΔΒϹÐΣҒԌΗЇЈΚĿΜΝΘΡԚЯЅΤЦЏШΧΥΖ"
_FOREIGN = str.maketrans(dict(zip("abcdefghijklmnopqrstuvwxyz", _SMALL, strict=True)))
_FOREIGN |= str.maketrans(dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", _LARGE, strict=True)))
_HOLES = re.compile(r"(\{[^{}]*\})")

_WORD = re.compile(r"[A-Za-z]{3,}")


def foreign(text: str) -> str:
    """``text`` in foreign letters, with its holes as they are."""
    parts = _HOLES.split(text)
    return "".join(part if part.startswith("{") else part.translate(_FOREIGN) for part in parts)


class _Foreign(NullTranslations):
    def gettext(self, message: str) -> str:
        return foreign(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return foreign(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return foreign(message)


@contextmanager
def spoken() -> Iterator[None]:
    """Speak the made-up language for a while."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANGUAGE", "zh_CN")
        patch.setattr(language, "_catalogue", lambda *_: _Foreign())
        # Libraries that ask gettext for their own words, as Click does.
        patch.setattr(gettext, "dgettext", lambda _, message: foreign(message))
        patch.setattr(gettext, "dngettext", lambda _, *ids: _Foreign().ngettext(*ids))
        for name, value in (
            ("code", "made-up"),
            ("interface", _Foreign()),
            ("knowledge", _Foreign()),
        ):
            patch.setattr(_Spoken, name, value)
        yield


NAMES = re.compile(
    r"[\w-]+(?:\|[\w-]+)+|backcare|SYNTHETIC|https?://\S+|\bdoi\S+|[\w./~-]*\.(?:db|toml|json|ndjson|csv|md)\b"
    r"|[~/][\w./-]{3,}|\b(?:enter|esc|escape|tab|space|backspace|home|end|pgup|pgdn|pagedown|pageup"
    r"|ctrl|shift|alt|left|right|up|down|comma)\b|(?<!\w)--?[a-z][\w-]*|\b[0-9a-f]{8}\b"
    r"|[a-z]+_[a-z_]+|\b[A-Z_]{2,}\b"
    r"|\b(?:UB|BL|DU|GV|GB|KI|ST|SP|LR|LI|EX|RF|TM|XM)[-\w]*\d*|English|PostgreSQL"
)
"""What is the same in every language: names, keys, codes, options, files."""


def english_in(text: str, names: Iterable[str] = ()) -> list[str]:
    """The English words that are left in ``text``, without `NAMES` and ``names``."""
    rest = NAMES.sub(" ", text)
    for name in sorted(names, key=len, reverse=True):
        rest = re.sub(re.escape(name), " ", rest, flags=re.IGNORECASE)
    return sorted(set(_WORD.findall(rest)))


def point_names(knowledge: KnowledgeBase) -> set[str]:
    """What points are called in every language."""
    points = knowledge.points.values()
    return {name for point in points for name in (point.pinyin, *point.aliases)}
