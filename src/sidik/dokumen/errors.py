"""Every no of this context, as the sentence an officer can act on."""

from sidik.kernel.errors import Conflict, NotAllowed, Refusal


class SuratBerubah(Refusal):
    status = 409
    message = "Isi surat ini tidak lagi sama dengan saat diterbitkan. Hubungi Si TIK."


class JenisTidakDikenal(Refusal):
    status = 404
    message = "Jenis surat «{jenis}» tidak ada dalam katalog."


class SuratBelumDisiapkan(Refusal):
    status = 404
    message = "{surat} belum dapat dibuat dari halaman ini."


class IsianTidakDikenal(Refusal):
    message = "Isian «{isian}» tidak dapat dicetak: angka harus bilangan bulat atau desimal tepat."


class PrasyaratBelumTerpenuhi(Refusal):
    status = 409
    message = "{surat} belum dapat dibuat: {sebab}."


class SuratTidakPadaTempatnya(Refusal):
    status = 409
    message = "{surat} tidak dapat dibuat: {sebab}."


class HariTercatatLain(Refusal):
    status = 409
    message = (
        "Nomor {nomor} sudah dicatat dengan tanggal {tercatat}, sedangkan hari ini {hari_ini}. "
        "Tandatangani pada hari itu, atau betulkan catatannya."
    )


class OrangBelumDipilih(Refusal):
    field = "orang"
    message = "Pilih paling sedikit satu orang yang disebut dalam {surat}."


class OrangTertutup(NotAllowed):
    message = (
        "{surat} menyebut orang yang identitasnya tertutup bagi Anda. "
        "Mintalah penyidik perkara ini yang menyusunnya."
    )


class IsiTertutup(NotAllowed):
    message = "Konsep ini memuat identitas yang tertutup bagi Anda; hanya tim perkara mengubahnya."


class LampiranTertutup(NotAllowed):
    message = "Lampiran ini dapat memuat identitas yang tertutup bagi Anda."


class SuratSudahBeku(Refusal):
    status = 409
    message = "Surat ini sudah ditandatangani; isinya tidak dapat diubah. Cabut dan buat yang baru."


class KonsepSedangDiajukan(Refusal):
    status = 409
    message = "Konsep sedang diajukan; minta dikembalikan dahulu sebelum diubah."


class KonsepSudahAda(Conflict):
    message = (
        "{surat} untuk perkara ini sedang disusun (NRP {petugas}) dan belum ditandatangani. "
        "Lanjutkan atau batalkan konsep itu dahulu."
    )


class SuratSudahAda(Conflict):
    message = "{surat} perkara ini sudah ada. Cabut atau batalkan yang ada dahulu bila perlu."


class SuratBerpindah(Conflict):
    message = (
        "Surat ini sudah diubah {oleh} sejak Anda membukanya: {apa}. "
        "Lihat keadaan terbaru di bawah, lalu ulangi bila masih perlu."
    )


class LangkahTidakSesuai(Refusal):
    status = 409
    message = "Langkah «{langkah}» tidak berlaku untuk surat yang {keadaan}."


class AlasanKosong(Refusal):
    message = "Tulis alasannya dengan jelas, paling sedikit 10 huruf."
    field = "alasan"


class AlasanSusulanKosong(Refusal):
    message = "Tulis mengapa surat ini dicatat menyusul, paling sedikit 10 huruf."
    field = "susulan"


class CaraKirimKosong(Refusal):
    message = "Tulis lewat apa surat dikirim (diantar, pos, WhatsApp) dan kepada siapa."
    field = "alasan"


class BuktiKosong(Refusal):
    message = "Tulis siapa yang menerima dan dengan cara apa surat disampaikan."
    field = "alasan"


class BukanGiliranAnda(NotAllowed):
    message = "Langkah «{langkah}» bukan wewenang Anda: {siapa}."


class KodeRegisterSalah(Refusal):
    message = "Kode register terdiri atas huruf, angka, titik dan garis, misalnya B.18."
    field = "kode"


class LampiranTerlaluBesar(Refusal):
    message = "Berkas {nama} melebihi {batas} MB. Perkecil atau bagi menjadi beberapa berkas."
    field = "berkas"


class LampiranBukanGambar(Refusal):
    message = "Berkas {nama} bukan PDF, JPG, atau PNG. Pindai ulang dalam salah satu bentuk itu."
    field = "berkas"


class LampiranRusak(Refusal):
    message = "Berkas {nama} rusak atau tidak lengkap. Pindai ulang, lalu unggah lagi."
    field = "berkas"


class LampiranAktif(Refusal):
    message = (
        "Berkas {nama} memuat program atau berkas tersembunyi. "
        "Cetak, pindai hasilnya, lalu unggah pindaian itu."
    )
    field = "berkas"


class TemplatTidakSah(Refusal):
    message = "Templat tidak dapat dipakai: {sebab}."
    field = "berkas"


class TemplatSudahBawaan(Refusal):
    status = 409
    message = "Tidak ada templat satuan di sini; surat sudah memakai templat bawaan."


class SeriTidakDikenal(Refusal):
    message = "Pilih seri nomor dari daftar."
    field = "seri"


class NomorMundur(Conflict):
    message = (
        "Seri {seri} sudah sampai nomor {nomor}. Tulis nomor terakhir yang lebih besar; nomor yang "
        "sudah diberikan tidak ditarik kembali."
    )
    field = "terakhir"
