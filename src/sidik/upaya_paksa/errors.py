"""Every no of this context, as the sentence an officer can act on."""

from sidik.kernel.errors import Refusal


class BelumTerjadi(Refusal):
    message = "Waktu itu belum terjadi. Periksa tanggal dan jamnya."
    field = "mulai_at"


class TerlaluDahulu(Refusal):
    message = (
        "Waktu itu mendahului hari kejadian perkara ini ({batas}). Alasan dicatat menyusul tidak "
        "mengubah urutannya: periksa tanggal dan tahunnya, atau perbaiki waktu kejadian dalam LP."
    )
    field = "mulai_at"


class MendahuluiPenangkapan(Refusal):
    message = (
        "Penahanan tidak dapat mendahului penangkapan orang ini ({tangkap}). Periksa tanggal dan "
        "jam salah satunya."
    )
    field = "mulai_at"


class MendahuluiPenetapan(Refusal):
    message = (
        "Orang ini baru ditetapkan sebagai tersangka pada {hari}; ia tidak dapat ditahan sebelum "
        "hari itu. Periksa tanggalnya."
    )
    field = "mulai_at"


class SelangDikuasai(Refusal):
    status = 409
    message = (
        "Pada waktu itu orang ini sudah tercatat {keadaan}. Satu orang tidak dapat ditangkap atau "
        "ditahan dua kali sekaligus: periksa tanggal dan jamnya."
    )
    field = "mulai_at"


class TanpaDasar(Refusal):
    message = (
        "Waktu penangkapannya habis pada {sampai} tanpa perpanjangan: {lama} tanpa dasar. Periksa "
        "waktunya; bila memang begitu, tulis alasannya. Selang itu akan tampil merah."
    )
    field = "terlambat"


class SudahDiserahkan(Refusal):
    status = 409
    message = (
        "Orang ini sudah diserahkan kepada penuntut umum (tahap II) pada {hari}. Sejak itu "
        "penyidik tidak mengubah upaya paksa terhadapnya; yang terjadi sebelum hari itu dicatat "
        "menyusul: tulis alasan mengapa baru dicatat."
    )
    field = "terlambat"


class SuratMendahului(Refusal):
    message = (
        "Surat perpanjangan bertanggal sebelum penahanan dimulai ({mulai}). Periksa tanggalnya."
    )
    field = "tanggal"


class SudahDiPengadilan(Refusal):
    status = 409
    message = (
        "Persetujuan sudah diminta kepada Ketua PN ({nomor}): catatan ini tidak dapat dibatalkan. "
        "Tarik dahulu permintaannya dengan surat; sesudah itu putusan PN dicatat di sini."
    )


class SudahDiperpanjang(Refusal):
    status = 409
    message = (
        "Penahanan ini sudah diperpanjang dengan {nomor}: catatannya tidak dapat dibatalkan. "
        "Keluarkan tersangka bila ia tidak ditahan lagi."
    )


class AdaPenahanannya(Refusal):
    status = 409
    message = "Penahanan {nomor} menyambung penangkapan ini. Batalkan dahulu catatan penahanannya."


class OrangBukanSubjek(Refusal):
    message = "Pilih terlapor atau tersangka dari perkara ini."
    field = "orang"


class BukanTersangka(Refusal):
    message = "Penahanan hanya untuk tersangka. Tetapkan dahulu sebagai tersangka."
    field = "orang"


class AnakTerlaluMuda(Refusal):
    message = (
        "Tersangka ini baru berumur {umur} tahun. Anak hanya dapat ditahan bila sudah berumur "
        "{batas} tahun ({dasar}): jangan tahan, serahkan kepada orang tua atau LPKS."
    )
    field = "orang"


class AncamanAnakKurang(Refusal):
    message = (
        "Anak hanya dapat ditahan bila tindak pidananya diancam {batas} tahun penjara atau lebih "
        "({dasar}); sangkaan ini paling lama {tahun} tahun. Jangan tahan, atau perbaiki pasalnya "
        "dalam LP."
    )
    field = "ancaman_tahun"


class AncamanAnakDitanya(Refusal):
    message = (
        "Ancaman pidana sangkaan perkara ini tidak dikenal. Anak hanya dapat ditahan bila diancam "
        "{batas} tahun penjara atau lebih ({dasar}): isi ancaman tertingginya."
    )
    field = "ancaman_tahun"


class AnakBukanDiSel(Refusal):
    message = (
        "Anak ditahan di LPAS, atau di LPKS bila belum ada LPAS (UU 11/2012 ps. 33), bukan di sel "
        "polisi. Pilih tempat itu, atau tulis mengapa ia ditempatkan di rutan."
    )
    field = "alasan_tempat"


class TempatKhususAnak(Refusal):
    message = "LPAS dan LPKS hanya untuk anak. Pilih jenis penahanan yang lain."
    field = "jenis"


class PetugasBelumDipilih(Refusal):
    message = "Pilih sekurangnya satu petugas dari surat perintah perkara ini."
    field = "petugas"


class SuratPerintahKosong(Refusal):
    message = "Isi nomor surat perintahnya, atau tandai tertangkap tangan."
    field = "nomor"


class SuratOrangLain(Refusal):
    status = 409
    message = "Surat perintah {nomor} menyebut orang lain; pilih nomor surat orang ini."
    field = "nomor"


class MasihDitangkap(Refusal):
    status = 409
    message = "Orang ini masih dalam penangkapan. Catat dahulu lepas atau penahanannya."
    field = "orang"


class MasihDitahan(Refusal):
    status = 409
    message = "Orang ini sudah tercatat ditahan dalam perkara ini pada tanggal itu."
    field = "orang"


class PenangkapanSelesai(Refusal):
    status = 409
    message = "Penangkapan ini sudah berakhir."


class SebelumDitangkap(Refusal):
    message = "Waktu itu mendahului penangkapannya. Periksa tanggal dan jamnya."
    field = "at"


class SebelumDisita(Refusal):
    message = "Waktu itu mendahului kejadiannya. Periksa tanggal dan jamnya."
    field = "at"


class TidakDapatDiperpanjang(Refusal):
    status = 409
    message = "Hanya penangkapan perkara narkotika orang dewasa yang dapat diperpanjang, satu kali."
    field = "nomor"


class WaktuPenangkapanHabis(Refusal):
    status = 409
    message = "Waktu penangkapan sudah habis pada {sampai}. Lepaskan atau tahan orang itu."
    field = "nomor"


class PenahananSelesai(Refusal):
    status = 409
    message = "Penahanan ini sudah berakhir."


class TanggalMendahului(Refusal):
    message = "Tanggal itu mendahului awal penahanan ({mulai}). Periksa tanggalnya."
    field = "tanggal"


class MendahuluiJeda(Refusal):
    message = "Tanggal itu mendahului awal {jeda} ({mulai}). Periksa tanggalnya."
    field = "tanggal"


class TanggalBelumTerjadi(Refusal):
    message = "Tanggal itu belum terjadi. Periksa tanggalnya."
    field = "tanggal"


class PerpanjanganHabis(Refusal):
    status = 409
    message = "Seluruh masa penahanan menurut undang-undang sudah dipakai."
    field = "nomor"


class TerlaluLama(Refusal):
    message = "{perpanjangan} paling lama {batas} hari."
    field = "jumlah"


class SyaratKhusus(Refusal):
    message = (
        "Perpanjangan oleh Ketua PN hanya bila ancaman {tahun} tahun atau lebih, atau tersangka "
        "sakit berat: isi ancamannya atau surat dokternya."
    )
    field = "ancaman_tahun"


class SuratSesudahHabis(Refusal):
    message = (
        "Surat perpanjangan bertanggal sesudah masa penahanan habis ({akhir}). Masa itu tidak "
        "dapat disambung: tersangka lepas demi hukum."
    )
    field = "tanggal"


class SudahLepasDemiHukum(Refusal):
    status = 409
    message = (
        "Masa penahanan habis pada {akhir}. Keluarkan tersangka; bila surat perpanjangan terbit "
        "tepat waktu, tulis alasan mengapa baru dicatat."
    )
    field = "terlambat"


class SedangJeda(Refusal):
    status = 409
    message = "Penahanan ini sedang {jeda}. Akhiri dahulu."


class TidakJeda(Refusal):
    status = 409
    message = "Penahanan ini tidak sedang dibantarkan atau ditangguhkan."


class SelangBertumpuk(Refusal):
    message = "Tanggal itu masuk masa pembantaran atau penangguhan yang lain."
    field = "mulai"


class SelangDiLuar(Refusal):
    message = "Tanggal itu di luar masa penahanan ({mulai} sampai {akhir})."
    field = "mulai"


class JedaHariPertama(Refusal):
    message = (
        "Hari pertama penahanan ({mulai}) selalu dihitung. Bila ia dirawat atau dilepas dengan "
        "jaminan pada hari itu juga, tulis hari berikutnya, {besok}: sejak itu tidak dihitung."
    )
    field = "mulai"


class JedaMulaiBesok(Refusal):
    message = (
        "Hari pertama penahanan ({mulai}) selalu dihitung; sejak {besok} tidak dihitung. Catat "
        "pada hari itu, bila ia masih dirawat atau dilepas dengan jaminan."
    )
    field = "mulai"


class JedaSesudahHabis(Refusal):
    status = 409
    message = (
        "Masa penahanan habis pada {akhir}: ia lepas demi hukum. Bila ia dibantarkan atau "
        "ditangguhkan sebelum itu dengan surat, tulis alasan mengapa baru dicatat."
    )
    field = "terlambat"


class SesudahPerkaraSelesai(Refusal):
    status = 409
    message = (
        "Perkara ini selesai pada {selesai}; sesudahnya tidak ada yang ditangguhkan atau ditahan "
        "lagi. Catat pengeluarannya."
    )
    field = "mulai"


class JaminanKosong(Refusal):
    message = "Tulis jaminannya: orang atau uang, dan syaratnya."
    field = "jaminan"


class JenisSama(Refusal):
    message = "Jenis penahanannya memang sudah itu."
    field = "jenis"


class BelumHabis(Refusal):
    message = "Masa penahanan belum habis: pilih alasan keluar yang lain."
    field = "alasan"


class BelumTercapai(Refusal):
    status = 409
    message = (
        "Alasan «{alasan}» belum berlaku bagi orang ini: {kurang}. Catat dahulu langkah itu di "
        "halaman perkara, atau pilih alasan keluar yang lain."
    )
    field = "sebab"


class SaksiKurang(Refusal):
    message = "Tulis dua saksi yang berbeda."
    field = "saksi_2"


class SaksiPelaksana(Refusal):
    message = "{nama} pelaksananya, tidak dapat menjadi saksi. Tulis saksi yang lain."
    field = "saksi_2"


class SudahDicatatSama(Refusal):
    status = 409
    message = (
        "{nomor} pada saat dan tempat yang sama sudah dicatat. Bila ini tindakan lain menurut "
        "surat yang sama, tulis waktu atau tempatnya sendiri."
    )
    field = "nomor"


class SprinKapDahulu(Refusal):
    status = 409
    message = (
        "Penangkapan ini belum bersurat: catat dahulu nomor Sprin Kap-nya, baru perpanjang "
        "menurut nomor surat perpanjangannya."
    )
    field = "nomor"


class IzinKosong(Refusal):
    message = "Isi nomor dan tanggal izin Ketua PN, atau pilih mendesak."
    field = "izin_nomor"


class IzinTidakDikenal(Refusal):
    message = "Pilih izin yang sudah diberikan dalam perkara ini, atau tulis sendiri nomornya."
    field = "permintaan"


class AlasanMendesakKosong(Refusal):
    message = "Pilih alasan mendesaknya menurut hukum acara perkara ini ({dasar})."
    field = "mendesak"


class SebelumDiajukan(Refusal):
    message = "Waktu itu mendahului pengajuannya. Periksa tanggal dan jamnya."
    field = "at"


class LangkahIzinSalah(Refusal):
    status = 409
    message = "Langkah itu tidak berlaku: keadaannya sekarang «{keadaan}»."


class IzinSesudah(Refusal):
    message = "Izin Ketua PN bertanggal sesudah kejadian. Pilih mendesak bila persetujuan menyusul."
    field = "izin_tanggal"


class LangkahSitaSalah(Refusal):
    status = 409
    message = "Langkah itu tidak berlaku: penyitaan ini {keadaan}."


class SudahDiajukanUlang(Refusal):
    status = 409
    message = "Persetujuan sudah diminta sebanyak yang dibolehkan hukum acara perkara ini."


class SudahDicatat(Refusal):
    status = 409
    message = "Hal itu sudah dicatat untuk {apa} ini."
