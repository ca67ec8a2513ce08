"""A paper whose ground is not here comes late and says why; the database wants the reason too."""

import pytest
from django.db import DatabaseError, transaction

from sidik.dokumen.data import Keadaan
from sidik.dokumen.errors import AlasanSusulanKosong
from sidik.dokumen.models import Dokumen
from sidik.dokumen.usecases import draft_dokumen
from sidik.kernel import clock
from tests.cast import KAPOLRES, KASAT, KBO, PENYIDIK
from tests.dokumen.builders import KABEL, PERKARA, signed, take

pytestmark = pytest.mark.usefixtures("negeri")


@pytest.mark.laugh(12)
def test_the_database_refuses_an_sp2hp_a3_before_its_a1():
    late = drafted_late("sp2hp_a3")
    stripped = {"ditandatangani_at": clock.now(), "keadaan": "ditandatangani", "susulan": ""}

    with pytest.raises(DatabaseError, match="mendahului SP2HP A1"), transaction.atomic():
        Dokumen.objects.filter(pk=late.pk).update(**stripped)


def drafted_late(jenis: str, alasan: str = "A1 dikirim di kertas sebelum layanan ini.") -> Dokumen:
    return draft_dokumen(jenis, PERKARA, kabel=KABEL, actor=PENYIDIK, susulan=alasan)


def test_a_paper_whose_ground_lies_on_paper_elsewhere_comes_late_and_says_why():
    with pytest.raises(AlasanSusulanKosong):
        drafted_late("sp2hp_a3", "lupa")
    late = drafted_late("sp2hp_a3")

    for step, actor in (("submit", PENYIDIK), ("paraf_kbo", KBO), ("paraf_kasat", KASAT)):
        late = take(late, step, actor)
    late = take(late, "sign", KAPOLRES)

    assert late.keadaan == Keadaan.DITANDATANGANI
    assert late.susulan.startswith("A1 dikirim di kertas")
    with pytest.raises(DatabaseError, match="tidak berubah"), transaction.atomic():
        Dokumen.objects.filter(pk=late.pk).update(susulan="")


def test_what_is_here_in_time_is_not_called_late():
    signed("sprin_sidik")

    assert drafted_late("spdp").susulan == ""
