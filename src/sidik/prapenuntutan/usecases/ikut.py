"""The case stands where its slowest file stands."""

from collections.abc import Mapping
from typing import Final

from sidik.jejak.data import Actor
from sidik.jejak.usecases import usecase
from sidik.perkara.data import Langkah
from sidik.perkara.models import Perkara
from sidik.perkara.usecases import advance_perkara
from sidik.prapenuntutan.data import KodeSurat
from sidik.prapenuntutan.models import SuratJPU
from sidik.prapenuntutan.queries.berkas import get_susunan, moment_on
from sidik.prapenuntutan.queries.ikut import KIRIM, next_tahap
from sidik.prapenuntutan.usecases.jaga import hold_perkara

_KERTAS: Final[Mapping[str, tuple[KodeSurat, ...]]] = {
    KIRIM: (KodeSurat.TAHAP_1,),
    "take_p19": (KodeSurat.P19,),
    "take_p21": (KodeSurat.P21, KodeSurat.DIAM),
    "hand_over_tahap_2": (KodeSurat.TAHAP_2,),
    "reopen_penyidikan": (KodeSurat.SPRIN_BARU,),
}


@usecase
def catch_up(perkara: Perkara, *, actor: Actor) -> Perkara:
    """Bring the case to where its files are: whoever held it back has found another end.

    Raises `NotAllowed`, `PerkaraTerkunci`, `PerkaraSudahSelesai`.
    """
    return follow_tahap(hold_perkara(perkara, actor), actor=actor)


def follow_tahap(perkara: Perkara, *, actor: Actor) -> Perkara:
    """Take the steps of the case that its files have earned."""
    while step := next_tahap(get_susunan(perkara)):
        perkara = _step(perkara, step, actor)
    return perkara


def _step(perkara: Perkara, step: str, actor: Actor) -> Perkara:
    codes = [kode.value for kode in _KERTAS[step]]
    papers = SuratJPU.objects.filter(perkara=perkara, kode__in=codes).select_related("berkas")
    surat = papers.latest("tanggal", "id")
    langkah = Langkah(
        step=step,
        versi=perkara.versi,
        nomor=surat.nomor or surat.kode_label,
        alasan=f"{surat.kode_label}: {surat.berkas}",
        at=moment_on(perkara, surat.hari),
        terlambat=surat.terlambat
        or f"mengikuti {surat.kode_label} bertanggal {surat.hari:%d-%m-%Y}",
        berkas=str(surat.berkas_id),
    )
    return advance_perkara(perkara, langkah, actor=actor)
