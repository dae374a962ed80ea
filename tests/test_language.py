"""The catalogues hold every text, and what is translated fits what it translates."""

from __future__ import annotations

import re
from gettext import GNUTranslations
from typing import IO

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from backcare_tui import language
from backcare_tui.language import ENGLISH, LANGUAGES
from backcare_tui.locale.collect import texts_in
from backcare_tui.locale.renew import SOURCES, catalogue, place

OTHERS = [code for code in LANGUAGES if code != ENGLISH]
EVERY = [(code, name) for code in OTHERS for name in SOURCES]


def kept(code: str, name: str) -> Catalog:
    """The catalogue as its ``.po`` file has it."""
    file: IO[bytes]
    with place(code, name).open("rb") as file:
        return read_po(file, locale=code)


def texts(catalog: Catalog) -> dict[tuple[str, str], tuple[str, ...]]:
    """Context and text to what is said for it."""
    found = {}
    for message in catalog:
        if message.id:
            one = message.id if isinstance(message.id, str) else message.id[0]
            said = message.string
            strings = (said,) if isinstance(said, str) else tuple(said or ())
            found[message.context or "", one] = strings
    return found


def holes(text: str) -> set[str]:
    """The names of the holes in a text that is filled in later."""
    return set(re.findall(r"\{(\w+)", text))


@pytest.mark.parametrize(
    ("environment", "setting", "code"),
    [
        ({}, "", "en"),
        ({"LANG": "C.UTF-8"}, "", "en"),
        ({"LANG": "zh_CN.UTF-8"}, "", "zh_CN"),
        ({"LANG": "zh_SG"}, "", "zh_CN"),
        ({"LANG": "zh_Hans_CN.UTF-8@pinyin"}, "", "zh_CN"),
        ({"LANG": "zh_TW.UTF-8"}, "", "en"),
        ({"LANG": "zh_CN", "LC_ALL": "de_DE.UTF-8"}, "", "en"),
        ({"LANG": "de_DE", "LANGUAGE": "de:zh_CN:en"}, "", "zh_CN"),
        ({"LANG": "zh_CN", "LANGUAGE": "en_GB:zh_CN"}, "", "en"),
        ({"LANG": "zh_CN", "LC_MESSAGES": ""}, "", "zh_CN"),
        ({"LANG": "zh_CN.UTF-8"}, "en", "en"),
        ({"LANG": "[b + [/ 腎俞"}, "", "en"),
    ],
)
def test_the_language_is_what_the_person_asks_for(
    environment: dict[str, str], setting: str, code: str
) -> None:
    assert language.wanted(environment, setting) == code


@pytest.mark.parametrize(("code", "name"), EVERY)
def test_a_catalogue_holds_just_the_texts_that_there_are(code: str, name: str) -> None:
    found = texts(catalogue(code, name, SOURCES[name]()))
    assert texts(kept(code, name)).keys() == found.keys(), "python -m backcare_tui.locale.renew"


@pytest.mark.parametrize(("code", "name"), EVERY)
def test_every_text_has_a_translation(code: str, name: str) -> None:
    found = texts(kept(code, name))
    assert [one for (_, one), strings in found.items() if not strings or not all(strings)] == []


@pytest.mark.parametrize(("code", "name"), EVERY)
def test_what_the_program_reads_is_what_people_edit(code: str, name: str) -> None:
    with place(code, name).with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for (context, one), strings in texts(kept(code, name)).items():
        if strings and all(strings):
            said = compiled.pgettext(context, one) if context else compiled.gettext(one)
            if len(strings) == 1 and said == one:
                said = compiled.ngettext(one, one, 2)
            assert said == strings[0]


@pytest.mark.parametrize(("code", "name"), EVERY)
def test_a_translation_fills_no_hole_that_is_not_there(code: str, name: str) -> None:
    wrong = [
        (message.id, message.string)
        for message in kept(code, name)
        if message.id and not _fits(message)
    ]
    assert wrong == []


def _fits(message: Message) -> bool:
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    strings = (message.string,) if isinstance(message.string, str) else message.string or ()
    every = set().union(*map(holes, ids))
    return all(holes(said) <= every and said == said.strip("\n") for said in strings if said)


def test_a_text_without_a_translation_is_said_in_english() -> None:
    language.speak("zh_CN")
    assert language.gettext("[b + [/ no such text") == "[b + [/ no such text"
    assert language.gettext("") == ""
    assert language.ngettext("{n} thing 腎", "{n} things 腎", 2) == "{n} things 腎"


def test_a_text_that_is_put_together_is_refused() -> None:
    with pytest.raises(ValueError, match=r"a\.py:1"):
        texts_in('_(f"pain {n}")', "a.py")
    assert texts_in('_(name) + _("whole")', "a.py")[0].one == "whole"


@pytest.mark.usefixtures("chinese")
def test_a_text_of_the_knowledge_base_leads_back_to_its_english() -> None:
    assert language.known("Poor sleep") != "Poor sleep"
    assert language.original(language.known("Poor sleep")) == "Poor sleep"
    assert language.original("[b + [/ 腎俞") == "[b + [/ 腎俞"
    language.speak(ENGLISH)
    assert language.original("Poor sleep") == "Poor sleep"


def test_sentences_stand_apart_in_english() -> None:
    assert language.sentences(["One.", "", "Two."]) == "One. Two."


@pytest.mark.usefixtures("chinese")
def test_sentences_stand_close_in_chinese() -> None:
    assert language.sentences(["一。", "", "二。"]) == "一。二。"
