"""Personal data got out: the clock of telling runs until everybody is told who must be."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal as say_tanggal
from sidik.kernel.errors import NotAllowed
from sidik.perangkat.data import (
    PIHAK_KEBOCORAN_LABEL,
    KebocoranKosong,
    NomorPemberitahuanKosong,
    PihakKebocoran,
    PihakSudahDiberitahu,
    SejakDiMasaDepan,
    TanggalPemberitahuanSalah,
)
from sidik.perangkat.models import KebocoranData, PemberitahuanKebocoran
from sidik.perangkat.policy import may_kebocoran
from sidik.satuan.data import Act, Actor
from sidik.satuan.policy import demand
from sidik.tenggat.usecases import meet_tenggat, start_tenggat

_ATURAN = "pdp_lapor"


@usecase
def report_kebocoran(apa: str, milik: str, *, sejak_at: datetime, actor: Actor) -> KebocoranData:
    """Report that personal data got out; the hours run from when it happened, not from now.

    The trace says that there is one, and neither what nor whose. Raises `NotAllowed`,
    `KebocoranKosong`, `SejakDiMasaDepan`.
    """
    satuan = settings.SIDIK.satuan
    demand(actor, Act.GANGGUAN_REPORT, at=satuan)
    for said, field in ((apa, "data apa yang bocor"), (milik, "data siapa yang bocor")):
        if not said.strip():
            raise KebocoranKosong(apa=field)
    if sejak_at > clock.now():
        raise SejakDiMasaDepan
    kebocoran = store(
        KebocoranData(
            satuan_kode=satuan,
            apa=apa.strip()[:300],
            milik=milik.strip()[:200],
            sejak_at=sejak_at,
            dilaporkan_at=clock.now(),
            pelapor=_who(actor),
        )
    )
    facts = {"sejak": sejak_at.isoformat()}
    record(actor=actor, verb="kebocoran.dilaporkan", subject=kebocoran.ref, facts=facts)
    start_tenggat(actor=actor, aturan=_ATURAN, subject=kebocoran.ref, at=sejak_at, satuan=satuan)
    return kebocoran


@usecase
def note_pemberitahuan(
    kebocoran: KebocoranData,
    pihak: PihakKebocoran,
    *,
    nomor: str,
    tanggal: date,
    actor: Actor,
) -> PemberitahuanKebocoran:
    """Note the letter to one of those who must be told; with the last of them the clock is met.

    Raises `NotAllowed`, `NomorPemberitahuanKosong`, `TanggalPemberitahuanSalah`,
    `PihakSudahDiberitahu`.
    """
    if not may_kebocoran(actor, kebocoran.satuan_kode):
        raise NotAllowed
    KebocoranData.objects.select_for_update().get(pk=kebocoran.pk)
    if not nomor.strip():
        raise NomorPemberitahuanKosong
    first = kebocoran.sejak_at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    if not first <= tanggal <= clock.today(settings.TIME_ZONE):
        raise TanggalPemberitahuanSalah(mulai=say_tanggal(first))
    rows = PemberitahuanKebocoran.objects.filter(kebocoran=kebocoran)
    if told := rows.filter(pihak=pihak.value).first():
        raise PihakSudahDiberitahu(pihak=PIHAK_KEBOCORAN_LABEL[pihak], nomor=told.nomor)
    letter = store(
        PemberitahuanKebocoran(
            kebocoran=kebocoran,
            pihak=pihak.value,
            nomor=nomor.strip(),
            tanggal=tanggal,
            oleh=_who(actor),
        )
    )
    facts = {"kepada": PIHAK_KEBOCORAN_LABEL[pihak], "nomor": letter.nomor}
    record(actor=actor, verb="kebocoran.diberitahukan", subject=kebocoran.ref, facts=facts)
    if rows.count() == len(PihakKebocoran):
        meet_tenggat(actor=actor, aturan=_ATURAN, subject=kebocoran.ref)
    return letter


def _who(actor: Actor) -> str:
    return f"{actor.pangkat} {actor.nama}, NRP {actor.nrp}".strip()
