"""People: who may see whom, and finding one who is known already."""

from sidik.jejak.data import Actor
from sidik.perkara.data import PeranOrang, inisial
from sidik.perkara.models import Keterlibatan
from sidik.perkara.policy import Berkas, can_see_anak, can_see_pelapor
from sidik.perkara.queries.berkas import berkas_of

DILINDUNGI = frozenset({PeranOrang.PELAPOR, PeranOrang.SAKSI, PeranOrang.KORBAN})


def is_tertutup(actor: Actor, keterlibatan: Keterlibatan, berkas: Berkas | None = None) -> str:
    """Return what stands in place of a name that this reader may not see; empty when he may."""
    berkas = berkas or berkas_of(keterlibatan.perkara)
    peran, anak = PeranOrang(keterlibatan.peran), keterlibatan.is_anak
    if peran in DILINDUNGI and not can_see_pelapor(actor, berkas):
        return "Identitas dilindungi"
    if anak and not can_see_anak(actor, berkas):
        dilindungi = peran in DILINDUNGI
        nama = keterlibatan.orang.nama
        return "Identitas dilindungi" if dilindungi else f"Anak, inisial {inisial(nama)}"
    return ""
