"""Every failure that a person can meet: what happened, and what to do next."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command line reports to the shell; part of the public interface."""

    OK = 0
    FAILURE = 1
    USAGE = 2
    NOT_FOUND = 3
    INVALID = 4
    DATABASE = 5
    CANCELLED = 7
    DUE = 10
    INTERRUPTED = 130


class BackcareError(Exception):
    """A failure with words for a person.

    ``message`` says what happened and names the input; ``hint`` says what to do next and may be
    empty. Neither holds note text.
    """

    exit_code = ExitCode.FAILURE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InvalidInput(BackcareError):
    """The input cannot mean anything: out of range, unknown, malformed, or in conflict."""

    exit_code = ExitCode.INVALID


class NotFound(BackcareError):
    """What the input names is not there."""

    exit_code = ExitCode.NOT_FOUND


class HeldBack(BackcareError):
    """A warning sign stands open, so points, exercises and patterns are held back.

    ``message`` and ``hint`` say what to do now.
    """

    exit_code = ExitCode.DUE


class QuestionsFirst(HeldBack):
    """Warning questions wait that come before points, exercises and patterns.

    A front end adds how they are answered.
    """


class DatabaseError(BackcareError):
    """The diary's database is busy, damaged, newer than this program, or not a diary."""

    exit_code = ExitCode.DATABASE


class StorageFailure(BackcareError):
    """The diary could not be opened or written: no room, no permission, no such folder."""

    exit_code = ExitCode.DATABASE


class KnowledgeError(BackcareError):
    """A file of the knowledge base is broken; the message names file, entry and field."""


class SettingsError(BackcareError):
    """The settings file is broken; the message names file and key."""

    exit_code = ExitCode.INVALID


class Cancelled(BackcareError):
    """The person stopped half way; nothing was changed."""

    exit_code = ExitCode.CANCELLED
