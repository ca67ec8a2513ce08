"""Before a paper begins: its first words, and whatever stands in its way."""

from collections.abc import Sequence
from dataclasses import dataclass

from sidik.dokumen.data import Bahan, JenisDokumen, Kabel, Konsep
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries.bangun import kekurangan_of, konsep_from
from sidik.dokumen.queries.rantai import kertas_of, prasyarat_of
from sidik.dokumen.queries.tempat import larangan_of, lewat_of, list_konsep
from sidik.satuan.queries import zone_of


@dataclass(frozen=True, kw_only=True)
class Awal:
    """How a paper would begin now."""

    konsep: Konsep
    kurang: str
    """What the case lacks for it."""
    larangan: str
    """Why the case as it stands has no place for it."""
    sebab: str
    """Why it comes too early or too late, which an officer may explain."""
    kertas: Sequence[str]
    """What it rests on that is known by number only."""
    sedang: Sequence[Dokumen]
    """Drafts of its kind that are under way."""


def get_awal(entri: JenisDokumen, bahan: Bahan, papers: Sequence[Dokumen], kabel: Kabel) -> Awal:
    induk, about = bahan.induk, bahan.tentang
    known = kabel.perintah(induk)
    konsep = konsep_from(entri, bahan, papers, tercatat=known)
    past = kabel.berakhir(induk)
    boleh = kabel.boleh_sidik(induk)
    early = prasyarat_of(entri, papers, boleh_sidik=boleh, tentang=about, tercatat=known)
    return Awal(
        konsep=konsep,
        kurang=kekurangan_of(entri, bahan),
        larangan=larangan_of(
            entri, papers, kabel.babak(induk), berakhir=past, tentang=about, tercatat=known
        ),
        sebab=early or lewat_of(entri, konsep, zone_of(bahan.satuan), past),
        kertas=[f"{one.jenis} {one.nomor}" for one in kertas_of(entri, papers, known, about)],
        sedang=list_konsep(papers, entri.jenis) if entri.sekali or entri.tunggal else [],
    )
