"""What a file lists of the exhibit book, and the cover letters that go with it."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from sidik.barang_bukti.data import JenisGerak
from sidik.kernel.ref import ref
from sidik.prapenuntutan.models import IsiBerkas
from sidik.prapenuntutan.queries.surat import bahan_berkas, bahan_resume
from sidik.prapenuntutan.usecases import join_berkas
from sidik.wiring import barang_perkara
from tests.barang_bukti.builders import a_bb, entered, moved, pil
from tests.cast import KASAT, ORANG_LUAR, PENYIDIK, RESNARKOBA
from tests.dokumen.builders import ISIAN, bahan, kabel, prepared, signed, take
from tests.perkara.builders import as_
from tests.prapenuntutan.builders import (
    at_p21,
    fresh,
    langkah,
    opened,
    perkara_with,
    ready,
    spdp_sampai,
    today,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


@pytest.fixture
def perkara(hari):
    perkara = perkara_with(2)
    spdp_sampai(perkara)
    return perkara


def url(name, pk):
    return reverse(f"berkas:{name}", args=[pk])


def listed(berkas, *barang, baris="", actor=PENYIDIK, versi=None):
    """Send the list of exhibits as the page does."""
    typed = {
        "versi": versi or fresh(berkas).versi,
        "bagian_isi": "bb",
        "baris": baris,
        "barang": [str(getattr(bb, "pk", bb)) for bb in barang],
    }
    return as_(actor).post(url("isi", berkas.pk), typed)


def rows_of(berkas):
    return [str(row) for row in IsiBerkas.objects.filter(berkas=berkas, is_berlaku=True)]


def test_the_exhibits_of_the_case_are_ticked_and_their_words_come_from_the_book(perkara):
    berkas = opened(perkara, 0)
    sabu, zenith = entered(perkara=perkara), entered(pil(), perkara=perkara)

    page = as_(PENYIDIK).get(url("detail", berkas.pk)).content.decode()
    listed(berkas, zenith, sabu, baris="Satu celana jins biru")

    assert page.count('type="checkbox" name="barang"') == 2
    assert page.count("checked") == 2  # an empty list begins with all that the book has
    assert rows_of(berkas) == [
        f"Empat paket sabu, 92,99 gram ({sabu.nomor})",
        f"Pil Zenith, 4.120 butir ({zenith.nomor})",
        "Satu celana jins biru",
    ]


def test_what_is_typed_beside_the_book_is_kept_when_the_ticks_change(perkara):
    berkas = opened(perkara, 0)
    sabu, zenith = entered(perkara=perkara), entered(pil(), perkara=perkara)
    listed(berkas, sabu, zenith, baris="Satu celana jins biru")

    page = as_(PENYIDIK).get(url("detail", berkas.pk)).content.decode()
    listed(berkas, zenith, baris="Satu celana jins biru")

    assert "Satu celana jins biru</textarea>" in page.replace("\n", "")
    assert rows_of(berkas) == [f"Pil Zenith, 4.120 butir ({zenith.nomor})", "Satu celana jins biru"]


def test_an_amount_that_went_down_since_is_said_with_what_is_left(perkara):
    berkas, sabu = opened(perkara, 0), entered(perkara=perkara)
    moved(sabu, JenisGerak.SIDANG, "1.00")

    listed(berkas, sabu)

    assert rows_of(berkas) == [f"Empat paket sabu, 92,99 gram, tersisa 91,99 gram ({sabu.nomor})"]


def test_the_letters_take_name_amount_and_number_of_the_book(perkara):
    sabu = entered(perkara=perkara)
    berkas = at_p21(perkara, 0)
    listed(berkas, sabu)

    letter = bahan_berkas(ref("berkas", berkas.pk), "pengantar_tahap_2", PENYIDIK)
    resume = bahan_resume(ref("perkara", perkara.pk), "resume", PENYIDIK)

    said = [{"nama": "Empat paket sabu", "jumlah": "92,99 gram", "keterangan": sabu.nomor}]
    assert letter.isian["barang"] == said
    assert resume.isian["barang"] == said


def test_an_exhibit_of_another_case_is_no_choice(perkara, hari):
    berkas, other = opened(perkara, 0), entered(perkara=perkara_with(1))
    entered(perkara=perkara)

    answer = listed(berkas, other)

    assert answer.status_code == 422
    assert rows_of(berkas) == []


@pytest.mark.parametrize(
    "junk", ["", "x", "\x00", "9" * 400, "<script>", "0192a2b4-4fce-7dd4-802c-ac5c985c7f30"]
)
def test_a_tick_that_nobody_offered_is_refused_and_nothing_is_written(perkara, junk):
    berkas = opened(perkara, 0)
    entered(perkara=perkara)

    assert listed(berkas, junk).status_code == 422
    assert rows_of(berkas) == []


def test_a_list_from_a_page_that_has_aged_is_told_so_and_changes_nothing(perkara):
    berkas, sabu = opened(perkara, 0), entered(perkara=perkara)
    old = fresh(berkas).versi
    listed(berkas, sabu)

    answer = listed(berkas, baris="Lain", versi=old)

    assert answer.status_code == 409
    assert len(rows_of(berkas)) == 1


def test_who_is_not_of_the_unit_sees_no_book_and_writes_no_list(perkara):
    berkas, sabu = opened(perkara, 0), entered(perkara=perkara)

    assert barang_perkara(perkara, ORANG_LUAR) == ()
    assert listed(berkas, sabu, actor=ORANG_LUAR).status_code in {403, 404}
    assert rows_of(berkas) == []


def test_an_exhibit_of_two_files_stands_once_when_they_are_joined(perkara):
    satu, dua = opened(perkara, 0), opened(perkara, 1)
    sabu = entered(perkara=perkara)
    listed(satu, sabu, baris="Satu celana")
    listed(dua, sabu, baris="Satu tas")

    satu = fresh(satu)
    join_berkas(satu, fresh(dua), alasan="satu perbuatan", versi=satu.versi, actor=PENYIDIK)

    assert sorted(rows_of(dua)) == [
        f"Empat paket sabu, 92,99 gram ({sabu.nomor})",
        "Satu celana",
        "Satu tas",
    ]


def test_names_out_of_the_book_are_shown_as_text(perkara):
    berkas = opened(perkara, 0)
    entered(a_bb(nama="<b>Tas</b>"), perkara=perkara)

    page = as_(PENYIDIK).get(url("detail", berkas.pk)).content.decode()

    assert escape("<b>Tas</b>") in page
    assert "<b>Tas</b>" not in page


# --- cover letters --------------------------------------------------------------------------------


def letter_of(berkas, jenis="pengantar_tahap_1"):
    """A cover letter of this file, signed."""
    told = bahan(
        ref("berkas", berkas.pk),
        induk=ref("perkara", berkas.perkara_id),
        satuan=RESNARKOBA,
        isian=ISIAN | {"berkas_nomor": berkas.nomor},
    )
    wires = kabel(told)
    prepared(jenis, wires=wires)
    return signed(jenis, wires=wires, subject=told.subject)


def test_a_signed_cover_letter_offers_to_write_down_that_the_file_went(perkara):
    berkas = ready(perkara, 0)
    letter = letter_of(berkas)
    name = f"{berkas.pk}-send_tahap_1"

    sheet = as_(PENYIDIK).get(url("detail", berkas.pk)).content.decode()
    here = as_(PENYIDIK).get(url("perkara", perkara.pk), {"buka": name}).content.decode()

    assert "Catat berkas dikirim" in sheet
    assert f"?buka={name}#buka-{name}" in sheet
    assert reverse("dokumen:surat", args=[letter.pk]) in sheet
    assert f'value="{letter.nomor}"' in here
    assert f'value="{letter.tanggal:%Y-%m-%d}"' in here
    assert fresh(berkas).keadaan == "disusun"  # nothing moves by itself


def test_once_written_down_the_letter_says_so_and_offers_nothing(perkara):
    berkas = ready(perkara, 0)
    letter = letter_of(berkas)
    langkah(berkas, "send_tahap_1", nomor=letter.nomor, tanggal=max(letter.tanggal, today()))

    sheet = as_(PENYIDIK).get(url("detail", berkas.pk)).content.decode()

    assert "tercatat di berkas" in sheet
    assert "Catat berkas dikirim" not in sheet


def test_a_letter_of_tahap_2_offers_the_handing_over_whose_minutes_have_a_number_of_their_own(
    perkara,
):
    berkas = at_p21(perkara, 0)
    letter = letter_of(berkas, "pengantar_tahap_2")
    name = f"{berkas.pk}-hand_over_tahap_2"

    sheet = as_(PENYIDIK).get(url("detail", berkas.pk)).content.decode()
    here = as_(PENYIDIK).get(url("perkara", perkara.pk), {"buka": name}).content.decode()

    assert "Catat Tahap II dilaksanakan" in sheet
    assert f'value="{letter.nomor}"' not in here
    langkah(berkas, "hand_over_tahap_2", nomor="BA/7/III/2026")
    after = as_(PENYIDIK).get(url("detail", berkas.pk)).content.decode()
    assert "tercatat di berkas" in after
    assert "Catat Tahap II dilaksanakan" not in after


def test_a_letter_whose_file_may_not_go_yet_says_what_lacks(perkara):
    berkas = opened(perkara, 0, nomor="BP/9/III/2026/Resnarkoba")
    letter_of(berkas)

    sheet = as_(PENYIDIK).get(url("detail", berkas.pk)).content.decode()

    assert "Catat berkas dikirim" in sheet
    assert "Daftar isi berkas belum diisi." in sheet


def test_a_draft_and_a_withdrawn_letter_offer_nothing(perkara):
    berkas = ready(perkara, 0)
    letter = letter_of(berkas)
    take(letter, "withdraw", KASAT)

    sheet = as_(PENYIDIK).get(url("detail", berkas.pk)).content.decode()

    assert "Catat berkas dikirim" not in sheet
