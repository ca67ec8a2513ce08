"""A case, or one of its people, goes to treatment as the TAT said, after a gelar that knew it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import localtime

from sidik.jejak.models import Peristiwa
from sidik.jejak.queries import facts_of
from sidik.kernel import clock
from sidik.kernel.flow import TransitionRefused
from sidik.perkara import usecases
from sidik.perkara.data import (
    JenisTindakan,
    NewOrang,
    PeranOrang,
    Rekomendasi,
    StatusOrang,
    TujuanGelar,
)
from sidik.perkara.errors import (
    MenyimpangTanpaWenang,
    RehabBelumDigelar,
    RehabTanpaTAT,
    RekomendasiLain,
    UrutanTerbalik,
)
from sidik.perkara.flow import reasons_for
from sidik.perkara.models import Asesmen, Keterlibatan, RiwayatStatus, Tindakan
from sidik.perkara.queries import known_of
from sidik.perkara.usecases.rehab import kinds_of
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import as_, detail, gelar, in_penyidikan, step, terlapor, with_tersangka

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
INAP = "Rekomendasi TAT: rehabilitasi rawat inap"
JALAN = "Rekomendasi TAT: rehabilitasi rawat jalan"


def suspect(perkara) -> Keterlibatan:
    rows = Keterlibatan.objects.select_related("perkara__satuan", "perkara__penyidik", "orang")
    return rows.get(perkara=perkara, peran=PeranOrang.TERSANGKA.value)


def assessed(row, rekomendasi=Rekomendasi.RAWAT_JALAN, at=None) -> None:
    at = at or clock.now()
    asked = usecases.request_tat(row, nomor="B/30/III/2026", at=at, actor=PENYIDIK)
    said = {"nomor": "R/TAT/5", "rekomendasi": rekomendasi, "tempat": "Klinik BNNK"}
    usecases.record_hasil_tat(asked, **said, at=at, actor=PENYIDIK)


def settle(perkara, alasan=JALAN, actor=PENYIDIK, **more):
    return step(perkara, "settle_rehabilitasi", actor=actor, alasan=alasan, **more)


class TestTheCase:
    @pytest.mark.laugh(9)
    def test_ends_as_the_tat_recommended_and_its_people_stand_so(self):
        perkara = with_tersangka()
        assessed(suspect(perkara))
        gelar(perkara, TujuanGelar.HENTI)

        perkara = settle(perkara)

        assert (perkara.tahap, perkara.is_selesai) == ("rehabilitasi", True)
        assert suspect(perkara).status == StatusOrang.REHABILITASI
        assert RiwayatStatus.objects.filter(status="rehabilitasi").count() == 1

    def test_does_not_end_before_the_result(self):
        perkara = with_tersangka()
        usecases.request_tat(
            suspect(perkara), nomor="B/30/III/2026", at=clock.now(), actor=PENYIDIK
        )
        gelar(perkara, TujuanGelar.HENTI)

        with pytest.raises(TransitionRefused, match="hasil asesmen TAT belum dicatat"):
            settle(perkara)

    def test_does_not_end_without_a_gelar_or_with_one_that_did_not_know_the_result(self):
        perkara = with_tersangka()
        usecases.record_gelar(
            perkara,
            tujuan=TujuanGelar.HENTI,
            nomor="LHGP/2",
            hasil="Sepakat.",
            actor=KASAT,
            at=clock.now() - timedelta(days=3),
            terlambat="Dicatat menyusul.",
        )
        assessed(suspect(perkara))

        with pytest.raises(TransitionRefused, match="gelar penyelesaian sesudah hasil TAT"):
            settle(perkara)

    def test_ends_otherwise_than_recommended_by_nobody_but_the_chief_and_with_his_reason(self):
        perkara = with_tersangka()
        assessed(suspect(perkara))
        gelar(perkara, TujuanGelar.HENTI)

        with pytest.raises(RekomendasiLain, match="rehabilitasi rawat jalan"):
            settle(perkara, INAP, KASAT)
        with pytest.raises(MenyimpangTanpaWenang, match="Hanya Kasat"):
            settle(perkara, INAP, menyimpang="Tempat tinggalnya jauh dari klinik")
        perkara = settle(perkara, INAP, KASAT, menyimpang="Tempat tinggalnya jauh dari klinik")

        told = facts_of(Peristiwa.objects.filter(verb="perkara.tahap").last())
        assert "menyimpang dari rekomendasi TAT: Tempat tinggalnya jauh" in told["alasan"]

    def test_two_people_with_two_kinds_of_care_end_it_under_a_ground_that_names_both(self):
        perkara = with_tersangka()
        other = usecases.add_orang(perkara, terlapor("Budi Hartanto"), actor=PENYIDIK)
        assessed(suspect(perkara))
        assessed(other, Rekomendasi.RAWAT_INAP)
        gelar(perkara, TujuanGelar.HENTI)

        with pytest.raises(RekomendasiLain, match="rawat inap, rehabilitasi rawat jalan"):
            settle(perkara)
        both = next(r for r in reasons_for("settle_rehabilitasi", "kuhap_2025") if "dan" in r)

        assert settle(perkara, both).is_selesai

    def test_is_not_before_its_gelar_without_a_reason(self):
        perkara = with_tersangka()
        assessed(suspect(perkara))
        gelar(perkara, TujuanGelar.HENTI)
        Tindakan.objects.filter(jenis="langkah").update(at=clock.now() - timedelta(days=9))

        with pytest.raises(UrutanTerbalik, match="gelar penyelesaiannya"):
            settle(perkara, JALAN, KASAT, at=clock.now() - timedelta(days=2))

    def test_its_button_says_what_is_missing_and_asks_why_only_there(self):
        perkara = with_tersangka()

        page = as_(PENYIDIK).get(detail(perkara)).content.decode()
        assert "Hasil asesmen TAT belum dicatat bagi tiap" in page
        assessed(suspect(perkara))
        gelar(perkara, TujuanGelar.HENTI)
        page = as_(PENYIDIK).get(detail(perkara)).content.decode()

        assert page.count("Alasan menyimpang dari rekomendasi TAT") == 1

    def test_every_ground_names_a_kind_of_care(self):
        for rezim in ("kuhap_1981", "kuhap_2025"):
            assert all(kinds_of(said) for said in reasons_for("settle_rehabilitasi", rezim))


class TestOneOfThem:
    def goes(self, row, **changes):
        facts = {"alasan": "R/TAT/5", "at": clock.now(), "terlambat": ""} | changes
        return usecases.set_status_orang(row, StatusOrang.REHABILITASI, **facts, actor=PENYIDIK)

    def test_goes_to_treatment_while_the_other_goes_to_trial(self):
        perkara = with_tersangka()
        other = usecases.add_orang(perkara, terlapor("Budi Hartanto"), actor=PENYIDIK)
        assessed(suspect(perkara), Rekomendasi.PROSES_HUKUM)
        assessed(other)
        gelar(perkara, TujuanGelar.HENTI)

        with pytest.raises(TransitionRefused, match="halaman orang yang direhabilitasi"):
            settle(perkara)
        self.goes(other)

        other.refresh_from_db()
        assert other.status == StatusOrang.REHABILITASI
        assert suspect(perkara).status == StatusOrang.AKTIF
        with pytest.raises(RehabTanpaTAT, match="proses hukum dilanjutkan"):
            self.goes(suspect(perkara))

    def test_not_on_the_result_of_another(self):
        perkara = with_tersangka()
        other = usecases.add_orang(perkara, terlapor("Budi Hartanto"), actor=PENYIDIK)
        assessed(suspect(perkara))
        gelar(perkara, TujuanGelar.HENTI)

        with pytest.raises(RehabTanpaTAT, match="bagi orang ini belum dicatat"):
            self.goes(other)

    def test_not_before_a_gelar_and_the_page_says_so_at_the_field(self):
        perkara = with_tersangka()
        row = suspect(perkara)
        assessed(row)
        with pytest.raises(RehabBelumDigelar):
            self.goes(row)
        url = reverse("perkara:orang_status", args=[perkara.pk, row.pk])
        typed = {
            "status": "rehabilitasi",
            "at": f"{localtime(clock.now()):%Y-%m-%dT%H:%M}",
            "alasan": "R/TAT/5",
        }

        answer = as_(PENYIDIK).post(url, {"versi": known_of(row)["versi"]} | typed)

        assert answer.status_code == 422
        assert "Catat dahulu gelarnya" in answer.content.decode()


class TestTheDatabase:
    def written(self, perkara, **changes) -> None:
        facts = {"jenis": JenisTindakan.LANGKAH.value, "tujuan": "settle_rehabilitasi"}
        row = Tindakan(
            perkara=perkara, at=clock.now(), petugas_nrp=PENYIDIK.nrp, **(facts | changes)
        )
        with transaction.atomic():
            row.save()

    def test_refuses_treatment_without_a_gelar(self):
        with pytest.raises(IntegrityError, match="tanpa gelar"):
            self.written(in_penyidikan())

    def test_refuses_treatment_before_the_result_that_was_asked_for(self):
        perkara = with_tersangka()
        usecases.request_tat(suspect(perkara), nomor="B/30", at=clock.now(), actor=PENYIDIK)
        gelar(perkara, TujuanGelar.HENTI)

        with pytest.raises(IntegrityError, match="sebelum hasil asesmen"):
            self.written(perkara)

    def test_asks_about_those_under_investigation_only(self):
        perkara = with_tersangka()
        assessed(suspect(perkara))
        gelar(perkara, TujuanGelar.HENTI)
        new = NewOrang(nama="Halimah", peran=PeranOrang.SAKSI)
        witness = usecases.add_orang(perkara, new, actor=PENYIDIK)
        assessed(witness)
        Asesmen.objects.filter(keterlibatan=witness).update(
            hasil_at=clock.now() + timedelta(days=2)
        )

        assert settle(perkara).is_selesai

    def test_refuses_a_gelar_that_did_not_know_the_result(self):
        perkara = with_tersangka()
        gelar(perkara, TujuanGelar.HENTI)
        assessed(suspect(perkara))
        Tindakan.objects.filter(jenis="gelar").update(at=clock.now() - timedelta(days=2))

        with pytest.raises(IntegrityError, match="mendahului hasil asesmen"):
            self.written(perkara)
