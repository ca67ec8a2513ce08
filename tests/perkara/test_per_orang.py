"""Diversion and restorative justice settle people of a case; the case goes on for the others."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from sidik.jejak.queries import list_timeline
from sidik.kernel import clock
from sidik.kernel.flow import TransitionRefused
from sidik.perkara import usecases
from sidik.perkara.data import (
    HasilDiversi,
    PasalDisangkakan,
    Rekomendasi,
    StatusOrang,
    TujuanGelar,
)
from sidik.perkara.errors import (
    AnakBelumDipilih,
    AncamanBelumDiketahui,
    AncamanTerlaluBerat,
    BelumTAT,
    BerkasDiJPU,
    BukanAnak,
    BukanUntukPengulangan,
    MasihDitahan,
    SudahBerakhir,
    SudahDiserahkan,
    TATBukanRehabilitasi,
    YangDiselesaikanKosong,
)
from sidik.perkara.models import Keterlibatan, Perkara, Tindakan
from sidik.perkara.queries.riwayat import story_of
from sidik.tenggat.models import Tenggat
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import as_, detail, gelar, in_penyidikan, step, terlapor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
PEMAKAI = (PasalDisangkakan(kode="uu35-127-1-a"),)
RJ = "Tanpa barang bukti, hasil tes urine positif"


def fresh(row: Keterlibatan) -> Keterlibatan:
    rows = Keterlibatan.objects.select_related("perkara__satuan", "perkara__penyidik", "orang")
    return rows.get(pk=row.pk)


def case(*people: tuple[str, int], **lp: Any) -> tuple[Perkara, list[Keterlibatan]]:
    """A case of users, in which a gelar has decided about an ending."""
    perkara = in_penyidikan(**{"pasal": (), "pasal_rinci": PEMAKAI} | lp)
    new = [terlapor(nama, umur=umur) for nama, umur in people]
    rows = [usecases.add_orang(perkara, one, actor=PENYIDIK) for one in new]
    gelar(perkara, TujuanGelar.HENTI)
    return perkara, [fresh(row) for row in rows]


def stand(row: Keterlibatan, status: StatusOrang) -> None:
    usecases.set_status_orang(fresh(row), status, alasan="surat", at=clock.now(), actor=PENYIDIK)


def assessed(row: Keterlibatan, said: Rekomendasi = Rekomendasi.RAWAT_JALAN) -> None:
    asked = usecases.request_tat(fresh(row), nomor="B/30", at=clock.now(), actor=PENYIDIK)
    told = {"nomor": "R/5", "rekomendasi": said, "tempat": "Klinik BNNK"}
    usecases.record_hasil_tat(asked, **told, at=clock.now(), actor=PENYIDIK)


def divert(perkara: Perkara, *rows: Keterlibatan, **more: Any) -> Perkara:
    more = {"alasan": "Kembali kepada orang tua", "nomor": "3/Pen.Div/2026/PN Prn"} | more
    return step(perkara, "settle_diversi", siapa=tuple(str(row.pk) for row in rows), **more)


def restore(perkara: Perkara, *rows: Keterlibatan, **more: Any) -> Perkara:
    more = {"alasan": RJ, "nomor": "RJ/1/III/2026"} | more
    return step(perkara, "settle_rj", siapa=tuple(str(row.pk) for row in rows), **more)


def clocks(subject: str) -> set[str]:
    rows = Tenggat.objects.filter(subject=subject, dipenuhi_at=None)
    return set(rows.values_list("aturan", flat=True))


@pytest.mark.laugh(26)
class TestOneIsSettled:
    def test_and_the_case_goes_on_for_the_adult_with_its_clocks(self):
        perkara, (anak, dewasa) = case(("Rizal", 16), ("Hendra", 34))
        owed = clocks(f"perkara:{perkara.pk}")

        perkara = divert(perkara, anak)

        assert (fresh(anak).status, fresh(dewasa).status) == ("diversi", "aktif")
        assert (perkara.tahap, perkara.is_selesai) == ("penyidikan", False)
        assert owed
        assert clocks(f"perkara:{perkara.pk}") == owed
        act = Tindakan.objects.get(keterlibatan=anak, jenis="penyelesaian")
        assert (act.nomor_surat, act.tujuan) == ("3/Pen.Div/2026/PN Prn", "diversi")
        assert [r.status for r in fresh(anak).riwayat.all()][-1] == "diversi"

    def test_with_the_last_of_them_the_case_ends(self):
        perkara, rows = case(("Rizal", 16), ("Rafi", 15))

        perkara = divert(perkara, *rows)

        assert (perkara.tahap, perkara.is_selesai) == ("diversi", True)
        assert not Tenggat.objects.filter(dipenuhi_at=None).exists()

    def test_a_clock_of_one_child_ends_and_that_of_the_other_runs_on(self):
        perkara, (first, second) = case(("Rizal", 16), ("Rafi", 15))
        assert clocks(f"keterlibatan:{first.pk}") == {"diversi_mulai"}

        divert(perkara, first)

        assert not clocks(f"keterlibatan:{first.pk}")
        assert clocks(f"keterlibatan:{second.pk}") == {"diversi_mulai"}

    def test_the_case_of_one_who_went_to_court_ends_at_tahap_2_whatever_became_of_the_child(self):
        perkara, (anak, dewasa) = case(("Rizal", 16), ("Hendra", 34))
        stand(dewasa, StatusOrang.DILIMPAHKAN)

        perkara = divert(perkara, anak)

        assert (perkara.tahap, perkara.is_selesai) == ("tahap_2", True)
        assert fresh(dewasa).status == "dilimpahkan"

    def test_the_timeline_says_who_without_naming_the_child(self):
        perkara, (anak, _) = case(("Rizal", 16), ("Hendra", 34))
        divert(perkara, anak)

        told = story_of(list_timeline(f"perkara:{perkara.pk}"), [])
        text = next(k.text for k in told if k.title == "Diselesaikan di luar pengadilan")

        assert "Terlapor (anak) · Diversi · 3/Pen.Div/2026/PN Prn" in text
        assert "Rizal" not in text

    def test_while_the_file_of_another_is_with_the_prosecutor(self):
        perkara, (anak, dewasa) = case(("Rizal", 16), ("Hendra", 34))
        Perkara.objects.filter(pk=perkara.pk).update(tahap="tahap_1")
        perkara = fresh(anak).perkara

        perkara = divert(perkara, anak)

        assert perkara.tahap == "tahap_1"
        assessed(dewasa)
        with pytest.raises(BerkasDiJPU):
            restore(perkara, dewasa)
        assert fresh(dewasa).status == "aktif"


class TestIsRefused:
    @pytest.mark.parametrize(
        "status",
        [
            StatusOrang.DITANGKAP,
            StatusOrang.DITAHAN,
            StatusOrang.DIBANTARKAN,
            StatusOrang.DITANGGUHKAN,
        ],
    )
    def test_while_he_is_held(self, status):
        perkara, (dewasa,) = case(("Hendra", 34))
        assessed(dewasa)
        stand(dewasa, status)

        with pytest.raises(MasihDitahan, match=r"Hendra masih .* «Upaya paksa»"):
            restore(perkara, dewasa)
        assert fresh(dewasa).status == status

    def test_after_he_was_handed_over(self):
        perkara, (dewasa, other) = case(("Hendra", 34), ("Budi", 40))
        for row in (dewasa, other):
            assessed(row)
        stand(dewasa, StatusOrang.DILIMPAHKAN)

        with pytest.raises(SudahDiserahkan, match="Hendra sudah diserahkan"):
            restore(perkara, other, dewasa)
        assert fresh(other).status == "aktif"

    def test_a_second_time(self):
        perkara, (first, _) = case(("Rizal", 16), ("Rafi", 15))
        perkara = divert(perkara, first)

        with pytest.raises(SudahBerakhir, match="Rizal sudah berakhir"):
            divert(perkara, first)

    def test_without_saying_whom_or_with_a_stranger(self):
        perkara, _ = case(("Rizal", 16))
        _, (other,) = case(("Rafi", 15))

        for rows in ([], [other]):
            with pytest.raises(YangDiselesaikanKosong):
                divert(perkara, *rows)

    def test_diversion_of_an_adult(self):
        perkara, (_, dewasa) = case(("Rizal", 16), ("Hendra", 34))

        with pytest.raises(BukanAnak, match="Hendra bukan anak"):
            divert(perkara, dewasa)

    def test_diversion_of_a_repeated_offence(self):
        perkara, (anak,) = case(("Rizal", 16))
        Keterlibatan.objects.filter(pk=anak.pk).update(residivis=True)

        with pytest.raises(BukanUntukPengulangan, match=r"UU 11/2012 ps\. 7"):
            divert(perkara, anak)

    def test_restorative_justice_in_narcotics_before_the_tat_has_answered(self):
        perkara, (dewasa,) = case(("Hendra", 34))
        with pytest.raises(BelumTAT, match="bagi Hendra belum"):
            restore(perkara, dewasa)
        assessed(dewasa)

        assert restore(perkara, dewasa).tahap == "rj"
        assert fresh(dewasa).status == "rj"

    def test_restorative_justice_of_whom_the_tat_calls_no_user(self):
        perkara, (dewasa,) = case(("Hendra", 34))
        assessed(dewasa, Rekomendasi.PROSES_HUKUM)

        with pytest.raises(TATBukanRehabilitasi, match=r"Hendra: proses hukum.*R/5.*pengedar"):
            restore(perkara, dewasa)

        assert fresh(dewasa).status != "rj"

    def test_but_not_in_a_case_that_is_not_about_narcotics(self):
        perkara, (dewasa,) = case(("Hendra", 34), jenis="obat")

        assert restore(perkara, dewasa).is_selesai


class TestTheThreat:
    def test_of_seven_years_or_more_is_too_heavy_unless_the_child_is_charged_with_less(self):
        both = (PasalDisangkakan(kode="uu35-114-1"), *PEMAKAI)
        perkara, (anak,) = case(("Rizal", 16), pasal_rinci=both)
        with pytest.raises(AncamanTerlaluBerat, match="sampai 20 tahun"):
            divert(perkara, anak)

        divert(perkara, anak, pasal="uu35-127-1-a")

        assert "Pasal 127" in Tindakan.objects.get(jenis="penyelesaian").uraian

    def test_that_is_not_known_here_is_asked_of_the_officer(self):
        perkara, (anak,) = case(("Rizal", 16), pasal=("Pasal 62 UU lama",), pasal_rinci=())
        with pytest.raises(AncamanBelumDiketahui, match="centang pernyataannya"):
            divert(perkara, anak)

        assert divert(perkara, anak, ringan=True).is_selesai


class TestTheAttempt:
    def note(self, perkara: Perkara, **said: Any) -> Tindakan:
        said = {"hasil": HasilDiversi.DIMULAI, "nomor": "BA/1"} | said
        return usecases.record_diversi(perkara, usecases.NewDiversi(**said), actor=PENYIDIK)

    def test_says_which_child(self):
        perkara, (first, second) = case(("Rizal", 16), ("Rafi", 15))
        with pytest.raises(AnakBelumDipilih):
            self.note(perkara, orang="")

        act = self.note(perkara, orang=str(second.pk))

        assert act.keterlibatan_id == second.pk
        assert clocks(f"keterlibatan:{first.pk}") == {"diversi_mulai"}
        assert clocks(f"keterlibatan:{second.pk}") == {"diversi_selesai"}

    def test_is_not_begun_for_what_cannot_be_diverted_but_that_is_written_down(self):
        heavy = (PasalDisangkakan(kode="uu35-114-1"),)
        perkara, (anak,) = case(("Rizal", 16), pasal_rinci=heavy)
        with pytest.raises(AncamanTerlaluBerat):
            self.note(perkara, orang=str(anak.pk))

        said = {"hasil": HasilDiversi.TIDAK_MEMENUHI, "keterangan": "Ancaman 20 tahun"}
        assert self.note(perkara, orang=str(anak.pk), **said).tujuan == "tidak_memenuhi"


class TestThePage:
    def test_settles_whom_is_ticked_on_the_day_of_the_ruling(self):
        perkara, (anak, _) = case(("Rizal", 16), ("Hendra", 34))
        today = f"{localtime(clock.now()):%Y-%m-%d}"
        data = {
            "step": "settle_diversi",
            "versi": perkara.versi,
            "orang": [str(anak.pk)],
            "nomor": "3/Pen.Div/2026/PN Prn",
            "tanggal": today,
            "alasan": "Kembali kepada orang tua",
        }
        url, client = reverse("perkara:langkah", args=[perkara.pk]), as_(PENYIDIK)

        tomorrow = f"{localtime(clock.now() + timedelta(days=1)):%Y-%m-%d}"
        late = client.post(url, data | {"tanggal": tomorrow})
        assert "Tanggal itu belum terjadi" in late.content.decode()
        assert client.post(url, data).status_code == 302

        assert fresh(anak).status == "diversi"
        page = client.get(detail(perkara)).content.decode()
        assert page.count("Diselesaikan di luar pengadilan") == 1

    def test_puts_a_refusal_at_the_field_it_is_about(self):
        perkara, (anak,) = case(("Rizal", 16))
        usecases.set_status_orang(
            fresh(anak), StatusOrang.DITANGKAP, alasan="x", at=clock.now(), actor=PENYIDIK
        )
        client, today = as_(PENYIDIK), f"{localtime(clock.now()):%Y-%m-%d}"
        paper = {"nomor": "B/1", "versi": perkara.versi, "orang": str(anak.pk)}
        settle = paper | {"step": "settle_diversi", "tanggal": today, "alasan": "Kembali"}

        held = client.post(reverse("perkara:langkah", args=[perkara.pk]), settle)
        failed = client.post(
            reverse("perkara:diversi", args=[perkara.pk]), paper | {"hasil": "gagal"}
        )

        form = {t.step: f for t, f in held.context["forms"]["keluar"]}["settle_diversi"]
        assert "masih ditangkap" in str(form.errors["orang"])
        assert list(failed.context["forms"]["diversi"].errors) == ["keterangan"]

    def test_nobody_becomes_diverted_or_restored_by_hand(self):
        perkara, (anak,) = case(("Rizal", 16))
        page = as_(KASAT).get(reverse("perkara:orang", args=[perkara.pk, anak.pk]))

        offered = dict(page.context["forms"]["status"].fields["status"].choices)

        assert {"diversi", "rj"}.isdisjoint(offered)


# --- one is with the prosecutor -------------------------------------------------------------------


def test_whoever_is_with_the_prosecutor_stands_otherwise_by_no_pen():
    _, (row,) = case(("Ahmad Rizki", 31))
    stand(row, StatusOrang.DILIMPAHKAN)

    said = {"alasan": "lari", "at": clock.now(), "actor": PENYIDIK, "terlambat": ""}
    with pytest.raises(SudahDiserahkan):
        usecases.set_status_orang(fresh(row), StatusOrang.DPO, **said)


@pytest.mark.parametrize("name", ["stop_penyidikan", "settle_rehabilitasi"])
def test_no_step_ends_a_whole_case_of_which_one_is_with_the_prosecutor(name):
    perkara, (gone, _) = case(("Ahmad Rizki", 31), ("Burhan", 30))
    stand(gone, StatusOrang.DILIMPAHKAN)
    perkara.refresh_from_db()

    with pytest.raises(TransitionRefused, match="sudah diserahkan ke JPU"):
        step(perkara, name, alasan="Tidak cukup bukti", nomor="S.Tap/9/III/2026")
