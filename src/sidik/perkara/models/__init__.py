"""Case, report, people, orders: what the database keeps of them."""

from sidik.perkara.models.catatan import Catatan, Sah
from sidik.perkara.models.dicari import NamaDicari
from sidik.perkara.models.orang import (
    BERSANGKAAN,
    Asesmen,
    Keterlibatan,
    Orang,
    RiwayatStatus,
    TesUrine,
)
from sidik.perkara.models.perkara import (
    BERJALAN,
    Draf,
    Informan,
    LaporanPolisi,
    NomorTerakhir,
    Perkara,
    Tindakan,
)
from sidik.perkara.models.tugas import Arahan, BukaKunci, Pelimpahan, Penugasan, Serahan

__all__ = [
    "BERJALAN",
    "BERSANGKAAN",
    "Arahan",
    "Asesmen",
    "BukaKunci",
    "Catatan",
    "Draf",
    "Informan",
    "Keterlibatan",
    "LaporanPolisi",
    "NamaDicari",
    "NomorTerakhir",
    "Orang",
    "Pelimpahan",
    "Penugasan",
    "Perkara",
    "RiwayatStatus",
    "Sah",
    "Serahan",
    "TesUrine",
    "Tindakan",
]
