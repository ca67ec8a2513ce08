"""One detention as the board and the case page show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.perkara.data import StatusOrang
from sidik.perkara.models import Perkara
from sidik.perkara.policy import must_say_why
from sidik.perkara.queries import berkas_of, is_tertutup
from sidik.tenggat.policy import rule
from sidik.upaya_paksa.data import DISELESAIKAN, KeadaanTahanan, held_days, lay_out
from sidik.upaya_paksa.models import Jeda, Penahanan, Penangkapan, Segmen
from sidik.upaya_paksa.policy import (
    Masa,
    is_genting,
    judge,
    lanjutan_of,
    list_masa,
    masa_of,
    next_masa,
)
from sidik.upaya_paksa.queries.anak import say_salah_tempat
from sidik.upaya_paksa.queries.urutan import diserahkan_at, gap_of, say_gap

_TONE = {
    KeadaanTahanan.HABIS: "bahaya",
    KeadaanTahanan.GENTING: "bahaya",
    KeadaanTahanan.SEGERA: "awas",
    KeadaanTahanan.AMAN: "baik",
}


@dataclass(frozen=True, kw_only=True)
class Ruas:
    """A segment in the bar: so many days wide, so many of them gone."""

    segmen: Segmen
    label: str
    x: int
    lebar: int
    jalan: int
    """Days of it that are gone, today included."""
    is_kini: bool


@dataclass(frozen=True, kw_only=True)
class KartuTahanan:
    """A detainee: how long yet, what next, and whose turn it is."""

    penahanan: Penahanan
    nama: str
    is_ditutup: bool
    nomor_lp: str
    keadaan: KeadaanTahanan
    sisa: int
    """Days after today that may still be spent; 0 on the last day, negative when over."""
    hari_ke: int
    akhir: date
    ruas: Sequence[Ruas]
    jeda: Sequence[Jeda]
    jeda_kini: Jeda | None
    berikut: Masa | None
    diserahkan: date | None
    """When the prosecutor took him over (tahap II) without a paper of release."""

    @property
    def selesai(self) -> date | None:
        """The day on which the police ceased to hold him."""
        return self.penahanan.keluar or self.diserahkan or self._struck

    @property
    def _struck(self) -> date | None:
        return self.penahanan.batal_at.date() if self.penahanan.batal_at else None

    @property
    def pk(self) -> UUID:
        return self.penahanan.pk

    @property
    def perkara(self) -> Perkara:
        return self.penahanan.perkara

    @property
    def lp_pendek(self) -> str:
        """The number as officers say it: up to its unit."""
        return short_lp(self.nomor_lp)

    @property
    def jumlah(self) -> int:
        return sum(ruas.lebar for ruas in self.ruas)

    @property
    def tone(self) -> str:
        return _TONE.get(self.keadaan, "info")

    @property
    def angka(self) -> str:
        return str(abs(self.sisa))

    @property
    def kalimat(self) -> str:
        """How it stands, in words: colour only repeats it."""
        if self._struck:
            return "catatan dibatalkan"
        if self.selesai:
            return "diserahkan (tahap II)" if self.diserahkan else "keluar"
        if self.jeda_kini:
            return f"{self.jeda_kini.label.lower()}, sisa {self.sisa} hari bila ditahan lagi"
        if self.sisa < 0:
            return f"lepas demi hukum, lewat {-self.sisa} hari"
        return "hari terakhir" if self.sisa == 0 else f"sisa {self.sisa} hari"

    @property
    def tanpa_dasar(self) -> str:
        """How long he was kept after the hours of his arrest, before this began."""
        if self._struck:
            return ""
        gap = gap_of(self.penahanan.penangkapan, self.penahanan.mulai_at)
        return f"{say_gap(gap)} tanpa dasar" if gap else ""

    @property
    def perlu_penyelesaian(self) -> bool:
        """Let out for an end of his case, which nobody has written down there yet."""
        sebab, orang = self.penahanan.keluar_alasan, self.penahanan.keterlibatan
        return sebab in DISELESAIKAN and orang.status == StatusOrang.TIDAK_DITAHAN

    @property
    def tugas(self) -> str:
        """What is to be done, and by whom."""
        if self.selesai:
            return "Tidak ada: ia tidak lagi ditahan penyidik"
        if self.keadaan is KeadaanTahanan.HABIS:
            return "Penyidik: keluarkan sekarang, catat surat perintah pengeluarannya"
        if lain := self._lain:
            return f"Penyidik: {lain}"
        if self.jeda_kini:
            return f"Penyidik: catat hari ia ditahan lagi ({self.jeda_kini.nomor})"
        return self._lanjutan

    @property
    def _lain(self) -> str:
        """What comes before any extension of his days."""
        if self.perkara.is_selesai:
            return "perkara sudah berakhir; keluarkan, catat surat perintah pengeluarannya"
        return say_salah_tempat(self.penahanan)

    @property
    def _lanjutan(self) -> str:
        if self.berikut is None:
            return "Penyidik: serahkan (tahap II) atau keluarkan sebelum tanggal itu"
        label = self.berikut.label
        ask = f"Penyidik: minta {label[:1].lower()}{label[1:]} kepada {self.berikut.penerbit}"
        return f"{ask} (bila syaratnya ada)" if self.berikut.khusus else ask


@dataclass(frozen=True, kw_only=True)
class KartuTangkapan:
    """Somebody who is under arrest and not yet detained: hours, not days."""

    row: Penangkapan
    nama: str
    is_ditutup: bool
    nomor_lp: str

    @property
    def sisa(self) -> timedelta:
        return self.row.sampai_at - clock.now()

    @property
    def jam(self) -> int:
        """Whole hours yet, or hours gone by since the end."""
        return abs(int(self.sisa.total_seconds())) // 3600

    @property
    def is_habis(self) -> bool:
        return self.sisa < timedelta(0)

    @property
    def tone(self) -> str:
        """As urgent as the warnings of its rule make it."""
        warnings = sorted(rule(self.row.aturan).ingatkan_jam)
        if self.is_habis or is_genting(self.row.aturan, self.sisa):
            return "bahaya"
        return "awas" if self.sisa <= timedelta(hours=warnings[-1]) else "baik"

    @property
    def bisa_lanjut(self) -> bool:
        return not self.is_habis and not self.row.lanjut_at and bool(lanjutan_of(self.row.aturan))

    @property
    def kalimat(self) -> str:
        if self.is_habis:
            return f"waktu penangkapan habis, lewat {self.jam} jam"
        return f"sisa {self.jam} jam"

    @property
    def lp_pendek(self) -> str:
        return short_lp(self.nomor_lp)


def short_lp(nomor: str) -> str:
    return "/".join(nomor.split("/")[:6])


def today_of(perkara: Perkara) -> date:
    """Return the day on the wall of the unit that holds the case."""
    return clock.now().astimezone(ZoneInfo(perkara.satuan.zona)).date()


def name_for(row: Penahanan | Penangkapan, actor: Actor) -> tuple[str, bool]:
    """Return the name of who is held, or what stands in its place for this reader."""
    keterlibatan, berkas = row.keterlibatan, berkas_of(row.perkara)
    covered = is_tertutup(actor, keterlibatan, berkas)
    if not covered and row.perkara.sensitif and must_say_why(actor, berkas):
        covered = "Perkara sensitif"
    return covered or keterlibatan.orang.nama, bool(covered)


def kartu_of(penahanan: Penahanan, actor: Actor) -> KartuTahanan:
    """Lay out one detention as of today; its segments and pauses are read already."""
    diserahkan = None if penahanan.keluar else _handed_over(penahanan)
    today = penahanan.keluar or diserahkan or today_of(penahanan.perkara)
    segmen = list_berlaku(penahanan)
    jeda = sorted(penahanan.jeda.all(), key=lambda j: j.mulai)
    selang = [row.selang for row in jeda]
    petak = lay_out(penahanan.mulai, [s.jumlah for s in segmen], selang, today)
    jumlah = sum(s.jumlah for s in segmen)
    hari_ke = held_days(penahanan.mulai, today, selang)
    terbuka = next((row for row in jeda if row.covers(today)), None)
    akhir = petak[-1].akhir
    sisa = jumlah - hari_ke if terbuka else (akhir - today).days
    nama, is_ditutup = name_for(penahanan, actor)
    lp = list(penahanan.perkara.lp.all())
    return KartuTahanan(
        penahanan=penahanan,
        nama=nama,
        is_ditutup=is_ditutup,
        nomor_lp=lp[0].nomor if lp else "",
        keadaan=KeadaanTahanan.KELUAR
        if diserahkan
        else _keadaan(penahanan, segmen[-1], sisa, terbuka),
        sisa=sisa,
        hari_ke=hari_ke,
        akhir=akhir,
        ruas=_ruas(segmen, hari_ke),
        jeda=jeda,
        jeda_kini=terbuka,
        berikut=next_masa(anak=penahanan.anak, dipakai=len(segmen)),
        diserahkan=diserahkan,
    )


def list_berlaku(penahanan: Penahanan) -> Sequence[Segmen]:
    """Return the segments that count: a child is never given the letters of the grown."""
    rows = sorted(penahanan.segmen.all(), key=lambda s: s.urut)
    return rows[: len(list_masa(anak=penahanan.anak))]


def last_segmen(penahanan: Penahanan) -> Segmen:
    """Return the last that counts, read anew: an act may have written it just now."""
    most = len(list_masa(anak=penahanan.anak))
    return Segmen.objects.filter(penahanan=penahanan, urut__lte=most).order_by("-urut")[0]


def _handed_over(penahanan: Penahanan) -> date | None:
    at = diserahkan_at(penahanan.keterlibatan)
    zone = ZoneInfo(penahanan.perkara.satuan.zona)
    return max(at.astimezone(zone).date(), penahanan.mulai) if at else None


def _keadaan(penahanan: Penahanan, last: Segmen, sisa: int, terbuka: Jeda | None) -> KeadaanTahanan:
    if penahanan.keluar or penahanan.batal_at:
        return KeadaanTahanan.KELUAR
    if terbuka:
        bantar = terbuka.jenis == "pembantaran"
        return KeadaanTahanan.DIBANTARKAN if bantar else KeadaanTahanan.DITANGGUHKAN
    return judge(last.aturan, sisa)


def _ruas(segmen: Sequence[Segmen], hari_ke: int) -> list[Ruas]:
    found, before = [], 0
    for row in segmen:
        gone = min(max(hari_ke - before, 0), row.jumlah)
        label = masa_of(row.aturan).label
        kini = before < hari_ke <= before + row.jumlah
        found.append(
            Ruas(segmen=row, label=label, x=before, lebar=row.jumlah, jalan=gone, is_kini=kini)
        )
        before += row.jumlah
    return found
