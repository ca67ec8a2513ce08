"""A case that had ended goes on again: by consent, a gelar, a paper and a ground, in the open."""

from datetime import timedelta

import pytest

from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.kernel.flow import TransitionRefused
from sidik.perkara import usecases
from sidik.perkara.data import SELESAI, Jawaban, Tahap, TujuanGelar
from sidik.perkara.errors import AlasanBelumDipilih, BelumTerkunci, PerkaraSudahSelesai
from sidik.perkara.flow import BUKA, PERKARA, reasons_for
from sidik.perkara.models import Perkara
from sidik.perkara.queries import get_halaman
from sidik.tenggat.models import Tenggat
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import (
    as_,
    assigned,
    detail,
    gelar,
    in_penyidikan,
    step,
    terlapor,
    with_tersangka,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
BARU = "Ditemukan bukti baru"


def stopped(perkara: Perkara) -> Perkara:
    gelar(perkara, TujuanGelar.HENTI)
    return step(perkara, "stop_penyidikan", alasan="Tidak cukup bukti")


def opened(perkara: Perkara) -> Perkara:
    row = usecases.ask_buka_kunci(perkara, "Saksi baru melapor", actor=PENYIDIK)
    usecases.answer_buka_kunci(row, Jawaban.DITERIMA, actor=KASAT)
    return Perkara.objects.select_related("satuan", "penyidik").get(pk=perkara.pk)


@pytest.mark.laugh(20)
def test_new_evidence_after_sp3_reopens_the_case_and_its_clocks():
    perkara = opened(stopped(with_tersangka()))
    gelar(perkara, TujuanGelar.BUKA)

    perkara = step(perkara, "resume_tersangka", alasan=BARU, nomor="SP.Sidik/99/XI/2026")

    assert (perkara.tahap, perkara.selesai_at, perkara.is_tutup) == ("tersangka", None, False)
    assert Tenggat.objects.filter(aturan="spdp", dipenuhi_at=None).count() == 1
    told = get_halaman(PENYIDIK, perkara).riwayat[:12]
    said = [(k.title, k.text) for k in told if k.title.startswith("Buka kembali")]
    assert said == [
        (
            "Buka kembali penyidikan dengan tersangkanya",
            f"Nomor Sprin Sidik lanjutan SP.Sidik/99/XI/2026 · {BARU}",
        )
    ]


def test_a_stop_before_penyidikan_goes_back_to_lidik():
    perkara = step(assigned(), "open_penyelidikan")
    gelar(perkara, TujuanGelar.HENTI)
    perkara = opened(step(perkara, "stop_penyelidikan", alasan="Tidak cukup bukti"))
    gelar(perkara, TujuanGelar.BUKA)

    assert step(perkara, "reopen_penyelidikan", alasan=BARU).tahap == "penyelidikan"


def test_it_stays_open_after_the_hours_of_the_unlock_have_run_out():
    perkara = in_penyidikan()
    usecases.lock_perkara(perkara, versi=perkara.versi, actor=KASAT)
    perkara = stopped(opened(perkara))
    perkara = opened(usecases.lock_perkara(perkara, versi=perkara.versi, actor=KASAT))
    gelar(perkara, TujuanGelar.BUKA)
    perkara = step(perkara, "resume_penyidikan", alasan=BARU)

    with clock.telling(clock.now() + timedelta(hours=30)):
        usecases.add_orang(perkara, terlapor("Budi"), actor=PENYIDIK)


def test_a_closed_case_is_corrected_while_it_is_open_and_then_closes_again():
    perkara = opened(stopped(in_penyidikan()))
    usecases.add_orang(perkara, terlapor("Budi"), actor=PENYIDIK)

    with (
        clock.telling(clock.now() + timedelta(hours=25)),
        pytest.raises(PerkaraSudahSelesai, match="buka kunci"),
    ):
        usecases.add_orang(perkara, terlapor("Candra"), actor=PENYIDIK)


class TestRefused:
    def test_without_consent(self):
        perkara = stopped(in_penyidikan())

        with pytest.raises(PerkaraSudahSelesai):
            step(perkara, "resume_penyidikan", alasan=BARU)
        row = usecases.ask_buka_kunci(perkara, "Saksi baru", actor=KASAT)
        with pytest.raises(NotAllowed):
            usecases.answer_buka_kunci(row, Jawaban.DITERIMA, actor=KASAT)

    def test_without_a_gelar_of_its_own(self):
        perkara = opened(stopped(in_penyidikan()))

        with pytest.raises(TransitionRefused, match="gelar pembukaan kembali"):
            step(perkara, "resume_penyidikan", alasan=BARU)

    def test_on_no_ground_that_is_known(self):
        perkara = opened(stopped(in_penyidikan()))
        gelar(perkara, TujuanGelar.BUKA)

        with pytest.raises(AlasanBelumDipilih):
            step(perkara, "resume_penyidikan", alasan="Karena diminta")

    def test_a_second_stop_is_not_decided_by_the_gelar_of_the_first(self):
        perkara = opened(stopped(in_penyidikan()))
        gelar(perkara, TujuanGelar.BUKA)
        perkara = step(perkara, "resume_penyidikan", alasan=BARU)

        with pytest.raises(TransitionRefused, match="gelar perkara untuk penyelesaian"):
            step(perkara, "stop_penyidikan", alasan="Tidak cukup bukti")

    def test_a_running_case_that_is_not_locked_is_not_unlocked(self):
        with pytest.raises(BelumTerkunci):
            usecases.ask_buka_kunci(in_penyidikan(), "Iseng", actor=PENYIDIK)


def test_every_ending_but_tahap_2_has_a_way_back_with_dated_grounds():
    back = {source for s in PERKARA.steps if s.name in BUKA for source in s.sources}

    assert back == SELESAI - {Tahap.TAHAP_2}
    assert all(reasons_for(name, "kuhap_2025") for name in BUKA)


def test_the_closed_page_says_how_it_is_opened():
    page = as_(PENYIDIK).get(detail(stopped(in_penyidikan()))).content.decode()

    assert "Minta buka kunci" in page
    assert "Perkara sudah selesai; minta buka kunci dengan alasannya." in page


@pytest.mark.parametrize("name", sorted({"send_tahap_1", "take_p19", "take_p21"}))
def test_no_button_of_the_case_goes_past_its_file(name):
    """The room of the files takes these steps; here they are closed and lead there."""
    perkara = with_tersangka()
    usecases.record_spdp(perkara, nomor="SPDP/24", actor=PENYIDIK)
    if name != "send_tahap_1":
        perkara = step(perkara, "send_tahap_1")
    client = as_(PENYIDIK)

    answer = client.post(
        f"{detail(perkara)}langkah/",
        {"step": name, "versi": perkara.versi, "nomor": "B/1", "alasan": "x", "berkas": "palsu"},
    )

    assert answer.status_code == 409
    assert "tahap ini mengikuti berkas perkaranya" in answer.content.decode()
    assert Perkara.objects.get().tahap == perkara.tahap
    assert 'href="#berkas"' in client.get(detail(perkara)).content.decode()
