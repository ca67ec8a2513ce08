"""What a case has reached for its people: nobody is let out for an end that is not there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sidik.perkara.data import (
    REHABILITASI,
    HasilDiversi,
    StatusOrang,
    Tahap,
    TujuanGelar,
    acara,
)
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.queries.akhir import diversi_kini, is_narkotika
from sidik.perkara.queries.berkas import list_gelar, list_tindakan
from sidik.perkara.queries.rehab import list_hasil
from sidik.upaya_paksa.data import KELUAR_LABEL, AlasanKeluar
from sidik.upaya_paksa.errors import BelumTercapai

HENTI: Final = frozenset({Tahap.SP3.value, Tahap.SP2LID.value})
_STATUS: Final = {
    AlasanKeluar.REHABILITASI: StatusOrang.REHABILITASI,
    AlasanKeluar.DIVERSI: StatusOrang.DIVERSI,
    AlasanKeluar.RJ: StatusOrang.RJ,
    AlasanKeluar.DIHENTIKAN: StatusOrang.DIHENTIKAN,
}
"""How he stands whose case found that end."""
_TANPA_TAT: Final = "hasil asesmen TAT bagi orang ini belum dicatat"


@dataclass(frozen=True, kw_only=True)
class Tercapai:
    """The steps on which a release may rest: read once for a case, asked for each who is held.

    His own ruling comes after it, for whoever is held is let out first and settled then.
    """

    is_henti: bool
    is_digelar: bool
    perlu_tat: bool
    tat: Mapping[UUID, str]
    """The newest recommendation for each."""
    diversi: Mapping[UUID, str]
    """How the newest attempt stands for each child."""

    def kurang(self, orang: Keterlibatan, alasan: AlasanKeluar) -> str:
        """Return which step is missing before he is let out for this; empty: none."""
        status = _STATUS.get(alasan)
        if status is None or orang.status == status:
            return ""
        if alasan is AlasanKeluar.REHABILITASI:
            return self._kurang_tat(orang)
        if alasan is AlasanKeluar.DIVERSI:
            return self._kurang_diversi(orang)
        if alasan is AlasanKeluar.RJ and self.perlu_tat and orang.pk not in self.tat:
            return _TANPA_TAT
        is_stopped = self.is_henti and alasan is AlasanKeluar.DIHENTIKAN
        return "" if is_stopped or self.is_digelar else "gelar penyelesaiannya belum dicatat"

    def _kurang_tat(self, orang: Keterlibatan) -> str:
        said = self.tat.get(orang.pk)
        if said is None:
            return _TANPA_TAT
        return "" if said in REHABILITASI else "rekomendasi TAT bagi orang ini bukan rehabilitasi"

    def _kurang_diversi(self, orang: Keterlibatan) -> str:
        if not orang.is_anak:
            return "diversi hanya bagi anak, dan ia bukan anak"
        if self.diversi.get(orang.pk) == HasilDiversi.BERHASIL:
            return ""
        return "upaya diversi bagi anak ini belum dicatat berhasil"

    def open_for(self, orang: Keterlibatan) -> frozenset[AlasanKeluar]:
        """Return the reasons that hold for him."""
        return frozenset(alasan for alasan in AlasanKeluar if not self.kurang(orang, alasan))


def read_tercapai(perkara: Perkara, people: Iterable[Keterlibatan]) -> Tercapai:
    """Return it for these people of a case, in two queries."""
    acts = sorted(list_tindakan(perkara), key=lambda act: act.pk)
    gelar = [act for act in list_gelar(acts) if act.tujuan == TujuanGelar.HENTI]
    whose = {act.keterlibatan_id for act in acts if act.keterlibatan_id}
    return Tercapai(
        is_henti=perkara.tahap in HENTI,
        is_digelar=bool(gelar),
        perlu_tat=bool(acara()["rj_narkotika"]["perlu_tat"]) and is_narkotika(perkara),
        tat={row.keterlibatan_id: row.rekomendasi for row in list_hasil(list(people))},
        diversi={
            key: diversi_kini(act for act in acts if act.keterlibatan_id == key) for key in whose
        },
    )


def insist_tercapai(orang: Keterlibatan, alasan: AlasanKeluar) -> None:
    """Raise `BelumTercapai` for a reason that does not hold for him, with what is missing."""
    if alasan not in _STATUS:
        return
    fresh = Keterlibatan.objects.select_related("perkara__satuan").get(pk=orang.pk)
    if kurang := read_tercapai(fresh.perkara, [fresh]).kurang(fresh, alasan):
        raise BelumTercapai(alasan=KELUAR_LABEL[alasan].lower(), kurang=kurang)
