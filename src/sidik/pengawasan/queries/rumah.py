"""What the house itself keeps, as tables: equipment, faults, check lists, messages, logins."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.utils.timezone import localtime

from sidik.jejak.data import Actor
from sidik.pengawasan.data import Kolom
from sidik.pengawasan.queries.tabel import CHUNK, Baris, Tabel
from sidik.perangkat.queries import list_aset, list_gangguan, list_pulih, list_riwayat
from sidik.pesan.data import KeadaanKeluar, KeadaanMasuk
from sidik.pesan.queries import list_keluar, list_masuk
from sidik.satuan.queries import list_akun

MAX_PULIH: Final = 5_000
"""Faults that are over, of one workbook: the newest."""


def _dinding(moment: datetime | None) -> datetime | None:
    """Return a moment as the clock on the wall shows it: a workbook knows no zones."""
    return localtime(moment).replace(tzinfo=None) if moment else None


def tabel_aset(actor: Actor, _saringan: object) -> Tabel:
    """Equipment in use, who mends it, and what is wrong with it now."""
    kolom = (
        Kolom("No", 5),
        Kolom("Kode", 16),
        Kolom("Alat", 30),
        Kolom("Kelas", 18),
        Kolom("Merek", 24),
        Kolom("Tempat", 28),
        Kolom("Perangkat lunak", 34),
        Kolom("Teknisi", 26),
        Kolom("Gangguan terbuka", 40),
    )
    rows = (
        (
            number,
            each.aset.kode,
            each.aset.nama,
            each.aset.get_kelas_display(),
            each.aset.merek,
            each.aset.lokasi,
            "\n".join(f"{p.nama} {p.versi}".strip() for p in each.aset.perangkat_lunak.all()),
            each.aset.teknisi,
            "\n".join(f"tingkat {g.tingkat}: {g.uraian}" for g in each.gangguan),
        )
        for number, each in enumerate(list_aset(actor), 1)
    )
    return kolom, rows, ()


def tabel_gangguan(actor: Actor, _saringan: object) -> Tabel:
    """Faults that are open, then those that are over, the newest first."""
    kolom = (
        Kolom("No", 5),
        Kolom("Alat", 30),
        Kolom("Gangguan", 44),
        Kolom("Tingkat", 10),
        Kolom("Mulai", 18),
        Kolom("Pulih", 18),
        Kolom("Kali", 6),
    )
    found = [each.gangguan for each in list_gangguan(actor)]
    found += list_pulih(actor, limit=MAX_PULIH)
    rows = (
        (
            number,
            str(each.aset),
            each.uraian,
            each.tingkat,
            _dinding(each.mulai_at),
            _dinding(each.pulih_at) or "belum",
            each.putaran,
        )
        for number, each in enumerate(found, 1)
    )
    return kolom, rows, ()


def tabel_riwayat(actor: Actor, _saringan: object) -> Tabel:
    """Check lists, the newest first."""
    kolom = (
        Kolom("No", 5),
        Kolom("Tanggal", 12),
        Kolom("Lembar", 34),
        Kolom("Tidak baik", 10),
        Kolom("Diisi", 18),
        Kolom("Oleh", 28),
        Kolom("Disahkan", 28),
    )
    rows = (
        (
            number,
            each.tanggal,
            str(each.daftar),
            getattr(each, "jumlah_tidak", 0),
            _dinding(each.selesai_at) or "belum",
            each.diisi_oleh,
            each.disahkan_oleh if each.disahkan_at else "belum",
        )
        for number, each in enumerate(list_riwayat(actor).iterator(chunk_size=CHUNK), 1)
    )
    return kolom, rows, ()


def tabel_masuk(actor: Actor, state: KeadaanMasuk | None) -> Tabel:
    """Messages that came, without their words: a citizen writes names, and no curtain knows them.

    Numbers are covered as on the screen.
    """
    kolom = (
        Kolom("No", 5),
        Kolom("Diterima", 18),
        Kolom("Nomor", 20),
        Kolom("Diterima kali", 10),
        Kolom("Keadaan", 18),
        Kolom("Sebab", 34),
        Kolom("Ditangani oleh (NRP)", 18),
    )
    rows = (
        (
            number,
            _dinding(each.received_at),
            each.nomor_samar,
            each.copies,
            each.get_state_display(),
            each.alasan_label,
            each.ditangani_oleh,
        )
        for number, each in enumerate(list_masuk(actor, state).iterator(chunk_size=CHUNK), 1)
    )
    return kolom, rows, ()


def tabel_keluar(actor: Actor, state: KeadaanKeluar | None) -> Tabel:
    """Messages that went, without their words, as those that came."""
    kolom = (
        Kolom("No", 5),
        Kolom("Dibuat", 18),
        Kolom("Kepada", 20),
        Kolom("Naskah", 24),
        Kolom("Oleh (NRP)", 18),
        Kolom("Keadaan", 18),
        Kolom("Terkirim", 18),
        Kolom("Sampai", 18),
        Kolom("Percobaan", 10),
    )

    def rows() -> Iterator[Baris]:
        found = list_keluar(actor, state).iterator(chunk_size=CHUNK)
        for number, each in enumerate(found, 1):
            yield (
                number,
                _dinding(each.created_at),
                each.tujuan_samar,
                each.template or "tulisan petugas",
                "otomatis" if each.otomatis else each.oleh,
                each.get_state_display(),
                _dinding(each.terkirim_at),
                _dinding(each.sampai_at),
                each.attempts,
            )

    return kolom, rows(), ()


def tabel_akun(actor: Actor, _saringan: object) -> Tabel:
    """Officers and their logins, as far as he sees them on the page."""
    kolom = (
        Kolom("No", 5),
        Kolom("NRP", 18),
        Kolom("Nama", 34),
        Kolom("Jabatan", 30),
        Kolom("Satuan", 30),
        Kolom("Keadaan", 12),
    )
    rows = (
        (
            number,
            each.nrp,
            str(each.petugas),
            each.petugas.jabatan,
            str(each.petugas.satuan),
            "aktif" if each.petugas.aktif else "nonaktif",
        )
        for number, each in enumerate(list_akun(actor), 1)
    )
    return kolom, rows, ()
