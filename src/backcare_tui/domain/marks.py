"""Telling the places of the pain map from the other spread answers, by their ids alone.

Apart from `domain.places`, which a check-in without a map need not load.
"""

from collections.abc import Mapping

from backcare_tui.domain.answers import Answers

PREFIX = "place."
"""How the id of a place on the map begins."""


def is_place(item: str) -> bool:
    """Whether the id of a spread answer is that of a place on the map."""
    return item.startswith(PREFIX)


def marks(spread: Mapping[str, bool | None]) -> tuple[str, ...]:
    """The places that are marked; none means that the map was not used."""
    return tuple(item for item, yes in spread.items() if yes and is_place(item))


def areas(spread: Answers) -> dict[str, bool]:
    """The answers about spread areas alone, without the places of the map."""
    return {item: yes for item, yes in spread.items() if not is_place(item)}
