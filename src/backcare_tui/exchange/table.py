"""CSV as people's programs write it: delimiter, encoding, cells that a spreadsheet would run."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from backcare_tui.domain.plain import Entry
from backcare_tui.domain.scale import NOTE_MAX
from backcare_tui.domain.text import clean_text, first_line
from backcare_tui.errors import InvalidInput
from backcare_tui.language import gettext as _

DELIMITERS = ",;\t"
REJECTED_MAX = 10_000
"""How many rows may be left out: with more, it is another kind of file. Own choice."""
COLUMNS_MAX = 500
"""How many columns a table may have: more than there are questions. Own choice."""

_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
# A spreadsheet takes a cell that begins so for a formula, some also behind blanks or in full
# width. Quotes before it count, so that writing and reading undo each other.
_BEGINS_FORMULA = r"(?:[\t\r\n]|[\s\"\u200b\ufeff]*[=+\-@＝＋－＠﹢﹣﹦﹫−])"
_FORMULA = re.compile(rf"'*{_BEGINS_FORMULA}")
_ESCAPED = re.compile(rf"'+{_BEGINS_FORMULA}")


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a file would bring.

    ``rejected`` holds the line number and the reason of every row that was left out, ``ignored``
    the names of the columns that nothing was taken from.
    """

    entries: tuple[Entry, ...]
    rejected: tuple[tuple[int, str], ...]
    ignored: tuple[str, ...] = ()


class Rejects:
    """The rows that are left out, with line and reason; a file of nothing else is given up."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, str]] = []

    def add(self, line: int, reason: str) -> None:
        """Keep one more.

        Raises:
            InvalidInput: there are more than `REJECTED_MAX`.
        """
        self.rows.append((line, reason.rstrip(".。")))
        if len(self.rows) > REJECTED_MAX:
            first, why = min(self.rows)
            many = _("More than {number} rows cannot be read. The first is on line {line}: {why}.")
            raise InvalidInput(
                many.format(number=f"{REJECTED_MAX:,}", line=first, why=why),
                _("Nothing was imported. Check that it is the right file."),
            )


@dataclass(frozen=True, slots=True)
class Row:
    """One row with the line that it starts on and its cells by column."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def decoded(data: bytes | str) -> str:
    """The text of a file in UTF-8, or in UTF-16 with its mark.

    Raises:
        InvalidInput: it is neither.
    """
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InvalidInput(
            _("Line {line} is not UTF-8 text.").format(line=line),
            _("Save the file as CSV in UTF-8."),
        ) from None


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a CSV file, safe to open in a spreadsheet and to show in a terminal."""
    for row in (columns, *rows):
        buffer = io.StringIO()
        # CRLF is what RFC 4180 says, and it makes the writer quote either half in a note.
        csv.writer(buffer, lineterminator="\r\n").writerow(
            [_escaped(clean_text(cell)) for cell in row]
        )
        yield buffer.getvalue()


class Table:
    """A CSV file with a header, read row by row.

    ``columns`` are the names in the header, without blanks around them.
    """

    def __init__(self, data: bytes | str, known: Callable[[Sequence[str]], bool]) -> None:
        """Find the delimiter with which the header has the columns that ``known`` looks for.

        Raises:
            InvalidInput: no delimiter does, or the header names a column twice.
        """
        # The limit belongs to the whole process, so it is only ever raised: a note may be long.
        csv.field_size_limit(max(csv.field_size_limit(), 2 * NOTE_MAX))
        text = decoded(data)
        self._skipped, delimiters = 0, DELIMITERS
        if named := _SEPARATOR_LINE.match(text):
            text, self._skipped, delimiters = text[named.end() :], 1, named[1]
        for delimiter in delimiters:
            self._reader = csv.reader(
                io.StringIO(text, newline=""), delimiter=delimiter, strict=True
            )
            try:
                self.columns = [name.strip() for name in self._cells() or ()]
            except InvalidInput:
                # Quoted names do not end where this delimiter expects them to.
                continue
            if known(self.columns):
                break
        else:
            raise InvalidInput(
                _("The first line does not name the columns of a diary."),
                _("It needs at least a date and a pain column."),
            )
        if len(self.columns) > COLUMNS_MAX:
            raise InvalidInput(
                _("The first line names {number} columns; at most {most} are read.").format(
                    number=len(self.columns), most=COLUMNS_MAX
                ),
                _("Take out those that are not about the diary."),
            )
        name, times = Counter(filter(None, self.columns)).most_common(1)[0]
        if times > 1:
            raise InvalidInput(
                _("The column “{name}” is there twice.").format(name=first_line(name, 40))
            )

    def rows(self, reject: Callable[[int, str], None]) -> Iterator[Row]:
        """Every row that is not blank; ``reject`` is told of those that are too short or long.

        Raises:
            InvalidInput: a quotation mark is not closed; the message names the line.
        """
        while True:
            line = self._reader.line_num + self._skipped + 1
            cells = self._cells()
            if cells is None:
                return
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(self.columns):
                why = _("it has {cells} cells, but there are {columns} columns")
                reject(line, why.format(cells=len(cells), columns=len(self.columns)))
                continue
            values = (_unescaped(cell) for cell in cells)
            yield Row(line, dict(zip(self.columns, values, strict=True)))

    def _cells(self) -> list[str] | None:
        line = self._reader.line_num + self._skipped + 1
        try:
            return next(self._reader, None)
        except csv.Error:
            raise InvalidInput(
                _("The row on line {line} is not whole: a quotation mark is not closed.").format(
                    line=line
                )
            ) from None


def _escaped(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unescaped(cell: str) -> str:
    return cell[1:] if _ESCAPED.match(cell) else cell
