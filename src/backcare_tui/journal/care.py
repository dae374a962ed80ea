"""Points as they fit this person today, and the conditions that limit them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from backcare_tui.domain import contraindications as rules
from backcare_tui.domain.checkin import ProfileAnswer, SafetyAnswer, SafetyReply
from backcare_tui.domain.days import is_ahead
from backcare_tui.domain.safety import URGENT
from backcare_tui.domain.text import nearest
from backcare_tui.errors import HeldBack, NotFound
from backcare_tui.journal.items import HISTORY, PRIVATE, SUSPECTED
from backcare_tui.journal.journal import new_id
from backcare_tui.language import gettext as _
from backcare_tui.language import listed

if TYPE_CHECKING:
    from backcare_tui.domain.care import Point, RedFlag, Technique
    from backcare_tui.domain.contraindications import PointLimits
    from backcare_tui.journal.journal import Journal
    from backcare_tui.knowledge import KnowledgeBase


@dataclass(frozen=True, slots=True)
class PointAdvice:
    """A point with what holds for this person.

    ``first_for`` names the pattern that puts it first now (or is empty) and ``note`` how it is
    used for it; under a limit there is no such note. ``heat`` limits the warmth that its
    technique uses. ``traditional`` says which Chinese characters the person wants.
    """

    point: Point
    limits: PointLimits
    first_for: str = ""
    note: str = ""
    heat: PointLimits = field(default_factory=rules.PointLimits)
    traditional: bool = False

    @property
    def technique(self) -> Technique | None:
        """How this person may press it: the light way under a limit, None where not at all."""
        return rules.technique_for(self.point, self.limits)

    @property
    def characters(self) -> str:
        """The Chinese name in the characters that the person wants."""
        return self.point.characters(traditional=self.traditional)

    @property
    def all_characters(self) -> tuple[str, ...]:
        """The Chinese name in both kinds of characters, the wanted ones first; once if alike."""
        return self.point.all_characters(traditional=self.traditional)


@dataclass(frozen=True, slots=True)
class ProfileItem:
    """A question about the person, with the newest answer (None: not answered) and its age."""

    item: str
    question: str
    why: str
    value: bool | None
    asked_again: bool = False


class Care:
    """Techniques for one person, limited by their conditions and held back by warning signs."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def conditions(self) -> frozenset[str]:
        """The conditions that hold."""
        store, person = self._journal.store, self._journal.person
        return rules.conditions_of(
            self._journal.knowledge.contraindications,
            store.profile(person),
            store.latest_safety_answers(person),
        )

    def points(self, *, library: bool = False) -> list[PointAdvice]:
        """The points, those that the leaning puts first in front; ``library`` adds the others.

        Raises:
            HeldBack: a warning sign stands open.
        """
        self._journal.safety.require_unlocked()
        knowledge = self._journal.knowledge
        held = self.conditions()
        order: dict[str, tuple[str, str]] = {}
        for pattern_id in self._leaning():
            pattern = knowledge.patterns[pattern_id]
            for code in pattern.points:
                note = pattern.point_notes.get(code, "")
                order.setdefault(code, (pattern.name, note))
        chosen = [p for p in knowledge.points.values() if p.core or library or p.code in order]
        ranks = {code: rank for rank, code in enumerate(order)}
        chosen.sort(key=lambda p: (not p.core, ranks.get(p.code, len(ranks))))
        return [self._advice(point, held, order) for point in chosen]

    def point(self, name: str) -> PointAdvice:
        """One point by code, alias or name.

        Raises:
            NotFound: no such point; HeldBack: a warning sign stands open.
        """
        point = self._journal.knowledge.point(name)
        self._journal.safety.require_unlocked()
        return self._advice(point, self.conditions(), {})

    def limits_of(self, name: str) -> PointLimits:
        """The limits that hold for a point, also while a warning sign stands open.

        Raises:
            NotFound: no such point.
        """
        knowledge = self._journal.knowledge
        return rules.limits_of(
            knowledge.point(name), self.conditions(), knowledge.contraindications
        )

    def picture_notes(self, pattern_id: str) -> dict[str, str]:
        """How a picture uses the points that it puts first, by code, in its order.

        It is empty where a limit holds: the picture's way may be firmer or warmer than fits this
        person, and where a point is switched off it says so.
        """
        knowledge, held = self._journal.knowledge, self.conditions()
        pattern = knowledge.patterns[pattern_id]
        notes = {}
        for code in pattern.points:
            limits = rules.limits_of(knowledge.points[code], held, knowledge.contraindications)
            note = "" if limits.restrictions else pattern.point_notes.get(code, "")
            notes[code] = _("switched off for you") if limits.blocked else note
        return notes

    def require_pressable(self, name: str) -> PointAdvice:
        """One point that may be pressed now, lightly where a limit says so or to ask first.

        Raises:
            NotFound: no such point, or one without a home technique; HeldBack: a warning sign or
                one of the person's conditions speaks against it.
        """
        advice = self.point(name)
        self._journal.safety.require_ready()
        if advice.limits.blocked:
            raise HeldBack(*switched_off(advice.point, advice.limits))
        if advice.point.technique is None:
            raise NotFound(
                _("{point} has no home technique here.").format(point=advice.point.label),
                _("backcare points lists others."),
            )
        return advice

    def _advice(
        self, point: Point, held: frozenset[str], order: Mapping[str, tuple[str, str]]
    ) -> PointAdvice:
        limits = rules.limits_of(point, held, self._journal.knowledge.contraindications)
        first_for, note = order.get(point.code, ("", ""))
        if limits.restrictions:
            # How a picture uses it may be firmer or warmer than fits this person.
            note = ""
        if not limits.free:
            first_for = ""
        heat = rules.PointLimits()
        if point.technique is not None and point.technique.heat:
            heat = rules.limits_of(rules.HEAT, held, self._journal.knowledge.contraindications)
        if heat.blocked and point.technique is not None:
            # One of the ways to do it uses a warm pack, so only the usual way is left.
            point = replace(point, technique=replace(point.technique, options=()))
        traditional = self._journal.settings.characters == "traditional"
        return PointAdvice(point, limits, first_for, note, heat, traditional)

    def heat_limits(self) -> PointLimits:
        """What the person's conditions say about warm packs and hot water.

        Raises:
            HeldBack: a warning sign stands open.
        """
        self._journal.safety.require_unlocked()
        return rules.limits_of(
            rules.HEAT, self.conditions(), self._journal.knowledge.contraindications
        )

    def _leaning(self) -> tuple[str, ...]:
        return self._journal.review.leaning_patterns()

    def profile(self) -> list[ProfileItem]:
        """The questions about conditions, history and private rules, with their answers."""
        journal = self._journal
        said = journal.store.profile(journal.person)
        latest = journal.store.latest_safety_answers(journal.person)
        held = self.conditions()
        items = []
        for condition in journal.knowledge.contraindications.values():
            item = rules.CONDITION + condition.id
            old = said.get(item)
            again = old is not None and (
                (journal.today - old.day).days >= condition.review_days
                or is_ahead(old.day, journal.today)
            )
            flag = latest.get(condition.red_flag) if condition.red_flag else None
            # What a warning question was told is not asked again.
            denied = old is None and flag is not None and flag.reply is SafetyReply.NO
            value = True if condition.id in held else (old.value if old else None)
            value = False if denied else value
            items.append(ProfileItem(item, condition.question, condition.why, value, again))
        for question in journal.knowledge.profile_questions.values():
            item = HISTORY + question.id
            value = said[item].value if item in said else None
            why = _("The traditional pictures weigh it a little.")
            items.append(ProfileItem(item, question.question, why, value))
        for trigger in journal.knowledge.triggers.values():
            item = SUSPECTED + trigger.id
            value = said[item].value if item in said else None
            suspect = _("Do you suspect that {trigger} makes your pain worse?").format(
                trigger=trigger.label.lower()
            )
            why = _("Trends shows what you suspect beside what the diary finds. It weighs nothing.")
            items.append(ProfileItem(item, suspect, why, value))
        for rule in journal.knowledge.rules.values():
            if rule.private:
                item = PRIVATE + rule.id
                value = said[item].value if item in said else None
                why = _("A private topic: off until you turn it on, and never in a report.")
                items.append(
                    ProfileItem(
                        item, _("Show the rule about intimacy (a private topic)?"), why, value
                    )
                )
        return items

    def set_profile(self, answers: Mapping[str, bool]) -> None:
        """Keep answers to profile questions as one change.

        A condition that is an urgent warning sign as well (a clot) raises that sign.

        Raises:
            NotFound: no such item.
        """
        journal = self._journal
        known = {entry.item: entry for entry in self.profile()}
        short = {name.split(".", 1)[1]: name for name in known}
        entries: list[ProfileAnswer | SafetyAnswer] = []
        at = journal.safety.said_at()
        for name, value in answers.items():
            item = name if name in known else short.get(name)
            if item is None:
                raise NotFound(
                    _("There is no profile item “{name}”.").format(name=name), _suggest(name, short)
                )
            entries.append(ProfileAnswer(item, journal.today, at, value))
            flag = _urgent_flag(journal.knowledge, item) if value else None
            if flag is not None:
                # What is urgent as a warning sign is urgent here too: it must not pass as a detail.
                yes = SafetyReply.YES
                entries.append(SafetyAnswer(new_id(), journal.today, at, flag.id, yes))
        journal.store.write(journal.person, "profile", put=entries, at=journal.now())


def _urgent_flag(knowledge: KnowledgeBase, item: str) -> RedFlag | None:
    """The urgent warning question that a condition speaks of too, if any."""
    condition = knowledge.contraindications.get(item.removeprefix(rules.CONDITION))
    flag = knowledge.red_flags.get(condition.red_flag) if condition else None
    return flag if flag is not None and flag.action in URGENT else None


def switched_off(point: Point, limits: PointLimits) -> tuple[str, str]:
    """That a blocked point is not for this person and why, in words, and what to know of it."""
    condition, restriction = limits.restrictions[0]
    words = _("{point} is switched off for you ({condition}).")
    return words.format(point=point.label, condition=condition.label.lower()), restriction.text


def suggestion(points: Iterable[PointAdvice]) -> PointAdvice | None:
    """A point to press for a minute or two now, or None where none is free.

    One that needs somebody's advice first is never proposed. ``points`` come in order. The base
    set is the same for everyone; a leaning only moves one to the front.
    """
    free = (a for a in points if a.limits.free and a.point.technique is not None)
    return next(free, None)


def _suggest(name: str, known: Mapping[str, str]) -> str:
    near = nearest(name.rsplit(".", 1)[-1], list(known))
    if near:
        return _("Did you mean {name}?").format(name=near)
    return _("Items: {names}.").format(names=listed(known))
