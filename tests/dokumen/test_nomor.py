"""A signed paper: its number, its line in the book, its words that never change again."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, connection, transaction

from sidik.dokumen.data import Keadaan
from sidik.dokumen.errors import (
    BuktiKosong,
    LangkahTidakSesuai,
    NomorMundur,
    SeriTidakDikenal,
    SuratBerubah,
)
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import (
    find_by_kode,
    kode_of,
    read_isi_dokumen,
    read_pdf,
)
from sidik.dokumen.usecases import continue_seri
from sidik.jejak.models import Peristiwa
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed, Refusal
from sidik.kernel.flow import TransitionRefused
from sidik.satuan.models import Petugas
from tests.cast import (
    KASAT,
    KAUR_MINTU,
    KBO,
    PENYIDIK,
    RESNARKOBA,
    appoint,
)
from tests.dokumen.builders import (
    KABEL,
    bahan,
    drafted,
    kabel,
    prepared,
    printed,
    sent,
    signed,
    take,
)
from tests.perkara.builders import as_

pytestmark = pytest.mark.usefixtures("negeri")

SORE = datetime(2026, 3, 5, 8, tzinfo=UTC)


def fresh(dokumen: Dokumen) -> Dokumen:
    return Dokumen.objects.get(pk=dokumen.pk)


# --- numbers and books ----------------------------------------------------------------------------


@pytest.mark.laugh(23)
@time_machine.travel(SORE, tick=False)
def test_numbers_are_written_as_the_unit_writes_them():
    assert signed("sprin_sidik").nomor == "SP.Sidik/1/III/RES.4.2./2026/Resnarkoba"
    assert signed("spdp").nomor == "SPDP/1/III/RES.4.2/2026/Resnarkoba"
    assert signed("sp2hp_a1").nomor == "B/1/III/RES.4.2/2026/Resnarkoba"
    assert signed("sprin_sidik").nomor == "SP.Sidik/2/III/RES.4.2./2026/Resnarkoba"


def test_one_order_has_one_number_that_under_which_the_act_was_written_down():
    told = kabel(bahan(nomor="SP.Sidik/56/III/RES.4.2./2026/Resnarkoba"))

    first, second = signed("sprin_sidik", wires=told), signed("sprin_sidik", wires=told)

    assert (first.nomor, first.urut) == ("SP.Sidik/56/III/RES.4.2./2026/Resnarkoba", 56)
    assert second.nomor.startswith("SP.Sidik/57/")


def test_a_number_that_another_paper_bears_already_is_passed_over():
    told = kabel(bahan(nomor=signed("sprin_sidik").nomor.replace("/1/", "/2/")))
    signed("sprin_sidik", wires=told)

    assert signed("sprin_sidik").nomor.startswith("SP.Sidik/3/")


@time_machine.travel(SORE, tick=False)
@pytest.mark.parametrize(
    ("tercatat", "tercetak"),
    [
        ("SP.Sidik/56/II/RES.4.3./2026/Resnarkoba", "SP.Sidik/56/II/RES.4.3./2026/Resnarkoba"),
        ("SP.Sidik/056/RES.4.2./Resnarkoba", "SP.Sidik/56/III/RES.4.2./2026/Resnarkoba"),
        ("SP.Sidik/56", "SP.Sidik/56/III/RES.4.2./2026/Resnarkoba"),
        ("Sprin-Sidik 56 / Resnarkoba", "SP.Sidik/1/III/RES.4.2./2026/Resnarkoba"),
        ("SP.Kap/56/III/RES.4.2./2026/Resnarkoba", "SP.Sidik/1/III/RES.4.2./2026/Resnarkoba"),
        ("SP.Sidik/0/III", "SP.Sidik/1/III/RES.4.2./2026/Resnarkoba"),
    ],
)
def test_a_serial_written_down_carelessly_is_printed_in_the_spelling_of_the_house(
    tercatat, tercetak
):
    assert signed("sprin_sidik", wires=kabel(bahan(nomor=tercatat))).nomor == tercetak


SERI = "SP.Sidik RES.4.2"


def test_a_unit_that_begins_in_the_middle_of_a_year_goes_on_after_its_paper_book():
    tahun = clock.today("Asia/Makassar").year
    continue_seri(RESNARKOBA, SERI, tahun, terakhir=56, actor=KAUR_MINTU)

    assert signed("sprin_sidik").nomor.startswith("SP.Sidik/57/")
    assert Peristiwa.objects.filter(verb="nomor.dilanjutkan", subject=f"seri:{SERI}").exists()
    with pytest.raises(NomorMundur, match="sudah sampai nomor 57"):
        continue_seri(RESNARKOBA, SERI, tahun, terakhir=57, actor=KAUR_MINTU)


def test_only_who_keeps_the_book_lets_a_series_go_on_and_only_one_that_there_is():
    with pytest.raises(NotAllowed):
        continue_seri(RESNARKOBA, SERI, 2026, terakhir=9, actor=PENYIDIK)
    with pytest.raises(SeriTidakDikenal):
        continue_seri(RESNARKOBA, "SP.Karangan", 2026, terakhir=9, actor=KAUR_MINTU)


def test_kaur_mintu_sees_where_each_series_stands_and_lets_it_go_on():
    client = as_(KAUR_MINTU)
    page = client.get("/surat/nomor/").content.decode()
    bad = client.post("/surat/nomor/", {"seri": SERI, "terakhir": "lima puluh"})
    client.post("/surat/nomor/", {"seri": SERI, "terakhir": "56"})

    assert "SP.Sidik/…/RES.4.2" in page
    assert page.count("Kode buku ditetapkan Kaur Mintu") == 1
    assert "/surat/register/spdp/" in page
    assert "sebagai angka" in bad.content.decode()
    assert signed("sprin_sidik").nomor.startswith("SP.Sidik/57/")
    assert as_(PENYIDIK).get("/surat/nomor/").status_code == 403


def test_a_case_of_psychotropics_is_filed_apart():
    told = kabel(bahan(pasal=("UU 5/1997 ps. 62",)))

    assert "/RES.4.1./" in signed("sprin_sidik", wires=told).nomor
    assert "/1/" in signed("sprin_sidik").nomor


def test_numbers_begin_again_with_the_year_of_the_unit_not_of_greenwich():
    with time_machine.travel(datetime(2026, 12, 31, 15, 59, tzinfo=UTC), tick=False):
        last = signed("sprin_sidik")
    with time_machine.travel(datetime(2026, 12, 31, 16, 1, tzinfo=UTC), tick=False):
        first = signed("sprin_sidik")

    assert "/XII/RES.4.2./2026/" in last.nomor
    assert first.nomor == "SP.Sidik/1/I/RES.4.2./2027/Resnarkoba"


def test_a_signature_that_fails_wastes_no_number():
    signed("sprin_sidik")

    def burst(dokumen, actor):
        raise Refusal

    broken = replace(KABEL, on_surat={("sprin_sidik", "ditandatangani"): burst})
    paper = take(take(drafted("sprin_sidik"), "submit", PENYIDIK), "paraf_kbo", KBO)
    with pytest.raises(Refusal):
        take(paper, "sign", KASAT, wires=broken)

    assert take(fresh(paper), "sign", KASAT).urut == 2


def test_a_cancelled_number_stays_in_the_book_with_its_reason():
    paper = take(signed("sprin_sidik"), "withdraw", KASAT, alasan="Salah menulis nama penyidik.")
    again = signed("sprin_sidik")

    assert (again.urut, again.register_urut) == (2, 2)
    assert (fresh(paper).urut, fresh(paper).alasan) == (1, "Salah menulis nama penyidik.")


def test_nothing_is_sent_that_kaur_mintu_has_not_written_into_the_book():
    paper = signed("sp2hp_a1")
    with pytest.raises(TransitionRefused, match="Kaur Mintu belum mencatatnya"):
        take(paper, "send", PENYIDIK)

    assert take(take(paper, "note", KAUR_MINTU), "send", PENYIDIK).keadaan == Keadaan.DIKIRIM


def test_a_receipt_of_delivery_says_who_took_it():
    with pytest.raises(BuktiKosong):
        take(sent("sp2hp_a1"), "accept", KAUR_MINTU, alasan="ok")


def test_an_order_is_not_posted_to_anybody():
    paper = take(signed("sprin_sidik"), "note", KAUR_MINTU)

    with pytest.raises(LangkahTidakSesuai):
        take(paper, "send", KAUR_MINTU)


# --- frozen ---------------------------------------------------------------------------------------


@pytest.mark.laugh(13)
def test_name_rank_and_titles_stay_as_they_were_on_that_day():
    appoint(KASAT)
    paper = signed("sprin_sidik")
    Petugas.objects.filter(nrp=KASAT.nrp).update(pangkat="AKP", nama="Bambang Wirasto, S.H.")
    take(paper, "note", KAUR_MINTU)

    assert "Bambang Wirasto, S.H., M.H. IPTU NRP 79070707" in printed(fresh(paper))


def test_printed_again_it_is_the_same_to_the_byte():
    paper = signed("sprin_sidik")
    first = read_pdf(fresh(paper))
    take(paper, "note", KAUR_MINTU)

    assert read_pdf(fresh(paper)) == first


def test_the_words_lie_locked_and_notice_when_they_are_touched():
    prepared("sprin_kap")
    one, other = signed("sprin_kap"), signed("spdp")
    assert b"Ahmad" not in bytes(one.isi)

    one.isi = other.isi
    with pytest.raises(SuratBerubah):
        read_isi_dokumen(one)


def test_the_database_itself_refuses_to_change_or_lose_a_signed_paper():
    paper = signed("sprin_sidik")

    for change in ({"nomor": "SP.Sidik/99"}, {"hash": "0" * 64}, {"tanggal": "2026-01-01"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Dokumen.objects.filter(pk=paper.pk).update(**change)
    for change in ({"keadaan": "konsep"}, {"penanda_nrp": "1"}, {"kelas": "RES.1"}, {"isi": b"x"}):
        with pytest.raises(DatabaseError, match="tidak berubah"), transaction.atomic():
            Dokumen.objects.filter(pk=paper.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Dokumen.objects.filter(pk=drafted("sprin_sidik").pk)._raw_delete("default")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE dokumen_dokumen SET isi = 'lain'::bytea",
        "DELETE FROM dokumen_dokumen",
        "UPDATE dokumen_cetakan SET pdf = 'lain'::bytea",
        "DELETE FROM dokumen_cetakan",
        "UPDATE dokumen_paraf SET nama = 'Orang lain'",
        "DELETE FROM dokumen_paraf",
    ],
)
def test_bare_sql_changes_nothing_of_a_signed_paper(sql):
    signed("sprin_sidik")

    with pytest.raises(DatabaseError, match="tidak"), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_database_refuses_a_number_twice():
    one = signed("sprin_sidik")
    other = drafted("sprin_sidik")

    with pytest.raises(IntegrityError), transaction.atomic():
        Dokumen.objects.filter(pk=other.pk).update(nomor=one.nomor, urut=one.urut)


def test_a_printed_paper_is_found_by_its_code():
    paper = signed("sprin_sidik")
    kode = kode_of(paper.hash)

    assert kode in printed(paper)
    assert find_by_kode(kode.lower().replace("-", " ")) == paper
    assert find_by_kode("AAAA-BBBB-CCCC") is None
    assert find_by_kode("apa saja") is None


def test_only_the_outside_of_a_paper_travels():
    prepared("sprin_kap")
    signed("sprin_kap")
    told = str([trace.records for trace in Peristiwa.objects.all()])

    assert "dokumen.v1" in told
    assert "SP.Kap/1/" in told
    assert "Rizki" not in told
    assert "isi" not in {
        key
        for trace in Peristiwa.objects.all()
        for one in trace.records
        if one["kind"] == "dokumen.v1"
        for key in one["data"]
    }
