"""Help as Click writes it, with lines measured in cells where characters are wide."""

from __future__ import annotations

from collections.abc import Iterable
from inspect import cleandoc
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.layout import cells, wrap
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence


class HelpFormatter(click.HelpFormatter):
    """Click counts characters; here those count two that take two cells."""

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        words = _("{heading}:").format(heading=heading)
        self.write(f"{'':>{self.current_indent}}{words}\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        if not _wide(text):
            super().write_text(text)
            return
        indent = " " * self.current_indent
        paragraphs = [" ".join(each.split()) for each in text.split("\n\n")]
        for at, paragraph in enumerate(paragraphs):
            self.write("\n" if at else "")
            for line in wrap(indent + paragraph, self.width):
                self.write(f"{line}\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write terms, and beside each what it means."""
        listed = list(rows)
        if not any(_wide(text) for row in listed for text in row):
            super().write_dl(listed, col_max, col_spacing)
            return
        column = min(max(cells(term) for term, meaning in listed), col_max) + col_spacing
        for term, meaning in listed:
            self._write_meaning(term, wrap(meaning, max(self.width - column - 2, 10)), column)

    def _write_meaning(self, term: str, lines: Sequence[str], column: int) -> None:
        indent = " " * self.current_indent
        begun = indent + term + " " * (column - cells(term))
        rest = lines
        if cells(term) > column - 2:
            begun = indent + term
        else:
            begun, rest = begun + lines[0], lines[1:]
        self.write(f"{begun.rstrip()}\n")
        for line in rest:
            self.write(f"{indent}{'':>{column}}{line}\n")


class HelpContext(click.Context):
    """A run of a command whose help is written by `HelpFormatter`."""

    formatter_class = HelpFormatter


def write_help(command: click.Command, formatter: click.HelpFormatter) -> None:
    """Write what ``command`` does, in the language that is spoken."""
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(_(cleandoc(command.help or "")))


def write_epilog(command: click.Command, formatter: click.HelpFormatter) -> None:
    """Write what stands beneath the help of ``command``."""
    if command.epilog:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(cleandoc(command.epilog)))


def write_commands(commands: Sequence[click.Command], formatter: click.HelpFormatter) -> None:
    """Write one line for each of the commands of a group."""
    limit = formatter.width - 6 - max(len(each.name or "") for each in commands)
    rows = []
    for command in commands:
        words = command.short_help or command.help or ""
        said = click.Command(command.name, help=_(cleandoc(words)))
        rows.append((command.name or "", said.get_short_help_str(limit)))
    with formatter.section(_("Commands")):
        formatter.write_dl(rows)


def _wide(text: str) -> bool:
    return cells(text) != len(text)
