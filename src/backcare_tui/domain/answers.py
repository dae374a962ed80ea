"""Three-valued answers: yes, no, and not asked."""

from collections.abc import Mapping
from enum import StrEnum


class Answer(StrEnum):
    """What is known about one question. "Not asked" is never a "no"."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


Answers = Mapping[str, bool]
"""Question id to yes (True) or no (False). A missing id was not asked."""


def answer(answers: Answers, question: str) -> Answer:
    """Say what ``answers`` know about ``question``."""
    if question not in answers:
        return Answer.NOT_ASKED
    return Answer.YES if answers[question] else Answer.NO
