"""The knowledge base: each section is read from its file when it is first asked for."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from backcare_tui.domain import care
from backcare_tui.domain.marks import is_place
from backcare_tui.errors import KnowledgeError
from backcare_tui.knowledge.convert import build, text_table
from backcare_tui.knowledge.folder import COMPILED, compiled_name, data_folder
from backcare_tui.knowledge.names import Names
from backcare_tui.knowledge.nearest import nearest
from backcare_tui.knowledge.read import read_json, read_toml
from backcare_tui.language import gettext as _
from backcare_tui.language import spoken

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from backcare_tui.domain.care import (
        Action,
        ActionText,
        BodyView,
        Contraindication,
        Exercise,
        ExerciseAdvice,
        Mechanism,
        Meridian,
        Page,
        Pattern,
        Place,
        PlaceKind,
        Point,
        PreventionRule,
        ProfileQuestion,
        RedFlag,
        Sign,
        Source,
        SpreadArea,
        Trigger,
    )

T = TypeVar("T")

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "patterns.toml": ("pattern", "profile"),
    "signs.toml": ("sign", "spread"),
    "places.toml": ("place",),
    "triggers.toml": ("trigger",),
    "meridians.toml": ("meridian",),
    "points.toml": ("point",),
    "figures.toml": ("drawing",),
    "contraindications.toml": ("contraindication",),
    "prevention.toml": ("rule",),
    "exercises.toml": ("exercise", "advice"),
    "red_flags.toml": ("red_flag", "action", "support", "daily", "numbers"),
    "mechanisms.toml": ("mechanism",),
    "sources.toml": ("source",),
    "pages.toml": ("page",),
}
"""The files, and the top-level names that each must hold."""


class KnowledgeBase:
    """Everything in ``data/``, as values of :mod:`backcare_tui.domain.care`.

    ``compiled`` is a folder with the same as JSON, which is read instead.

    Dictionaries keep the order of the file. A broken file raises
    :class:`~backcare_tui.errors.KnowledgeError` when one of its sections is first read.
    """

    def __init__(self, folder: Traversable | Path, compiled: Path | None = None) -> None:
        self.folder = folder
        self._compiled = compiled
        self._files: dict[str, dict[str, Any]] = {}
        self._names: dict[str, Names[Any]] = {}
        self._places: dict[str, Place] = {}

    @cached_property
    def patterns(self) -> dict[str, Pattern]:
        """The three traditional pictures, by id."""
        return self._entries("patterns.toml", "pattern", care.Pattern)

    @cached_property
    def profile_questions(self) -> dict[str, ProfileQuestion]:
        """Questions about history, by id."""
        return self._entries("patterns.toml", "profile", care.ProfileQuestion)

    @cached_property
    def signs(self) -> dict[str, Sign]:
        """The signs that the diary asks about, by id."""
        return self._entries("signs.toml", "sign", care.Sign)

    @cached_property
    def spread_areas(self) -> dict[str, SpreadArea]:
        """Where a feeling can spread to, by id."""
        return self._entries("signs.toml", "spread", care.SpreadArea)

    @cached_property
    def place_kinds(self) -> dict[str, PlaceKind]:
        """Places on the body as the data has them, by their id there, from the top down."""
        return self._entries("places.toml", "place", care.PlaceKind)

    @property
    def places(self) -> dict[str, Place]:
        """Places of the pain map by the id that a check-in keeps, from the top down."""
        from backcare_tui.domain.places import expanded

        if not self._places:
            self._places = expanded(self.place_kinds.values())
        return self._places

    @cached_property
    def triggers(self) -> dict[str, Trigger]:
        """What may go before pain, by id."""
        return self._entries("triggers.toml", "trigger", care.Trigger)

    @cached_property
    def meridians(self) -> dict[str, Meridian]:
        """Channels, by WHO code."""
        return self._entries("meridians.toml", "meridian", care.Meridian)

    @cached_property
    def points(self) -> dict[str, Point]:
        """Acupressure points, by WHO code: the core ones first."""
        return self._entries("points.toml", "point", care.Point)

    @cached_property
    def body_views(self) -> dict[str, BodyView]:
        """What there is to look at in the drawings of the body, by id of the view."""
        drawings = self._entries("figures.toml", "drawing", care.Drawing).values()
        return {v.id: care.BodyView(v, drawing) for drawing in drawings for v in drawing.views}

    @property
    def exposure_names(self) -> dict[str, str]:
        """What triggers (by id) and points (by code) are called within a sentence."""
        triggers = {id_: trigger.label.lower() for id_, trigger in self.triggers.items()}
        return triggers | {code: point.label for code, point in self.points.items()}

    @cached_property
    def contraindications(self) -> dict[str, Contraindication]:
        """Conditions that limit techniques, by id."""
        return self._entries("contraindications.toml", "contraindication", care.Contraindication)

    @cached_property
    def rules(self) -> dict[str, PreventionRule]:
        """The prevention rules, by id."""
        return self._entries("prevention.toml", "rule", care.PreventionRule)

    @cached_property
    def exercises(self) -> dict[str, Exercise]:
        """Movements, by id."""
        return self._entries("exercises.toml", "exercise", care.Exercise)

    @cached_property
    def exercise_advice(self) -> ExerciseAdvice:
        """What holds for every movement."""
        file = "exercises.toml"
        return build(care.ExerciseAdvice, self._section(file, "advice"), f"{file}: advice")

    @cached_property
    def red_flags(self) -> dict[str, RedFlag]:
        """The warning questions, by id."""
        return self._entries("red_flags.toml", "red_flag", care.RedFlag)

    @cached_property
    def action_texts(self) -> dict[Action, ActionText]:
        """What to do now, for each level of urgency."""
        texts = self._entries("red_flags.toml", "action", care.ActionText)
        return {text.action: text for text in texts.values()}

    @cached_property
    def support_line(self) -> str:
        """The line for somebody who cannot bear it any more (RF25): always shown, never stored."""
        return self._words("support", "text")

    @cached_property
    def daily_question(self) -> str:
        """The one line that every check-in ends with."""
        return self._words("daily", "question")

    @cached_property
    def emergency_numbers(self) -> dict[str, str]:
        """Emergency numbers by region; "default" is there always."""
        file = "red_flags.toml"
        numbers = text_table(self._section(file, "numbers"), f"{file}: numbers")
        if "default" not in numbers:
            raise KnowledgeError(_("{place}: missing").format(place=f"{file}: numbers: default"))
        return numbers

    @cached_property
    def mechanisms(self) -> dict[str, Mechanism]:
        """How pressing is said to work, by id."""
        return self._entries("mechanisms.toml", "mechanism", care.Mechanism)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Where claims come from, by key."""
        return self._entries("sources.toml", "source", care.Source)

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Short pages of plain words, by id."""
        return self._entries("pages.toml", "page", care.Page)

    def point(self, text: str) -> Point:
        """Find a point by code, alias, pinyin, characters or English name."""
        return self._find("point", "points.toml", self.points, _point_names, text)

    def point_label(self, code: str) -> str:
        """What people read for a point's code: "UB40" for BL40; the code where it is not known."""
        return self.points[code].label if code in self.points else code

    def body_view(self, text: str) -> BodyView:
        """Find a view of the body by id or title."""
        return self._find("view", "figures.toml", self.body_views, lambda v: (v.title,), text)

    def trigger(self, text: str) -> Trigger:
        """Find a trigger by id, letter or label."""
        return self._find("trigger", "triggers.toml", self.triggers, _trigger_names, text)

    def sign(self, text: str) -> Sign:
        """Find a sign by id or label."""
        return self._find("sign", "signs.toml", self.signs, _label, text)

    def spread_area(self, text: str) -> SpreadArea:
        """Find an area by id or label."""
        return self._find("area", "signs.toml", self.spread_areas, _label, text)

    def spread_item(self, text: str) -> SpreadArea | Place:
        """Find what a spread answer can be about: an area, or a place by its id."""
        if is_place(text) and text in self.places:
            return self.places[text]
        return self.spread_area(text)

    def rule(self, text: str) -> PreventionRule:
        """Find a prevention rule by id, number or title."""
        return self._find("rule", "prevention.toml", self.rules, _rule_names, text)

    def exercise(self, text: str) -> Exercise:
        """Find a movement by id or name."""
        return self._find("exercise", "exercises.toml", self.exercises, _exercise_names, text)

    def red_flag(self, text: str) -> RedFlag:
        """Find a warning question by id or short name."""
        return self._find("warning sign", "red_flags.toml", self.red_flags, _flag_names, text)

    def condition(self, text: str) -> Contraindication:
        """Find a condition by id or label."""
        file = "contraindications.toml"
        return self._find("condition", file, self.contraindications, _label, text)

    def _find(
        self,
        kind: str,
        file: str,
        entries: Mapping[str, T],
        names: Callable[[T], Iterable[str]],
        text: str,
    ) -> T:
        if text in entries:
            return entries[text]
        if kind not in self._names:
            by_part = kind == "exercise"
            self._names[kind] = Names(kind, file, entries, names, by_part=by_part)
        found: T = self._names[kind].find(text)
        return found

    def _entries(self, file: str, section: str, target: type[T]) -> dict[str, T]:
        rows = self._section(file, section)
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise KnowledgeError(
                _("{file}: {section}: expected entries under [[{section}]]").format(
                    file=file, section=section
                )
            )
        key = dataclasses.fields(target)[0].name  # type: ignore[arg-type]
        found: dict[str, T] = {}
        for number, row in enumerate(rows, start=1):
            id_ = row.get(key)
            named = isinstance(id_, str) and id_ != ""
            entry = build(target, row, f"{file}: {id_ if named else f'{section} {number}'}")
            if id_ in found:
                raise KnowledgeError(_("{place}: used twice").format(place=f"{file}: {id_}: {key}"))
            found[str(id_)] = entry
        return found

    def _words(self, section: str, field: str) -> str:
        file = "red_flags.toml"
        table = text_table(self._section(file, section), f"{file}: {section}")
        if set(table) != {field} or not table[field]:
            raise KnowledgeError(
                _("{place}: expected one field, {field}").format(
                    place=f"{file}: {section}", field=field
                )
            )
        return table[field]

    def _section(self, file: str, section: str) -> object:
        if file not in self._files:
            self._files[file] = self._read(file)
        return self._files[file][section]

    def _read(self, file: str) -> dict[str, Any]:
        content, wanted = self._content(file), SECTIONS[file]
        for name in content:
            if name not in wanted:
                guess = nearest(name, wanted)
                told = (
                    _("{place}: unknown section (did you mean {name}?)")
                    if guess
                    else _("{place}: unknown section")
                )
                raise KnowledgeError(told.format(place=f"{file}: {name}", name=guess))
        for name in wanted:
            if name not in content:
                raise KnowledgeError(_("{place}: missing").format(place=f"{file}: {name}"))
        return content

    def _content(self, file: str) -> dict[str, Any]:
        if self._compiled is None:
            return read_toml(self.folder, file)
        return read_json(self._compiled, compiled_name(file))


def load_knowledge(folder: Path | None = None) -> KnowledgeBase:
    """Return the knowledge base in ``folder`` (by default the app's own) in the language spoken.

    The same one each time. This reads nothing yet.
    """
    return _loaded(folder, spoken())


@cache
def _loaded(folder: Path | None, language: str) -> KnowledgeBase:  # noqa: ARG001 - the texts depend on it
    if folder is None:
        return KnowledgeBase(data_folder(), COMPILED if COMPILED.is_dir() else None)
    return KnowledgeBase(folder)


def _point_names(point: Point) -> Iterable[str]:
    return (*point.aliases, point.pinyin, point.simplified, point.traditional, point.english)


def _trigger_names(trigger: Trigger) -> Iterable[str]:
    return (trigger.letter, trigger.label)


def _rule_names(rule: PreventionRule) -> Iterable[str]:
    return (str(rule.order), rule.title)


def _exercise_names(exercise: Exercise) -> Iterable[str]:
    return (exercise.name, exercise.id.replace("X0", "X"))


def _flag_names(flag: RedFlag) -> Iterable[str]:
    return (flag.short,)


def _label(entry: Sign | SpreadArea | Contraindication) -> Iterable[str]:
    return (entry.label,)
