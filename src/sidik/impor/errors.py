"""Refusals, each a sentence that the clerk can act on."""

from sidik.kernel.errors import Refusal


class BerkasTidakTerbaca(Refusal):
    message = (
        "Berkas ini tidak dapat dibaca sebagai lembar kerja Excel (.xlsx, .xls) atau CSV dengan "
        "baris judul. Berkas lain: buka di Excel, lalu simpan sebagai .xlsx."
    )
    field = "berkas"


class BerkasTidakDitemukan(Refusal):
    message = "Berkas {berkas} tidak ada atau tidak boleh dibaca. Periksa nama dan letaknya."


class BerkasTerkunci(Refusal):
    message = "Berkas ini dikunci kata sandi. Simpan salinannya tanpa kata sandi, lalu ulangi."
    field = "berkas"


class BerkasTerlaluBesar(Refusal):
    status = 413
    message = "Berkas lebih besar daripada {batas}. Bagilah per tahun."
    field = "berkas"


class BerkasKosong(Refusal):
    message = "Tidak ada baris judul dengan «Nomor LP» dan «Tanggal» dalam 20 baris pertama."
    field = "berkas"


class KolomWajib(Refusal):
    message = "Tunjukkan kolom mana yang berisi {kolom}."
    field = "pemetaan"


class KolomGanda(Refusal):
    message = "Kolom «{kolom}» ditunjuk untuk dua hal."
    field = "pemetaan"


class UmurTanpaNama(Refusal):
    message = "Kolom «{kolom}» hanya terbaca bersama kolom nama tersangka; tunjukkan juga itu."
    field = "pemetaan"


class PenanggungJawabTidakDikenal(Refusal):
    message = "Tidak ada petugas dengan NRP {nrp} di sini. Periksa NRP-nya."


class PenanggungJawabTidakBerhak(Refusal):
    message = (
        "{petugas} tidak berwenang memasukkan register {satuan}. Sebut NRP petugas yang berwenang, "
        "mis. Kaur Mintu atau Kasat."
    )


class BelumPratinjau(Refusal):
    status = 409
    message = "Register ini sudah {keadaan}."


class AdaBarisSalah(Refusal):
    message = (
        "Ada {jumlah} baris yang salah. Perbaiki di berkasnya, atau pilih "
        "«masukkan yang benar saja»."
    )


class TidakAdaYangMasuk(Refusal):
    message = "Tidak ada baris baru yang dapat dimasukkan."


class BarisBelumDinilai(Exception):
    """A row with faults was to become a case. A bug."""
