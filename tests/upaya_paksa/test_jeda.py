"""Let out on terms, taken back, and what no date may undo."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from sidik.jejak.models import Peristiwa
from sidik.jejak.queries import facts_of
from sidik.kernel.errors import NotAllowed
from sidik.perkara.data import StatusOrang
from sidik.perkara.errors import DataBerubah
from sidik.perkara.models import Perkara
from sidik.tenggat.jobs import sweep_tenggat
from sidik.tenggat.queries import find_running
from sidik.upaya_paksa.data import AlasanKeluar, JenisJeda, KeadaanTahanan, NewJeda, NewKeluar
from sidik.upaya_paksa.errors import (
    JaminanKosong,
    JedaMulaiBesok,
    JedaSesudahHabis,
    SedangJeda,
    SelangDiLuar,
    SesudahPerkaraSelesai,
    TanggalBelumTerjadi,
)
from sidik.upaya_paksa.models import Jeda
from sidik.upaya_paksa.queries import list_tahanan
from sidik.upaya_paksa.usecases import cancel_jeda, end_jeda, release_tahanan, start_jeda
from sidik.wiring import ON_LAPSE
from tests.cast import KASAT, ORANG_LUAR, PENYIDIK
from tests.perkara.builders import as_, with_tersangka
from tests.upaya_paksa.builders import detained, extended, fresh, suspect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


@pytest.fixture(autouse=True)
def kalender():
    """It is 5 March 2026, 22.40 in Balangan; the first twenty days end with the 24th."""
    with time_machine.travel(datetime(2026, 3, 5, 14, 40, tzinfo=UTC), tick=False) as traveller:
        yield traveller


def on(kalender, day):
    kalender.move_to(datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC))


def tangguh(mulai, **changes):
    facts = {
        "jenis": JenisJeda.PENANGGUHAN,
        "mulai": date.fromisoformat(mulai),
        "nomor": "SP.Tangguh/1/III/2026",
        "alasan": "permohonan keluarga",
        "jaminan": "orang, wajib lapor Senin dan Kamis",
    }
    return NewJeda(**facts | changes)


def let_out(row, mulai, actor=PENYIDIK, versi=None, **changes):
    row = fresh(row)
    return start_jeda(row, tangguh(mulai, **changes), versi=versi or row.versi, actor=actor)


def revoked(row, day, actor=PENYIDIK):
    row = fresh(row)
    return end_jeda(
        row,
        sampai=date.fromisoformat(day),
        nomor="SP.Cabut/1/III/2026",
        alasan="tidak wajib lapor",
        versi=row.versi,
        actor=actor,
    )


def clock(row, aturan="tahan_penyidik"):
    return find_running(aturan, f"penahanan:{row.pk}")


def kartu(row):
    return next(card for card in list_tahanan(KASAT) if card.pk == row.pk)


def test_on_terms_his_clock_stands_and_after_revocation_it_runs_the_days_that_were_left(kalender):
    row = detained(with_tersangka())
    on(kalender, "2026-03-15")
    let_out(row, "2026-03-15")
    assert clock(row).jeda_at
    assert suspect(row.perkara).status == StatusOrang.DITANGGUHKAN
    on(kalender, "2026-05-01")
    sweep_tenggat(ON_LAPSE)
    assert fresh(row).habis_at is None
    assert kartu(row).keadaan is KeadaanTahanan.DITANGGUHKAN

    revoked(row, "2026-05-01")

    assert clock(row).jeda_at is None
    assert f"{clock(row).due_at:%Y-%m-%d}" == "2026-05-10"  # the last of ten days, its midnight
    assert suspect(row.perkara).status == StatusOrang.DITAHAN
    on(kalender, "2026-05-12")
    sweep_tenggat(ON_LAPSE)
    assert fresh(row).habis_at is not None


def test_whom_the_law_has_freed_no_date_makes_a_detainee_on_terms_without_a_reason(kalender):
    row = detained(with_tersangka())
    on(kalender, "2026-03-26")
    sweep_tenggat(ON_LAPSE)
    assert fresh(row).habis_at

    with pytest.raises(JedaSesudahHabis, match="24 Maret 2026"):
        let_out(row, "2026-03-20")
    with pytest.raises(SelangDiLuar):
        let_out(row, "2026-03-25", terlambat="surat terbawa kurir")
    assert fresh(row).habis_at

    jeda = let_out(row, "2026-03-20", terlambat="surat terbawa kurir")

    assert jeda.terlambat == "surat terbawa kurir"
    page = as_(PENYIDIK).get(reverse("upaya:perkara", args=[row.perkara_id])).content.decode()
    assert "surat terbawa kurir" in page
    [trace] = Peristiwa.objects.filter(verb="upaya.penangguhan")
    assert facts_of(trace)["terlambat"] == "surat terbawa kurir"


def test_in_a_case_that_ended_nobody_is_let_out_on_terms_or_held_again_but_is_released(kalender):
    row = detained(with_tersangka())
    on(kalender, "2026-03-10")
    let_out(row, "2026-03-10")
    end = datetime(2026, 3, 12, 2, tzinfo=UTC)
    Perkara.objects.filter(pk=row.perkara_id).update(selesai_at=end, tahap="sp3")
    on(kalender, "2026-03-15")

    with pytest.raises(SesudahPerkaraSelesai, match="12 Maret 2026"):
        revoked(row, "2026-03-15")
    held = fresh(row)
    keluar = NewKeluar(
        alasan=AlasanKeluar.DIHENTIKAN, tanggal=date(2026, 3, 15), nomor="SP.Keluar/1"
    )
    release_tahanan(held, keluar, versi=held.versi, actor=PENYIDIK)

    assert clock(row) is None
    assert suspect(row.perkara).status == StatusOrang.DIHENTIKAN
    assert Jeda.objects.get().sampai == date(2026, 3, 15)


def test_what_lay_before_the_end_of_the_case_may_still_be_written_down(kalender):
    row = detained(with_tersangka())
    on(kalender, "2026-03-10")
    let_out(row, "2026-03-10")
    end = datetime(2026, 3, 14, 2, tzinfo=UTC)
    Perkara.objects.filter(pk=row.perkara_id).update(selesai_at=end, tahap="sp3")
    on(kalender, "2026-03-15")

    assert revoked(row, "2026-03-12").sampai == date(2026, 3, 12)


def test_a_pause_in_the_first_days_moves_the_end_of_an_extension_given_ahead(kalender):
    row = detained(with_tersangka())
    on(kalender, "2026-03-15")
    extended(row)
    let_out(row, "2026-03-15")
    on(kalender, "2026-03-20")

    revoked(row, "2026-03-20")

    assert f"{clock(row, 'tahan_penuntut').due_at:%Y-%m-%d}" == "2026-05-08"


def test_twice_by_strangers_or_from_an_old_page_nothing_is_written(kalender):
    row = detained(with_tersangka())
    on(kalender, "2026-03-15")
    seen = fresh(row).versi
    with pytest.raises(NotAllowed):
        let_out(row, "2026-03-15", actor=ORANG_LUAR)
    with pytest.raises(JaminanKosong):
        let_out(row, "2026-03-15", jaminan=" ")
    with pytest.raises(TanggalBelumTerjadi):
        let_out(row, "2026-03-16")
    let_out(row, "2026-03-15")

    with pytest.raises(DataBerubah):
        let_out(row, "2026-03-15", versi=seen)
    with pytest.raises(SedangJeda):
        let_out(row, "2026-03-15")
    with pytest.raises(NotAllowed):
        revoked(row, "2026-03-15", actor=ORANG_LUAR)
    assert Jeda.objects.count() == 1


@pytest.mark.parametrize("junk", ["", "x" * 400, "\x00", "<script>alert(1)</script>", "9" * 300])
@pytest.mark.parametrize("name", ["tangguh", "bantar"])
def test_any_reason_for_a_late_entry_is_kept_or_refused_on_the_page(kalender, name, junk):
    row = detained(with_tersangka())
    on(kalender, "2026-03-26")
    url = reverse("upaya:aksi", args=[row.perkara_id, name, row.pk])
    key = f"{name}-{row.pk}"
    typed = {
        "versi": fresh(row).versi,
        "mulai": "2026-03-20",
        "nomor": "SP/1",
        "alasan": "sakit",
        "jaminan": "orang",
        "terlambat": junk,
    }
    client = as_(PENYIDIK)

    answer = client.post(url, typed | {f"{key}-{n}": v for n, v in typed.items()})

    assert answer.status_code in {302, 409, 422}
    if answer.status_code == 302:
        page = client.get(answer.url).content.decode()
        assert "<script>alert(1)" not in page
        assert Jeda.objects.get().terlambat
    else:
        assert not Jeda.objects.exists()


def struck(jeda, actor=KASAT):
    rows = Jeda.objects.select_related("penahanan__perkara__satuan", "penahanan__keterlibatan")
    jeda = rows.get(pk=jeda.pk)
    return cancel_jeda(jeda, alasan="tertukar orang", versi=jeda.versi, actor=actor)


def test_the_first_day_counts_always_and_the_next_is_named(kalender):
    row = detained(with_tersangka())

    with pytest.raises(JedaMulaiBesok, match=r"5 Maret 2026.*6 Maret 2026"):
        let_out(row, "2026-03-05")


def test_a_pause_that_was_written_down_wrongly_is_struck_out_and_its_days_count(kalender):
    row = detained(with_tersangka())
    on(kalender, "2026-03-10")
    jeda = let_out(row, "2026-03-10")
    on(kalender, "2026-03-12")

    struck(jeda)

    assert suspect(row.perkara).status == StatusOrang.DITAHAN
    last = row.segmen.get()
    assert last.akhir == date(2026, 3, 24)
    running = clock(row)
    assert running.due_at.astimezone(ZoneInfo("Asia/Makassar")).date() == date(2026, 3, 24)
    assert running.jeda_at is None
    assert not Jeda.objects.exists()
    assert Jeda.semua.get().batal_alasan == "tertukar orang"


def test_also_one_that_has_ended(kalender):
    row = detained(with_tersangka())
    on(kalender, "2026-03-10")
    jeda = let_out(row, "2026-03-10")
    on(kalender, "2026-03-15")
    revoked(row, "2026-03-15")
    assert row.segmen.get().akhir == date(2026, 3, 29)

    struck(jeda)

    assert row.segmen.get().akhir == date(2026, 3, 24)
    assert clock(row).due_at.astimezone(ZoneInfo("Asia/Makassar")).date() == date(2026, 3, 24)


def test_the_page_names_the_guarantor_strikes_a_pause_out_and_keeps_it_to_be_seen(kalender):
    row = detained(with_tersangka())
    on(kalender, "2026-03-10")
    jeda = let_out(row, "2026-03-10")
    here = reverse("upaya:perkara", args=[row.perkara_id])
    assert f"Jaminan: {jeda.jaminan}" in as_(KASAT).get(here).content.decode()
    target = reverse("upaya:aksi", args=[row.perkara_id, "batal-jeda", jeda.pk])
    data = {"versi": jeda.versi, "alasan": "tertukar orang"}

    assert as_(KASAT).post(target, data).status_code == 302

    text = as_(KASAT).get(here).content.decode()
    assert "tertukar orang" in text
    assert "Jaminan:" not in text


def test_a_locked_case_shows_no_form_that_would_be_refused_and_says_who_opens_it(kalender):
    row = detained(with_tersangka())
    Perkara.objects.filter(pk=row.perkara_id).update(dikunci_at=datetime(2026, 3, 6, tzinfo=UTC))

    text = as_(KASAT).get(reverse("upaya:perkara", args=[row.perkara_id])).content.decode()

    assert "disahkan dan terkunci" in text
    assert "Kapolres" in text
    for label in ("Catat penangkapan", "Catat perpanjangan", "Batalkan catatan"):
        assert label not in text
    assert "<summary>Keluarkan</summary>" in text  # nobody stays in a cell because of a lock
