"""The clocks of the narcotics law run from the seizure to the minutes of the destruction."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from sidik.barang_bukti.data import HasilLab, JenisBB, JenisGerak, Peruntukan, find_zat
from sidik.barang_bukti.errors import (
    HasilMendahuluiSerah,
    MelebihiPenetapan,
    MendahuluiSisaLab,
    PenetapanBelumMusnah,
    PerpanjanganTidakAda,
    SaksiKurang,
    SisaLabTerlampaui,
    SisaLabTidakAda,
)
from sidik.barang_bukti.queries import clocks_of
from sidik.barang_bukti.usecases import (
    extend_musnah,
    keep_sisa_lab,
    record_ba_musnah,
    record_hasil_lab,
)
from sidik.jejak.usecases import usecase
from sidik.kernel import clock
from sidik.tenggat.models import Tenggat
from sidik.tenggat.usecases import meet_tenggat
from tests.barang_bukti.builders import a_bb, at_lab, destroyed, entered, fresh, moved, ruled, told
from tests.cast import PENYIDIK
from tests.perkara.builders import as_, in_penyidikan
from tests.upaya_paksa.builders import seized

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]


def running(bb):
    rows = Tenggat.objects.filter(subject=f"bb:{bb.pk}", dipenuhi_at=None)
    return {t.aturan: t.due_at for t in rows}


def test_the_prosecutor_is_told_within_three_times_24_hours_of_the_seizure():
    bb = entered()

    assert running(bb) == {"sita_narkotika": bb.disita_at + timedelta(hours=72)}


def test_his_ruling_falls_due_when_he_was_told():
    assert set(running(told(entered()))) == {"status_kejari"}


def test_a_ruling_to_destroy_starts_the_days_of_destruction():
    assert set(running(ruled(entered()))) == {"musnah"}
    assert running(ruled(entered(), {Peruntukan.PEMBUKTIAN: "92.99"})) == {}


def test_the_laboratory_has_three_times_24_hours():
    bb = at_lab(entered(), "0.06")

    assert running(bb)["lab_hasil"] == clock.now() + timedelta(hours=72)


def hasil(zat: str = "", days_ago: int = 0) -> HasilLab:
    day = (clock.now() - timedelta(days=days_ago)).date()
    return HasilLab(nomor="LHU/1", tanggal=day, temuan="sesuai", is_positif=True, zat=zat)


def test_what_the_laboratory_finds_to_be_a_narcotic_is_made_known_from_then_on():
    bb = at_lab(entered(a_bb(nama="Serbuk putih", zat="tramadol", bentuk="serbuk")), "0.06")
    assert "sita_narkotika" not in running(bb)

    record_hasil_lab(bb, hasil("sabu"), versi=bb.versi, actor=PENYIDIK)

    assert running(bb) == {"sita_narkotika": clock.now() + timedelta(hours=72)}


def test_no_result_comes_before_the_sample_was_handed_over(hari):
    bb = entered()
    hari.maju(2)
    bb = at_lab(bb, "0.06")

    with pytest.raises(HasilMendahuluiSerah):
        record_hasil_lab(bb, hasil(days_ago=1), versi=bb.versi, actor=PENYIDIK)


def test_the_days_of_destruction_are_prolonged_once():
    bb = ruled(entered())
    extend_musnah(bb, "B/51/III/2026", versi=bb.versi, actor=PENYIDIK)
    bb = fresh(bb)

    assert set(running(bb)) == {"musnah_lanjut"}
    with pytest.raises(PerpanjanganTidakAda):
        extend_musnah(bb, "B/52/III/2026", versi=bb.versi, actor=PENYIDIK)


def test_the_minutes_of_a_destruction_follow_within_a_day():
    bb = destroyed(ruled(entered()), "91.99", nomor_ba="")
    assert running(bb) == {"ba_musnah": clock.now() + timedelta(hours=24)}

    record_ba_musnah(
        bb, bb.pemusnahan.get(), "BA.Musnah/1", clock.now(), versi=bb.versi, actor=PENYIDIK
    )

    assert running(bb) == {}


def test_nothing_is_destroyed_without_a_ruling():
    with pytest.raises(PenetapanBelumMusnah):
        destroyed(told(entered()), "1.00")


def test_a_destruction_has_an_investigator_and_two_witnesses():
    bb = ruled(entered())

    with pytest.raises(SaksiKurang):
        destroyed(bb, "1.00", saksi=("Rahmat Hidayat",))
    with pytest.raises(SaksiKurang):
        destroyed(bb, "1.00", petugas=())


def test_plants_are_destroyed_without_waiting_for_a_ruling():
    bb = entered(a_bb(jenis=JenisBB.TANAMAN, nama="Pohon ganja", zat="ganja"))
    assert set(running(bb)) == {"sita_narkotika", "musnah_tanaman"}

    bb = destroyed(bb, "92.99")

    assert set(running(bb)) == {"sita_narkotika", "lapor_tanaman"}


def test_plants_that_are_hard_to_reach_have_longer():
    far = a_bb(jenis=JenisBB.TANAMAN, nama="Pohon ganja", zat="ganja", sulit_dijangkau=True)

    assert "musnah_tanaman_jauh" in running(entered(far))


def test_medicine_that_is_no_narcotic_starts_no_clock_of_the_narcotics_law():
    assert running(entered(a_bb(zat="tramadol", bentuk="serbuk"))) == {}


def test_zenith_is_a_narcotic_since_the_ministry_said_so():
    today = clock.today("Asia/Makassar")

    assert find_zat("karisoprodol", today).golongan == "narkotika_1"
    assert find_zat("karisoprodol", today.replace(year=2018, month=1)).golongan == "obat_keras"


def back_from_lab(amount: str = "0.04", **changes):
    """A sample of 0.06 gram was taken; so much of it came back."""
    return moved(at_lab(entered(), "0.06"), JenisGerak.LAB_KEMBALI, amount, **changes)


def test_what_the_laboratory_gives_back_is_destroyed_within_two_times_24_hours():
    bb = back_from_lab()

    assert running(bb)["musnah_sisa_lab"] == clock.now() + timedelta(hours=48)


def test_the_leftover_is_destroyed_without_a_ruling_but_no_more_than_came_back(hari):
    bb = back_from_lab()
    hari.maju(1)
    with pytest.raises(SisaLabTerlampaui, match="0,04 gram"):
        destroyed(bb, "0.05", sisa_lab=True)

    bb = destroyed(bb, "0.03", sisa_lab=True)
    assert "musnah_sisa_lab" in running(bb)
    bb = destroyed(bb, "0.01", sisa_lab=True)

    assert "musnah_sisa_lab" not in running(bb)
    assert bb.musnah_gram == Decimal("0.04")
    with pytest.raises(SisaLabTidakAda):
        destroyed(bb, "0.01", sisa_lab=True)


def test_the_leftover_destroyed_does_not_count_against_the_ruling():
    bb = destroyed(back_from_lab(), "0.04", sisa_lab=True)
    bb = ruled(bb, {Peruntukan.MUSNAH: "50.00"})

    bb = destroyed(bb, "50.00")

    assert (bb.musnah_gram, "musnah" in running(bb)) == (Decimal("50.04"), False)
    with pytest.raises(MelebihiPenetapan):
        destroyed(bb, "0.01")


def test_the_leftover_that_stays_evidence_is_noted_with_its_letter_and_need_not_be_destroyed():
    bb = back_from_lab()

    before = clock.now() - timedelta(minutes=1)
    with pytest.raises(MendahuluiSisaLab):
        keep_sisa_lab(bb, "BA/7/III/2026", before, versi=bb.versi, actor=PENYIDIK)
    keep_sisa_lab(bb, "BA/7/III/2026", clock.now(), versi=bb.versi, actor=PENYIDIK)

    assert "musnah_sisa_lab" not in running(bb)
    bb = fresh(bb)
    with pytest.raises(SisaLabTidakAda):
        keep_sisa_lab(bb, "BA/8/III/2026", clock.now(), versi=bb.versi, actor=PENYIDIK)


def test_more_that_comes_back_later_does_not_prolong_what_runs(hari):
    bb = back_from_lab("0.02")
    due = running(bb)["musnah_sisa_lab"]
    hari.maju(1)

    bb = moved(bb, JenisGerak.LAB_KEMBALI, "0.02")

    assert running(bb)["musnah_sisa_lab"] == due
    assert "musnah_sisa_lab" not in running(destroyed(bb, "0.04", sisa_lab=True))


def test_the_leftover_of_medicine_that_is_no_narcotic_starts_no_clock():
    bb = at_lab(entered(a_bb(nama="Serbuk putih", zat="tramadol", bentuk="serbuk")), "0.06")

    assert running(moved(bb, JenisGerak.LAB_KEMBALI, "0.04")).keys() == {"lab_hasil"}


def test_the_page_offers_to_destroy_the_leftover_or_to_keep_it_only_while_its_hours_run():
    bb = back_from_lab()
    page = as_(PENYIDIK)
    url = reverse("bb:detail", args=[bb.pk])

    said = page.get(url).content.decode()
    assert "Sisa contoh laboratorium tetap jadi bukti" in said
    assert 'name="sisa_lab"' in said
    kept = {
        "versi": bb.versi,
        "nomor": "BA/7/III/2026",
        "at": localtime(clock.now()).strftime("%Y-%m-%dT%H:%M"),
    }
    answer = page.post(reverse("bb:tindakan", args=[bb.pk, "sisa_lab"]), kept)

    assert answer.status_code == 302
    after = page.get(url).content.decode()
    assert 'name="sisa_lab"' not in after
    assert "musnah_sisa_lab" not in running(bb)


def shown(bb) -> list[str]:
    return [t.aturan for t in clocks_of([fresh(bb)])[bb.pk]]


def test_an_exhibit_shows_the_nearest_clock_of_the_seizure_it_belongs_to():
    perkara = in_penyidikan()
    at = clock.now() - timedelta(hours=1)
    sita = seized(perkara, at=at)
    bb = entered(a_bb(disita_at=at), perkara)
    assert running(bb) == {}

    [aturan] = shown(bb)

    first = Tenggat.objects.filter(subject=f"penyitaan:{sita.pk}").order_by("due_at")[0]
    assert aturan == first.aturan
    page = as_(PENYIDIK).get(reverse("bb:daftar")).content.decode()
    assert first.label in page
    assert "tidak ada</span>" not in page


def test_an_exhibit_does_not_show_the_clock_of_another_seizure(hari):
    perkara = in_penyidikan()
    first_at = clock.now() - timedelta(hours=1)
    first = seized(perkara, at=first_at)
    bb = entered(a_bb(disita_at=first_at), perkara)
    hari.maju(1)
    seized(perkara, at=clock.now(), nomor="SP.Sita/2/III/2026")

    for clock_of_first in Tenggat.objects.filter(subject=f"penyitaan:{first.pk}"):
        met(clock_of_first)

    assert shown(bb) == []


def test_an_exhibit_of_which_the_prosecutor_knows_no_longer_shows_his_clock():
    perkara = in_penyidikan()
    at = clock.now() - timedelta(hours=1)
    sita = seized(perkara, at=at)
    bb = entered(a_bb(disita_at=at), perkara)
    for each in Tenggat.objects.filter(subject=f"penyitaan:{sita.pk}"):
        if each.aturan != "sita_narkotika":
            met(each)
    assert shown(bb) == ["sita_narkotika"]

    assert shown(told(bb)) == ["status_kejari"]


@usecase
def met(tenggat: Tenggat) -> None:
    meet_tenggat(actor=PENYIDIK, aturan=tenggat.aturan, subject=tenggat.subject)
