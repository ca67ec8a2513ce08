"""Guards: what an act must ask before it happens in a case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q
from django.utils.timezone import localtime

from sidik.jejak.data import Actor
from sidik.jejak.models import Peristiwa
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal_jam
from sidik.kernel.ref import ref
from sidik.perkara.data import (
    REHABILITASI,
    REKOMENDASI_LABEL,
    JenisTindakan,
    Kabar,
    Rekomendasi,
    Sebagai,
)
from sidik.perkara.errors import (
    BelumBertugasSaatItu,
    BukanPetugasPerkara,
    PerkaraSudahSelesai,
    PerkaraTerkunci,
    RehabBelumDigelar,
    RehabTanpaTAT,
    TanggalTidakMasukAkal,
    TindakanDiMasaDepan,
    UrutanTerbalik,
)
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Penugasan, Perkara, Tindakan
from sidik.perkara.policy import sebagai
from sidik.perkara.queries.berkas import berkas_of
from sidik.perkara.queries.rehab import gelar_sesudah, list_hasil
from sidik.perkara.queries.waktu import local

TERDINI: Final = timedelta(days=366)
"""So far before its LP an act of a case can lie at the most; earlier is a slip of the pen."""


def is_bertugas(perkara: Perkara, nrp: str, at: datetime) -> bool:
    """Say whether an officer was on the order of the case in that minute.

    A form takes minutes: who was ordered at 22.24 and thirty seconds and acts at once writes 22.24.
    """
    orders = Penugasan.objects.filter(perkara=perkara)
    held = Q(selesai_at=None) | Q(selesai_at__gte=at)
    minute = at.replace(second=0, microsecond=0) + timedelta(minutes=1)
    if orders.filter(held, nrp=nrp, mulai_at__lt=minute).exists():
        return True
    # A case from before orders were kept is answered for by its investigator.
    lead = perkara.penyidik.nrp if perkara.penyidik else ""
    return nrp == lead and not orders.exists()


def is_pencatat(actor: Actor, perkara: Perkara) -> bool:
    """Say whether he registered the report himself, perhaps one that another member took."""
    traces = Peristiwa.objects.filter(subject=ref("perkara", perkara.pk), verb="lp.terdaftar")
    return traces.filter(actor__nrp=actor.nrp).exists()


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

    No reason excuses a year that is mistyped: `TanggalTidakMasukAkal`. Returns whether it is such
    a late entry, to be shown in red.
    """
    first = moment_of(perkara, after)
    if first is None or at >= first:
        return False
    if at < first - TERDINI:
        raise TanggalTidakMasukAkal(tanggal=tanggal_jam(localtime(at)))
    if not terlambat_alasan.strip():
        name = "laporan polisinya" if after == "lp" else after.replace("_", " ")
        sesudah = f"{name} ({tanggal_jam(localtime(first))})"
        raise UrutanTerbalik(at=tanggal_jam(localtime(at)), sesudah=sesudah)
    return True


@dataclass(frozen=True)
class Sesudah:
    """What an act follows; `at` None: it has not happened."""

    nama: str
    at: datetime | None


def late_reason(
    perkara: Perkara, actor: Actor, at: datetime, terlambat: str, sesudah: Sesudah | None = None
) -> str:
    """Return the reason under which an act is taken as a late entry; empty when it is in order.

    An act lies after its LP and not on a day before what it follows, and who acts for the team was
    on the order then. Raises `TindakanDiMasaDepan`, `UrutanTerbalik`, `BelumBertugasSaatItu`; the
    database holds the same.
    """
    if at > clock.now():
        raise TindakanDiMasaDepan
    late = insist_kronologi(perkara, at, terlambat_alasan=terlambat)
    if sesudah and insist_kemudian(perkara, at, sesudah, terlambat):
        late = True
    tim = sebagai(actor, berkas_of(perkara)) is Sebagai.TIM
    if tim and not is_bertugas(perkara, actor.nrp, at):
        late = True
        if not terlambat.strip():
            moment = tanggal_jam(localtime(at))
            raise BelumBertugasSaatItu(petugas=f"NRP {actor.nrp}", at=moment)
    return terlambat.strip() if late else ""


def insist_kemudian(perkara: Perkara, at: datetime, sesudah: Sesudah, terlambat: str) -> bool:
    """Raise `UrutanTerbalik` when `at` lies on a day before what it follows, unless it says why.

    Returns whether it is such a late entry.
    """
    if not _is_before(perkara, at, sesudah):
        return False
    if not terlambat.strip():
        raise UrutanTerbalik(at=tanggal_jam(localtime(at)), sesudah=_say(sesudah))
    return True


def insist_rehab(
    keterlibatan: Keterlibatan, gelar: Iterable[Tindakan], at: datetime, terlambat: str
) -> bool:
    """Raise `RehabTanpaTAT`, `RehabBelumDigelar`, `UrutanTerbalik` unless he goes to treatment.

    The TAT has recommended it for this very person, and a gelar has decided with that in hand.
    `gelar`: those since the case was last closed or opened again. Returns whether the reason why
    it is written down late is needed.
    """
    row = next(iter(list_hasil([keterlibatan])[-1:]), None)
    if row is None:
        raise RehabTanpaTAT(keadaan="hasil asesmen TAT bagi orang ini belum dicatat")
    if row.rekomendasi not in REHABILITASI:
        said = REKOMENDASI_LABEL[Rekomendasi(row.rekomendasi)].lower()
        raise RehabTanpaTAT(keadaan=f"rekomendasi TAT bagi orang ini: {said} ({row.nomor_hasil})")
    perkara = keterlibatan.perkara
    held = gelar_sesudah(perkara, gelar, row.hasil_at)
    if held is None:
        raise RehabBelumDigelar(hasil=tanggal_jam(localtime(row.hasil_at)))
    return insist_kemudian(perkara, at, Sesudah("gelar penyelesaiannya", held.at), terlambat)


def last_step(perkara: Perkara) -> Sesudah | None:
    """Return the step that the next one follows."""
    steps = Tindakan.objects.filter(perkara=perkara, jenis=JenisTindakan.LANGKAH.value)
    last = steps.order_by("-at").values_list("at", flat=True).first()
    return Sesudah("langkah sebelumnya", last) if last else None


def first_letter(perkara: Perkara) -> Sesudah:
    """Return the SP2HP A1 that every later letter to a reporter follows."""
    return Sesudah("SP2HP A1", moment_of(perkara, Kabar.SP2HP_A1.value))


def _is_before(perkara: Perkara, at: datetime, sesudah: Sesudah) -> bool:
    return sesudah.at is None or local(perkara, at) < local(perkara, sesudah.at)


def _say(sesudah: Sesudah) -> str:
    if sesudah.at is None:
        return f"{sesudah.nama} (belum dicatat)"
    return f"{sesudah.nama} ({tanggal_jam(localtime(sesudah.at))})"


def insist_terbuka(perkara: Perkara) -> None:
    """Raise `PerkaraTerkunci` when the case was signed off and is not opened again."""
    if perkara.is_terkunci:
        raise PerkaraTerkunci


def insist_berjalan(perkara: Perkara) -> None:
    """Raise `PerkaraSudahSelesai` or `PerkaraTerkunci` when nothing may be added now."""
    if perkara.is_tutup:
        raise PerkaraSudahSelesai
    insist_terbuka(perkara)
