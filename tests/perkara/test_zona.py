"""The hours of a case are those on the wall of its unit, with their name, wherever it is read."""

from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from sidik.perkara import usecases
from sidik.perkara.models import Keterlibatan, Tindakan
from tests.cast import KASAT, PENYIDIK, PUSIKNAS
from tests.perkara.builders import an_lp, as_, assigned, detail, in_penyidikan, terlapor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri"), pytest.mark.laugh(15)]
DI_PUSAT = ZoneInfo("Asia/Jakarta")


def test_the_centre_reads_a_case_of_balangan_in_wita():
    perkara = assigned(an_lp(kejadian_at=an_lp().dilaporkan_at))
    usecases.add_orang(perkara, terlapor(), actor=PENYIDIK)
    client = as_(PUSIKNAS)
    client.post(reverse("perkara:keperluan", args=[perkara.pk]), {"keperluan": "Analisis perkara"})

    with timezone.override(DI_PUSAT):
        pages = [
            client.get(detail(perkara)).content.decode(),
            client.get(
                reverse(
                    "perkara:orang",
                    args=[perkara.pk, Keterlibatan.objects.get(perkara=perkara).pk],
                )
            ).content.decode(),
        ]

    assert "5 Maret 2026 pukul 22.30 WITA" in pages[0]
    for page in pages:
        assert " WITA" in page
        assert " WIB" not in page


def test_what_is_typed_there_is_read_in_the_same_hours():
    perkara = in_penyidikan()
    typed = {
        "tujuan": "khusus",
        "nomor": "LHGP/9",
        "hasil": "Sepakat.",
        "at": "2026-03-06T08:00",
        "terlambat": "Server mati",
        "versi": perkara.versi,
    }

    with timezone.override(DI_PUSAT):
        answer = as_(KASAT).post(reverse("perkara:gelar", args=[perkara.pk]), typed)

    assert answer.status_code == 302
    held = Tindakan.objects.get(nomor_surat="LHGP/9").at
    assert held.isoformat() == "2026-03-06T00:00:00+00:00"
