"""The prevention rules."""

from dataclasses import dataclass

from backcare_tui.domain.care.claims import Claim


@dataclass(frozen=True, slots=True)
class PreventionRule:
    """One of the prevention rules, and what makes it matter today.

    ``triggers`` are the exposures that call for it and ``within_days`` how many days back they
    count (0 is today alone). ``patterns`` put it higher. ``when_subsided`` rules show only once
    pain has subsided. A ``private`` rule is off until the person turns it on. A rule with ``heat``
    speaks of warm packs or hot water, which some conditions forbid.
    """

    id: str
    order: int
    title: str
    advice: str
    triggers: tuple[str, ...]
    within_days: int
    patterns: tuple[str, ...]
    pain_at_least: int | None
    when_subsided: bool
    private: bool
    core: bool
    evidence: tuple[Claim, ...]
    note: str
    heat: bool
