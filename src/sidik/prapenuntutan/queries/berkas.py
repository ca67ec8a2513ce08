"""Files of a case, as the flow and the screens read them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet

from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.errors import NotFound
from sidik.kernel.ref import ref
from sidik.perkara.data import PeranOrang, StatusOrang
from sidik.perkara.models import Keterlibatan, Perkara, RiwayatStatus
from sidik.perkara.queries import access_perkara, list_keterlibatan, visible_perkara
from sidik.perkara.queries.berkas import rezim_of
from sidik.prapenuntutan.data import (
    BagianIsi,
    JenisSPDP,
    KeadaanBerkas,
    PihakSPDP,
)
from sidik.prapenuntutan.flow import Facts
from sidik.prapenuntutan.models import (
    SPDP,
    BerkasPerkara,
    IsiBerkas,
    PengirimanSPDP,
    Petunjuk,
    SuratJPU,
    TersangkaBerkas,
)
from sidik.tenggat.models import Tenggat
from sidik.tenggat.policy import rule
from sidik.tenggat.queries import running

_LEPAS = frozenset(
    {
        StatusOrang.REHABILITASI.value,
        StatusOrang.DIVERSI.value,
        StatusOrang.RJ.value,
        StatusOrang.DPO.value,
        StatusOrang.DIHENTIKAN.value,
        StatusOrang.MENINGGAL.value,
    }
)
"""A suspect who stands so is not handed over: he left, or has not been caught yet."""


def is_ikut(tersangka: TersangkaBerkas) -> bool:
    """Say whether a suspect of a file goes with it to the prosecutor."""
    return tersangka.keterlibatan.status not in _LEPAS


def is_campur(berkas: BerkasPerkara) -> bool:
    """Say whether a child goes to the prosecutor in one file with adults."""
    going = [t.keterlibatan.is_anak for t in berkas.tersangka.all() if is_ikut(t)]
    return any(going) and not all(going)


def is_hidup(berkas: BerkasPerkara, tersangka: TersangkaBerkas) -> bool:
    """Say whether a suspect's place in a file still binds him.

    One who was at large when the others were handed over is free for a file of his own.
    """
    return berkas.keadaan != KeadaanBerkas.TAHAP_2 or tersangka.diserahkan is not None


_SUBJEK = frozenset({PeranOrang.TERLAPOR.value, PeranOrang.TERSANGKA.value})
Terkirim = Mapping[tuple[str, UUID | None], PengirimanSPDP]


def sent_to(spdp: SPDP) -> Terkirim:
    """Return to whom it was brought."""
    return {(p.pihak, p.keterlibatan_id): p for p in spdp.pengiriman.all()}


def find_sent(
    told: Terkirim, pihak: PihakSPDP, orang: Keterlibatan | None
) -> PengirimanSPDP | None:
    """Return how he was told; a row of old that names nobody stands for all of them."""
    own = told.get((pihak.value, orang.pk)) if orang else None
    return own or told.get((pihak.value, None))


@dataclass(frozen=True, kw_only=True)
class Susunan:
    """One case with all its files, people, letters and clocks: read once, asked often."""

    perkara: Perkara
    orang: Sequence[Keterlibatan]
    spdp: Sequence[SPDP]
    keliru: Sequence[SPDP]
    """SPDP that were written down wrongly and struck out."""
    berkas: Sequence[BerkasPerkara]
    """Live ones; those joined into another are left out."""
    surat: Sequence[SuratJPU]
    """Those that belong to no file."""
    tenggat: dict[str, list[Tenggat]] = field(default_factory=dict)
    ditetapkan: dict[UUID, date] = field(default_factory=dict)
    """On which day each suspect was named."""

    @property
    def tersangka(self) -> Sequence[Keterlibatan]:
        return [k for k in self.orang if k.peran == PeranOrang.TERSANGKA]

    @property
    def belum_diberkas(self) -> Sequence[Keterlibatan]:
        """Suspects whom no file holds though one should."""
        filed = {
            t.keterlibatan_id for b in self.berkas for t in b.tersangka.all() if is_hidup(b, t)
        }
        done = _LEPAS | {StatusOrang.DILIMPAHKAN.value}
        return [k for k in self.tersangka if k.pk not in filed and k.status not in done]

    @property
    def spdp_kini(self) -> SPDP | None:
        """The SPDP that a new file stands on."""
        return next((s for s in reversed(self.spdp) if s.jenis == JenisSPDP.SPDP), None)

    def wajib(self, spdp: SPDP) -> Sequence[PihakSPDP]:
        """Return whom the law wants told: an LP/A has no civilian reporter, drugs no victim."""
        if spdp.jenis == JenisSPDP.TERSANGKA:
            return [PihakSPDP.JPU]
        peran = {k.peran for k in self.orang}
        needed = [PihakSPDP.JPU]
        if self.tersebut(spdp):
            needed.append(PihakSPDP.TERLAPOR)
        if peran & {PeranOrang.PELAPOR, PeranOrang.KORBAN}:
            needed.append(PihakSPDP.PELAPOR)
        return needed

    @property
    def subjek(self) -> Sequence[Keterlibatan]:
        """Those under investigation, suspects or not yet."""
        return [k for k in self.orang if k.peran in _SUBJEK]

    def tersebut(self, spdp: SPDP) -> Sequence[Keterlibatan]:
        """Return whom it names and who can be told; one that names nobody is about all."""
        return [
            k
            for k in self.subjek
            if (not spdp.orang or k.pk in spdp.orang) and k.status != StatusOrang.MENINGGAL
        ]

    def penerima(self, spdp: SPDP) -> Sequence[tuple[PihakSPDP, Keterlibatan | None]]:
        """Return each who must get it; every suspect for himself."""
        found: list[tuple[PihakSPDP, Keterlibatan | None]] = []
        for pihak in self.wajib(spdp):
            if pihak is PihakSPDP.TERLAPOR:
                found += [(pihak, k) for k in self.tersebut(spdp)]
            else:
                found.append((pihak, None))
        return found

    def is_sampai(self, spdp: SPDP | None) -> bool:
        """Say whether everyone who must know of it does."""
        if spdp is None:
            return False
        told = sent_to(spdp)
        return all(find_sent(told, pihak, k) for pihak, k in self.penerima(spdp))

    def clocks(self, berkas: BerkasPerkara) -> Sequence[Tenggat]:
        return self.tenggat.get(ref("berkas", berkas.pk), [])

    def facts(self, berkas: BerkasPerkara) -> Facts:
        """Return what the flow table asks about one file."""
        spdp = next((s for s in self.spdp if s.pk == berkas.spdp_id), None)
        isi = {row.bagian for row in berkas.isi.all() if row.is_berlaku}
        late = {t.aturan for t in self.clocks(berkas) if t.due_at < clock.now()}
        return Facts(
            has_nomor=bool(berkas.nomor),
            has_tersangka=any(map(is_ikut, berkas.tersangka.all())),
            has_isi=BagianIsi.SURAT.value in isi,
            has_bb=BagianIsi.BB.value in isi,
            has_spdp=self.is_sampai(spdp),
            butuh_pemberitahuan=bool(self.belum_diberitahukan(berkas)),
            belum_dijawab=sum(p.dijawab_at is None for p in petunjuk_kini(berkas)),
            jpu_diam="jpu_diam" in late,
            rezim_lama=rezim_of(self.perkara) == "kuhap_1981",
            tahap_2_lewat="tahap_2" in late,
        )

    def belum_diberitahukan(self, berkas: BerkasPerkara) -> Sequence[Keterlibatan]:
        """Return suspects who were named long after the SPDP, without a notice of their own."""
        spdp = next((s for s in self.spdp if s.pk == berkas.spdp_id), None)
        if spdp is None:
            return []
        limit = rule("spdp").at(spdp.tanggal).jumlah
        notices = [s.tanggal for s in self.spdp if s.induk_id == spdp.pk and self.is_sampai(s)]
        return [
            t.keterlibatan
            for t in berkas.tersangka.all()
            if (day := self.ditetapkan.get(t.keterlibatan_id))
            and (day - spdp.tanggal).days > limit
            and not any(told >= day for told in notices)
        ]


def petunjuk_kini(berkas: BerkasPerkara) -> Sequence[Petunjuk]:
    """Return the points of the P-19 that the file lies under now; none elsewhere."""
    if berkas.keadaan != KeadaanBerkas.P19:
        return []
    p19 = [s for s in berkas.surat.all() if s.kode == "p19" and s.putaran == berkas.putaran]
    return list(p19[-1].petunjuk.all()) if p19 else []


def get_susunan(perkara: Perkara) -> Susunan:
    """Read a case with its files in a fixed number of queries."""
    berkas = list(full_berkas().filter(perkara=perkara).exclude(keadaan=KeadaanBerkas.DIGABUNG))
    for each in berkas:
        each.perkara = perkara
    spdp = list(SPDP.semua.filter(perkara=perkara).prefetch_related("pengiriman"))
    subjects = [ref("perkara", perkara.pk), *(ref("berkas", b.pk) for b in berkas)]
    return Susunan(
        perkara=perkara,
        orang=list_keterlibatan(perkara),
        spdp=[s for s in spdp if not s.batal_at],
        keliru=[s for s in spdp if s.batal_at],
        berkas=berkas,
        surat=list(SuratJPU.objects.filter(perkara=perkara, berkas=None)),
        tenggat=running(subjects),
        ditetapkan=_ditetapkan(perkara),
    )


def full_berkas() -> QuerySet[BerkasPerkara]:
    """Return files with what hangs on them, in a fixed number of queries."""
    tersangka = TersangkaBerkas.objects.select_related("keterlibatan__orang")
    surat = SuratJPU.objects.prefetch_related("petunjuk")
    return BerkasPerkara.objects.select_related("spdp").prefetch_related(
        Prefetch("tersangka", tersangka),
        Prefetch("isi", IsiBerkas.objects.filter(is_berlaku=True)),
        Prefetch("surat", surat),
    )


def access_berkas(actor: Actor, key: UUID | str) -> BerkasPerkara:
    """Return one file of a case that the actor may know of. Raises `NotFound`."""
    row = BerkasPerkara.objects.filter(pk=key, perkara__in=visible_perkara(actor)).first()
    if row is None:
        raise NotFound
    row.perkara = access_perkara(actor, row.perkara_id)
    return row


def access_spdp(actor: Actor, key: UUID | str) -> SPDP:
    """Return one SPDP of a case that the actor may know of, also one that was struck out.

    Raises `NotFound`.
    """
    row = SPDP.semua.filter(pk=key, perkara__in=visible_perkara(actor)).first()
    if row is None:
        raise NotFound
    row.perkara = access_perkara(actor, row.perkara_id)
    return row


def moment_on(perkara: Perkara, day: date) -> datetime:
    """Return the last moment of a day at the unit, or now when that is still ahead."""
    end = datetime.combine(day, time(23, 59, 59), tzinfo=ZoneInfo(perkara.satuan.zona))
    return min(end, clock.now())


def day_of(perkara: Perkara, moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(perkara.satuan.zona)).date()


def today_of(perkara: Perkara) -> date:
    return day_of(perkara, clock.now())


def papers_of(berkas: BerkasPerkara, kode: Iterable[str]) -> Sequence[SuratJPU]:
    """Return the papers of a file of these kinds, oldest first."""
    wanted = set(kode)
    return [s for s in berkas.surat.all() if s.kode in wanted]


def _ditetapkan(perkara: Perkara) -> dict[UUID, date]:
    rows = RiwayatStatus.objects.filter(
        keterlibatan__perkara=perkara, peran=PeranOrang.TERSANGKA.value
    )
    found: dict[UUID, date] = {}
    for row in rows.order_by("at"):
        found.setdefault(row.keterlibatan_id, day_of(perkara, row.at))
    return found
