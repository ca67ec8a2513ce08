"""The order of the scenes: clause, title, scene."""

from typing import Final

from sidik.ops.rehearse import Scene, layanan, perangkat, perkara

SCENES: Final[tuple[tuple[str, str, Scene], ...]] = (
    ("4.a", "Server aplikasi dan server data bekerja", perangkat.servers),
    ("5.a.1", "LP dimasukkan lewat aplikasi", perkara.register),
    ("5.a.2", "LP tersimpan di server aplikasi", perkara.stored),
    ("5.a.3", "Perkara diolah lebih lanjut", perkara.carry_on),
    ("5.a.4", "Server mengirim sendiri ke Pusiknas", perkara.forwarded),
    ("5.a.5", "Pusiknas membaca LP itu", perkara.read_at_centre),
    ("2.c", "Pelapor menerima tanda terima dengan kode", layanan.receipt),
    ("4.d", "SMS dijawab otomatis", layanan.answered_by_itself),
    ("4.d", "Nomor lain tidak mengetahui apa pun", layanan.stranger_learns_nothing),
    ("4.d", "SMS dijawab manual", layanan.answered_by_hand),
    ("2.c", "Web publik menjawab", layanan.asked_on_the_web),
    ("2.b", "Pimpinan mengawasi jalannya penyidikan", perkara.supervised),
    ("2.d", "Pimpinan menilai kinerja anggota", perkara.performance),
    ("4.e", "Komputer klien dan perangkat lunaknya", perangkat.clients),
    ("4.c", "Gateway internet dari satu berkas lokasi", perangkat.gateway),
    ("6.a", "Pemeriksaan harian", perangkat.daily_sheet),
    ("6.b", "Tahap 1: operator dengan buku manual", perangkat.first_stage),
    ("6.b", "Tahap 2: staf TI", perangkat.second_stage),
    ("6.d", "Tahap 3: teknisi", perangkat.third_stage),
    ("6.c", "Pemeriksaan berkala oleh staf TI", perangkat.weekly_sheet),
    ("7.a-c", "Penanggung jawab mengesahkan", perangkat.signed),
    ("5.a.5", "Kedua pihak memegang riwayat yang sama", perkara.proven),
)
