"""What there is to read."""

from dataclasses import dataclass

from backcare_tui.domain.care.claims import Claim


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A claim about how needling or pressing may work, and an honest phrase for it.

    ``claim`` is what is said, ``phrase`` is what may fairly be said.
    """

    id: str
    title: str
    claim: str
    phrase: Claim


@dataclass(frozen=True, slots=True)
class Page:
    """A short page of plain words: theory, honesty, purpose, doses.

    ``words`` are lines that claim nothing and stand before the ``claims``. A ``private`` page is
    hidden until the person asks for it.
    """

    id: str
    title: str
    claims: tuple[Claim, ...]
    words: tuple[str, ...] = ()
    private: bool = False
