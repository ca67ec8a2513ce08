"""An LP comes in (SOP 5.a.1-3)."""

import threading
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection

from sidik.jejak.models import Peristiwa
from sidik.jejak.queries import facts_of
from sidik.kernel.errors import NotAllowed, Refusal
from sidik.perkara.data import ModelLP, NewOrang, NomorLP, PeranOrang
from sidik.perkara.errors import (
    KejadianSetelahLaporan,
    LaporanDiMasaDepan,
    LPSudahAda,
    ModelTidakSesuai,
    PelaporBelumDiisi,
    PelaporTidakPerlu,
    SatuanTidakMenyidik,
    TanggalTidakMasukAkal,
)
from sidik.perkara.models import LaporanPolisi, Orang, Perkara
from sidik.perkara.usecases import register_lp
from sidik.satuan.data import SatuanTidakDikenal
from sidik.tenggat.models import Tenggat
from tests.cast import (
    BALANGAN,
    KAPOLRES,
    KASAT,
    OPERATOR_LP,
    ORANG_LUAR,
    PENYIDIK,
    RESNARKOBA,
    SI_TIK,
)
from tests.perkara.builders import MALAM_ITU, NOMOR, an_lp, an_lp_b

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
WITA = ZoneInfo("Asia/Makassar")


@pytest.mark.sop("5.a.1")
def test_an_operator_registers_an_lp_and_a_case_is_open():
    lp = register_lp(an_lp(NOMOR), actor=OPERATOR_LP)

    assert lp.nomor == NOMOR
    assert lp.perkara.tahap == "lp_diterima"
    assert lp.perkara.satuan_id == RESNARKOBA
    assert lp.penerima_nrp == OPERATOR_LP.nrp


@pytest.mark.sop("5.a.2")
def test_the_lp_stands_in_the_ledger_with_its_records_ready_to_travel():
    lp = register_lp(an_lp(NOMOR), actor=OPERATOR_LP)

    trace = Peristiwa.objects.get(verb="lp.terdaftar")
    kinds = [r["kind"] for r in trace.records]
    assert trace.subject == f"perkara:{lp.perkara_id}"
    assert kinds == ["perkara.v1", "lp.v1", "fakta.v1"]
    assert facts_of(trace)["nomor"] == NOMOR


@pytest.mark.laugh(1)
def test_a_number_is_issued_in_the_one_form_of_the_unit():
    with time_machine.travel(MALAM_ITU, tick=False):
        lp = register_lp(an_lp(), actor=OPERATOR_LP)

    assert lp.nomor == (
        "LP/A/1/III/2026/SPKT.SATRESNARKOBA/POLRES BALANGAN/POLDA KALIMANTAN SELATAN"
    )


@pytest.mark.laugh(28)
def test_a_polsek_issues_in_its_own_series():
    register_lp(an_lp(), actor=OPERATOR_LP)

    lp = register_lp(an_lp(satuan=f"{BALANGAN}.PARINGIN"), actor=OPERATOR_LP)

    assert lp.nomor == (
        "LP/A/1/III/2026/SPKT/POLSEK PARINGIN/POLRES BALANGAN/POLDA KALIMANTAN SELATAN"
    )


@pytest.mark.laugh(15)
def test_the_month_and_year_are_those_on_the_wall_of_the_unit():
    new_year = datetime(2025, 12, 31, 16, 5, tzinfo=UTC)

    lp = register_lp(an_lp(dilaporkan_at=new_year), actor=OPERATOR_LP)

    assert (lp.seri, lp.bulan, lp.tahun) == (1, 1, 2026)


def test_issued_numbers_step_over_those_of_the_paper_book():
    register_lp(an_lp(NOMOR.replace("/7/", "/1/")), actor=OPERATOR_LP)
    register_lp(an_lp(NOMOR.replace("/7/", "/2/")), actor=OPERATOR_LP)

    lp = register_lp(an_lp(), actor=OPERATOR_LP)

    assert lp.seri == 3


def test_a_number_of_a_transaction_that_failed_is_issued_again():
    pelapor = NewOrang(nama="Udin", peran=PeranOrang.PELAPOR, nik="12")
    with pytest.raises(Refusal):
        register_lp(an_lp_b(pelapor=pelapor), actor=OPERATOR_LP)

    assert register_lp(an_lp(), actor=OPERATOR_LP).seri == 1


@pytest.mark.parametrize(
    "spelled",
    [
        NOMOR,
        NOMOR.lower(),
        "LPA/07/3/2026/SPKT SATRESNARKOBA/PolresBalangan/Polda Kalimantan Selatan",
    ],
)
def test_the_same_number_spelled_otherwise_is_refused(spelled):
    register_lp(an_lp(NOMOR), actor=OPERATOR_LP)

    with pytest.raises(LPSudahAda, match="sudah terdaftar"):
        register_lp(an_lp(spelled), actor=KASAT)
    assert Perkara.objects.count() == 1


@pytest.mark.sop("2.a")
def test_crooked_old_numbers_are_kept_as_they_were_written():
    lp = register_lp(an_lp("LP/12/III/2020/Kalsel/Res Balangan"), actor=OPERATOR_LP)

    assert lp.nomor == "LP/12/III/2020/Kalsel/Res Balangan"
    assert (lp.seri, lp.bulan, lp.tahun) == (12, 3, 2020)


@pytest.mark.sop("5.a.3")
def test_a_civilian_reporter_is_owed_the_first_sp2hp_by_the_end_of_the_third_day():
    lp = register_lp(an_lp_b(), actor=OPERATOR_LP)

    due = Tenggat.objects.get(aturan="sp2hp_a1", subject=f"perkara:{lp.perkara_id}")
    assert due.due_at.astimezone(WITA).date().isoformat() == "2026-03-07"
    assert due.satuan_kode == RESNARKOBA


@pytest.mark.laugh(2)
def test_nobody_is_owed_a_letter_for_what_a_member_reported_himself():
    register_lp(an_lp(), actor=OPERATOR_LP)

    assert not Tenggat.objects.filter(aturan__startswith="sp2hp").exists()
    assert not Orang.objects.exists()


def test_a_case_that_nobody_has_yet_goes_up_fastest():
    lp = register_lp(an_lp(), actor=OPERATOR_LP)

    running = Tenggat.objects.get(subject=f"perkara:{lp.perkara_id}")
    assert running.aturan == "tanpa_penyidik"
    assert running.due_at - running.mulai_at <= timedelta(hours=24)


def test_the_reporter_is_nowhere_in_the_words_of_the_timeline_nor_is_the_telephone():
    register_lp(an_lp_b(), actor=OPERATOR_LP)

    words = [facts_of(t) for t in Peristiwa.objects.all()]
    wired = str([t.records for t in Peristiwa.objects.all()])
    assert "S.M." not in str(words)
    assert "Maimunah" not in str(words)
    assert "81255501234" not in wired


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        (lambda: an_lp_b(pelapor=None), PelaporBelumDiisi),
        (lambda: an_lp(pelapor=an_lp_b().pelapor), PelaporTidakPerlu),
        (lambda: an_lp(dilaporkan_at=datetime(2199, 1, 1, tzinfo=UTC)), LaporanDiMasaDepan),
        (lambda: an_lp(kejadian_at=MALAM_ITU + timedelta(hours=1)), KejadianSetelahLaporan),
        (lambda: an_lp(kejadian_at=datetime(2, 1, 1, tzinfo=UTC)), TanggalTidakMasukAkal),
        (lambda: an_lp(NOMOR, model=ModelLP.B, pelapor=an_lp_b().pelapor), ModelTidakSesuai),
        (lambda: an_lp(satuan=f"{BALANGAN}.SPKT"), SatuanTidakMenyidik),
        (lambda: an_lp(satuan=f"{BALANGAN}.TIDAKADA"), SatuanTidakDikenal),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(new, refusal):
    with pytest.raises(refusal):
        register_lp(new(), actor=OPERATOR_LP)

    assert not Perkara.objects.exists()
    assert not Peristiwa.objects.exists()


@pytest.mark.parametrize("actor", [KAPOLRES, SI_TIK, ORANG_LUAR], ids=lambda a: a.nama)
def test_an_lp_is_taken_only_by_those_whose_work_it_is(actor):
    with pytest.raises(NotAllowed):
        register_lp(an_lp(), actor=actor)


def test_an_investigator_registers_for_his_own_unit():
    assert register_lp(an_lp(), actor=PENYIDIK).perkara.satuan_id == RESNARKOBA


@pytest.mark.django_db(transaction=True)
def test_many_clerks_at_once_get_numbers_without_gap_or_double():
    failed = []

    def clerk():
        try:
            for _ in range(4):
                register_lp(an_lp(), actor=OPERATOR_LP)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=clerk) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    assert sorted(LaporanPolisi.objects.values_list("seri", flat=True)) == list(range(1, 21))


@pytest.mark.django_db(transaction=True)
def test_of_two_clerks_with_one_number_only_one_registers_it():
    barrier, outcome = threading.Barrier(2), []

    def clerk():
        try:
            barrier.wait()
            register_lp(an_lp(NOMOR), actor=OPERATOR_LP)
            outcome.append("terdaftar")
        except LPSudahAda:
            outcome.append("sudah ada")
        finally:
            connection.close()

    threads = [threading.Thread(target=clerk) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcome) == ["sudah ada", "terdaftar"]
    assert Perkara.objects.count() == 1


def test_the_key_of_an_lp_is_that_of_its_number():
    lp = register_lp(an_lp(NOMOR), actor=OPERATOR_LP)

    assert lp.nomor_key == NomorLP.parse(NOMOR.title()).key
