"""The reports as tables of dates and numbers; how they look is `render`."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet, Value

from sidik.barang_bukti.data import SaringBB
from sidik.barang_bukti.queries import list_bb
from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.pengawasan.data import (
    BERKALA,
    KELOMPOK_UMUR,
    LAPORAN_LABEL,
    Kolom,
    Laporan,
    Lembar,
    Masa,
    kelompok_umur,
)
from sidik.pengawasan.queries.tabel import (
    CHUNK,
    PERKARA,
    Baris,
    Tabel,
    lembar_of,
    names_of,
    row_of,
    tabel_bb,
    tabel_berkas,
    tabel_tahanan,
    tersangka_of,
)
from sidik.perkara.data import (
    JENIS_KELAMIN_LABEL,
    PERAN_TERSANGKA_LABEL,
    SELESAI,
    PeranOrang,
    Tahap,
)
from sidik.perkara.models import BERJALAN, Keterlibatan, Perkara
from sidik.perkara.queries.waktu import local
from sidik.prapenuntutan.queries import list_berkas
from sidik.satuan.data import ZONA, Act
from sidik.satuan.models import Satuan
from sidik.satuan.policy import demand
from sidik.satuan.queries import get_satuan, label_satuan, under
from sidik.upaya_paksa.queries import list_tahanan


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
    return lembar_of(
        (kolom, baris, kaki),
        judul=LAPORAN_LABEL[laporan],
        unit=unit,
        actor=actor,
        tentang=f"Periode {masa.teks}" if laporan in BERKALA else "Keadaan sekarang",
    )


def _ct_cc(minta: Minta) -> Tabel:
    """CT is what was reported in the period, CC what was settled in it, of whatever age.

    The percentage may pass a hundred when old cases are settled; so the counts stand beside it
    and what is still open is told apart. A file that is complete (P-21) is settled only when the
    suspect and the exhibits are handed over, and the heading says so.
    """
    kolom = (
        Kolom("Satuan", 36),
        Kolom("CT (laporan masuk)", 14),
        Kolom("CC (selesai)", 14),
        Kolom("Tahap II (P-21 saja belum dihitung)", 16),
        Kolom("SP3 / SP2Lid", 14),
        Kolom("RJ / diversi / rehab", 14),
        Kolom("Dilimpahkan", 14),
        Kolom("Penyelesaian", 18),
        Kolom("Tunggakan akhir periode", 16),
    )
    cases = Perkara.objects.filter(under(minta.satuan))
    units = _units(cases)
    names = label_satuan(units)
    hitung = _hitung(cases, minta.masa)
    rows = [_ct_cc_row(names[s.kode], [hitung.get(s.pk, Counter[str]())]) for s in units]
    return kolom, rows, _ct_cc_row("JUMLAH", hitung.values())


_MASUK: Final = "masuk"
_TERSISA: Final = "tersisa"


def _hitung(cases: QuerySet[Perkara], masa: Masa) -> Mapping[UUID, Counter[str]]:
    """Return per unit what came, what ended how, and what is left: three questions, whatever n."""
    after = _next(masa)
    left = cases.filter(BERJALAN | _from("selesai_at", after), _before("dibuka_at", after))
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


_TAK_TERCATAT: Final = kelompok_umur(None)
_KELAMIN: Final = {each.value: label for each, label in JENIS_KELAMIN_LABEL.items()}
_PERAN: Final = {peran.value: label for peran, label in PERAN_TERSANGKA_LABEL.items()}


def _ungkap(minta: Minta) -> Tabel:
    """Cases of the period in which someone was named a suspect, with who, how old and what."""
    kolom = (*PERKARA[:7], Kolom("Umur", 8), Kolom("Pekerjaan", 18), *PERKARA[7:8])
    cases = _cases(minta.satuan).filter(
        _within("dibuka_at", minta.masa), keterlibatan__peran=PeranOrang.TERSANGKA.value
    )
    return kolom, _ungkap_rows(cases.distinct()), ()


def _ungkap_rows(cases: QuerySet[Perkara]) -> Iterator[Baris]:
    for number, perkara in enumerate(cases.iterator(chunk_size=CHUNK), 1):
        head = row_of(number, perkara)
        people = [] if perkara.sensitif else tersangka_of(perkara)
        ages = _ages([k.umur_saat_kejadian for k in people])
        work = "\n".join(k.orang.pekerjaan or "–" for k in people)
        names = "" if perkara.sensitif else names_of(perkara, {PeranOrang.TERSANGKA})
        yield (*head[:6], names, ages, work, head[7])


def _ages(known: Sequence[int | None]) -> str | int:
    """One age is a number in the workbook; several stand below each other."""
    if len(known) == 1 and known[0] is not None:
        return known[0]
    return "\n".join("–" if age is None else str(age) for age in known)


def _rekap_tersangka(minta: Minta) -> Tabel:
    """Suspects of the period's cases by age, sex, part and schooling; each one once in each."""
    rows = Keterlibatan.objects.filter(
        under(minta.satuan, "perkara__satuan__kode"),
        _within("perkara__dibuka_at", minta.masa),
        peran=PeranOrang.TERSANGKA.value,
    )
    told = rows.order_by().values_list(
        "umur_saat_kejadian", "orang__jenis_kelamin", "peran_tersangka", "orang__pendidikan"
    )
    counts: Counter[tuple[str, str]] = Counter()
    jumlah = 0
    for umur, kelamin, peran, sekolah in told.iterator(chunk_size=CHUNK):
        jumlah += 1
        counts["Umur", kelompok_umur(umur)] += 1
        counts["Jenis kelamin", _KELAMIN.get(kelamin, _TAK_TERCATAT)] += 1
        counts["Peran", _PERAN.get(peran, _TAK_TERCATAT)] += 1
        counts["Pendidikan", sekolah or _TAK_TERCATAT] += 1
    found = [("Umur", label, counts.pop(("Umur", label), 0)) for _, label in KELOMPOK_UMUR]
    found += [(what, label, number) for (what, label), number in sorted(counts.items())]
    kolom = (Kolom("Menurut", 24), Kolom("Rincian", 34), Kolom("Jumlah tersangka", 18))
    return kolom, found, ("JUMLAH TERSANGKA", "", jumlah)


def _tunggakan(minta: Minta) -> Tabel:
    """Open cases, the oldest first, with their age in days."""
    cases = _cases(minta.satuan).filter(BERJALAN).order_by("dibuka_at", "pk")

    def rows() -> Iterator[Baris]:
        for number, perkara in enumerate(cases.iterator(chunk_size=CHUNK), 1):
            row = row_of(number, perkara)
            age = (local(perkara, clock.now()) - local(perkara, perkara.dibuka_at)).days
            yield (*row[:8], age, *row[9:])

    kolom = (*PERKARA[:8], Kolom("Umur (hari)", 10), *PERKARA[9:])
    return kolom, rows(), ()


def _perkara(minta: Minta) -> Tabel:
    cases = (
        _cases(minta.satuan).filter(_within("dibuka_at", minta.masa)).order_by("dibuka_at", "pk")
    )
    rows = (row_of(n, p) for n, p in enumerate(cases.iterator(chunk_size=CHUNK), 1))
    return PERKARA, rows, ()


def _tahanan(minta: Minta) -> Tabel:
    return tabel_tahanan(list_tahanan(minta.actor, satuan=minta.satuan))


def _berkas(minta: Minta) -> Tabel:
    found = list_berkas(minta.actor).filter(under(minta.satuan, "perkara__satuan__kode"))
    return tabel_berkas(minta.actor, found)


def _barang_bukti(minta: Minta) -> Tabel:
    return tabel_bb(list_bb(minta.actor, SaringBB(satuan=minta.satuan)))


_TABEL: Final[Mapping[Laporan, Callable[[Minta], Tabel]]] = {
    Laporan.CT_CC: _ct_cc,
    Laporan.UNGKAP: _ungkap,
    Laporan.TUNGGAKAN: _tunggakan,
    Laporan.PERKARA: _perkara,
    Laporan.TAHANAN: _tahanan,
    Laporan.BERKAS: _berkas,
    Laporan.BARANG_BUKTI: _barang_bukti,
    Laporan.REKAP_TSK: _rekap_tersangka,
}


# --- rows -----------------------------------------------------------------------------------------


def _cases(satuan: str) -> QuerySet[Perkara]:
    rows = Perkara.objects.filter(under(satuan)).select_related("penyidik", "satuan")
    return rows.prefetch_related("lp", "keterlibatan__orang").order_by("dibuka_at", "pk")


def _units(cases: QuerySet[Perkara]) -> Sequence[Satuan]:
    codes = cases.order_by().values_list("satuan_id", flat=True).distinct()
    return list(Satuan.objects.filter(kode__in=codes).order_by("kode"))


def _within(moment: str, masa: Masa) -> Q:
    return _from(moment, masa.awal) & _before(moment, _next(masa))


def _next(masa: Masa) -> date:
    return masa.akhir + timedelta(days=1)


def _before(moment: str, day: date) -> Q:
    return _on_the_wall(f"{moment}__lt", day, max)


def _from(moment: str, day: date) -> Q:
    return _on_the_wall(f"{moment}__gte", day, min)


def _on_the_wall(test: str, day: date, widest: Callable[[Iterable[datetime]], datetime]) -> Q:
    """Return a test against the first moment of a day, as each unit's own wall shows it.

    At the centre, and in a Polda, the units of one report live in up to three zones. What is
    widest of them stands in front, so that the index of the moment serves.
    """
    *path, _, _ = test.split("__")
    zona = "__".join([*path, "satuan", "zona"])
    first = {zone: datetime.combine(day, time(), tzinfo=ZoneInfo(zone)) for zone in ZONA}
    each = (Q(**{zona: zone, test: start}) for zone, start in first.items())
    return Q(**{test: widest(first.values())}) & reduce(or_, each)
