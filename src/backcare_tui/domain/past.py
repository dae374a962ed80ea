"""A question about today, as it is asked about a day gone by."""

from backcare_tui.language import pgettext

_PAST = {"Is": "Was", "Are": "Were", "Do": "Did", "Does": "Did"}


def of_that_day(question: str) -> str:
    """``question``, in the language that is spoken, with "that day" in the place of "today"."""
    first, blank, rest = question.partition(" ")
    today = pgettext("in a question about a day", "today")
    that_day = pgettext("in a question about a day", "that day")
    return f"{_PAST.get(first, first)}{blank}{rest}".replace(today, that_day)
