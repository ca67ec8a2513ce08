"""A paper of a case led to its signature with the facts that the rooms really tell."""

from collections.abc import Collection

from sidik.dokumen.models import Dokumen
from sidik.dokumen.usecases import draft_dokumen
from sidik.wiring import KABEL_SURAT
from tests.cast import KASAT, KBO, PENYIDIK
from tests.dokumen.builders import take
from tests.dokumen.nyata import completed


def written(jenis: str, subject: str, pilih: Collection[str] | None = None) -> Dokumen:
    """Draft, complete and sign it, as the officers do."""
    paper = draft_dokumen(jenis, subject, kabel=KABEL_SURAT, actor=PENYIDIK, pilih=pilih)
    paper = take(completed(paper), "submit", PENYIDIK, wires=KABEL_SURAT)
    for who in paper.entri.paraf:
        actor = {"kbo": KBO, "kasat": KASAT}[who]
        paper = take(paper, f"paraf_{who}", actor, wires=KABEL_SURAT)
    return take(paper, "sign", KASAT, wires=KABEL_SURAT)
