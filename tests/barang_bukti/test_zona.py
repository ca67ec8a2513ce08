"""The hours of an exhibit are those on the wall of its unit, read and typed, also at the centre."""

from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from sidik.kernel import clock
from tests.barang_bukti.builders import entered, fresh
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import as_

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]
DI_PUSAT = ZoneInfo("Asia/Jakarta")


def test_the_pages_of_a_case_and_of_an_exhibit_say_the_hours_of_the_unit():
    bb = entered()

    with timezone.override(DI_PUSAT):
        for url in (
            reverse("bb:perkara", args=[bb.perkara_id]),
            reverse("bb:detail", args=[bb.pk]),
        ):
            page = as_(KASAT).get(url).content.decode()
            assert " WIB" not in page
    assert "6 Maret 2026 pukul 11.00 WITA" in page


def test_what_is_typed_there_is_read_in_the_same_hours():
    bb = entered()
    url = reverse("bb:tindakan", args=[bb.pk, "kejari"])
    said = {"versi": fresh(bb).versi, "nomor": "B/2", "at": "2026-03-06T12:00"}

    with timezone.override(DI_PUSAT):
        assert as_(PENYIDIK).post(url, said).status_code == 302

    assert fresh(bb).kejari_at == clock.now()
