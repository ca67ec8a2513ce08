"""Every no about people: who they are, how they stand, what was written down of them wrongly."""

from sidik.kernel.errors import Refusal


class SudahDibatalkan(Refusal):
    status = 409
    message = "Catatan ini sudah dibatalkan."


class CatatanBelumDipilih(Refusal):
    message = "Pilih tes, asesmen, atau BAP mana yang keliru."
    field = "catatan"


class AsesmenDipakai(Refusal):
    status = 409
    message = (
        "Rehabilitasinya berdiri di atas asesmen ini. Ubah dahulu statusnya, dengan alasannya, "
        "lalu batalkan asesmennya."
    )
    field = "catatan"


class AlasanBatalKosong(Refusal):
    message = "Tulis mengapa catatan ini keliru."
    field = "alasan"


class MasihBergantung(Refusal):
    status = 409
    message = (
        "Orang ini tidak dapat dibatalkan, karena padanya masih bergantung: {apa}. Batalkan, "
        "lepaskan, atau cabut dahulu yang bergantung itu bila memang keliru."
    )


class SudahTersangka(Refusal):
    status = 409
    message = (
        "Orang ini sudah ditetapkan sebagai tersangka dengan surat ketetapan: catatannya tidak "
        "dapat dibatalkan. Akhiri penetapannya dengan gelar dan surat, lalu ubah statusnya."
    )


class PelaporTunggal(Refusal):
    status = 409
    message = (
        "LP model B harus punya pelapor. Catat dahulu pelapor yang benar, lalu batalkan catatan "
        "ini; bila hanya isiannya yang salah, pilih Perbaiki."
    )


class SPDPTidakDicatat(Refusal):
    status = 409
    message = "SPDP nomor {nomor} belum dicatat sampai pada perkara ini, atau sudah dibatalkan."
    field = "nomor"


class BerkasSudahBerdiri(Refusal):
    status = 409
    message = (
        "Berkas perkara ini sudah dikirim ke JPU dengan SPDP itu: catatannya tidak dapat "
        "dibatalkan. Kesalahan pada suratnya diralat dengan surat kepada JPU."
    )


class TeleponSalah(Refusal):
    message = "Nomor telepon «{telepon}» tidak benar. Contoh: 0812-3456-7890."
    field = "telepon"


class NIKSalah(Refusal):
    message = "NIK tidak benar: {apa}. Periksa KTP-nya; kosongkan bila belum diketahui."
    field = "nik"


class NamaSalah(Refusal):
    message = "Nama harus memuat huruf. Bila belum diketahui, tulis «tidak diketahui»."
    field = "nama"


class UmurSalah(Refusal):
    message = "Umur {umur} tahun tidak masuk akal. Periksa umur atau tanggal lahirnya."
    field = "umur"


class OrangBelumDipilih(Refusal):
    message = "Pilih terlapor dari perkara ini yang ditetapkan sebagai tersangka."
    field = "orang"


class SuratUntukOrangLain(Refusal):
    status = 409
    message = (
        "Surat ketetapan nomor {nomor} sudah dipakai bagi orang lain dalam perkara ini: tiap "
        "tersangka ditetapkan dengan suratnya sendiri."
    )
    field = "nomor"


class TersangkaLewatPenetapan(Refusal):
    message = "Catat dahulu sebagai terlapor; tersangka lahir dari langkah «Tetapkan tersangka»."
    field = "peran"


class StatusOrangSama(Refusal):
    status = 409
    message = "Statusnya sudah {status}."
    field = "status"


class OrangTidakDikenal(Refusal):
    message = "Orang yang dipilih tidak ditemukan lagi. Cari namanya sekali lagi."
    field = "orang"


class GabungSendiri(Refusal):
    message = "Pilih dua catatan yang berbeda dan belum digabung."
    field = "orang"


class TATBelumDiminta(Refusal):
    status = 409
    message = "Asesmen terpadu untuk orang ini belum diminta, atau hasilnya sudah dicatat."
    field = "nomor"


class BukanPerkaraAnak(Refusal):
    status = 409
    message = "Diversi hanya bagi anak: tidak ada anak sebagai terlapor atau tersangka."
    field = "orang"


class BukanAnak(Refusal):
    status = 409
    message = (
        "{nama} bukan anak menurut umurnya saat kejadian: diversi hanya bagi anak. Pilih cara "
        "penyelesaian lain, atau perbaiki umurnya bila keliru."
    )
    field = "orang"


class AnakBelumDipilih(Refusal):
    message = "Pilih anak yang mana dari perkara ini."
    field = "orang"


class KeteranganKosong(Refusal):
    message = "Tulis keterangannya: isi kesepakatan, atau mengapa gagal atau tidak memenuhi syarat."
    field = "keterangan"


class YangDiselesaikanKosong(Refusal):
    message = "Pilih siapa dari perkara ini yang diselesaikan."
    field = "orang"


class AlasanBelumCocok(Refusal):
    status = 409
    message = (
        "Alasan «{alasan}» belum cocok: {nama} masih tercatat {keadaan}. Catat dahulu keadaannya "
        "di halaman orangnya, atau pilih alasan lain."
    )
    field = "alasan"


class TahananMasihAda(Refusal):
    status = 409
    message = (
        "Perkara ini belum dapat disahkan dan dikunci: {nama} masih {keadaan}. Kunci sesudah ia "
        "dikeluarkan atau diserahkan, supaya perpanjangannya tetap dapat dicatat."
    )


class SuratLainSiap(Refusal):
    status = 409
    message = (
        "{siap} sudah ditandatangani di sini untuk langkah ini dan belum dipakai. Pakai nomor itu, "
        "atau cabut dahulu suratnya."
    )
    field = "nomor"


class DiversiBelumDimulai(Refusal):
    status = 409
    message = (
        "Hasil diversi «{hasil}» memerlukan upaya yang sedang berjalan bagi {nama}. Catat dahulu "
        "«Diversi dimulai»."
    )
    field = "hasil"


class MasihDitahan(Refusal):
    status = 409
    message = (
        "{nama} masih {keadaan}. Catat dahulu pelepasan atau pengeluarannya di «Upaya paksa», "
        "lalu catat penyelesaiannya."
    )
    field = "orang"


class SudahDiserahkan(Refusal):
    status = 409
    message = (
        "{nama} sudah diserahkan ke JPU pada Tahap II: penyelesaiannya kini di tangan penuntut "
        "umum atau pengadilan."
    )
    field = "orang"


class SudahBerakhir(Refusal):
    status = 409
    message = "{nama} sudah berakhir dalam perkara ini: {keadaan}. Hapus centangnya."
    field = "orang"


class BelumTAT(Refusal):
    status = 409
    message = (
        "Keadilan restoratif perkara narkotika memerlukan hasil asesmen TAT, dan bagi {nama} belum "
        "dicatat ({dasar}). Catat dahulu permintaan dan hasilnya di halaman orangnya."
    )
    field = "orang"


class TATBukanRehabilitasi(Refusal):
    status = 409
    message = (
        "Hasil TAT bagi {nama}: {rekomendasi} ({nomor}). Keadilan restoratif hanya bagi pecandu "
        "atau korban penyalahgunaan, bukan jaringan atau pengedar ({dasar}); lanjutkan prosesnya."
    )
    field = "orang"


class BukanUntukPengulangan(Refusal):
    status = 409
    message = (
        "{nama} tercatat residivis: pengulangan tindak pidana tidak dapat didiversi ({dasar}). "
        "Perbaiki data orangnya bila keliru."
    )
    field = "orang"


class AncamanTerlaluBerat(Refusal):
    status = 409
    message = (
        "Sangkaan ini diancam penjara sampai {tahun} tahun; diversi hanya bila di bawah {batas} "
        "tahun ({dasar}). Bila anak ini disangka lebih ringan daripada perkaranya, tetapkan dahulu "
        "sangkaannya di halaman orangnya, atau pilih pasalnya di sini."
    )
    field = "pasal"


class AncamanBelumDiketahui(Refusal):
    message = (
        "Ancaman pidana sangkaan ini tidak tercatat di sini. Periksa undang-undangnya: bila di "
        "bawah {batas} tahun, centang pernyataannya; bila tidak, diversi tidak dapat ({dasar})."
    )
    field = "ringan"


class BerkasDiJPU(Refusal):
    status = 409
    message = (
        "Berkas perkara ini ada pada JPU: yang terakhir di dalamnya tidak dapat diselesaikan di "
        "sini. Tunggu berkasnya kembali, atau serahkan penyelesaiannya kepada JPU."
    )
    field = "orang"


class BukanRehabilitasi(Refusal):
    status = 409
    message = "Belum ada rekomendasi rehabilitasi bagi orang ini; catat dahulu hasil asesmennya."
    field = "tempat"


class RehabTanpaTAT(Refusal):
    status = 409
    message = (
        "Rehabilitasi mengikuti rekomendasi TAT: {keadaan}. Catat dahulu permintaan dan hasil "
        "asesmennya, atau pilih status lain."
    )
    field = "status"


class RehabBelumDigelar(Refusal):
    status = 409
    message = (
        "Hasil TAT diterima {hasil}, tetapi gelar penyelesaian sesudahnya belum dicatat. Catat "
        "dahulu gelarnya di halaman perkara."
    )
    field = "status"


class RekomendasiLain(Refusal):
    message = (
        "Hasil TAT yang dicatat: {rekomendasi}. Pilih alasan yang sama; bila Kasat memutus lain, "
        "ia mencatatnya sendiri dengan alasan menyimpang."
    )
    field = "alasan"


class MenyimpangTanpaWenang(Refusal):
    status = 403
    message = (
        "Hasil TAT yang dicatat: {rekomendasi}. Hanya Kasat atau atasannya yang boleh memutus "
        "lain; pilih alasan yang sama dengan rekomendasinya."
    )
    field = "menyimpang"


class RehabTerbalik(Refusal):
    message = "Rehabilitasi tidak mungkin selesai sebelum dimulai."
    field = "selesai"


class BukanYangDisangka(Refusal):
    message = "Hanya terlapor atau tersangka yang disangka dengan pasal."


class SangkaanTertutup(Refusal):
    status = 409
    message = "Sangkaannya tidak diubah lagi: bagi orang ini perkara sudah berakhir ({keadaan})."


class PasalTidakDikenal(Refusal):
    message = "Pasal «{pasal}» tidak ada dalam daftar maupun LP perkara ini. Pilih dari daftar."
    field = "pasal_1"


class FotoBukanGambar(Refusal):
    message = "Foto orang harus JPG atau PNG; pindaian PDF disimpan sebagai lampiran perkara."
    field = "berkas"


class NomorBAPTerpakai(Refusal):
    status = 409
    message = (
        "Nomor BAP {nomor} sudah dipakai dalam perkara ini, bagi pemeriksaan {tanggal}. Periksa "
        "nomornya; kosongkan bila BAP-nya tidak bernomor."
    )
    field = "nomor"


class BukanBAPTersangka(Refusal):
    message = "Salinan wajib diserahkan dari BAP tersangka; pilih BAP-nya dari orang ini."
    field = "bap"
