"""Every no about a case: its report, its steps, its team, its papers."""

from sidik.kernel.errors import Conflict, Refusal


class NomorLPSalah(Refusal):
    message = "Nomor LP tidak terbaca. Contoh: LP/A/7/III/2026/SPKT.SATRESNARKOBA/POLRES BALANGAN."
    field = "nomor"


class GelarTidakSesuai(Refusal):
    status = 409
    message = "Gelar «{tujuan}» hanya untuk perkara yang {keadaan}. Pilih tujuan lain."
    field = "tujuan"


class GelarSudahDicatat(Refusal):
    status = 409
    message = "LHGP nomor {nomor} sudah dicatat untuk tujuan itu. Periksa nomornya."
    field = "nomor"


class LPKembar(Refusal):
    status = 409
    message = (
        "LP yang sama sudah terdaftar sebagai {nomor}. Bila ini memang laporan lain, centang "
        "pernyataan di bawah lalu daftarkan lagi."
    )


class LPSudahAda(Refusal):
    status = 409
    message = "LP nomor {nomor} sudah terdaftar. Cari nomor itu di daftar perkara."
    field = "nomor"


class ModelTidakSesuai(Refusal):
    message = "Nomor itu nomor LP model {nomor}, tetapi yang dipilih model {dipilih}."
    field = "nomor"


class PelaporBelumDiisi(Refusal):
    message = "LP model B memerlukan nama pelapor."
    field = "pelapor_nama"


class PelaporTidakPerlu(Refusal):
    message = "LP model A dilaporkan anggota: kosongkan isian pelapor, atau pilih model B."
    field = "pelapor_nama"


class LaporanDiMasaDepan(Refusal):
    message = "Waktu lapor belum terjadi. Periksa tanggal dan jamnya."
    field = "dilaporkan_at"


class KejadianSetelahLaporan(Refusal):
    message = "Waktu kejadian tidak mungkin sesudah waktu lapor."
    field = "kejadian_at"


class KejadianTerbalik(Refusal):
    message = "Akhir kejadian tidak mungkin sebelum awalnya."
    field = "kejadian_sampai_at"


class TanggalTidakMasukAkal(Refusal):
    message = "Tanggal {tanggal} tidak masuk akal. Periksa tahunnya."


class SatuanTidakMenyidik(Refusal):
    message = "{satuan} tidak menangani perkara. Pilih satuan reserse atau polsek."
    field = "satuan"


class SuratBelumDiisi(Refusal):
    message = "Isi {surat} dahulu."
    field = "nomor"


class AlasanBelumDipilih(Refusal):
    message = "Pilih atau tulis alasannya."
    field = "alasan"


class BukanPenyidik(Refusal):
    message = "{petugas} bukan penyidik yang bertugas di satuan ini."
    field = "penyidik"


class SPDPBelumWaktunya(Refusal):
    status = 409
    message = "SPDP baru dapat dicatat setelah penyidikan dimulai dengan Sprin Sidik."
    field = "nomor"


class PerkaraSudahSelesai(Refusal):
    status = 409
    message = (
        "Perkara ini sudah selesai; isinya tidak dapat ditambah lagi. Bila perlu dibuka kembali, "
        "ajukan buka kunci dengan alasannya."
    )


class PerkaraBerubah(Conflict):
    message = (
        "Perkara ini sudah diubah {oleh} sejak Anda membukanya: {apa}. "
        "Lihat keadaan terbaru di bawah, lalu ulangi bila masih perlu."
    )


class DataBerubah(Conflict):
    message = "{apa} sudah diubah petugas lain sejak Anda membukanya. Buka lagi, lalu ulangi."


class IsianBerubah(DataBerubah):
    message = (
        "{apa} sudah diubah {oleh} sejak Anda membukanya: {isi}. "
        "Yang Anda ketik belum tersimpan. Buka lagi, lalu ulangi."
    )


class SudahDicatat(Refusal):
    """The same once more: a second click, or a second window."""

    status = 409
    message = "{apa} yang sama sudah dicatat. Lihat halaman perkaranya sebelum mencatat lagi."
    field = "nomor"


class TugasTerbalik(Refusal):
    message = "Tugas tidak mungkin berakhir sebelum dimulai ({mulai})."
    field = "at"


class AlasanRalatKosong(Refusal):
    message = "Yang sudah tertulis akan diganti: tulis alasan perbaikannya."
    field = "alasan"


class TidakAdaPerubahan(Refusal):
    message = "Tidak ada yang diubah. Ubah isiannya dahulu, atau pilih Batal."


class KeperluanBelumDiisi(Refusal):
    message = "Tulis keperluan membuka perkara ini; keperluan Anda dicatat."
    field = "keperluan"


class BukanPetugasPerkara(Refusal):
    message = "{petugas} tidak tercantum dalam surat perintah perkara ini pada {at}."
    field = "petugas"


class BelumBertugasSaatItu(BukanPetugasPerkara):
    message = (
        "{petugas} belum atau tidak lagi tercantum dalam surat perintah perkara ini pada {at}. "
        "Periksa waktunya, atau tulis alasan mengapa dicatat menyusul."
    )
    field = "terlambat"


class UrutanTerbalik(Refusal):
    message = (
        "Waktu {at} mendahului {sesudah}. Periksa waktunya, atau tulis alasan mengapa dicatat "
        "menyusul."
    )
    field = "terlambat"


class TindakanDiMasaDepan(Refusal):
    message = "Waktu itu belum terjadi. Periksa tanggal dan jamnya."
    field = "at"


class PerkaraTerkunci(Refusal):
    status = 409
    message = "Perkara ini sudah disahkan dan terkunci. Ajukan buka kunci dengan alasannya."


class SudahLepasLoket(Refusal):
    status = 409
    message = (
        "Perkara ini sudah ditangani {penyidik} dan surat perintahnya berdasar LP ini, jadi loket "
        "tidak mengubahnya lagi. Minta penyidik itu atau Kaur Mintu memperbaikinya; bila perkara "
        "terkunci, mintakan buka kunci kepada Kasat."
    )


class BerkasMasihTerbuka(Refusal):
    status = 409
    message = (
        "Perkara ini belum dapat disahkan dan dikunci: {berkas} masih berjalan. Selesaikan dahulu "
        "sampai Tahap II, atau selesaikan orangnya dengan cara lain."
    )


class SerahkanDahulu(Refusal):
    status = 409
    message = (
        "Perkara ini masih ditangani {petugas}. Serah-terimakan; penyidik baru yang menerimanya."
    )
    field = "penyidik"


class SerahanTidakMenunggu(Refusal):
    status = 409
    message = "Penyerahan ini sudah dijawab atau tidak ditujukan kepada Anda."


class MasihMenunggu(Refusal):
    status = 409
    message = "Masih ada {apa} yang menunggu jawaban."


class SudahBertugas(Refusal):
    status = 409
    message = "{petugas} sudah tercantum dalam surat perintah perkara ini."
    field = "petugas"


class TidakBertugas(Refusal):
    status = 409
    message = "{petugas} tidak sedang bertugas dalam perkara ini, atau ia penyidiknya."
    field = "petugas"


class SatuanSama(Refusal):
    message = "Perkara ini memang ditangani satuan itu."
    field = "ke"


class LainSimpul(Refusal):
    message = (
        "{satuan} berada di server lain: pakai langkah «Limpahkan ke satuan lain» dengan suratnya."
    )
    field = "ke"


class ArahanSudahDijawab(Refusal):
    status = 409
    message = "Arahan ini sudah dijawab."


class BelumTerkunci(Refusal):
    status = 409
    message = "Perkara ini tidak terkunci dan belum selesai."


class PasalTidakBerlaku(Refusal):
    message = (
        "{pasal} tidak berlaku bagi perbuatan tanggal {hari}. Pilih pasal yang berlaku, atau tulis "
        "alasan mengapa aturan itu lebih menguntungkan tersangka."
    )
    field = "pasal_1"


class WaktuTahuSalah(Refusal):
    message = "Waktu kejadian yang diketahui tidak benar: {apa}."
    field = "kejadian_tahun"


class InformanTidakAda(Refusal):
    status = 404
    message = "Tidak ada sumber informasi yang disimpan untuk perkara ini."


class KoordinatSalah(Refusal):
    message = "Tulis lintang dan bujur, mis. -2,334512; 115,463301."
    field = "koordinat"


class SuratSudahDicatat(Refusal):
    status = 409
    message = "Surat nomor {nomor} sudah dicatat terkirim pada perkara ini."
    field = "nomor"


class SuratDibuatDiSini(Refusal):
    status = 409
    message = (
        "Surat nomor {nomor} dibuat di sistem ini: tekan «Kirim» di halaman suratnya, supaya "
        "tidak terhitung dua kali."
    )
    field = "nomor"


class HariSuratLain(Refusal):
    message = (
        "{surat} {nomor} bertanggal {hari}, sedangkan langkah ini ditulis tanggal {langkah}. "
        "Isi «Terjadi pada» dengan hari suratnya, atau periksa nomor suratnya."
    )
    field = "at"


class SuratSudahDicabut(Refusal):
    status = 409
    message = "{surat} {nomor} sudah dicabut {kapan}. Pakai nomor surat penggantinya."
    field = "nomor"


class SprinDicabut(Refusal):
    """The case stands on no order; what was done before it was withdrawn comes as a late entry."""

    status = 409
    message = (
        "Sprin Sidik {nomor} sudah dicabut {kapan}, jadi penyidikan ini tidak berdasar surat "
        "perintah. Susun Sprin Sidik baru, lalu sebutkan nomornya di «Pakai Sprin Sidik baru» pada "
        "halaman perkara."
    )
