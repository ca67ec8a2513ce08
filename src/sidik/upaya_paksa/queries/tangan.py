"""Caught in the act: what is done first, and the LP/A that is written afterwards."""

from datetime import datetime, timedelta
from typing import Final

from sidik.perkara.data import ModelLP
from sidik.perkara.models import LaporanPolisi, Perkara
from sidik.tenggat.queries import value_at
from sidik.upaya_paksa.policy import aturan_tangkap
from sidik.upaya_paksa.queries.jaga import is_narkotika, rezim_at, zone_of_case

MENDESAK_TANGAN: Final = frozenset({"tertangkap_tangan", "saat_ditangkap"})
"""Grounds of urgency that are part of an arrest in the act."""


def hours_of(perkara: Perkara, aturan: str, at: datetime) -> timedelta:
    """Return the span of an arrest as the law of that day and code has it."""
    day = at.astimezone(zone_of_case(perkara)).date()
    nilai = value_at(aturan, day, rezim=rezim_at(perkara, at))
    return timedelta(hours=nilai.jumlah)


def is_wajar(
    perkara: Perkara, at: datetime, *, tertangkap_tangan: bool, is_anak: bool = False
) -> bool:
    """Say whether this lies before its LP/A as it must: no longer than the hours of an arrest."""
    if not (tertangkap_tangan or perkara.tertangkap_tangan):
        return False
    lp = LaporanPolisi.objects.filter(perkara=perkara).order_by("dilaporkan_at").first()
    if lp is None or lp.model != ModelLP.A:
        return False
    aturan = aturan_tangkap(anak=is_anak, narkotika=is_narkotika(perkara))
    return at >= lp.dilaporkan_at - hours_of(perkara, aturan, lp.dilaporkan_at)
