"""Whom the prosecutor has, the police hold no more: only what went before is still written down."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sidik.jejak.models import Peristiwa
from sidik.kernel import clock
from sidik.perkara.data import StatusOrang
from sidik.prapenuntutan.queries import get_susunan
from sidik.tenggat.jobs import sweep_tenggat
from sidik.tenggat.models import Tenggat
from sidik.upaya_paksa.data import (
    AlasanKeluar,
    JenisJeda,
    JenisTempat,
    NewJeda,
    NewKeluar,
    NewPengalihan,
    NewPerpanjangan,
    Surat,
)
from sidik.upaya_paksa.errors import SudahDiserahkan
from sidik.upaya_paksa.models import Jeda, Penahanan
from sidik.upaya_paksa.usecases import (
    cancel_catatan,
    extend_tahanan,
    move_tahanan,
    release_tahanan,
    start_jeda,
)
from sidik.wiring import ON_LAPSE
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import as_
from tests.prapenuntutan.builders import at_p21, langkah, perkara_with, spdp_sampai, today
from tests.upaya_paksa.builders import arrested, detained, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
HARI = timedelta(days=1)


@pytest.fixture
def diserahkan(hari):
    """Held on 6 March, with the prosecutor (tahap II) since the 12th."""
    perkara = perkara_with(2)
    spdp_sampai(perkara)
    row = detained(perkara, orang=str(suspect_of(perkara, "Ahmad Rizki").pk))
    hari.maju(6)
    hand_over(perkara)
    hari.maju(1)
    return fresh(row)


def hand_over(perkara, nama="Ahmad Rizki"):
    people = get_susunan(perkara).tersangka
    [at] = [i for i, one in enumerate(people) if one.orang.nama == nama]
    langkah(at_p21(perkara, at), "hand_over_tahap_2")


def suspect_of(perkara, nama="Ahmad Rizki"):
    return perkara.keterlibatan.get(orang__nama=nama)


def leave(row, **changes):
    row = fresh(row)
    new = NewKeluar(**{"alasan": AlasanKeluar.TIDAK_DIPERLUKAN, "nomor": "SP.Keluar/1"} | changes)
    return release_tahanan(row, new, versi=row.versi, actor=PENYIDIK)


def page_of(row, actor=PENYIDIK):
    return as_(actor).get(reverse("upaya:perkara", args=[row.perkara_id])).content.decode()


@pytest.mark.parametrize("alasan", [AlasanKeluar.DIVERSI, AlasanKeluar.TIDAK_DIPERLUKAN])
def test_nobody_is_let_out_by_the_police_after_he_was_handed_over(diserahkan, alasan):
    with pytest.raises(SudahDiserahkan, match="12 Maret 2026"):
        leave(diserahkan, tanggal=today(), alasan=alasan, terlambat="lupa")

    assert suspect_of(diserahkan.perkara).status == StatusOrang.DILIMPAHKAN
    assert fresh(diserahkan).keluar is None


def test_nor_extended_paused_moved_or_struck_out(diserahkan):
    row, versi, now = diserahkan, diserahkan.versi, today()
    surat = Surat(nomor="TAP/1", tanggal=now)
    jeda = NewJeda(jenis=JenisJeda.PEMBANTARAN, mulai=now, nomor="SP.Bantar/1", alasan="RSUD")
    move = NewPengalihan(surat=surat, ke=JenisTempat.RUMAH, tempat="Paringin")
    acts = (
        lambda: extend_tahanan(row, NewPerpanjangan(surat=surat), versi=versi, actor=PENYIDIK),
        lambda: start_jeda(row, jeda, versi=versi, actor=PENYIDIK),
        lambda: move_tahanan(row, move, versi=versi, actor=PENYIDIK),
        lambda: cancel_catatan(row, alasan="keliru", versi=versi, actor=KASAT),
    )

    for act in acts:
        with pytest.raises(SudahDiserahkan):
            act()


def test_what_happened_before_is_written_down_with_the_reason_why_only_now(diserahkan):
    row, day = diserahkan, today() - 4 * HARI
    jeda = {"jenis": JenisJeda.PEMBANTARAN, "mulai": day, "nomor": "SP.Bantar/1", "alasan": "RSUD"}
    with pytest.raises(SudahDiserahkan, match="tulis alasan"):
        start_jeda(row, NewJeda(**jeda), versi=row.versi, actor=PENYIDIK)

    new = NewJeda(**jeda, terlambat="Berita acara rumah sakit baru diterima")
    start_jeda(row, new, versi=row.versi, actor=PENYIDIK)

    assert Jeda.objects.get().terlambat
    assert suspect_of(row.perkara).status == StatusOrang.DILIMPAHKAN
    told = Peristiwa.objects.get(verb="upaya.pembantaran")
    assert "Berita acara rumah sakit baru diterima" in str(told.records)


def test_the_order_by_which_he_left_for_the_prosecutor_is_still_written_down(diserahkan):
    leave(diserahkan, tanggal=today() - HARI, alasan=AlasanKeluar.TAHAP_DUA)

    assert Penahanan.objects.get().keluar == today() - HARI
    assert suspect_of(diserahkan.perkara).status == StatusOrang.DILIMPAHKAN


def test_nobody_is_arrested_or_detained_anew_after_he_was_handed_over(hari):
    perkara = perkara_with(2)
    spdp_sampai(perkara)
    first = suspect_of(perkara)
    hand_over(perkara)
    hari.maju(1)

    with pytest.raises(SudahDiserahkan):
        arrested(perkara, orang=str(first.pk), mulai_at=clock.now())
    with pytest.raises(SudahDiserahkan):
        detained(perkara, orang=str(first.pk), mulai_at=clock.now())


def test_the_page_offers_only_late_entries_and_says_since_when(diserahkan):
    text = page_of(diserahkan)

    assert "Diserahkan kepada penuntut umum (tahap II) 12 Maret 2026" in text
    assert "Catat menyusul: pengeluaran" in text
    assert "<summary>Keluarkan</summary>" not in text
    assert "<summary>Bantarkan</summary>" not in text
    assert 'value="diversi"' not in text


def test_when_his_days_with_the_police_would_have_run_out_nobody_says_he_is_free_by_law(
    diserahkan, hari
):
    hari.maju(30)

    sweep_tenggat(ON_LAPSE)

    assert fresh(diserahkan).habis_at is None
    assert not Peristiwa.objects.filter(verb="upaya.lepas_demi_hukum").exists()


def test_while_the_case_goes_on_for_others_no_clock_of_his_warns_any_more(hari):
    perkara = perkara_with(2)
    spdp_sampai(perkara)
    rows = [
        detained(perkara, orang=str(suspect_of(perkara, nama).pk), nomor=f"SP.Han/{nama}")
        for nama in ("Ahmad Rizki", "Budi Hartanto")
    ]
    hari.maju(6)
    hand_over(perkara)

    his, other = (Tenggat.objects.get(subject=f"penahanan:{row.pk}") for row in rows)
    assert his.dipenuhi_at is not None
    assert other.dipenuhi_at is None
    hari.maju(12)
    sweep_tenggat(ON_LAPSE)
    warned = Peristiwa.objects.filter(verb="tenggat.diingatkan")
    assert {one.subject for one in warned} & {his.subject, other.subject} == {other.subject}


def test_the_lists_offer_him_only_apart_and_as_a_late_entry(hari):
    perkara = perkara_with(2)
    spdp_sampai(perkara)
    hand_over(perkara)

    page = as_(PENYIDIK).get(reverse("upaya:perkara", args=[perkara.pk]))

    for one in page.context["baru"][:2]:
        _, other, (label, gone) = one["form"].fields["orang"].choices
        assert other[1] == "Budi Hartanto"
        assert "hanya dicatat menyusul" in label
        assert [name for _, name in gone] == ["Ahmad Rizki"]
