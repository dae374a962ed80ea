"""A stylesheet that reads each of its sources once."""

from __future__ import annotations

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

_SOURCES = 256
"""More than the app has. Textual keeps 64, and with one more it would keep none of them in turn."""


class KeptStylesheet(Stylesheet):
    """Textual parses everything anew, three times, for each screen that comes up at first.

    That is needed only where the colours changed, and `set_variables` then forgets what was parsed.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(_SOURCES)

    def set_variables(self, variables: dict[str, str]) -> None:
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        self.parse()
