"""The spread behind a running mean."""

from collections.abc import Sequence


def running_spread(
    values: Sequence[float | None], days: int, minimum: int
) -> tuple[tuple[float, float] | None, ...]:
    """Lowest and highest of the ``days`` values that end at each place.

    None where fewer than ``minimum`` of them are known, as a running mean of them would be.
    """
    found: list[tuple[float, float] | None] = []
    for end in range(1, len(values) + 1):
        window = [value for value in values[max(end - days, 0) : end] if value is not None]
        found.append((min(window), max(window)) if len(window) >= minimum else None)
    return tuple(found)
