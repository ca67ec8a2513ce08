"""The no to a report that does not agree with itself."""

from sidik.kernel.errors import Refusal


class NomorJanggal(Refusal):
    """Old books are crooked: it is asked, and taken when he says so."""

    status = 409
    message = (
        "Nomor {nomor} {apa}. Periksa nomor dan waktu lapornya; bila memang begitu tertulis, "
        "centang pernyataan di bawah lalu daftarkan lagi."
    )
    field = "nomor"


class LimpahanTidakLengkap(Refusal):
    message = (
        "Limpahan disebut dengan satuan asal, nomor dan tanggal suratnya: {kurang} belum diisi."
    )
    field = "limpahan_dari"


class LimpahanDiMasaDepan(Refusal):
    message = "Tanggal surat limpahan belum terjadi. Periksa tanggalnya."
    field = "limpahan_tanggal"
