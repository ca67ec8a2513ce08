"""A chart shows the numbers as they are."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sidik.web import chart

VALUES = st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=60)


def rows(values: list[int]) -> list[dict[str, object]]:
    return [{"label": f"baris {n}", "value": value} for n, value in enumerate(values)]


@given(VALUES)
def test_a_longer_bar_is_never_a_smaller_number_and_none_leaves_the_picture(values: list[int]):
    drawn = chart.bars(rows(values))

    widths = [Decimal(bar.width) for bar in drawn]
    assert all(0 <= width <= 100 for width in widths)
    assert max(widths) == (100 if max(values) else 0)
    assert [v for _, v in sorted(zip(widths, values, strict=True))] == sorted(values)


@given(VALUES)
def test_a_line_begins_at_nought_and_stays_inside_its_frame(values: list[int]):
    line = chart.line(rows(values))

    assert all(0 <= Decimal(p.x) <= 100 and 0 <= Decimal(p.y) <= 100 for p in line.points)
    assert all(Decimal(p.y) == 100 for p in line.points if p.value == 0)
    assert line.points[-1].named
    assert sum(point.named for point in line.points) <= 6


@given(st.integers(min_value=0, max_value=10**12))
def test_the_axis_ends_at_a_round_number_not_far_above(value: int):
    ceiling = chart.round_up(value)

    assert value <= ceiling <= max(1, value * Decimal("2.5"))
    assert str(ceiling).rstrip("0") in {"1", "2", "5"}


def test_nothing_to_draw_is_no_error():
    assert chart.bars([]) == ()
    assert chart.line([]).points == ()
