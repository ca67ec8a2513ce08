"""The reports as tables of dates and numbers; how they look is `render`."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, F, Q, QuerySet, Value
from django.utils.timezone import localtime

from sidik.barang_bukti.data import SaringBB
from sidik.barang_bukti.models import BarangBukti
from sidik.barang_bukti.queries import list_bb
from sidik.dokumen.queries import kop_of
from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal_jam
from sidik.pengawasan.data import BERKALA, LAPORAN_LABEL, Kolom, Laporan, Lembar, Masa
from sidik.perkara.data import SELESAI, PeranOrang, Tahap, inisial
from sidik.perkara.models import LaporanPolisi, Perkara
from sidik.prapenuntutan.queries import list_berkas
from sidik.prapenuntutan.queries.daftar import rows_of as berkas_rows
from sidik.satuan.data import Act
from sidik.satuan.models import Satuan
from sidik.satuan.policy import demand
from sidik.satuan.queries import get_satuan, under
from sidik.upaya_paksa.queries import list_tahanan

Baris: TypeAlias = Sequence[object]
_SUBJEK: Final = {PeranOrang.TERLAPOR, PeranOrang.TERSANGKA}
_CHUNK: Final = 500
_PERKARA: Final = (
    Kolom("No", 5),
    Kolom("Nomor LP", 44),
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


@dataclass(frozen=True)
class Minta:
    """Whose report, for whom, of when."""

    actor: Actor
    satuan: str
    masa: Masa


def make_laporan(laporan: Laporan, actor: Actor, *, satuan: str, masa: Masa) -> Lembar:
    """Return a report of one unit and all below it. Raises `NotAllowed`."""
    demand(actor, Act.LAPORAN_EXPORT, at=satuan)
    unit = get_satuan(satuan)
    kolom, baris, kaki = _TABEL[laporan](Minta(actor, satuan, masa))
    now = tanggal_jam(localtime(clock.now()))
    return Lembar(
        judul=LAPORAN_LABEL[laporan].upper(),
        satuan=unit.nama,
        keterangan=f"Periode {masa.teks}; dicetak {now}"
        if laporan in BERKALA
        else f"Keadaan {now}",
        kop=kop_of(satuan),
        kolom=kolom,
        baris=baris,
        kaki=kaki,
    )


Tabel: TypeAlias = tuple[Sequence[Kolom], Iterator[Baris] | Sequence[Baris], Baris]


def _ct_cc(minta: Minta) -> Tabel:
    """CT is what was reported in the period, CC what was settled in it, of whatever age.

    The percentage may pass a hundred when old cases are settled; so the counts stand beside it
    and what is still open is told apart.
    """
    kolom = (
        Kolom("Satuan", 36),
        Kolom("CT (laporan masuk)", 14),
        Kolom("CC (selesai)", 14),
        Kolom("Tahap II / P-21", 14),
        Kolom("SP3 / SP2Lid", 14),
        Kolom("RJ / diversi / rehab", 14),
        Kolom("Dilimpahkan", 14),
        Kolom("Penyelesaian", 18),
        Kolom("Tunggakan akhir periode", 16),
    )
    cases = Perkara.objects.filter(under(minta.satuan))
    units = {s.pk: s.nama_pendek for s in _units(cases)}
    hitung = _hitung(cases, minta.masa)
    rows = [_ct_cc_row(name, [hitung.get(key, Counter[str]())]) for key, name in units.items()]
    return kolom, rows, _ct_cc_row("JUMLAH", hitung.values())


_MASUK: Final = "masuk"
_TERSISA: Final = "tersisa"


def _hitung(cases: QuerySet[Perkara], masa: Masa) -> Mapping[UUID, Counter[str]]:
    """Return per unit what came, what ended how, and what is left: three questions, whatever n."""
    until = _end(masa)
    left = cases.filter(Q(selesai_at=None) | Q(selesai_at__gte=until), dibuka_at__lt=until)
    ended = cases.filter(_within("selesai_at", masa), tahap__in=[t.value for t in SELESAI])
    found: dict[UUID, Counter[str]] = {}
    for rows, what in (
        (cases.filter(_within("dibuka_at", masa)), Value(_MASUK)),
        (left, Value(_TERSISA)),
        (ended, F("tahap")),
    ):
        counted = rows.order_by().values_list("satuan__pk", what).annotate(n=Count("pk"))
        for unit, key, number in counted:
            found.setdefault(unit, Counter())[key] += number
    return found


def _ct_cc_row(nama: str, counts: Iterable[Counter[str]]) -> Baris:
    by = sum(counts, Counter[str]())
    came, cc = by[_MASUK], sum(by[tahap.value] for tahap in SELESAI)
    persen = f"{cc} dari {came} ({round(100 * cc / came)} %)" if came else f"{cc} dari 0 (–)"
    return (
        nama,
        came,
        cc,
        by[Tahap.TAHAP_2],
        by[Tahap.SP3] + by[Tahap.SP2LID],
        by[Tahap.RJ] + by[Tahap.DIVERSI] + by[Tahap.REHABILITASI],
        by[Tahap.DILIMPAHKAN],
        persen,
        by[_TERSISA],
    )


def _ungkap(minta: Minta) -> Tabel:
    """Cases of the period in which someone was named a suspect, with who, how old and what."""
    kolom = (*_PERKARA[:7], Kolom("Umur", 8), Kolom("Pekerjaan", 18), *_PERKARA[7:8])
    cases = _cases(minta.satuan).filter(
        _within("dibuka_at", minta.masa), keterlibatan__peran=PeranOrang.TERSANGKA.value
    )
    return kolom, _ungkap_rows(cases.distinct()), ()


def _ungkap_rows(cases: QuerySet[Perkara]) -> Iterator[Baris]:
    for number, perkara in enumerate(cases.iterator(chunk_size=_CHUNK), 1):
        head = _row(number, perkara)
        people = [k for k in perkara.keterlibatan.all() if k.peran == PeranOrang.TERSANGKA]
        ages = "\n".join(str(k.umur_saat_kejadian or "–") for k in people)
        work = "\n".join(k.orang.pekerjaan or "–" for k in people)
        yield (*head[:7], ages, work, head[7])


def _tunggakan(minta: Minta) -> Tabel:
    """Open cases, the oldest first, with their age in days."""
    today = clock.today(settings.TIME_ZONE)
    cases = _cases(minta.satuan).filter(selesai_at=None).order_by("dibuka_at", "pk")

    def rows() -> Iterator[Baris]:
        for number, perkara in enumerate(cases.iterator(chunk_size=_CHUNK), 1):
            row = _row(number, perkara)
            age = (today - localtime(perkara.dibuka_at).date()).days
            yield (*row[:8], age, *row[9:])

    kolom = (*_PERKARA[:8], Kolom("Umur (hari)", 10), *_PERKARA[9:])
    return kolom, rows(), ()


def _perkara(minta: Minta) -> Tabel:
    cases = (
        _cases(minta.satuan).filter(_within("dibuka_at", minta.masa)).order_by("dibuka_at", "pk")
    )
    rows = (_row(n, p) for n, p in enumerate(cases.iterator(chunk_size=_CHUNK), 1))
    return _PERKARA, rows, ()


def _tahanan(minta: Minta) -> Tabel:
    kolom = (
        Kolom("No", 5),
        Kolom("Nama", 28),
        Kolom("Nomor LP", 44),
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
        for number, kartu in enumerate(list_tahanan(minta.actor, satuan=minta.satuan), 1)
    ]
    return kolom, rows, ()


def _berkas(minta: Minta) -> Tabel:
    kolom = (
        Kolom("No", 5),
        Kolom("Berkas", 26),
        Kolom("Nomor LP", 44),
        Kolom("Tersangka", 28),
        Kolom("Keadaan", 22),
        Kolom("Sejak", 14),
        Kolom("Kiriman ke", 11),
        Kolom("P-19 belum dijawab", 12),
    )
    found = list_berkas(minta.actor).filter(under(minta.satuan, "perkara__satuan__kode"))
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
        for number, row in enumerate(berkas_rows(minta.actor, found), 1)
    ]
    return kolom, rows, ()


_GRAM: Final = ("netto", "lab", "sidang", "iptek", "musnah", "kembali", "pinjam", "sisa")


def _barang_bukti(minta: Minta) -> Tabel:
    """The balance of each exhibit: what its net weight has become, in grams and in pieces."""
    kolom = (
        Kolom("No", 5),
        Kolom("Nomor register BB", 30),
        Kolom("Nomor LP", 44),
        Kolom("Barang", 26),
        Kolom("Golongan", 14),
        Kolom("Disita", 12),
        Kolom("Bruto (g)", 11),
        *(Kolom(f"{each.title()} (g)", 11) for each in _GRAM),
        Kolom("Netto (satuan)", 10),
        Kolom("Sisa (satuan)", 10),
        Kolom("Hitungan", 10),
    )
    found = list_bb(minta.actor, SaringBB(satuan=minta.satuan))
    return kolom, _barang_rows(found), ()


def _barang_rows(found: QuerySet[BarangBukti]) -> Iterator[Baris]:
    for number, bb in enumerate(found.iterator(chunk_size=_CHUNK), 1):
        yield (
            number,
            bb.nomor,
            "\n".join(lp.nomor for lp in bb.perkara.lp.all()),
            "dirahasiakan" if bb.perkara.sensitif else bb.nama,
            bb.golongan,
            localtime(bb.disita_at).date(),
            bb.bruto_gram,
            *(getattr(bb, f"{each}_gram") for each in _GRAM),
            bb.netto_butir,
            bb.sisa_butir,
            bb.hitungan if bb.netto_butir else "",
        )


_TABEL: Final[Mapping[Laporan, Callable[[Minta], Tabel]]] = {
    Laporan.CT_CC: _ct_cc,
    Laporan.UNGKAP: _ungkap,
    Laporan.TUNGGAKAN: _tunggakan,
    Laporan.PERKARA: _perkara,
    Laporan.TAHANAN: _tahanan,
    Laporan.BERKAS: _berkas,
    Laporan.BARANG_BUKTI: _barang_bukti,
}


# --- rows -----------------------------------------------------------------------------------------


def _cases(satuan: str) -> QuerySet[Perkara]:
    rows = Perkara.objects.filter(under(satuan)).select_related("penyidik")
    return rows.prefetch_related("lp", "keterlibatan__orang").order_by("dibuka_at", "pk")


def _row(number: int, perkara: Perkara) -> Baris:
    lp: LaporanPolisi | None = next(iter(perkara.lp.all()), None)
    return (
        number,
        "\n".join(each.nomor for each in perkara.lp.all()),
        localtime(lp.dilaporkan_at).date() if lp else None,
        "Perkara sensitif" if perkara.sensitif else perkara.ringkas,
        "\n".join(lp.pasal) if lp else "",
        "" if perkara.sensitif or lp is None else lp.tkp,
        "" if perkara.sensitif else _names(perkara),
        perkara.tahap_label,
        localtime(perkara.selesai_at).date() if perkara.selesai_at else None,
        str(perkara.penyidik or "belum ditunjuk"),
        perkara.kesulitan_label,
    )


def _names(perkara: Perkara) -> str:
    """Suspects only, a child by its initials: the paper goes from hand to hand."""
    people = [k for k in perkara.keterlibatan.all() if PeranOrang(k.peran) in _SUBJEK]
    return "\n".join(
        f"Anak, inisial {inisial(k.orang.nama)}" if k.is_anak else k.orang.nama for k in people
    )


def _units(cases: QuerySet[Perkara]) -> Sequence[Satuan]:
    codes = cases.order_by().values_list("satuan_id", flat=True).distinct()
    return list(Satuan.objects.filter(kode__in=codes).order_by("kode"))


def _within(moment: str, masa: Masa) -> Q:
    return Q(**{f"{moment}__gte": _start(masa.awal), f"{moment}__lt": _end(masa)})


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZoneInfo(settings.TIME_ZONE))


def _end(masa: Masa) -> datetime:
    return _start(masa.akhir + timedelta(days=1))
