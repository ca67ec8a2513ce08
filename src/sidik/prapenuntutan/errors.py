"""Every no of this context, as the sentence an officer can act on. Each names its file."""

from sidik.kernel.errors import Conflict, Refusal


class LangkahBerkasDitolak(Conflict):
    message = "{berkas}: «{langkah}» belum dapat dilakukan: {sebab}."


class BerkasBerubah(Conflict):
    message = (
        "{berkas} sudah diubah {oleh} sejak Anda membukanya: {apa}. "
        "Lihat keadaan terbaru di bawah, lalu ulangi bila masih perlu."
    )


class NomorBelumDiisi(Refusal):
    message = "Isi nomor {surat} dahulu."
    field = "nomor"


class NomorBerkasSudahAda(Refusal):
    status = 409
    message = "Nomor {nomor} sudah dipakai {berkas}."
    field = "nomor"


class SPDPSudahAda(Refusal):
    status = 409
    message = "SPDP nomor {nomor} tanggal {tanggal} sudah dicatat."
    field = "nomor"


class SPDPDipakaiBerkas(Refusal):
    status = 409
    message = (
        "{berkas} sudah dikirim ke JPU dengan surat ini: catatannya tidak dapat dibatalkan. "
        "Kesalahan pada suratnya diralat dengan surat kepada JPU."
    )


class SPDPDirujuk(Refusal):
    status = 409
    message = (
        "Surat pemberitahuan tersangka nomor {nomor} merujuk SPDP ini. Batalkan dahulu catatan "
        "surat itu."
    )


class SuratMasihBerlaku(Refusal):
    status = 409
    message = (
        "Surat nomor {nomor} dibuat dan ditandatangani di sini, dan masih berlaku. Cabut dahulu "
        "suratnya, lalu batalkan catatan ini."
    )


class SuratSudahPergi(Refusal):
    status = 409
    message = (
        "Surat nomor {nomor} dibuat di sini dan sudah dikirim ke JPU: catatannya tidak dapat "
        "dibatalkan. Kesalahan pada suratnya diralat dengan surat kepada JPU."
    )


class SPDPBelumAda(Refusal):
    status = 409
    message = "SPDP perkara ini belum dicatat; catat SPDP dahulu."


class SPDPMendahuluiSprin(Refusal):
    message = "SPDP tidak mungkin mendahului Sprin Sidik tanggal {sprin}. Periksa tanggalnya."
    field = "tanggal"


class SprinLain(Refusal):
    message = (
        "Sprin Sidik perkara ini {dikenal}, bukan {nomor} tanggal {tanggal}. "
        "Tulis nomor dan tanggal Sprin Sidik yang dirujuk SPDP ini."
    )
    field = "sprin_nomor"


class SuratSudahAda(Refusal):
    status = 409
    message = "{surat} nomor {nomor} tanggal {tanggal} sudah dicatat."
    field = "nomor"


class PihakSudahDiberi(Refusal):
    status = 409
    message = "{pihak} sudah dicatat menerima SPDP ini."
    field = "pihak"


class TerlaporBelumDipilih(Refusal):
    message = "SPDP ini menyebut beberapa orang. Pilih kepada siapa disampaikan."
    field = "pihak"


class OrangSPDPTidakDikenal(Refusal):
    message = "Pilih terlapor atau tersangka dari perkara ini."
    field = "orang"


class PenerimaBelumDiisi(Refusal):
    message = "Tulis siapa yang menerimanya: yang bersangkutan, keluarga, atau penasihat hukumnya."
    field = "oleh"


class BuktiBelumDiisi(Refusal):
    message = "Tulis bukti pengirimannya, mis. nomor ekspedisi atau nama penerima."
    field = "bukti"


class TanggalDiDepan(Refusal):
    message = "Tanggal {tanggal} belum terjadi. Periksa tanggalnya."
    field = "tanggal"


class TerimaMendahuluiSurat(Refusal):
    message = "Tanggal terima {terima} mendahului tanggal surat {tanggal}."
    field = "tanggal_terima"


class MustahilMendahului(Refusal):
    message = (
        "{surat} tanggal {tanggal} tidak mungkin mendahului {sebelum} tanggal {hari}; "
        "alasan menyusul tidak mengubahnya. Periksa tanggal pada suratnya."
    )
    field = "tanggal"


class AlasanSusulan(Refusal):
    message = "{sebab} Tulis alasan mengapa dicatat menyusul."
    field = "terlambat"


class AlasanPemisahan(Refusal):
    message = "Tulis alasan berkas dipisah atau digabung."
    field = "alasan"


class AnakDiberkasBersama(Refusal):
    message = (
        "{berkas} memuat anak bersama orang dewasa. Berkas anak selalu tersendiri ({dasar}): "
        "pisahkan dahulu berkasnya (splitsing)."
    )


class AnakBerkasSendiri(Refusal):
    message = (
        "Anak dan orang dewasa tidak boleh satu berkas ({dasar}): buka berkas tersendiri untuk "
        "anaknya."
    )
    field = "tersangka"


class DiversiTerbuka(Refusal):
    message = (
        "{nama} anak, dan {keadaan} ({dasar}). Berkasnya dikirim ke JPU sesudah diversi dicatat "
        "gagal atau tidak memenuhi syarat; catat dahulu pada halaman perkara."
    )


class TersangkaBelumDipilih(Refusal):
    message = "Pilih tersangka yang masuk berkas ini."
    field = "tersangka"


class BukanTersangka(Refusal):
    message = "Yang dapat masuk berkas hanya tersangka perkara ini."
    field = "tersangka"


class SudahDiBerkasLain(Refusal):
    status = 409
    message = "Seorang tersangka hanya dapat berada dalam satu berkas; ia sudah ada di {berkas}."
    field = "tersangka"


class BerkasAkanKosong(Refusal):
    message = "{berkas} akan kosong. Sisakan seorang tersangka, atau gabungkan berkasnya."
    field = "tersangka"


class BerkasSudahDikirim(Refusal):
    status = 409
    message = "{berkas} tidak ada di meja penyidik ({keadaan}); isinya tidak dapat diubah sekarang."


class GabungDenganDiri(Refusal):
    message = "Pilih berkas lain dari perkara yang sama."
    field = "ke"


class PetunjukBelumDitulis(Refusal):
    message = "Tulis petunjuk JPU, satu petunjuk satu baris."
    field = "petunjuk"


class TerlaluBanyak(Refusal):
    message = "Paling banyak {jumlah} baris."


class JawabanBelumLengkap(Refusal):
    message = "Petunjuk {urut}: tulis jawabannya dan pilih dipenuhi atau tidak."


class JawabanKosong(Refusal):
    message = "Tidak ada yang tersimpan: tidak ada jawaban yang diisi atau diubah. {sisa}"


class PenerimaTidakAda(Refusal):
    status = 409
    message = (
        "Perkara ini tidak mempunyai pelapor atau korban (LP/A): SPDP tidak disampaikan kepadanya. "
        "Bila ada, catat dahulu orangnya di halaman perkara."
    )
    field = "pihak"


class TidakAdaPetunjuk(Refusal):
    status = 409
    message = "{berkas} tidak sedang di P-19; tidak ada petunjuk yang menunggu jawaban."


class TersangkaBelumDiserahkan(Refusal):
    message = "Tahap II menyerahkan semua tersangka berkas ini; belum dipilih: {nama}."
    field = "tersangka"


class BBBelumDiserahkan(Refusal):
    message = "Tahap II menyerahkan semua barang bukti berkas ini; belum dipilih: {nama}."
    field = "bb"


class P17TidakDikenal(Refusal):
    message = "Pilih P-17 yang dijawab."
    field = "balas"


class BelumPenyidikan(Refusal):
    status = 409
    message = "Berkas perkara baru dapat disusun setelah penyidikan dimulai dengan Sprin Sidik."
