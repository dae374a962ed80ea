"""What may go before pain."""

from dataclasses import dataclass

from backcare_tui.domain.care.claims import Claim


@dataclass(frozen=True, slots=True)
class Trigger:
    """Something that may go before pain. ``letter`` is its key; optional ones are off at first.

    ``pattern`` is the picture for which an effect of it on pain speaks, if any.
    """

    id: str
    letter: str
    label: str
    question: str
    optional: bool
    evidence: tuple[Claim, ...]
    pattern: str | None = None
