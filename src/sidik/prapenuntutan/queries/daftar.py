"""All files that an officer may know of, by where they stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.perkara.models import LaporanPolisi
from sidik.perkara.policy import must_say_why
from sidik.perkara.queries import OrangTampak, berkas_of, visible_perkara
from sidik.perkara.queries.layar import see_orang
from sidik.perkara.queries.selubung import shade
from sidik.perkara.queries.tirai import Tirai, draw_many
from sidik.prapenuntutan.data import DI_TANGAN_JPU, KeadaanBerkas
from sidik.prapenuntutan.models import BerkasPerkara, SuratJPU
from sidik.prapenuntutan.queries.berkas import full_berkas, moment_on, petunjuk_kini
from sidik.prapenuntutan.queries.layar import TONE, Menunggu
from sidik.satuan.queries import under
from sidik.tenggat.models import Tenggat
from sidik.tenggat.queries import running

SEMUA = "semua"
JPU = "jpu"
KELOMPOK: Mapping[str, tuple[str, frozenset[str]]] = {
    "p19": ("P-19 harus dijawab", frozenset({KeadaanBerkas.P19.value})),
    "p21": ("P-21, menunggu Tahap II", frozenset({KeadaanBerkas.P21.value})),
    "kembali": ("Dikembalikan sesudah P-21", frozenset({KeadaanBerkas.KEMBALI.value})),
    JPU: ("Di JPU", frozenset(k.value for k in DI_TANGAN_JPU)),
    "disusun": ("Sedang disusun", frozenset({KeadaanBerkas.DISUSUN.value})),
    "tahap_2": ("Tahap II selesai", frozenset({KeadaanBerkas.TAHAP_2.value})),
}
"""What waits for the investigator first."""


@dataclass(frozen=True, kw_only=True)
class SaringBerkas:
    """What the list is narrowed to. Without `kelompok` it holds what is not finished."""

    kelompok: str = ""
    cari: str = ""
    satuan: str = ""
    lewat: bool = False


@dataclass(frozen=True, kw_only=True)
class BarisBerkas:
    """One row of the list, covered where the reader may not see."""

    berkas: BerkasPerkara
    ringkas: str
    nomor_lp: str
    tersangka: Sequence[OrangTampak]
    belum_dijawab: int
    tone: str
    detak: Sequence[Tenggat | Menunggu] = field(default_factory=list)


def list_berkas(actor: Actor, saring: SaringBerkas | None = None) -> QuerySet[BerkasPerkara]:
    """Return the files of every case the actor may know of, those that stand longest first.

    Raises `NotAllowed` when he may read no case at all.
    """
    saring = saring or SaringBerkas()
    rows = full_berkas().filter(perkara__in=visible_perkara(actor).values("pk"))
    rows = rows.exclude(keadaan=KeadaanBerkas.DIGABUNG.value)
    if saring.kelompok in KELOMPOK:
        rows = rows.filter(keadaan__in=KELOMPOK[saring.kelompok][1])
    elif saring.kelompok != SEMUA:
        rows = rows.exclude(keadaan=KeadaanBerkas.TAHAP_2.value)
    if saring.satuan:
        rows = rows.filter(under(saring.satuan, "perkara__satuan__kode"))
    if saring.cari.strip():
        rows = rows.filter(_matching(saring.cari.strip()))
    if saring.lewat:
        rows = rows.filter(Exists(_clocks().filter(due_at__lt=clock.now())))
    rows = rows.select_related("perkara__satuan", "perkara__penyidik", "spdp")
    return rows.prefetch_related("perkara__lp").order_by("sejak", "pk")


def count_berkas(actor: Actor) -> Mapping[str, int]:
    """Return how many files stand in each group."""
    rows = BerkasPerkara.objects.filter(perkara__in=visible_perkara(actor).values("pk"))
    by_state = dict(rows.values_list("keadaan").annotate(n=Count("pk")).order_by())
    return {
        key: sum(by_state.get(state, 0) for state in states)
        for key, (_, states) in KELOMPOK.items()
    }


def rows_of(actor: Actor, page: Iterable[BerkasPerkara]) -> Sequence[BarisBerkas]:
    """Return the rows of one page with their clocks and curtains, for the price of two queries."""
    files = list(page)
    clocks = running(ref("berkas", b.pk) for b in files)
    tirai = draw_many(actor, {b.perkara_id: b.perkara for b in files}.values())
    return [_row(actor, b, clocks.get(ref("berkas", b.pk), []), tirai[b.perkara_id]) for b in files]


def _row(
    actor: Actor, berkas: BerkasPerkara, clocks: Sequence[Tenggat], tirai: Tirai
) -> BarisBerkas:
    perkara = berkas.perkara
    shade(tirai, [berkas])
    izin = berkas_of(perkara)
    hidden = perkara.sensitif and must_say_why(actor, izin)
    people = [] if hidden else [t.keterlibatan for t in berkas.tersangka.all()]
    detak: list[Tenggat | Menunggu] = list(clocks)
    if berkas.is_di_jpu:
        due = min((t.due_at for t in clocks), default=moment_on(perkara, berkas.sejak))
        detak.insert(0, Menunggu(label="Menunggu JPU", due_at=due))
    return BarisBerkas(
        berkas=berkas,
        ringkas="Perkara sensitif" if hidden else tirai.over(perkara.ringkas),
        nomor_lp=next((lp.nomor for lp in perkara.lp.all()), ""),
        tersangka=[see_orang(actor, izin, k) for k in people],
        belum_dijawab=sum(p.dijawab_at is None for p in petunjuk_kini(berkas)),
        tone=TONE.get(berkas.keadaan, "netral"),
        detak=detak,
    )


def _matching(word: str) -> Q:
    """By number of the file, the SPDP or a letter: never by a name, finding would be telling."""
    lp = LaporanPolisi.objects.filter(perkara=OuterRef("perkara_id"))
    return (
        Q(nomor__icontains=word)
        | Q(spdp__nomor__icontains=word)
        | Q(Exists(SuratJPU.objects.filter(berkas=OuterRef("pk"), nomor__icontains=word)))
        | Q(Exists(lp.filter(nomor__icontains=word)))
    )


def _clocks() -> QuerySet[Tenggat]:
    subject = Concat(Value("berkas:"), Cast(OuterRef("pk"), CharField()))
    return Tenggat.objects.filter(subject=subject, dipenuhi_at=None)
