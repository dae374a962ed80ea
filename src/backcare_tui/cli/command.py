"""Commands and groups whose global options work after the command's name as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from backcare_tui.cli.context import App
from backcare_tui.cli.help_pages import HelpContext, write_commands, write_epilog, write_help
from backcare_tui.cli.speaking import speak_as_set
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")

_NEGATIVE = re.compile(r"-\d[\d.]*")
_SHIELD = "\x1f"


class GlobalOption(click.Option):
    """An option that every command takes."""


def _remember(ctx: click.Context, param: click.Parameter, value: object) -> None:
    app = ctx.find_object(App)
    if app is None or value in (None, False):
        return
    if param.name == "json":
        app.output.as_json = True
    elif param.name == "plain":
        app.output.plain = True
        app.flags["ascii"] = True
    elif param.name == "db":
        app.flags["database"] = value
    else:
        app.flags["person"] = value


def global_options() -> list[click.Parameter]:
    """New instances of the options that every command takes."""

    def option(*names: str, **attributes: Any) -> GlobalOption:  # noqa: ANN401 - click's own
        return GlobalOption(
            names, expose_value=False, callback=_remember, is_eager=True, **attributes
        )

    return [
        option("--json", is_flag=True, help="Write one JSON envelope (docs/json.md)."),
        option("--plain", is_flag=True, help="Plain characters only, and no drawings."),
        option("--db", metavar="PATH|URL", help="The diary to use, instead of the usual one."),
        option("--person", metavar="NAME", help="Whose diary to use, instead of the usual one."),
    ]


def shield(arguments: Iterable[str], parameters: Iterable[click.Parameter]) -> list[str]:
    """Mark negative numbers that stand alone, so that ``-3`` is a value and not an option."""
    takes_value = {
        name
        for parameter in parameters
        if isinstance(parameter, click.Option) and not parameter.is_flag
        for name in parameter.opts
    }
    marked, before = [], ""
    for argument in arguments:
        bare = _NEGATIVE.fullmatch(argument) and before not in takes_value
        marked.append(_SHIELD + argument if bare else argument)
        before = argument
    return marked


def unshield(value: T) -> T:
    """Take the mark of `shield` off again."""
    if isinstance(value, str):
        return cast(T, value.removeprefix(_SHIELD))
    if isinstance(value, tuple):
        return cast(T, tuple(unshield(each) for each in value))
    return value


def _write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    own: list[tuple[str, str]] = []
    every: list[tuple[str, str]] = []
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is not None:
            words = getattr(parameter, "help", None) or ""
            record = (record[0], record[1].replace(words, _(words)))
            (every if isinstance(parameter, GlobalOption) else own).append(record)
    for title, records in ((_("Options"), own), (_("Options of every command"), every)):
        if records:
            with formatter.section(title):
                formatter.write_dl(records)


class _Spoken(click.Command):
    """A command whose help is in the language of the settings."""

    context_class = HelpContext

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **kwargs)
        self.params.extend(global_options())

    def get_help(self, ctx: click.Context) -> str:
        """The whole page, in the language of the settings."""
        speak_as_set()
        return super().get_help(ctx)

    def format_help_text(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's own
        formatter: click.HelpFormatter,
    ) -> None:
        """Write what it does."""
        write_help(self, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the command's own options first."""
        _write_options(self, ctx, formatter)

    def format_epilog(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's own
        formatter: click.HelpFormatter,
    ) -> None:
        """Write what stands beneath."""
        write_epilog(self, formatter)


class Command(_Spoken):
    """A command that takes the global options, and negative numbers as values."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, with negative numbers as values."""
        try:
            rest = super().parse_args(ctx, shield(args, self.params))
        except click.UsageError as error:
            # Click's parser does not say whose option has no value, so nobody could say how.
            error.ctx = error.ctx or ctx
            raise
        ctx.params = {name: unshield(value) for name, value in ctx.params.items()}
        return rest


class Group(_Spoken, click.Group):
    """A group that takes the global options."""

    command_class = Command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the group's own options first, then its commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's own
        formatter: click.HelpFormatter,
    ) -> None:
        """Write one line for each command."""
        write_commands([self.commands[name] for name in sorted(self.commands)], formatter)
