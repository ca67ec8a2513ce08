"""Letters are issued once and printed as often as wanted."""

import msgspec

from sidik.dokumen.data import TandaTerima
from sidik.dokumen.models import Surat
from sidik.dokumen.queries import LABEL_ISI, brankas_surat
from sidik.jejak.data import Actor
from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock


@usecase
def issue_surat(paper: TandaTerima, *, subject: str, actor: Actor) -> Surat:
    """Freeze a letter with everything on it. The caller has asked whether the actor may."""
    surat = Surat(
        jenis=paper.jenis.value, nomor=paper.nomor, subject=subject, terbit_at=clock.now()
    )
    text = msgspec.json.encode(paper.as_dict()).decode()
    surat.isi = brankas_surat().lock(text, label=f"{LABEL_ISI}:{surat.pk}")
    store(surat)
    record(
        actor=actor,
        verb="surat.terbit",
        subject=subject,
        facts={"jenis": surat.jenis, "nomor": surat.nomor},
    )
    return surat
