"""Claims: what is said, how well it is supported, and where it comes from."""

from dataclasses import dataclass
from enum import StrEnum

from backcare_tui.language import gettext as _
from backcare_tui.language import marked


class Badge(StrEnum):
    """How well a claim is supported."""

    TRADITION = "tradition"
    EARLY = "early"
    MODERATE = "moderate"
    AGAINST = "against"

    @property
    def words(self) -> str:
        """The badge as people read it."""
        return _(_BADGE_WORDS[self])


_BADGE_WORDS = {
    Badge.TRADITION: marked("Tradition"),
    Badge.EARLY: marked("Early evidence"),
    Badge.MODERATE: marked("Moderate evidence"),
    Badge.AGAINST: marked("Evidence against"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim comes from. ``key`` is cited by claims; ``address`` is a DOI, ISBN or site."""

    key: str
    citation: str
    address: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement with its badge and sources.

    ``verified`` is False where nobody has checked the statement against its source; such a claim
    carries no source and is shown as unchecked.
    """

    text: str
    badge: Badge
    sources: tuple[str, ...]
    verified: bool = True
