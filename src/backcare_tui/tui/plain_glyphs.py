"""Drawing without special characters, for terminals and readers that lack them."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_PLAIN = {
    "✓☑": "x",
    "✗": "-",
    "☐": "_",
    "–—─━╌╶╴╺╸═": "-",
    "▸→": ">",
    "←": "<",
    "↑": "^",
    "↓": "v",
    "▲": "!",
    "·…": ".",
    "│┃║╷╵╹╻▏▎▍▌▐┆": "|",
    "┌┐└┘├┤┬┴┼╭╮╯╰┏┓┗┛┣┫┳┻╋": "+",
    "█▉▊▋▆▇■": "#",
    "▅▄▃▒": "=",
    "▂▁░▔": "-",
    "“”„": '"',
    "‘’": "'",
}
_TABLE = str.maketrans({sign: plain for signs, plain in _PLAIN.items() for sign in signs})


class PlainGlyphs(LineFilter):
    """Replaces drawn signs, each by one plain character; words keep their letters."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments in plain characters."""
        del background
        return [
            segment if segment.text.isascii() else segment._replace(text=_translated(segment.text))
            for segment in segments
        ]


def _translated(text: str) -> str:
    return text.translate(_TABLE)
