"""Text from people, made safe to keep and to show without losing its meaning."""

import re

from backcare_tui.domain.scale import NOTE_MAX
from backcare_tui.errors import InvalidInput
from backcare_tui.language import gettext as _
from backcare_tui.language import listed

_ESCAPE_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x1b[PX^_][^\x1b]*\x1b\\"
    r"|\x1b[ -/]*[0-~]"
)
UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""One character that could move a cursor or hide words: a control character but for line breaks and
tabs, a turn of direction, half of a pair."""

JSON_ESCAPES = {
    code: f"\\u{code:04x}"
    for codes in ((0x7F, 0x9F), (0x2028, 0x202E), (0x2066, 0x2069))
    for code in range(codes[0], codes[1] + 1)
}
"""For `str.translate`: what JSON lets stand within its texts, though a terminal or another program
takes it for the end of a line, a command, or a turn of direction."""


def clean_text(text: str) -> str:
    """Take out what could move a cursor or hide words: escape sequences, control and bidirectional
    override characters, half surrogates. Line breaks and tabs stay."""
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    return UNSAFE.sub("", _ESCAPE_SEQUENCE.sub("", unix))


def visible(text: str) -> str:
    r"""``text`` with each character that could steer a terminal written out, as ``\x1b``.

    For what is shown as it is: names of files, and input that a message repeats.
    """
    return UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def clean_line(text: str) -> str:
    """``text`` cleaned and on one line: runs of blanks and line breaks become one space."""
    return " ".join(clean_text(text).split())


def clean_note(text: str) -> str:
    """A note as it is kept: cleaned, without blank ends.

    Raises:
        InvalidInput: the note is longer than :data:`NOTE_MAX` characters.
    """
    note = clean_text(text).strip()
    if len(note) > NOTE_MAX:
        raise InvalidInput(
            _("The note has {count:,} characters; at most {most:,} can be kept.").format(
                count=len(note), most=NOTE_MAX
            ),
            _("Shorten it, or split it over two check-ins."),
        )
    return note


def first_line(text: str, width: int) -> str:
    """The first line of ``text``, cut to ``width`` characters with an ellipsis."""
    line = " ".join(text.split("\n", 1)[0].split())
    more = "\n" in text.strip()
    if len(line) > width:
        return line[: max(width - 1, 0)].rstrip() + "…"
    return line + " …" if more and len(line) + 2 <= width else line


def nearest(word: str, known: list[str]) -> str:
    """The known word most like ``word``, or an empty text."""
    from difflib import get_close_matches  # only wrong input pays for it

    found = get_close_matches(word.lower(), [k.lower() for k in known], n=1, cutoff=0.5)
    return next((k for k in known if found and k.lower() == found[0]), "")


def in_words(items: list[str], last: str = "and") -> str:
    """Join words as people do: "cold", "cold and damp", "cold, damp and fatigue".

    ``last`` is "and" or "or".
    """
    if len(items) < 2:
        return "".join(items)
    words = _("{words} or {last}") if last == "or" else _("{words} and {last}")
    return words.format(words=listed(items[:-1]), last=items[-1])
