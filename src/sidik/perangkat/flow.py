"""The ladder of SOP 6.b and 6.d as a table. There is no row from tingkat 1 to tingkat 3."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from sidik.kernel.flow import Flow, Need, Step
from sidik.perangkat.models import Gangguan

BUKA_LAGI: Final = timedelta(hours=24)


class Posisi(StrEnum):
    """Where a fault stands."""

    TINGKAT_1 = "tingkat_1"
    TINGKAT_2 = "tingkat_2"
    TINGKAT_3 = "tingkat_3"
    PULIH = "pulih"


@dataclass(frozen=True, kw_only=True)
class Fakta:
    """What decides whether a step may be taken."""

    langkah_lengkap: bool = True
    lewat_waktu: bool = False
    sejak_pulih: timedelta = timedelta(0)


DICOBA = Need[Fakta](
    holds=lambda f: f.langkah_lengkap or f.lewat_waktu,
    reason="jawab dulu setiap langkah panduan, atau tulis tindakan yang dicoba",
)
MASIH_SEHARI = Need[Fakta](
    holds=lambda f: f.sejak_pulih <= BUKA_LAGI,
    reason="sudah lebih dari 24 jam sejak pulih; laporkan sebagai gangguan baru",
)
_TERBUKA: Final = frozenset({Posisi.TINGKAT_1, Posisi.TINGKAT_2, Posisi.TINGKAT_3})

TANGGA: Final = Flow[Posisi, Fakta](
    initial=Posisi.TINGKAT_1,
    steps=(
        Step(
            name="to_staf_ti",
            label="Serahkan ke staf TI",
            sources=frozenset({Posisi.TINGKAT_1}),
            target=Posisi.TINGKAT_2,
            needs=(DICOBA,),
            starts=("gangguan_tingkat_2",),
            meets=("gangguan_tingkat_1",),
        ),
        Step(
            name="to_teknisi",
            label="Serahkan ke teknisi",
            sources=frozenset({Posisi.TINGKAT_2}),
            target=Posisi.TINGKAT_3,
            needs=(DICOBA,),
            starts=("gangguan_tingkat_3",),
            meets=("gangguan_tingkat_2",),
        ),
        Step(
            name="resolve",
            label="Nyatakan pulih",
            sources=_TERBUKA,
            target=Posisi.PULIH,
        ),
        Step(
            name="reopen",
            label="Buka lagi",
            sources=frozenset({Posisi.PULIH}),
            target=Posisi.TINGKAT_1,
            needs=(MASIH_SEHARI,),
            starts=("gangguan_tingkat_1",),
        ),
    ),
)
NAIK: Final = {Posisi.TINGKAT_1: "to_staf_ti", Posisi.TINGKAT_2: "to_teknisi"}
TINGKAT_DARI: Final = {Posisi.TINGKAT_1: 1, Posisi.TINGKAT_2: 2, Posisi.TINGKAT_3: 3}


def position(gangguan: Gangguan) -> Posisi:
    return Posisi(f"tingkat_{gangguan.tingkat}") if gangguan.is_open else Posisi.PULIH
