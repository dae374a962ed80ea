from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.charts.spread import running_spread


def test_the_spread_is_that_of_the_days_behind_a_mean() -> None:
    assert running_spread([1, 5, None, 2, 9], 3, 2) == (None, (1, 5), (1, 5), (2, 5), (2, 9))
    assert running_spread([None, None, 4], 3, 2) == (None, None, None)
    assert running_spread([], 7, 3) == ()


@given(st.lists(st.none() | st.floats(0, 10), max_size=30))
def test_a_mean_lies_within_its_spread(values: list[float | None]) -> None:
    for end, spread in enumerate(running_spread(values, 7, 3), 1):
        window = [value for value in values[max(end - 7, 0) : end] if value is not None]
        assert (spread is None) == (len(window) < 3)
        if spread is not None:
            assert spread[0] - 1e-9 <= sum(window) / len(window) <= spread[1] + 1e-9
