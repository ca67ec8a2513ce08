"""The verbs of upkeep: plant, measure, open, fill, sign; a fault opens, climbs, is mended."""

from sidik.perangkat.usecases.aset import (
    NewKontak,
    note_lunak,
    plant_perangkat,
    set_kontak,
)
from sidik.perangkat.usecases.gangguan import (
    escalate_gangguan,
    escalate_lapsed,
    handle_gangguan,
    note_last_lapse,
    open_gangguan,
    reopen_gangguan,
    report_gangguan,
    resolve_gangguan,
)
from sidik.perangkat.usecases.kebocoran import note_pemberitahuan, report_kebocoran
from sidik.perangkat.usecases.lembar import (
    fill_lembar,
    miss_lapsed,
    miss_lembar,
    open_daily_sheets,
    open_lembar,
    sign_lembar,
)
from sidik.perangkat.usecases.ukuran import measure, prefill, record_readings, try_write

__all__ = [
    "NewKontak",
    "escalate_gangguan",
    "escalate_lapsed",
    "fill_lembar",
    "handle_gangguan",
    "measure",
    "miss_lapsed",
    "miss_lembar",
    "note_last_lapse",
    "note_lunak",
    "note_pemberitahuan",
    "open_daily_sheets",
    "open_gangguan",
    "open_lembar",
    "plant_perangkat",
    "prefill",
    "record_readings",
    "reopen_gangguan",
    "report_gangguan",
    "report_kebocoran",
    "resolve_gangguan",
    "set_kontak",
    "sign_lembar",
    "try_write",
]
