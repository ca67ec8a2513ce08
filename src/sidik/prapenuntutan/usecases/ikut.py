"""The case stands where its slowest file stands."""

from collections.abc import Mapping
from typing import Final

from sidik.jejak.data import Actor
from sidik.perkara.data import Langkah, Tahap
from sidik.perkara.models import Perkara
from sidik.perkara.usecases import advance_perkara
from sidik.prapenuntutan.data import TAHAP_BERKAS, KeadaanBerkas, KodeSurat
from sidik.prapenuntutan.models import SuratJPU
from sidik.prapenuntutan.queries.berkas import Susunan, get_susunan, is_ikut, moment_on

_KIRIM: Final = "send_tahap_1"
_JALAN: Final[Mapping[tuple[Tahap, Tahap], str]] = {
    (Tahap.TERSANGKA, Tahap.P19): _KIRIM,
    (Tahap.TERSANGKA, Tahap.TAHAP_1): _KIRIM,
    (Tahap.TERSANGKA, Tahap.P21): _KIRIM,
    (Tahap.TERSANGKA, Tahap.TAHAP_2): _KIRIM,
    (Tahap.P19, Tahap.TAHAP_1): _KIRIM,
    (Tahap.P19, Tahap.P21): _KIRIM,
    (Tahap.P19, Tahap.TAHAP_2): _KIRIM,
    (Tahap.TAHAP_1, Tahap.P19): "take_p19",
    (Tahap.TAHAP_1, Tahap.P21): "take_p21",
    (Tahap.TAHAP_1, Tahap.TAHAP_2): "take_p21",
    (Tahap.P21, Tahap.TAHAP_2): "hand_over_tahap_2",
    (Tahap.P21, Tahap.TERSANGKA): "reopen_penyidikan",
}
"""Which step of the case leads from where it stands towards where it should.

A file that begins anew while another is still with the prosecutor has no such step: the case
stays, and catches up when they meet again.
"""
_KERTAS: Final[Mapping[str, tuple[KodeSurat, ...]]] = {
    _KIRIM: (KodeSurat.TAHAP_1,),
    "take_p19": (KodeSurat.P19,),
    "take_p21": (KodeSurat.P21, KodeSurat.DIAM),
    "hand_over_tahap_2": (KodeSurat.TAHAP_2,),
    "reopen_penyidikan": (KodeSurat.SPRIN_BARU,),
}
_MAJU: Final = tuple(dict.fromkeys(TAHAP_BERKAS.values()))


def slowest(susunan: Susunan) -> Tahap | None:
    """Return the stage of the least advanced file; None without files.

    A file all of whose suspects left (rehabilitation, death, at large) holds nobody back.
    """
    moving = [b for b in susunan.berkas if any(map(is_ikut, b.tersangka.all()))]
    if not moving:
        return None
    if susunan.belum_diberkas:
        return Tahap.TERSANGKA
    stages = [TAHAP_BERKAS[KeadaanBerkas(b.keadaan)] for b in moving]
    return min(stages, key=_MAJU.index)


def follow_tahap(perkara: Perkara, *, actor: Actor) -> Perkara:
    """Take the steps of the case that its files have earned."""
    target = slowest(get_susunan(perkara))
    while target and (step := _JALAN.get((Tahap(perkara.tahap), target))):
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
