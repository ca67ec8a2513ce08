"""Reads about units and officers."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db.models import Q, QuerySet

from sidik.kernel.errors import NotFound
from sidik.satuan.data import Act, Actor, JenisSatuan, Role, SatuanTidakDikenal
from sidik.satuan.models import Akun, Petugas, Satuan
from sidik.satuan.policy import top_of


def under(top: str, field: str = "satuan__kode") -> Q:
    """Return the condition "at this unit or below it"."""
    return Q(**{field: top}) | Q(**{f"{field}__startswith": f"{top}."})


def get_satuan(kode: str) -> Satuan:
    satuan = Satuan.objects.filter(kode=kode).first()
    if satuan is None:
        raise SatuanTidakDikenal(kode=kode)
    return satuan


def zone_of(kode: str) -> str:
    """Return the zone in which a unit's days begin; the office's own for one not in the tree."""
    zona = Satuan.objects.filter(kode=kode).values_list("zona", flat=True).first()
    return zona or settings.TIME_ZONE


def list_satuan(top: str) -> QuerySet[Satuan]:
    return Satuan.objects.filter(under(top, "kode"))


def label_satuan(units: Iterable[Satuan]) -> dict[str, str]:
    """Return a name for each unit, with that of the one above it where several are called alike.

    A resort has one Sat Resnarkoba; the centre's lists would name dozens of them the same.
    """
    names = {unit.kode: unit.nama_pendek for unit in units}
    count = Counter(names.values())
    alike = {kode: kode.rpartition(".")[0] for kode, nama in names.items() if count[nama] > 1}
    rows = Satuan.objects.filter(kode__in=set(alike.values())) if alike else ()
    above = {unit.kode: unit.nama_pendek for unit in rows}
    return names | {k: f"{names[k]}, {above[up]}" for k, up in alike.items() if up in above}


def resort_of(kode: str) -> Satuan | None:
    """Return the Polres that a unit belongs to; None above it."""
    path = kode.split(".")
    codes = [".".join(path[:n]) for n in range(len(path), 0, -1)]
    return Satuan.objects.filter(kode__in=codes, jenis=JenisSatuan.POLRES).first()


def list_petugas(top: str, *roles: Role) -> QuerySet[Petugas]:
    """Return officers on duty at a unit or below it; with `roles`, those who have one of them."""
    found = Petugas.objects.filter(under(top), aktif=True).select_related("satuan")
    return found.filter(roles__overlap=[r.value for r in roles]) if roles else found


def get_petugas(nrp: str) -> Petugas:
    petugas = Petugas.objects.filter(nrp=nrp).select_related("satuan").first()
    if petugas is None:
        raise NotFound
    return petugas


def list_akun(actor: Actor) -> Sequence[Akun]:
    """Return the logins that the actor may manage."""
    top = top_of(actor, Act.AKUN_MANAGE) or actor.satuan
    rows = Akun.objects.filter(under(top, "petugas__satuan__kode"))
    return list(rows.select_related("petugas__satuan"))
