from sidik.kernel.errors import Refusal


class AturanDitolak(Refusal):
    message = "Aturan ditolak oleh nft dan tidak ada yang berubah: {sebab}"


class AlatTidakAda(Refusal):
    status = 503
    message = "Program `{alat}` belum terpasang; pasang paket {paket} lalu ulangi."


class PerluHakRoot(Refusal):
    status = 403
    message = "Perintah ini mengubah jaringan; jalankan sebagai root."
