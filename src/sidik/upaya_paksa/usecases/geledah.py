"""Search: with the court's permit, or urgent with its approval afterwards."""

from datetime import datetime
from typing import Final

from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel.ref import ref
from sidik.perkara.models import Perkara
from sidik.tenggat.usecases import meet_tenggat
from sidik.upaya_paksa.data import IzinPN, KeadaanSita, NewGeledah, PutusanSita, Upaya
from sidik.upaya_paksa.errors import LangkahIzinSalah
from sidik.upaya_paksa.models import Penggeledahan
from sidik.upaya_paksa.queries.jaga import (
    insist_asked,
    insist_moment,
    insist_next,
    insist_open,
    insist_submittable,
    officers_of,
)
from sidik.upaya_paksa.queries.saksi import insist_baru, two_witnesses
from sidik.upaya_paksa.queries.tangan import MENDESAK_TANGAN, is_wajar
from sidik.upaya_paksa.usecases.catat import tell
from sidik.upaya_paksa.usecases.izin import acara_of, local_day, permit_of, run_clock

_INI: Final = "Penggeledahan ini"


@usecase
def search(perkara: Perkara, new: NewGeledah, *, actor: Actor) -> Penggeledahan:
    """Write down a search, with its two witnesses; an urgent one must be approved in time.

    Raises `NotAllowed`, `UrutanTerbalik`, `SudahDicatatSama`, `SaksiKurang`, `SaksiPelaksana`,
    `IzinKosong`, `IzinSesudah`,
    `IzinTidakDikenal`, `AlasanMendesakKosong`, `BukanPetugasPerkara`.
    """
    insist_open(perkara, actor)
    tangan = new.mendesak in MENDESAK_TANGAN
    wajar = is_wajar(perkara, new.at, tertangkap_tangan=tangan)
    late = insist_moment(perkara, new.at, new.terlambat, wajar=wajar)
    insist_baru(Penggeledahan, perkara, new)
    row = store(
        Penggeledahan(
            perkara=perkara,
            nomor=new.nomor.strip(),
            at=new.at,
            sasaran=new.sasaran.strip(),
            tempat=new.tempat.strip(),
            petugas=officers_of(perkara, new.petugas, new.at, susul=_susul(new, late)),
            saksi=two_witnesses(new.saksi, new.petugas),
            nomor_ba=new.nomor_ba.strip(),
            hasil=new.hasil.strip(),
            terlambat=late,
            **permit_of(perkara, new, Upaya.GELEDAH),
        )
    )
    facts = {"nomor": row.nomor, "geledah": str(row.pk), "izin": row.izin_label}
    facts["terlambat"] = late
    tell(ref("perkara", perkara.pk), "upaya.geledah", facts, actor)
    if new.izin is IzinPN.MENDESAK:
        acara = acara_of(perkara, Upaya.GELEDAH, row.at)
        run_clock(perkara, acara.persetujuan, _ref(row), row.at, rezim=acara.rezim, actor=actor)
    return row


@usecase
def submit_geledah(
    row: Penggeledahan, *, nomor: str, at: datetime, versi: int, actor: Actor
) -> Penggeledahan:
    """Ask the court to approve an urgent search.

    Raises `NotAllowed`, `DataBerubah`, `LangkahIzinSalah`, `SudahDiajukanUlang`.
    """
    insist_next(row, versi, at, actor, apa=_INI)
    acara = acara_of(row.perkara, Upaya.GELEDAH, row.at)
    insist_submittable(row, acara.pengajuan, LangkahIzinSalah)
    row.keadaan, row.pengajuan = KeadaanSita.DIAJUKAN.value, row.pengajuan + 1
    row.diajukan_at, row.diajukan_nomor = at, nomor.strip()
    store(row)
    subject = ref("perkara", row.perkara_id)
    facts = {"nomor": row.diajukan_nomor, "ke": row.pengajuan}
    tell(subject, "upaya.geledah_diajukan", facts, actor)
    meet_tenggat(actor=actor, aturan=acara.persetujuan, subject=_ref(row), at=at)
    run_clock(row.perkara, acara.putusan, _ref(row), at, rezim=acara.rezim, actor=actor)
    return row


@usecase
def judge_geledah(
    row: Penggeledahan, putusan: PutusanSita, *, versi: int, actor: Actor
) -> Penggeledahan:
    """Write down what the court said of an urgent search; refused, it proves nothing.

    Raises `NotAllowed`, `DataBerubah`, `LangkahIzinSalah`, `SebelumDiajukan`.
    """
    insist_next(row, versi, putusan.at, actor, apa=_INI)
    insist_asked(row, putusan.at, LangkahIzinSalah)
    state = KeadaanSita.DISETUJUI if putusan.disetujui else KeadaanSita.DITOLAK
    row.keadaan, row.persetujuan_nomor = state.value, putusan.nomor.strip()
    row.persetujuan_tanggal = local_day(row.perkara, putusan.at)
    store(row)
    subject = ref("perkara", row.perkara_id)
    facts = {"nomor": row.persetujuan_nomor, "putusan": row.keadaan_label}
    tell(subject, "upaya.geledah_diputus", facts, actor)
    acara = acara_of(row.perkara, Upaya.GELEDAH, row.at)
    meet_tenggat(actor=actor, aturan=acara.putusan, subject=_ref(row), at=putusan.at)
    return row


def _ref(row: Penggeledahan) -> str:
    return ref("penggeledahan", row.pk)


def _susul(new: NewGeledah, late: str) -> bool:
    return bool(late) or new.izin is IzinPN.MENDESAK
