"""The day count of detention, against a count day by day. Off by one is somebody's freedom."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidik.upaya_paksa.data import Selang, end_of_days, held_days, lay_out

DAY = timedelta(days=1)


def slow_end(mulai, jumlah, selang, today):
    """Walk from the first day and tick off each that counts."""
    day, left = mulai, jumlah
    while True:
        if not any(s.mulai <= day < (s.sampai or max(today, s.mulai)) for s in selang):
            left -= 1
            if left == 0:
                return day
        day += DAY


def d(text):
    return date.fromisoformat(text)


@pytest.mark.laugh(6)
@pytest.mark.parametrize(
    ("mulai", "jumlah", "akhir"),
    [
        ("2026-03-05", 20, "2026-03-24"),
        ("2026-03-25", 40, "2026-05-03"),
        ("2024-02-20", 20, "2024-03-10"),  # a leap year has the 29th
        ("2023-02-20", 20, "2023-03-11"),
        ("2026-12-20", 20, "2027-01-08"),  # over the year's end
        ("2026-12-31", 1, "2026-12-31"),
        ("2026-03-05", 7, "2026-03-11"),  # a child
        ("2026-03-12", 8, "2026-03-19"),
    ],
)
def test_the_first_day_counts_and_so_does_the_last(mulai, jumlah, akhir):
    assert end_of_days(d(mulai), jumlah, (), d(mulai)) == d(akhir)


@pytest.mark.laugh(6)
def test_the_law_s_whole_is_a_hundred_and_twenty_days_without_a_gap():
    laid = lay_out(d("2026-03-05"), [20, 40, 30, 30], [], d("2026-03-05"))

    assert [p.akhir for p in laid] == [
        d("2026-03-24"),
        d("2026-05-03"),
        d("2026-06-02"),
        d("2026-07-02"),
    ]
    assert (laid[-1].akhir - laid[0].mulai).days + 1 == 120


@pytest.mark.parametrize(
    ("selang", "akhir"),
    [
        ((Selang(d("2026-03-10"), d("2026-03-15")),), "2026-03-29"),
        ((Selang(d("2026-03-24"), d("2026-03-30")),), "2026-03-30"),  # on the very last day
        ((Selang(d("2026-03-25"), d("2026-03-30")),), "2026-03-24"),  # the day after
        ((Selang(d("2026-03-10"), d("2026-03-10")),), "2026-03-24"),  # back the same day
        (
            (Selang(d("2026-03-10"), d("2026-03-15")), Selang(d("2026-03-27"), d("2026-03-29"))),
            "2026-03-31",
        ),
    ],
)
def test_a_stay_in_hospital_moves_the_end_by_its_days(selang, akhir):
    assert end_of_days(d("2026-03-05"), 20, selang, d("2026-03-05")) == d(akhir)


def test_an_open_stay_moves_the_end_with_every_day_and_leaves_what_was_left():
    selang = (Selang(d("2026-03-10")),)

    ends = [end_of_days(d("2026-03-05"), 20, selang, d(f"2026-03-{n}")) for n in (10, 11, 20)]

    assert ends == [d("2026-03-24"), d("2026-03-25"), d("2026-04-03")]
    assert held_days(d("2026-03-05"), d("2026-03-20"), selang) == 5


@st.composite
def stays(draw):
    """Pauses in order that do not overlap, the last of them perhaps still open."""
    day = date(2023, 12, 1) + DAY * draw(st.integers(0, 500))
    found, at = [], day
    for _ in range(draw(st.integers(0, 4))):
        begin = at + DAY * draw(st.integers(1, 25))
        at = begin + DAY * draw(st.integers(0, 20))
        found.append(Selang(begin, at))
    return day, found


@settings(max_examples=400)
@given(stays(), st.lists(st.integers(1, 60), min_size=1, max_size=4))
def test_segments_end_where_a_count_day_by_day_ends(given_stays, jumlah):
    mulai, selang = given_stays
    laid = lay_out(mulai, jumlah, selang, mulai)

    begin = mulai
    for days, petak in zip(jumlah, laid, strict=True):
        assert petak.mulai == begin
        assert petak.akhir == slow_end(begin, days, selang, mulai)
        begin = petak.akhir + DAY


@settings(max_examples=400)
@given(stays(), st.integers(0, 200))
def test_the_days_held_are_those_that_a_finger_counts(given_stays, after):
    mulai, selang = given_stays
    on = mulai + DAY * after

    counted = [
        day
        for day in (mulai + DAY * n for n in range(after + 1))
        if not any(s.mulai <= day < s.sampai for s in selang)
    ]

    assert held_days(mulai, on, selang) == len(counted)


@settings(max_examples=300)
@given(stays(), st.integers(1, 120))
def test_on_the_last_day_exactly_the_ordered_days_have_been_held(given_stays, jumlah):
    mulai, selang = given_stays

    akhir = end_of_days(mulai, jumlah, selang, mulai)

    assert held_days(mulai, akhir, selang) == jumlah
