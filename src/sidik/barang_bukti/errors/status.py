"""No to laboratory, prosecutor and destruction."""

from sidik.kernel.errors import Refusal


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


class ContohLabBelumDikirim(Refusal):
    status = 409
    message = (
        "Contoh untuk laboratorium belum diserahkan; sesudah dimusnahkan tidak ada lagi yang dapat "
        "diuji. Catat penyerahan contohnya dahulu; bila contoh sudah dikirim sebelum ini tanpa "
        "catatan di sini, isi alasan dicatat menyusul."
    )
    field = "terlambat"


class LabBelumDiminta(Refusal):
    status = 409
    message = "Catat permintaan pemeriksaan laboratorium dahulu."


class PaketContohBelumDiisi(Refusal):
    message = "Isi dari berapa paket contoh ini diambil, 1 sampai {paket}."
    field = "paket"


class ContohTidakSesuai(Refusal):
    message = (
        "{dasar} ({kata}): dari {dari} {satuan} diambil {jumlah}, ditulis {diambil}. Periksa "
        "banyaknya; bila memakai cara lain ({lain}), isi alasannya."
    )
    field = "alasan_contoh"


class LabMasihBerjalan(Refusal):
    status = 409
    message = "Permintaan laboratorium {nomor} masih menunggu hasilnya."
    field = "nomor"


class LabSudahDiserahkan(Refusal):
    status = 409
    message = "Contoh untuk permintaan {nomor} sudah diserahkan."


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


class PeruntukanTidakLengkap(Refusal):
    message = "{untuk}: isi keduanya, berapa gram dan berapa {hitungan}."


class PeruntukanBelumDipilih(Refusal):
    message = "Isi banyaknya menurut penetapan status, sedikitnya untuk satu peruntukan."


class PenetapanMelebihi(Refusal):
    message = (
        "Jumlah seluruh peruntukan {jumlah}, padahal yang dapat ditetapkan {boleh}: "
        "yang disita {netto}{keluar}."
    )
    field = "musnah_gram"


class PenetapanMelebihiMl(PenetapanMelebihi):
    field = "musnah_ml"


class PenetapanMelebihiButir(PenetapanMelebihi):
    field = "musnah_butir"


class PenetapanSudahAda(Refusal):
    status = 409
    message = (
        "Penetapan {nomor} sudah dicatat untuk barang ini, diterima {diterima}. "
        "Periksa nomornya; penetapan yang baru bernomor sendiri."
    )
    field = "nomor"


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
