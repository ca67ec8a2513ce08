"""A report of twenty thousand cases."""

import time

import pytest

from sidik.kernel import clock
from sidik.kernel.uid import uuid7
from sidik.pengawasan.data import Laporan, Masa
from sidik.pengawasan.queries import make_laporan
from sidik.pengawasan.render import write_workbook
from sidik.perkara.data import NomorLP
from sidik.perkara.models import LaporanPolisi, Perkara
from tests.cast import KASAT, RESNARKOBA
from tests.perkara.builders import MALAM_ITU

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri"), pytest.mark.slow]
BANYAK = 20_000
TAIL = "SPKT.SATRESNARKOBA/POLRES BALANGAN/POLDA KALIMANTAN SELATAN"


def test_twenty_thousand_cases_become_a_workbook_in_bounded_time():
    cases = [
        Perkara(
            pk=uuid7(),
            node="BALANGAN",
            versi=1,
            satuan_id=RESNARKOBA,
            dibuka_at=MALAM_ITU,
            ringkas="Sabu",
        )
        for _ in range(BANYAK)
    ]
    Perkara.objects.bulk_create(cases, batch_size=1000)
    LaporanPolisi.objects.bulk_create(
        [_lp(n, perkara) for n, perkara in enumerate(cases, 1)], batch_size=1000
    )
    day = MALAM_ITU.date()

    for laporan in (Laporan.CT_CC, Laporan.PERKARA, Laporan.TUNGGAKAN):
        began = time.perf_counter()
        lembar = make_laporan(
            laporan, KASAT, satuan=RESNARKOBA, masa=Masa(day, clock.today("Asia/Makassar"))
        )
        with write_workbook(lembar, penanda=[], kota="") as file:
            size = len(file.read())
        took = time.perf_counter() - began
        print(laporan.value, round(took, 2), "s", size, "bytes")  # noqa: T201  # what it is for
        assert took < 120


def _lp(n: int, perkara: Perkara) -> LaporanPolisi:
    nomor = NomorLP.parse(f"LP/A/{n}/III/2026/{TAIL}")
    return LaporanPolisi(
        node="BALANGAN",
        versi=1,
        perkara=perkara,
        model="A",
        nomor=nomor.raw,
        nomor_key=nomor.key,
        seri=n,
        bulan=3,
        tahun=2026,
        dilaporkan_at=MALAM_ITU,
        uraian="Sabu",
        tkp="Paringin",
        penerima_nrp="90010101",
    )
