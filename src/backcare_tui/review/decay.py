"""How much an older observation counts."""


def decay(age: float, half_life: float) -> float:
    """The weight (0-1] of something ``age`` days old: half for every ``half_life`` days."""
    weight: float = 0.5 ** (age / half_life)
    return weight
