"""A case is found by whatever is known of it."""

from dataclasses import replace

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sidik.perkara import usecases
from sidik.perkara.data import NewOrang, PasalDisangkakan, PeranOrang
from sidik.perkara.models import Keterlibatan, NamaDicari, Orang, Perkara, Tindakan
from sidik.perkara.queries import is_tertutup, list_keterlibatan, search_perkara
from sidik.perkara.templatetags.nomor import patah
from sidik.perkara.views.cari import search
from sidik.satuan.usecases import plant_satuan
from tests.cast import (
    KA_SPKT,
    KANIT,
    KAPOLRES,
    KASAT,
    KAUR_MINTU,
    OPERATOR_LP,
    ORANG_LUAR,
    PEMBANTU,
    PENYIDIK,
    PUSIKNAS,
    SI_TIK,
)
from tests.perkara.builders import NOMOR, an_lp, an_lp_b, as_, assigned, registered, step, terlapor
from tests.perkara.test_hari_surat import paper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
CARI = "/perkara/cari/"


def found(actor, q: str, mesin=None) -> dict[str, list[str]]:
    return {t.judul: [p.ringkas for p in t.perkara] for t in search_perkara(actor, q, mesin or {})}


def told() -> Perkara:
    perkara = assigned(an_lp(NOMOR, pasal=(), pasal_rinci=(PasalDisangkakan(kode="uu35-114-1"),)))
    new = terlapor("Muhammad Fadillah", alias="Acil", nik="6311040101900001")
    usecases.add_orang(perkara, new, actor=PENYIDIK)
    return perkara


@pytest.mark.parametrize(
    ("q", "way"),
    [
        (NOMOR, "Nomor LP"),
        ("lpa 7/3/2026", "Nomor LP"),
        ("7/III/2026", "Nomor LP"),
        ("6311 0401 0190 0001", "NIK"),
        ("Muhamad Fadilah", "Nama"),
        ("fadilla", "Nama"),
        ("acil", "Nama"),
        ("pasal 114", "Pasal"),
        ("ps. 114 ayat (1)", "Pasal"),
        ("114", "Pasal"),
    ],
)
def test_by_number_nik_misspelt_name_alias_and_article(q, way):
    told()
    registered(an_lp(ringkas="Ganja di Halong", pasal=("Pasal 111 ayat (1) UU 35/2009",)))

    assert found(KASAT, q)[way] == ["Dua paket sabu di Paringin"]
    assert found(PUSIKNAS, q)[way] == ["Dua paket sabu di Paringin"]


@pytest.mark.parametrize("q", ["Siti Aminah", "", "LP/A/99/III/2026", "pasal 609", "0" * 16])
def test_what_is_not_there_is_not_found(q):
    told()

    assert found(KASAT, q) == {}


def test_another_polres_finds_nothing_of_ours():
    told()

    assert found(ORANG_LUAR, "Muhammad Fadillah") == {}
    assert found(ORANG_LUAR, NOMOR) == {}


def test_a_sensitive_case_is_found_by_its_number_only():
    perkara = told()
    usecases.mark_sensitif(
        perkara, sensitif=True, alasan="Jaringan", versi=perkara.versi, actor=KASAT
    )

    assert found(KASAT, "Muhammad Fadillah") == {}
    assert found(KASAT, "pasal 114") == {}
    assert list(found(KASAT, NOMOR)) == ["Nomor LP"]
    assert found(PENYIDIK, "Muhammad Fadillah")["Nama"]


def test_rooms_above_search_what_is_theirs():
    perkara = told()

    exhibits = {"Barang bukti": lambda actor, q: [perkara.pk] if q == "timbangan" else []}

    assert found(KASAT, "timbangan", exhibits) == {"Barang bukti": ["Dua paket sabu di Paringin"]}
    assert found(ORANG_LUAR, "timbangan", exhibits)["Barang bukti"] == []


class TestPage:
    def test_finds_stand_under_the_way_they_were_found(self):
        told()

        page = as_(KASAT).get(CARI, {"q": "Muhamad Fadilah"}).content.decode()

        assert "Nama" in page
        assert patah(NOMOR) in page

    def test_nothing_found_says_what_to_try(self):
        assert "Coba sebagian nama" in as_(KASAT).get(CARI, {"q": "zzz"}).content.decode()

    def test_a_search_costs_a_bounded_number_of_queries(self, django_assert_max_num_queries):
        for _ in range(5):
            usecases.add_orang(assigned(), terlapor("Muhammad Fadillah"), actor=PENYIDIK)
        client = as_(KASAT)

        with django_assert_max_num_queries(10):
            assert client.get(CARI, {"q": "Muhamad Fadilah"}).status_code == 200

    def test_who_reads_no_case_searches_none(self):
        assert as_(SI_TIK).get(CARI, {"q": "sabu"}).status_code == 403

    def test_the_view_takes_searchers_from_wiring(self, rf):
        request = rf.get(CARI)
        request.actor = KASAT

        assert search(request, mesin={}).status_code == 200


class TestAnySearch(TestCase):
    def setUp(self) -> None:
        plant_satuan()
        self.clients = [as_(KASAT), as_(PUSIKNAS)]

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
    def test_the_page_answers_whatever_is_asked(self, q):
        for client in self.clients:
            assert client.get(CARI, {"q": q}).status_code == 200


def test_a_corrected_name_is_found_and_the_wrong_one_no_longer():
    perkara = told()
    who = perkara.keterlibatan.get()
    new = terlapor("Bahrudin", nik="6311040101900001")
    usecases.amend_orang(who, new, versi=who.versi + who.orang.versi, actor=PENYIDIK)

    assert found(KASAT, "Bahrudin")["Nama"]
    assert "Nama" not in found(KASAT, "Fadillah")
    assert "Nama" not in found(KASAT, "acil")


def test_two_who_turn_out_to_be_one_are_found_under_that_ones_name():
    perkara = told()
    wrong = perkara.keterlibatan.get().orang
    right = usecases.add_orang(perkara, terlapor("Saipul Bahri"), actor=PENYIDIK).orang

    usecases.merge_orang(wrong, right, alasan="Orang yang sama", actor=PENYIDIK)

    assert found(KASAT, "Saipul Bahri")["Nama"]
    assert "Nama" not in found(KASAT, "Fadillah")


def test_a_protected_suspect_is_found_by_name_and_nik_by_his_team_and_its_chiefs_only():
    perkara = told()
    Keterlibatan.objects.filter(perkara=perkara).update(dilindungi=True)

    for q in ("Muhammad Fadillah", "6311040101900001"):
        for actor in (KAUR_MINTU, OPERATOR_LP, PEMBANTU, PUSIKNAS):
            assert found(actor, q) == {}
        for actor in (PENYIDIK, KASAT):
            assert list(found(actor, q).values()) == [["Dua paket sabu di Paringin"]]


def test_a_person_who_arrives_after_his_role_is_found_too():
    who = told().keterlibatan.get()
    name = {"nama": who.orang.nama, "alias": who.orang.alias}
    kept = Orang.objects.filter(pk=who.orang_id).values().get()
    with transaction.atomic():  # a foreign key is asked at the end, as when a batch comes in
        NamaDicari.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM perkara_orang WHERE id = %s", [who.orang_id])
        Orang.objects.bulk_create([Orang(**kept)])

    assert name["nama"].lower() in NamaDicari.objects.get().kata
    assert found(KASAT, "Fadillah")["Nama"]


def test_the_name_goes_with_the_case_to_the_unit_that_takes_it():
    perkara = told()
    Perkara.objects.filter(pk=perkara.pk).update(satuan=ORANG_LUAR.satuan, tim=[])

    assert found(ORANG_LUAR, "Fadillah")["Nama"]
    assert found(KASAT, "Fadillah") == {}


class TestWhoFindsWhomByName:
    """A name is found by whoever may read it on the page of the case, and by nobody else."""

    def people(self) -> Perkara:
        perkara = assigned(an_lp_b(ringkas="Rumah kosong"))
        for new in (
            terlapor("Hendra Gunawan"),
            terlapor("Rizal Fahmi", umur=15),
            NewOrang(nama="Halimah Tusadiah", peran=PeranOrang.SAKSI, umur=40),
            NewOrang(nama="Zulkifli Anwar", peran=PeranOrang.SAKSI, umur=50, dilindungi=True),
            NewOrang(nama="Laila Kamariah", peran=PeranOrang.KORBAN, umur=14),
        ):
            usecases.add_orang(perkara, new, actor=PENYIDIK)
        return perkara

    @pytest.mark.parametrize(
        "actor",
        [PENYIDIK, PEMBANTU, KANIT, KASAT, KAPOLRES, KAUR_MINTU, OPERATOR_LP, KA_SPKT, PUSIKNAS],
        ids=lambda a: a.nama,
    )
    def test_exactly_those_whom_he_may_read(self, actor):
        perkara = self.people()

        rows = list_keterlibatan(perkara)
        finds = {row.orang.nama for row in rows if found(actor, row.orang.nama).get("Nama")}

        assert finds == {row.orang.nama for row in rows if not is_tertutup(actor, row)}

    def test_an_officer_of_the_case_finds_the_child_and_the_witness(self):
        self.people()

        for nama in ("Rizal Fahmi", "Halimah Tusadiah", "Siti Maimunah"):
            assert found(PENYIDIK, nama)["Nama"] == ["Rumah kosong"]
        assert found(PEMBANTU, "Rizal Fahmi") == {}

    def test_who_took_the_lp_finds_its_reporter_and_another_operator_does_not(self):
        self.people()
        other = replace(OPERATOR_LP, nrp="90010199")

        assert found(OPERATOR_LP, "Siti Maimunah")["Nama"] == ["Rumah kosong"]
        assert found(KA_SPKT, "Siti Maimunah")["Nama"] == ["Rumah kosong"]
        assert found(other, "Siti Maimunah") == {}


@pytest.mark.parametrize("nama", ["M. RAHMAN", "Muh. Rahman", "H. M. Rahman", "Moh Rahman"])
def test_a_first_name_is_found_where_it_is_written_short(nama):
    usecases.add_orang(assigned(an_lp(ringkas="Benar")), terlapor(nama), actor=PENYIDIK)
    for other in ("Abdul Rahman", "A. Rahman", "Rahmani"):
        usecases.add_orang(assigned(an_lp(ringkas="Lain")), terlapor(other), actor=PENYIDIK)

    for q in ("muhamad rahman", "Muhammad Rahman", "Mohammad Rahmann"):
        assert found(KASAT, q)["Nama"] == ["Benar"]


def test_so_is_any_other_first_name():
    usecases.add_orang(assigned(an_lp(ringkas="Benar")), terlapor("A. Rizki"), actor=PENYIDIK)

    assert found(KASAT, "ahmad rizki")["Nama"] == ["Benar"]
    assert found(KASAT, "budi rizki") == {}


class TestByLetter:
    """An officer who holds a letter types its number."""

    @pytest.mark.parametrize("q", ["SP/LIDIK/56", "sp/lidik/56/III/2026", "SP/LIDIK/56/"])
    def test_one_that_a_step_named(self, q):
        step(assigned(), "open_penyelidikan", nomor="SP/LIDIK/56/III/2026")
        step(assigned(an_lp(ringkas="Lain")), "open_penyelidikan", nomor="SP/LIDIK/560/III/2026")

        assert found(KASAT, q)["Nomor surat"] == ["Dua paket sabu di Paringin"]

    def test_one_that_was_signed_here_by_all_or_the_beginning_of_its_number(self):
        surat = paper(assigned(an_lp(tertangkap_tangan=True)), hari_lalu=0)
        kode, urut = surat.nomor.split("/")[:2]

        for q in (surat.nomor, f"{kode}/{urut}".lower()):
            assert found(PENYIDIK, q)["Nomor surat"] == ["Dua paket sabu di Paringin"]
        assert "Nomor surat" not in found(PENYIDIK, f"{kode}/{urut}9")

    def test_neither_the_counter_nor_a_stranger_finds_by_it(self):
        step(assigned(), "open_penyelidikan", nomor="SP/LIDIK/56/III/2026")

        assert "Nomor surat" not in found(OPERATOR_LP, "SP/LIDIK/56")
        assert "Nomor surat" not in found(ORANG_LUAR, "SP/LIDIK/56")

    def test_it_is_looked_up_by_its_index(self):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            rows = Tindakan.objects.filter(nomor_surat__istartswith="SP/56/")
            plan = rows.exclude(nomor_surat="").order_by().explain()

        assert "perkara_tindakan_surat" in plan
