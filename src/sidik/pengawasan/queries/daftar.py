"""The lists of the screens as tables: what stands there, as it is narrowed there, to its end."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import count, islice
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.timezone import localtime

from sidik.barang_bukti.data import SaringBB
from sidik.barang_bukti.queries import list_bb, search_bb
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import list_meja
from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import key_of, ref
from sidik.pengawasan.data import (
    DAFTAR_LABEL,
    HALAMAN_DAFTAR,
    UKURAN_LABEL,
    Daftar,
    Kolom,
    Lembar,
    Ukuran,
)
from sidik.pengawasan.queries.hitung import by_petugas, list_cases
from sidik.pengawasan.queries.rumah import (
    tabel_akun,
    tabel_aset,
    tabel_gangguan,
    tabel_keluar,
    tabel_masuk,
    tabel_riwayat,
)
from sidik.pengawasan.queries.tabel import (
    CHUNK,
    NOMOR_LP,
    PERKARA,
    Baris,
    Tabel,
    lembar_of,
    row_of,
    tabel_bb,
    tabel_berkas,
    tabel_tahanan,
)
from sidik.perkara.models import LaporanPolisi, Perkara
from sidik.perkara.queries import Saringan, list_perkara, search_perkara
from sidik.prapenuntutan.queries import SaringBerkas, list_berkas
from sidik.satuan.data import Act, Scope
from sidik.satuan.policy import scope_of
from sidik.satuan.queries import get_satuan
from sidik.tenggat.data import Keadaan
from sidik.tenggat.data import Saringan as SaringanTenggat
from sidik.tenggat.models import Tenggat
from sidik.tenggat.queries import list_month, search_tenggat
from sidik.upaya_paksa.queries import list_tahanan

MAX_UNDUH: Final = 20_000
"""Rows of one workbook; nobody reads more, and a list of the country would never end."""
_IZIN: Final[Mapping[Daftar, Act]] = {
    Daftar.ALAT: Act.PERANGKAT_READ,
    Daftar.GANGGUAN: Act.PERANGKAT_READ,
    Daftar.RIWAYAT_CEK: Act.PERANGKAT_READ,
    Daftar.AKUN: Act.AKUN_MANAGE,
}
"""Lists that are no reports: whoever may read them on their page may take them along."""
_KEADAAN: Final = {
    Keadaan.AMAN: "berjalan",
    Keadaan.SEGERA: "segera jatuh",
    Keadaan.LEWAT: "lewat",
    Keadaan.JEDA: "dijeda",
}


def make_daftar(daftar: Daftar, actor: Actor, saringan: Any, *, tentang: str) -> Lembar:
    """Return one list as the actor sees it. Raises `NotAllowed`.

    `saringan`: what the list is narrowed to, as the queries of its context take it.
    """
    if not _may_take(daftar, actor):
        raise NotAllowed
    kolom, baris, kaki = _TABEL[daftar](actor, saringan)
    return lembar_of(
        (kolom, _until_enough(baris), kaki),
        judul=DAFTAR_LABEL[daftar],
        unit=get_satuan(actor.satuan),
        actor=actor,
        tentang=tentang,
    )


def find_unduhan(actor: Actor, path: str, query: QueryDict) -> str:
    """Return the address that hands over the list of this page; empty where there is none for him.

    What narrows the list goes along, the number of the page does not.
    """
    daftar = HALAMAN_DAFTAR.get(path)
    if daftar is None or not _may_take(daftar, actor):
        return ""
    if daftar is Daftar.CARI and not query.get("q", "").strip():
        return ""  # nothing was asked, so there is no list
    said = query.copy()
    said.pop("page", None)
    if daftar is Daftar.UKURAN:
        said["ukuran"] = path.strip("/").rpartition("/")[2]
    return f"{reverse('pengawasan:unduh', args=[daftar])}?{said.urlencode()}"


def _may_take(daftar: Daftar, actor: Actor) -> bool:
    """Who exports reports takes lists of work; who keeps equipment or logins takes those."""
    return scope_of(actor, _IZIN.get(daftar, Act.LAPORAN_EXPORT)) is not Scope.NONE


def _until_enough(baris: Iterable[Baris]) -> Iterator[Baris]:
    """A sheet that was cut says so in its last line: nobody may take it for the whole."""
    rows = iter(baris)
    yield from islice(rows, MAX_UNDUH)
    if next(rows, None) is not None:
        yield ("", f"Terpotong pada {MAX_UNDUH} baris. Persempit daftarnya lalu unduh lagi.")


def _perkara(actor: Actor, saringan: Saringan) -> Tabel:
    return _tabel_perkara(list_perkara(actor, saringan))


def _ukuran(actor: Actor, saringan: Mapping[str, str]) -> Tabel:
    only = {"satuan": saringan["satuan"], "petugas": saringan["petugas"]}
    rows = list_cases(actor, Ukuran(saringan["ukuran"]), **only)
    return _tabel_perkara(rows.order_by("-dibuka_at", "pk"))


def _tabel_perkara(rows: QuerySet[Perkara]) -> Tabel:
    cases = rows.prefetch_related("keterlibatan__orang").iterator(chunk_size=CHUNK)
    return PERKARA, (row_of(n, perkara) for n, perkara in enumerate(cases, 1)), ()


def _cari(actor: Actor, q: str) -> Tabel:
    found = search_perkara(actor, q, {"Barang bukti": search_bb}) if q else []
    how = {perkara.pk: temuan.judul for temuan in reversed(found) for perkara in temuan.perkara}
    cases = Perkara.objects.filter(pk__in=how).select_related("penyidik", "satuan")
    cases = cases.prefetch_related("lp", "keterlibatan__orang").order_by("-dibuka_at", "pk")
    rows = [(*row_of(n, p), how[p.pk]) for n, p in enumerate(cases, 1)]
    return (*PERKARA, Kolom("Ditemukan dari", 16)), rows, ()


def _tenggat(actor: Actor, saringan: SaringanTenggat) -> Tabel:
    return _tabel_tenggat(search_tenggat(actor, saringan).iterator(chunk_size=CHUNK))


def _kalender(actor: Actor, first: date) -> Tabel:
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    found = list_month(actor, first, last)
    return _tabel_tenggat(tenggat for day in found.values() for tenggat in day)


def _tabel_tenggat(clocks: Iterable[Tenggat]) -> Tabel:
    kolom = (
        Kolom("No", 5),
        Kolom("Tenggat", 36),
        NOMOR_LP,
        Kolom("Penanggung jawab", 20),
        Kolom("Di meja", 20),
        Kolom("Mulai", 17),
        Kolom("Jatuh", 17),
        Kolom("Keadaan", 14),
    )
    return kolom, _rows_tenggat(iter(clocks)), ()


def _rows_tenggat(clocks: Iterator[Tenggat]) -> Iterator[Baris]:
    number, now = count(1), clock.now()
    while pack := list(islice(clocks, CHUNK)):
        names = _nomor_lp(each.case for each in pack)
        for each in pack:
            yield (
                next(number),
                each.label,
                names.get(each.case, ""),
                each.pemilik_label,
                each.eskalasi_label,
                _wall(each.mulai_at),
                _wall(each.due_at),
                _KEADAAN[each.state_at(now)],
            )


def _nomor_lp(subjects: Iterable[str]) -> dict[str, str]:
    keys = {UUID(key_of(one)) for one in subjects if one.startswith("perkara:")}
    rows = LaporanPolisi.objects.filter(perkara__in=keys).order_by("-dilaporkan_at")
    return {ref("perkara", pk): nomor for pk, nomor in rows.values_list("perkara_id", "nomor")}


def _wall(moment: datetime) -> datetime:
    """What the clock on the unit's wall shows: a sheet knows no zones."""
    return localtime(moment).replace(tzinfo=None)


def _tahanan(actor: Actor, satuan: str) -> Tabel:
    return tabel_tahanan(list_tahanan(actor, satuan=satuan))


def _berkas(actor: Actor, saringan: SaringBerkas) -> Tabel:
    return tabel_berkas(actor, list_berkas(actor, saringan)[: MAX_UNDUH + 1])


def _bb(actor: Actor, saringan: SaringBB) -> Tabel:
    return tabel_bb(list_bb(actor, saringan))


def _meja(actor: Actor, _saringan: object) -> Tabel:
    return _tabel_surat(list_meja(actor))


def _tabel_surat(papers: Iterable[Dokumen]) -> Tabel:
    kolom = (
        Kolom("No buku", 9),
        Kolom("Nomor surat", 40),
        Kolom("Tanggal", 12),
        Kolom("Surat", 30),
        Kolom("Perihal", 40),
        Kolom("Kepada", 26),
        Kolom("Keadaan", 16),
        Kolom("Alasan", 26),
    )
    rows = (
        (
            paper.register_urut,
            paper.nomor,
            paper.tanggal,
            paper.entri.nama,
            paper.perihal,
            paper.entri.tujuan,
            paper.keadaan_label,
            paper.alasan,
        )
        for paper in papers
    )
    return kolom, rows, ()


def _petugas(actor: Actor, _saringan: object) -> Tabel:
    """How much each investigator carries and finished, with how hard it was beside it."""
    kolom = (
        Kolom("Penyidik", 32),
        Kolom("Satuan", 26),
        *(Kolom(label, 12) for label in UKURAN_LABEL.values()),
        Kolom("Terbuka menurut kesulitan", 30),
        Kolom("Selesai menurut kesulitan", 30),
        Kolom("Tertua (hari)", 12),
    )
    rows = [
        (
            each.nama,
            each.catatan,
            *(sel.jumlah for sel in each.sel),
            each.beban_teks,
            each.hasil_teks,
            each.tertua,
        )
        for each in by_petugas(actor)
    ]
    return kolom, rows, ()


_TABEL: Final[Mapping[Daftar, Callable[[Actor, Any], Tabel]]] = {
    Daftar.PERKARA: _perkara,
    Daftar.CARI: _cari,
    Daftar.TENGGAT: _tenggat,
    Daftar.KALENDER: _kalender,
    Daftar.TAHANAN: _tahanan,
    Daftar.BERKAS: _berkas,
    Daftar.BARANG_BUKTI: _bb,
    Daftar.MEJA: _meja,
    Daftar.PETUGAS: _petugas,
    Daftar.UKURAN: _ukuran,
    Daftar.ALAT: tabel_aset,
    Daftar.GANGGUAN: tabel_gangguan,
    Daftar.RIWAYAT_CEK: tabel_riwayat,
    Daftar.PESAN_MASUK: tabel_masuk,
    Daftar.PESAN_KELUAR: tabel_keluar,
    Daftar.AKUN: tabel_akun,
}
