"""A case ends and goes on again: what its acts of force owe comes back, from its true beginning."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from sidik.kernel.ref import ref
from sidik.perkara.data import Jawaban, TujuanGelar
from sidik.perkara.models import Perkara
from sidik.perkara.usecases import answer_buka_kunci, ask_buka_kunci
from sidik.tenggat.queries import find_running
from sidik.tenggat.usecases import cancel_tenggat
from sidik.upaya_paksa.models import Penyitaan
from sidik.upaya_paksa.queries import list_tahanan
from sidik.upaya_paksa.usecases import copy_sita, revive_clocks
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import as_, gelar, step, with_tersangka
from tests.upaya_paksa.builders import arrested, detained, reread, seized
from tests.upaya_paksa.test_tahan import pause

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri"), pytest.mark.laugh(20)]
MALAM = datetime(2026, 3, 5, 14, 40, tzinfo=UTC)
BARU = "Ditemukan bukti baru"


@pytest.fixture(autouse=True)
def kalender():
    with time_machine.travel(MALAM, tick=False) as traveller:
        yield traveller


def stopped(perkara: Perkara) -> Perkara:
    gelar(perkara, TujuanGelar.HENTI)
    return step(reread(perkara), "stop_penyidikan", alasan="Tidak cukup bukti")


def resume(perkara: Perkara) -> None:
    """Open it again as an officer does."""
    row = ask_buka_kunci(perkara, "Saksi baru melapor", actor=PENYIDIK)
    answer_buka_kunci(row, Jawaban.DITERIMA, actor=KASAT)
    gelar(reread(perkara), TujuanGelar.BUKA)
    perkara = reread(perkara)
    data = {
        "step": "resume_tersangka",
        "versi": perkara.versi,
        "nomor": "SP.Sidik/99/XI/2026",
        "alasan": BARU,
    }
    answer = as_(PENYIDIK).post(reverse("perkara:langkah", args=[perkara.pk]), data)
    assert answer.status_code == 302, re.findall(r"<p[^>]*>[^<]+", answer.content.decode())[:8]


def test_a_seizure_owes_again_what_it_owed_before_the_sp3(kalender):
    perkara = with_tersangka()
    row = seized(perkara)
    owed = ("sita_salinan", "sita_narkotika")
    before = {kode: find_running(kode, ref("penyitaan", row.pk)).due_at for kode in owed}
    kalender.shift(timedelta(hours=5))
    perkara = stopped(perkara)
    assert find_running("sita_narkotika", ref("penyitaan", row.pk)) is None

    kalender.shift(timedelta(days=9))
    resume(perkara)

    again = {kode: find_running(kode, ref("penyitaan", row.pk)) for kode in owed}
    assert {kode: clock.due_at for kode, clock in again.items()} == before
    assert all(clock.mulai_at == MALAM for clock in again.values())


def test_what_was_done_meanwhile_is_owed_no_more(kalender):
    perkara = with_tersangka()
    row = seized(perkara)
    perkara = stopped(perkara)
    row = Penyitaan.objects.select_related("perkara__satuan", "perkara__penyidik").get(pk=row.pk)
    copy_sita(row, at=MALAM, versi=row.versi, actor=PENYIDIK)
    kalender.shift(timedelta(hours=5))

    resume(perkara)

    assert find_running("sita_salinan", ref("penyitaan", row.pk)) is None
    assert find_running("sita_narkotika", ref("penyitaan", row.pk))


def taken_off(perkara: Perkara) -> Perkara:
    """As of old a case ended over somebody who was held."""
    cancel_tenggat(actor=PENYIDIK, subject=ref("perkara", perkara.pk), alasan="Hentikan penyidikan")
    return reread(perkara)


def test_the_days_of_a_detention_run_again_to_their_own_end_and_stand_still_where_they_did(
    kalender,
):
    perkara = with_tersangka()
    row = detained(perkara)
    before = find_running("tahan_penyidik", ref("penahanan", row.pk)).due_at
    kalender.shift(timedelta(days=3))
    pause(row, "2026-03-07")

    revive_clocks(taken_off(perkara), actor=PENYIDIK)

    again = find_running("tahan_penyidik", ref("penahanan", row.pk))
    assert again.due_at == before
    assert again.jeda_at is not None


def test_and_the_hours_of_an_arrest_with_the_copy_for_his_family():
    perkara = with_tersangka()
    row = arrested(perkara)

    revive_clocks(taken_off(perkara), actor=PENYIDIK)

    for kode in ("tangkap_narkotika", "tembusan_tangkap"):
        assert find_running(kode, ref("penangkapan", row.pk)).mulai_at == MALAM


def test_nobody_is_asked_to_extend_the_detention_of_a_case_that_is_over():
    row = detained(with_tersangka())
    Perkara.objects.filter(pk=row.perkara_id).update(tahap="sp3", selesai_at=MALAM)

    [card] = list_tahanan(KASAT)

    assert "perkara sudah berakhir" in card.tugas
    assert "keluarkan" in card.tugas
    assert "minta" not in card.tugas
