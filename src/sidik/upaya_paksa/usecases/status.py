"""How the person stands follows what is done to him."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final

from sidik.jejak.data import Actor
from sidik.jejak.usecases import usecase
from sidik.perkara.data import StatusOrang
from sidik.perkara.errors import RehabBelumDigelar, RehabTanpaTAT, UrutanTerbalik
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.queries.berkas import list_gelar, list_tindakan
from sidik.perkara.queries.jaga import insist_rehab
from sidik.perkara.usecases import set_status_orang
from sidik.upaya_paksa.data import AlasanKeluar
from sidik.upaya_paksa.models import Jeda, Penahanan, Penangkapan
from sidik.upaya_paksa.queries.jaga import zone_of_case
from sidik.upaya_paksa.queries.tercapai import HENTI
from sidik.upaya_paksa.queries.urutan import diserahkan_at

TANGAN: Final = "tertangkap tangan"
"""The ground of an arrest without an order."""
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
    if row.status != status and handed and at < handed:  # before the prosecutor took him over
        susul = alasan[:300] or "dicatat menyusul"
        set_status_orang(row, status, alasan=alasan[:300], at=at, actor=actor, terlambat=susul)
        return
    set_status_orang(row, status, alasan=alasan[:300], at=at, actor=actor, ulang=True)


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


def made_by(row: Penangkapan | Penahanan | Jeda) -> Sequence[tuple[datetime, str]]:
    """Return the standings that an act, its pauses and its end have made: moment and reason."""
    if isinstance(row, Penangkapan):
        ended = [(row.selesai_at, row.selesai_alasan)] if row.selesai_at else []
        # An order that was signed afterwards is not what his standing says.
        return [(row.mulai_at, row.nomor), (row.mulai_at, TANGAN), *ended]
    if isinstance(row, Jeda):
        perkara = row.penahanan.perkara
        ended = [(moment_on(perkara, row.sampai), say_again(row))] if row.sampai else []
        return [(moment_on(perkara, row.mulai), say_jeda(row)), *ended]
    days = (left_at(row), moment_on(row.perkara, row.keluar)) if row.keluar else ()
    left = [(at, say_left(row)) for at in days]  # of old it was the first moment of its day
    pauses = Jeda.objects.filter(penahanan=row)
    return [(row.mulai_at, row.nomor), *left, *(one for each in pauses for one in made_by(each))]


def say_jeda(row: Jeda) -> str:
    return f"{row.label}, {row.nomor}"


def say_again(row: Jeda) -> str:
    """He is held again."""
    return f"{row.label} berakhir, {row.akhir_nomor}"


def say_left(row: Penahanan) -> str:
    return f"{row.keluar_label}, {row.keluar_nomor}"


def left_at(row: Penahanan) -> datetime:
    """Return since when he is out: on its first day not before he came in."""
    return max(moment_on(row.perkara, row.keluar or row.mulai), row.mulai_at)


def moment_on(perkara: Perkara, day: date) -> datetime:
    """Return the first moment of a day on the wall of the unit."""
    return datetime.combine(day, time.min, tzinfo=zone_of_case(perkara))
