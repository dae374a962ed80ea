"""An app that turns a failure into words, and loses nothing that was typed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App

from backcare_tui.errors import BackcareError, DatabaseError, QuestionsFirst, StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.language import sentences
from backcare_tui.tui.held import held_hint

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

    from backcare_tui.journal import Journal


class GuardedApp(App[None]):
    """What of the app has to do with errors."""

    journal: Journal

    async def guard(self, work: Callable[[], Awaitable[None]], kept: str = "") -> None:
        """Do ``work``; an error becomes a message with ``kept``, and nothing typed is touched.

        ``kept`` is a text of the catalogue, or empty.
        """
        try:
            await work()
            self.tell_notices()
        except BackcareError as error:
            self.tell_error(error, kept, await self.hint_of(error))
            if isinstance(error, DatabaseError | StorageFailure):
                # A file that was opened read-only stays so: the next call opens it anew.
                await asyncio.to_thread(self.journal.reopen)
        except Exception as error:  # noqa: BLE001 - a fault of ours must not cost what was typed
            self._tell_fault(error)

    async def hint_of(self, error: BackcareError) -> str:
        """What to do after ``error``."""
        return error.hint

    def tell_waiting(self) -> None:
        """Say that a write waits for another program; may be called from any thread."""
        words = _("Another program is writing to the diary. Waiting for it ...")
        self.call_later(partial(self.notify, words, markup=False))

    def tell_notices(self) -> None:
        """Tell what the journal has to say beside what was done."""
        for told in self.journal.take_notices():
            self.notify(told, severity="warning", timeout=10, markup=False)

    def tell_error(self, error: BackcareError, kept: str = "", hint: str | None = None) -> None:
        """Say what went wrong, what was ``kept`` and what to do; nothing typed is touched.

        ``hint`` stands in the place of the error's own.
        """
        way_out = held_hint(error) if hint is None else hint
        text = "\n".join(words for words in (error.message, _(kept), way_out) if words)
        asks = isinstance(error, QuestionsFirst)
        self.notify(text, severity="warning" if asks else "error", timeout=10, markup=False)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Tell something for a while; what is told already is told anew, and not twice."""
        for told in list(self._notifications):
            if told.message == message:
                self._unnotify(told, refresh=False)
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def take_back(self, words: str) -> None:
        """Take away the messages that hold ``words``, which are true no more."""
        for told in [told for told in self._notifications if words in told.message]:
            self._unnotify(told)

    def action_help_quit(self) -> None:
        """Say how to leave, to who pressed ctrl+c for it."""
        self.notify(_("q leaves backcare. ctrl+c copies what is marked."), markup=False)

    def _tell_fault(self, error: Exception) -> None:
        from backcare_tui.journal.crash import write_crash_log

        file = write_crash_log(error)
        told = [_("Something went wrong inside backcare. What you typed is still here.")]
        if file:
            told.append(_("Details without your words are in {file}.").format(file=file))
        self.notify(
            sentences(told),
            severity="error",
            timeout=10,
            markup=False,
        )

    def _fatal_error(self) -> None:
        """End without a traceback on the screen: it would show the diary's words."""
        self.bell()
        self._close_messages_no_wait()

    @property
    def fault(self) -> Exception | None:
        """What ended the app, if not the person."""
        return self._exception
