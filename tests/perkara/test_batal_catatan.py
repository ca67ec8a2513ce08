"""A urine test, an assessment or a BAP of the wrong person is struck out and stays as such."""

import pytest
from django.urls import reverse

from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.perkara import usecases
from sidik.perkara.data import PenerimaBAP, Rekomendasi, StatusOrang
from sidik.perkara.errors import AlasanBatalKosong, AsesmenDipakai, SudahDibatalkan
from sidik.perkara.models import Asesmen, Keterlibatan, TesUrine, Tindakan
from sidik.perkara.queries import facts_of
from sidik.perkara.usecases.tat import NewTes
from sidik.tenggat.models import Tenggat
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import as_, detail, with_tersangka

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
KELIRU = "Tertukar dengan orang lain"


def suspect() -> Keterlibatan:
    perkara = with_tersangka()
    rows = Keterlibatan.objects.select_related("perkara__satuan", "perkara__penyidik", "orang")
    return rows.get(perkara=perkara)


def struck(row: Keterlibatan, note, alasan: str = KELIRU) -> None:
    usecases.cancel_catatan(row, str(note.pk), alasan=alasan, actor=KASAT)


def assessed(row: Keterlibatan) -> Asesmen:
    asked = usecases.request_tat(row, nomor="B/30", at=clock.now(), actor=PENYIDIK)
    said = {"nomor": "R/5", "rekomendasi": Rekomendasi.RAWAT_JALAN, "tempat": "Klinik"}
    return usecases.record_hasil_tat(asked, **said, at=clock.now(), actor=PENYIDIK)


def test_a_urine_test_counts_no_more_and_may_be_written_down_rightly():
    row = suspect()
    new = NewTes(at=clock.now(), positif=True, nomor_surat="R/1")
    tes = usecases.record_tes_urine(row, new, actor=PENYIDIK)

    struck(row, tes)

    assert not TesUrine.objects.exists()
    usecases.record_tes_urine(row, new, actor=PENYIDIK)
    page = as_(PENYIDIK).get(reverse("perkara:orang", args=[row.perkara_id, row.pk]))
    assert "Catatan yang dibatalkan" in page.content.decode()
    assert KELIRU in page.content.decode()


def test_a_request_to_the_tat_takes_its_clock_along():
    row = suspect()
    asked = usecases.request_tat(row, nomor="B/30", at=clock.now(), actor=PENYIDIK)
    assert Tenggat.objects.filter(aturan="tat_hasil", dipenuhi_at=None).exists()

    struck(row, asked)

    assert not Tenggat.objects.filter(aturan="tat_hasil", dipenuhi_at=None).exists()


def test_what_the_tat_said_of_another_opens_no_way_to_treatment():
    row = suspect()
    asesmen = assessed(row)
    assert facts_of(row.perkara).tat == {"rawat_jalan"}

    struck(row, asesmen)

    assert facts_of(row.perkara).tat == {""}


def test_but_not_while_he_is_in_treatment_because_of_it():
    row = suspect()
    asesmen = assessed(row)
    Keterlibatan.objects.filter(pk=row.pk).update(status=StatusOrang.REHABILITASI.value)
    row.refresh_from_db()

    with pytest.raises(AsesmenDipakai, match="Ubah dahulu statusnya"):
        struck(row, asesmen)


def test_a_bap_takes_its_copies_and_the_clock_of_them_along():
    row = suspect()
    new = usecases.NewPemeriksaan(at=clock.now(), pemeriksa=PENYIDIK.nrp, nomor="BAP/1")
    bap = usecases.record_pemeriksaan(row, new, actor=PENYIDIK)
    later = usecases.NewPemeriksaan(at=clock.now(), pemeriksa=PENYIDIK.nrp, nomor="BAP/2")
    second = usecases.record_pemeriksaan(row, later, actor=PENYIDIK)
    usecases.record_salinan_bap(bap, PenerimaBAP.TERSANGKA, nomor="1", actor=PENYIDIK)

    struck(row, bap)
    struck(row, second)

    assert not Tindakan.objects.filter(keterlibatan=row, jenis="pemeriksaan").exists()
    assert not Tindakan.objects.filter(jenis="salinan_bap").exists()
    assert not Tenggat.objects.filter(aturan="salinan_bap", dipenuhi_at=None).exists()
    usecases.record_pemeriksaan(row, new, actor=PENYIDIK)  # its number is free again


def test_only_chiefs_strike_out_and_say_why_and_once():
    row = suspect()
    tes = usecases.record_tes_urine(row, NewTes(at=clock.now(), positif=True), actor=PENYIDIK)
    with pytest.raises(NotAllowed):
        usecases.cancel_catatan(row, str(tes.pk), alasan=KELIRU, actor=PENYIDIK)
    with pytest.raises(AlasanBatalKosong):
        struck(row, tes, " ")

    struck(row, tes)

    with pytest.raises(SudahDibatalkan):
        struck(row, tes)


def test_on_the_page_a_note_is_chosen_and_the_timeline_says_which_without_its_outcome():
    row = suspect()
    usecases.record_tes_urine(row, NewTes(at=clock.now(), positif=True), actor=PENYIDIK)
    url = reverse("perkara:orang_catatan_batal", args=[row.perkara_id, row.pk])
    tes = TesUrine.objects.get()
    typed = {"versi": row.versi + row.orang.versi, "alasan": KELIRU}
    client = as_(KASAT)

    assert "catatan" in client.post(url, typed).context["forms"]["batal_catatan"].errors
    assert client.post(url, typed | {"catatan": str(tes.pk)}).status_code == 302

    told = client.get(detail(row.perkara)).content.decode()
    assert "Catatan tentang orang dibatalkan" in told
    assert "positif" not in told
