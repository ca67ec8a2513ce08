"""What is counted and not weighed is so on its papers too."""

import pytest

from sidik.barang_bukti.data import Peruntukan
from sidik.barang_bukti.queries.surat import PAPERS, bahan_bb
from tests.barang_bukti.builders import at_lab, destroyed, entered, pil, ruled
from tests.cast import PENYIDIK

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]


@pytest.mark.parametrize("jenis", PAPERS)
def test_tablets_that_were_counted_are_no_nought_grams(jenis):
    bb = ruled(at_lab(entered(pil()), 20), {Peruntukan.MUSNAH: 4100})
    bb = destroyed(bb, 4100)

    isian = bahan_bb(f"bb:{bb.pk}", jenis, PENYIDIK).isian

    assert "0.00" not in str(isian)
    assert "4.100 butir" in str(isian) or "20 butir" in str(isian) or "4.120 butir" in str(isian)
