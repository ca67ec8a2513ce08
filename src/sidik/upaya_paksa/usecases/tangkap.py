"""Arrest: hours from a moment, a copy to the family, an extension, an end."""

from datetime import datetime

from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal_jam
from sidik.kernel.ref import ref
from sidik.perkara.data import StatusOrang
from sidik.perkara.models import Perkara
from sidik.perkara.usecases.orang import facts_for
from sidik.tenggat.usecases import meet_tenggat, start_tenggat
from sidik.upaya_paksa.data import LEPAS_LABEL, NewLepas, NewPenangkapan
from sidik.upaya_paksa.errors import (
    BelumTerjadi,
    PenangkapanSelesai,
    SebelumDitangkap,
    SprinKapDahulu,
    SudahDicatat,
    SuratPerintahKosong,
    TidakDapatDiperpanjang,
    WaktuPenangkapanHabis,
)
from sidik.upaya_paksa.models import Penahanan, Penangkapan
from sidik.upaya_paksa.policy import aturan_tangkap, lanjutan_of
from sidik.upaya_paksa.queries.dahulu import insist_miliknya
from sidik.upaya_paksa.queries.jaga import (
    insist_kuasa,
    insist_may,
    insist_moment,
    insist_open,
    insist_versi,
    is_narkotika,
    officers_of,
    rezim_at,
    subject_in,
    zone_of_case,
)
from sidik.upaya_paksa.queries.jam import jam_of
from sidik.upaya_paksa.queries.tangan import hours_of, is_wajar
from sidik.upaya_paksa.queries.tercapai import insist_tercapai
from sidik.upaya_paksa.queries.urutan import (
    detained_next,
    diserahkan_at,
    insist_arrestable,
    insist_di_penyidik,
)
from sidik.upaya_paksa.usecases.catat import tell
from sidik.upaya_paksa.usecases.status import TANGAN, put_status, status_after


@usecase
def arrest(perkara: Perkara, new: NewPenangkapan, *, actor: Actor) -> Penangkapan:
    """Write down an arrest; its hours and the copy to the family begin to run.

    Raises `NotAllowed`, `BelumTerjadi`, `UrutanTerbalik`, `BukanPetugasPerkara`,
    `SuratPerintahKosong`, `SuratOrangLain`, `MasihDitangkap`, `SelangDikuasai`.
    """
    insist_open(perkara, actor)
    orang = subject_in(perkara, new.orang)
    tangan = new.tertangkap_tangan or perkara.tertangkap_tangan
    wajar = is_wajar(perkara, new.mulai_at, tertangkap_tangan=tangan, is_anak=orang.is_anak)
    late = insist_moment(perkara, new.mulai_at, new.terlambat, wajar=wajar)
    if not (new.nomor.strip() or new.tertangkap_tangan):
        raise SuratPerintahKosong
    insist_miliknya(orang, "sprin_kap", new.nomor)
    insist_di_penyidik(orang, new.mulai_at, late)
    insist_arrestable(orang, new.mulai_at)
    susul = bool(late) or tangan
    aturan = aturan_tangkap(anak=orang.is_anak, narkotika=is_narkotika(perkara))
    row = Penangkapan(
        perkara=perkara,
        keterlibatan=orang,
        nomor=new.nomor.strip(),
        tertangkap_tangan=new.tertangkap_tangan,
        mulai_at=new.mulai_at,
        tempat=new.tempat.strip(),
        alasan=new.alasan.strip(),
        nomor_ba=new.nomor_ba.strip(),
        petugas=officers_of(perkara, new.petugas, new.mulai_at, susul=susul),
        aturan=aturan,
        sampai_at=new.mulai_at + hours_of(perkara, aturan, new.mulai_at),
        terlambat=late,
    )
    store(row)
    facts = {**facts_for(orang), "nomor": row.nomor, "penangkapan": str(row.pk)}
    facts |= {"sampai": row.sampai_at.isoformat(), "tertangkap_tangan": row.tertangkap_tangan}
    facts["terlambat"] = late
    tell(ref("perkara", perkara.pk), "upaya.tangkap", facts, actor)
    start_jam(row, actor)
    _start(row, "tembusan_tangkap", row.mulai_at, actor)
    if held := detained_next(orang, row.mulai_at):
        _lead_into(row, held, actor)
        return row
    dasar = row.nomor or TANGAN
    put_status(orang, StatusOrang.DITANGKAP, alasan=dasar, at=row.mulai_at, actor=actor)
    return row


def _lead_into(row: Penangkapan, held: Penahanan, actor: Actor) -> None:
    """Written down after the detention that followed: it ended when that began."""
    held.penangkapan = row
    store(held)
    end_penangkapan(row, at=held.mulai_at, alasan=f"ditahan, {held.nomor}", actor=actor)


@usecase
def name_sprin_kap(row: Penangkapan, *, nomor: str, versi: int, actor: Actor) -> Penangkapan:
    """Write down the order that was signed after somebody was caught in the act.

    Raises `NotAllowed`, `DataBerubah`, `SuratPerintahKosong`, `SudahDicatat`, `SuratOrangLain`.
    """
    insist_may(row.perkara, actor)
    insist_versi(row, versi, "Penangkapan ini")
    if row.nomor:
        raise SudahDicatat(apa="penangkapan")
    if not nomor.strip():
        raise SuratPerintahKosong
    insist_miliknya(row.keterlibatan, "sprin_kap", nomor)
    row.nomor = nomor.strip()
    store(row)
    facts = {**facts_for(row.keterlibatan), "nomor": row.nomor}
    tell(ref("perkara", row.perkara_id), "upaya.sprin_kap", facts, actor)
    return row


@usecase
def extend_penangkapan(
    row: Penangkapan, *, nomor: str, at: datetime, versi: int, actor: Actor, terlambat: str = ""
) -> Penangkapan:
    """Extend an arrest for narcotics once, by its letter, before the first hours are over.

    Raises `NotAllowed`, `DataBerubah`, `PenangkapanSelesai`, `TidakDapatDiperpanjang`,
    `SprinKapDahulu`, `WaktuPenangkapanHabis`, `SudahDiserahkan`.
    """
    late = insist_kuasa(row.keterlibatan, at, terlambat, actor)
    insist_versi(row, versi, "Penangkapan ini")
    _insist_running(row)
    lanjutan = lanjutan_of(row.aturan)
    if not lanjutan or row.lanjut_nomor:
        raise TidakDapatDiperpanjang
    if not (row.nomor and nomor.strip()):
        raise SprinKapDahulu
    _insist_within(row, at)
    if at > row.sampai_at:
        raise WaktuPenangkapanHabis(sampai=_wall(row, row.sampai_at))
    first_end = row.sampai_at
    row.lanjut_nomor, row.lanjut_at = nomor.strip(), at
    row.sampai_at = first_end + hours_of(row.perkara, lanjutan, first_end)
    store(row)
    facts = {**facts_for(row.keterlibatan), "nomor": row.lanjut_nomor}
    facts["sampai"] = row.sampai_at.isoformat()
    facts["terlambat"] = late
    subject = ref("perkara", row.perkara_id)
    tell(subject, "upaya.tangkap_lanjut", facts, actor)
    meet_tenggat(actor=actor, aturan=row.aturan, subject=ref("penangkapan", row.pk), at=at)
    _start(row, lanjutan, first_end, actor)
    return row


@usecase
def give_tembusan(
    row: Penangkapan, *, kepada: str, oleh: str, at: datetime, versi: int, actor: Actor
) -> Penangkapan:
    """Write down to whom of the family the copy of the order went; its clock is met.

    Raises `NotAllowed`, `DataBerubah`, `SudahDicatat`, `SebelumDitangkap`, `BelumTerjadi`.
    """
    insist_may(row.perkara, actor)
    insist_versi(row, versi, "Penangkapan ini")
    if row.tembusan_at:
        raise SudahDicatat(apa="penangkapan")
    _insist_within(row, at)
    row.tembusan_kepada, row.tembusan_oleh, row.tembusan_at = kepada.strip(), oleh.strip(), at
    store(row)
    subject = ref("perkara", row.perkara_id)
    facts = {**facts_for(row.keterlibatan), "at": at.isoformat()}
    tell(subject, "upaya.tembusan", facts, actor)
    clocks = ref("penangkapan", row.pk)
    meet_tenggat(actor=actor, aturan="tembusan_tangkap", subject=clocks, at=at)
    return row


@usecase
def release_penangkapan(
    row: Penangkapan, new: NewLepas, *, versi: int, actor: Actor
) -> Penangkapan:
    """Let the person go: home, or where he is treated. His hours are over.

    Raises `NotAllowed`, `DataBerubah`, `PenangkapanSelesai`, `SudahDiserahkan`, `BelumTercapai`.
    """
    insist_may(row.perkara, actor)
    insist_versi(row, versi, "Penangkapan ini")
    _insist_running(row)
    _insist_within(row, new.at)
    insist_di_penyidik(row.keterlibatan, new.at, new.terlambat)
    insist_tercapai(row.keterlibatan, new.sebab)
    said = f"{LEPAS_LABEL[new.sebab]}, {new.alasan.strip()}".strip(", ")
    status = status_after(new.sebab, row.keterlibatan, new.at)
    end_penangkapan(row, at=new.at, alasan=said, actor=actor)
    put_status(row.keterlibatan, status, alasan=said, at=new.at, actor=actor)
    return row


@usecase
def end_penangkapan(row: Penangkapan, *, at: datetime, alasan: str, actor: Actor) -> None:
    """An arrest is over: released, or held from now on. Its hours stop."""
    row.selesai_at, row.selesai_alasan = at, alasan.strip()[:300]
    store(row)
    subject = ref("perkara", row.perkara_id)
    facts = {**facts_for(row.keterlibatan), "alasan": row.selesai_alasan}
    tell(subject, "upaya.tangkap_selesai", facts, actor)
    meet_tenggat(actor=actor, aturan=jam_of(row), subject=ref("penangkapan", row.pk), at=at)


def start_jam(row: Penangkapan, actor: Actor) -> None:
    """Start the hours as they run now: the first ones, or those of the extension."""
    at, kode = row.mulai_at, jam_of(row)
    if kode != row.aturan:
        at += hours_of(row.perkara, row.aturan, at)
    _start(row, kode, at, actor)


def _start(row: Penangkapan, aturan: str, at: datetime, actor: Actor) -> None:
    if row.perkara.is_selesai or diserahkan_at(row.keterlibatan):
        return
    start_tenggat(
        actor=actor,
        aturan=aturan,
        subject=ref("penangkapan", row.pk),
        at=at,
        satuan=row.perkara.satuan_id,
        induk=ref("perkara", row.perkara_id),
        rezim=rezim_at(row.perkara, row.mulai_at),
    )


def _insist_running(row: Penangkapan) -> None:
    if row.selesai_at:
        raise PenangkapanSelesai


def _insist_within(row: Penangkapan, at: datetime) -> None:
    if at > clock.now():
        raise BelumTerjadi
    if at < row.mulai_at:
        raise SebelumDitangkap


def _wall(row: Penangkapan, moment: datetime) -> str:
    return tanggal_jam(moment.astimezone(zone_of_case(row.perkara)))
