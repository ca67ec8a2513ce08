"""Every no of this context, as the sentence an officer can act on. Each names its field."""

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
    message = "Tidak cukup: diminta {minta} {hitungan}, yang ada di {wadah} tinggal {ada}."
    field = "butir"


class TidakLangsung(Refusal):
    message = "{gerak} dicatat melalui isiannya sendiri."
    field = "jenis"


class WaktuDiDepan(Refusal):
    message = "{at} belum terjadi. Periksa tanggal dan jamnya."
    field = "at"


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


class MendahuluiPenetapan(Refusal):
    status = 409
    message = (
        "{at} mendahului diterimanya penetapan status ({diterima}); "
        "sebelum itu barang tidak boleh {untuk}. Periksa tanggal dan jamnya."
    )
    field = "at"


class MendahuluiContoh(Refusal):
    status = 409
    message = (
        "{at} mendahului penyisihan contoh untuk laboratorium ({contoh}); "
        "contoh disisihkan sebelum pemusnahan. Periksa tanggal dan jamnya."
    )
    field = "at"


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


class LabBelumDiminta(Refusal):
    status = 409
    message = "Catat permintaan pemeriksaan laboratorium dahulu."


class LabMasihBerjalan(Refusal):
    status = 409
    message = "Permintaan laboratorium {nomor} masih menunggu hasilnya."
    field = "nomor"


class LabSudahDiserahkan(Refusal):
    status = 409
    message = "Contoh untuk permintaan {nomor} sudah diserahkan."


class HasilMendahuluiSerah(Refusal):
    message = "Hasil tanggal {tanggal} mendahului penyerahan contoh ke laboratorium."
    field = "tanggal"


class LabBelumDiserahkan(Refusal):
    status = 409
    message = "Contoh belum diserahkan ke laboratorium."


class KejariSudahDiberi(Refusal):
    status = 409
    message = "Kejari sudah diberi tahu dengan surat {nomor}."
    field = "nomor"


class KejariBelumDiberi(Refusal):
    status = 409
    message = "Catat pemberitahuan penyitaan kepada Kejari dahulu."


class PeruntukanBelumDipilih(Refusal):
    message = "Isi banyaknya menurut penetapan status, sedikitnya untuk satu peruntukan."


class PenetapanMelebihi(Refusal):
    message = "Jumlah seluruh peruntukan {jumlah}, padahal yang disita {netto}."


class PenetapanTerlampaui(Refusal):
    status = 409
    message = "Penetapan ini menyebut {untuk} {ditetapkan}, padahal yang sudah {untuk} {sudah}."


class MelebihiPenetapan(Refusal):
    status = 409
    message = (
        "Penetapan status {nomor} menyebut {untuk} {ditetapkan}; yang belum tinggal {tinggal}."
    )
    field = "gram"


class PenetapanMendahuluiPemberitahuan(Refusal):
    message = "Penetapan tanggal {tanggal} mendahului pemberitahuan kepada Kejari ({diberi})."
    field = "tanggal"


class DiterimaBelumTerjadi(Refusal):
    message = "Tanggal {tanggal} belum tiba. Periksa tanggal diterimanya."
    field = "diterima"


class TerimaMendahului(Refusal):
    message = "Tanggal diterima mendahului tanggal suratnya. Periksa keduanya."
    field = "diterima"


class PenetapanBelumMusnah(Refusal):
    status = 409
    message = "Belum ada penetapan status dari Kejari yang memerintahkan pemusnahan."


class PenetapanTidakMembolehkan(Refusal):
    status = 409
    message = "Penetapan status tidak menyebut {peruntukan}."
    field = "jenis"


class SisaLabTidakAda(Refusal):
    status = 409
    message = "Tidak ada sisa dari laboratorium, iptek, atau pelatihan yang menunggu dimusnahkan."


class SisaLabTerlampaui(Refusal):
    status = 409
    message = (
        "Sisa yang dikembalikan tinggal {sisa}; selebihnya dimusnahkan menurut penetapan "
        "status. Kurangi banyaknya, atau jangan centang bahwa ini sisa."
    )
    field = "gram"


class MendahuluiSisaLab(Refusal):
    message = "{at} mendahului kembalinya sisa dari laboratorium ({kembali})."
    field = "at"


class PerpanjanganTidakAda(Refusal):
    status = 409
    message = "Tidak ada tenggat pemusnahan yang berjalan, atau sudah pernah diperpanjang."


class SaksiKurang(Refusal):
    message = "Pemusnahan harus disaksikan penyidik dan sedikitnya {perlu} saksi; tulis namanya."
    field = "saksi"


class CaraBelumDiisi(Refusal):
    message = "Tulis cara pemusnahannya, mis. diblender dengan deterjen lalu dibuang."
    field = "cara"


class TidakMenungguBA(Refusal):
    status = 409
    message = "Tidak ada pemusnahan barang ini yang menunggu berita acaranya."


class BAMendahuluiMusnah(Refusal):
    message = "{at} mendahului pemusnahannya ({musnah}). Periksa tanggal dan jamnya."
    field = "at"


class BAMusnahSudahAda(Refusal):
    status = 409
    message = "Berita acara pemusnahan ini sudah dicatat: {nomor}."
    field = "nomor_ba"


class BukanOrangPerkara(Refusal):
    message = "Pilih tersangka atau terlapor dari perkara ini."
    field = "keterlibatan"


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
