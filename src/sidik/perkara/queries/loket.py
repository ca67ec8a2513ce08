"""The counter and a case that it has handed on: what it still writes there, what it still reads."""

from typing import Final

from sidik.dokumen.data import katalog
from sidik.dokumen.models import Dokumen
from sidik.jejak.data import Actor
from sidik.kernel.ref import ref
from sidik.perkara.data import Tahap
from sidik.perkara.errors import SudahLepasLoket
from sidik.perkara.models import Perkara
from sidik.perkara.policy import is_hanya_loket
from sidik.perkara.queries.berkas import berkas_of

NOMOR_LUAR: Final = frozenset({"dors_id", "emp_id", "ncic_id"})
"""What other systems answer to a report, later than any order: the counter still fills it in."""


def is_lepas(perkara: Perkara, actor: Actor) -> bool:
    """Say whether he is of the counter and the case has left it: orders rest on its report."""
    if perkara.penyidik_id is None or not is_hanya_loket(actor, berkas_of(perkara)):
        return False
    return perkara.tahap != Tahap.LP_DITERIMA or _is_dikutip(perkara)


def insist_di_loket(perkara: Perkara, actor: Actor) -> None:
    """Raise `SudahLepasLoket` when the counter would change what others have built on."""
    if is_lepas(perkara, actor):
        raise SudahLepasLoket(penyidik=perkara.penyidik)


def _is_dikutip(perkara: Perkara) -> bool:
    """Say whether a paper was signed on the report, other than the counter's own."""
    own = [jenis for jenis, entri in katalog().items() if entri.loket]
    rows = Dokumen.objects.filter(induk=ref("perkara", perkara.pk)).exclude(jenis__in=own)
    return rows.exclude(ditandatangani_at=None).exists()
