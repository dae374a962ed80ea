"""How the data speaks."""

import re

import pytest

from backcare_tui.knowledge import KnowledgeBase

Texts = list[tuple[str, str]]

FORBIDDEN = (
    "diagnos",
    r"\byou have\b",
    "deficient",
    "damage",
    "wear and tear",
    "proven",
    r"\bcur(e|ed|es|ing)\b",
    "should have",
    r"\bfailed\b",
    "slipped",
    "crumbl",
    "weak core",
    "avoid forever",
    "all clear",
)
DISCLAIMER = "does not diagnose"


@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_words_that_no_text_holds(texts: Texts, pattern: str) -> None:
    found = [
        (place, text)
        for place, text in texts
        if re.search(pattern, text.replace(DISCLAIMER, ""), re.IGNORECASE)
    ]
    assert found == []


def test_the_disclaimer_alone_speaks_of_diagnosing(texts: Texts) -> None:
    assert [place for place, text in texts if "diagnos" in text] == [
        "pages.toml/page/purpose/words/1"
    ]


def test_questions_of_signs_are_short_and_about_today(kb: KnowledgeBase) -> None:
    for sign in kb.signs.values():
        assert len(sign.question) <= 60, sign.id
        assert len(sign.label) <= 24, sign.id
        assert "today" in sign.question, sign.id
        assert sign.question.endswith("?"), sign.id


def test_labels_fit_their_chips(kb: KnowledgeBase) -> None:
    for area in kb.spread_areas.values():
        assert len(area.label) <= 24, area.id
        assert len(area.question) <= 60, area.id
    for trigger in kb.triggers.values():
        assert len(trigger.label) <= 24, trigger.id
        assert len(trigger.question) <= 60, trigger.id
    for condition in kb.contraindications.values():
        assert len(condition.label) <= 24, condition.id
        assert len(condition.question) <= 64, condition.id
    for flag in kb.red_flags.values():
        assert len(flag.short) <= 32, flag.id


def test_every_question_asks(texts: Texts) -> None:
    asked = [(place, text) for place, text in texts if place.endswith("/question")]
    assert len(asked) > 70
    assert [place for place, text in asked if "?" not in text] == []


def test_texts_are_tidy(texts: Texts) -> None:
    untidy = [place for place, text in texts if text != " ".join(text.split()) or "--" in text]
    assert untidy == []


def test_sentences_are_short(texts: Texts) -> None:
    long = [
        (place, sentence)
        for place, text in texts
        if not place.startswith("sources.toml")
        for sentence in re.split(r"(?<=[.?!:;]) ", text)
        if len(sentence.split()) > 30
    ]
    assert long == []


def test_reading_age_of_what_everybody_reads(kb: KnowledgeBase) -> None:
    """Flesch-Kincaid grade of at most 6 (11 to 12 years), on average over each kind of text."""
    kinds = {
        "signs": [s.question for s in kb.signs.values()],
        "triggers": [t.question for t in kb.triggers.values()],
        "advice": [r.advice for r in kb.rules.values()],
        "steps": [s for p in kb.points.values() if p.technique for s in p.technique.steps],
        "light steps": [s for p in kb.points.values() if p.technique for s in p.technique.light],
        "exercise steps": [step for e in kb.exercises.values() for step in e.steps],
        "actions": [a.body for a in kb.action_texts.values()],
        "warnings": [f.question for f in kb.red_flags.values()],
    }
    grades = {kind: grade(" ".join(lines)) for kind, lines in kinds.items()}
    assert {kind: round(g, 1) for kind, g in grades.items() if g > 6} == {}


def grade(text: str) -> float:
    words = re.findall(r"[A-Za-z']+", text)
    sentences = max(1, len(re.findall(r"[.?!:]", text)))
    syllables = sum(syllables_of(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def syllables_of(word: str) -> int:
    word = re.sub(r"(?<!l)e$|es$|ed$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", word)))
