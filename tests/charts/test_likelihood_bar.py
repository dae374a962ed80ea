"""The bar of a likelihood and how far it moves."""

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.charts.cells import cell_width, row_text
from backcare_tui.charts.likelihood_bar import likelihood_bar, likelihood_legend

SHARES = st.tuples(st.floats(0, 1), st.floats(0, 1))


def test_its_three_parts() -> None:
    assert row_text(likelihood_bar(0.4, 0.7, 10)) == "━━━━╍╍╍───"
    assert row_text(likelihood_bar(0.4, 0.7, 10, ascii=True)) == "####===..."
    assert row_text(likelihood_bar(0, 0, 4)) == "────"
    assert row_text(likelihood_bar(1, 1, 4)) == "━━━━"


@given(SHARES, st.integers(1, 200), st.booleans())
def test_it_is_exactly_as_wide_as_asked(ends: tuple[float, float], width: int, plain: bool) -> None:
    drawn = row_text(likelihood_bar(min(ends), max(ends), width, ascii=plain))
    assert cell_width(drawn) == width
    assert drawn.isascii() or not plain


def test_the_legend_names_every_part() -> None:
    for plain, signs in ((True, "#=."), (False, "━╍─")):
        assert all(f"{sign} " in likelihood_legend(ascii=plain) for sign in signs)
