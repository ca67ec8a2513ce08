"""A workbook goes from hand to hand: whom the law protects is in none of its words."""

import pytest

from sidik.pengawasan.data import Daftar, Laporan
from sidik.perkara.data import NewOrang, PeranOrang
from sidik.perkara.models import Perkara
from sidik.perkara.usecases import add_orang
from tests.cast import PENYIDIK
from tests.pengawasan.test_laporan import MARET, ask
from tests.pengawasan.test_unduh import taken
from tests.perkara.builders import an_lp_b, assigned, step, terlapor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri"), pytest.mark.laugh(26)]
ANAK, DILINDUNGI, SAKSI, PELAPOR = "Gerhanadi", "Firdausyahri", "Widyaningtyas", "Zulaikhawati"
TKP = f"kos {ANAK}, bengkel {DILINDUNGI} alias Kancilmas, warung {SAKSI}, rumah {PELAPOR}"


@pytest.fixture
def perkara() -> Perkara:
    pelapor = NewOrang(nama=PELAPOR, peran=PeranOrang.PELAPOR)
    lp = an_lp_b(pelapor=pelapor, tkp=TKP, tertangkap_tangan=True)
    perkara = step(assigned(lp), "open_penyidikan_langsung")
    protected = terlapor(DILINDUNGI, umur=40, alias="Kancilmas", dilindungi=True)
    saksi = NewOrang(nama=SAKSI, peran=PeranOrang.SAKSI, umur=40)
    for new in (terlapor(ANAK, umur=15), terlapor("Ahmad Rizki"), protected, saksi):
        add_orang(perkara, new, actor=PENYIDIK)
    return perkara


def told(rows) -> str:
    text = "\n".join(str(cell) for row in rows for cell in row)
    assert "Ahmad Rizki" in text
    assert "bengkel" in text
    return text


@pytest.mark.parametrize("name", [ANAK, DILINDUNGI, "Kancilmas", SAKSI, PELAPOR])
def test_a_protected_name_typed_into_the_tkp_leaves_with_no_workbook(perkara, name):
    monthly = told(ask(Laporan.PERKARA, masa=MARET).baris)

    assert name not in monthly
    assert name not in told(taken(Daftar.PERKARA))


def test_a_title_from_before_its_people_were_known_is_covered_too(perkara):
    Perkara.objects.filter(pk=perkara.pk).update(ringkas=f"Sabu di kos {ANAK}")

    (row,) = ask(Laporan.PERKARA, masa=MARET).baris

    assert row[3] == "Sabu di kos G."
    assert "Identitas dilindungi" in str(row[6])
