"""Free words that leave the case page name nobody whom the law protects (DOMAIN §12.26)."""

import pytest

from sidik.jejak.models import Peristiwa
from sidik.jejak.queries import facts_of
from sidik.kernel.ref import ref
from sidik.perkara.data import NewOrang, NomorLP, PeranOrang, Tahap
from sidik.perkara.models import Perkara
from sidik.perkara.queries.surat import bahan_of
from sidik.perkara.usecases import LPLama, OrangLama, add_orang, register_lama
from tests.cast import KAUR_MINTU, PENYIDIK
from tests.perkara.builders import NOMOR, an_lp, an_lp_b, assigned, terlapor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri"), pytest.mark.laugh(26)]


def from_register(ringkas: str, *orang: OrangLama) -> Perkara:
    """A line of an old register, with the people who stand in it."""
    nomor = NomorLP.parse(NOMOR)
    lama = LPLama(lp=an_lp(ringkas=ringkas), nomor=nomor, tahap=Tahap.PENYIDIKAN, orang=orang)
    (lp,) = register_lama([lama], actor=KAUR_MINTU)
    return Perkara.objects.get(lp=lp)


@pytest.mark.parametrize(
    ("peran", "umur", "said"),
    [
        (PeranOrang.TERSANGKA, 15, "Sabu an. R.F., Halong"),
        (PeranOrang.SAKSI, 40, "Sabu an. (dilindungi), Halong"),
        (PeranOrang.TERSANGKA, 31, "Sabu an. Rizal Fahmi, Halong"),
        (PeranOrang.TERSANGKA, None, "Sabu an. Rizal Fahmi, Halong"),
    ],
)
def test_the_title_of_a_line_of_an_old_register_names_no_child(peran, umur, said):
    perkara = from_register("Sabu an. Rizal Fahmi, Halong", OrangLama("Rizal Fahmi", peran, umur))

    assert perkara.ringkas == said
    trace = Peristiwa.objects.get(verb="lp.dari_register", subject=ref("perkara", perkara.pk))
    assert facts_of(trace)["ringkas"] == said


def test_a_receipt_tells_its_reporter_nobody_elses_protected_name():
    told = "rumah Widyaningtyas, anaknya Gerhanadi dan Siti Maimunah"
    perkara = assigned(an_lp_b(tkp=told, uraian=told, kejadian_teks=told))
    saksi = NewOrang(nama="Widyaningtyas", peran=PeranOrang.SAKSI, umur=40)
    for new in (saksi, terlapor("Gerhanadi", umur=15)):
        add_orang(perkara, new, actor=PENYIDIK)

    isian = bahan_of(perkara, "sttlp", PENYIDIK).isian

    for key in ("tkp", "uraian", "kejadian"):
        assert "rumah (dilindungi), anaknya G. dan Siti Maimunah" in str(isian[key])
    assert isian["penerima"] == "Siti Maimunah"
