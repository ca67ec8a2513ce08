"""Urine tests, and the assessment that may lead out of the court: TAT and rehabilitation."""

from dataclasses import dataclass
from datetime import date, datetime

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import REHABILITASI, Rekomendasi
from sidik.perkara.errors import (
    BukanRehabilitasi,
    RehabTerbalik,
    SudahDicatat,
    SuratBelumDiisi,
    TATBelumDiminta,
    TindakanDiMasaDepan,
)
from sidik.perkara.models import Asesmen, Keterlibatan, TesUrine
from sidik.perkara.policy import can
from sidik.perkara.queries.berkas import berkas_of
from sidik.perkara.queries.jaga import late_reason
from sidik.perkara.usecases.catat import when
from sidik.perkara.usecases.giliran import take_turn
from sidik.perkara.usecases.orang import facts_for
from sidik.satuan.data import Act, Actor
from sidik.tenggat.usecases import meet_tenggat, start_tenggat


@dataclass(frozen=True, kw_only=True)
class NewTes:
    at: datetime
    positif: bool
    alat: str = ""
    zat: str = ""
    lab: str = ""
    nomor_surat: str = ""


@usecase
def record_tes_urine(keterlibatan: Keterlibatan, new: NewTes, *, actor: Actor) -> TesUrine:
    """Keep a urine test on this node; the timeline says that there was one, not its outcome.

    A test may well come before the LP that follows from it. Raises `NotAllowed`,
    `TindakanDiMasaDepan`, `SudahDicatat`.
    """
    _insist(keterlibatan, actor)
    take_turn(keterlibatan.perkara)
    if new.at > clock.now():
        raise TindakanDiMasaDepan
    same = {"at": new.at, "positif": new.positif, "zat": new.zat, "nomor_surat": new.nomor_surat}
    if TesUrine.objects.filter(keterlibatan=keterlibatan, **same).exists():
        raise SudahDicatat(apa="Tes urine")
    tes = store(
        TesUrine(
            keterlibatan=keterlibatan,
            at=new.at,
            positif=new.positif,
            alat=new.alat,
            zat=new.zat,
            lab=new.lab,
            nomor_surat=new.nomor_surat,
        )
    )
    subject = ref("perkara", keterlibatan.perkara_id)
    record(actor=actor, verb="orang.tes_urine", subject=subject, facts=facts_for(keterlibatan))
    return tes


@usecase
def request_tat(
    keterlibatan: Keterlibatan, *, nomor: str, at: datetime, actor: Actor, terlambat: str = ""
) -> Asesmen:
    """Ask the TAT for an assessment; the clock of its answer runs.

    Raises `NotAllowed`, `SuratBelumDiisi`, `SudahDicatat`, `UrutanTerbalik`.
    """
    _insist(keterlibatan, actor)
    take_turn(keterlibatan.perkara)
    if not nomor.strip():
        raise SuratBelumDiisi(surat="nomor permintaan asesmen")
    if Asesmen.objects.filter(keterlibatan=keterlibatan, nomor_permintaan=nomor.strip()).exists():
        raise SudahDicatat(apa=f"Permintaan asesmen nomor {nomor.strip()}")
    perkara = keterlibatan.perkara
    late = late_reason(perkara, actor, at, terlambat)
    asesmen = store(
        Asesmen(
            keterlibatan=keterlibatan,
            diminta_at=at,
            nomor_permintaan=nomor.strip(),
            terlambat=late,
        )
    )
    facts = {**facts_for(keterlibatan), "nomor": nomor.strip(), **when(at, late)}
    record(actor=actor, verb="orang.tat_diminta", subject=ref("perkara", perkara.pk), facts=facts)
    start_tenggat(
        actor=actor,
        aturan="tat_hasil",
        subject=ref("asesmen", asesmen.pk),
        at=at,
        satuan=perkara.satuan_id,
        induk=ref("perkara", perkara.pk),
    )
    return asesmen


@usecase
def record_hasil_tat(
    asesmen: Asesmen,
    *,
    nomor: str,
    rekomendasi: Rekomendasi,
    tempat: str,
    at: datetime,
    actor: Actor,
    terlambat: str = "",
) -> Asesmen:
    """Keep what the TAT recommends; it decides nothing yet, a gelar and its decision do.

    Raises `NotAllowed`, `SuratBelumDiisi`, `TATBelumDiminta`.
    """
    keterlibatan = asesmen.keterlibatan
    _insist(keterlibatan, actor)
    if asesmen.hasil_at or at < asesmen.diminta_at:
        raise TATBelumDiminta
    if not nomor.strip():
        raise SuratBelumDiisi(surat="nomor hasil asesmen")
    late = late_reason(keterlibatan.perkara, actor, at, terlambat)
    asesmen.hasil_at, asesmen.nomor_hasil = at, nomor.strip()
    asesmen.rekomendasi, asesmen.tempat = rekomendasi.value, tempat.strip()
    store(asesmen)
    facts = {**facts_for(keterlibatan), "nomor": asesmen.nomor_hasil, **when(at, late)}
    subject = ref("perkara", keterlibatan.perkara_id)
    record(actor=actor, verb="orang.tat_hasil", subject=subject, facts=facts)
    meet_tenggat(actor=actor, aturan="tat_hasil", subject=ref("asesmen", asesmen.pk), at=at)
    return asesmen


@usecase
def record_rehab(
    asesmen: Asesmen,
    *,
    tempat: str,
    mulai: date,
    selesai: date | None,
    laporan: str,
    actor: Actor,
) -> Asesmen:
    """Keep where and how long he is treated, and what the place reports. It may be told again.

    Raises `NotAllowed`, `BukanRehabilitasi`, `RehabTerbalik`.
    """
    keterlibatan = asesmen.keterlibatan
    _insist(keterlibatan, actor)
    if asesmen.rekomendasi not in REHABILITASI or asesmen.hasil_at is None:
        raise BukanRehabilitasi
    if selesai and selesai < mulai:
        raise RehabTerbalik
    asesmen.tempat, asesmen.rehab_mulai = tempat.strip() or asesmen.tempat, mulai
    asesmen.rehab_selesai, asesmen.rehab_laporan = selesai, laporan.strip()
    store(asesmen)
    subject = ref("perkara", keterlibatan.perkara_id)
    record(actor=actor, verb="orang.rehab", subject=subject, facts=facts_for(keterlibatan))
    return asesmen


def _insist(keterlibatan: Keterlibatan, actor: Actor) -> None:
    if not can(actor, Act.PERKARA_ADVANCE, berkas_of(keterlibatan.perkara)):
        raise NotAllowed
