"""The SPDP goes to three, hangs on its Sprin Sidik, and is known by three words."""

from datetime import timedelta

import pytest

from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.queries import facts_of
from sidik.perkara.usecases import add_orang
from sidik.prapenuntutan.data import PIHAK_LABEL, JenisSPDP, KodeSurat, NewSurat, PihakSPDP
from sidik.prapenuntutan.errors import (
    AlasanSusulan,
    BelumPenyidikan,
    BuktiBelumDiisi,
    LangkahBerkasDitolak,
    NomorBelumDiisi,
    P17TidakDikenal,
    PenerimaTidakAda,
    PihakSudahDiberi,
    SPDPBelumAda,
    SPDPMendahuluiSprin,
    SPDPSudahAda,
    TanggalDiDepan,
    TerimaMendahuluiSurat,
)
from sidik.prapenuntutan.models import SPDP, SuratJPU
from sidik.prapenuntutan.queries import get_halaman, get_susunan
from sidik.prapenuntutan.usecases import record_spdp, record_surat
from sidik.tenggat.models import Tenggat
from tests.cast import KASAT, ORANG_LUAR, PENYIDIK
from tests.perkara.builders import an_lp_b, assigned, in_penyidikan, step, terlapor
from tests.prapenuntutan.builders import (
    antar,
    langkah,
    opened,
    perkara_with,
    ready,
    spdp_of,
    spdp_sampai,
    today,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def clock_of(perkara, aturan):
    subject = ref("perkara", perkara.pk)
    return Tenggat.objects.filter(aturan=aturan, subject=subject).order_by("-mulai_at").first()


@pytest.mark.laugh(7)
def test_the_clock_of_the_spdp_is_met_only_when_all_three_know_and_not_with_the_prosecutor_alone(
    hari,
):
    perkara = in_penyidikan(model=an_lp_b().model, pelapor=an_lp_b().pelapor)
    orang = add_orang(perkara, terlapor(), actor=PENYIDIK)
    perkara.refresh_from_db()
    perkara = step(perkara, "name_tersangka", orang=str(orang.pk))
    spdp = record_spdp(perkara, spdp_of(perkara), actor=PENYIDIK)

    antar(spdp, PihakSPDP.JPU)
    antar(spdp, PihakSPDP.TERLAPOR)
    assert clock_of(perkara, "spdp").dipenuhi_at is None
    assert not facts_of(perkara).has_spdp
    antar(spdp, PihakSPDP.PELAPOR)

    assert clock_of(perkara, "spdp").dipenuhi_at is not None
    assert facts_of(perkara).has_spdp


def test_an_lp_of_a_member_offers_no_reporter_and_refuses_one(hari):
    perkara = perkara_with(1)
    spdp = record_spdp(perkara, spdp_of(perkara), actor=PENYIDIK)

    [lembar] = get_halaman(PENYIDIK, perkara).spdp

    assert [each.label.partition(":")[0] for each in lembar.penerima] == [
        PIHAK_LABEL[pihak] for pihak in (PihakSPDP.JPU, PihakSPDP.TERLAPOR)
    ]
    with pytest.raises(PenerimaTidakAda, match="LP/A"):
        antar(spdp, PihakSPDP.PELAPOR)


@pytest.mark.laugh(2)
def test_an_lp_of_a_member_asks_for_no_civilian_reporter_and_no_victim(hari):
    perkara = perkara_with(1)
    spdp = record_spdp(perkara, spdp_of(perkara), actor=PENYIDIK)

    assert get_susunan(perkara).wajib(spdp) == [PihakSPDP.JPU, PihakSPDP.TERLAPOR]


@pytest.mark.laugh(7)
def test_the_clock_runs_from_the_day_of_the_sprin_sidik_for_seven_days(hari):
    perkara = perkara_with(1)

    clock = clock_of(perkara, "spdp")

    assert (clock.due_at - clock.mulai_at) < timedelta(days=7)
    assert clock.due_at.date() == hari.ini + timedelta(days=6)


def test_an_spdp_older_than_its_sprin_sidik_is_refused(hari):
    perkara = perkara_with(1)
    hari.maju(1)

    new = spdp_of(perkara, tanggal=today() - timedelta(days=1), sprin_tanggal=today())
    with pytest.raises(SPDPMendahuluiSprin):
        record_spdp(perkara, new, actor=PENYIDIK)


def test_number_day_and_issuing_unit_are_one_identity_in_any_spelling(hari):
    perkara = perkara_with(1)
    record_spdp(perkara, spdp_of(perkara), actor=PENYIDIK)

    again = spdp_of(perkara, nomor="spdp/24/iii/RES 4.2/2026/RESNARKOBA")
    with pytest.raises(SPDPSudahAda):
        record_spdp(perkara, again, actor=PENYIDIK)
    hari.maju(1)
    record_spdp(perkara, spdp_of(perkara, sprin_tanggal=today()), actor=PENYIDIK)

    assert SPDP.objects.count() == 2


def test_before_the_penyidikan_there_is_nothing_to_announce(hari):
    perkara = assigned()

    with pytest.raises(BelumPenyidikan):
        record_spdp(perkara, spdp_of(perkara), actor=PENYIDIK)


@pytest.mark.parametrize("missing", ["nomor", "sprin_nomor"])
def test_an_spdp_without_its_numbers_is_refused(hari, missing):
    perkara = perkara_with(1)

    with pytest.raises(NomorBelumDiisi):
        record_spdp(perkara, spdp_of(perkara, **{missing: "  "}), actor=PENYIDIK)


def test_each_of_the_three_is_told_once_and_with_proof(hari):
    perkara = perkara_with(1)
    spdp = record_spdp(perkara, spdp_of(perkara), actor=PENYIDIK)
    antar(spdp, PihakSPDP.JPU)

    with pytest.raises(PihakSudahDiberi):
        antar(spdp, PihakSPDP.JPU)
    with pytest.raises(BuktiBelumDiisi):
        antar(spdp, PihakSPDP.TERLAPOR, bukti=" ")


def test_a_letter_of_tomorrow_is_refused_and_one_of_last_week_needs_the_reason_why(hari):
    perkara = perkara_with(1)
    hari.maju(5)
    day = {"tanggal": today() - timedelta(days=5), "sprin_tanggal": today() - timedelta(days=5)}

    ahead = spdp_of(perkara, tanggal=today() + timedelta(days=1))
    with pytest.raises(TanggalDiDepan):
        record_spdp(perkara, ahead, actor=PENYIDIK)
    with pytest.raises(AlasanSusulan):
        record_spdp(perkara, spdp_of(perkara, **day), actor=PENYIDIK)
    late = record_spdp(
        perkara, spdp_of(perkara, **day, terlambat="Listrik padam tiga hari"), actor=PENYIDIK
    )

    assert late.terlambat == "Listrik padam tiga hari"


def test_thirty_days_after_the_spdp_without_a_file_the_prosecutor_must_be_told(hari):
    perkara = perkara_with(1)
    assert clock_of(perkara, "spdp_berkas") is None
    hari.maju(2)
    spdp_sampai(perkara, sprin_tanggal=today() - timedelta(days=2))
    running = clock_of(perkara, "spdp_berkas")
    assert running.mulai_at.date() == today()
    assert running.dipenuhi_at is None

    hari.maju(20)
    report = NewSurat(kode=KodeSurat.LAPOR_JPU, nomor="B/88/III/2026", tanggal=today())
    record_surat(perkara, report, actor=PENYIDIK)

    assert clock_of(perkara, "spdp_berkas").dipenuhi_at is not None


def test_a_p16_keeps_the_names_and_a_p17_waits_for_its_answer(hari):
    perkara = perkara_with(1)
    spdp_sampai(perkara)
    p16 = NewSurat(
        kode=KodeSurat.P16, nomor="Print-12/P-16", tanggal=today(), jaksa=("Jaksa Satu, S.H.",)
    )
    record_surat(perkara, p16, actor=PENYIDIK)
    p17 = NewSurat(kode=KodeSurat.P17, nomor="R-3/P-17", tanggal=today(), tanggal_terima=today())
    asked = record_surat(perkara, p17, actor=PENYIDIK)
    answer = NewSurat(kode=KodeSurat.JAWAB_P17, nomor="B/90/III/2026", tanggal=today())

    with pytest.raises(P17TidakDikenal):
        record_surat(perkara, answer, actor=PENYIDIK)
    said = NewSurat(
        kode=KodeSurat.JAWAB_P17, nomor="B/90/III/2026", tanggal=today(), balas=str(asked.pk)
    )
    assert record_surat(perkara, said, actor=PENYIDIK).balas == asked
    assert SuratJPU.objects.get(kode="p16").jaksa == "Jaksa Satu, S.H."


def test_a_letter_of_the_prosecutor_before_any_spdp_or_received_before_it_was_written(hari):
    perkara = perkara_with(1)
    p17 = NewSurat(kode=KodeSurat.P17, nomor="R-3/P-17", tanggal=today())
    with pytest.raises(SPDPBelumAda):
        record_surat(perkara, p17, actor=PENYIDIK)

    spdp_sampai(perkara)
    early = NewSurat(
        kode=KodeSurat.P17,
        nomor="R-3/P-17",
        tanggal=today(),
        tanggal_terima=today() - timedelta(days=1),
    )
    with pytest.raises(TerimaMendahuluiSurat):
        record_surat(perkara, early, actor=PENYIDIK)


def test_a_suspect_named_more_than_seven_days_later_needs_a_notice_before_the_file_goes(hari):
    perkara = in_penyidikan()
    spdp = spdp_sampai(perkara)
    hari.maju(10)
    orang = add_orang(perkara, terlapor(), actor=PENYIDIK)
    perkara.refresh_from_db()
    perkara = step(perkara, "name_tersangka", orang=str(orang.pk))
    antar(spdp, PihakSPDP.TERLAPOR)
    berkas = ready(perkara)

    with pytest.raises(LangkahBerkasDitolak, match="pemberitahuan tersangka"):
        langkah(berkas, "send_tahap_1")
    notice = spdp_of(perkara, nomor="B/91/III/2026", jenis=JenisSPDP.TERSANGKA)
    antar(record_spdp(perkara, notice, actor=PENYIDIK), PihakSPDP.JPU)

    assert langkah(berkas, "send_tahap_1").keadaan == "di_jpu"
    assert SPDP.objects.get(jenis="tersangka").induk == spdp


def test_the_file_does_not_go_before_the_spdp_reached_everyone(hari):
    perkara = perkara_with(1)
    record_spdp(perkara, spdp_of(perkara), actor=PENYIDIK)
    berkas = ready(perkara)

    with pytest.raises(LangkahBerkasDitolak, match="SPDP belum dicatat sampai"):
        langkah(berkas, "send_tahap_1")


def test_an_officer_of_another_resort_writes_nothing_here(hari):
    perkara = perkara_with(1)
    spdp = record_spdp(perkara, spdp_of(perkara), actor=KASAT)

    with pytest.raises(NotAllowed):
        antar(spdp, PihakSPDP.JPU, actor=ORANG_LUAR)
    with pytest.raises(NotAllowed):
        record_spdp(perkara, spdp_of(perkara, nomor="SPDP/25"), actor=ORANG_LUAR)


def test_a_file_opened_before_the_spdp_stands_on_it_afterwards(hari):
    perkara = perkara_with(1)
    berkas = opened(perkara)
    assert berkas.spdp is None

    spdp = record_spdp(perkara, spdp_of(perkara), actor=PENYIDIK)

    berkas.refresh_from_db()
    assert berkas.spdp == spdp
