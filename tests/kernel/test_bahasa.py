"""Words, numerals and dates as they stand on police paper."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidik.kernel import bahasa

WORDS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
DIGITS = {word: digit for digit, word in enumerate(WORDS)}
SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def heard(words: str) -> int:
    """What a clerk writes down who hears the words: an independent way back."""
    total = group = 0
    digit = 0
    spoken = words.replace("sepuluh", "satu puluh").replace("sebelas", "satu belas")
    spoken = spoken.replace("seratus", "satu ratus").replace("seribu", "satu ribu")
    for word in spoken.split():
        if word in DIGITS:
            group, digit = group + digit, DIGITS[word]
        elif word in SCALES:
            total, group, digit = total + (group + digit) * SCALES[word], 0, 0
        else:
            value = {"belas": digit + 10, "puluh": digit * 10, "ratus": digit * 100}[word]
            group, digit = group + value, 0
    return total + group + digit


def read_roman(text: str) -> int:
    values = [ROMAN[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_a_number_said_in_words_is_heard_as_the_same_number(number: int):
    words = bahasa.terbilang(number)

    assert heard(words) == number
    assert "satu ratus" not in words
    assert "satu puluh" not in words
    assert "satu belas" not in words


@given(st.decimals(min_value=0, max_value=10**9, places=4))
def test_decimals_are_said_digit_by_digit_as_many_as_the_figure_shows(weight: Decimal):
    whole, _, fraction = bahasa.terbilang(weight).partition(" koma ")

    assert heard(whole) == int(weight)
    assert "".join(str(DIGITS[word]) for word in fraction.split()) == f"{weight:.4f}".split(".")[1]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (18, "delapan belas"),
        (1000, "seribu"),
        (1111, "seribu seratus sebelas"),
        (21_000, "dua puluh satu ribu"),
        (1_000_000, "satu juta"),
        (Decimal("92.99"), "sembilan puluh dua koma sembilan sembilan"),
        (Decimal("0.06"), "nol koma nol enam"),
        (Decimal("1.00"), "satu koma nol nol"),
        (Decimal("-2.5"), "minus dua koma lima"),
        (Decimal("1E+3"), "seribu"),
    ],
)
def test_numbers_are_said_as_a_clerk_says_them(number: Decimal, words: str):
    assert bahasa.terbilang(number) == words


@pytest.mark.parametrize("number", [Decimal("NaN"), Decimal("Infinity"), 10**15])
def test_what_cannot_be_said_is_refused(number: Decimal):
    with pytest.raises(ValueError, match="words"):
        bahasa.terbilang(number)


@given(st.integers(min_value=1, max_value=3999))
def test_a_roman_numeral_reads_back_and_never_repeats_a_letter_four_times(number: int):
    text = bahasa.romawi(number)

    assert read_roman(text) == number
    assert not any(letter * 4 in text for letter in ROMAN)


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_there_is_no_roman_numeral_outside_its_range(number: int):
    with pytest.raises(ValueError, match="Roman"):
        bahasa.romawi(number)


@given(st.dates())
def test_a_date_names_its_month_and_never_shows_it_as_a_number(day: date):
    number, month, year = bahasa.tanggal(day).split()

    assert (int(number), bahasa.BULAN.index(month) + 1, int(year)) == (day.day, day.month, day.year)


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("Asia/Jakarta", "5 Maret 2026 pukul 13.05 WIB"),
        ("Asia/Makassar", "5 Maret 2026 pukul 14.05 WITA"),
        ("Asia/Jayapura", "5 Maret 2026 pukul 15.05 WIT"),
        ("Asia/Kathmandu", "5 Maret 2026 pukul 11.50 UTC+5.75"),
    ],
)
def test_the_hour_is_told_with_the_zone_of_the_place(zone: str, text: str):
    moment = datetime(2026, 3, 5, 6, 5, tzinfo=UTC).astimezone(ZoneInfo(zone))

    assert bahasa.tanggal_jam(moment) == text


def test_the_day_of_the_week_is_named():
    assert bahasa.hari(date(2026, 3, 5)) == "Kamis"


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (1234567, None, "1.234.567"),
        (Decimal("1234.56"), None, "1.234,56"),
        (Decimal("0.3"), 2, "0,30"),
        (Decimal("1E+3"), None, "1.000"),
    ],
)
def test_figures_take_a_full_stop_by_thousands_and_a_comma_for_decimals(
    number: Decimal, places: int | None, text: str
):
    assert bahasa.angka(number, places) == text


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (timedelta(seconds=40), "kurang dari semenit"),
        (timedelta(minutes=12), "12 menit"),
        (timedelta(hours=1, minutes=30), "1 jam 30 menit"),
        (timedelta(hours=20, minutes=30), "20 jam"),
        (timedelta(days=1, hours=5), "1 hari 5 jam"),
        (timedelta(days=-2), "2 hari"),
        (timedelta(days=1400), "1.400 hari"),
    ],
)
def test_a_span_is_told_in_the_units_that_matter(span: timedelta, text: str):
    assert bahasa.jarak(span) == text


def test_the_past_and_the_future_are_told_apart():
    now = datetime(2026, 3, 5, 6, 5, tzinfo=UTC)

    assert bahasa.lalu(now - timedelta(hours=3), now) == "3 jam lalu"
    assert bahasa.lalu(now + timedelta(days=2), now) == "2 hari lagi"
    assert bahasa.lalu(now - timedelta(seconds=20), now) == "baru saja"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Senin, 9 Maret 2026 pukul 09.00 WITA", ""),
        ("hari Senin tanggal 9 maret 2026", ""),
        ("29 Februari 2028", ""),
        ("9 Maret 2026 dan 30 Februari 2026", "30 Februari 2026 tidak ada dalam kalender."),
        ("31 April 2026", "31 April 2026 tidak ada dalam kalender."),
        ("Selasa, 9 Maret 2026", "9 Maret 2026 jatuh pada hari Senin, bukan Selasa."),
        ("99 Maret 2026", "99 Maret 2026 tidak ada dalam kalender."),
        ("Pasal 9 Maret", ""),
        ("", ""),
    ],
)
def test_a_day_that_is_none_is_told_in_words(text, wrong):
    assert bahasa.wrong_tanggal(text) == wrong


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_whatever_day_is_written_is_read_again(day):
    written = f"{bahasa.hari(day)}, {bahasa.tanggal(day)}"

    assert bahasa.wrong_tanggal(written) == ""
    assert [found for _, _, found in bahasa.list_tanggal(written)] == [day]
