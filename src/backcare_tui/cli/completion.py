"""``backcare completion``: the script that a shell needs to complete commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli.command import Command
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from backcare_tui.cli.context import App

SHELLS = ("bash", "zsh", "fish")
FILES = {
    "bash": '~/.bashrc:  eval "$(backcare completion bash)"',
    "zsh": '~/.zshrc:  eval "$(backcare completion zsh)"',
    "fish": "fish:  backcare completion fish > ~/.config/fish/completions/backcare.fish",
}


@click.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_obj
def completion_command(app: App, shell: str) -> None:
    """Print the completion script of a shell; put the line it names into the shell's start file."""
    from click.shell_completion import get_completion_class

    from backcare_tui.cli.main import COMPLETE
    from backcare_tui.cli.root import root

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(_("There is no completion for {shell}.").format(shell=shell))
    maker = kind(root, {}, "backcare", COMPLETE)
    script = maker.source_template % maker.source_vars()
    if app.output.as_json:
        app.output.data("completion", {"shell": shell, "script": script}, [])
        return
    app.output.raw(script)
    app.output.narrate(_("For {file}").format(file=FILES[shell]))
