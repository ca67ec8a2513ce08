"""Hours and days follow the age of who is held: a birth date is corrected, the law is another."""

from typing import Final

from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel.ref import ref
from sidik.perkara.models import Perkara
from sidik.perkara.usecases.orang import facts_for
from sidik.tenggat.usecases import cancel_tenggat
from sidik.upaya_paksa.models import Penahanan, Penangkapan, Segmen
from sidik.upaya_paksa.policy import Masa, aturan_tangkap, list_masa
from sidik.upaya_paksa.queries.anak import list_salah_umur
from sidik.upaya_paksa.queries.jaga import is_narkotika
from sidik.upaya_paksa.queries.jam import jam_of
from sidik.upaya_paksa.queries.kartu import today_of
from sidik.upaya_paksa.queries.tangan import hours_of
from sidik.upaya_paksa.usecases.catat import tell
from sidik.upaya_paksa.usecases.jeda import moved, run_again
from sidik.upaya_paksa.usecases.tahan import days_of
from sidik.upaya_paksa.usecases.tangkap import start_jam

_SEBAB: Final = "umurnya diperbaiki"


@usecase
def follow_umur(perkara: Perkara, *, actor: Actor) -> None:
    """Put everyone who is held on the clock of his age, whoever corrected that.

    What is over by it lapses at the next sweep, and the Kasat is told as of any other.
    """
    for row in list_salah_umur(perkara.pk):
        if isinstance(row, Penahanan):
            _reckon_tahanan(row, actor)
        else:
            _reckon_tangkapan(row, actor)


def _reckon_tahanan(row: Penahanan, actor: Actor) -> None:
    row.anak, row.habis_at = row.keterlibatan.is_anak, None
    for segmen, masa in zip(_segments(row), list_masa(anak=row.anak), strict=False):
        _fit(row, segmen, masa)
    store(row)
    for segmen in moved(row, today_of(row.perkara)):
        store(segmen)
    umur = "anak" if row.anak else "dewasa"
    facts = {**facts_for(row.keterlibatan), "nomor": row.nomor, "alasan": umur}
    tell(ref("perkara", row.perkara_id), "upaya.tahan_ulang", facts, actor)
    run_again(row, _SEBAB, actor)


def _segments(row: Penahanan) -> list[Segmen]:
    return list(Segmen.objects.filter(penahanan=row).order_by("urut"))


def _fit(row: Penahanan, segmen: Segmen, masa: Masa) -> None:
    """The investigator's own days are those of the law; a letter never grants more than it says."""
    batas = days_of(row, masa, row.mulai)
    granted = segmen.diberikan or segmen.jumlah
    segmen.aturan, segmen.jumlah = masa.aturan, batas
    if segmen.urut > 1:
        segmen.diberikan, segmen.jumlah = granted, min(granted, batas)
    store(segmen)


def _reckon_tangkapan(row: Penangkapan, actor: Actor) -> None:
    clocks, anak = ref("penangkapan", row.pk), row.keterlibatan.is_anak
    cancel_tenggat(actor=actor, subject=clocks, aturan=jam_of(row), alasan=_SEBAB)
    row.aturan = aturan_tangkap(anak=anak, narkotika=is_narkotika(row.perkara))
    row.sampai_at = row.mulai_at + hours_of(row.perkara, row.aturan, row.mulai_at)
    if (kode := jam_of(row)) != row.aturan:
        row.sampai_at += hours_of(row.perkara, kode, row.sampai_at)
    store(row)
    facts = {**facts_for(row.keterlibatan), "nomor": row.nomor}
    facts["sampai"] = row.sampai_at.isoformat()
    tell(ref("perkara", row.perkara_id), "upaya.tangkap_ulang", facts, actor)
    start_jam(row, actor)
