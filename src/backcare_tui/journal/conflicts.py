"""Two who change one check-in at the same time: what they both touched, and both versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcare_tui.domain.change_labels import answer_word
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from backcare_tui.domain.checkin import CheckIn
    from backcare_tui.knowledge import KnowledgeBase

_SINGLE = ("day", "pain", "note", "flare")
_ANSWERS = ("exposures", "signs", "spread")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two versions say differently, each in words."""

    what: str
    stored: str
    entered: str


def overlap(since: CheckIn, stored: CheckIn, wanted: CheckIn) -> bool:
    """Whether going from ``stored`` to ``wanted`` undoes what was changed from ``since`` on.

    What only one of the two changed does not count, nor what both changed alike.
    """
    return any(
        new != old != seen
        for seen, old, new in zip(_facts(since), _facts(stored), _facts(wanted), strict=True)
    ) or any(
        new.get(key) is not old.get(key) is not seen.get(key)
        for seen, old, new in (
            (getattr(since, name), getattr(stored, name), getattr(wanted, name))
            for name in _ANSWERS
        )
        for key in {*old, *new}
    )


def differences(
    stored: CheckIn, entered: CheckIn, knowledge: KnowledgeBase
) -> Iterator[Difference]:
    """What the two say differently, pain first."""
    if stored.pain != entered.pain:
        yield Difference(_("Pain"), str(stored.pain), str(entered.pain))
    if stored.flare is not entered.flare:
        yield Difference(_("Flare"), answer_word(stored.flare), answer_word(entered.flare))
    labels: dict[str, str] = {t.id: t.label for t in knowledge.triggers.values()}
    labels |= {sign.id: sign.label for sign in knowledge.signs.values()}
    labels |= {area.id: area.label for area in knowledge.spread_areas.values()}
    labels |= {place.id: place.label for place in knowledge.places.values()}
    for name in _ANSWERS:
        old: Mapping[str, bool] = getattr(stored, name)
        new: Mapping[str, bool] = getattr(entered, name)
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) is not new.get(key):
                words = answer_word(old.get(key)), answer_word(new.get(key))
                yield Difference(labels.get(key, key), *words)
    if stored.note != entered.note:
        yield Difference(_("Note"), stored.note or _("no note"), entered.note or _("no note"))


def _facts(check_in: CheckIn) -> tuple[object, ...]:
    return tuple(getattr(check_in, name) for name in _SINGLE)
