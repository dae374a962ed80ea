"""What one run of the command line knows: its flags, its diary and its output."""

from __future__ import annotations

import os
import sys
from functools import cached_property
from typing import TYPE_CHECKING

from backcare_tui.cli.output import Output, Warned
from backcare_tui.errors import BackcareError, DatabaseError, StorageFailure
from backcare_tui.language import clauses, marked, sentences
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcare_tui.journal import Journal
    from backcare_tui.journal.safety import Notice

SYNTHETIC = marked(
    "SYNTHETIC: a made-up diary. Nothing here is about a person, and nothing is kept."
)


class App:
    """The state of one run. The diary opens when a command first asks for it."""

    def __init__(self) -> None:
        self.flags: dict[str, object] = {}
        self.output = Output()

    @cached_property
    def journal(self) -> Journal:
        """The diary that the flags, the environment and the settings name."""
        from backcare_tui.journal.journal import PATIENT, open_journal

        journal = open_journal(**self.flags)
        self.output.plain = journal.settings.ascii
        journal.patience, journal.waiting = PATIENT, self._tell_waiting
        # A shell that asks for completions must not be asked back.
        if sys.stdin.isatty() and "_BACKCARE_COMPLETE" not in os.environ:
            journal.ask_passphrase = _ask_passphrase
        return journal

    def _tell_waiting(self) -> None:
        self.output.narrate(_("Another program is writing to the diary. Waiting for it ..."))

    def close(self) -> None:
        """Close the diary, if a command opened it."""
        journal = self.__dict__.get("journal")
        if journal is not None and not journal.demo:
            journal.close()

    def show(
        self,
        schema: str,
        value: object,
        lines: Iterable[str],
        *,
        warnings: Iterable[Warned] = (),
        lead: str = "urgent",
    ) -> None:
        """Write a command's result beneath what has to be seen first.

        ``lead`` is "any" for reading commands, which also say that nobody has asked about warning
        signs yet, "urgent" for the others, "if_there" for commands that must work without a
        diary, and "none".
        """
        notice = self.notice(lead)
        told = [*self._standing(notice), *warnings]
        beside = self.journal_if_open.take_notices() if self.journal_if_open else []
        told += [Warned("backup", each) for each in beside]
        if self.journal_if_open is not None and self.journal_if_open.lost:
            beside.append(self.journal_if_open.lost)
            told.append(Warned("no_diary", self.journal_if_open.lost))
        doubt = "" if lead in ("none", "if_there") else self._clock_doubt()
        if doubt:
            told.append(Warned("clock", doubt))
        self.lead(notice)
        self.output.data(schema, value, lines, told)
        for each in () if self.output.as_json else beside:
            self.output.narrate(each)
        if doubt and not self.output.as_json:
            self.output.narrate(doubt)

    def _clock_doubt(self) -> str:
        from backcare_tui.journal.clock import clock_doubt

        return "" if self.journal.demo else clock_doubt(self.journal)

    def lead(self, notice: Notice | None) -> None:
        """Write what stands above everything else, in text mode."""
        if self.output.as_json:
            return
        if self.journal_if_open and self.journal_if_open.demo:
            self.output.loud(_(SYNTHETIC))
            self.output.line()
        if notice is not None:
            self.tell_notice(notice)
            self.output.line()

    def tell_notice(self, notice: Notice) -> None:
        """Write a notice to stdout."""
        title, *rest = notice_lines(notice)
        if notice.urgent:
            self.output.loud(title)
        else:
            self.output.line(title)
        for line in rest:
            self.output.line(line)

    @property
    def journal_if_open(self) -> Journal | None:
        """The diary, where a command has asked for it."""
        return self.__dict__.get("journal")

    def notice(self, lead: str) -> Notice | None:
        """What leads the output of a command of this kind, or None."""
        if lead == "none":
            return None
        if lead == "if_there":
            return self._notice_if_there()
        notice = self.journal.safety.notice()
        return notice if notice and (lead == "any" or notice.urgent) else None

    def held_back_meanwhile(self) -> bool:
        """Whether a warning sign was ticked, or its questions opened, since a guide began.

        It is said at once, with what to do now.
        """
        try:
            verdict = self.journal.safety.verdict()
            notice = self.journal.safety.notice(verdict) if verdict.locks else None
        except (DatabaseError, StorageFailure) as error:
            self.output.narrate(error.message)
            return False
        if notice is None:
            return False
        self.output.narrate("")
        for line in notice_lines(notice):
            self.output.narrate(line)
        return True

    def _notice_if_there(self) -> Notice | None:
        from pathlib import Path

        try:
            location = self.journal.location
            if "://" in location or not Path(location).is_file():
                return None
            # To hear about it, nobody is asked for a passphrase.
            asking, self.journal.ask_passphrase = self.journal.ask_passphrase, None
            try:
                notice = self.journal.safety.notice()
            finally:
                self.journal.ask_passphrase = asking
        except BackcareError:
            # These commands help to mend a broken diary or settings file, so they go on.
            return None
        return notice if notice and notice.urgent else None

    def _standing(self, notice: Notice | None) -> list[Warned]:
        found = []
        journal = self.journal_if_open
        if journal is not None and journal.demo:
            found.append(Warned("synthetic", _(SYNTHETIC)))
        if notice is not None:
            found.append(Warned(notice.level, told_in_one(notice)))
        return found


def _ask_passphrase(question: str) -> bytes:
    from backcare_tui.cli.passphrase import ask

    return ask(question)


def how_answered() -> str:
    """How the warning questions that wait are answered."""
    return _("Answer: {command}").format(command="backcare redflags ask")


def told_in_one(notice: Notice) -> str:
    """A notice in one line: what it is, and what to do."""
    return sentences(notice_lines(notice)[:2])


def notice_lines(notice: Notice) -> list[str]:
    """A notice as lines of text: what it is, what to do, what was ticked."""
    whole = notice.title.endswith((".", "。"))
    body = sentences([notice.body, how_answered()]) if notice.asks else notice.body
    lines = [notice.title if whole else _("{title}.").format(title=notice.title), body]
    if notice.signs:
        lines.append(_("Ticked: {signs}.").format(signs=clauses(notice.signs)))
    if notice.urgent:
        lines.append(
            _("Points, exercises and patterns wait until it was seen to: backcare redflags seen")
        )
    return lines
