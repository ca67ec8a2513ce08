"""How a sheet is answered in the tests."""

from decimal import Decimal

from sidik.perangkat.data import Cara, Hasil, HasilIsian, Jawaban
from sidik.perangkat.models import Isian, Lembar
from sidik.perangkat.usecases import record_readings

BAIK = Jawaban(hasil=HasilIsian.BAIK)
TIDAK = Jawaban(hasil=HasilIsian.TIDAK, catatan="tidak menyala")


def line(lembar: Lembar, aset: str, kode: str) -> Isian:
    return Isian.objects.get(lembar=lembar, butir__aset__kode=aset, butir__kode=kode)


def all_good(lembar: Lembar) -> dict[int, Jawaban]:
    """Return a healthy day: every line that a person must answer is answered well."""
    rows = Isian.objects.filter(lembar=lembar).select_related("butir")
    return {row.pk: _good(row) for row in rows if row.butir.cara != Cara.PROBE}


def _good(row: Isian) -> Jawaban:
    if row.butir.cara != Cara.UKUR:
        return BAIK
    limits = [x for x in (row.butir.min, row.butir.max) if x is not None]
    return Jawaban(nilai=sum(limits, Decimal(0)) / len(limits))


def healthy() -> None:
    """Let every probe read well now."""
    names = {n for n in Isian.objects.values_list("butir__probe", flat=True) if n}
    record_readings({name: Hasil(ok=True, teks="uji") for name in names})


def read(probe: str, *, ok: bool | None = True, nilai: str | None = None) -> None:
    record_readings({probe: Hasil(ok=ok, nilai=Decimal(nilai) if nilai else None, teks="uji")})
