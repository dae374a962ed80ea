"""What goes with pain, in plain sentences. An association is not a cause, and they say so."""

from collections.abc import Mapping, Sequence

from backcare_tui.language import gettext as _
from backcare_tui.language import marked, ngettext, sentences
from backcare_tui.review.associations import Effect, Finding, Missing, Verdict
from backcare_tui.review.words import both, either, number

NOT_PROOF = marked("An association, not proof: something else may lie behind both.")
TRIAL_HINT = marked(
    "Only a trial with an order drawn by lot could tell more: some days with, some without."
)

_MANY = 60
_NAMES = {
    Verdict.HIGHER: marked("higher"),
    Verdict.LOWER: marked("lower"),
    Verdict.NO_SIGN: marked("no sign"),
    Verdict.CANT_TELL: marked("can't tell yet"),
    Verdict.NOT_ENOUGH: marked("too early to say"),
}
_SUSPECTED = {
    Verdict.HIGHER: marked("You suspected it; the diary points the same way."),
    Verdict.LOWER: marked("You suspected it; in the diary, pain is lower with it."),
    Verdict.NO_SIGN: marked("You suspected it; the diary shows no sign of it."),
    Verdict.CANT_TELL: marked("You suspected it; the diary can't tell yet."),
}
_NOT_SUSPECTED = {
    Verdict.HIGHER: marked("You did not suspect it; the diary points to it."),
    Verdict.LOWER: marked("You did not suspect it; in the diary, pain is lower with it."),
    Verdict.NO_SIGN: marked("You did not suspect it; the diary shows no sign of it."),
    Verdict.CANT_TELL: marked("You did not suspect it; the diary can't tell yet."),
}


def verdict_name(verdict: Verdict) -> str:
    """The verdict in one to four words."""
    return _(_NAMES[verdict])


def exposure_name(ids: Sequence[str], names: Mapping[str, str]) -> str:
    """What was there or pressed: "cold", or "cold or damp" where they cannot be parted.

    ``names`` are those within a sentence, by id.
    """
    return either(names.get(id_, id_) for id_ in ids)


def trigger_sentence(finding: Finding, names: Mapping[str, str]) -> str:
    """What the diary shows of a trigger, or that it cannot tell and what would help."""
    name = exposure_name(finding.ids, names)
    main = finding.main
    if main is not None and finding.verdict in (Verdict.HIGHER, Verdict.LOWER):
        told = _("{days} days after a day with {name}, pain is about {size}.")
        if main.lag < 2:
            told = _("On the day after a day with {name}, pain is about {size}.")
        if main.lag == 0:
            told = _("On your {name} days pain is about {size}.")
        days = _capital(number(main.lag))
        return told.format(name=name, size=effect_size(main), days=days)
    if finding.verdict is Verdict.NO_SIGN:
        told = _("No sign that {name} matters for you on the same day. That is worth knowing.")
        return told.format(name=name)
    return sentences([_open(finding, _capital(name)), _wanted(finding, name, pressed=False)])


def point_sentence(finding: Finding, names: Mapping[str, str]) -> str:
    """What the diary shows of pressing a point, by the pain of the next day given today's."""
    name = exposure_name(finding.ids, names)
    main = finding.main
    if main is not None and finding.verdict in (Verdict.HIGHER, Verdict.LOWER):
        return _(
            "On the day after pressing {name}, pain is about {size}, compared with days that were"
            " just as painful."
        ).format(name=name, size=effect_size(main))
    if finding.verdict is Verdict.NO_SIGN:
        told = _("No sign that pressing {name} changes the pain of the next day.")
        return told.format(name=name)
    return sentences([_open(finding, name), _wanted(finding, name, pressed=True)])


def effect_size(effect: Effect) -> str:
    """The size with its interval: "0.9 higher (0.3 to 1.5)"."""
    told = _("{points:.1f} lower ({interval})")
    if effect.estimate > 0:
        told = _("{points:.1f} higher ({interval})")
    return told.format(points=abs(effect.estimate), interval=_span(effect))


def inseparable_sentence(finding: Finding, names: Mapping[str, str]) -> str:
    """That several exposures are shown as one, and why; empty where there is only one."""
    if len(finding.ids) == 1:
        return ""
    told = _("{names} nearly always came together: no diary can part them.")
    if finding.exposure.opposite:
        told = _("{names} nearly always came one without the other: no diary can part them.")
    return told.format(names=_capital(both(names.get(id_, id_) for id_ in finding.ids)))


def suspicion_sentence(suspected: bool, finding: Finding) -> str:
    """What the person suspected, beside what the diary shows."""
    said = _SUSPECTED if suspected else _NOT_SUSPECTED
    return _(said.get(finding.verdict, said[Verdict.CANT_TELL]))


def _span(effect: Effect) -> str:
    if not effect.low < 0 < effect.high:
        low, high = sorted((abs(effect.low), abs(effect.high)))
        return _("{low:.1f} to {high:.1f}").format(low=low, high=high)
    below, above = round(-effect.low, 1) > 0, round(effect.high, 1) > 0
    if below and above:
        told = _("{low:.1f} lower to {high:.1f} higher")
    elif below:
        told = _("{low:.1f} lower to no difference")
    elif above:
        told = _("no difference to {high:.1f} higher")
    else:
        told = _("no difference to no difference")
    return told.format(low=-effect.low, high=effect.high)


def _open_span(effect: Effect) -> str:
    """The interval with its direction, where no estimate names that before."""
    if effect.low < 0 < effect.high:
        return _span(effect)
    told = _("{interval} higher") if effect.low >= 0 else _("{interval} lower")
    return told.format(interval=_span(effect))


def _open(finding: Finding, name: str) -> str:
    """That it is open whether ``name`` goes with pain."""
    if finding.aliased:
        return _("{name}: it can't be told apart from the others.").format(name=name)
    told = _("{name}: can't tell yet.")
    if finding.verdict is Verdict.NOT_ENOUGH:
        told = _("{name}: too early to say.")
    return told.format(name=name)


def _wanted(finding: Finding, name: str, *, pressed: bool) -> str:
    """What would help to tell; what is left open where nothing is missing."""
    if finding.aliased:
        return ""
    if finding.missing is Missing.NOTHING:
        if finding.main is None:
            return ""
        return _("The diary leaves open {interval}.").format(interval=_open_span(finding.main))
    if finding.needed > _MANY:
        return _many(finding.missing, pressed).format(name=name)
    return _some(finding.missing, finding.needed, pressed).format(
        name=name, number=number(finding.needed)
    )


def _many(missing: Missing, pressed: bool) -> str:
    match missing, pressed:
        case Missing.YES_DAYS, False:
            return _("Many more {name} days would be needed.")
        case Missing.NO_DAYS, False:
            return _("Many more days without {name} would be needed.")
        case Missing.YES_DAYS, True:
            return _("Many more days with {name} pressed would be needed.")
        case Missing.NO_DAYS, True:
            return _("Many more days without would be needed.")
        case _:
            return _("Many more check-ins would be needed.")


def _some(missing: Missing, needed: int, pressed: bool) -> str:
    match missing, pressed:
        case Missing.YES_DAYS, False:
            return ngettext(
                "About {number} more {name} day will help.",
                "About {number} more {name} days will help.",
                needed,
            )
        case Missing.NO_DAYS, False:
            return ngettext(
                "About {number} more day without {name} will help.",
                "About {number} more days without {name} will help.",
                needed,
            )
        case Missing.YES_DAYS, True:
            return ngettext(
                "About {number} more day with {name} pressed will help.",
                "About {number} more days with {name} pressed will help.",
                needed,
            )
        case Missing.NO_DAYS, True:
            return ngettext(
                "About {number} more day without will help.",
                "About {number} more days without will help.",
                needed,
            )
        case _:
            return ngettext(
                "About {number} more check-in will help.",
                "About {number} more check-ins will help.",
                needed,
            )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
