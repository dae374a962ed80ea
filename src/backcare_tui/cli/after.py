"""Pain before and after pressing, and what it left behind: given as options, or asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from backcare_tui.cli import parse
from backcare_tui.errors import Cancelled, InvalidInput
from backcare_tui.journal.checks import after_effect_of, check_pain
from backcare_tui.language import gettext as _
from backcare_tui.language import sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcare_tui.cli.output import Output
    from backcare_tui.domain.checkin import AfterEffect

T = TypeVar("T")

_SAID = {"没有": "none", "酸痛": "sore", "瘀青": "bruise"}
"""What people may write in Chinese for what pressing left behind."""


@dataclass(frozen=True, slots=True)
class After:
    """Pain after (0-10) and the after-effect; None is not said."""

    pain: int | None = None
    effect: AfterEffect | None = None

    @property
    def said(self) -> bool:
        """Whether there is anything to keep."""
        return self.pain is not None or self.effect is not None


def pain_of(text: str | None) -> int | None:
    """Pain as given, None where it was left out.

    Raises:
        InvalidInput: it is not on the scale.
    """
    return check_pain(parse.whole_number(text, _("Pain"), _(parse.PAIN_HINT))) if text else None


def ask_before(output: Output) -> int | None:
    """Ask for pain before, where a person can answer.

    Raises:
        Cancelled: the person leaves.
    """
    return _asked(output, _("Pain now, 0 to 10 (enter skips):"), pain_of)


def ask_after(output: Output, given: After) -> After:
    """Ask for what was not given; who leaves half way has said what they said."""
    pain, effect = given.pain, given.effect
    try:
        if pain is None:
            pain = _asked(output, _("Pain now, 0 to 10 (enter skips):"), pain_of)
        if effect is None:
            effect = _asked(output, _("Sore, bruise or none (enter skips):"), _effect_of)
    except (Cancelled, KeyboardInterrupt):
        output.line()
    return After(pain, effect)


def _effect_of(reply: str) -> AfterEffect | None:
    return after_effect_of(_SAID.get(reply, reply))


def _asked(output: Output, question: str, read: Callable[[str], T | None]) -> T | None:
    """Ask until the reply is understood; None for enter, and where nobody can be asked."""
    while output.interactive:
        reply = output.ask(question)
        if not reply:
            break
        try:
            return read(reply)
        except InvalidInput as error:
            output.line(sentences([error.message, error.hint]))
    return None
