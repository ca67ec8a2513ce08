"""How people leave a case: who has found an end, and who may be settled."""

from collections.abc import Iterable, Sequence
from typing import Final

from sidik.perkara.data import HasilDiversi, JenisTindakan, StatusOrang
from sidik.perkara.models import Keterlibatan, Perkara, Tindakan
from sidik.perkara.queries.rehab import SUBJEK, list_berjalan

_BERSURAT: Final = frozenset({StatusOrang.DIVERSI.value, StatusOrang.RJ.value})
"""Ends that want a ruling of their own: who was let out for one has not found it yet."""
DITAHAN: Final = frozenset(
    {
        StatusOrang.DITANGKAP.value,
        StatusOrang.DITAHAN.value,
        StatusOrang.DIBANTARKAN.value,
        StatusOrang.DITANGGUHKAN.value,
    }
)
"""He is held, or an order to hold him stands: he is let out before his case is settled."""
_NARKOTIKA: Final = frozenset({"narkotika", "prekursor"})


def list_belum_berakhir(
    people: Iterable[Keterlibatan], tindakan: Iterable[Tindakan]
) -> Sequence[Keterlibatan]:
    """Return those under investigation who have not found an end."""
    settled = {t.keterlibatan_id for t in tindakan if t.jenis == JenisTindakan.PENYELESAIAN}
    subjects = [k for k in people if k.peran in SUBJEK]
    going = {k.pk for k in list_berjalan(subjects) if k.status != StatusOrang.REHABILITASI}
    return [k for k in subjects if k.pk in going or (k.status in _BERSURAT and k.pk not in settled)]


def diversi_kini(acts: Iterable[Tindakan]) -> str:
    """Return how the newest attempt at diversion among these acts stands; empty: none was made.

    Of one moment its end counts.
    """
    tried = [t for t in acts if t.jenis == JenisTindakan.DIVERSI]
    last = max(tried, key=lambda t: (t.at, t.tujuan != HasilDiversi.DIMULAI), default=None)
    return last.tujuan if last else ""


def is_narkotika(perkara: Perkara) -> bool:
    """Say whether a case is about narcotics; in doubt what the unit handles."""
    kinds = {lp.jenis for lp in perkara.lp.all() if lp.jenis}
    return bool(kinds & _NARKOTIKA) if kinds else perkara.satuan_id.endswith("RESNARKOBA")
