"""The SOP's terms and the documents it rests on are shown, dated, and can be amended."""

from datetime import date

import pytest

from sidik.jejak.models import Peristiwa
from sidik.kernel.errors import NotAllowed
from sidik.tenggat.data import DasarTidakLengkap, PerubahanDasar
from sidik.tenggat.models import DasarHukum
from sidik.tenggat.usecases import amend_dasar, plant_dasar
from tests.cast import KAUR_MINTU, PENYIDIK, SISTEM, login_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
BARU = PerubahanDasar(
    judul="Undang-Undang Nomor 2 Tahun 2002 jo. perubahannya",
    tentang="Kepolisian Negara Republik Indonesia",
    tanggal=date(2002, 1, 8),
    alasan="Menyebut perubahannya",
)


@pytest.fixture(autouse=True)
def planted():
    plant_dasar(actor=SISTEM)


@pytest.mark.sop("1.a-d", "3.a-d")
def test_terms_and_documents_are_shown_with_their_dates(client):
    client.force_login(login_of(PENYIDIK))

    page = client.get("/tenggat/dasar/").content.decode()

    for words in ("Sistem", "Pelayanan", "Informasi", "Penyidikan"):
        assert words in page
    for words in ("Nomor 2 Tahun 2002", "Skep/360/VI/2005", "STR/30/I/2009", "Sprint/865/V/2011"):
        assert words in page
    assert "8 Januari 2002" in page


@pytest.mark.sop("3.a-d")
def test_a_document_is_amended_with_a_reason_and_leaves_a_trace(client):
    client.force_login(login_of(KAUR_MINTU))

    answer = client.post("/tenggat/dasar/uu-2-2002/", {**vars(BARU), "tanggal": "2002-01-08"})

    assert answer.status_code == 302
    assert DasarHukum.objects.get(kode="uu-2-2002").judul == BARU.judul
    assert Peristiwa.objects.get(verb="dasar.diubah").actor["nrp"] == KAUR_MINTU.nrp


def test_planting_again_keeps_what_a_site_has_changed():
    amend_dasar(DasarHukum.objects.get(kode="uu-2-2002"), BARU, actor=KAUR_MINTU)

    assert plant_dasar(actor=SISTEM) == 0
    assert DasarHukum.objects.get(kode="uu-2-2002").judul == BARU.judul


def test_an_investigator_amends_no_law():
    with pytest.raises(NotAllowed):
        amend_dasar(DasarHukum.objects.first(), BARU, actor=PENYIDIK)


def test_a_change_without_a_reason_is_refused_and_keeps_what_was_typed(client):
    client.force_login(login_of(KAUR_MINTU))
    typed = {**vars(BARU), "tanggal": "2002-01-08", "alasan": ""}

    answer = client.post("/tenggat/dasar/uu-2-2002/", typed)

    assert answer.status_code == 422
    assert BARU.judul in answer.content.decode()
    empty = PerubahanDasar(judul="x", tentang="x", tanggal=date(2020, 1, 1), alasan=" ")
    with pytest.raises(DasarTidakLengkap):
        amend_dasar(DasarHukum.objects.first(), empty, actor=KAUR_MINTU)
