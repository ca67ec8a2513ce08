"""What every act of this room asks first: may he, is it still so, can that day be."""

from collections.abc import Iterable
from datetime import date, timedelta

from sidik.jejak.data import Actor
from sidik.jejak.queries import facts_of, list_timeline
from sidik.kernel.bahasa import tanggal
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import Tahap
from sidik.perkara.errors import PerkaraSudahSelesai, SudahDibatalkan
from sidik.perkara.models import Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries import berkas_of
from sidik.perkara.queries.jaga import insist_kronologi, insist_terbuka
from sidik.prapenuntutan.data import SUSULAN
from sidik.prapenuntutan.errors import (
    AlasanSusulan,
    BerkasBerubah,
    TanggalDiDepan,
    TerimaMendahuluiSurat,
)
from sidik.prapenuntutan.models import SPDP, BerkasPerkara
from sidik.prapenuntutan.queries.berkas import moment_on, today_of
from sidik.satuan.data import Act


def hold_perkara(perkara: Perkara, actor: Actor) -> Perkara:
    """Lock the case until the act is done, and return it as it is now.

    Raises `NotAllowed`, `PerkaraTerkunci`, `PerkaraSudahSelesai` when it ended otherwise than by
    Tahap II.
    """
    rows = Perkara.objects.select_for_update(of=("self",)).select_related("satuan", "penyidik")
    held = rows.get(pk=perkara.pk)
    if not can(actor, Act.PERKARA_ADVANCE, berkas_of(held)):
        raise NotAllowed
    insist_terbuka(held)
    if held.is_selesai and held.tahap != Tahap.TAHAP_2:
        raise PerkaraSudahSelesai
    return held


def hold_berkas(berkas: BerkasPerkara, versi: int, actor: Actor) -> BerkasPerkara:
    """Lock a file and its case. Raises also `BerkasBerubah`, which says what was changed."""
    perkara = hold_perkara(berkas.perkara, actor)
    held = BerkasPerkara.objects.get(pk=berkas.pk)
    held.perkara = perkara
    if held.versi != versi:
        raise _berubah(held)
    return held


def hold_spdp(spdp: SPDP, actor: Actor) -> SPDP:
    """Lock the case of an SPDP, and return it as it is now. Raises also `SudahDibatalkan`."""
    perkara = hold_perkara(spdp.perkara, actor)
    held = SPDP.objects.prefetch_related("pengiriman").filter(pk=spdp.pk).first()
    if held is None:
        raise SudahDibatalkan
    held.perkara = perkara
    return held


def insist_hari(
    perkara: Perkara, day: date, terlambat: str, *, sesudah: Iterable[tuple[str, date]] = ()
) -> bool:
    """Return whether the entry is late; raise unless it says why.

    Late is what comes before the thing that it must follow, or is written down days after it
    happened. Raises `TanggalDiDepan`, `UrutanTerbalik`, `AlasanSusulan`.
    """
    today = today_of(perkara)
    if day > today:
        raise TanggalDiDepan(tanggal=tanggal(day))
    moment = moment_on(perkara, day)
    late = insist_kronologi(perkara, moment, terlambat_alasan=terlambat)
    sebab = _sebab(day, today, sesudah)
    if sebab and not terlambat.strip():
        raise AlasanSusulan(sebab=sebab)
    return late or bool(sebab)


def insist_terima(day: date, terima: date | None) -> None:
    """Raise `TerimaMendahuluiSurat` for a letter that arrived before it was written."""
    if terima and terima < day:
        raise TerimaMendahuluiSurat(terima=tanggal(terima), tanggal=tanggal(day))


def _sebab(day: date, today: date, sesudah: Iterable[tuple[str, date]]) -> str:
    for label, before in sesudah:
        if day < before:
            return f"Tanggal {tanggal(day)} mendahului {label} tanggal {tanggal(before)}."
    if today - day > SUSULAN:
        return f"Sudah lewat {(today - day) // timedelta(days=1)} hari sejak {tanggal(day)}."
    return ""


def _berubah(berkas: BerkasPerkara) -> BerkasBerubah:
    oleh, apa = "petugas lain", "isinya lain"
    for trace in list_timeline(ref("perkara", berkas.perkara_id), limit=20):
        facts = facts_of(trace)
        if str(berkas.pk) in facts.get("berkas", ()):
            oleh = f"{trace.actor['pangkat']} {trace.actor['nama']}".strip()
            apa = str(facts.get("judul", apa))
            break
    return BerkasBerubah(berkas=berkas, oleh=oleh, apa=apa)
