"""What to do where something is held back, in the keys of the app."""

from backcare_tui.errors import BackcareError, QuestionsFirst
from backcare_tui.language import gettext as _
from backcare_tui.language import sentences


def held_hint(error: BackcareError) -> str:
    """What to do about ``error``; with the keys where questions come first."""
    if not isinstance(error, QuestionsFirst):
        return error.hint
    return sentences([error.hint, _("Press !, then a, to answer.")])
