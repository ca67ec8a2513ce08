"""Who was examined, and whether a suspect has the copy of what he said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils.timezone import localtime

from sidik.kernel.bahasa import tanggal
from sidik.perkara.data import JenisTindakan, PeranOrang
from sidik.perkara.models import Keterlibatan, Penugasan, Perkara, Tindakan
from sidik.satuan.models import Petugas

BAP_TERSANGKA: Final = "bap_tersangka"
_BAP: Final = {
    PeranOrang.TERSANGKA: BAP_TERSANGKA,
    PeranOrang.AHLI: "bap_ahli",
}
"""Whoever is neither is examined as a witness, one who may become a suspect too."""
_BAP_LABEL: Final = {
    BAP_TERSANGKA: "BAP tersangka",
    "bap_ahli": "BAP ahli",
    "bap_saksi": "BAP saksi",
}


@dataclass(frozen=True, kw_only=True)
class Pemeriksaan:
    """One examination as the page of a person shows it."""

    bap: Tindakan
    pemeriksa: str
    salinan: Sequence[Tindakan]

    @property
    def label(self) -> str:
        return _BAP_LABEL[self.bap.tujuan]

    @property
    def judul(self) -> str:
        nomor = f" {self.bap.nomor_surat}" if self.bap.nomor_surat else ""
        return f"{self.label}{nomor}, {tanggal(localtime(self.bap.at))}"

    @property
    def is_ditunggu(self) -> bool:
        """The suspect has no copy yet."""
        return self.bap.tujuan == BAP_TERSANGKA and not self.salinan


def bap_of(peran: PeranOrang) -> str:
    return _BAP.get(peran, "bap_saksi")


def list_pemeriksaan(row: Keterlibatan, tim: Iterable[Petugas]) -> Sequence[Pemeriksaan]:
    """Return the examinations of one person by the team, in the order of the time."""
    acts = list(Tindakan.objects.filter(keterlibatan=row).order_by("at", "id"))
    names = {petugas.nrp: str(petugas) for petugas in tim}
    return [
        Pemeriksaan(
            bap=bap,
            pemeriksa=names.get(bap.petugas_nrp, f"NRP {bap.petugas_nrp}"),
            salinan=[t for t in acts if t.atas_id == bap.pk],
        )
        for bap in acts
        if bap.jenis == JenisTindakan.PEMERIKSAAN
    ]


def list_pemeriksa(perkara: Perkara) -> Sequence[Petugas]:
    """Return whoever is or was on the order of the case, those of now first."""
    rows = Penugasan.objects.filter(perkara=perkara).select_related("petugas")
    found = {row.petugas_id: row.petugas for row in rows if row.selesai_at is None}
    found |= {row.petugas_id: row.petugas for row in rows if row.petugas_id not in found}
    if perkara.penyidik and not found:
        return [perkara.penyidik]
    return list(found.values())


def say_pemeriksaan(tindakan: Iterable[Tindakan]) -> Mapping[UUID, str]:
    """Return by person what the page of the case says of his examinations."""
    acts = sorted(tindakan, key=lambda t: t.at)
    copied = {t.atas_id for t in acts}
    found: dict[UUID, str] = {}
    for act in acts:
        if act.keterlibatan_id is None or act.jenis != JenisTindakan.PEMERIKSAAN:
            continue
        owed = act.tujuan == BAP_TERSANGKA and act.pk not in copied
        said = f"diperiksa {tanggal(localtime(act.at))}"
        found[act.keterlibatan_id] = f"{said}; salinan BAP belum diserahkan" if owed else said
    return found
