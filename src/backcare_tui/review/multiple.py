"""Many questions asked of one diary: how many of the answers may be chance."""

from collections.abc import Sequence


def adjusted(p_values: Sequence[float]) -> list[float]:
    """The p-values adjusted for the false discovery rate (Benjamini and Hochberg 1995).

    Those at most q are the ones of which, on average, no more than the share q are false.
    """
    count = len(p_values)
    order = sorted(range(count), key=lambda i: p_values[i], reverse=True)
    q_values, least = [0.0] * count, 1.0
    for rank, i in zip(range(count, 0, -1), order, strict=True):
        least = min(least, p_values[i] * count / rank)
        q_values[i] = least
    return q_values
