"""The verbs of the case, split by act."""

from sidik.perkara.usecases.lp import register_lp
from sidik.perkara.usecases.orang import add_orang
from sidik.perkara.usecases.petugas import assign_penyidik, mark_sensitif
from sidik.perkara.usecases.tahap import advance_perkara, record_gelar, record_spdp

__all__ = [
    "add_orang",
    "advance_perkara",
    "assign_penyidik",
    "mark_sensitif",
    "record_gelar",
    "record_spdp",
    "register_lp",
]
