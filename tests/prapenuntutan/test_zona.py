"""The hours on the pages of the files are those of the case's unit, also at the centre."""

from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import KASAT, PENYIDIK, PUSIKNAS
from tests.perkara.builders import as_
from tests.prapenuntutan.builders import langkah, perkara_with, ready, spdp_sampai

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
DI_PUSAT = ZoneInfo("Asia/Jakarta")


def test_the_centre_reads_the_clocks_of_a_file_in_wita(hari):
    perkara = perkara_with(1)
    spdp_sampai(perkara)
    berkas = ready(perkara)
    langkah(berkas, "send_tahap_1")
    langkah(berkas, "take_p19")
    client = as_(PUSIKNAS)
    client.post(reverse("perkara:keperluan", args=[perkara.pk]), {"keperluan": "Analisis perkara"})

    with timezone.override(DI_PUSAT):
        for url in (
            reverse("berkas:perkara", args=[perkara.pk]),
            reverse("berkas:detail", args=[berkas.pk]),
        ):
            page = client.get(url).content.decode()
            assert " WITA" in page
            assert " WIB" not in page


def test_the_day_that_a_form_offers_is_the_day_of_the_unit(hari):
    perkara = perkara_with(1)
    hari.traveller.move_to("2026-03-06T16:30:00+00:00")  # half past midnight there, 23.30 here

    with timezone.override(DI_PUSAT):
        url = reverse("berkas:perkara", args=[perkara.pk])
        pages = [as_(actor).get(url).content.decode() for actor in (PENYIDIK, KASAT)]

    assert all('name="tanggal" value="2026-03-07"' in page for page in pages)
