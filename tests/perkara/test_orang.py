"""One person, many roles, many cases; children covered everywhere; urine, TAT, counsel."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sidik.jejak.models import Peristiwa
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.perkara import usecases
from sidik.perkara.data import Rekomendasi, StatusOrang
from sidik.perkara.errors import (
    DataBerubah,
    GabungSendiri,
    StatusOrangSama,
    TanggalTidakMasukAkal,
    TATBelumDiminta,
)
from sidik.perkara.forms.orang import StatusForm
from sidik.perkara.models import Asesmen, Keterlibatan, Orang, RiwayatStatus
from sidik.perkara.queries import known_of, list_kembar
from sidik.perkara.queries.surat import bahan_perkara
from sidik.perkara.usecases.tat import NewTes
from sidik.satuan.usecases import plant_satuan
from tests.cast import KASAT, ORANG_LUAR, PEMBANTU, PENYIDIK, WAKAPOLRES
from tests.perkara.builders import (
    an_lp,
    an_lp_b,
    as_,
    assigned,
    detail,
    in_penyidikan,
    step,
    terlapor,
    with_tersangka,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
KEJADIAN = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)


def entered(nama: str = "Ahmad Rizki", perkara=None, **changes) -> Keterlibatan:
    perkara = perkara or assigned()
    return usecases.add_orang(perkara, terlapor(nama, **changes), actor=PENYIDIK)


def page_of(row: Keterlibatan) -> str:
    return reverse("perkara:orang", args=[row.perkara_id, row.pk])


@pytest.mark.laugh(11)
class TestOnePerson:
    def test_a_person_who_is_known_is_found_by_nik_or_by_a_name_like_his(self):
        row = entered("Muhammad Fadillah", nik="6311040101900001")

        assert [k.pk for k in list_kembar("M. Padilah", "6311040101900001", PENYIDIK)] == [
            str(row.orang_id)
        ]
        assert [k.pk for k in list_kembar("Muhamad Fadilah", "", PENYIDIK)] == [str(row.orang_id)]
        assert list_kembar("Siti Aminah", "", PENYIDIK) == []

    def test_he_enters_a_second_case_without_a_second_row(self):
        row = entered("Muhammad Fadillah")
        other = assigned()

        usecases.add_orang(
            other, terlapor("Muhamad Fadilah", orang=str(row.orang_id)), actor=PENYIDIK
        )

        assert Orang.objects.count() == 1
        assert Keterlibatan.objects.filter(orang=row.orang).count() == 2

    def test_the_page_offers_him_before_it_writes(self):
        row = entered("Muhammad Fadillah")
        client, url = as_(PENYIDIK), reverse("perkara:orang_baru", args=[assigned().pk])
        typed = {"peran": "terlapor", "nama": "Muhamad Fadillah", "umur": "31"}

        asked = client.post(url, typed).content.decode()
        assert "Apakah ini orangnya?" in asked
        assert Orang.objects.count() == 1
        client.post(url, typed | {"orang": str(row.orang_id)})

        assert Orang.objects.count() == 1
        client.post(url, typed | {"orang": "baru"})
        assert Orang.objects.count() == 2

    def test_a_child_a_reporter_or_another_polres_person_is_not_offered(self):
        entered("Rizal Kecil", umur=15)
        assigned(an_lp_b())

        assert list_kembar("Rizal Kecil", "", PENYIDIK) == []
        assert list_kembar("Siti Maimunah", "", PENYIDIK) == []
        entered("Muhammad Fadillah")
        assert list_kembar("Muhammad Fadillah", "", ORANG_LUAR) == []

    def test_two_rows_that_are_one_person_are_merged_and_the_trace_says_why(self):
        first, second = entered("Muhammad Fadillah"), entered("M Fadillah")

        usecases.merge_orang(second.orang, first.orang, alasan="NIK sama", actor=PENYIDIK)

        second.refresh_from_db()
        assert second.orang_id == first.orang_id
        assert Orang.objects.filter(gabung_ke=first.orang).count() == 1
        assert Peristiwa.objects.filter(verb="orang.digabung").count() == 2
        with pytest.raises(GabungSendiri):
            usecases.merge_orang(first.orang, first.orang, alasan="x", actor=PENYIDIK)


class TestCorrection:
    def test_the_later_of_two_is_told(self):
        row = entered()
        versi = known_of(row)["versi"]
        again = Keterlibatan.objects.select_related("orang", "perkara").get(pk=row.pk)
        usecases.amend_orang(row, terlapor("Ahmad Rizqi"), versi=versi, actor=PENYIDIK)

        with pytest.raises(DataBerubah):
            usecases.amend_orang(
                Keterlibatan.objects.select_related("orang", "perkara").get(pk=again.pk),
                terlapor("Ahmad Riski"),
                versi=versi,
                actor=PENYIDIK,
            )

        assert Orang.objects.get().nama == "Ahmad Rizqi"

    @pytest.mark.laugh(26)
    def test_a_corrected_birth_date_makes_a_child_of_him_and_covers_his_name(self):
        row = entered("Rizal Firmansyah", umur=19)
        new = terlapor("Rizal Firmansyah", umur=None, tanggal_lahir=date(2009, 1, 1))

        usecases.amend_orang(row, new, versi=known_of(row)["versi"], actor=PENYIDIK)

        assert row.is_anak
        assert "Rizal Firmansyah" not in as_(PEMBANTU).get(page_of(row)).content.decode()

    def test_the_timeline_names_which_facts_changed_and_none_of_them(self):
        row = entered()
        new = terlapor(nama_ibu="Halimah", agama="Islam")

        usecases.amend_orang(row, new, versi=known_of(row)["versi"], actor=PENYIDIK)

        page = as_(PENYIDIK).get(detail(row.perkara)).content.decode()
        assert "agama, nama ibu" in page
        assert "Halimah" not in page


@pytest.mark.laugh(26)
class TestChildOnEveryScreen:
    NAMA = "Rizal Firmansyah"

    def case(self) -> Keterlibatan:
        new = an_lp(
            ringkas="Rizal Firmansyah bawa sabu",
            uraian="Terlapor RIZAL FIRMANSYAH ditangkap bersama Firmansyah tua.",
        )
        return entered(self.NAMA, perkara=assigned(new), umur=16)

    @pytest.mark.parametrize("url", ["/perkara/", "/perkara/cari/?q=sabu", "case", "person"])
    def test_no_screen_tells_his_name_to_one_outside_the_team(self, url):
        row = self.case()
        url = {"case": detail(row.perkara), "person": page_of(row)}.get(url, url)

        page = as_(PEMBANTU).get(url).content.decode().lower()

        assert "rizal" not in page
        assert "firmansyah" not in page

    def test_his_own_investigator_reads_it(self):
        row = self.case()

        assert self.NAMA in as_(PENYIDIK).get(detail(row.perkara)).content.decode()

    def test_he_is_found_by_name_by_nobody_who_may_not_read_it(self):
        self.case()

        for actor, finds in ((PEMBANTU, False), (KASAT, True)):
            page = as_(actor).get("/perkara/cari/", {"q": "Rizal Firmansyah"})
            assert bool(page.context["hasil"]) is finds

    def test_he_is_not_corrected_by_one_who_may_not_see_him(self):
        row = self.case()
        url = reverse("perkara:orang_ubah", args=[row.perkara_id, row.pk])

        assert as_(PEMBANTU).get(url).status_code == 403


class TestStanding:
    @pytest.mark.laugh(10)
    def test_each_change_is_dated_from_terlapor_to_ditahan(self):
        perkara = with_tersangka()
        row = Keterlibatan.objects.select_related("perkara").get()

        usecases.set_status_orang(
            row, StatusOrang.DITAHAN, alasan="SP.Han/1", at=clock.now(), actor=PENYIDIK
        )

        told = [r.label for r in RiwayatStatus.objects.filter(keterlibatan=row)]
        assert told == ["Terlapor", "Tersangka", "Ditahan"]
        assert "SP.Han/1" in as_(PENYIDIK).get(detail(perkara)).content.decode()

    def test_what_he_is_already_is_not_written_twice(self):
        row = entered()
        usecases.set_status_orang(
            row, StatusOrang.DPO, alasan="DPO/1", at=clock.now(), actor=PENYIDIK
        )

        with pytest.raises(StatusOrangSama, match="dpo"):
            usecases.set_status_orang(
                row, StatusOrang.DPO, alasan="DPO/1", at=clock.now(), actor=PENYIDIK
            )

    def test_what_lies_before_his_present_standing_is_history(self):
        row, minute = entered(), timedelta(minutes=1)
        now = clock.now()
        said = {"alasan": "S/1", "actor": PENYIDIK, "terlambat": "Baru diketahui"}
        usecases.set_status_orang(row, StatusOrang.DPO, at=now, **said)

        usecases.set_status_orang(row, StatusOrang.TIDAK_DITAHAN, at=now - minute, **said)

        row.refresh_from_db()
        assert row.status == StatusOrang.DPO
        assert RiwayatStatus.objects.filter(keterlibatan=row, status="tidak_ditahan").exists()

    def test_custody_is_not_written_by_hand(self):
        offered = {value for value, _ in StatusForm().fields["status"].choices}

        assert offered.isdisjoint({"ditangkap", "ditahan", "dibantarkan", "dilimpahkan"})

    def test_a_mistyped_year_is_excused_by_no_reason(self):
        said = {"alasan": "S/1", "actor": PENYIDIK, "terlambat": "lupa"}
        long_ago = clock.now() - timedelta(days=9000)

        with pytest.raises(TanggalTidakMasukAkal):
            usecases.set_status_orang(entered(), StatusOrang.DPO, at=long_ago, **said)

    def test_who_does_not_work_on_the_case_changes_nobody(self):
        with pytest.raises(NotAllowed):
            usecases.set_status_orang(
                entered(), StatusOrang.DPO, alasan="x", at=clock.now(), actor=PEMBANTU
            )


@pytest.mark.laugh(9)
class TestTAT:
    def asked(self) -> Asesmen:
        perkara = in_penyidikan()
        row = entered(perkara=perkara)
        return usecases.request_tat(row, nomor="B/30/III/2026", at=clock.now(), actor=PENYIDIK)

    def answered(self, asesmen: Asesmen, **changes) -> Asesmen:
        facts = {
            "nomor": "R/TAT/5",
            "rekomendasi": Rekomendasi.RAWAT_JALAN,
            "tempat": "Klinik BNNK",
            "at": clock.now(),
            "actor": PENYIDIK,
        } | changes
        return usecases.record_hasil_tat(asesmen, **facts)

    @pytest.mark.parametrize("said", Rekomendasi)
    def test_a_recommendation_decides_nothing_yet(self, said):
        asesmen = self.answered(self.asked(), rekomendasi=said)

        assert asesmen.keterlibatan.status == "aktif"

    def test_it_is_answered_once_and_not_before_it_was_asked(self):
        asesmen = self.asked()
        with pytest.raises(TATBelumDiminta):
            self.answered(asesmen, at=asesmen.diminta_at - timedelta(hours=1))
        self.answered(asesmen)

        with pytest.raises(TATBelumDiminta):
            self.answered(asesmen)

    def test_nothing_of_his_health_travels(self):
        row = entered(perkara=in_penyidikan())
        usecases.record_tes_urine(
            row, NewTes(at=clock.now(), positif=True, zat="metamfetamin"), actor=PENYIDIK
        )

        assert "metamfetamin" not in str([t.records for t in Peristiwa.objects.all()])


class TestPages:
    def post(self, name, row, actor=PENYIDIK, **data):
        url = reverse(f"perkara:{name}", args=[row.perkara_id, row.pk])
        fresh = Keterlibatan.objects.select_related("orang").get(pk=row.pk)
        return as_(actor).post(url, {"versi": known_of(fresh)["versi"]} | data)

    def test_status_counsel_urine_and_tat_on_his_page(self):
        row = entered(perkara=in_penyidikan())
        at = "2026-03-06T08:00"
        self.post("orang_status", row, status="dpo", at=at, alasan="DPO/1")
        self.post("orang_penasihat", row, penasihat_hukum="Rina, S.H.", ph_ditunjuk="on")
        self.post("orang_tes", row, at=at, positif="y", zat="metamfetamin")
        self.post("orang_tat", row, nomor="B/30", at=at)
        self.post("orang_tat_hasil", row, nomor="R/5", at=at, rekomendasi="rawat_inap")

        page = as_(PENYIDIK).get(page_of(row)).content.decode()
        for said in ("DPO", "Rina, S.H. (ditunjuk)", "positif", "Rehabilitasi rawat inap"):
            assert said in page

    @pytest.mark.parametrize(
        "name", ["orang_status", "orang_penasihat", "orang_tes", "orang_tat", "orang_gabung"]
    )
    def test_an_empty_form_is_answered_in_its_place(self, name):
        assert self.post(name, entered()).status_code == 422

    def test_a_person_is_corrected_on_his_page(self):
        row = entered()
        versi = known_of(row)["versi"]

        self.post("orang_ubah", row, versi=versi, nama="Ahmad Rizqi", bin="bin Abdullah")

        assert Orang.objects.get().bin == "bin Abdullah"
        assert self.post("orang_ubah", row, versi=versi, nama="X").status_code == 422

    def test_his_page_costs_a_bounded_number_of_queries(self, django_assert_max_num_queries):
        row = entered()
        client = as_(PENYIDIK)

        with django_assert_max_num_queries(19):
            assert client.get(page_of(row)).status_code == 200

    def test_another_case_of_his_is_linked(self):
        row = entered("Muhammad Fadillah")
        other = assigned(an_lp(ringkas="Ganja di Halong"))
        usecases.add_orang(other, terlapor(orang=str(row.orang_id)), actor=PENYIDIK)

        assert "Ganja di Halong" in as_(PENYIDIK).get(page_of(row)).content.decode()

    def test_a_stranger_knows_neither_case_nor_person(self):
        assert as_(ORANG_LUAR).get(page_of(entered())).status_code == 404


class TestAnyPerson(TestCase):
    def setUp(self) -> None:
        plant_satuan()
        self.client = as_(PENYIDIK)
        self.url = reverse("perkara:orang_baru", args=[assigned().pk])

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.dictionaries(
            st.sampled_from(["nama", "nik", "umur", "tanggal_lahir", "agama", "orang", "telepon"]),
            st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
        )
    )
    def test_the_page_answers_whatever_is_typed(self, typed):
        answer = self.client.post(self.url, {"peran": "terlapor", "nama": "Budi"} | typed)

        assert answer.status_code in (200, 302, 422)


class TestPaper:
    def test_a_paper_gets_the_facts_of_the_case_and_its_team(self):
        perkara = with_tersangka()

        bahan = bahan_perkara(f"perkara:{perkara.pk}", "sprin_sidik", PENYIDIK)

        assert bahan.orang[0].nama == "Ahmad Rizki"
        assert bahan.petugas[0].nrp == PENYIDIK.nrp
        assert bahan.rezim == perkara.rezim_acara

    def test_the_reporter_is_named_in_his_own_letters_only(self):
        perkara = assigned(an_lp_b())
        subject = f"perkara:{perkara.pk}"

        assert bahan_perkara(subject, "sp2hp_a1", PENYIDIK).isian["penerima"] == "Siti Maimunah"
        assert "penerima" not in bahan_perkara(subject, "sprin_lidik", PENYIDIK).isian

    def test_who_writes_no_papers_of_the_case_gets_nothing(self):
        perkara = assigned()

        with pytest.raises(NotAllowed):
            bahan_perkara(f"perkara:{perkara.pk}", "sprin_lidik", PEMBANTU)
        assert bahan_perkara(f"perkara:{perkara.pk}", "sprin_lidik", WAKAPOLRES).lp


def test_a_step_names_a_suspect_and_his_standing_says_since_when():
    perkara = in_penyidikan()
    row = entered(perkara=perkara)

    step(perkara, "name_tersangka", orang=str(row.pk), nomor="S.Tap/1")

    assert RiwayatStatus.objects.last().alasan == "S.Tap/1"
