"""Ten thousand rows at a time."""

import json
import time

import pytest

from sidik.impor import usecases
from sidik.impor.models import Impor
from sidik.impor.queries import count_baris, read_lembar
from sidik.perkara.models import LaporanPolisi
from tests.cast import KAUR_MINTU, RESNARKOBA
from tests.impor.builders import a_register, a_row, nomor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri"), pytest.mark.slow]

BANYAK = 10_000


def _rows():
    for n in range(BANYAK):
        tahun = 2010 + n % 10
        yield a_row(n, lp=nomor(n // 10 + 1, tahun), tanggal=f"5 Maret {tahun}")


def test_ten_thousand_rows_come_in_at_once_and_in_bounded_time(record_property):
    isi = a_register(*_rows())
    began = time.perf_counter()
    impor = usecases.preview_register(
        read_lembar(isi), nama="register.xlsx", isi=isi, satuan=RESNARKOBA, actor=KAUR_MINTU
    )
    looked = time.perf_counter()
    usecases.order_impor(impor, hanya_benar=False, actor=KAUR_MINTU)
    said: list[tuple[int, float]] = []

    usecases.carry_out(
        impor, actor=KAUR_MINTU, progress=lambda n, _of: said.append((n, time.perf_counter()))
    )

    ended = time.perf_counter()
    figures = {"preview_s": looked - began, "rows_per_s": BANYAK / (ended - looked)}
    figures["traces_s"] = ended - said[-1][1]
    record_property("figures", json.dumps(figures))
    print(figures)  # noqa: T201  # the figure that the run is for
    assert LaporanPolisi.objects.count() == BANYAK
    assert said[-1][0] == BANYAK
    assert len(said) >= 10
    assert count_baris(impor)["masuk"] == Impor.objects.get().masuk == BANYAK
