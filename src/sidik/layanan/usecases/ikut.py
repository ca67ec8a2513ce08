"""The public door follows the ledger: what a trace means for those who hold a key."""

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

from sidik.dokumen.usecases import void_tanda_terima
from sidik.jejak.models import Peristiwa
from sidik.jejak.usecases import projection
from sidik.kernel.ref import key_of
from sidik.layanan import queries
from sidik.layanan.usecases.akses import revoke_akses
from sidik.layanan.usecases.status import refresh_status
from sidik.perkara.models import Perkara
from sidik.satuan.data import system_actor

_CORET: Final = "orang.dibatalkan"
_BUKAN_PELAPOR: Final = "gugur: yang menerimanya dicoret dari perkara, bukan pelapornya"


@projection
def follow_traces(traces: Sequence[Peristiwa]) -> None:
    """Bring the status of every case up to date that these traces touch.

    With a reporter who is struck out ends the key that he was given, and falls his receipt.
    """
    coret = {key for trace in traces if trace.verb == _CORET for key in _cases_of(trace)}
    for perkara in Perkara.objects.filter(pk__in=coret):
        gone, actor = queries.list_dicoret(perkara), system_actor(perkara.satuan_id)
        for akses in gone:
            revoke_akses(akses, actor=actor)
        for paper in queries.list_sttlp_loket(perkara) if gone else ():
            void_tanda_terima(paper, _BUKAN_PELAPOR, actor=actor)
    refresh_status({key for trace in traces for key in _cases_of(trace)})


def _cases_of(trace: Peristiwa) -> Iterator[UUID]:
    subjects = [trace.subject]
    for entry in trace.records or ():
        data = entry["data"]
        subjects.append(str(data.get("subject", "")))
        if "perkara_id" in data:
            yield UUID(data["perkara_id"])
    for subject in subjects:
        if subject.startswith("perkara:"):
            yield UUID(key_of(subject))
