"""The bytes of a file before anything is made of them: how much, what kind, line by line."""

from collections.abc import Iterator

from backcare_tui.errors import InvalidInput
from backcare_tui.language import gettext as _
from backcare_tui.language import marked

FILE_MAX = 200_000_000
"""How many bytes a file to read may have: a hundred years of long notes have less. Own choice."""

_KINDS = {
    b"\x1f\x8b": marked("a compressed file (gzip)"),
    b"PK\x03\x04": marked("a compressed file (zip)"),
    b"BZh": marked("a compressed file (bzip2)"),
    b"\xfd7zXZ": marked("a compressed file (xz)"),
    b"\x28\xb5\x2f\xfd": marked("a compressed file (zstd)"),
    b"7z\xbc\xaf": marked("a compressed file (7z)"),
    b"SQLite format 3\0": marked("a database, perhaps a diary itself"),
    b"age-encryption.org": marked("a locked file (age)"),
    b"%PDF": marked("a PDF"),
}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 4_096


def check_bytes(data: bytes) -> None:
    """Refuse what is no text by its first bytes, and what is too much.

    Raises:
        InvalidInput: it is; the message says what it looks like.
    """
    if len(data) > FILE_MAX:
        raise InvalidInput(
            _("The file is larger than {most} MB.").format(most=FILE_MAX // 1_000_000),
            _("Export a part of it, or divide it."),
        )
    kind = next((kind for begin, kind in _KINDS.items() if data.startswith(begin)), "")
    if not kind and b"\0" in data[:_LOOKED_AT] and data[:2] not in _UTF_16:
        kind = marked("no text")
    if kind:
        raise InvalidInput(
            _("The file is not a diary to read in: it is {kind}.").format(kind=_(kind)),
            _("Choose a file that backcare exported, or a table as CSV. Unpack it first."),
        )


def text_lines(data: bytes) -> Iterator[str]:
    """The lines of a text in UTF-8, each with its end; only ``\\n`` ends one.

    One line after the other, so that a large file is not in memory several times over.

    Raises:
        InvalidInput: a line is not UTF-8; the message has its number.
    """
    start, number = 0, 1
    while start < len(data):
        end = data.find(b"\n", start) + 1 or len(data)
        try:
            yield data[start:end].decode()
        except UnicodeDecodeError:
            raise InvalidInput(
                _("Line {line} is not UTF-8 text.").format(line=number),
                _("Save the file as UTF-8, then try again."),
            ) from None
        start, number = end, number + 1
