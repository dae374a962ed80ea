"""The codes of points in letters three lines high, in the manner of Textual's digits."""

from __future__ import annotations

_LETTERS = {
    "A": ("┏━┓", "┣━┫", "╹ ╹"),
    "B": ("┏━╮", "┣━┫", "┗━╯"),
    "D": ("┏━╮", "┃ ┃", "┗━╯"),
    "E": ("┏━╸", "┣━ ", "┗━╸"),
    "G": ("┏━╸", "┃╺┓", "┗━┛"),
    "H": ("╻ ╻", "┣━┫", "╹ ╹"),
    "I": ("╺┳╸", " ┃ ", "╺┻╸"),
    "K": ("╻┏╸", "┣┫ ", "╹┗╸"),
    "L": ("╻  ", "┃  ", "┗━╸"),
    "P": ("┏━╮", "┣━╯", "╹  "),
    "R": ("┏━╮", "┣┳╯", "╹┗╸"),
    "S": ("┏━╸", "┗━┓", "╺━┛"),
    "T": ("╺┳╸", " ┃ ", " ╹ "),
    "U": ("╻ ╻", "┃ ┃", "┗━┛"),
    "X": ("╻ ╻", " ╋ ", "╹ ╹"),
    "-": ("   ", "╺━╸", "   "),
    "0": ("┏━┓", "┃ ┃", "┗━┛"),
    "1": ("╺┓ ", " ┃ ", "╺┻╸"),
    "2": ("╺━┓", "┏━┛", "┗━╸"),
    "3": ("╺━┓", " ━┫", "╺━┛"),
    "4": ("╻ ╻", "┗━┫", "  ╹"),
    "5": ("┏━╸", "┗━┓", "╺━┛"),
    "6": ("┏━╸", "┣━┓", "┗━┛"),
    "7": ("╺━┓", "  ┃", "  ╹"),
    "8": ("┏━┓", "┣━┫", "┗━┛"),
    "9": ("┏━┓", "┗━┫", "╺━┛"),
}
LINES = 3


def large(text: str) -> tuple[str, ...]:
    """``text`` in three lines of equal width; empty where a character has no large form."""
    letters = [_LETTERS.get(character.upper()) for character in text]
    found = [letter for letter in letters if letter is not None]
    if not text or len(found) < len(letters):
        return ()
    return tuple(" ".join(letter[line] for letter in found) for line in range(LINES))
