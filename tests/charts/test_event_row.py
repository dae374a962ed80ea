import unicodedata
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.charts.cells import cell_width, row_text
from backcare_tui.charts.event_row import event_row
from backcare_tui.charts.time_axis import TimeAxis
from backcare_tui.domain.days import Period

LAST = date(2025, 11, 21)
GUTTER = 4


def drawn(events: list[tuple[int, str]], width: int = 44, days: int = 40, **options: bool) -> str:
    """Events by how many days they lie before the last, one column a day."""
    axis = TimeAxis.over(Period.ending(LAST, days), width - GUTTER, 1)
    dated = [(LAST - timedelta(days=back), text) for back, text in events]
    return row_text(event_row(dated, axis, GUTTER, width, **options)).rstrip()


def test_words_stand_behind_the_mark() -> None:
    assert drawn([(39, "new mattress")]) == "    ▼ new mattress"


def test_words_stand_before_the_mark_at_the_right_edge() -> None:
    assert drawn([(1, "new mattress")]) == " " * 29 + "new mattress ▼"


def test_marks_share_the_room() -> None:
    assert drawn([(39, "new mattress for the bed"), (20, "back at work"), (18, "a cold")]) == (
        "    ▼ new mattress…    ▼ ▼ a cold"
    )


def test_words_are_cut_between_words_or_within_a_long_one() -> None:
    assert drawn([(10, "new mattress and pillow, both hard")]) == (
        "  new mattress and pillow, both… ▼"
    )
    assert drawn([(39, "Rückenschulungswochenendveranstaltung!!!")]) == (
        "    ▼ Rückenschulungswochenendveranstaltung…"
    )


def test_events_of_one_day_and_of_other_times() -> None:
    assert drawn([(39, "first"), (39, "a second"), (40, "before"), (-1, "after")]) == "    ▼ first"


def test_plain_characters() -> None:
    assert drawn([(39, "new mattress " * 5)], ascii=True) == (
        "    v new mattress new mattress new..."
    )


def test_text_that_would_break_a_terminal() -> None:
    row = drawn([(39, "[b + [/ \x1b[31m腎俞\x1b[0m\r\n\t\x07\u202eok")])
    assert row == "    ▼ [b + [/ 腎俞 ok"


TEXT = st.text(max_size=30) | st.sampled_from(
    ["腎俞腎俞腎俞腎俞", "🧘🏽\u200d♀️ yoga", "e\u0301" * 20]
)
EVENTS = st.lists(st.tuples(st.integers(-3, 60), TEXT), max_size=12)


@given(EVENTS, st.integers(20, 160), st.integers(1, 400), st.booleans())
def test_every_mark_is_there_and_the_width_is_exact(
    events: list[tuple[int, str]], width: int, days: int, ascii_only: bool
) -> None:
    axis = TimeAxis.over(Period.ending(LAST, days), width - GUTTER, 1)
    dated = [(LAST - timedelta(days=back), text.replace("▼", "")) for back, text in events]
    row = row_text(event_row(dated, axis, GUTTER, width, ascii=ascii_only))
    assert cell_width(row) == width
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in row)
    if not ascii_only:
        columns = {GUTTER + axis.column(day) for day, _ in dated if day in axis.period}
        assert {cell_width(row[:i]) for i, c in enumerate(row) if c == "▼"} == columns
