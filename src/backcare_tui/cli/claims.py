"""Claims with their badge and sources, as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.language import gettext as _
from backcare_tui.language import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcare_tui.domain.care import Claim


def claim_words(claim: Claim) -> str:
    """A claim with its badge and sources: "... [Tradition; S1, S2]"."""
    known = listed(claim.sources) if claim.verified else _("not checked")
    if not known:
        return _("{claim} [{badge}]").format(claim=claim.text, badge=claim.badge.words)
    words = _("{claim} [{badge}; {sources}]")
    return words.format(claim=claim.text, badge=claim.badge.words, sources=known)


def claim_json(claim: Claim) -> dict[str, object]:
    """A claim as the JSON schemas hold it."""
    return {
        "text": claim.text,
        "badge": claim.badge.value,
        "sources": list(claim.sources),
        "verified": claim.verified,
    }


def claims_json(claims: Iterable[Claim]) -> list[dict[str, object]]:
    """Claims as the JSON schemas hold them."""
    return [claim_json(claim) for claim in claims]
