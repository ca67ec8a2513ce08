"""Arrest in hours, search and seizure under the court's eye."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from sidik.jejak.models import Peristiwa
from sidik.perkara.data import StatusOrang
from sidik.perkara.errors import BukanPetugasPerkara, UrutanTerbalik
from sidik.perkara.usecases import add_orang
from sidik.tenggat.queries import find_running
from sidik.upaya_paksa.data import IzinPN, NewLepas, PutusanSita
from sidik.upaya_paksa.errors import (
    IzinKosong,
    IzinSesudah,
    LangkahSitaSalah,
    MasihDitangkap,
    SaksiKurang,
    SudahDiajukanUlang,
    SuratPerintahKosong,
    TidakDapatDiperpanjang,
    WaktuPenangkapanHabis,
)
from sidik.upaya_paksa.models import Penangkapan, Penyitaan
from sidik.upaya_paksa.usecases import (
    extend_penangkapan,
    give_tembusan,
    judge_sita,
    notify_kejari,
    release_penangkapan,
    return_sita,
    submit_sita,
)
from tests.cast import PEMBANTU, PENYIDIK
from tests.perkara.builders import in_penyidikan, terlapor, with_tersangka
from tests.upaya_paksa.builders import arrested, detained, seized, suspect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
MALAM = datetime(2026, 3, 5, 14, 40, tzinfo=UTC)
JAM = timedelta(hours=1)


@pytest.fixture(autouse=True)
def kalender():
    with time_machine.travel(MALAM, tick=False) as traveller:
        yield traveller


def reload(row):
    return type(row).objects.select_related("perkara__satuan", "perkara__penyidik").get(pk=row.pk)


def prolong(row, at):
    row = reload(row)
    nomor = "SP.Kap.Lanjut/9/III/2026"
    return extend_penangkapan(row, nomor=nomor, at=at, versi=row.versi, actor=PENYIDIK)


def due(row, aturan, kind="penangkapan"):
    found = find_running(aturan, f"{kind}:{row.pk}")
    return found.due_at if found else None


@pytest.mark.laugh(5)
@pytest.mark.sop("2.b")
def test_a_narcotics_arrest_runs_three_times_twenty_four_hours_from_its_minute():
    row = arrested(with_tersangka())

    assert row.sampai_at == MALAM + 72 * JAM
    assert due(row, "tangkap_narkotika") == MALAM + 72 * JAM
    assert suspect(row.perkara).status == StatusOrang.DITANGKAP


@pytest.mark.laugh(5)
def test_its_extension_begins_where_the_first_hours_end_and_comes_once(kalender):
    row = arrested(with_tersangka())
    kalender.move_to(MALAM + 60 * JAM)

    row = prolong(row, MALAM + 60 * JAM)

    assert row.sampai_at == MALAM + 144 * JAM
    assert due(row, "tangkap_narkotika_lanjut") == MALAM + 144 * JAM
    with pytest.raises(TidakDapatDiperpanjang):
        prolong(row, MALAM + 60 * JAM)


def test_hours_that_are_over_are_not_extended(kalender):
    row = arrested(with_tersangka())
    kalender.move_to(MALAM + 73 * JAM)

    with pytest.raises(WaktuPenangkapanHabis):
        prolong(row, MALAM + 73 * JAM)


@pytest.mark.laugh(26)
def test_a_child_is_arrested_for_a_day_and_no_longer():
    perkara = in_penyidikan()
    add_orang(perkara, terlapor(umur=15), actor=PENYIDIK)

    row = arrested(perkara)

    assert row.sampai_at == MALAM + 24 * JAM
    with pytest.raises(TidakDapatDiperpanjang):
        prolong(row, MALAM)


def test_the_family_gets_its_copy_within_a_day_and_its_name_stays_here():
    row = reload(arrested(with_tersangka()))
    assert due(row, "tembusan_tangkap") == datetime(2026, 3, 6, 15, 59, 59, tzinfo=UTC)

    give_tembusan(
        row, kepada="Ibu Aluh", oleh="Bripka Anang", at=MALAM, versi=row.versi, actor=PENYIDIK
    )

    assert due(row, "tembusan_tangkap") is None
    assert "Ibu Aluh" not in str(list(Peristiwa.objects.values_list("records", flat=True)))


def test_detention_ends_the_arrest_and_keeps_both_moments(kalender):
    perkara = with_tersangka()
    row = arrested(perkara)
    kalender.move_to(MALAM + 70 * JAM)

    held = detained(perkara)

    assert held.penangkapan_id == row.pk
    assert (reload(row).selesai_at, due(row, "tangkap_narkotika")) == (MALAM + 70 * JAM, None)


def test_release_ends_it_and_says_how_he_stands():
    row = reload(arrested(with_tersangka()))

    new = NewLepas(at=MALAM, alasan="SP.Lepas/1")
    release_penangkapan(row, new, versi=row.versi, actor=PENYIDIK)

    assert suspect(row.perkara).status == StatusOrang.TIDAK_DITAHAN


def test_without_an_order_only_who_is_caught_in_the_act_is_arrested_and_nobody_twice():
    perkara = with_tersangka()
    with pytest.raises(SuratPerintahKosong):
        arrested(perkara, nomor="")
    arrested(perkara, nomor="", tertangkap_tangan=True)

    with pytest.raises(MasihDitangkap):
        arrested(perkara)


def test_an_arrest_before_its_report_needs_a_reason_and_an_officer_of_the_order():
    perkara = with_tersangka()
    before = MALAM - 80 * JAM
    with pytest.raises(UrutanTerbalik):
        arrested(perkara, mulai_at=before)
    with pytest.raises(BukanPetugasPerkara):
        arrested(perkara, petugas=[PEMBANTU.nrp])

    row = arrested(perkara, mulai_at=before, tertangkap_tangan=True, terlambat="LP sesudahnya")

    assert Penangkapan.objects.get(pk=row.pk).terlambat == "LP sesudahnya"


def test_an_urgent_seizure_asks_the_court_within_five_working_days_and_tells_the_prosecutor():
    row = seized(with_tersangka())

    assert due(row, "sita_persetujuan", "penyitaan").date() == date(2026, 3, 12)
    assert due(row, "sita_narkotika", "penyitaan") == MALAM + 72 * JAM
    row = reload(row)
    notify_kejari(row, nomor="B/12/III/2026", at=MALAM, versi=row.versi, actor=PENYIDIK)
    assert due(row, "sita_narkotika", "penyitaan") is None


def test_a_refusal_may_be_asked_again_once_and_then_the_goods_go_back():
    row = seized(with_tersangka())
    for _ in range(2):
        row = reload(row)
        row = submit_sita(row, nomor="B/1", at=MALAM, versi=row.versi, actor=PENYIDIK)
        no = PutusanSita(disetujui=False, nomor="3/Pen", at=MALAM)
        row = judge_sita(row, no, versi=row.versi, actor=PENYIDIK)

    assert due(row, "sita_kembali", "penyitaan") is not None
    with pytest.raises(SudahDiajukanUlang):
        submit_sita(row, nomor="B/1", at=MALAM, versi=row.versi, actor=PENYIDIK)
    return_sita(row, at=MALAM, versi=row.versi, actor=PENYIDIK)
    assert due(row, "sita_kembali", "penyitaan") is None


def test_a_court_decides_only_what_was_asked():
    row = reload(seized(with_tersangka()))

    with pytest.raises(LangkahSitaSalah):
        judge_sita(
            row,
            PutusanSita(disetujui=True, nomor="3", at=MALAM),
            versi=row.versi,
            actor=PENYIDIK,
        )


@pytest.mark.parametrize(
    ("change", "no"),
    [
        ({"saksi": ["Udin", " udin "]}, SaksiKurang),
        ({"saksi": ["Udin", ""]}, SaksiKurang),
        ({"izin": IzinPN.IZIN}, IzinKosong),
        (
            {"izin": IzinPN.IZIN, "izin_nomor": "1", "izin_tanggal": date(2026, 3, 6)},
            IzinSesudah,
        ),
    ],
)
def test_a_seizure_needs_two_witnesses_and_the_court(change, no):
    perkara = with_tersangka()

    with pytest.raises(no):
        seized(perkara, **change)
    assert not Penyitaan.objects.exists()
