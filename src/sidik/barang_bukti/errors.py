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
    message = "{at} mendahului catatan terakhir barang ini ({akhir}). Periksa tanggal dan jamnya."
    field = "at"


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
    message = "Pilih peruntukan menurut penetapan status."
    field = "peruntukan"


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


class PerpanjanganTidakAda(Refusal):
    status = 409
    message = "Tidak ada tenggat pemusnahan yang berjalan, atau sudah pernah diperpanjang."


class SaksiKurang(Refusal):
    message = "Pemusnahan harus disaksikan penyidik dan sedikitnya {perlu} saksi; tulis namanya."
    field = "saksi"


class CaraBelumDiisi(Refusal):
    message = "Tulis cara pemusnahannya, mis. diblender dengan deterjen lalu dibuang."
    field = "cara"


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
