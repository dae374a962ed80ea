"""The language that the program speaks. Every text for people passes through here.

English is in the code and in ``data/``; a catalogue for another language is read when it is
chosen. There are two: ``interface`` for the program's own words and ``knowledge`` for the texts of
the knowledge base. What a catalogue lacks is said in English.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from gettext import NullTranslations

ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "zh_CN": "简体中文"}
"""The languages by their code, each named in itself."""

_LOCALE = Path(__file__).with_name("locale")
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_SIMPLIFIED = frozenset({"zh", "zh_cn", "zh_sg", "zh_hans"})


class _Spoken:
    """What is spoken now: one for the whole process, as is the terminal that it speaks to."""

    code = ENGLISH
    interface: NullTranslations | None = None
    knowledge: NullTranslations | None = None
    originals: dict[str, str] | None = None


def speak(code: str) -> None:
    """Speak the language ``code`` from now on; texts that were made before stay as they are."""
    if code == _Spoken.code:
        return
    _Spoken.interface = _catalogue("interface", code)
    _Spoken.knowledge = _catalogue("knowledge", code)
    _Spoken.originals = None
    _Spoken.code = code
    from gettext import bindtextdomain, textdomain

    # Libraries that ask gettext for their own words, as Click does, find them in the same place.
    os.environ["LANGUAGE"] = code
    bindtextdomain("interface", str(_LOCALE))
    textdomain("interface")


def spoken() -> str:
    """The code of the language that is spoken now."""
    return _Spoken.code


def wanted(environment: Mapping[str, str], setting: str = "") -> str:
    """The language to speak: the ``setting`` where there is one, else what the system asks for.

    Of the variables of POSIX the first that is set decides. A language that is not there is
    English.
    """
    if setting:
        return setting
    asked = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    for one in asked.split(":"):
        name = one.split(".")[0].split("@")[0].replace("-", "_").lower()
        if name in _SIMPLIFIED or name.startswith("zh_hans"):
            return "zh_CN"
        if name.split("_")[0] in ("en", "c", "posix"):
            return ENGLISH
    return ENGLISH


def gettext(message: str) -> str:
    """``message`` in the language that is spoken."""
    catalogue = _Spoken.interface
    return message if catalogue is None or not message else catalogue.gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """``one`` or ``many`` for ``number``, in the language that is spoken."""
    if _Spoken.interface is None:
        return one if number == 1 else many
    return _Spoken.interface.ngettext(one, many, number)


def pgettext(context: str, message: str) -> str:
    """``message`` where ``context`` says which of several meanings it has."""
    return message if _Spoken.interface is None else _Spoken.interface.pgettext(context, message)


def known(text: str) -> str:
    """A text of the knowledge base in the language that is spoken."""
    catalogue = _Spoken.knowledge
    return text if catalogue is None or not text else catalogue.gettext(text)


def original(text: str) -> str:
    """The English of ``text``, which `known` may have put into the language that is spoken.

    A text that no catalogue gave is returned as it is.
    """
    if _Spoken.originals is None:
        texts: dict[str, str] = getattr(_Spoken.knowledge, "_catalog", {})  # the only way back
        _Spoken.originals = {said: message for message, said in texts.items()}
    return _Spoken.originals.get(text, text)


def marked(message: str) -> str:
    """``message`` as it is: it is for the catalogue, and is put into words where it is shown."""
    return message


def sentences(parts: Iterable[str]) -> str:
    """Whole sentences one after the other; empty ones are left out."""
    both = pgettext("two sentences", "{first} {next}")
    between = both.removeprefix("{first}").removesuffix("{next}")
    return between.join(filter(None, parts))


def listed(parts: Iterable[str]) -> str:
    """Words in a row: "cold, damp"."""
    return pgettext("between the words of a list", ", ").join(parts)


def clauses(parts: Iterable[str]) -> str:
    """Parts of one sentence that could stand alone: "pain 4; cold"."""
    return pgettext("between parts of a sentence", "; ").join(filter(None, parts))


def _catalogue(name: str, code: str) -> NullTranslations | None:
    if code == ENGLISH:
        return None
    from gettext import GNUTranslations

    with (_LOCALE / code / "LC_MESSAGES" / f"{name}.mo").open("rb") as file:
        return GNUTranslations(file)
