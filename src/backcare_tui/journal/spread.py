"""Where pain spreads, as a check-in keeps it, and the warning questions that this leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.domain.marks import is_place, marks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcare_tui.domain.checkin import CheckIn
    from backcare_tui.journal.journal import Journal


def spread_after(
    journal: Journal, before: Mapping[str, bool], changes: Mapping[str, bool | None]
) -> dict[str, bool]:
    """Spread answers after ``changes`` (None unasks), with the areas that marked places imply.

    Raises:
        NotFound: an area or a place is unknown.
    """
    if not changes:
        return dict(before)
    find = journal.knowledge.spread_item
    after: dict[str, bool | None] = {find(name).id: yes for name, yes in changes.items()}
    if any(map(is_place, (*before, *after))):
        from backcare_tui.domain.places import settle

        after = settle(journal.knowledge.places, before, after)
    return {item: yes for item, yes in {**before, **after}.items() if yes is not None}


def warning_questions(journal: Journal, check_in: CheckIn) -> tuple[str, ...]:
    """The ids of the warning questions that the answers of a check-in lead to."""
    yes = [item for item, said in check_in.spread.items() if said]
    if not yes:
        return ()
    flags: list[str] = []
    marked = marks(check_in.spread)
    if marked:
        from backcare_tui.domain.places import implied, questions

        places = journal.knowledge.places
        yes += sorted(implied(places, marked))
        latest = journal.store.latest_safety_answers(journal.person)
        said_on = {question: answer.day for question, answer in latest.items()}
        flags += questions(places, marked, said_on, journal.today)
    areas = journal.knowledge.spread_areas
    flags += [areas[item].red_flag for item in yes if item in areas]
    return tuple(dict.fromkeys(flag for flag in flags if flag))
