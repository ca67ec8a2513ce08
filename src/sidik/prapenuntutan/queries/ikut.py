"""Where a case should stand: as far as its slowest file."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sidik.perkara.data import Tahap
from sidik.perkara.models import Perkara
from sidik.prapenuntutan.data import TAHAP_BERKAS, KeadaanBerkas
from sidik.prapenuntutan.models import BerkasPerkara
from sidik.prapenuntutan.queries.berkas import Susunan, get_susunan, is_ikut

KIRIM: Final = "send_tahap_1"
JALAN: Final[Mapping[tuple[Tahap, Tahap], str]] = {
    (Tahap.TERSANGKA, Tahap.P19): KIRIM,
    (Tahap.TERSANGKA, Tahap.TAHAP_1): KIRIM,
    (Tahap.TERSANGKA, Tahap.P21): KIRIM,
    (Tahap.TERSANGKA, Tahap.TAHAP_2): KIRIM,
    (Tahap.P19, Tahap.TAHAP_1): KIRIM,
    (Tahap.P19, Tahap.P21): KIRIM,
    (Tahap.P19, Tahap.TAHAP_2): KIRIM,
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


def next_tahap(susunan: Susunan) -> str:
    """Return the step of the case that its files have earned and nobody took; empty: none."""
    target = slowest(susunan)
    return JALAN.get((Tahap(susunan.perkara.tahap), target), "") if target else ""


def is_tertinggal(key: UUID) -> bool:
    """Say whether a case has files that have gone further than itself."""
    if not BerkasPerkara.objects.filter(perkara__id=key).exists():
        return False
    perkara = Perkara.objects.select_related("satuan").get(pk=key)
    return bool(next_tahap(get_susunan(perkara)))
