"""Every list of the screens can be taken along as a workbook, as it is narrowed there."""

import io
from datetime import date, datetime

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from sidik.jejak.data import Actor
from sidik.jejak.models import Peristiwa
from sidik.pengawasan.data import HALAMAN_DAFTAR, Daftar
from sidik.pengawasan.queries import daftar as sumber
from sidik.perangkat.models import Aset
from sidik.perangkat.usecases import plant_perangkat, report_gangguan
from sidik.perkara.usecases import add_orang
from sidik.pesan.models import Masuk
from sidik.pesan.usecases import receive
from tests.cast import KASAT, OPERATOR_LP, PENYIDIK, RESNARKOBA, SI_TIK, SISTEM
from tests.perkara.builders import (
    an_lp,
    an_lp_b,
    as_,
    in_penyidikan,
    registered,
    terlapor,
    with_tersangka,
)
from tests.pesan.conftest import WARGA, sms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def opened(answer) -> list[list[object]]:
    assert answer.status_code == 200
    content = io.BytesIO(b"".join(answer.streaming_content))
    rows = CalamineWorkbook.from_filelike(content).get_sheet_by_index(0).to_python()
    heads = next(at for at, row in enumerate(rows) if at > 4 and row[1] and row[2])
    return rows[heads:]


def taken(daftar: Daftar, **query: str) -> list[list[object]]:
    return opened(as_(keeper(daftar)).get(reverse("pengawasan:unduh", args=[daftar]), query))


def keeper(daftar: Daftar) -> Actor:
    return SI_TIK if daftar is Daftar.AKUN else KASAT


@pytest.mark.laugh(17)
@pytest.mark.parametrize("path", HALAMAN_DAFTAR)
def test_each_list_page_has_its_workbook(path):
    with_tersangka()
    client = as_(keeper(HALAMAN_DAFTAR[path]))

    page = client.get(path, {"satuan": RESNARKOBA, "q": "sabu"}).content.decode()

    address = page.partition('href="/unduh/')[2].partition('"')[0].replace("&amp;", "&")
    assert f"satuan={RESNARKOBA}" in address
    assert opened(client.get(f"/unduh/{address}"))
    assert Peristiwa.objects.filter(buku="baca", verb="dibaca").count() == 1


def test_a_search_that_asked_nothing_offers_no_workbook():
    assert "/unduh/" not in as_(KASAT).get("/perkara/cari/", {"q": " "}).text


def test_a_list_is_taken_along_as_it_is_narrowed_on_its_page():
    registered(an_lp(ringkas="Satu paket sabu"))
    with_tersangka()

    rows = taken(Daftar.PERKARA, tahap="tersangka")

    assert [row[6] for row in rows if row[0] == 1] == ["Ahmad Rizki"]
    assert not any("Satu paket sabu" in str(row) for row in rows)


def test_what_a_search_finds_is_taken_along_with_how_it_was_found():
    with_tersangka()

    row = taken(Daftar.CARI, q="Ahmad Riski")[1]

    assert (row[6], row[11]) == ("Ahmad Rizki", "Nama")


def test_a_clock_has_its_case_and_a_real_moment_of_the_wall():
    registered(an_lp_b())

    head, row = taken(Daftar.TENGGAT, hari="90")[:2]

    at = dict(zip(head, row, strict=True))
    assert str(at["Nomor LP"]).startswith("LP/B/")
    assert isinstance(at["Jatuh"], datetime)
    assert at["Keadaan"] in {"berjalan", "segera jatuh", "lewat"}


def test_the_calendar_holds_the_month_that_is_shown():
    registered(an_lp_b())

    assert len([row for row in taken(Daftar.KALENDER, bulan="1999-01") if row[0] == 1]) == 0


def test_a_child_is_written_by_initials_and_the_reporter_not_at_all():
    add_orang(in_penyidikan(), terlapor("Budi Kecil", umur=15), actor=PENYIDIK)
    registered(an_lp_b())

    for daftar in Daftar:
        said = str(taken(daftar, ukuran="terbuka", q="Budi"))
        assert "Budi Kecil" not in said
        assert "Maimunah" not in said


def test_a_list_that_was_cut_says_so(monkeypatch):
    monkeypatch.setattr(sumber, "MAX_UNDUH", 1)
    registered(an_lp(ringkas="Satu"))
    registered(an_lp(ringkas="Dua"))

    rows = taken(Daftar.PERKARA)

    assert rows[2][1] == "Terpotong pada 1 baris. Persempit daftarnya lalu unduh lagi."


def test_who_may_not_take_lists_out_is_offered_none_and_given_none():
    client = as_(OPERATOR_LP)

    assert "/unduh/" not in client.get("/perkara/").content.decode()
    assert client.get(reverse("pengawasan:unduh", args=["perkara"])).status_code == 403


def test_who_keeps_equipment_and_logins_takes_those_lists_and_no_others():
    client = as_(SI_TIK)

    assert "/unduh/alat/" in client.get("/perangkat/alat/").content.decode()
    assert opened(client.get(reverse("pengawasan:unduh", args=[Daftar.ALAT])))
    assert opened(client.get(reverse("pengawasan:unduh", args=[Daftar.AKUN])))
    for daftar in (Daftar.PERKARA, Daftar.PESAN_MASUK):
        assert client.get(reverse("pengawasan:unduh", args=[daftar])).status_code == 403
    assert as_(PENYIDIK).get(reverse("pengawasan:unduh", args=[Daftar.ALAT])).status_code == 403


def test_equipment_has_its_open_faults_and_the_faults_their_two_moments():
    plant_perangkat(actor=SISTEM)
    aset = Aset.objects.order_by("urut")[0]
    report_gangguan(aset, "layar hitam", actor=SI_TIK)

    heads, *rows = taken(Daftar.ALAT)
    [fault] = taken(Daftar.GANGGUAN)[1:2]

    row = next(dict(zip(heads, row, strict=True)) for row in rows if row[1] == aset.kode)
    assert row["Alat"] == aset.nama
    assert row["Gangguan terbuka"] == "tingkat 1: layar hitam"
    assert (fault[1], fault[5]) == (aset.nama, "belum")


def test_messages_are_listed_by_their_state_with_numbers_covered_and_without_their_words():
    masuk = Masuk.objects.get(pk=receive(sms("Halo pak, saya Maimunah")))

    rows = taken(Daftar.PESAN_MASUK)
    none = taken(Daftar.PESAN_MASUK, keadaan="selesai")

    assert [row[2] for row in rows if row[0] == 1] == [masuk.nomor_samar]
    assert WARGA not in str(rows)
    assert "Maimunah" not in str(rows)
    assert [row for row in none if row[0] == 1] == []


def test_a_long_list_needs_a_bounded_number_of_queries(django_assert_max_num_queries):
    for n in range(8):
        registered(an_lp(ringkas=f"Perkara {n}"))
    client = as_(KASAT)
    client.get("/perkara/")

    with django_assert_max_num_queries(25):
        opened(client.get(reverse("pengawasan:unduh", args=["perkara"])))


_ANYTHING = st.one_of(st.text(max_size=30), st.sampled_from(["\x00", "-1", "9" * 25, "2026-02-30"]))
_NAMES = st.sampled_from(
    [
        *("cari", "tahap", "satuan", "penyidik", "lewat", "q", "keadaan", "hari", "pemilik"),
        *("meja", "tanggal", "bulan", "kelompok", "jenis", "golongan", "zat", "tahun"),
        *("register", "ukuran", "petugas"),
    ]
)


@settings(max_examples=40)
@given(st.sampled_from(Daftar), st.dictionaries(_NAMES, _ANYTHING, max_size=5))
def test_whatever_stands_in_the_address_a_list_is_given_or_refused_in_words(daftar, query):
    answer = as_(keeper(daftar)).get(reverse("pengawasan:unduh", args=[daftar]), query)

    assert answer.status_code in {200, 404}
    list(answer)


@settings(max_examples=30)
@given(
    st.dictionaries(
        st.sampled_from(["laporan", "satuan", "awal", "akhir"]),
        _ANYTHING
        | st.sampled_from(["ct-cc", RESNARKOBA, "2026-03-01", str(date.max), str(date.min)]),
        min_size=1,
    )
)
def test_whatever_is_written_into_the_report_form_is_taken_or_refused_at_its_field(query):
    usual = {"laporan": "perkara", "satuan": RESNARKOBA, "awal": "2026-03-01"}

    answer = as_(KASAT).get(reverse("pengawasan:laporan"), usual | {"akhir": "2026-03-31"} | query)

    assert answer.status_code in {200, 422}
    list(answer)
