"""The command ``backcare``: which commands there are, and where each one is written.

The table is data, so that ``--help`` and a typing mistake import no command.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, cast

import click

from backcare_tui import __version__
from backcare_tui.cli.command import Group, shield, unshield
from backcare_tui.cli.output import plain_asked
from backcare_tui.language import gettext as _
from backcare_tui.language import marked

if TYPE_CHECKING:
    from backcare_tui.cli.context import App

SECTIONS: dict[str, dict[str, tuple[str, str]]] = {
    marked("Every day"): {
        "checkin": ("checkin", marked("Log pain, triggers, signs, points pressed and a note.")),
        "ask": ("ask", marked("Check in by answering questions, one line each.")),
        "skip": ("skip", marked("Leave a day out on purpose, with a reason.")),
        "status": ("status", marked("Today and the last seven days at a glance.")),
        "remind": ("remind", marked("Say what is due; exit code 10 where something is.")),
    },
    marked("Looking back"): {
        "list": ("listing", marked("List the days, newest first.")),
        "show": ("listing", marked("Show one day or one entry in full.")),
        "mark": ("mark", marked("Mark what may change things, or list what was marked.")),
        "trend": ("trend", marked("Say how pain moved, with a chart.")),
        "triggers": ("triggers", marked("Say what goes together with pain.")),
        "map": ("map", marked("Show where it hurt, on the body and in words.")),
        "calendar": ("calendar", marked("Draw the last months, each day with its pain.")),
        "pattern": ("pattern", marked("Say which traditional picture the diary resembles.")),
    },
    marked("Care"): {
        "points": ("points", marked("List the acupressure points, or show one.")),
        "atlas": ("atlas", marked("Show where the points are on a drawing of the body.")),
        "press": ("press", marked("Be guided through pressing a point, and log it.")),
        "session": (
            "session",
            marked("Be guided through several points, today's or your own."),
        ),
        "routine": ("routine", marked("List your own sequences of points, or save one.")),
        "prevent": (
            "prevent",
            marked("Show the prevention rules that matter today, or reply to one."),
        ),
        "exercises": ("exercises", marked("Show the movements that today's pain allows.")),
        "exercise": ("exercise", marked("Be guided through an exercise, and log it.")),
        "learn": ("learn", marked("Read about pictures, channels, triggers and evidence.")),
    },
    marked("Safety"): {
        "redflags": ("redflags", marked("Show the warning signs, and answer them.")),
        "profile": (
            "profile",
            marked("Show or answer questions about you that change techniques."),
        ),
    },
    marked("Changing the diary"): {
        "edit": ("edit", marked("Change a check-in.")),
        "delete": ("edit", marked("Delete entries or whole days; undo brings them back.")),
        "erase": ("erase", marked("Erase entries or the whole diary for good; no undo.")),
        "undo": ("changes", marked("Take back the newest change.")),
        "redo": ("changes", marked("Make the change again that was taken back.")),
        "changes": ("changes", marked("List the newest changes.")),
    },
    marked("Your data"): {
        "export": ("transfer", marked("Write the diary as NDJSON (complete) or CSV.")),
        "import": ("transfer", marked("Read a diary from NDJSON or CSV, as one change.")),
        "encrypt": ("encrypt", marked("Lock the diary's file with a passphrase.")),
        "decrypt": ("encrypt", marked("Make an encrypted diary plain again.")),
        "backup": ("backup", marked("Make, list, verify or restore backups of the diary.")),
        "db": ("db", marked("Check the diary's file, or save what a damaged one still holds.")),
        "where": ("where", marked("Show where the diary and the settings are.")),
        "config": ("config", marked("Show or change the settings.")),
    },
    marked("The program"): {
        "tui": ("tui", marked("Open the app in the terminal.")),
        "demo": ("demo", marked("Try everything on a made-up diary.")),
        "simulate": ("simulate", marked("Write a made-up diary, and the truth behind it.")),
        "completion": ("completion", marked("Print the completion script of a shell.")),
    },
}
"""Section to command name to module and one line of help."""

COMMANDS = {name: entry for section in SECTIONS.values() for name, entry in section.items()}

_COMPACT = re.compile(r"-?\d.*", re.DOTALL)


class Root(Group):
    """Finds commands by name, and reads ``backcare 4cf`` as ``backcare checkin 4cf``."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own
        """All names, in the order of the help."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's own
        cmd_name: str,
    ) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"backcare_tui.cli.{COMMANDS[cmd_name][0]}")
        return cast(click.Command, getattr(module, f"{cmd_name}_command"))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, with a leading negative number as a value."""
        if plain_asked():
            app = cast("App", ctx.obj)
            app.output.plain = app.flags["ascii"] = True
        return super().parse_args(ctx, shield(args, self.params))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a leading number is the pain of a check-in."""
        plain = [unshield(arg) for arg in args]
        if plain and _COMPACT.fullmatch(plain[0]):
            plain = ["checkin", *plain]
        return super().resolve_command(ctx, plain)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's own
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the commands section by section from the table."""
        for title, commands in SECTIONS.items():
            with formatter.section(_(title)):
                formatter.write_dl([(name, _(words)) for name, (module, words) in commands.items()])


@click.group(
    cls=Root,
    name="backcare",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="backcare 4cf is short for: backcare checkin 4 --trigger cold,fatigue",
)
@click.version_option(__version__, prog_name="backcare", message="%(prog)s %(version)s")
@click.pass_context
def root(ctx: click.Context) -> int | None:
    """A quick, honest, private self-care diary for low back pain.

    It cannot examine you, and it does not diagnose or treat. If something feels seriously wrong,
    get medical help, whatever it says.
    """
    if ctx.invoked_subcommand is not None:
        return None
    app = cast("App", ctx.obj)
    if app.output.interactive and app.output.plain:
        from backcare_tui.cli.status import status_command

        ctx.invoke(status_command)
        app.output.narrate(
            _("backcare checkin asks how it was, backcare --help names all, backcare tui draws.")
        )
        return None
    if app.output.interactive:
        from backcare_tui.cli.launch import open_app

        return open_app(app.journal)
    app.output.raw(ctx.get_help() + "\n")
    return 2
