"""What every act on an exhibit asks first, and how it is told on the case's timeline."""

from datetime import date, datetime

from django.utils.timezone import localtime

from sidik.barang_bukti.data import DITIMBANG
from sidik.barang_bukti.errors import (
    BBBerubah,
    HanyaDitimbang,
    MendahuluiPenyitaan,
    NomorBABelumDiisi,
    SuratBelumTerjadi,
    SuratMendahuluiPenyitaan,
    WaktuDiDepan,
)
from sidik.barang_bukti.models import BarangBukti
from sidik.barang_bukti.queries.barang import day_of, find_clock_of_perkara, subject_of
from sidik.jejak.data import Actor
from sidik.jejak.queries import facts_of, list_timeline
from sidik.jejak.usecases import record, usecase
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal, tanggal_jam
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.models import Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries import berkas_of, rezim_of
from sidik.perkara.queries.jaga import insist_terbuka
from sidik.satuan.data import Act
from sidik.tenggat.usecases import meet_tenggat, start_tenggat


def insist_write(perkara: Perkara, actor: Actor) -> None:
    """Raise `NotAllowed`, `PerkaraTerkunci`."""
    if not can(actor, Act.BB_WRITE, berkas_of(perkara)):
        raise NotAllowed
    insist_terbuka(perkara)


def hold_bb(bb: BarangBukti, versi: int, actor: Actor) -> BarangBukti:
    """Lock an exhibit until the act is done, and return it as it is now.

    Raises `NotAllowed`, `PerkaraTerkunci`, `BBBerubah`, which says what was changed by whom.
    """
    perkara = Perkara.objects.select_related("satuan", "penyidik").get(pk=bb.perkara_id)
    insist_write(perkara, actor)
    held = BarangBukti.objects.select_for_update().get(pk=bb.pk)
    held.perkara = perkara
    if held.versi != versi:
        raise _berubah(held)
    return held


def hold_ditimbang(bb: BarangBukti, versi: int, actor: Actor) -> BarangBukti:
    """As `hold_bb`, for drugs only. Raises also `HanyaDitimbang`."""
    held = hold_bb(bb, versi, actor)
    if held.jenis not in DITIMBANG:
        raise HanyaDitimbang(bb=held)
    return held


def insist_lewat(at: datetime, no: type[WaktuDiDepan] = WaktuDiDepan) -> None:
    """Raise `WaktuDiDepan` for what has not happened yet."""
    if at > clock.now():
        raise no(at=tanggal_jam(localtime(at)))


def insist_sesudah_sita(bb: BarangBukti, at: datetime) -> None:
    """Raise `WaktuDiDepan`, `MendahuluiPenyitaan`."""
    insist_lewat(at)
    if at < bb.disita_at:
        disita = tanggal_jam(localtime(bb.disita_at))
        raise MendahuluiPenyitaan(at=tanggal_jam(localtime(at)), disita=disita)


def insist_tanggal(bb: BarangBukti, day: date) -> None:
    """Raise `SuratBelumTerjadi`, `SuratMendahuluiPenyitaan` for the day of a letter."""
    if day > day_of(bb.perkara, clock.now()):
        raise SuratBelumTerjadi(tanggal=tanggal(day))
    if day < (disita := day_of(bb.perkara, bb.disita_at)):
        raise SuratMendahuluiPenyitaan(tanggal=tanggal(day), disita=tanggal(disita))


def insist_ba(nomor: str) -> str:
    """Return the number of the minutes, trimmed. Raises `NomorBABelumDiisi`."""
    if not nomor.strip():
        raise NomorBABelumDiisi
    return nomor.strip()


@usecase
def tell(bb: BarangBukti, verb: str, judul: str, teks: str, *, actor: Actor) -> None:
    """Leave one trace on the timeline of the case. No name stands in it: it travels."""
    facts = {"judul": f"{bb.nomor}: {judul}", "teks": teks, "bb": [str(bb.pk)]}
    record(actor=actor, verb=verb, subject=ref("perkara", bb.perkara_id), facts=facts)


def start_for(bb: BarangBukti, aturan: str, at: datetime, *, actor: Actor) -> None:
    """Start a clock of one exhibit."""
    start_tenggat(
        actor=actor,
        aturan=aturan,
        subject=subject_of(bb),
        at=at,
        satuan=bb.perkara.satuan_id,
        rezim=rezim_of(bb.perkara),
        induk=ref("perkara", bb.perkara_id),
    )


def meet_for(bb: BarangBukti, aturan: str, at: datetime, *, actor: Actor) -> bool:
    """Meet the clock of this rule that the exhibit stands under; say whether one ran."""
    running = find_clock_of_perkara(bb, aturan)
    if running:
        meet_tenggat(actor=actor, aturan=aturan, subject=running.subject, at=at)
    return running is not None


def _berubah(bb: BarangBukti) -> BBBerubah:
    oleh, apa = "petugas lain", "isinya lain"
    for trace in list_timeline(ref("perkara", bb.perkara_id), limit=20):
        facts = facts_of(trace)
        if str(bb.pk) in facts.get("bb", ()):
            oleh = f"{trace.actor['pangkat']} {trace.actor['nama']}".strip()
            apa = str(facts.get("judul", apa))
            break
    return BBBerubah(bb=bb, oleh=oleh, apa=apa)
