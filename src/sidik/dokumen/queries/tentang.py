"""Which papers are about one thing or one person, and which of them another paper closed."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sidik.dokumen.data import Tentang
from sidik.dokumen.models import Dokumen
from sidik.kernel.bahasa import tanggal


def is_about(paper: Dokumen, tentang: Tentang) -> bool:
    """Say whether a paper may carry or be quoted by one about this.

    Another's summons, arrest or notice never is; an order for the whole case always is. Papers of
    old do not know whom they name.
    """
    if paper.entri.untuk_semua:
        return True
    if paper.orang and tentang.orang:
        return not tentang.orang.isdisjoint(paper.orang)
    return paper.subject == tentang.subject or not paper.entri.untuk_orang


def tentang_dari(dokumen: Dokumen) -> Tentang:
    """Return what and whom a paper that exists is about."""
    return Tentang(subject=dokumen.subject, orang=frozenset(dokumen.orang))


def akhir_of(papers: Iterable[Dokumen]) -> Mapping[UUID, str]:
    """Say of each paper that another in force put an end to or carried out, by which."""
    found: dict[UUID, str] = {}
    for paper in papers:
        word = "Dicabut" if paper.entri.mengakhiri else "Dilaksanakan"
        if paper.is_berlaku and (paper.entri.mengakhiri or paper.entri.melaksanakan):
            found |= dict.fromkeys(paper.dari, f"{word} dengan {sebut(paper)}")
    return found


def sebut(paper: Dokumen) -> str:
    """Cabut.DPO/1/III/RES.4.2/2026/Resnarkoba tanggal 9 Maret 2026."""
    return f"{paper.nomor} tanggal {tanggal(paper.tanggal)}" if paper.tanggal else paper.nomor
