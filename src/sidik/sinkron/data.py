"""Words of the wire, free of Django: what can be said of a batch, and every way to refuse one."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sidik.kernel.errors import Refusal

PUSAT: Final = "pusat"
"""The role of the node that takes what the others send."""

DIAM: Final = timedelta(minutes=15)
"""A site silent for longer is shown red at the centre, whatever it said last."""

BATAS_BUKTI: Final = timedelta(hours=4)
"""The centre answers but proves nothing: after this the exchange stops and says so."""


class Vonis(StrEnum):
    """What became of one record at the centre."""

    APPLIED = "applied"
    STALE = "stale"
    PENDING = "pending"
    QUARANTINED = "quarantined"


class Sebab(StrEnum):
    """Why nothing moves, in words that say whom to call."""

    JARINGAN = "jaringan"
    KUNCI = "kunci"
    SKEMA = "skema"
    PUSAT_MENOLAK = "pusat_menolak"
    MUNDUR = "mundur"
    BUKTI = "bukti"
    INTERN = "intern"


SEBAB_LABEL: Final = {
    Sebab.JARINGAN: "Jaringan ke Pusat terputus atau Pusat sibuk. Dicoba lagi sendiri.",
    Sebab.KUNCI: "Kunci server ini atau kunci Pusat tidak diterima. Hubungi Pusiknas.",
    Sebab.SKEMA: "Versi aplikasi di sini dan di Pusat tidak saling memahami. Hubungi Si TIK.",
    Sebab.PUSAT_MENOLAK: "Pusat menolak kiriman ini. Hubungi Si TIK.",
    Sebab.MUNDUR: (
        "Basis data di sini lebih tua daripada yang disimpan Pusat (pulih dari cadangan lama). "
        "Pengiriman berhenti sampai data diambil kembali dari Pusat."
    ),
    Sebab.BUKTI: "Pusat menjawab, tetapi lebih dari 4 jam tanpa bukti sah. Pengiriman berhenti.",
    Sebab.INTERN: "Kesalahan pada server ini. Hubungi Si TIK.",
}


class StatusSimpul(StrEnum):
    """Whether the centre takes what a site sends."""

    MENUNGGU = "menunggu"
    AKTIF = "aktif"
    DICABUT = "dicabut"


class Keadaan(StrEnum):
    """How far one thing has come on its way to the centre."""

    MENUNGGU = "menunggu"
    TERKONFIRMASI = "terkonfirmasi"
    DITOLAK = "ditolak"


@dataclass(frozen=True)
class StatusKirim:
    keadaan: Keadaan
    at: datetime | None = None
    """The centre's time on the receipt; while waiting, the moment of the act."""
    sebab: str = ""


@dataclass
class Butir:
    """One record of a trace as it came in, and what becomes of it."""

    seq: int
    indeks: int
    subject: str
    isi: bytes
    """Its bytes exactly as they were sent."""
    kind: str = ""
    key: str = ""
    vonis: Vonis = Vonis.APPLIED
    sebab: str = ""


@dataclass
class Laporan:
    """What one round of pushing came to."""

    terkirim: int = 0
    batch: int = 0
    sebab: str = ""
    pesan: str = ""
    catatan: list[str] = field(default_factory=list)


class Terhambat(Exception):  # a state of the line, not a fault
    """The line did not take it. `halve` says that a smaller batch may pass."""

    def __init__(
        self, sebab: Sebab, pesan: str, *, halve: bool = False, retry_after: int | None = None
    ) -> None:
        self.sebab = sebab
        self.pesan = pesan
        self.halve = halve
        self.retry_after = retry_after
        super().__init__(pesan)


class CursorMoved(Exception):  # likewise
    """The centre stands elsewhere than we thought: ask it again."""


class BukanPusat(Refusal):
    status = 404
    message = "Server ini bukan Pusat; kiriman tidak diterima di sini."


class PusatSibuk(Refusal):
    status = 503
    message = "Pusat sedang sibuk. Kirim lagi sebentar lagi."


class KirimanTerlaluBesar(Refusal):
    status = 413
    message = "Kiriman melebihi {batas}. Kirim dalam bagian yang lebih kecil."


class KirimanRusak(Refusal):
    status = 400
    message = "Kiriman tidak terbaca: {sebab}."


class FormatTidakDikenal(Refusal):
    message = "Format kiriman {format} belum dikenal Pusat; Pusat harus diperbarui dahulu."


class SimpulTidakDikenal(Refusal):
    status = 403
    message = "Server «{node}» belum terdaftar di Pusat. Jalankan pendaftaran dahulu."


class SimpulBelumDisetujui(Refusal):
    status = 403
    message = "Pendaftaran server «{node}» belum disetujui petugas Pusat."


class SimpulDicabut(Refusal):
    status = 403
    message = "Kunci server «{node}» telah dicabut Pusat. Daftar ulang dan minta persetujuan."


class TandaTanganSalah(Refusal):
    status = 403
    message = "Tanda tangan kiriman bukan buatan kunci server «{node}» yang terdaftar."


class IsiTidakCocok(Refusal):
    message = "Isi kiriman tidak sama dengan sidiknya (SHA-256); berkas berubah di jalan."


class JumlahTidakCocok(Refusal):
    message = "Kiriman menyebut {disebut} peristiwa tetapi berisi {ada}."


class AdaCelah(Refusal):
    status = 409
    message = "Ada celah: Pusat menyimpan sampai nomor {seq}, kiriman mulai dari nomor {first}."


class RiwayatBerbeda(Refusal):
    message = (
        "Peristiwa nomor {seq} dari «{node}» berbeda dari yang sudah disimpan Pusat. "
        "Kiriman ditolak; hubungi Pusiknas dan Si TIK."
    )


class RantaiPutus(Refusal):
    message = "Peristiwa nomor {seq} tidak bersambung dengan peristiwa sebelumnya."


class SidikSalah(Refusal):
    message = "Sidik (hash) peristiwa nomor {seq} tidak cocok dengan isinya."


class SegelSalah(Refusal):
    message = "Segel peristiwa nomor {seq} bukan buatan kunci server «{node}»."


class EpochDitutup(Refusal):
    message = "Buku {epoch} dari «{node}» sudah ditutup karena server itu dipulihkan."


class KunciBerbeda(Refusal):
    status = 409
    message = (
        "Server «{node}» sudah terdaftar dengan kunci lain. "
        "Petugas Pusat harus mencabut kunci lama dahulu."
    )


class PendaftaranPenuh(Refusal):
    status = 503
    message = "Terlalu banyak pendaftaran yang menunggu persetujuan. Hubungi Pusiknas."


class KunciPusatBerubah(Refusal):
    status = 409
    message = (
        "Kunci Pusat yang menjawab ({baru}) berbeda dari yang dicatat saat pendaftaran ({lama}). "
        "Pengiriman tidak diteruskan; pastikan alamat Pusat."
    )


class TanpaPusat(Refusal):
    message = "Server ini tidak punya Pusat: isi `upstream` pada berkas simpul, lalu daftar."


class BelumTerdaftar(Refusal):
    message = "Server ini belum didaftarkan ke Pusat. Jalankan: sidik sinkron enrol --centre URL"


class BuktiTidakSah(Refusal):
    message = "Kuitansi Pusat tidak sah: {sebab}."


class BerkasKurirSalah(Refusal):
    message = "Berkas kurir {berkas} tidak dapat dibaca: {sebab}."
