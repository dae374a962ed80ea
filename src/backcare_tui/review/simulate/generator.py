"""The chances by which synthetic people show their signs and report them."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Generator:
    """How clearly pictures show, and how well people report. All fields lie between 0 and 1.

    A sign of a picture that is present shows with probability ``sign_shown``, and comes and goes
    with ``sign_persistence`` from day to day (lag-1 autocorrelation). A report loses ``noise`` of
    the true signs, and gains half of that share of the others. ``item_skipped`` is the share of
    signs asked that get no answer, ``day_missing`` that of days without a check-in, which come in
    bursts by ``missing_persistence``.

    Nobody has measured these: they are design choices, to be varied.

    Raises:
        ValueError: a field lies elsewhere.
    """

    sign_shown: float = 0.7
    sign_persistence: float = 0.4
    noise: float = 0.1
    item_skipped: float = 0.2
    day_missing: float = 0.3
    missing_persistence: float = 0.3

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not 0 <= value <= 1:
                raise ValueError(f"{field.name} is {value}; it has to lie between 0 and 1")


USUAL = Generator()
"""What the figures for the review are measured with, unless a row of a table says otherwise."""
