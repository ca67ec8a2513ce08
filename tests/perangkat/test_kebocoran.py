"""Personal data got out: the hours run, the right people know, and no name is written."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sidik.jejak.models import Peristiwa
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.perangkat.data import (
    KebocoranKosong,
    PihakKebocoran,
    PihakSudahDiberitahu,
    SejakDiMasaDepan,
    TanggalPemberitahuanSalah,
)
from sidik.perangkat.models import KebocoranData
from sidik.perangkat.usecases import note_pemberitahuan, report_kebocoran
from sidik.tenggat.models import Tenggat
from sidik.tenggat.usecases import sweep
from tests.cast import (
    KAPOLRES,
    KASAT,
    KAUR_MINTU,
    OPERATOR_PERANGKAT,
    ORANG_LUAR,
    PENYIDIK,
    SI_TIK,
    SISTEM,
    appoint,
)
from tests.perkara.builders import as_

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alat")]
APA = "nomor HP pelapor di lembar yang tercecer"


def reported(hours: int = 0, actor=PENYIDIK) -> KebocoranData:
    since = clock.now() - timedelta(hours=hours)
    return report_kebocoran(APA, "sekitar 40 pelapor", sejak_at=since, actor=actor)


def told(kebocoran: KebocoranData, pihak: PihakKebocoran, actor=SI_TIK) -> None:
    today = clock.today("Asia/Makassar")
    note_pemberitahuan(kebocoran, pihak, nomor="B/7/XI/2026", tanggal=today, actor=actor)


def owed(kebocoran: KebocoranData) -> Tenggat:
    return Tenggat.objects.get(subject=kebocoran.ref)


def test_three_days_run_from_when_it_happened_not_from_when_somebody_spoke():
    kebocoran = reported(hours=10)

    assert owed(kebocoran).due_at - clock.now() == timedelta(hours=62)


def test_unanswered_it_climbs_to_the_kasat_and_then_the_kapolres(pagi):
    for chief in (KASAT, KAPOLRES):
        appoint(chief)
    kebocoran = reported()
    desks = []
    for hours in (73, 7):
        pagi.shift(timedelta(hours=hours))
        sweep(actor=SISTEM, on_lapse={})
        desks.append(owed(kebocoran).eskalasi)

    assert desks == ["kasat", "kapolres"]


def test_it_is_over_when_the_owners_and_the_authority_were_both_told():
    kebocoran = reported()

    told(kebocoran, PihakKebocoran.SUBJEK)
    assert owed(kebocoran).dipenuhi_at is None
    told(kebocoran, PihakKebocoran.LEMBAGA)

    assert owed(kebocoran).dipenuhi_at


def test_whoever_was_told_is_not_told_twice_and_no_letter_is_older_than_the_breach():
    kebocoran = reported()
    told(kebocoran, PihakKebocoran.SUBJEK)

    with pytest.raises(PihakSudahDiberitahu):
        told(kebocoran, PihakKebocoran.SUBJEK)
    for days in (-1, 1):
        day = clock.today("Asia/Makassar") + timedelta(days=days)
        with pytest.raises(TanggalPemberitahuanSalah):
            note_pemberitahuan(
                kebocoran, PihakKebocoran.LEMBAGA, nomor="B/8", tanggal=day, actor=SI_TIK
            )


def test_a_report_says_what_whose_and_a_time_that_has_been():
    with pytest.raises(KebocoranKosong):
        report_kebocoran(" ", "pelapor", sejak_at=clock.now(), actor=PENYIDIK)
    with pytest.raises(SejakDiMasaDepan):
        reported(hours=-1)
    with pytest.raises(NotAllowed):
        reported(actor=ORANG_LUAR)


@pytest.mark.parametrize(
    ("actor", "reads"),
    [(KAPOLRES, True), (KASAT, True), (SI_TIK, True), (KAUR_MINTU, False), (PENYIDIK, False)],
    ids=["kapolres", "kasat", "si tik", "kaur mintu", "penyidik"],
)
def test_only_the_chiefs_and_si_tik_read_it(actor, reads):
    kebocoran = reported()
    page = as_(actor)

    answer = page.get(reverse("perangkat:kebocoran", args=[kebocoran.pk]))

    assert (answer.status_code == 200) is reads
    assert (APA in page.get(reverse("perangkat:gangguan")).content.decode()) is reads


def test_an_operator_reports_it_on_the_screen_and_si_tik_notes_the_letters():
    typed = {"apa": APA, "milik": "40 pelapor", "sejak_at": "02-11-2026 09.30"}
    operator = as_(OPERATOR_PERANGKAT)
    assert operator.post(reverse("perangkat:kebocoran_lapor"), {}).status_code == 422
    assert operator.post(reverse("perangkat:kebocoran_lapor"), typed).status_code == 302
    url = reverse("perangkat:kebocoran", args=[KebocoranData.objects.get().pk])
    ti = as_(SI_TIK)
    for pihak in PihakKebocoran:
        letter = {"pihak": pihak.value, "nomor": "B/7/XI/2026", "tanggal": "03-11-2026"}
        assert ti.post(url, letter).status_code == 302

    page = ti.get(url).content.decode()

    assert "sudah diberitahukan" in page
    assert "B/7/XI/2026" in page


def test_the_ledger_says_that_there_was_one_and_neither_what_nor_whose():
    told(reported(), PihakKebocoran.SUBJEK)

    words = " ".join(
        str(entry["data"])
        for trace in Peristiwa.objects.filter(verb__startswith="kebocoran")
        for entry in trace.records or []
        if entry["kind"] == "fakta.v1"
    )

    assert "B/7/XI/2026" in words
    assert "HP" not in words
    assert "40" not in words
