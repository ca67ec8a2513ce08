"""The prosecutor is told of drugs once: his letter is not typed at the seizure again."""

import pytest
from django.urls import reverse

from sidik.barang_bukti.usecases import notify_kejari
from sidik.kernel import clock
from sidik.wiring import sita_perkara
from tests.barang_bukti.builders import a_bb, entered
from tests.cast import PENYIDIK
from tests.perkara.builders import as_, with_tersangka
from tests.upaya_paksa.builders import seized

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]


def test_the_letter_about_an_exhibit_is_offered_at_its_seizure():
    perkara = with_tersangka()
    sita = seized(perkara)
    [book] = sita_perkara(perkara, PENYIDIK)
    bb = entered(a_bb(penyitaan=book, disita_at=sita.at), perkara)
    notify_kejari(bb, "B/41/III/2026", clock.now(), versi=bb.versi, actor=PENYIDIK)

    page = as_(PENYIDIK).get(reverse("upaya:perkara", args=[perkara.pk]))

    [(_, aksi, _)] = page.context["sita"]
    form = next(one["form"] for one in aksi if one["name"] == "kejari")
    assert form.initial["nomor"] == "B/41/III/2026"
    assert 'value="B/41/III/2026"' in page.content.decode()
