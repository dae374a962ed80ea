"""Messages that wait while nothing may be seen, and are told once it may."""

from __future__ import annotations

from dataclasses import replace
from time import time
from typing import Self
from uuid import uuid4

from textual.notifications import Notification, Notifications


class HeldMessages(Notifications):
    """The app's messages; while they are held, none of them runs out."""

    def __init__(self, *, held: bool) -> None:
        super().__init__()
        self._held = held

    def hold(self) -> None:
        """Let no message run out from now on."""
        self._tell_anew(list(self))
        self._held = True

    def release(self) -> None:
        """Give each message its whole time from now on."""
        self._tell_anew(list(self))
        self._held = False

    def _reap(self) -> Self:
        return self if self._held else super()._reap()

    def _tell_anew(self, told: list[Notification]) -> None:
        # A toast takes its message away by the identity, once its own time is over.
        anew = [replace(each, raised_at=time(), identity=str(uuid4())) for each in told]
        self._notifications = {each.identity: each for each in anew}
