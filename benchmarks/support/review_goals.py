"""What the review's figures have to reach, in the order of the published table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """One figure's name and bounds; None is no bound on that side."""

    section: str
    name: str
    least: float | None = None
    most: float | None = None
    digits: int = 3

    @property
    def words(self) -> str:
        """The bounds as they are printed."""
        if self.least is not None and self.most is not None:
            return f"{self.least:g} to {self.most:g}"
        return f">= {self.least:g}" if self.least is not None else f"<= {self.most:g}"

    def distance(self, value: float) -> float:
        """How far ``value`` lies outside the bounds; 0 within them."""
        below = 0.0 if self.least is None else self.least - value
        above = 0.0 if self.most is None else value - self.most
        return max(below, above, 0.0)


TREND, ASSOCIATION, PICTURES = "Change over 30 days", "What goes with pain", "Pictures"
ASKED, OTHERS = "Pictures, asked as the app asks", "Trial, forecast and speed"

GOALS: dict[str, Goal] = {
    "trend.wrong": Goal(TREND, "change of half a point or more, told the wrong way", most=0.002),
    "trend.false": Goal(TREND, "change below half a point, called a change", most=0.03),
    "trend.large": Goal(TREND, "change of two points or more, found", least=0.95),
    "trend.medium": Goal(TREND, "change of one to two points, found", least=0.72),
    "trend.rmse": Goal(TREND, "error against the difference of 7-day means (ratio)", most=0.90),
    "trend.coverage": Goal(TREND, "95% interval holds the true change", least=0.88, most=0.97),
    "assoc.false_most": Goal(ASSOCIATION, "false alarms, worst of 32 kinds of diary", most=0.08),
    "assoc.false_mean": Goal(ASSOCIATION, "false alarms, mean of 32 kinds of diary", most=0.06),
    "assoc.power_60": Goal(ASSOCIATION, "one point found in 60 days, worst kind", least=0.50),
    "assoc.power_120": Goal(ASSOCIATION, "one point found in 120 days, worst kind", least=0.82),
    "assoc.persistent": Goal(ASSOCIATION, "false alarms, trigger that stays for weeks", most=0.08),
    "assoc.shared": Goal(ASSOCIATION, "damp blamed for what cold did", most=0.08),
    "assoc.family": Goal(ASSOCIATION, "any false alarm of 36 questions", most=0.16),
    "assoc.indication": Goal(
        ASSOCIATION, "point pressed on bad days, blamed or praised", most=0.09
    ),
    "p14.top": Goal(PICTURES, "14 days: the one picture comes first", least=0.90),
    "p14.brier": Goal(PICTURES, "14 days: Brier score", most=0.09),
    "p14.ece": Goal(PICTURES, "14 days: calibration error", most=0.06),
    "p14.commit": Goal(PICTURES, "14 days: anything is said to fit", least=0.55),
    "p14.false": Goal(PICTURES, "14 days: of those, with a picture that is not there", most=0.10),
    "p14.none": Goal(PICTURES, "14 days: people without any picture told of one", most=0.15),
    "p30.top": Goal(PICTURES, "30 days: the one picture comes first", least=0.93),
    "p30.brier": Goal(PICTURES, "30 days: Brier score", most=0.075),
    "p30.ece": Goal(PICTURES, "30 days: calibration error", most=0.06),
    "p30.false": Goal(PICTURES, "30 days: something fits, and is not there", most=0.06),
    "noise2.top": Goal(PICTURES, "reports with noise 0.2: comes first", least=0.87),
    "noise2.ece": Goal(PICTURES, "reports with noise 0.2: calibration error", most=0.06),
    "noise3.top": Goal(PICTURES, "reports with noise 0.3: comes first", least=0.79),
    "noise3.ece": Goal(PICTURES, "reports with noise 0.3: calibration error", most=0.08),
    "all.brier": Goal(PICTURES, "Brier score against counting, worst ratio", most=0.70),
    "all.ece": Goal(PICTURES, "calibration error against counting, worst ratio", most=0.50),
    "half.ece": Goal(PICTURES, "half of the signs show: calibration error", most=0.13),
    "recency.top": Goal(PICTURES, "picture changed 45 days ago: the new one first", least=0.88),
    "monotone": Goal(PICTURES, "a yes that weakened its picture (of 10,000)", most=0, digits=0),
    "asked14.top": Goal(ASKED, "asked little, 14 days: comes first", least=0.87),
    "asked14.brier": Goal(ASKED, "asked little, 14 days: Brier score", most=0.11),
    "asked14.ece": Goal(ASKED, "asked little, 14 days: calibration error", most=0.06),
    "asked14.false": Goal(ASKED, "asked little, 14 days: fits, and is not there", most=0.12),
    "asked30.top": Goal(ASKED, "asked little, 30 days: comes first", least=0.91),
    "asked30.brier": Goal(ASKED, "asked little, 30 days: Brier score", most=0.085),
    "asked30.ece": Goal(ASKED, "asked little, 30 days: calibration error", most=0.06),
    "asked30.false": Goal(ASKED, "asked little, 30 days: fits, and is not there", most=0.08),
    "asked.ratio": Goal(ASKED, "Brier score against asking everything, worst ratio", most=1.2),
    "trial.exact": Goal(OTHERS, "trial: false alarms of the exact test", most=0.05),
    "trial.false": Goal(OTHERS, "trial: false alarms of the regression", most=0.08),
    "trial.power": Goal(OTHERS, "trial: one point found in 28 days", least=0.72),
    "forecast.rps": Goal(OTHERS, "forecast: RPS against yesterday's (ratio)", most=0.88),
    "forecast.coverage": Goal(
        OTHERS, "forecast: in the middle 80% (randomised PIT)", least=0.78, most=0.92
    ),
    "speed.decade": Goal(OTHERS, "review of ten years, warm (ms)", most=150, digits=0),
    "speed.people": Goal(OTHERS, "reviews of one year (a second and core)", least=20, digits=0),
}
