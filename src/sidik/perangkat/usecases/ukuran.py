"""Probes are read, and their readings fill the sheet in advance. All of it can be made again."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction

from sidik.jejak.usecases import projection
from sidik.kernel import clock
from sidik.perangkat import probes
from sidik.perangkat.data import Cara, Hasil, Sumber
from sidik.perangkat.models import Isian, Lembar, Ukuran
from sidik.perangkat.policy import judge_reading, worst
from sidik.perangkat.probes import Probe
from sidik.perangkat.queries import list_open_lembar, readings_since, window_of

SIMPAN = timedelta(days=8)
"""Longer than the longest sheet needs, short enough that the table stays small."""


def measure(
    more: Mapping[str, Probe] | None = None, *, only: str | None = None
) -> Mapping[str, Hasil]:
    """Read every probe of this node once, or only one, and keep what it said.

    `more` are further probes, by the names that `daftar.toml` uses.
    """
    every = {**probes.standard(try_write), **(more or {})}
    chosen = {name: probe for name, probe in every.items() if only in (None, name)}
    readings = {name: probes.run(name, probe) for name, probe in chosen.items()}
    record_readings(readings)
    return readings


@projection
def record_readings(readings: Mapping[str, Hasil]) -> None:
    """Keep readings, throw old ones away, and bring the open sheets up to date."""
    moment = clock.now()
    Ukuran.objects.bulk_create(
        Ukuran(probe=name, at=moment, ok=h.ok, nilai=h.nilai, teks=h.teks[:200])
        for name, h in readings.items()
    )
    Ukuran.objects.filter(at__lt=moment - SIMPAN).delete()
    for lembar in list_open_lembar():
        prefill(lembar)


@projection
def prefill(lembar: Lembar) -> int:
    """Put the worst reading since the sheet before into each line that has a probe.

    What a person has said of a line stays; return how many lines carry a probe's word.
    """
    since, filled = window_of(lembar), 0
    rows = Isian.objects.select_for_update(of=("self",)).filter(
        lembar=lembar, butir__cara=Cara.PROBE
    )
    for isian in rows.select_related("butir"):
        reading = worst(isian.butir, readings_since(isian.butir, since))
        if reading is None:
            continue
        filled += 1
        isian.hasil_probe = judge_reading(isian.butir, reading).value
        isian.teks_probe, isian.diukur_at = reading.teks, reading.at
        if isian.sumber == Sumber.PROBE:
            isian.hasil, isian.nilai = isian.hasil_probe, reading.nilai
        isian.save()
    return filled


@projection
def try_write() -> None:
    """Write a row and take it back: what a full or read-only disk refuses to do."""
    Ukuran.objects.create(probe="tulis", at=clock.now(), ok=True)
    transaction.set_rollback(True)
