"""How the person stands follows what is done to him."""

from datetime import datetime

from sidik.jejak.data import Actor
from sidik.jejak.usecases import usecase
from sidik.perkara.data import StatusOrang
from sidik.perkara.errors import RehabBelumDigelar, RehabTanpaTAT, UrutanTerbalik
from sidik.perkara.models import Keterlibatan
from sidik.perkara.queries.berkas import list_gelar, list_tindakan
from sidik.perkara.queries.jaga import insist_rehab
from sidik.perkara.usecases import set_status_orang
from sidik.upaya_paksa.data import AlasanKeluar
from sidik.upaya_paksa.queries.tercapai import HENTI
from sidik.upaya_paksa.queries.urutan import diserahkan_at

_STATUS_KELUAR = {
    AlasanKeluar.TAHAP_DUA: StatusOrang.DILIMPAHKAN,
    AlasanKeluar.MENINGGAL: StatusOrang.MENINGGAL,
}
_BERAKHIR = frozenset(
    {
        StatusOrang.REHABILITASI.value,
        StatusOrang.DIVERSI.value,
        StatusOrang.RJ.value,
        StatusOrang.DIHENTIKAN.value,
        StatusOrang.MENINGGAL.value,
    }
)
"""His case found its end already: letting him out changes nothing in that."""


@usecase
def put_status(
    keterlibatan: Keterlibatan, status: StatusOrang, *, alasan: str, at: datetime, actor: Actor
) -> None:
    """Set it from a fresh reading; a person who stands so already gets the reason once more."""
    fresh = Keterlibatan.objects.select_related("perkara__satuan", "perkara__penyidik", "orang")
    row = fresh.get(pk=keterlibatan.pk)
    handed = diserahkan_at(row)
    if row.status == status:
        row.status = StatusOrang.AKTIF.value
    elif handed and at < handed:  # he stood so before the prosecutor took him over
        susul = alasan[:300] or "dicatat menyusul"
        set_status_orang(row, status, alasan=alasan[:300], at=at, actor=actor, terlambat=susul)
        return
    set_status_orang(row, status, alasan=alasan[:300], at=at, actor=actor)


def status_after(alasan: AlasanKeluar, keterlibatan: Keterlibatan, at: datetime) -> StatusOrang:
    """Return how he stands once he was let out.

    A suspect may be cared for in a centre while the investigation goes on; that alone ends nothing.
    Nor does the number of a release settle his case: that takes its ruling, in the case.
    """
    row = Keterlibatan.objects.select_related("perkara__satuan").get(pk=keterlibatan.pk)
    if row.status in _BERAKHIR:
        return StatusOrang(row.status)
    if alasan is AlasanKeluar.REHABILITASI and _is_rehab_diputus(row, at):
        return StatusOrang.REHABILITASI
    if alasan is AlasanKeluar.DIHENTIKAN and row.perkara.tahap in HENTI:
        return StatusOrang.DIHENTIKAN
    return _STATUS_KELUAR.get(alasan, StatusOrang.TIDAK_DITAHAN)


def _is_rehab_diputus(row: Keterlibatan, at: datetime) -> bool:
    """Say whether treatment instead of a trial was decided for him: by the TAT and a gelar."""
    try:
        insist_rehab(row, list_gelar(list_tindakan(row.perkara)), at, "")
    except (RehabTanpaTAT, RehabBelumDigelar, UrutanTerbalik):
        return False
    return True
