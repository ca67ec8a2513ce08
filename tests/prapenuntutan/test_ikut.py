"""The case stands where its files stand, also when somebody left it by another way."""

from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from sidik.kernel import clock
from sidik.perkara.data import StatusOrang
from sidik.perkara.models import Perkara
from sidik.perkara.usecases import set_status_orang
from sidik.prapenuntutan.queries import get_susunan
from tests.cast import ORANG_LUAR, PENYIDIK
from tests.perkara.builders import as_, detail
from tests.prapenuntutan.builders import at_p21, perkara_with, spdp_sampai

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]


@pytest.fixture
def tertahan(hari):
    """One suspect's file is P-21, the other is in no file."""
    perkara = perkara_with(2)
    spdp_sampai(perkara)
    at_p21(perkara, 0)
    return Perkara.objects.get(pk=perkara.pk)


def test_whoever_is_in_no_file_keeps_the_case_where_it_is_and_the_page_says_who(tertahan):
    [other] = get_susunan(tertahan).belum_diberkas

    assert tertahan.tahap == "tersangka"
    for here in (detail(tertahan), reverse("berkas:perkara", args=[tertahan.pk])):
        assert f"{other.orang.nama} belum diberkas" in as_(PENYIDIK).get(here).content.decode()


def test_once_he_has_left_the_case_catches_up_with_its_files(tertahan):
    [other] = get_susunan(tertahan).belum_diberkas
    other.perkara = tertahan
    set_status_orang(other, StatusOrang.DIVERSI, alasan="-", at=clock.now(), actor=PENYIDIK)
    client, target = as_(PENYIDIK), reverse("berkas:ikut", args=[tertahan.pk])
    assert "Sesuaikan tahap perkara" in client.get(detail(tertahan)).content.decode()
    assert as_(ORANG_LUAR).post(target).status_code == 404

    assert client.post(target).status_code == 302

    tertahan.refresh_from_db()
    assert tertahan.tahap == "p21"
    assert "Sesuaikan tahap perkara" not in client.get(detail(tertahan)).content.decode()


def test_when_he_leaves_by_an_act_on_a_screen_the_case_catches_up_by_itself(tertahan):
    [other] = get_susunan(tertahan).belum_diberkas
    client = as_(PENYIDIK)
    target = reverse("perkara:orang_status", args=[tertahan.pk, other.pk])
    now = f"{localtime(clock.now(), ZoneInfo('Asia/Makassar')):%Y-%m-%dT%H:%M}"
    said = {"versi": other.versi + other.orang.versi, "status": "dpo", "alasan": "DPO/1", "at": now}

    answer = client.post(target, said, follow=True)

    tertahan.refresh_from_db()
    assert tertahan.tahap == "p21"
    assert "Tahap perkara mengikuti berkasnya" in answer.content.decode()


def test_an_act_after_which_nothing_has_moved_leaves_the_case_where_it_is(tertahan):
    [other] = get_susunan(tertahan).belum_diberkas
    target = reverse("perkara:orang_status", args=[tertahan.pk, other.pk])
    now = f"{localtime(clock.now(), ZoneInfo('Asia/Makassar')):%Y-%m-%dT%H:%M}"
    said = {"versi": other.versi + other.orang.versi, "alasan": "lapor diri", "at": now}

    answer = as_(PENYIDIK).post(target, said | {"status": "tidak_ditahan"})

    tertahan.refresh_from_db()
    assert (answer.status_code, tertahan.tahap) == (302, "tersangka")
