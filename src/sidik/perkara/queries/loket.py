"""The counter and a case that it has handed on: what it still writes there, what it still reads."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sidik.dokumen.data import list_jenis_loket
from sidik.dokumen.models import Dokumen
from sidik.jejak.data import Actor
from sidik.jejak.models import Peristiwa
from sidik.jejak.queries import facts_of
from sidik.kernel.ref import ref
from sidik.perkara.data import Tahap
from sidik.perkara.errors import SudahLepasLoket
from sidik.perkara.models import Perkara
from sidik.perkara.policy import is_hanya_loket
from sidik.perkara.queries.berkas import berkas_of

NOMOR_LUAR: Final = frozenset({"dors_id", "emp_id", "ncic_id"})
"""What other systems answer to a report, later than any order: the counter still fills it in."""

_LAPORAN: Final = frozenset({"lp", "akses"})
_ORANG: Final = frozenset({"orang.ditambah", "orang.diubah", "orang.digabung"})
_KUITANSI: Final = "surat.terbit"
"""The receipt and other slips that are handed out at once."""


def is_lepas(perkara: Perkara, actor: Actor) -> bool:
    """Say whether he is of the counter and the case has left it: orders rest on its report."""
    if perkara.penyidik_id is None or not is_hanya_loket(actor, berkas_of(perkara)):
        return False
    return perkara.tahap != Tahap.LP_DITERIMA or _is_dikutip(perkara)


def insist_di_loket(perkara: Perkara, actor: Actor) -> None:
    """Raise `SudahLepasLoket` when the counter would change what others have built on."""
    if is_lepas(perkara, actor):
        raise SudahLepasLoket(penyidik=perkara.penyidik)


def list_bagi_loket(timeline: Sequence[Peristiwa]) -> Sequence[Peristiwa]:
    """Return what a timeline, newest first, tells of the report, its people and its receipt.

    Its people are those who were written down before the first step of the investigation.
    """
    steps = (trace.at for trace in reversed(timeline) if trace.verb == "perkara.tahap")
    first = next(steps, None)
    return [trace for trace in timeline if _is_bagi_loket(trace, first)]


def _is_bagi_loket(trace: Peristiwa, first: datetime | None) -> bool:
    kind = trace.verb.partition(".")[0]
    if kind == "surat":
        return trace.verb == _KUITANSI or facts_of(trace).get("jenis") in list_jenis_loket()
    if trace.verb in _ORANG:
        return first is None or trace.at <= first
    return kind in _LAPORAN


def _is_dikutip(perkara: Perkara) -> bool:
    """Say whether a paper was signed on the report, other than the counter's own."""
    rows = Dokumen.objects.filter(induk=ref("perkara", perkara.pk))
    rows = rows.exclude(jenis__in=list_jenis_loket())
    return rows.exclude(ditandatangani_at=None).exists()
