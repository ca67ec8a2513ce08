"""Who has what of an exhibit now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.timezone import localtime

from sidik.barang_bukti.data import JenisGerak, Takaran
from sidik.barang_bukti.models import Gerak
from sidik.kernel import clock


@dataclass(kw_only=True)
class Pinjaman:
    """A loan, and how much of it is still out."""

    gerak: Gerak
    takaran: Takaran

    @property
    def oleh(self) -> str:
        return ", ".join(filter(None, (self.gerak.ke, self.gerak.instansi)))

    @property
    def is_lewat(self) -> bool:
        sampai = self.gerak.sampai
        return sampai is not None and sampai < localtime(clock.now()).date()


def list_pinjaman(rows: Iterable[Gerak]) -> Sequence[Pinjaman]:
    """Return the loans that are still out, oldest first.

    What comes back is taken off the loan of him from whom it came, else off the oldest.
    """
    loans: list[Pinjaman] = []
    for each in sorted(rows, key=lambda g: (g.at, g.urut)):
        if each.jenis == JenisGerak.PINJAM:
            loans.append(Pinjaman(gerak=each, takaran=each.takaran))
        elif each.jenis == JenisGerak.PINJAM_KEMBALI:
            _take_off(loans, each)
    return [loan for loan in loans if not loan.takaran.is_nol]


def _take_off(loans: Iterable[Pinjaman], back: Gerak) -> None:
    left, dari = back.takaran, back.dari.casefold()
    for loan in sorted(loans, key=lambda p: not dari or dari not in p.oleh.casefold()):
        part = loan.takaran.least(left)
        loan.takaran, left = loan.takaran - part, left - part
