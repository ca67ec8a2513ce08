"""The clocks of a case start, move and end with it (SOP 2.b)."""

from datetime import datetime, timedelta

import pytest
from django.db.models import Q
from django.urls import reverse

from sidik.kernel import clock
from sidik.perkara import usecases
from sidik.perkara.data import HasilDiversi, Jawaban, Kabar, Kesulitan, TujuanGelar
from sidik.perkara.errors import BukanPerkaraAnak, KeteranganKosong, SuratBelumDiisi
from sidik.perkara.models import Perkara
from sidik.perkara.queries import list_keterlibatan
from sidik.perkara.queries.layar import get_halaman
from sidik.satuan.queries import get_satuan
from sidik.tenggat.models import Tenggat
from sidik.tenggat.usecases import warn
from tests.cast import BALANGAN, KAPOLRES, KASAT, PENYIDIK, SISTEM
from tests.perkara.builders import (
    MALAM_ITU,
    an_lp_b,
    as_,
    assigned,
    detail,
    gelar,
    in_penyidikan,
    registered,
    step,
    terlapor,
    with_tersangka,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def running(perkara: Perkara) -> set[str]:
    case = f"perkara:{perkara.pk}"
    rows = Tenggat.objects.filter(Q(subject=case) | Q(induk=case), dipenuhi_at=None)
    return set(rows.values_list("aturan", flat=True))


@pytest.mark.sop("2.b")
def test_a_case_that_somebody_has_is_no_longer_counted_as_nobodys():
    perkara = registered().perkara
    assert running(perkara) == {"tanpa_penyidik"}

    assert running(assigned()) == set()


def test_a_case_lifted_to_another_unit_is_nobodys_again():
    perkara = assigned()
    ke = get_satuan(f"{BALANGAN}.PARINGIN")
    row = usecases.offer_pelimpahan(perkara, ke, nomor="B/1", alasan="wilayah", actor=KASAT)

    usecases.answer_pelimpahan(row, Jawaban.DITERIMA, catatan="", actor=KAPOLRES)

    assert running(perkara) == {"tanpa_penyidik"}


def test_the_reporter_is_owed_letters_through_lidik_and_sidik():
    perkara = step(assigned(an_lp_b()), "open_penyelidikan")
    assert running(perkara) == {"sp2hp_a1", "pelapor_diabaikan", "sp2hp_lidik", "sp2hp_bulanan"}
    gelar(perkara, TujuanGelar.NAIK_SIDIK)
    step(perkara, "hold_gelar")

    step(perkara, "open_penyidikan")

    letters = {"sp2hp_a1", "pelapor_diabaikan", "sp2hp_sidik", "sp2hp_bulanan"}
    assert running(perkara) == {*letters, "spdp"}


def due(perkara: Perkara, aturan: str) -> datetime:
    return Tenggat.objects.get(
        aturan=aturan, subject=f"perkara:{perkara.pk}", dipenuhi_at=None
    ).due_at


def test_a_step_is_no_letter_so_the_month_runs_on_and_a_letter_begins_it_anew():
    with clock.telling(MALAM_ITU):
        perkara = step(assigned(an_lp_b()), "open_penyelidikan")
    end = due(perkara, "sp2hp_bulanan")
    with clock.telling(MALAM_ITU + timedelta(days=20)):
        gelar(perkara, TujuanGelar.NAIK_SIDIK)
        step(step(perkara, "hold_gelar"), "open_penyidikan")
        assert due(perkara, "sp2hp_bulanan") == end

        usecases.record_kabar(perkara, Kabar.SP2HP_A1, nomor="B/1", actor=PENYIDIK)

        assert due(perkara, "sp2hp_bulanan") == end + timedelta(days=20)


def test_whoever_was_written_to_once_is_not_ignored():
    perkara = assigned(an_lp_b())
    assert "pelapor_diabaikan" in running(perkara)

    usecases.record_kabar(perkara, Kabar.SP2HP_A1, nomor="B/1", actor=PENYIDIK)

    assert "pelapor_diabaikan" not in running(perkara)


def test_a_member_who_reports_himself_is_owed_no_monthly_letter():
    perkara = step(assigned(), "open_penyelidikan")

    assert not {"sp2hp_bulanan", "pelapor_diabaikan"} & running(perkara)


def test_closing_ends_the_month_and_the_wait_of_the_reporter():
    perkara = step(assigned(an_lp_b()), "open_penyelidikan")
    gelar(perkara, TujuanGelar.HENTI)

    step(perkara, "stop_penyelidikan", alasan="Bukan tindak pidana")

    assert running(perkara) == set()


def test_a_report_from_before_the_rule_starts_no_clock_of_it():
    old = an_lp_b(dilaporkan_at=MALAM_ITU - timedelta(days=365))

    assert "pelapor_diabaikan" not in running(registered(old).perkara)


def test_when_the_calendar_is_through_the_month_still_asks_for_a_letter_on_the_page():
    perkara = in_penyidikan_b()
    for nomor in range(1, 6):
        usecases.record_kabar(
            perkara,
            Kabar.SP2HP_A1 if nomor == 1 else Kabar.SP2HP_SIDIK,
            nomor=f"B/{nomor}",
            actor=PENYIDIK,
        )

    assert "sp2hp_sidik" not in running(perkara)
    assert "SP2HP penyidikan" in as_(PENYIDIK).get(detail(perkara)).content.decode()


def test_a_harder_grade_moves_the_calendar_of_the_letters():
    perkara = in_penyidikan_b()
    before = Tenggat.objects.get(aturan="sp2hp_sidik").due_at

    usecases.grade_perkara(perkara, Kesulitan.SANGAT_SULIT, versi=perkara.versi, actor=KASAT)

    assert Tenggat.objects.get(aturan="sp2hp_sidik").due_at > before


def in_penyidikan_b() -> Perkara:
    perkara = assigned(an_lp_b(tertangkap_tangan=True))
    return step(perkara, "open_penyidikan_langsung")


def test_a_closed_case_owes_nothing_but_word_of_its_end():
    perkara = with_tersangka()
    gelar(perkara, TujuanGelar.HENTI)

    step(perkara, "stop_penyidikan", alasan="Tidak cukup bukti")

    assert running(perkara) == {"sp3_pemberitahuan"}
    usecases.record_kabar(perkara, Kabar.SP3, nomor="B/77/III/2026", actor=PENYIDIK)
    assert running(perkara) == set()


def test_naming_a_suspect_owes_him_notice():
    perkara = with_tersangka()
    assert "pemberitahuan_tersangka" in running(perkara)

    with pytest.raises(SuratBelumDiisi):
        usecases.record_kabar(perkara, Kabar.TERSANGKA, nomor=" ", actor=PENYIDIK)
    usecases.record_kabar(perkara, Kabar.TERSANGKA, nomor="B/9", actor=PENYIDIK)

    assert "pemberitahuan_tersangka" not in running(perkara)


@pytest.mark.laugh(26)
class TestDiversion:
    def child(self) -> Perkara:
        perkara = in_penyidikan()
        usecases.add_orang(perkara, terlapor("Rizal", umur=16), actor=PENYIDIK)
        return perkara

    def tried(self, perkara: Perkara, hasil: HasilDiversi, keterangan: str = "") -> None:
        anak = next((k for k in list_keterlibatan(perkara) if k.is_anak), None)
        said = {"hasil": hasil, "nomor": "BA/1", "keterangan": keterangan, "ringan": True}
        new = usecases.NewDiversi(orang=str(anak.pk) if anak else "", **said)
        usecases.record_diversi(perkara, new, actor=PENYIDIK)

    def test_a_child_in_a_penyidikan_is_owed_the_attempt_and_then_its_end(self):
        perkara = self.child()
        assert "diversi_mulai" in running(perkara)

        self.tried(perkara, HasilDiversi.DIMULAI)

        assert "diversi_mulai" not in running(perkara)
        assert "diversi_selesai" in running(perkara)

    def test_whoever_does_not_qualify_is_written_down_with_the_reason(self):
        perkara = self.child()
        with pytest.raises(KeteranganKosong):
            self.tried(perkara, HasilDiversi.TIDAK_MEMENUHI)

        self.tried(perkara, HasilDiversi.TIDAK_MEMENUHI, "Ancaman di atas tujuh tahun")

        assert not {"diversi_mulai", "diversi_selesai"} & running(perkara)

    def test_it_is_for_children_only(self):
        with pytest.raises(BukanPerkaraAnak):
            self.tried(in_penyidikan(), HasilDiversi.DIMULAI)


def test_notice_and_diversion_on_the_page():
    perkara = with_tersangka()
    anak = usecases.add_orang(perkara, terlapor("Rizal", umur=16), actor=PENYIDIK)
    client = as_(PENYIDIK)
    client.post(
        reverse("perkara:kabar", args=[perkara.pk]),
        {"kabar": "pemberitahuan_tersangka", "nomor": "B/9/III/2026", "versi": perkara.versi},
    )
    client.post(
        reverse("perkara:diversi", args=[perkara.pk]),
        {
            "hasil": "dimulai",
            "orang": str(anak.pk),
            "ringan": "on",
            "nomor": "BA/1",
            "versi": perkara.versi,
        },
    )

    page = client.get(detail(perkara)).content.decode()
    assert "B/9/III/2026" in page
    assert "Diversi dimulai" in page
    assert client.post(reverse("perkara:kabar", args=[perkara.pk]), {}).status_code == 422


@pytest.mark.parametrize(("after", "said"), [(2, ""), (5, ", terlambat 3 hari")])
def test_a_letter_that_went_after_its_end_is_shown_as_late(after, said):
    perkara = registered(an_lp_b()).perkara
    sent = MALAM_ITU + timedelta(days=after)
    usecases.record_kabar(perkara, Kabar.SP2HP_A1, nomor="B/1", actor=KASAT, at=sent)

    page = as_(KASAT).get(detail(perkara)).content.decode()

    assert f"<strong>selesai{said}</strong>" in page


def test_a_reminder_says_of_which_clock_and_how_long_it_has_left():
    perkara = assigned(an_lp_b(dilaporkan_at=clock.now() - timedelta(minutes=1)))
    tenggat = Tenggat.objects.get(subject=f"perkara:{perkara.pk}", aturan="sp2hp_a1")

    warn(tenggat, actor=SISTEM)

    told = next(
        k for k in get_halaman(PENYIDIK, perkara).riwayat if k.title == "Tenggat diingatkan"
    )
    assert tenggat.label in told.text
    assert "sisa" in told.text
