"""The start of ``backcare`` and of ``python -m backcare_tui``."""

import os
import sys

_OTHERWISE = ("_BACKCARE_COMPLETE", "BACKCARE_PLAIN")
"""Set by a shell that asks for completions, and by who wants linear text instead of the app."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code (see :class:`backcare_tui.errors.ExitCode`).

    Without ``arguments`` this is the whole process, and it may end here.
    """
    if arguments is not None:
        from backcare_tui.cli.main import run

        return run(arguments)
    import gc

    # Whatever is made from now on, by SQLite and others too, is for its owner alone.
    os.umask(0o077)
    # A command ends before collecting garbage pays; the terminal app turns it on once it shows.
    gc.disable()
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _lead_nowhere()
    alone = len(sys.argv) == 1 and not any(name in os.environ for name in _OTHERWISE)
    if alone and sys.stdin.isatty() and sys.stdout.isatty():
        from backcare_tui.cli.launch import open_straight

        code = open_straight()
    else:
        from backcare_tui.cli.main import run

        code = run(sys.argv[1:])
    _end(code)
    return code


def _lead_nowhere() -> None:
    """Give a process that was started with closed streams some that lead nowhere.

    Otherwise the next file that is opened takes the number of one, and could be printed into.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def _end(code: int) -> None:
    """Leave without taking the interpreter apart, which takes a tenth of a check-in.

    The diary is closed and stdout is written by now. Not where threads or a tracer still have
    something to do.
    """
    if "threading" in sys.modules and sys.modules["threading"].active_count() > 1:
        return
    if sys.gettrace() or sys.getprofile() or "textual" in sys.modules:
        return
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            return
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
