"""SMS answers: one message, plain words, the same no for everyone."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidik.layanan.data import (
    CARA_SMS,
    KALIMAT,
    TERLALU_SERING,
    TIDAK_COCOK,
    PublicStatus,
    TahapUmum,
    mask_nomor,
    sms_text,
)
from sidik.layanan.sms import KATA, answer_info
from sidik.pesan.data import Answer, Nomor, Pertanyaan, parse_perintah, segmen
from tests.layanan.builders import HP, issued, kode_of, other_code


def sms(text: str, dari: str = HP) -> Answer:
    perintah = parse_perintah(text, KATA)
    assert perintah is not None
    return answer_info(
        Pertanyaan(
            nomor=Nomor.parse(dari),
            kata=perintah.kata,
            argumen=perintah.argumen,
            text=text,
            received_at=datetime(2026, 3, 6, tzinfo=UTC),
        )
    )


@pytest.mark.usefixtures("negeri")
@pytest.mark.sop("2.c", "4.d")
@pytest.mark.parametrize("form", ["INFO {}", "info{}", "Sp2hp {} terima kasih", "status kode {}"])
def test_the_registered_telephone_is_told_how_the_case_stands(form):
    akses = issued()

    answer = sms(form.format(kode_of(akses).simbol))

    assert answer.text.startswith("LP/B/***/III/2026: Laporan sudah diterima")
    assert answer.template == "layanan.status.1"


@pytest.mark.laugh(25)
@pytest.mark.usefixtures("negeri")
def test_a_stranger_and_a_wrong_code_read_the_very_same_sentence():
    kode = kode_of(issued())

    stranger = sms(f"INFO {kode}", "0813-0000-9999")
    wrong = sms(f"INFO {other_code(kode)}")

    assert stranger == wrong == Answer(template="layanan.tidak_cocok.1", text=TIDAK_COCOK)


@pytest.mark.usefixtures("negeri")
def test_the_last_four_digits_are_not_enough_by_sms():
    kode = kode_of(issued())

    assert sms(f"INFO {kode}", "0813-7777-1234").text == TIDAK_COCOK


@pytest.mark.django_db
def test_the_word_alone_is_answered_with_how_to_ask():
    assert sms("INFO").text == CARA_SMS


@pytest.mark.laugh(25)
@given(
    st.sampled_from(list(TahapUmum)),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["", "0526-2021110", "(0526) 2021 1100 0000"]),
)
def test_an_answer_is_one_message_of_the_oldest_telephone(stage, since, following, telepon):
    status = PublicStatus(
        nomor_lp=mask_nomor("B", since.month, since.year),
        kalimat=KALIMAT[stage],
        tanggal_perubahan=since,
        tanggal_berikut=following,
        telepon_kantor=telepon,
        telepon_pengaduan=telepon,
    )

    text = sms_text(status)

    assert segmen(text).coding == "gsm7"
    assert segmen(text).jumlah == 1
    assert KALIMAT[stage] in text


@pytest.mark.parametrize("text", [TIDAK_COCOK, TERLALU_SERING, CARA_SMS])
def test_fixed_answers_fit_into_one_message(text):
    assert segmen(text).coding == "gsm7"
    assert segmen(text).jumlah == 1
