"""The clock, which tests and scripts may set."""

import os
from collections.abc import Callable, Mapping
from datetime import datetime

from backcare_tui.domain.days import FIRST_DAY
from backcare_tui.errors import InvalidInput
from backcare_tui.language import gettext as _

Clock = Callable[[], datetime]
"""Gives the present instant, aware, in local time."""

NOW = "BACKCARE_NOW"


def system_clock() -> datetime:
    """The present instant in local time."""
    return datetime.now().astimezone()


def clock_from(environment: Mapping[str, str] | None = None) -> Clock:
    """The system's clock, or a stopped one where ``BACKCARE_NOW`` holds an instant.

    Raises:
        InvalidInput: the variable holds something else.
    """
    text = (os.environ if environment is None else environment).get(NOW, "")
    if not text:
        return system_clock
    try:
        fixed = datetime.fromisoformat(text)
        local = fixed if fixed.tzinfo else fixed.astimezone()
        usable = FIRST_DAY.year < local.year < 9999
    except (ValueError, OverflowError):
        usable = False
    if not usable:
        raise InvalidInput(
            _("{setting} is not an instant.").format(setting=f"{NOW}={text}"),
            _("Write it as 2026-03-09T21:30, or unset it."),
        )
    return lambda: local
