"""Runs one command and turns whatever happens into words and an exit code."""

from __future__ import annotations

import os
import sys

import click

from backcare_tui.cli.context import App, how_answered, notice_lines
from backcare_tui.cli.root import root
from backcare_tui.cli.speaking import speak_as_set, speak_first
from backcare_tui.errors import BackcareError, ExitCode, HeldBack, QuestionsFirst
from backcare_tui.language import gettext as _
from backcare_tui.language import ngettext, sentences

COMPLETE = "_BACKCARE_COMPLETE"
DEBUG = "BACKCARE_DEBUG"


def run(arguments: list[str], app: App | None = None) -> int:
    """Run the command line ``arguments`` and return the exit code."""
    speak_first()
    if os.environ.get(COMPLETE):
        speak_as_set()
        from click.shell_completion import shell_complete

        return shell_complete(root, {"obj": App()}, "backcare", COMPLETE, os.environ[COMPLETE])
    state = app or App()
    try:
        code = run_on(state, arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader went away; what was to be saved is saved. The interpreter flushes once more
        # at its end, so stdout must lead somewhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = int(ExitCode.OK)
    finally:
        state.close()
    return code


def run_on(app: App, arguments: list[str]) -> int:
    """Run ``arguments`` on an app that may hold an open diary; failures become exit codes."""
    try:
        with root.make_context("backcare", list(arguments), obj=app) as ctx:
            result = root.invoke(ctx)
        return result if isinstance(result, int) else int(ExitCode.OK)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.UsageError as error:
        if speak_as_set():
            # Its words are made by now. A command that got no further has done nothing yet.
            return run_on(app, arguments)
        _expect_json(arguments, app)
        return _usage(error, app)
    except BrokenPipeError:
        raise
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - it becomes words
        return explain(error, app)


def explain(error: Exception | KeyboardInterrupt, app: App) -> int:
    """Say what stopped a command, and return its exit code: a person never meets a traceback."""
    match error:
        case click.ClickException():
            return _fail(app, error.format_message(), "", ExitCode.FAILURE)
        case HeldBack():
            return _held_back(error, app)
        case BackcareError():
            return _fail(app, error.message, _hint(app, error), error.exit_code)
        case KeyboardInterrupt() | click.Abort():
            return _fail(app, _("Stopped."), "", ExitCode.INTERRUPTED)
        case _:
            return _crash(error, app)


def _hint(app: App, error: BackcareError) -> str:
    if app.journal_if_open is None or not error.hint or error.exit_code is not ExitCode.DATABASE:
        return error.hint
    from backcare_tui.journal.way_back import hint_of

    return hint_of(app.journal_if_open, error)


def _expect_json(arguments: list[str], app: App) -> None:
    """Find ``--json`` where parsing ended before it was read."""
    before = arguments[: arguments.index("--")] if "--" in arguments else arguments
    app.output.as_json = app.output.as_json or "--json" in before


def _usage(error: click.UsageError, app: App) -> int:
    hint = _meant(error)
    if error.ctx is not None:
        more = _("{command} --help shows how.").format(command=error.ctx.command_path)
        hint = sentences([hint, more])
        if not app.output.as_json:
            app.output.narrate(error.ctx.get_usage())
    return _fail(app, error.format_message(), hint, ExitCode.USAGE)


def _meant(error: click.UsageError) -> str:
    """The nearest command to the one that is not there, or how letters are written."""
    if error.ctx is not None and error.ctx.command.name == "checkin" and _too_many(error):
        return _("Letters stand right behind the number, as in: backcare 4cf.")
    if not isinstance(error, click.NoSuchCommand) or error.ctx is None:
        return ""
    from backcare_tui.domain.text import nearest

    group = error.ctx.command
    known = group.list_commands(error.ctx) if isinstance(group, click.Group) else []
    near = nearest(error.command_name, known)
    return _("Did you mean {name}?").format(name=near) if near else ""


def _too_many(error: click.UsageError) -> bool:
    """Whether more was given than the command takes, which Click tells by its words alone."""
    return any(
        error.message.startswith(
            ngettext(
                "Got unexpected extra argument ({args})",
                "Got unexpected extra arguments ({args})",
                number,
            ).partition("{")[0]
        )
        for number in (1, 2)
    )


def _fail(app: App, message: str, hint: str, code: ExitCode) -> int:
    if app.output.as_json:
        data = {"message": message, "hint": hint, "exit_code": int(code)}
        app.output.envelope("error", data, [])
    else:
        app.output.narrate(message)
        if hint:
            app.output.narrate(hint)
    return int(code)


def _held_back(error: HeldBack, app: App) -> int:
    """What to do now takes the place of the result, so it goes where the result would be."""
    notice = app.journal.safety.notice()
    if notice is None or not (notice.urgent or notice.asks):
        hint = [error.hint, *([how_answered()] if isinstance(error, QuestionsFirst) else [])]
        return _fail(app, error.message, sentences(hint), error.exit_code)
    if app.output.as_json:
        told = [{"kind": notice.level, "message": " ".join(notice_lines(notice))}]
        data = {"message": error.message, "hint": error.hint, "exit_code": int(error.exit_code)}
        app.output.envelope("error", data, told)
    else:
        app.lead(None)
        app.tell_notice(notice)
    return int(error.exit_code)


def _crash(error: Exception, app: App) -> int:
    if os.environ.get(DEBUG) == "1":
        raise error
    from backcare_tui.journal.crash import write_crash_log

    file = write_crash_log(error)
    kept = _("Run with BACKCARE_DEBUG=1.")
    if file:
        kept = _("Details without your words are in {file}.").format(file=file)
    said = sentences([_("Something went wrong inside backcare."), kept])
    return _fail(app, said, "", ExitCode.FAILURE)
