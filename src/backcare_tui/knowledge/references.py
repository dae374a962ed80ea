"""Checks between the files: does every id, code and source key that is named exist?

The tests and CI run these; reading the knowledge base does not.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import TYPE_CHECKING, Any

from backcare_tui.domain.care import Action, Exercise
from backcare_tui.domain.exercise_dose import covers
from backcare_tui.domain.scale import (
    COUNT_MAX,
    COUNT_MIN,
    HOLD_MAX,
    HOLD_MIN,
    SETS_MAX,
    SETS_MIN,
)
from backcare_tui.errors import KnowledgeError, NotFound
from backcare_tui.knowledge.base import KnowledgeBase
from backcare_tui.knowledge.figures import figure_problems
from backcare_tui.knowledge.named import repeated, unknown

if TYPE_CHECKING:
    from typing import TypeGuard

    from _typeshed import DataclassInstance

HEAT = "heat"
"""The one group of a restriction that is not about points."""

_SECONDS = range(5, 1801)
_GATES = range(11)


def check_references(kb: KnowledgeBase) -> None:
    """Raise :class:`KnowledgeError` with all problems between the entries of ``kb``, if any."""
    problems = list(reference_problems(kb))
    if problems:
        raise KnowledgeError("\n".join(problems))


def reference_problems(kb: KnowledgeBase) -> Iterator[str]:
    """Yield each problem as "file: entry: field: what is wrong"."""
    yield from _source_problems(kb)
    yield from _pattern_problems(kb)
    yield from _point_problems(kb)
    yield from figure_problems(kb)
    yield from _safety_problems(kb)
    yield from _place_problems(kb)
    yield from _rule_problems(kb)
    yield from _number_problems(kb)
    yield from _name_problems(kb)


def statements(kb: KnowledgeBase) -> Iterator[tuple[str, Any]]:
    """Yield every value that cites sources, with its place ("points.toml: BL23: location")."""
    for place, entry in _entries(kb):
        for path, value in _parts(entry):
            if hasattr(value, "sources"):
                yield ": ".join(filter(None, (place, path))), value


def _entries(kb: KnowledgeBase) -> Iterator[tuple[str, Any]]:
    sections: tuple[tuple[str, Mapping[Any, Any]], ...] = (
        ("patterns.toml", kb.patterns),
        ("patterns.toml", kb.profile_questions),
        ("signs.toml", kb.signs),
        ("signs.toml", kb.spread_areas),
        ("places.toml", kb.place_kinds),
        ("triggers.toml", kb.triggers),
        ("meridians.toml", kb.meridians),
        ("points.toml", kb.points),
        ("contraindications.toml", kb.contraindications),
        ("prevention.toml", kb.rules),
        ("exercises.toml", kb.exercises),
        ("red_flags.toml", kb.red_flags),
        ("mechanisms.toml", kb.mechanisms),
        ("pages.toml", kb.pages),
    )
    for file, entries in sections:
        for id_, entry in entries.items():
            yield f"{file}: {id_}", entry
    yield "exercises.toml: advice", kb.exercise_advice


def _parts(value: "DataclassInstance", path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield ``value`` and all dataclass values inside it."""
    yield path, value
    for field in dataclasses.fields(value):
        inner = getattr(value, field.name)
        where = f"{path}.{field.name}" if path else field.name
        if _is_value(inner):
            yield from _parts(inner, where)
        elif isinstance(inner, tuple):
            for number, each in enumerate(inner, start=1):
                if _is_value(each):
                    yield from _parts(each, f"{where}[{number}]")


def _is_value(value: object) -> "TypeGuard[DataclassInstance]":
    return dataclasses.is_dataclass(value) and not isinstance(value, type)


def _source_problems(kb: KnowledgeBase) -> Iterator[str]:
    cited: set[str] = set()
    for place, value in statements(kb):
        cited.update(value.sources)
        yield from unknown(f"{place}: sources", value.sources, kb.sources)
        if getattr(value, "verified", True) and not value.sources:
            yield f"{place}: sources: missing, and not marked verified = false"
        if not getattr(value, "verified", True) and value.sources:
            yield f"{place}: sources: given, but marked verified = false"
    for key in kb.sources:
        if key not in cited:
            yield f"sources.toml: {key}: cited nowhere"


def _pattern_problems(kb: KnowledgeBase) -> Iterator[str]:
    for pattern in kb.patterns.values():
        place = f"patterns.toml: {pattern.id}"
        yield from unknown(f"{place}: points", pattern.points, kb.points)
        yield from unknown(f"{place}: point_notes", pattern.point_notes, pattern.points)
        yield from unknown(f"{place}: rules", pattern.rules, kb.rules)
        for id_ in pattern.rules:
            if id_ in kb.rules and pattern.id not in kb.rules[id_].patterns:
                yield f"{place}: rules: {id_} does not name this pattern"
    for question in kb.profile_questions.values():
        place = f"patterns.toml: {question.id}: pattern"
        yield from unknown(place, (question.pattern,), kb.patterns)
    for sign in kb.signs.values():
        yield from unknown(f"signs.toml: {sign.id}: pattern", (sign.pattern,), kb.patterns)


def _point_problems(kb: KnowledgeBase) -> Iterator[str]:
    for point in kb.points.values():
        if point.meridian:
            place = f"points.toml: {point.code}: meridian"
            yield from unknown(place, (point.meridian,), kb.meridians)
    groups = {point.group for point in kb.points.values()} | {*kb.points, HEAT}
    for condition in kb.contraindications.values():
        place = f"contraindications.toml: {condition.id}"
        named = [restriction.group for restriction in condition.restrictions]
        yield from unknown(f"{place}: restrictions", named, groups)
        yield from repeated(f"{place}: restrictions", named)
        yield from unknown(f"{place}: exercises_blocked", condition.exercises_blocked, kb.exercises)


def _safety_problems(kb: KnowledgeBase) -> Iterator[str]:
    for flag in kb.red_flags.values():
        place = f"red_flags.toml: {flag.id}"
        yield from unknown(f"{place}: follows", filter(None, (flag.follows,)), kb.red_flags)
        yield from unknown(f"{place}: worse_with", flag.worse_with, kb.red_flags)
        if bool(flag.worse_with) != (flag.worse_action is not None):
            yield f"{place}: worse_action: goes with worse_with"
        if flag.worse_action and flag.worse_action.urgency <= flag.action.urgency:
            yield f"{place}: worse_action: not worse than {flag.action}"
        if bool(flag.follows) == bool(flag.ask):
            yield f"{place}: ask: a question is asked by itself or follows another"
    for trigger in kb.triggers.values():
        place = f"triggers.toml: {trigger.id}: pattern"
        yield from unknown(place, filter(None, (trigger.pattern,)), kb.patterns)
    for area in kb.spread_areas.values():
        place = f"signs.toml: {area.id}: red_flag"
        yield from unknown(place, filter(None, (area.red_flag,)), kb.red_flags)
    for condition in kb.contraindications.values():
        place = f"contraindications.toml: {condition.id}: red_flag"
        yield from unknown(place, filter(None, (condition.red_flag,)), kb.red_flags)
    for action in Action:
        if action not in kb.action_texts:
            yield f"red_flags.toml: action: {action} has no text"


def _place_problems(kb: KnowledgeBase) -> Iterator[str]:
    for kind in kb.place_kinds.values():
        place = f"places.toml: {kind.id}"
        yield from unknown(f"{place}: implies", filter(None, (kind.implies,)), kb.spread_areas)
        yield from unknown(f"{place}: red_flag", filter(None, (kind.red_flag,)), kb.red_flags)


def _rule_problems(kb: KnowledgeBase) -> Iterator[str]:
    for rule in kb.rules.values():
        place = f"prevention.toml: {rule.id}"
        yield from unknown(f"{place}: triggers", rule.triggers, kb.triggers)
        yield from unknown(f"{place}: patterns", rule.patterns, kb.patterns)
        for id_ in rule.patterns:
            if id_ in kb.patterns and rule.id not in kb.patterns[id_].rules:
                yield f"{place}: patterns: {id_} does not name this rule"
    yield from repeated("prevention.toml: order", [str(r.order) for r in kb.rules.values()])


def _number_problems(kb: KnowledgeBase) -> Iterator[str]:
    for point in kb.points.values():
        how = point.technique
        if how and not (
            how.seconds_min in _SECONDS
            and how.seconds_max in _SECONDS
            and how.seconds_min <= how.seconds_max
        ):
            yield f"points.toml: {point.code}: technique: seconds must rise within 5 to 1800"
        if how and not how.light:
            yield f"points.toml: {point.code}: technique: light: no steps"
    for question in kb.profile_questions.values():
        if not (isfinite(question.yes_log_odds) and isfinite(question.no_log_odds)):
            yield f"patterns.toml: {question.id}: log-odds must be finite"
    for exercise in kb.exercises.values():
        if exercise.gate not in _GATES:
            yield f"exercises.toml: {exercise.id}: gate: not within 0 to 10"
        yield from _dose_problems(exercise)
    for condition in kb.contraindications.values():
        if condition.review_days < 1:
            yield f"contraindications.toml: {condition.id}: review_days: less than 1"


def _dose_problems(exercise: Exercise) -> Iterator[str]:
    place = f"exercises.toml: {exercise.id}"
    for name, dose in (("start", exercise.start), ("goal", exercise.goal)):
        if not (
            SETS_MIN <= dose.sets <= SETS_MAX
            and COUNT_MIN <= dose.count <= COUNT_MAX
            and HOLD_MIN <= dose.hold <= HOLD_MAX
        ):
            yield f"{place}: {name}: out of range"
    if not covers(exercise.goal, exercise.start):
        yield f"{place}: goal: less than the start"
    if (exercise.start.hold > 0) != (exercise.goal.hold > 0):
        yield f"{place}: goal: held at one end only"
    if exercise.start.hold and exercise.tempo:
        yield f"{place}: tempo: goes with movements that are not held"
    if min(exercise.tempo, exercise.rest, exercise.fewer) < 0:
        yield f"{place}: tempo, rest and fewer must be 0 or more"


def _name_problems(kb: KnowledgeBase) -> Iterator[str]:
    """Names that find more than one entry, and letters that are not one key."""
    for trigger in kb.triggers.values():
        if len(trigger.letter) != 1:
            yield f"triggers.toml: {trigger.id}: letter: not one key"
    look_ups = (
        kb.point,
        kb.trigger,
        kb.sign,
        kb.spread_area,
        kb.rule,
        kb.exercise,
        kb.red_flag,
        kb.condition,
    )
    for look_up in look_ups:
        try:
            look_up("")
        except NotFound:
            pass
        except KnowledgeError as error:
            yield error.message
