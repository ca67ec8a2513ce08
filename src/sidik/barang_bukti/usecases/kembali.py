"""What goes back to whom it was taken from: never a narcotic, a medicine when a court says so."""

import re
from typing import Final

from sidik.barang_bukti.data import Kembali, Nasib
from sidik.barang_bukti.errors import (
    NarkotikaTidakDikembalikan,
    NasibNarkotika,
    PutusanKembaliBelumAda,
    PutusanTidakDisebut,
)
from sidik.barang_bukti.models import BarangBukti
from sidik.barang_bukti.queries.barang import aturan_kembali

_PUTUSAN: Final = re.compile(
    r"(?=.*(?:putusan|penetapan|\bpen\.|\bpid\.))(?=.*\d)", re.IGNORECASE | re.DOTALL
)
"""A ruling is named by what it is and its number."""


def _kata(bb: BarangBukti, law: Kembali) -> dict[str, str]:
    return {"golongan": bb.golongan_label, "dasar": law.dasar, "kata": law.kata}


def insist_kembali(bb: BarangBukti) -> None:
    """Raise `NarkotikaTidakDikembalikan`, `PutusanKembaliBelumAda`."""
    law = aturan_kembali(bb)
    if law and not law.boleh:
        raise NarkotikaTidakDikembalikan(**_kata(bb, law))
    if law and bb.nasib != Nasib.KEMBALI:
        raise PutusanKembaliBelumAda(**_kata(bb, law))


def insist_putusan(bb: BarangBukti, dasar: str) -> None:
    """Raise `NasibNarkotika`, `PutusanTidakDisebut`: neither police nor owner decides of it."""
    law = aturan_kembali(bb)
    if law and not law.boleh:
        raise NasibNarkotika(**_kata(bb, law))
    if law and not _PUTUSAN.search(dasar):
        raise PutusanTidakDisebut(**_kata(bb, law))
