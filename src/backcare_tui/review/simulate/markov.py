"""Yes-no series with memory, as weather, habits and gaps in a diary have it."""

import random


def markov_series(
    rng: random.Random,
    days: int,
    prevalence: float,
    autocorrelation: float,
    before: bool | None = None,
) -> list[bool]:
    """A two-state Markov chain of ``days`` values; ``prevalence`` (0-1) of them are yes.

    ``autocorrelation`` (0-1) is that of neighbouring days: after a yes the chance of a yes is
    q + r (1 - q), after a no q (1 - r). The first day is drawn from the stationary distribution,
    or follows ``before``. One number of ``rng`` is used for each day.
    """
    after_yes = prevalence + autocorrelation * (1 - prevalence)
    after_no = prevalence * (1 - autocorrelation)
    chance = prevalence
    if before is not None:
        chance = after_yes if before else after_no
    series = []
    for _ in range(days):
        yes = rng.random() < chance
        series.append(yes)
        chance = after_yes if yes else after_no
    return series
