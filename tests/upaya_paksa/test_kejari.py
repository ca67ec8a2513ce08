"""The prosecutor is told of drugs once: his letter is not typed at the seizure again."""

import pytest
from django.urls import reverse

from sidik.barang_bukti.usecases import link_sita, notify_kejari
from sidik.kernel import clock
from sidik.tenggat.models import Tenggat
from sidik.upaya_paksa.usecases import notify_kejari as notify_sita
from sidik.wiring import sita_perkara
from tests.barang_bukti.builders import a_bb, entered
from tests.cast import PENYIDIK
from tests.perkara.builders import as_, with_tersangka
from tests.upaya_paksa.builders import seized

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]


def seizure_on(perkara):
    page = as_(PENYIDIK).get(reverse("upaya:perkara", args=[perkara.pk]))
    [(_, aksi, _)] = page.context["sita"]
    return {one["name"] for one in aksi}, page.content.decode()


def test_once_its_drugs_stand_in_the_book_the_book_tells_the_prosecutor_and_the_seizure_shows_it():
    perkara = with_tersangka()
    sita = seized(perkara)
    assert "kejari" in seizure_on(perkara)[0]
    [book] = sita_perkara(perkara, PENYIDIK)
    bb = entered(a_bb(penyitaan=book, disita_at=sita.at), perkara)

    before = seizure_on(perkara)
    notify_kejari(bb, "B/41/III/2026", clock.now(), versi=bb.versi, actor=PENYIDIK)
    after = seizure_on(perkara)

    assert "kejari" not in before[0] | after[0]
    assert "Kejari belum diberi tahu: dicatat pada barang buktinya" in before[1]
    assert "B/41/III/2026" in after[1]
    clocks = Tenggat.objects.filter(aturan="sita_narkotika")
    assert [(t.subject, t.dipenuhi_at is not None) for t in clocks] == [
        (f"penyitaan:{sita.pk}", True)
    ]


@pytest.mark.parametrize("how", ["entered from it", "linked to it afterwards"])
def test_what_the_seizure_had_told_him_is_not_told_again_for_its_exhibit(how):
    perkara = with_tersangka()
    sita = seized(perkara)
    said = {"nomor": "B/12/III/2026", "at": clock.now(), "versi": sita.versi}
    if how == "linked to it afterwards":
        bb = entered(a_bb(disita_at=sita.at), perkara)
        notify_sita(sita, **said, actor=PENYIDIK)
        [book] = sita_perkara(perkara, PENYIDIK)
        bb = link_sita(bb, book, versi=bb.versi, actor=PENYIDIK)
    else:
        notify_sita(sita, **said, actor=PENYIDIK)
        [book] = sita_perkara(perkara, PENYIDIK)
        bb = entered(a_bb(penyitaan=book, disita_at=sita.at), perkara)

    assert (bb.kejari_nomor, bb.kejari_at) == ("B/12/III/2026", said["at"])
    running = Tenggat.objects.filter(
        dipenuhi_at=None, aturan__in=("sita_narkotika", "status_kejari")
    )
    assert [(t.aturan, t.subject) for t in running] == [("status_kejari", f"bb:{bb.pk}")]
    assert "kejari" not in seizure_on(perkara)[0]
