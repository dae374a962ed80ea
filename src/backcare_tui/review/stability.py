"""Whether the leaning rests on one week: it is weighed again with each week left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backcare_tui.domain.answers import Answers
from backcare_tui.domain.care import ProfileQuestion, Sign, Trigger
from backcare_tui.domain.checkin import CheckIn
from backcare_tui.domain.days import Period
from backcare_tui.review.patterns import (
    WINDOW_DAYS,
    Leaning,
    LeaningLabel,
    answered,
    weigh,
)
from backcare_tui.review.same_day import SameDay

WEEK = 7


@dataclass(frozen=True, slots=True)
class WeekLeftOut:
    """What would be said without ``week``, and of which pictures."""

    week: Period
    label: LeaningLabel
    fitting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stability:
    """The leaning with each of ``weeks`` weeks left out in turn; ``changed`` say something else.

    A week counts where it holds a check-in. ``swing`` is, by picture, the lowest and the highest
    probability (0-1) that came out, the one with all weeks among them.
    """

    weeks: int
    changed: tuple[WeekLeftOut, ...]
    swing: Mapping[str, tuple[float, float]]

    @property
    def stable(self) -> bool:
        """Whether no single week decides."""
        return not self.changed


def stability(
    whole: Leaning,
    checkins: Sequence[CheckIn],
    signs: Mapping[str, Sign],
    patterns: Iterable[str],
    profile_questions: Mapping[str, ProfileQuestion],
    profile: Answers,
    today: date,
    triggers: Mapping[str, Trigger],
    measured: SameDay | None,
) -> Stability:
    """Weigh the check-ins behind ``whole`` again without each of their weeks.

    The other arguments are those that ``whole`` was weighed with. What triggers do to pain, where
    it was ``measured``, is measured again without the week as well.
    """
    ids = list(patterns)
    by_week = _by_week(checkins, today)
    weeks = [Period.ending(today - timedelta(days=WEEK * back), WEEK) for back in by_week]
    effects = measured.without(weeks) if measured else [()] * len(weeks)
    said = answered(checkins, signs, today)
    changed = []
    came_out = {score.pattern_id: [score.probability] for score in whole.scores}
    for left_out, week, found in zip(by_week.values(), weeks, effects, strict=True):
        rest = said.without(answered(left_out, signs, today))
        other = weigh(rest, signs, ids, profile_questions, profile, triggers, found)
        for score in other.scores:
            came_out[score.pattern_id].append(score.probability)
        # Pictures come best fit first; which of two that fit is the better one does not matter.
        if other.label != whole.label or set(other.fitting) != set(whole.fitting):
            changed.append(WeekLeftOut(week, other.label, other.fitting))
    swing = {id_: (min(values), max(values)) for id_, values in came_out.items()}
    return Stability(len(weeks), tuple(changed), swing)


def _by_week(checkins: Iterable[CheckIn], today: date) -> dict[int, list[CheckIn]]:
    """The check-ins that are weighed, by how many weeks ago they are; 0 ends today."""
    weeks: dict[int, list[CheckIn]] = {}
    for checkin in checkins:
        age = (today - checkin.day).days
        if 0 <= age <= WINDOW_DAYS:
            weeks.setdefault(age // WEEK, []).append(checkin)
    return dict(sorted(weeks.items()))
