"""A suspect is held, extended, taken to hospital, let out: every day counted once."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from sidik.jejak.models import Peristiwa
from sidik.kernel.errors import NotAllowed
from sidik.perkara.data import StatusOrang
from sidik.perkara.errors import BukanPetugasPerkara, DataBerubah, UrutanTerbalik
from sidik.perkara.models import Orang
from sidik.perkara.usecases import add_orang
from sidik.tenggat.jobs import sweep_tenggat
from sidik.tenggat.models import Tenggat
from sidik.tenggat.queries import find_running
from sidik.upaya_paksa.data import (
    AlasanKeluar,
    JenisJeda,
    JenisTempat,
    KeadaanTahanan,
    NewJeda,
    NewKeluar,
    NewPengalihan,
    Surat,
)
from sidik.upaya_paksa.errors import (
    BelumHabis,
    BukanTersangka,
    MasihDitahan,
    PerpanjanganHabis,
    SudahLepasDemiHukum,
    SuratSesudahHabis,
    SyaratKhusus,
    TerlaluLama,
)
from sidik.upaya_paksa.models import Penahanan, Segmen
from sidik.upaya_paksa.queries import list_tahanan
from sidik.upaya_paksa.usecases import detain, end_jeda, move_tahanan, release_tahanan, start_jeda
from sidik.wiring import ON_LAPSE
from tests.cast import KASAT, ORANG_LUAR, PEMBANTU, PENYIDIK, PUSIKNAS
from tests.perkara.builders import in_penyidikan, step, terlapor, with_tersangka
from tests.upaya_paksa.builders import a_detention, detained, extended, fresh, reread, suspect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]

MALAM = datetime(2026, 3, 5, 14, 40, tzinfo=UTC)
"""5 March 2026, 22.40 in Balangan."""


@pytest.fixture(autouse=True)
def kalender():
    """A clock that stands, and can be put forward."""
    with time_machine.travel(MALAM, tick=False) as traveller:
        yield traveller


def on(kalender, day):
    """Noon of a day in Balangan."""
    y, m, d = map(int, day.split("-"))
    kalender.move_to(datetime(y, m, d, 4, tzinfo=UTC))


def kartu(row, actor=KASAT):
    return next(card for card in list_tahanan(actor) if card.pk == row.pk)


def a_child():
    perkara = in_penyidikan()
    orang = add_orang(perkara, terlapor(nama="Budi Kecil", umur=15), actor=PENYIDIK)
    return step(perkara, "name_tersangka", orang=str(orang.pk))


def pause(row, mulai, jenis=JenisJeda.PEMBANTARAN, **more):
    row = fresh(row)
    new = NewJeda(
        jenis=jenis,
        mulai=date.fromisoformat(mulai),
        nomor="SP.Bantar/1",
        alasan="RSUD Balangan",
        **more,
    )
    return start_jeda(row, new, versi=row.versi, actor=PENYIDIK)


def hold_again(row, sampai):
    row = fresh(row)
    return end_jeda(
        row,
        sampai=date.fromisoformat(sampai),
        nomor="SP.Han.Lanjut/1",
        alasan="sembuh",
        versi=row.versi,
        actor=PENYIDIK,
    )


def let_out(row, tanggal, alasan=AlasanKeluar.TIDAK_DIPERLUKAN):
    row = fresh(row)
    new = NewKeluar(alasan=alasan, tanggal=date.fromisoformat(tanggal), nomor="SP.Keluar/3")
    return release_tahanan(row, new, versi=row.versi, actor=PENYIDIK)


def ends(row):
    return [s.akhir.isoformat() for s in Segmen.objects.filter(penahanan=row)]


def clock_end(row, aturan):
    """The day on which the running clock of this rule ends, on the wall in Balangan."""
    due = find_running(aturan, f"penahanan:{row.pk}").due_at
    return (due + timedelta(hours=8)).date().isoformat()


@pytest.mark.laugh(6)
@pytest.mark.sop("2.b")
def test_twenty_days_count_the_first_and_the_clock_says_the_same():
    row = detained(with_tersangka())

    assert ends(row) == ["2026-03-24"]
    assert clock_end(row, "tahan_penyidik") == "2026-03-24"
    assert suspect(row.perkara).status == StatusOrang.DITAHAN


@pytest.mark.laugh(6)
def test_a_hundred_and_twenty_days_are_the_law_s_whole_and_each_begins_where_the_last_ended(
    kalender,
):
    row = detained(with_tersangka())
    extended(row)
    extended(row, ancaman_tahun=12)
    extended(row, ancaman_tahun=12)

    assert ends(row) == ["2026-03-24", "2026-05-03", "2026-06-02", "2026-07-02"]
    assert clock_end(row, "tahan_pn_2") == "2026-07-02"
    with pytest.raises(PerpanjanganHabis):
        extended(row)


def test_the_court_extends_only_for_a_high_threat_or_grave_illness():
    row = detained(with_tersangka())
    extended(row)

    with pytest.raises(SyaratKhusus):
        extended(row, ancaman_tahun=8)

    assert extended(row, sakit="Surat dr. RSUD 12/III/2026").jumlah == 30


def test_a_prosecutor_may_grant_fewer_days_never_more():
    row = detained(with_tersangka())

    with pytest.raises(TerlaluLama):
        extended(row, jumlah=41)
    extended(row, jumlah=30)

    assert ends(row)[-1] == "2026-04-23"
    assert clock_end(row, "tahan_penuntut") == "2026-04-23"


@pytest.mark.laugh(26)
def test_a_child_is_held_seven_and_eight_days_and_no_more():
    row = detained(a_child())
    extended(row)

    assert ends(row) == ["2026-03-11", "2026-03-19"]
    with pytest.raises(PerpanjanganHabis):
        extended(row)


@pytest.mark.laugh(6)
def test_hospital_stops_the_days_and_moves_every_end(kalender):
    row = detained(with_tersangka())
    extended(row)
    on(kalender, "2026-03-10")
    pause(row, "2026-03-10")
    on(kalender, "2026-03-20")

    assert (kartu(row).keadaan, kartu(row).hari_ke) == (KeadaanTahanan.DIBANTARKAN, 5)
    assert kartu(row).sisa == 55

    hold_again(row, "2026-03-20")

    assert ends(row) == ["2026-04-03", "2026-05-13"]
    assert clock_end(row, "tahan_penuntut") == "2026-05-13"
    assert suspect(row.perkara).status == StatusOrang.DITAHAN


def test_who_is_let_out_on_a_guarantee_and_taken_back_has_the_days_left_that_were_left(kalender):
    row = detained(with_tersangka())
    on(kalender, "2026-03-15")
    pause(row, "2026-03-15", JenisJeda.PENANGGUHAN, jaminan="orang tua")
    on(kalender, "2026-04-15")
    hold_again(row, "2026-04-15")

    assert kartu(row).sisa == 9
    assert ends(row) == ["2026-04-24"]


def test_the_clock_stands_still_in_hospital_and_nobody_is_freed_by_law_meanwhile(kalender):
    row = detained(with_tersangka())
    on(kalender, "2026-03-10")
    pause(row, "2026-03-10")
    on(kalender, "2026-05-10")

    sweep_tenggat(ON_LAPSE)

    assert fresh(row).habis_at is None


@pytest.mark.laugh(6)
def test_the_alarms_sound_ten_five_three_and_one_day_before_the_end(kalender):
    row = detained(with_tersangka())

    heard = []
    for n in range(19):
        on(kalender, (date(2026, 3, 6) + timedelta(days=n)).isoformat())
        sweep_tenggat(ON_LAPSE)
        subject = f"penahanan:{row.pk}"
        said = Peristiwa.objects.filter(subject=subject, verb="tenggat.diingatkan").count()
        heard.append(said)

    days = [(24 - 6) - n for n in range(1, 19) if heard[n] > heard[n - 1]]
    assert days == [10, 5, 3, 1]


@pytest.mark.laugh(6)
def test_the_moment_the_days_run_out_he_is_free_by_law_and_the_board_says_so(kalender):
    row = detained(with_tersangka())
    kalender.move_to(datetime(2026, 3, 24, 15, 59, tzinfo=UTC))
    sweep_tenggat(ON_LAPSE)
    assert fresh(row).habis_at is None
    assert kartu(row).kalimat == "hari terakhir"

    kalender.move_to(datetime(2026, 3, 24, 16, 0, 30, tzinfo=UTC))
    sweep_tenggat(ON_LAPSE)

    assert fresh(row).habis_at is not None
    assert kartu(row).keadaan is KeadaanTahanan.HABIS
    assert Peristiwa.objects.filter(verb="upaya.lepas_demi_hukum").count() == 1


def test_a_letter_of_the_day_after_cannot_join_what_has_ended(kalender):
    row = detained(with_tersangka())
    on(kalender, "2026-03-26")

    with pytest.raises(SuratSesudahHabis):
        extended(row, date(2026, 3, 25))
    with pytest.raises(SudahLepasDemiHukum):
        extended(row, date(2026, 3, 23))

    late = extended(row, date(2026, 3, 23), terlambat="surat JPU terbawa kurir")
    assert late.terlambat == "surat JPU terbawa kurir"
    assert fresh(row).habis_at is None


def test_leaving_needs_a_reason_and_sets_how_he_stands(kalender):
    row = detained(with_tersangka())
    on(kalender, "2026-03-12")
    with pytest.raises(BelumHabis):
        let_out(row, "2026-03-12", AlasanKeluar.DEMI_HUKUM)

    let_out(row, "2026-03-12", AlasanKeluar.MENINGGAL)

    assert suspect(row.perkara).status == StatusOrang.MENINGGAL
    assert list_tahanan(KASAT) == []
    assert not Tenggat.objects.filter(subject=f"penahanan:{row.pk}", dipenuhi_at=None).exists()


def test_a_change_of_place_costs_no_day(kalender):
    row = detained(with_tersangka())
    on(kalender, "2026-03-12")
    row = fresh(row)

    surat = Surat(nomor="SP.Alih/1", tanggal=date(2026, 3, 12))
    new = NewPengalihan(surat=surat, ke=JenisTempat.RUMAH, tempat="rumah orang tua")
    move_tahanan(row, new, versi=row.versi, actor=PENYIDIK)

    assert (fresh(row).jenis, ends(row)) == ("rumah", ["2026-03-24"])


def test_only_a_suspect_is_detained_and_only_once():
    perkara = in_penyidikan()
    add_orang(perkara, terlapor(), actor=PENYIDIK)
    with pytest.raises(BukanTersangka):
        detained(perkara)
    other = with_tersangka(ringkas="lain")
    detained(other)

    with pytest.raises(MasihDitahan):
        detained(other)


def test_the_database_refuses_two_detentions_at_once_whatever_the_code_thinks():
    row = detained(with_tersangka())
    twin = Penahanan.objects.get(pk=row.pk)
    twin.pk, twin._state.adding = None, True
    twin.id = Orang().id

    with (
        pytest.raises(IntegrityError, match="upaya_satu_orang_satu_penahanan"),
        transaction.atomic(),
    ):
        twin.save(force_insert=True)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ("mulai = mulai - 3", "upaya_segmen_tidak_bertumpuk"),
        ("mulai = mulai + 1", "upaya_segmen_bersambung"),
    ],
)
def test_the_database_refuses_segments_that_overlap_or_leave_a_gap(change, name):
    row = detained(with_tersangka())
    extended(row)

    sql = f"UPDATE upaya_paksa_segmen SET {change} WHERE urut = 2; SET CONSTRAINTS {name} IMMEDIATE"
    with pytest.raises(IntegrityError, match=name), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_database_takes_a_pause_that_moves_all_segments(kalender):
    row = detained(with_tersangka())
    extended(row)
    on(kalender, "2026-03-10")
    pause(row, "2026-03-10")
    on(kalender, "2026-03-20")
    hold_again(row, "2026-03-20")

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_an_officer_who_is_not_on_the_order_detains_nobody():
    perkara = with_tersangka()

    with pytest.raises(BukanPetugasPerkara):
        detained(perkara, petugas=[PEMBANTU.nrp])
    with pytest.raises(NotAllowed):
        detain(reread(perkara), a_detention(perkara), actor=ORANG_LUAR)


def test_a_detention_before_its_report_needs_a_reason_and_keeps_it():
    perkara = with_tersangka()
    before = MALAM - timedelta(hours=14)
    with pytest.raises(UrutanTerbalik):
        detained(perkara, mulai_at=before)

    row = detained(perkara, mulai_at=before, terlambat="dilimpahkan dari Polsek")

    assert row.terlambat == "dilimpahkan dari Polsek"


def test_the_later_of_two_is_told_that_it_changed(kalender):
    row = fresh(detained(with_tersangka()))
    extended(row)
    new = NewKeluar(alasan=AlasanKeluar.DIHENTIKAN, tanggal=row.mulai, nomor="SP.Keluar/1")

    with pytest.raises(DataBerubah):
        release_tahanan(row, new, versi=row.versi - 1, actor=PENYIDIK)
    with pytest.raises(DataBerubah):
        release_tahanan(fresh(row), new, versi=row.versi, actor=PENYIDIK)


@pytest.mark.laugh(3)
@pytest.mark.laugh(26)
def test_a_child_s_name_is_covered_for_whoever_has_no_need_of_it():
    row = detained(a_child())

    assert kartu(row, PENYIDIK).nama == "Budi Kecil"
    assert "Budi Kecil" not in kartu(row, PUSIKNAS).nama
    assert list_tahanan(ORANG_LUAR) == []


def test_what_travels_holds_no_health_and_no_hospital(kalender):
    row = detained(with_tersangka())
    on(kalender, "2026-03-10")
    pause(row, "2026-03-10")

    traces = str(list(Peristiwa.objects.values_list("records", flat=True)))

    assert "SP.Han/7" in traces
    assert "Puskesmas" not in traces
    assert "RSUD" not in traces
