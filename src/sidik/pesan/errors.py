"""Why a message cannot be sent, in words for the officer who wanted to."""

from collections.abc import Sequence

from sidik.kernel.errors import Conflict, Refusal
from sidik.pesan.data.jaga import Peringatan, tanda_of


class PesanKosong(Refusal):
    message = "Tulis isi pesan lebih dahulu."
    field = "text"


class PesanTerlaluPanjang(Refusal):
    message = "Pesan menjadi {jumlah} SMS; paling banyak {batas}. Singkatkan isinya."
    field = "text"


class BalasanDilarang(Refusal):
    message = "{sebab}"
    field = "text"


class BalasanPerluDiperiksa(Refusal):
    message = (
        "Balasan belum dikirim. Baca peringatan di bawah isinya: perbaiki, "
        "atau centang bahwa sudah diperiksa lalu kirim lagi."
    )

    def __init__(self, peringatan: Sequence[Peringatan]) -> None:
        self.peringatan = peringatan
        super().__init__()

    @property
    def tanda(self) -> str:
        """What the tick sends back."""
        return tanda_of(self.peringatan)


class NomorTakDapatDikirimi(Refusal):
    message = "SMS tidak dapat dikirim ke «{nomor}»: bukan nomor telepon seluler Indonesia."
    field = "nomor"


class NomorBerhenti(Refusal):
    message = "Pemilik nomor {nomor} meminta tidak dikirimi pemberitahuan. Telepon bila perlu."


class SudahDijawab(Conflict):
    message = (
        "Petugas lain sudah membalas nomor ini sejak Anda membuka halaman. "
        "Muat ulang, baca balasannya, lalu putuskan lagi."
    )


class MasukSudahSelesai(Conflict):
    message = "Pesan ini sudah ditandai selesai."


class TakDapatDikirimUlang(Conflict):
    message = "Pesan ini {keadaan}; hanya pesan gagal atau tidak pasti yang dapat dikirim ulang."


class TakDapatDibatalkan(Conflict):
    message = "Pesan ini {keadaan} dan tidak dapat dibatalkan lagi."


class TidakAdaModem(Refusal):
    message = (
        "Simpul ini tidak punya modem{nama}. Tulis [[modem]] dengan nama, jenis, dan device "
        "di berkas simpul, lalu jalankan lagi «sidik sms»."
    )


class JenisModemTidakDikenal(Refusal):
    message = "Jenis modem «{jenis}» tidak dikenal: pakai gammu atau dummy."


class GammuTidakTerpasang(Refusal):
    message = "python-gammu belum terpasang. Jalankan: pip install 'sidik[modem]'."
