"""Guards of a report: its hours, what is known of the event, its number, where it came from."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.timezone import localtime

from sidik.kernel import clock
from sidik.kernel.bahasa import bulan
from sidik.perkara.data import ModelLP, NewLP, NomorLP, WaktuTahu
from sidik.perkara.errors import (
    KejadianSetelahLaporan,
    LaporanDiMasaDepan,
    TanggalTidakMasukAkal,
    WaktuTahuSalah,
)
from sidik.perkara.errors.laporan import (
    LimpahanDiMasaDepan,
    LimpahanTidakLengkap,
    NomorJanggal,
)
from sidik.perkara.models import LaporanPolisi, Perkara
from sidik.perkara.queries.berkas import penerbit_of
from sidik.satuan.models import Satuan

_OLDEST_YEAR: Final = 1945
_LONGGAR: Final = 10
"""So many numbers may lie unregistered before one that is typed in: reports wait on a desk."""


def check_times(dilaporkan_at: datetime, kejadian_at: datetime | None) -> None:
    """Raise `TanggalTidakMasukAkal`, `LaporanDiMasaDepan`, `KejadianSetelahLaporan`."""
    for moment in (dilaporkan_at, kejadian_at):
        if moment and moment.year < _OLDEST_YEAR:
            raise TanggalTidakMasukAkal(tanggal=f"{moment:%d-%m-%Y}")
    if dilaporkan_at > clock.now():
        raise LaporanDiMasaDepan
    if kejadian_at and kejadian_at > dilaporkan_at:
        raise KejadianSetelahLaporan


def check_known(known: WaktuTahu, dilaporkan_at: datetime) -> None:
    """What is partly known must be a time that can have been, before the report.

    Raises `WaktuTahuSalah`.
    """
    if (known.hari and not known.bulan) or (known.bulan and not known.tahun):
        raise WaktuTahuSalah(apa="tanggal memerlukan bulan, dan bulan memerlukan tahun")
    if not known.tahun:
        return
    try:
        earliest = date(known.tahun, known.bulan or 1, known.hari or 1)
    except ValueError:
        raise WaktuTahuSalah(apa="tanggal itu tidak ada") from None
    if earliest > localtime(dilaporkan_at).date():
        raise WaktuTahuSalah(apa="sesudah waktu lapor")


def check_limpahan(dari: str, surat: str, hari: date | None) -> None:
    """Raise `LimpahanTidakLengkap`, `LimpahanDiMasaDepan`; nothing told at all is in order."""
    told = {"satuan asal": dari.strip(), "nomor surat": surat.strip(), "tanggal surat": hari}
    missing = [what for what, said in told.items() if not said]
    if missing and len(missing) < len(told):
        raise LimpahanTidakLengkap(kurang=", ".join(missing))
    if hari and hari > localtime(clock.now()).date():
        raise LimpahanDiMasaDepan


def check_nomor(new: NewLP, satuan: Satuan) -> str:
    """Return what is odd about a typed number; raise `NomorJanggal` unless he says that it is so.

    A number bears the month and year of its report, and follows the last ones of its unit.
    """
    odd = _janggal(new.nomor, new.dilaporkan_at, satuan) if new.nomor else ""
    if odd and not new.nomor_pasti:
        raise NomorJanggal(nomor=new.nomor, apa=odd)
    return odd


def _janggal(nomor: NomorLP, at: datetime, satuan: Satuan) -> str:
    day = at.astimezone(ZoneInfo(satuan.zona)).date()
    if (nomor.bulan, nomor.tahun) != (day.month, day.year):
        said, own = f"{bulan(nomor.bulan)} {nomor.tahun}", f"{bulan(day.month)} {day.year}"
        return f"menyebut {said}, sedangkan laporannya {own}"
    first = max(nomor.seri - _LONGGAR, 1)
    span = range(first, nomor.seri)
    if not span or first == 1 or not _has_deret(satuan, at, day.year):
        return ""
    tails = {nomor.penerbit, penerbit_of(satuan), ""}  # old books leave the tail out
    keys = [key for tail in tails for key in keys_of(span, day.year, tail)]
    if LaporanPolisi.objects.filter(nomor_key__in=keys).exists():
        return ""
    return f"melompat: nomor {first} sampai {nomor.seri - 1} satuan ini belum ada satu pun"


def _has_deret(satuan: Satuan, at: datetime, tahun: int) -> bool:
    """Say whether the unit has registered anything here this year; its first follows none."""
    since = datetime(tahun, 1, 1, tzinfo=ZoneInfo(satuan.zona))
    return Perkara.objects.filter(satuan=satuan, dibuka_at__range=(since, at)).exists()


def keys_of(span: Iterable[int], tahun: int, penerbit: str) -> list[str]:
    """Return every key that these numbers of a unit may bear, whatever their model and month."""
    return [
        NomorLP("", model, seri, bulan, tahun, penerbit).key
        for seri in span
        for bulan in range(1, 13)
        for model in (*ModelLP, None)
    ]
