"""The court before the act, or after it and in time: what each procedure code asks is data."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from sidik.perkara.errors import UrutanTerbalik
from sidik.perkara.models import Perkara
from sidik.tenggat.queries import find_running
from sidik.upaya_paksa.data import IzinPN, NewIzin, PutusanSita, Upaya
from sidik.upaya_paksa.errors import (
    AlasanMendesakKosong,
    IzinTidakDikenal,
    LangkahIzinSalah,
    SebelumDiajukan,
    SudahDiajukanUlang,
)
from sidik.upaya_paksa.models import Penggeledahan, Penyitaan, PermintaanIzin
from sidik.upaya_paksa.policy import acara_izin, list_acara_izin
from sidik.upaya_paksa.usecases import (
    answer_izin,
    ask_izin,
    judge_geledah,
    submit_geledah,
)
from tests.cast import PENYIDIK
from tests.perkara.builders import as_, with_tersangka
from tests.upaya_paksa.builders import reread, searched, seized

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
MALAM = datetime(2026, 3, 5, 14, 40, tzinfo=UTC)
JAM = timedelta(hours=1)


@pytest.fixture(autouse=True)
def kalender():
    with time_machine.travel(MALAM, tick=False) as traveller:
        yield traveller


def reload(row):
    return type(row).objects.select_related("perkara__satuan", "perkara__penyidik").get(pk=row.pk)


def due(row, aturan, kind):
    found = find_running(aturan, f"{kind}:{row.pk}")
    return found.due_at if found else None


def asked(perkara, upaya=Upaya.SITA):
    new = NewIzin(upaya=upaya, sasaran="rumah di Lingsir", nomor="B/31/III/2026", at=MALAM)
    return ask_izin(reread(perkara), new, actor=PENYIDIK)


def answered(row, *, disetujui=True, at=MALAM):
    row = reload(row)
    putusan = PutusanSita(disetujui=disetujui, nomor="2026/Pen.Izin/4/PN Prn", at=at)
    return answer_izin(row, putusan, versi=row.versi, actor=PENYIDIK)


def judged(row, *, disetujui):
    row = reload(row)
    putusan = PutusanSita(disetujui=disetujui, nomor="2026/Pen.Dah/9/PN Prn", at=MALAM)
    return judge_geledah(row, putusan, versi=row.versi, actor=PENYIDIK)


def submitted(row):
    row = reload(row)
    return submit_geledah(row, nomor="B/32", at=MALAM, versi=row.versi, actor=PENYIDIK)


def test_a_permit_is_asked_of_the_court_which_has_two_days_to_study_and_two_to_answer():
    row = asked(with_tersangka())
    assert due(row, "izin_sita_pn", "permintaan_izin").date() == date(2026, 3, 8)
    assert row.tujuan == "Ketua Pengadilan Negeri"

    row = answered(row)

    assert due(row, "izin_sita_pn", "permintaan_izin") is None
    with pytest.raises(LangkahIzinSalah):
        answered(row)


def test_a_seizure_takes_number_day_and_issuer_from_the_permit_that_was_given():
    perkara = with_tersangka()
    given = answered(asked(perkara))

    row = seized(perkara, izin=IzinPN.IZIN, mendesak="", permintaan=str(given.pk))

    assert (row.izin_nomor, row.izin_tanggal) == ("2026/Pen.Izin/4/PN Prn", date(2026, 3, 5))
    assert row.izin_penerbit == "Ketua Pengadilan Negeri"
    assert due(row, "sita_persetujuan", "penyitaan") is None


@pytest.mark.parametrize("which", ["still asked", "refused", "for a search", "of another case"])
def test_only_a_permit_given_here_for_this_kind_of_act_can_be_used(which):
    perkara = with_tersangka()
    home = with_tersangka(ringkas="lain") if which == "of another case" else perkara
    row = asked(home, Upaya.GELEDAH if which == "for a search" else Upaya.SITA)
    if which != "still asked":
        row = answered(row, disetujui=which != "refused")

    with pytest.raises(IzinTidakDikenal):
        seized(perkara, izin=IzinPN.IZIN, permintaan=str(row.pk))
    assert not Penyitaan.objects.exists()


def test_an_answer_cannot_be_older_than_the_question(kalender):
    row = asked(with_tersangka())

    with pytest.raises(SebelumDiajukan):
        answered(row, at=MALAM - JAM)


def test_an_urgent_search_asks_the_court_within_two_days_of_hours_and_is_answered():
    row = searched(with_tersangka())
    assert due(row, "geledah_persetujuan", "penggeledahan") == MALAM + 48 * JAM
    row = submitted(row)
    assert due(row, "geledah_persetujuan", "penggeledahan") is None
    assert due(row, "geledah_putusan_pn", "penggeledahan") == MALAM + 48 * JAM

    row = judged(row, disetujui=True)

    assert due(row, "geledah_putusan_pn", "penggeledahan") is None
    assert (row.keadaan, row.persetujuan_tanggal) == ("disetujui", date(2026, 3, 5))


def test_a_search_that_the_court_refused_proves_nothing_and_the_page_says_so():
    perkara = with_tersangka()
    row = judged(submitted(searched(perkara)), disetujui=False)

    page = as_(PENYIDIK).get(reverse("upaya:perkara", args=[perkara.pk])).content.decode()

    assert "Hasil penggeledahan ini tidak dapat dipakai sebagai alat bukti." in page
    with pytest.raises(SudahDiajukanUlang):
        submitted(row)


@pytest.mark.parametrize("mendesak", ["", "karena malas", "mudah_dipindah"])
def test_urgency_needs_a_ground_that_the_code_of_the_case_knows(mendesak):
    with pytest.raises(AlasanMendesakKosong):
        searched(with_tersangka(), mendesak=mendesak)
    assert not Penggeledahan.objects.exists()


def test_a_case_of_the_old_code_keeps_its_grounds_and_owes_no_number_of_days():
    perkara = with_tersangka()
    Perkara.objects.filter(pk=perkara.pk).update(rezim_acara="kuhap_1981")
    with pytest.raises(AlasanMendesakKosong):
        seized(perkara, mendesak="geografis")

    row = seized(perkara, mendesak="sangat_perlu")

    assert row.keadaan == "belum_diajukan"
    assert due(row, "sita_persetujuan", "penyitaan") is None


@pytest.mark.parametrize("upaya", list(Upaya))
def test_both_codes_say_in_data_what_a_search_or_a_seizure_needs(upaya):
    rows = list_acara_izin(upaya)

    assert [row.rezim for row in rows] == ["kuhap_1981", "kuhap_2025"]
    assert all(row.dasar and row.yakin in {"H", "M", "L"} and row.mendesak for row in rows)
    assert acara_izin(Upaya.SITA, "kuhap_2025").izin == "izin_sita_pn"


def test_the_form_offers_the_permits_given_and_only_the_grounds_of_this_case(kalender):
    perkara = with_tersangka()
    answered(asked(perkara))

    page = as_(PENYIDIK).get(reverse("upaya:perkara", args=[perkara.pk])).content.decode()

    assert "2026/Pen.Izin/4/PN Prn, Ketua Pengadilan Negeri" in page
    assert "Benda atau aset mudah dipindahkan" in page
    assert "hanya benda bergerak" not in page


def test_the_whole_way_is_walked_on_the_screen():
    perkara = with_tersangka()
    client = as_(PENYIDIK)
    new = {"upaya": "sita", "sasaran": "motor", "nomor": "B/40", "at": "2026-03-05T22:40"}

    client.post(reverse("upaya:baru", args=[perkara.pk, "izin"]), new)
    row = PermintaanIzin.objects.get()
    said = {"versi": row.versi, "putusan": "setuju", "nomor": "7/Pen", "at": "2026-03-05T22:40"}
    client.post(reverse("upaya:aksi", args=[perkara.pk, "jawaban", row.pk]), said)
    sita = {
        "nomor": "SP.Sita/1",
        "at": "2026-03-05T22:40",
        "tempat": "Lingsir",
        "barang": "motor",
        "pemilik": "terlapor",
        "petugas": [PENYIDIK.nrp],
        "saksi_1": "Ketua RT",
        "saksi_2": "Linmas",
        "izin": "izin",
        "permintaan": str(row.pk),
    }
    done = client.post(reverse("upaya:baru", args=[perkara.pk, "sita"]), sita, follow=True)

    assert done.status_code == 200, done.context["salah"].errors
    assert Penyitaan.objects.get().izin_nomor == "7/Pen"
    assert "Berizin" in done.content.decode()


@pytest.mark.parametrize("act", [searched, seized])
def test_a_search_or_seizure_before_its_report_is_a_late_entry_in_red_or_none(act):
    perkara = with_tersangka()
    Perkara.objects.filter(pk=perkara.pk).update(tertangkap_tangan=False)
    before = {"at": MALAM - 2 * JAM, "mendesak": "barang_bukti"}
    with pytest.raises(UrutanTerbalik):
        act(perkara, **before)

    row = act(perkara, **before, terlambat="LP baru dibuat sesudahnya")

    page = as_(PENYIDIK).get(reverse("upaya:perkara", args=[perkara.pk])).content.decode()
    assert "Dicatat menyusul" in page
    assert "LP baru dibuat sesudahnya" in page
    twin = type(row).objects.get(pk=row.pk)
    twin.id, twin.terlambat, twin._state.adding = PermintaanIzin().id, "", True
    with (
        pytest.raises(IntegrityError, match="mendahului laporan polisinya"),
        transaction.atomic(),
    ):
        twin.save(force_insert=True)
