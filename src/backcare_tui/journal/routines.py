"""A person's own routines: sequences of points, known by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.domain.checkin import Routine, RoutineStep
from backcare_tui.domain.scale import ROUTINE_NAME_MAX
from backcare_tui.domain.text import clean_line, nearest
from backcare_tui.errors import InvalidInput, NotFound
from backcare_tui.journal.session_plan import check_count, step_of
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcare_tui.domain.plain import Entry
    from backcare_tui.journal.journal import Journal


class Routines:
    """Keeping, finding and deleting routines; capitals in a name do not matter."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def all(self) -> list[Routine]:
        """The person's own routines, by name."""
        return self._journal.store.routines(self._journal.person)

    def has(self, name: str) -> bool:
        """Whether a routine is called so."""
        return bool(self._called(clean_line(name)))

    def nearest(self, name: str) -> str:
        """The routine whose name is most like ``name``, empty where none is."""
        own = {routine.name.casefold(): routine.name for routine in self.all()}
        near = nearest(clean_line(name).casefold(), list(own))
        return own[near] if near else ""

    def find(self, name: str) -> Routine:
        """The routine of that name.

        Raises:
            NotFound: no such routine.
        """
        line = clean_line(name)
        for routine in self._called(line):
            return routine
        near = self.nearest(line)
        hint = (
            _("Did you mean {name}?").format(name=near)
            if near
            else _("backcare routine lists them.")
        )
        raise NotFound(_("There is no routine “{name}”.").format(name=line), hint)

    def save(
        self, name: str, steps: Iterable[RoutineStep], *, since: list[Routine] | None = None
    ) -> Routine:
        """Keep a routine under ``name``; one of that name is replaced, however it is spelled.

        ``since`` are the routines as the person saw them: one of that name that is not as it was
        then is left alone.

        Raises:
            InvalidInput: the name is empty, too long or a point's, there is no step or too many, or
            one does not fit; NotFound: no such point, or one without a home technique;
            ChangedMeanwhile: the routine is not as in ``since``.
        """
        journal = self._journal
        line = clean_line(name)
        if not 1 <= len(line) <= ROUTINE_NAME_MAX:
            raise InvalidInput(
                _("A routine needs a name of 1 to {most} characters.").format(
                    most=ROUTINE_NAME_MAX
                ),
                _("Give a word or two."),
            )
        if self._is_point(line):
            raise InvalidInput(
                _("“{name}” is the name of a point.").format(name=line),
                _("Give the routine another one."),
            )
        routine = Routine(line, journal.today, journal.now(), self._checked(steps))
        replaced = self._called(line)
        seen = replaced if since is None else [each for each in since if _alike(each.name, line)]
        expected: dict[tuple[str, str], Entry | None] = {
            ("routine", name): None for name in (line, *(each.name for each in replaced))
        }
        journal.store.write(
            journal.person,
            f"routine {line}",
            put=[routine],
            remove=[("routine", each.name) for each in replaced if each.name != line],
            at=journal.now(),
            expected=expected | {("routine", each.name): each for each in seen},
        )
        return routine

    def remove(self, name: str) -> Routine:
        """Delete a routine; what was pressed by it stays, and undo brings it back.

        Raises:
            NotFound: no such routine.
        """
        journal, routine = self._journal, self.find(name)
        gone = [("routine", routine.name)]
        label = f"delete routine {routine.name}"
        journal.store.write(journal.person, label, remove=gone, at=journal.now())
        return routine

    def _called(self, line: str) -> list[Routine]:
        return [each for each in self.all() if _alike(each.name, line)]

    def _checked(self, steps: Iterable[RoutineStep]) -> tuple[RoutineStep, ...]:
        known = self._journal.knowledge
        kept = tuple(
            step_of(known, step.point, side=step.side.value, seconds=step.seconds) for step in steps
        )
        check_count(kept)
        for step in kept:
            if known.points[step.point].technique is None:
                raise NotFound(
                    _("{point} has no home technique here.").format(
                        point=known.points[step.point].label
                    ),
                    _("backcare points lists others."),
                )
        return kept

    def _is_point(self, name: str) -> bool:
        try:
            self._journal.knowledge.point(name)
        except NotFound:
            return False
        return True


def _alike(name: str, other: str) -> bool:
    return name.casefold() == other.casefold()
