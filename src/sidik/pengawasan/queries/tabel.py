"""Tables of the things that are reported and listed: their columns, and how one row is told."""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from typing import Final, TypeAlias

from django.db.models import QuerySet
from django.utils.timezone import localtime

from sidik.barang_bukti.models import BarangBukti
from sidik.dokumen.queries import kop_of
from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal_jam
from sidik.pengawasan.data import Kolom, Lembar
from sidik.perkara.data import PeranOrang, inisial
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Perkara
from sidik.perkara.queries.tirai import shroud
from sidik.perkara.queries.waktu import local
from sidik.prapenuntutan.models import BerkasPerkara
from sidik.prapenuntutan.queries.daftar import rows_of as berkas_rows
from sidik.satuan.models import Satuan
from sidik.upaya_paksa.queries import KartuTahanan

Baris: TypeAlias = Sequence[object]
Tabel: TypeAlias = tuple[Sequence[Kolom], Iterable[Baris], Baris]
"""Columns, rows, and the line of totals under them if there is one."""

CHUNK: Final = 500
_SUBJEK: Final = {PeranOrang.TERLAPOR, PeranOrang.TERSANGKA}
NOMOR_LP: Final = Kolom("Nomor LP", 52)
"""Wide enough that Excel breaks a number at its space, never within POLRES."""
PERKARA: Final = (
    Kolom("No", 5),
    NOMOR_LP,
    Kolom("Tanggal LP", 12),
    Kolom("Perkara", 34),
    Kolom("Pasal", 30),
    Kolom("TKP", 28),
    Kolom("Terlapor / tersangka", 26),
    Kolom("Tahap", 18),
    Kolom("Tanggal selesai", 12),
    Kolom("Penyidik", 26),
    Kolom("Kesulitan", 11),
)


def lembar_of(tabel: Tabel, *, judul: str, unit: Satuan, actor: Actor, tentang: str) -> Lembar:
    """Return a table with its title block: of whom, of when, printed by whom and when."""
    kolom, baris, kaki = tabel
    now = tanggal_jam(localtime(clock.now()))
    siapa = f"{actor.pangkat} {actor.nama}, NRP {actor.nrp}".strip()
    return Lembar(
        judul=judul.upper(),
        satuan=unit.nama,
        keterangan=f"{tentang}; dicetak {now} oleh {siapa}",
        kop=kop_of(unit.kode),
        kolom=kolom,
        baris=baris,
        kaki=kaki,
    )


def row_of(number: int, perkara: Perkara) -> Baris:
    """One case as a line; whom the law protects is named in none of its words."""
    lp: LaporanPolisi | None = next(iter(perkara.lp.all()), None)
    tirai = shroud(perkara.keterlibatan.all())
    return (
        number,
        "\n".join(each.nomor for each in perkara.lp.all()),
        local(perkara, lp.dilaporkan_at) if lp else None,
        "Perkara sensitif" if perkara.sensitif else tirai.over(perkara.ringkas),
        "\n".join(lp.pasal) if lp else "",
        "" if perkara.sensitif or lp is None else tirai.over(lp.tkp),
        "" if perkara.sensitif else names_of(perkara),
        perkara.tahap_label,
        _selesai(perkara),
        str(perkara.penyidik or "belum ditunjuk"),
        perkara.kesulitan_label,
    )


def _selesai(perkara: Perkara) -> date | str | None:
    if perkara.selesai_at:
        return local(perkara, perkara.selesai_at)
    return "tidak tertulis" if perkara.is_selesai else None


def names_of(perkara: Perkara, wanted: Container[PeranOrang] = _SUBJEK) -> str:
    """Suspects only, a child by its initials: the paper goes from hand to hand."""
    people = [k for k in perkara.keterlibatan.all() if PeranOrang(k.peran) in wanted]
    return "\n".join(map(_name_of, people))


def _name_of(k: Keterlibatan) -> str:
    if k.dilindungi:
        return "Identitas dilindungi"
    return f"Anak, inisial {inisial(k.orang.nama)}" if k.is_anak else k.orang.nama


def tersangka_of(perkara: Perkara) -> list[Keterlibatan]:
    return [k for k in perkara.keterlibatan.all() if k.peran == PeranOrang.TERSANGKA]


def tabel_tahanan(kartu_kartu: Iterable[KartuTahanan]) -> Tabel:
    kolom = (
        Kolom("No", 5),
        Kolom("Nama", 28),
        NOMOR_LP,
        Kolom("Tempat", 24),
        Kolom("Ditahan sejak", 14),
        Kolom("Hari ke", 9),
        Kolom("Habis", 14),
        Kolom("Sisa hari", 10),
        Kolom("Keadaan", 34),
        Kolom("Penyidik", 26),
    )
    rows = [
        (
            number,
            kartu.nama,
            kartu.nomor_lp,
            kartu.penahanan.tempat,
            kartu.penahanan.mulai,
            kartu.hari_ke,
            kartu.akhir,
            kartu.sisa,
            kartu.kalimat,
            str(kartu.perkara.penyidik or ""),
        )
        for number, kartu in enumerate(kartu_kartu, 1)
    ]
    return kolom, rows, ()


def tabel_berkas(actor: Actor, found: Iterable[BerkasPerkara]) -> Tabel:
    kolom = (
        Kolom("No", 5),
        Kolom("Berkas", 26),
        NOMOR_LP,
        Kolom("Tersangka", 28),
        Kolom("Keadaan", 22),
        Kolom("Sejak", 14),
        Kolom("Kiriman ke", 11),
        Kolom("P-19 belum dijawab", 12),
    )
    rows = [
        (
            number,
            str(row.berkas),
            row.nomor_lp,
            "\n".join(orang.nama for orang in row.tersangka),
            row.berkas.keadaan_label,
            row.berkas.sejak,
            row.berkas.putaran,
            row.belum_dijawab,
        )
        for number, row in enumerate(berkas_rows(actor, list(found)), 1)
    ]
    return kolom, rows, ()


_WADAH: Final = ("netto", "lab", "sidang", "iptek", "musnah", "kembali", "pinjam", "sisa")
_UKURAN: Final = {"gram": "gram", "ml": "mL"}


def tabel_bb(found: QuerySet[BarangBukti]) -> Tabel:
    """The balance of each exhibit: what its net has become, a line for each of its measures."""
    kolom = (
        Kolom("No", 5),
        Kolom("Nomor register BB", 30),
        NOMOR_LP,
        Kolom("Barang", 26),
        Kolom("Golongan", 22),
        Kolom("Disita", 12),
        Kolom("Ukuran", 9),
        Kolom("Bruto", 11),
        *(Kolom(each.title(), 11) for each in _WADAH),
    )
    return kolom, _barang_rows(found), ()


def _barang_rows(found: QuerySet[BarangBukti]) -> Iterator[Baris]:
    rows = found.prefetch_related("perkara__keterlibatan__orang").iterator(chunk_size=CHUNK)
    for number, bb in enumerate(rows, 1):
        nama = shroud(bb.perkara.keterlibatan.all()).over(bb.nama)
        for ukuran in bb.ukuran:
            yield (
                number,
                bb.nomor,
                "\n".join(lp.nomor for lp in bb.perkara.lp.all()),
                "dirahasiakan" if bb.perkara.sensitif else nama,
                bb.golongan_label or bb.jenis_label,
                local(bb.perkara, bb.disita_at),
                _UKURAN.get(ukuran, bb.sebutan),
                bb.bruto_gram if ukuran == "gram" else None,
                *(getattr(bb, f"{each}_{ukuran}") for each in _WADAH),
            )
