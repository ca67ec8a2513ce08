"""No to what is said of an exhibit: entered, weighed, moved, whose it is."""

from sidik.kernel.errors import Conflict, Refusal


class BBBerubah(Conflict):
    message = (
        "{bb} sudah diubah {oleh} sejak Anda membukanya: {apa}. "
        "Lihat keadaan terbaru di bawah, lalu ulangi bila masih perlu."
    )


class LabelSudahAda(Refusal):
    status = 409
    message = "Label {label} sudah dipakai {nomor}."
    field = "label"


class ZatBelumDipilih(Refusal):
    message = "Pilih zatnya; bila belum jelas, pilih yang menunggu hasil laboratorium."
    field = "zat"


class NettoBelumDiisi(Refusal):
    message = "Isi berat bersih (netto) atau jumlah satuannya."
    field = "netto_gram"


class JumlahBelumDiisi(Refusal):
    message = "Isi berapa jumlah barangnya."
    field = "butir"


class BrutoKurang(Refusal):
    message = "Berat kotor {bruto} tidak mungkin kurang dari berat bersih {netto}."
    field = "bruto_gram"


class NomorBABelumDiisi(Refusal):
    message = "Isi nomor berita acaranya; setiap perpindahan harus ada berita acaranya."
    field = "nomor_ba"


class TakaranSalah(Refusal):
    message = "Isi berat atau jumlah yang dipindahkan, lebih dari nol."
    field = "gram"


class TerlaluHalus(Refusal):
    message = "Berat ditulis paling banyak empat angka di belakang koma."
    field = "gram"


class SaldoKurangGram(Refusal):
    status = 409
    message = "Tidak cukup: diminta {minta}, yang ada di {wadah} tinggal {ada}."
    field = "gram"


class SaldoKurangMl(Refusal):
    status = 409
    message = "Tidak cukup: diminta {minta}, yang ada di {wadah} tinggal {ada}."
    field = "ml"


class SaldoKurangButir(Refusal):
    status = 409
    message = "Tidak cukup: diminta {minta}, yang ada di {wadah} tinggal {ada}."
    field = "butir"


class GramBelumDisebut(Refusal):
    message = "Isi juga berapa gram {hitungan} yang dipindahkan; saldonya dihitung dan ditimbang."
    field = "gram"


class ButirBelumDisebut(Refusal):
    message = "Isi juga berapa {hitungan} yang dipindahkan; saldonya dihitung dan ditimbang."
    field = "butir"


class HabisTidakBersama(Refusal):
    status = 409
    message = (
        "Yang tinggal akan menjadi {tinggal}: berat dan jumlahnya habis bersama-sama. "
        "Periksa keduanya."
    )
    field = "butir"


class TidakLangsung(Refusal):
    message = "{gerak} dicatat melalui isiannya sendiri."
    field = "jenis"


class WaktuDiDepan(Refusal):
    message = "{at} belum terjadi. Periksa tanggal dan jamnya."
    field = "at"


class SitaDiDepan(WaktuDiDepan):
    field = "disita_at"


class TimbangDiDepan(WaktuDiDepan):
    field = "timbang_at"


class GerakMundur(Refusal):
    status = 409
    message = (
        "{at} mendahului catatan terakhir barang ini ({akhir}). Periksa tanggal dan jamnya; "
        "bila memang baru dicatat sekarang, isi alasan dicatat menyusul."
    )
    field = "at"


class MendahuluiMasuk(Refusal):
    status = 409
    message = "{at} mendahului masuknya barang ini ke penyimpanan ({masuk})."
    field = "at"


class SaldoKurangSaatItu(Refusal):
    status = 409
    message = (
        "Tidak dapat disisipkan: pada {at} {wadah} menjadi kurang dari nol ({kurang}). "
        "Periksa waktu dan banyaknya."
    )
    field = "at"


class MendahuluiPenyitaan(Refusal):
    message = "{at} mendahului penyitaannya ({disita}). Periksa tanggal dan jamnya."
    field = "at"


class PenyitaanMendahuluiKejadian(Refusal):
    message = (
        "Disita {disita}, padahal kejadiannya baru {kejadian}; alasan menyusul tidak mengubahnya. "
        "Periksa tahun dan tanggalnya."
    )
    field = "disita_at"


class ZatBelumDikenalSaatItu(Refusal):
    message = "Pada {disita} zat ini belum ada dalam daftar golongan. Periksa tahun disitanya."
    field = "disita_at"


class SuratMendahuluiPenyitaan(Refusal):
    message = "Tanggal {tanggal} mendahului penyitaannya ({disita}). Periksa tanggalnya."
    field = "tanggal"


class SuratBelumTerjadi(Refusal):
    message = "Tanggal {tanggal} belum tiba. Periksa tanggalnya."
    field = "tanggal"


class TimbangMendahuluiSita(Refusal):
    message = "Ditimbang {at}, padahal baru disita {disita}. Periksa keduanya."
    field = "timbang_at"


class TimbangMundur(Refusal):
    status = 409
    message = "{at} mendahului penimbangan terakhir ({akhir}); hasil yang terbaru yang berlaku."
    field = "at"


class KalibrasiKemudian(Refusal):
    message = "Kalibrasi {tanggal} sesudah penimbangannya. Isi kalibrasi yang berlaku saat itu."
    field = "kalibrasi"


class TempatBelumDiisi(Refusal):
    message = "Tulis tempat penyimpanan yang baru."
    field = "ke"


class TanpaSisa(Refusal):
    status = 409
    message = "Tidak ada sisa di penyimpanan."
    field = "jenis"


class SudahTerkait(Refusal):
    status = 409
    message = "{nama} sudah terkait dengan barang ini."
    field = "orang"


class TidakTerkait(Refusal):
    status = 409
    message = "Orang ini tidak terkait dengan barang ini, atau kaitannya sudah dilepas."
    field = "orang"


class AlasanLepasKosong(Refusal):
    message = "Tulis mengapa barang ini ternyata tidak terkait dengannya."
    field = "alasan"


class AlasanTimbangUlang(Refusal):
    message = "Tulis alasan penimbangan ulang; hasil yang lama tetap tersimpan."
    field = "alasan"


class TimbangUlangKurang(Refusal):
    status = 409
    message = "Hasil timbang ulang {netto} kurang dari yang sudah dikeluarkan ({keluar})."
    field = "netto_gram"


class HanyaDitimbang(Refusal):
    status = 409
    message = "{bb} bukan narkotika atau obat; tindakan ini tidak berlaku untuknya."


class HasilMendahuluiSerah(Refusal):
    message = "Hasil tanggal {tanggal} mendahului penyerahan contoh ke laboratorium."
    field = "tanggal"


class BukanOrangPerkara(Refusal):
    message = "Pilih tersangka atau terlapor dari perkara ini."
    field = "keterlibatan"


class OrangBelumDipilih(Refusal):
    message = (
        "Pilih dari siapa barang ini disita, atau centang bahwa barang ini ditemukan tanpa pemilik."
    )
    field = "keterlibatan"


class TanpaPemilikBerorang(Refusal):
    message = "Ada orang yang dipilih; hapus centang ditemukan tanpa pemilik, atau orangnya."
    field = "tanpa_pemilik"


class TidakSesuaiJenis(Refusal):
    message = (
        "Isian ini tidak berlaku untuk jenis {jenis}. Kosongkan, atau pilih jenis yang sesuai."
    )


class SatuBarisSatuBarang(Refusal):
    message = "{jenis}: satu baris satu barang. Catat yang lain di baris sendiri."
    field = "butir"


class NasibBelumDipilih(Refusal):
    message = "Pilih dirampas atau dikembalikan, dan tulis dasar putusannya."
    field = "nasib"


class SitaBedaHari(Refusal):
    message = (
        "Barang ini disita {disita}, sedangkan penyitaan yang dipilih {sita}. Pilih penyitaan "
        "lain, atau perbaiki waktu disitanya."
    )
    field = "penyitaan"


class SitaDibatalkan(Refusal):
    message = "Catatan penyitaan ini sudah dibatalkan; pilih yang lain."
    field = "penyitaan"


class SudahDariSita(Refusal):
    status = 409
    message = "Barang ini sudah ditautkan ke penyitaan itu."
    field = "penyitaan"


class NarkotikaTidakDikembalikan(Refusal):
    status = 409
    message = (
        "{golongan} tidak dikembalikan kepada siapa pun: menurut {dasar} {kata}. "
        "Pilih gerak yang lain."
    )
    field = "jenis"


class NasibNarkotika(NarkotikaTidakDikembalikan):
    field = "nasib"


class PutusanKembaliBelumAda(Refusal):
    status = 409
    message = (
        "{golongan} dikembalikan {kata} ({dasar}). Catat dahulu putusannya di Catat putusan barang."
    )
    field = "jenis"


class PutusanTidakDisebut(Refusal):
    message = (
        "{golongan} dikembalikan {kata} ({dasar}). Tulis nomor putusan atau penetapan itu, "
        "mis. Putusan PN Paringin 12/Pid.Sus/2026."
    )
    field = "dasar"


class PeminjamBelumDiisi(Refusal):
    message = "Pilih petugas yang meminjam, atau tulis namanya."
    field = "ke"


class InstansiBelumDiisi(Refusal):
    message = "Tulis jabatan dan instansi peminjam, mis. Panitera, PN Paringin."
    field = "instansi"


class KeperluanBelumDiisi(Refusal):
    message = "Tulis untuk apa barang ini dipinjam, mis. sidang, uji, pemotretan."
    field = "keperluan"


class HariKembaliSalah(Refusal):
    message = "Tulis kapan barang ini kembali, tidak mendahului hari dipinjamnya."
    field = "kembali"


class PeminjamOrangPerkara(Refusal):
    status = 409
    message = (
        "Barang sitaan tidak dipinjamkan kepada terlapor atau tersangka perkara ini; hanya kepada "
        "petugas, pengadilan, atau laboratorium. Bila peminjamnya petugas senama, tulis NRP-nya."
    )
    field = "ke"


class IMEISalah(Refusal):
    message = (
        "IMEI terdiri atas 14 sampai 16 angka; {isi} bukan. Lihat di *#06# atau di dusnya, "
        "atau kosongkan; nomor lain ditulis di Nomor seri."
    )
    field = "imei"


class IMEISudahAda(Refusal):
    status = 409
    message = "IMEI ini sudah tercatat sebagai {nomor} di perkara ini."
    field = "imei"


class PlatSudahAda(Refusal):
    status = 409
    message = "Nomor polisi ini sudah tercatat sebagai {nomor} di perkara ini."
    field = "plat"


class ButirBelumDihitung(Refusal):
    message = (
        "Isi berapa {hitungan} jumlahnya; {zat} dihitung, tidak hanya ditimbang. "
        "Bila sudah berupa serbuk, tulis itu di Bentuk."
    )
    field = "butir"
