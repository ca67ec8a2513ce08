"""When it happened, as far as anyone knows."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.timezone import localtime

from sidik.kernel.bahasa import bulan, tanggal_jam
from sidik.perkara.models import LaporanPolisi, Perkara


def local(perkara: Perkara, moment: datetime) -> date:
    """Return the day of a moment on the wall of the unit."""
    return moment.astimezone(ZoneInfo(perkara.satuan.zona)).date()


def tempus(lp: LaporanPolisi) -> date:
    """Return the day of the act that decides which articles may be charged.

    Of a partly known time the earliest day that it can have been, because in doubt the rule that
    the suspect could know applies; without any the day of the report.
    """
    known = lp.tahu
    if lp.kejadian_at:
        return local(lp.perkara, lp.kejadian_at)
    if known.tahun:
        return date(known.tahun, known.bulan or 1, known.hari or 1)
    return local(lp.perkara, lp.dilaporkan_at)


def say_kejadian(lp: LaporanPolisi) -> str:
    """Return the time of the event in words, however little is known."""
    said = tanggal_jam(localtime(lp.kejadian_at)) if lp.kejadian_at else _say_parts(lp)
    if lp.kejadian_sampai_at:
        said = f"{said} sampai {tanggal_jam(localtime(lp.kejadian_sampai_at))}"
    extra = lp.kejadian_teks
    return f"{said} ({extra})" if said and extra else said or extra or "belum diketahui"


def _say_parts(lp: LaporanPolisi) -> str:
    known = lp.tahu
    words = [
        str(known.hari or ""),
        bulan(known.bulan) if known.bulan else "",
        str(known.tahun or ""),
    ]
    day = " ".join(word for word in words if word)
    if known.jam is None:
        return day
    return f"{day} sekitar pukul {known.jam:02}.00".strip()
