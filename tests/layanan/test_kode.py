"""The case code: printed one way, read in every way people type."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidik.layanan.data import ALFABET, KodeAkses, KodeSalah, check_symbol, spell_kode

bodies = st.text(ALFABET, min_size=8, max_size=8)
codes = bodies.map(lambda body: KodeAkses(body + check_symbol(body)))


def test_a_code_is_printed_in_three_groups():
    assert str(KodeAkses.parse("7K3M9QXAD")) == "7K3M-9QXA-D"


def test_new_codes_differ_and_carry_forty_random_bits():
    made = {KodeAkses.new().simbol for _ in range(500)}

    assert len(made) == 500
    assert all(set(kode) <= set(ALFABET) for kode in made)
    assert {kode[n] for kode in made for n in range(8)} == set(ALFABET)


@given(codes, st.data())
def test_any_spelling_of_a_code_is_read(kode, data):
    look_alikes = {"0": "0oO", "1": "1iIlL"}
    typed = "".join(
        data.draw(st.sampled_from(look_alikes.get(s, s + s.lower())))
        + data.draw(st.sampled_from(["", " ", "-", " - ", "."]))
        for s in kode.simbol
    )

    assert KodeAkses.parse(typed) == kode


@pytest.mark.parametrize("words", ["KODE {}", "kode: {}", "{} terima kasih pak", "7k3m 9qxa d"])
def test_words_around_a_code_are_let_go(words):
    assert spell_kode(words.format("7K3M-9QXA-D")) == "7K3M9QXAD"


@given(codes, st.integers(0, 8), st.sampled_from(ALFABET))
def test_one_wrong_symbol_is_always_seen(kode, place, symbol):
    wrong = kode.simbol[:place] + symbol + kode.simbol[place + 1 :]

    if wrong == kode.simbol:
        assert KodeAkses.parse(wrong) == kode
    else:
        with pytest.raises(KodeSalah):
            KodeAkses.parse(wrong)


@given(codes, st.integers(0, 8), st.integers(0, 8))
def test_two_swapped_symbols_are_always_seen(kode, one, other):
    letters = list(kode.simbol)
    letters[one], letters[other] = letters[other], letters[one]
    swapped = "".join(letters)

    if swapped == kode.simbol:
        assert KodeAkses.parse(swapped) == kode
    else:
        with pytest.raises(KodeSalah):
            KodeAkses.parse(swapped)


@given(st.text(max_size=80))
def test_anything_has_a_spelling_and_no_more_than_nine_symbols(raw):
    assert re.fullmatch(r"[0-9A-Z]{0,9}", spell_kode(raw))


def test_a_masked_code_shows_half_of_it():
    assert KodeAkses.parse("7K3M9QXAD").samar == "7K3M-****-*"
