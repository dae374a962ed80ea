"""Three-valued answers: yes, no, and not asked; and what a flare is, as it is asked."""

from collections.abc import Mapping
from enum import StrEnum

from backcare_tui.language import marked

FLARE_QUESTION = marked(
    "Is this a flare: worse than usual, for hours to weeks, hard to bear, and in the way of what "
    "you do or how you feel?"
)
"""What a flare is, as it is asked: the definition of Costa et al. (J Pain 2019;20:1267-75), put
plainly. In English: it is put into words where it is shown."""


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
