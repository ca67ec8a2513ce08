"""Orders that are known by the number in an act of force, and acts that have come to their end."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sidik.dokumen.data import Berakhir, PerintahTercatat
from sidik.kernel.bahasa import tanggal
from sidik.kernel.ref import key_of, ref
from sidik.perkara.models import Perkara
from sidik.upaya_paksa.models import Penahanan, Penangkapan, Penggeledahan, Penyitaan, Segmen
from sidik.upaya_paksa.queries.jaga import zone_of_case

_ORANG: Final = (("penangkapan", "sprin_kap", Penangkapan), ("penahanan", "sprin_han", Penahanan))
_TEMPAT: Final = (
    ("penggeledahan", "sprin_geledah", Penggeledahan),
    ("penyitaan", "sprin_sita", Penyitaan),
)


def list_tercatat(induk: str) -> Sequence[PerintahTercatat]:
    """Return the order that each act of a case was done under; only a detention tells its day."""
    perkara = Perkara.objects.select_related("satuan").get(pk=key_of(induk))
    zone = zone_of_case(perkara)
    dated = Segmen.objects.filter(penahanan__perkara=perkara, urut=1)
    days = dict(dated.values_list("penahanan_id", "tanggal_surat"))
    found = []
    for kind, jenis, model in (*_ORANG, *_TEMPAT):
        rows = model._default_manager.filter(perkara=perkara, batal_at=None).exclude(nomor="")
        for row in rows.order_by("id"):
            at: datetime = getattr(row, "mulai_at", None) or getattr(row, "at")  # noqa: B009
            who = getattr(row, "keterlibatan_id", None)
            found.append(
                PerintahTercatat(
                    jenis=jenis,
                    nomor=row.nomor,
                    subject=ref(kind, row.pk),
                    sejak=at.astimezone(zone).date(),
                    tanggal=days.get(row.pk),
                    orang=frozenset({ref("keterlibatan", who)} if who else ()),
                )
            )
    return found


def list_berakhir(induk: str, gone: Mapping[str, str]) -> Berakhir:
    """Return what lies behind a case: what was done to those handed over, and the ended acts."""
    diserahkan, selesai = dict(gone), {}
    for kind, _, model in _ORANG:
        for row in model._default_manager.filter(perkara__id=UUID(key_of(induk)), batal_at=None):
            if over := gone.get(ref("keterlibatan", row.keterlibatan_id)):
                diserahkan[ref(kind, row.pk)] = over
            elif over := _selesai(row):
                selesai[ref(kind, row.pk)] = over
    return Berakhir(diserahkan=diserahkan, selesai=selesai)


def _selesai(row: Penangkapan | Penahanan) -> str:
    if isinstance(row, Penangkapan):
        return "penangkapannya sudah berakhir" if row.selesai_at else ""
    if row.keluar is None:
        return ""
    return f"penahanannya sudah berakhir pada {tanggal(row.keluar)}"
