"""The hours of force are those on the wall of the unit, read and typed, also at the centre."""

from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from sidik.kernel import clock
from sidik.upaya_paksa.models import Penangkapan
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import as_, with_tersangka
from tests.upaya_paksa.builders import arrested

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
DI_PUSAT = ZoneInfo("Asia/Jakarta")


@pytest.fixture(autouse=True)
def kini(hari):
    """6 March 2026, 12.00 in Balangan, 11.00 at the centre."""


def test_the_page_of_a_case_says_the_hours_of_its_unit_and_the_board_those_of_the_reader():
    perkara = with_tersangka()
    arrested(perkara)

    with timezone.override(DI_PUSAT):
        page = as_(KASAT).get(reverse("upaya:perkara", args=[perkara.pk])).content.decode()
        board = as_(KASAT).get(reverse("upaya:tahanan")).content.decode()

    assert "6 Maret 2026 pukul 12.00 WITA" in page
    assert " WIB" not in page
    assert "pukul 11.00 WIB" in board
    assert " WITA" not in board


def test_what_is_typed_there_is_read_in_the_same_hours():
    row = arrested(with_tersangka())
    url = reverse("upaya:aksi", args=[row.perkara_id, "tembusan", row.pk])
    said = {"versi": row.versi, "kepada": "ibu", "oleh": "Aipda Hadi", "at": "2026-03-06T12:00"}

    with timezone.override(DI_PUSAT):
        assert as_(PENYIDIK).post(url, said).status_code == 302

    assert Penangkapan.objects.get().tembusan_at == clock.now()


def test_a_new_arrest_typed_there_too():
    perkara = with_tersangka()
    said = {
        "orang": str(perkara.keterlibatan.get().pk),
        "nomor": "SP.Kap/9/III/2026",
        "mulai_at": "2026-03-06T12:00",
        "tempat": "Paringin",
        "alasan": "dua alat bukti",
        "petugas": [PENYIDIK.nrp],
    }

    with timezone.override(DI_PUSAT):
        answer = as_(PENYIDIK).post(reverse("upaya:baru", args=[perkara.pk, "tangkap"]), said)

    assert answer.status_code == 302
    assert Penangkapan.objects.get().mulai_at == clock.now()
