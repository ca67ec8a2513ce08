"""Which clocks the acts of a case still owe, and which of them an end of the case took off."""

from collections.abc import Iterator

from sidik.kernel.ref import ref
from sidik.perkara.models import Perkara
from sidik.tenggat.models import Tenggat
from sidik.upaya_paksa.data import KeadaanIzin, KeadaanSita, Upaya
from sidik.upaya_paksa.models import (
    Penahanan,
    Penangkapan,
    Penggeledahan,
    Penyitaan,
    PermintaanIzin,
)
from sidik.upaya_paksa.policy import acara_izin, lanjutan_of
from sidik.upaya_paksa.queries.jaga import rezim_at
from sidik.upaya_paksa.queries.kartu import last_segmen

Jam = tuple[str, str]
"""A rule and its subject."""


def jam_of(row: Penangkapan) -> str:
    """Return the rule on which the hours of an arrest run now."""
    return (lanjutan_of(row.aturan) if row.lanjut_nomor else "") or row.aturan


def list_mati(perkara: Perkara) -> list[Tenggat]:
    """Return what was taken off, though the case goes on and the act owes it still.

    Each as it was taken off last: it tells when it began.
    """
    if perkara.is_selesai:
        return []
    rows = Tenggat.objects.filter(induk=ref("perkara", perkara.pk)).order_by("id")
    known = {(row.aturan, row.subject): row for row in rows if row.batal_alasan}
    running = {(row.aturan, row.subject) for row in rows if row.dipenuhi_at is None}
    if not known.keys() - running:
        return []
    return [known[jam] for jam in _owed(perkara) if jam in known and jam not in running]


def _owed(perkara: Perkara) -> Iterator[Jam]:
    for held in Penahanan.objects.filter(perkara=perkara, keluar=None, batal_at=None):
        yield last_segmen(held).aturan, ref("penahanan", held.pk)
    for taken in Penangkapan.objects.filter(perkara=perkara, batal_at=None):
        yield from _tangkap(taken)
    for asked in PermintaanIzin.objects.filter(perkara=perkara, keadaan=KeadaanIzin.DIMINTA.value):
        kode = acara_izin(asked.upaya, rezim_at(perkara, asked.at)).izin
        yield kode, ref("permintaan_izin", asked.pk)
    for dug in Penggeledahan.objects.filter(perkara=perkara, batal_at=None):
        yield from _pengadilan(dug, Upaya.GELEDAH, ref("penggeledahan", dug.pk))
    for seized in Penyitaan.objects.filter(perkara=perkara, batal_at=None):
        yield from _sita(seized)


def _tangkap(row: Penangkapan) -> Iterator[Jam]:
    subject = ref("penangkapan", row.pk)
    if row.selesai_at is None:
        yield jam_of(row), subject
    if row.tembusan_at is None:
        yield "tembusan_tangkap", subject


def _pengadilan(row: Penggeledahan | Penyitaan, upaya: Upaya, subject: str) -> Iterator[Jam]:
    acara = acara_izin(upaya.value, rezim_at(row.perkara, row.at))
    if row.keadaan == KeadaanSita.BELUM_DIAJUKAN:
        yield acara.persetujuan, subject
    if row.keadaan == KeadaanSita.DIAJUKAN:
        yield acara.putusan, subject


def _sita(row: Penyitaan) -> Iterator[Jam]:
    subject = ref("penyitaan", row.pk)
    yield from _pengadilan(row, Upaya.SITA, subject)
    if row.keadaan == KeadaanSita.DITOLAK:
        yield "sita_kembali", subject
    if row.salinan_at is None:
        yield "sita_salinan", subject
    if row.narkotika and row.kejari_at is None:
        yield "sita_narkotika", subject
