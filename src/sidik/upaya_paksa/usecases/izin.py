"""The court's permit, asked for before a search or a seizure; what is owed to it otherwise."""

from datetime import date, datetime

from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.perkara.models import Perkara
from sidik.tenggat.data import AturanBelumBerlaku
from sidik.tenggat.policy import rule
from sidik.tenggat.usecases import meet_tenggat, start_tenggat
from sidik.upaya_paksa.data import (
    IzinPN,
    KeadaanIzin,
    KeadaanSita,
    NewGeledah,
    NewIzin,
    NewSita,
    PutusanSita,
    Upaya,
)
from sidik.upaya_paksa.errors import (
    AlasanMendesakKosong,
    BelumTerjadi,
    IzinKosong,
    IzinSesudah,
    IzinTidakDikenal,
    LangkahIzinSalah,
    SebelumDiajukan,
)
from sidik.upaya_paksa.models import PermintaanIzin
from sidik.upaya_paksa.policy import AcaraIzin, acara_izin
from sidik.upaya_paksa.queries.jaga import (
    insist_may,
    insist_open,
    insist_versi,
    rezim_at,
    zone_of_case,
)
from sidik.upaya_paksa.usecases.catat import tell


@usecase
def ask_izin(perkara: Perkara, new: NewIzin, *, actor: Actor) -> PermintaanIzin:
    """Ask the court for its permit; where the code gives it days, they begin to run.

    Raises `NotAllowed`, `PerkaraSudahSelesai`, `BelumTerjadi`.
    """
    insist_open(perkara, actor)
    if new.at > clock.now():
        raise BelumTerjadi
    acara = acara_of(perkara, new.upaya, new.at)
    row = store(
        PermintaanIzin(
            perkara=perkara,
            upaya=new.upaya.value,
            sasaran=new.sasaran.strip(),
            nomor=new.nomor.strip(),
            tujuan=new.tujuan.strip() or acara.penerbit,
            at=new.at,
            keadaan=KeadaanIzin.DIMINTA.value,
        )
    )
    facts = {"nomor": row.nomor, "upaya": row.upaya_label, "tujuan": row.tujuan}
    tell(ref("perkara", perkara.pk), "upaya.izin_diminta", facts, actor)
    if acara.izin:
        run_clock(
            perkara,
            acara.izin,
            ref("permintaan_izin", row.pk),
            new.at,
            rezim=acara.rezim,
            actor=actor,
        )
    return row


@usecase
def answer_izin(
    row: PermintaanIzin, putusan: PutusanSita, *, versi: int, actor: Actor
) -> PermintaanIzin:
    """Write down what the court answered; a permit given may be used from now on.

    Raises `NotAllowed`, `DataBerubah`, `LangkahIzinSalah`, `BelumTerjadi`, `SebelumDiajukan`.
    """
    insist_may(row.perkara, actor)
    insist_versi(row, versi, "Permintaan izin ini")
    if row.keadaan != KeadaanIzin.DIMINTA:
        raise LangkahIzinSalah(keadaan=row.keadaan_label.lower())
    if putusan.at > clock.now():
        raise BelumTerjadi
    if putusan.at < row.at:
        raise SebelumDiajukan
    state = KeadaanIzin.DIBERIKAN if putusan.disetujui else KeadaanIzin.DITOLAK
    row.keadaan, row.putusan_at = state.value, putusan.at
    row.izin_nomor, row.izin_tanggal = putusan.nomor.strip(), local_day(row.perkara, putusan.at)
    store(row)
    subject = ref("perkara", row.perkara_id)
    facts = {"nomor": row.izin_nomor, "jawaban": row.keadaan_label, "upaya": row.upaya_label}
    tell(subject, "upaya.izin_dijawab", facts, actor)
    acara = acara_of(row.perkara, Upaya(row.upaya), row.at)
    if acara.izin:
        clocks = ref("permintaan_izin", row.pk)
        meet_tenggat(actor=actor, aturan=acara.izin, subject=clocks, at=putusan.at)
    return row


def permit_of(perkara: Perkara, new: NewGeledah | NewSita, upaya: Upaya) -> dict[str, object]:
    """Return the columns of the court's permit, or of the urgency that went before it.

    Raises `IzinKosong`, `IzinSesudah`, `IzinTidakDikenal`, `AlasanMendesakKosong`.
    """
    acara = acara_of(perkara, upaya, new.at)
    if new.izin is IzinPN.MENDESAK:
        if not acara.knows(new.mendesak):
            raise AlasanMendesakKosong(dasar=acara.dasar)
        return {
            "izin": new.izin.value,
            "mendesak": new.mendesak,
            "keadaan": KeadaanSita.BELUM_DIAJUKAN.value,
        }
    nomor, tanggal, penerbit = _permit(perkara, new, upaya)
    if not nomor.strip() or tanggal is None:
        raise IzinKosong
    if tanggal > local_day(perkara, new.at):
        raise IzinSesudah
    return {
        "izin": new.izin.value,
        "izin_nomor": nomor.strip(),
        "izin_tanggal": tanggal,
        "izin_penerbit": penerbit.strip() or acara.penerbit,
        "keadaan": KeadaanSita.BERIZIN.value,
    }


def acara_of(perkara: Perkara, upaya: Upaya, at: datetime) -> AcaraIzin:
    """Return what the code of this case asks, or the one in force at that moment."""
    return acara_izin(upaya.value, rezim_at(perkara, at))


def local_day(perkara: Perkara, at: datetime) -> date:
    return at.astimezone(zone_of_case(perkara)).date()


def run_clock(
    perkara: Perkara, aturan: str, subject: str, at: datetime, *, rezim: str, actor: Actor
) -> None:
    """Start a clock, if the procedure code of the act knows its number."""
    try:
        rule(aturan).at(local_day(perkara, at), rezim=rezim)
    except AturanBelumBerlaku:
        return
    start_tenggat(
        actor=actor,
        aturan=aturan,
        subject=subject,
        at=at,
        satuan=perkara.satuan_id,
        induk=ref("perkara", perkara.pk),
        rezim=rezim,
    )


def _permit(
    perkara: Perkara, new: NewGeledah | NewSita, upaya: Upaya
) -> tuple[str, date | None, str]:
    if not new.permintaan:
        return new.izin_nomor, new.izin_tanggal, new.izin_penerbit
    given = PermintaanIzin.objects.filter(
        perkara=perkara, upaya=upaya.value, keadaan=KeadaanIzin.DIBERIKAN.value
    )
    found = next((row for row in given if str(row.pk) == new.permintaan), None)
    if found is None:
        raise IzinTidakDikenal
    return found.izin_nomor, found.izin_tanggal, found.tujuan
