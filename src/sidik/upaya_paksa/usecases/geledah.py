"""Search: with the court's permit, or urgent with its approval afterwards."""

from collections.abc import Sequence
from datetime import date, datetime

from sidik.jejak.data import Actor
from sidik.jejak.usecases import record, store, usecase
from sidik.kernel.ref import ref
from sidik.perkara.models import Perkara
from sidik.upaya_paksa.data import IzinPN, NewGeledah, NewSita
from sidik.upaya_paksa.errors import IzinKosong, IzinSesudah, SaksiKurang, SudahDicatat
from sidik.upaya_paksa.models import Penggeledahan
from sidik.upaya_paksa.queries.jaga import (
    insist_may,
    insist_moment,
    insist_open,
    insist_versi,
    officers_of,
    zone_of_case,
)


@usecase
def search(perkara: Perkara, new: NewGeledah, *, actor: Actor) -> Penggeledahan:
    """Write down a search, with its two witnesses.

    Raises `NotAllowed`, `UrutanTerbalik`, `SaksiKurang`, `IzinKosong`, `IzinSesudah`,
    `BukanPetugasPerkara`.
    """
    insist_open(perkara, actor)
    late = insist_moment(perkara, new.at, new.terlambat)
    row = store(
        Penggeledahan(
            perkara=perkara,
            nomor=new.nomor.strip(),
            at=new.at,
            sasaran=new.sasaran.strip(),
            tempat=new.tempat.strip(),
            petugas=officers_of(perkara, new.petugas, new.at, susul=_susul(new, late)),
            saksi=two_witnesses(new.saksi),
            nomor_ba=new.nomor_ba.strip(),
            hasil=new.hasil.strip(),
            terlambat=late,
            **permit_of(perkara, new),
        )
    )
    facts = {"nomor": row.nomor, "geledah": str(row.pk), "izin": row.izin_label}
    if late:
        facts["terlambat"] = late
    record(actor=actor, verb="upaya.geledah", subject=ref("perkara", perkara.pk), facts=facts)
    return row


@usecase
def approve_geledah(
    row: Penggeledahan, *, nomor: str, tanggal: date, versi: int, actor: Actor
) -> Penggeledahan:
    """Write down that the court approved an urgent search afterwards. Raises `SudahDicatat`."""
    insist_may(row.perkara, actor)
    insist_versi(row, versi, "Penggeledahan ini")
    if row.izin != IzinPN.MENDESAK or row.persetujuan_nomor:
        raise SudahDicatat(apa="penggeledahan")
    row.persetujuan_nomor, row.persetujuan_tanggal = nomor.strip(), tanggal
    store(row)
    subject = ref("perkara", row.perkara_id)
    facts = {"nomor": row.persetujuan_nomor}
    record(actor=actor, verb="upaya.geledah_disetujui", subject=subject, facts=facts)
    return row


def two_witnesses(names: Sequence[str]) -> list[str]:
    """Raise `SaksiKurang` unless there are two different ones."""
    found = [name.strip() for name in names if name.strip()]
    if len({name.casefold() for name in found}) < 2:
        raise SaksiKurang
    return found


def permit_of(perkara: Perkara, new: NewGeledah | NewSita) -> dict[str, object]:
    """Return the columns of the court's permit. Raises `IzinKosong`, `IzinSesudah`."""
    if new.izin is IzinPN.MENDESAK:
        return {"izin": new.izin.value, "izin_nomor": "", "izin_tanggal": None}
    if not new.izin_nomor.strip() or new.izin_tanggal is None:
        raise IzinKosong
    if new.izin_tanggal > local_day(perkara, new.at):
        raise IzinSesudah
    return {
        "izin": new.izin.value,
        "izin_nomor": new.izin_nomor.strip(),
        "izin_tanggal": new.izin_tanggal,
    }


def local_day(perkara: Perkara, at: datetime) -> date:
    return at.astimezone(zone_of_case(perkara)).date()


def _susul(new: NewGeledah, late: str) -> bool:
    return bool(late) or new.izin is IzinPN.MENDESAK
