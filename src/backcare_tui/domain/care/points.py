"""Channels and points, and how to press a point at home."""

from dataclasses import dataclass

from backcare_tui.domain.care.claims import Claim


@dataclass(frozen=True, slots=True)
class Meridian:
    """A channel of traditional theory. ``code`` is the WHO prefix, ``alias`` the seeds' one."""

    code: str
    alias: str
    name: str
    chinese: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Technique:
    """How to press a point at home. Seconds are per side; ``pressure`` is in words.

    ``light`` are the steps for somebody who may only touch it lightly; they are always our own.
    ``heat`` says that an option uses a warm pack, ``together`` that one hold presses both sides.
    ``origin`` is "text" for what a clinic's page describes and "app" for our own.
    """

    steps: tuple[str, ...]
    seconds_min: int
    seconds_max: int
    pressure: str
    origin: str
    options: tuple[str, ...]
    sources: tuple[str, ...]
    light: tuple[str, ...] = ()
    heat: bool = False
    together: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """An acupressure point.

    ``code`` is the WHO code; ``aliases`` work wherever a code does. ``core`` points come first,
    the others are the optional library. ``midline`` points have no side. ``group`` is the column
    of the contraindication table that holds for it. ``technique`` is None where a point is listed
    for knowledge alone.
    """

    code: str
    aliases: tuple[str, ...]
    pinyin: str
    simplified: str
    traditional: str
    english: str
    meridian: str
    core: bool
    midline: bool
    group: str
    location: Claim
    find: tuple[str, ...]
    function: Claim
    technique: Technique | None
    cautions: tuple[str, ...]

    def characters(self, *, traditional: bool = False) -> str:
        """The Chinese name in simplified characters, or in ``traditional`` ones."""
        return self.traditional if traditional else self.simplified

    def all_characters(self, *, traditional: bool = False) -> tuple[str, ...]:
        """The Chinese name in both kinds of characters, the chosen ones first; once if alike."""
        first = self.characters(traditional=traditional)
        return tuple(dict.fromkeys((first, self.characters(traditional=not traditional))))

    @property
    def label(self) -> str:
        """The code that the traditional texts of this app use (UB, DU), else the WHO code."""
        return next((a for a in self.aliases if a[:2] in ("UB", "DU")), self.code)
