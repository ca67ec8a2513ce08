"""Our count of segments is Gammu's, which is the network's."""

import gammu
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sidik.pesan.data import (
    GSM7_DASAR,
    GSM7_LANJUT,
    TEKS_BANTUAN,
    TEKS_BERHENTI,
    TEKS_MULAI,
    TEKS_PETUGAS,
    bersihkan,
    rapikan,
    segmen,
)

PLAIN = GSM7_DASAR.replace("\x1b", "").replace("\r", "")
GSM7 = st.text(st.sampled_from(PLAIN + GSM7_LANJUT.replace("\f", "")), min_size=1, max_size=700)
UNICODE = st.text(
    st.one_of(
        st.sampled_from("ab 😀🚓…—é"), st.characters(codec="utf-16", exclude_categories=["C"])
    ),
    min_size=1,
    max_size=300,
)


@given(GSM7)
@example("{" * 80)
@example("a" * 152 + "€" + "b" * 30)
@example("a" * 160)
@example("a" * 161)
def test_plain_text_costs_what_gammu_says(text):
    parts, _ = gammu.SMSCounter(text, "NoUDH", "Default_No_Compression")

    assert segmen(text).coding == "gsm7"
    assert segmen(text).jumlah == parts


@given(UNICODE)
@example("a" * 66 + "😀" + "b" * 70)
def test_any_text_costs_as_many_parts_as_gammu_makes_of_it(text):
    counted = segmen(text)
    info = {
        "Class": -1,
        "Unicode": counted.coding == "ucs2",
        "Entries": [{"ID": "ConcatenatedTextLong", "Buffer": text}],
    }

    assert counted.jumlah == len(gammu.EncodeSMS(info))


@given(UNICODE)
def test_parts_together_are_the_text_and_each_fits(text):
    counted = segmen(text)

    assert "".join(counted.bagian) == text
    if counted.coding == "ucs2" and counted.jumlah > 1:
        assert all(len(part.encode("utf-16-be")) // 2 <= 67 for part in counted.bagian)
    assert counted.sisa >= 0


@pytest.mark.parametrize("answer", [TEKS_BANTUAN, TEKS_BERHENTI, TEKS_MULAI, TEKS_PETUGAS])
def test_every_text_of_ours_is_one_cheap_message(answer):
    counted = segmen(answer.text)

    assert (counted.coding, counted.jumlah) == ("gsm7", 1)


def test_typographic_characters_are_made_plain_on_the_way_out():
    text = "“Laporan” Anda – tahap ‘penyidikan’…\u00a0•"

    assert rapikan(text) == "\"Laporan\" Anda - tahap 'penyidikan'... *"
    assert segmen(rapikan(text)).coding == "gsm7"


def test_what_came_in_is_kept_without_its_tricks():
    assert bersihkan("\u202eINFO\u202c 7K\x00\u200b3M\r\n") == "INFO 7K3M"
    assert bersihkan("motor hilang 😀") == "motor hilang 😀"
