"""What goes with pain, in plain sentences. An association is not a cause, and they say so."""

from collections.abc import Mapping, Sequence

from backcare_tui.review.associations import Effect, Finding, Missing, Verdict
from backcare_tui.review.words import number

NOT_PROOF = "An association, not proof: something else may lie behind both."
TRIAL_HINT = (
    "Only a trial with an order drawn by lot could tell more: some days with, some without."
)

_MANY = 60
_NAMES = {
    Verdict.HIGHER: "higher",
    Verdict.LOWER: "lower",
    Verdict.NO_SIGN: "no sign",
    Verdict.CANT_TELL: "can't tell yet",
    Verdict.NOT_ENOUGH: "too early to say",
}


def verdict_name(verdict: Verdict) -> str:
    """The verdict in one to four words."""
    return _NAMES[verdict]


def exposure_name(ids: Sequence[str], names: Mapping[str, str]) -> str:
    """What was there or pressed: "cold", or "cold or damp" where they cannot be parted.

    ``names`` are those within a sentence, by id.
    """
    return " or ".join(names.get(id_, id_) for id_ in ids)


def trigger_sentence(finding: Finding, names: Mapping[str, str]) -> str:
    """What the diary shows of a trigger, or that it cannot tell and what would help."""
    name = exposure_name(finding.ids, names)
    main = finding.main
    if main is not None and finding.verdict in (Verdict.HIGHER, Verdict.LOWER):
        return f"{_when(name, main.lag)} pain is about {effect_size(main)}."
    if finding.verdict is Verdict.NO_SIGN:
        return f"No sign that {name} matters for you on the same day. That is worth knowing."
    return f"{_capital(name)}: {_open(finding, f'{name} days', f'days without {name}')}"


def point_sentence(finding: Finding, names: Mapping[str, str]) -> str:
    """What the diary shows of pressing a point, by the pain of the next day given today's."""
    name = exposure_name(finding.ids, names)
    main = finding.main
    if main is not None and finding.verdict in (Verdict.HIGHER, Verdict.LOWER):
        return (
            f"On the day after pressing {name}, pain is about {effect_size(main)},"
            " compared with days that were just as painful."
        )
    if finding.verdict is Verdict.NO_SIGN:
        return f"No sign that pressing {name} changes the pain of the next day."
    days = f"days with {name} pressed", "days without"
    return f"{name}: {_open(finding, *days)}"


def effect_size(effect: Effect) -> str:
    """The size with its interval: "0.9 higher (0.3 to 1.5)"."""
    way = "higher" if effect.estimate > 0 else "lower"
    return f"{abs(effect.estimate):.1f} {way} ({_span(effect)})"


def inseparable_sentence(finding: Finding, names: Mapping[str, str]) -> str:
    """That several exposures are shown as one, and why; empty where there is only one."""
    if len(finding.ids) == 1:
        return ""
    both = _capital(" and ".join(names.get(id_, id_) for id_ in finding.ids))
    how = "one without the other" if finding.exposure.opposite else "together"
    return f"{both} nearly always came {how}: no diary can part them."


def suspicion_sentence(suspected: bool, finding: Finding) -> str:
    """What the person suspected, beside what the diary shows."""
    said = "You suspected it" if suspected else "You did not suspect it"
    match finding.verdict, suspected:
        case Verdict.HIGHER, True:
            return f"{said}; the diary points the same way."
        case Verdict.HIGHER, False:
            return f"{said}; the diary points to it."
        case Verdict.LOWER, _:
            return f"{said}; in the diary, pain is lower with it."
        case Verdict.NO_SIGN, _:
            return f"{said}; the diary shows no sign of it."
        case _:
            return f"{said}; the diary can't tell yet."


def _span(effect: Effect) -> str:
    if effect.low < 0 < effect.high:
        ends = f"{-effect.low:.1f} lower", f"{effect.high:.1f} higher"
        low, high = (end if not end.startswith("0.0") else "no difference" for end in ends)
        return f"{low} to {high}"
    small, large = sorted((abs(effect.low), abs(effect.high)))
    return f"{small:.1f} to {large:.1f}"


def _open_span(effect: Effect) -> str:
    """The interval with its direction, where no estimate names that before."""
    if effect.low < 0 < effect.high:
        return _span(effect)
    return f"{_span(effect)} {'higher' if effect.low >= 0 else 'lower'}"


def _when(name: str, lag: int) -> str:
    if lag == 0:
        return f"On your {name} days"
    after = "On the day after" if lag == 1 else f"{_capital(number(lag))} days after"
    return f"{after} a day with {name},"


def _open(finding: Finding, with_it: str, without: str) -> str:
    if finding.aliased:
        return "it can't be told apart from the others."
    start = "too early to say." if finding.verdict is Verdict.NOT_ENOUGH else "can't tell yet."
    wanted = {
        Missing.CHECK_INS: "check-ins",
        Missing.YES_DAYS: with_it,
        Missing.NO_DAYS: without,
    }
    if finding.missing is Missing.NOTHING:
        return (
            f"{start} The diary leaves open {_open_span(finding.main)}." if finding.main else start
        )
    if finding.needed > _MANY:
        return f"{start} Many more {wanted[finding.missing]} would be needed."
    kind = wanted[finding.missing]
    if finding.needed == 1:
        return f"{start} About one more {kind.replace('days', 'day').removesuffix('s')} will help."
    return f"{start} About {number(finding.needed)} more {kind} will help."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
