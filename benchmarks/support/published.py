"""Putting figures into a page of the documentation."""

from pathlib import Path

_DOCS = Path(__file__).parents[2] / "docs"
_BEGIN, _END = "<!-- figures begin -->", "<!-- figures end -->"


def publish(page: str, table: str) -> None:
    """Put ``table`` between the marks of ``page``, a file of the documentation.

    Raises:
        ValueError: the page has no marks.
    """
    file = _DOCS / page
    before, begin, rest = file.read_text("utf-8").partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        raise ValueError(f"{page} has no place for the figures")
    file.write_text(f"{before}{_BEGIN}\n{table}\n{_END}{after}", "utf-8")
