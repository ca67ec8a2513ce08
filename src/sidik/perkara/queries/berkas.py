"""One case: may he see it, who is in it, what the flow table asks of it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from sidik.kernel import clock
from sidik.kernel.errors import NotFound
from sidik.perkara.data import (
    SELESAI,
    JenisTindakan,
    NewLP,
    PeranOrang,
    StatusOrang,
    Tahap,
    rezim_on,
)
from sidik.perkara.flow import BUKA, PERKARA, Facts
from sidik.perkara.models import Draf, Keterlibatan, LaporanPolisi, Perkara, Tindakan
from sidik.perkara.policy import Berkas
from sidik.perkara.queries.akhir import DITAHAN, list_belum_berakhir
from sidik.perkara.queries.rehab import SUBJEK, JalanRehab, gelar_sesudah, jalan_rehab
from sidik.satuan.data import Act, Actor, JenisSatuan
from sidik.satuan.models import Satuan
from sidik.satuan.policy import top_of
from sidik.satuan.queries import under

_RESERSE = ("RESNARKOBA", "DITRESNARKOBA", "RESKRIM")
_AKHIR = frozenset(step.name for step in PERKARA.steps if step.target in SELESAI)
_KE_REHAB = frozenset(
    tahap for step in PERKARA.steps if step.target is Tahap.REHABILITASI for tahap in step.sources
)


def visible_perkara(actor: Actor) -> QuerySet[Perkara]:
    """Return every case that the actor may know of; his own wherever they lie.

    Raises `NotAllowed` when he may read none at all.
    """
    own = Q(tim__contains=[actor.nrp])
    top = top_of(actor, Act.PERKARA_READ)
    return Perkara.objects.filter(own if top is None else own | under(top))


def access_perkara(actor: Actor, key: UUID | str) -> Perkara:
    """Return one case. Raises `NotFound`, also when it is not for this actor to know of."""
    rows = visible_perkara(actor).select_related("satuan", "penyidik")
    perkara = rows.filter(pk=key).prefetch_related("lp").first()
    if perkara is None:
        raise NotFound
    return perkara


def berkas_of(perkara: Perkara) -> Berkas:
    penyidik = perkara.penyidik
    return Berkas(
        satuan=perkara.satuan_id,
        penyidik_nrp=penyidik.nrp if penyidik else None,
        tim=frozenset(perkara.tim),
        penerima_nrp=frozenset(lp.penerima_nrp for lp in perkara.lp.all()),
        loket=frozenset(lp.loket for lp in perkara.lp.all()),
        sensitif=perkara.sensitif,
    )


def list_keterlibatan(perkara: Perkara) -> Sequence[Keterlibatan]:
    rows = Keterlibatan.objects.filter(perkara=perkara).select_related("orang")
    return list(rows.order_by("pk"))


def list_tertulis(perkara: Perkara) -> Sequence[Keterlibatan]:
    """Return everyone who was ever written into the case, those struck out too."""
    return list(Keterlibatan.semua.filter(perkara=perkara).select_related("orang").order_by("pk"))


def list_tindakan(perkara: Perkara) -> Sequence[Tindakan]:
    return list(Tindakan.objects.filter(perkara=perkara))


def pelapor_of(perkara: Perkara) -> Keterlibatan | None:
    """Return the civilian who reported (LP/B); an LP/A has none."""
    rows = Keterlibatan.objects.filter(perkara=perkara, peran=PeranOrang.PELAPOR.value)
    return rows.select_related("orang").order_by("pk").first()


def facts_of(perkara: Perkara) -> Facts:
    """Return what the flow table asks about this case."""
    return facts_from(perkara, list_keterlibatan(perkara), list_tindakan(perkara))


def facts_from(
    perkara: Perkara, people: Iterable[Keterlibatan], tindakan: Iterable[Tindakan]
) -> Facts:
    """Return the same from what has been read already."""
    people = list(people)
    subjects = [k for k in people if k.peran in SUBJEK]
    acts = sorted(tindakan, key=lambda t: t.pk)
    gelar = list_gelar(acts)
    left = list_belum_berakhir(subjects, acts)
    tat = jalan_rehab(people) if perkara.tahap in _KE_REHAB else JalanRehab()
    return Facts(
        has_penyidik=perkara.penyidik_id is not None,
        tertangkap_tangan=perkara.tertangkap_tangan,
        has_terlapor=any(k.peran == PeranOrang.TERLAPOR for k in subjects),
        has_tersangka=any(k.peran == PeranOrang.TERSANGKA for k in subjects),
        has_anak=any(k.is_anak for k in subjects),
        belum_berakhir=bool(left),
        anak_belum_berakhir=any(k.is_anak for k in left),
        ada_ditahan=any(k.status in DITAHAN for k in subjects),
        ada_dilimpahkan=any(k.status == StatusOrang.DILIMPAHKAN for k in subjects),
        has_spdp=any(t.jenis == JenisTindakan.SPDP for t in _since(acts, BUKA)),
        has_sidik=perkara.sidik_at is not None,
        dibuka=perkara.is_dibuka,
        gelar=frozenset(t.tujuan for t in gelar),
        tat=tat.rekomendasi,
        tat_digelar=gelar_sesudah(perkara, gelar, tat.hasil_at) is not None,
    )


def list_gelar(acts: Sequence[Tindakan]) -> Sequence[Tindakan]:
    """Return the gelar, of acts in the order of their writing, that still open their decision."""
    return [t for t in _since(acts, BUKA | _AKHIR) if t.jenis == JenisTindakan.GELAR]


def _since(acts: Sequence[Tindakan], steps: Collection[str]) -> Sequence[Tindakan]:
    """Return the acts after the last of these steps: a gelar decides once, not for ever."""
    last = max((n for n, t in enumerate(acts, 1) if t.tujuan in steps), default=0)
    return acts[last:]


def list_draf(actor: Actor) -> list[Draf]:
    """Return the LPs that this officer left half typed in, newest first."""
    return list(Draf.objects.filter(nrp=actor.nrp, lp=None).order_by("-disimpan_at"))


def is_draf_terpakai(key: UUID) -> bool:
    """Say whether an LP was made of it; the window wants a new one."""
    return Draf.objects.filter(pk=key).exclude(lp=None).exists()


def penerbit_of(satuan: Satuan) -> str:
    """Return the tail of an LP number: SPKT.SATRESNARKOBA/POLRES BALANGAN/POLDA …

    A polsek and an SPKT issue in their own name, a reserse unit through its SPKT.
    """
    path = satuan.kode.split(".")
    codes = [".".join(path[:n]) for n in range(len(path), 1, -1)]
    chain = sorted(Satuan.objects.filter(kode__in=codes), key=lambda s: -len(s.kode))
    own = {"RESNARKOBA": ".SATRESNARKOBA", "RESKRIM": ".SATRESKRIM"}.get(path[-1], "")
    if path[-1].startswith("DITRES"):
        own = f".{path[-1]}"
    commands = [s.nama_pendek for s in chain if s.jenis != JenisSatuan.SATUAN]
    return "/".join([f"SPKT{own}", *commands]).upper()


def can_menyidik(satuan: Satuan) -> bool:
    """Say whether a unit handles cases at all."""
    return satuan.jenis == JenisSatuan.POLSEK or satuan.kode.endswith(_RESERSE)


def list_satuan_penyidik(top: str) -> Sequence[Satuan]:
    """Return the units at or below `top` that handle cases, reserse before polsek."""
    units = [s for s in Satuan.objects.filter(under(top, "kode")) if can_menyidik(s)]
    return sorted(units, key=lambda s: (s.jenis == JenisSatuan.POLSEK, s.kode))


def rezim_of(perkara: Perkara, moment: datetime | None = None) -> str:
    """Return the code that the case follows, or would if the penyidikan began now."""
    zone = ZoneInfo(perkara.satuan.zona)
    return perkara.rezim_acara or rezim_on((moment or clock.now()).astimezone(zone).date())


def find_kembar(new: NewLP) -> LaporanPolisi | None:
    """Return the LP that tells the same at the same hour: sent twice, or from two windows."""
    same = Perkara.objects.filter(
        satuan_id=new.satuan, dibuka_at=new.dilaporkan_at, ringkas=new.ringkas
    )
    return LaporanPolisi.objects.filter(perkara__in=same, uraian=new.uraian).first()
