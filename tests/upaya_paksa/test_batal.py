"""What was written down wrongly is struck out by the chief: the row stays, its effects do not."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from sidik.jejak.models import Peristiwa
from sidik.kernel.errors import NotAllowed
from sidik.perkara.data import StatusOrang
from sidik.perkara.errors import AlasanBatalKosong, SudahDibatalkan
from sidik.perkara.models import Keterlibatan
from sidik.perkara.usecases import add_orang, cancel_orang
from sidik.tenggat.models import Tenggat
from sidik.upaya_paksa.errors import (
    AdaPenahanannya,
    SudahDiPengadilan,
    SudahDiperpanjang,
)
from sidik.upaya_paksa.models import Penahanan, Penangkapan, Penyitaan
from sidik.upaya_paksa.queries import get_papan, list_tahanan
from sidik.upaya_paksa.usecases import cancel_catatan, give_tembusan, submit_sita
from tests.cast import KASAT, KBO, PENYIDIK
from tests.perkara.builders import as_, terlapor, with_tersangka
from tests.upaya_paksa.builders import arrested, detained, extended, seized, suspect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]

MALAM = datetime(2026, 3, 5, 14, 40, tzinfo=UTC)


@pytest.fixture(autouse=True)
def kalender():
    with time_machine.travel(MALAM, tick=False) as traveller:
        yield traveller


def struck(row, alasan="salah orang", actor=KASAT):
    row = type(row).objects.select_related("perkara__satuan", "perkara__penyidik").get(pk=row.pk)
    return cancel_catatan(row, alasan=alasan, versi=row.versi, actor=actor)


def running(row):
    name = row._meta.model_name
    return set(
        Tenggat.objects.filter(subject=f"{name}:{row.pk}", dipenuhi_at=None).values_list(
            "aturan", flat=True
        )
    )


def test_a_wrong_arrest_is_struck_out_and_he_stands_as_before(kalender):
    perkara = with_tersangka()
    kalender.shift(timedelta(minutes=5))
    row = arrested(perkara)
    assert running(row) == {"tangkap_narkotika", "tembusan_tangkap"}

    struck(row, actor=KBO)

    assert Penangkapan.objects.get().batal_alasan == "salah orang"
    assert running(row) == set()
    assert {t.batal_alasan for t in Tenggat.objects.filter(subject=f"penangkapan:{row.pk}")} == {
        "catatan dibatalkan: salah orang"
    }
    assert suspect(perkara).status == StatusOrang.AKTIF
    assert get_papan(KASAT).tangkap == []
    assert arrested(perkara).selesai_at is None


def test_a_wrong_detention_is_struck_out_and_the_arrest_before_it_runs_again(kalender):
    perkara = with_tersangka()
    kalender.shift(timedelta(minutes=5))
    arrest = arrested(perkara)
    kalender.shift(timedelta(hours=10))
    row = detained(perkara)
    kalender.shift(timedelta(hours=10))

    struck(row)

    assert suspect(perkara).status == StatusOrang.DITANGKAP
    assert list_tahanan(KASAT) == []
    assert [card.row.pk for card in get_papan(KASAT).tangkap] == [arrest.pk]
    due = Tenggat.objects.get(aturan="tangkap_narkotika", dipenuhi_at=None).due_at
    assert due == MALAM + timedelta(hours=72, minutes=5)
    assert detained(perkara).batal_at is None


def test_only_the_chief_or_his_deputy_strikes_out_once_and_says_why():
    row = arrested(with_tersangka())

    with pytest.raises(NotAllowed):
        struck(row, actor=PENYIDIK)
    with pytest.raises(AlasanBatalKosong):
        struck(row, alasan="  ")
    struck(row)
    with pytest.raises(SudahDibatalkan):
        struck(row)
    row = Penangkapan.objects.get()
    with pytest.raises(SudahDibatalkan):
        give_tembusan(row, kepada="ibu", oleh="a", at=MALAM, versi=row.versi, actor=PENYIDIK)


def test_what_papers_at_the_court_or_the_prosecutor_rest_on_is_not_struck_out():
    perkara = with_tersangka()
    arrest = arrested(perkara)
    row = detained(perkara)
    sita = seized(perkara)
    with pytest.raises(AdaPenahanannya):
        struck(arrest)
    extended(row, date(2026, 3, 5))
    submit_sita(sita, nomor="B/7", at=MALAM, versi=sita.versi, actor=PENYIDIK)

    with pytest.raises(SudahDiperpanjang):
        struck(row)
    with pytest.raises(SudahDiPengadilan, match="B/7"):
        struck(sita)

    assert not Penyitaan.objects.exclude(batal_at=None).exists()
    assert not Penahanan.objects.exclude(batal_at=None).exists()


def test_the_struck_row_stays_on_the_page_with_its_reason_and_leaves_a_trace_that_travels():
    perkara = with_tersangka()
    row = seized(perkara)
    page = reverse("upaya:perkara", args=[perkara.pk])
    assert "Batalkan catatan" not in as_(PENYIDIK).get(page).content.decode()
    assert "Batalkan catatan" in as_(KASAT).get(page).content.decode()

    url = reverse("upaya:aksi", args=[perkara.pk, "batal-sita", row.pk])
    answer = as_(KASAT).post(url, {"versi": row.versi, "alasan": "tertukar perkara lain"})

    assert answer.status_code == 302
    text = as_(KASAT).get(page).content.decode()
    assert "upaya-batal" in text
    assert "tertukar perkara lain" in text
    assert "Batalkan catatan" not in text
    trace = Peristiwa.objects.get(verb="upaya.dibatalkan")
    assert "tertukar perkara lain" in str(trace.records)
    assert running(row) == set()


def test_a_detention_that_was_struck_out_shows_no_days_left():
    perkara = with_tersangka()
    struck(detained(perkara))

    for name in ("perkara:detail", "upaya:perkara", "upaya:tahanan"):
        args = [] if name == "upaya:tahanan" else [perkara.pk]
        assert "sisa 19 hari" not in as_(KASAT).get(reverse(name, args=args)).content.decode()


def test_the_page_of_force_outlives_a_person_who_is_struck_out_with_his_arrest():
    perkara = with_tersangka()
    other = add_orang(perkara, terlapor("Joko"), actor=PENYIDIK)
    struck(arrested(perkara, orang=str(other.pk)), "Orang yang salah, tertukar nama")
    fresh = Keterlibatan.objects.select_related("perkara", "orang").get(pk=other.pk)
    versi = fresh.versi + fresh.orang.versi
    cancel_orang(fresh, alasan="Orang yang salah, tertukar nama", versi=versi, actor=KASAT)

    for page in ("upaya:perkara", "perkara:detail"):
        for actor in (PENYIDIK, KASAT):
            assert as_(actor).get(reverse(page, args=[perkara.pk])).status_code == 200
