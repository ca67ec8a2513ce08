"""Guards: what an act must ask before it happens in a case."""

from datetime import datetime

from django.db.models import Q
from django.utils.timezone import localtime

from sidik.kernel.bahasa import tanggal_jam
from sidik.perkara.errors import BukanPetugasPerkara, PerkaraTerkunci, UrutanTerbalik
from sidik.perkara.models import LaporanPolisi, Penugasan, Perkara, Tindakan


def is_bertugas(perkara: Perkara, nrp: str, at: datetime) -> bool:
    """Say whether an officer was on the order of the case at that moment."""
    held = Q(selesai_at=None) | Q(selesai_at__gte=at)
    return Penugasan.objects.filter(held, perkara=perkara, nrp=nrp, mulai_at__lte=at).exists()


def insist_bertugas(perkara: Perkara, nrp: str, at: datetime) -> None:
    """Raise `BukanPetugasPerkara` for an act by someone who is not on the order."""
    if not is_bertugas(perkara, nrp, at):
        raise BukanPetugasPerkara(petugas=f"NRP {nrp}", at=tanggal_jam(localtime(at)))


def moment_of(perkara: Perkara, after: str) -> datetime | None:
    """Return when the case came to `after`: "lp", or the name of a step or act of it."""
    if after == "lp":
        rows = LaporanPolisi.objects.filter(perkara=perkara).order_by("dilaporkan_at")
        return rows.values_list("dilaporkan_at", flat=True).first()
    acts = Tindakan.objects.filter(Q(tujuan=after) | Q(jenis=after), perkara=perkara)
    return acts.order_by("at").values_list("at", flat=True).first()


def insist_kronologi(
    perkara: Perkara, at: datetime, after: str = "lp", *, terlambat_alasan: str = ""
) -> bool:
    """Raise `UrutanTerbalik` when `at` lies before what it must follow, unless a reason is given.

    Returns whether it is such a late entry, to be shown in red.
    """
    first = moment_of(perkara, after)
    if first is None or at >= first:
        return False
    if not terlambat_alasan.strip():
        name = "laporan polisinya" if after == "lp" else after.replace("_", " ")
        sesudah = f"{name} ({tanggal_jam(localtime(first))})"
        raise UrutanTerbalik(at=tanggal_jam(localtime(at)), sesudah=sesudah)
    return True


def insist_terbuka(perkara: Perkara) -> None:
    """Raise `PerkaraTerkunci` when the case was signed off and is not opened again."""
    if perkara.is_terkunci:
        raise PerkaraTerkunci
