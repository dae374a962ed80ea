"""What a person's conditions change: which points and exercises are limited, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from backcare_tui.domain.care import Contraindication, Limit, Point, Restriction, Technique
from backcare_tui.domain.checkin import ProfileAnswer, SafetyAnswer, SafetyReply
from backcare_tui.language import gettext as _

CONDITION = "condition."
"""Prefix of profile items that state a condition."""

HEAT = "heat"
"""The restriction group of warm packs and hot water."""


@dataclass(frozen=True, slots=True)
class PointLimits:
    """All limits that hold for one point, the strictest first."""

    restrictions: tuple[tuple[Contraindication, Restriction], ...] = ()

    @property
    def strictest(self) -> Limit | None:
        """The strictest limit, or None where the point is free."""
        return self.restrictions[0][1].limit if self.restrictions else None

    @property
    def blocked(self) -> bool:
        """True where the point is not to be pressed at all."""
        return self.strictest is Limit.BLOCK

    @property
    def free(self) -> bool:
        """True where the person needs nobody's advice first: no limit, or a light touch only."""
        return self.strictest in (None, Limit.LIGHT)


def conditions_of(
    contraindications: Mapping[str, Contraindication],
    profile: Mapping[str, ProfileAnswer],
    latest: Mapping[str, SafetyAnswer],
) -> frozenset[str]:
    """The conditions that hold: said so in the profile, or implied by a warning question.

    Where both speak, the newer one counts; of two from the same instant, the "yes". "Not sure"
    counts as "yes".
    """
    held = set()
    for condition in contraindications.values():
        said = profile.get(CONDITION + condition.id)
        asked = latest.get(condition.red_flag) if condition.red_flag else None
        implied = asked is not None and asked.reply in (SafetyReply.YES, SafetyReply.UNSURE)
        if said is None or (asked is not None and asked.at > said.at):
            holds = implied
        elif asked is not None and asked.at == said.at:
            holds = implied or said.value
        else:
            holds = said.value
        if holds:
            held.add(condition.id)
    return frozenset(held)


def limits_of(
    group_or_point: Point | str,
    conditions: frozenset[str],
    contraindications: Mapping[str, Contraindication],
) -> PointLimits:
    """The limits that ``conditions`` put on a point, or on a group such as :data:`HEAT`."""
    if isinstance(group_or_point, Point):
        names = {group_or_point.group, group_or_point.code}
    else:
        names = {group_or_point}
    order = list(Limit)
    found = [
        (condition, restriction)
        for condition in contraindications.values()
        if condition.id in conditions
        for restriction in condition.restrictions
        if restriction.group in names
    ]
    found.sort(key=lambda pair: -order.index(pair[1].limit))
    return PointLimits(tuple(found))


def technique_for(point: Point, limits: PointLimits) -> Technique | None:
    """How somebody with these limits may press a point; None where not at all.

    Under a limit it is the light way alone, without the options, which may be firmer or warm.
    """
    technique = point.technique
    if technique is None or limits.blocked:
        return None
    if limits.strictest is None:
        return technique
    return replace(
        technique,
        steps=technique.light,
        pressure=_("light, at most 2 out of 10"),
        origin="app",
        options=(),
        sources=("D",),
    )
