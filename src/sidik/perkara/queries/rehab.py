"""The way out by treatment: what the TAT said of each person, and whether a gelar has heard it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sidik.perkara.data import (
    JenisTindakan,
    PeranOrang,
    StatusOrang,
    TujuanGelar,
)
from sidik.perkara.models import Asesmen, Keterlibatan, Perkara, Tindakan
from sidik.perkara.queries.waktu import local

SUBJEK = (PeranOrang.TERLAPOR.value, PeranOrang.TERSANGKA.value)
_KELUAR = frozenset(
    {
        StatusOrang.DIVERSI.value,
        StatusOrang.RJ.value,
        StatusOrang.DIHENTIKAN.value,
        StatusOrang.DILIMPAHKAN.value,
        StatusOrang.MENINGGAL.value,
    }
)
"""Whoever stands so has left the case by another door."""
BELUM = ""
"""Stands for a recommendation that has not come."""


@dataclass(frozen=True)
class JalanRehab:
    """What the TAT said of everyone who is still in a case."""

    rekomendasi: frozenset[str] = frozenset()
    hasil_at: datetime | None = None
    """When the last of these results came."""


def list_berjalan(people: Iterable[Keterlibatan]) -> Sequence[Keterlibatan]:
    """Return those under investigation who have not left the case."""
    return [k for k in people if k.peran in SUBJEK and k.status not in _KELUAR]


def jalan_rehab(people: Iterable[Keterlibatan]) -> JalanRehab:
    """Return it from people who have been read already, for the price of one query."""
    subjects = list_berjalan(people)
    newest = {row.keterlibatan_id: row for row in list_hasil(subjects)}
    rows = [newest.get(k.pk) for k in subjects]
    return JalanRehab(
        frozenset(row.rekomendasi if row else BELUM for row in rows),
        max((row.hasil_at for row in rows if row and row.hasil_at), default=None),
    )


def gelar_sesudah(
    perkara: Perkara, gelar: Iterable[Tindakan], hasil_at: datetime | None
) -> Tindakan | None:
    """Return the gelar about an ending that was held when the result was known."""
    held = [t for t in gelar if is_gelar_henti(t)]
    if hasil_at is not None:
        day = local(perkara, hasil_at)
        held = [t for t in held if local(perkara, t.at) >= day]
    return max(held, key=lambda t: t.at, default=None)


def is_gelar_henti(act: Tindakan) -> bool:
    return act.jenis == JenisTindakan.GELAR and act.tujuan == TujuanGelar.HENTI


def list_hasil(people: Sequence[Keterlibatan]) -> Sequence[Asesmen]:
    """Return the assessments that were answered, the newest last; one that waits hides none."""
    if not people:
        return []
    rows = Asesmen.objects.filter(keterlibatan__in=people).exclude(hasil_at=None)
    return list(rows.order_by("hasil_at", "pk"))
