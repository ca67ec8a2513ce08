"""How the papers of one case hang together: what rests on what, and what the law lets come next."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sidik.dokumen.data import (
    BERLAKU,
    HIDUP,
    JenisDokumen,
    Kabel,
    Keadaan,
    Konsep,
    PerintahTercatat,
    Tentang,
    jenis_of,
)
from sidik.dokumen.flow import Facts
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries.isi import read_isi_dokumen
from sidik.dokumen.queries.masa import masa_salah
from sidik.dokumen.queries.tempat import larangan_of, lewat_of
from sidik.dokumen.queries.tentang import akhir_of, is_about, tentang_dari
from sidik.dokumen.queries.tercatat import list_belum_tertulis
from sidik.dokumen.render import list_kurang
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal


def list_dokumen(subject: str) -> Sequence[Dokumen]:
    """Return the papers about one thing, newest first."""
    return list(Dokumen.objects.filter(subject=subject).defer("isi"))


def list_dokumen_of(induk: str) -> Sequence[Dokumen]:
    """Return every paper of a case, newest first."""
    return list(Dokumen.objects.filter(induk=induk).defer("isi"))


def signed_numbers(induk: str, jenis: str) -> Sequence[Dokumen]:
    """Return the papers of this jenis that are signed and in force, newest first."""
    found = Dokumen.objects.filter(induk=induk, jenis=jenis, keadaan__in=list(BERLAKU))
    return list(found.defer("isi"))


def prasyarat_of(
    entri: JenisDokumen,
    papers: Iterable[Dokumen],
    *,
    boleh_sidik: bool = False,
    tentang: Tentang | None = None,
    tercatat: Sequence[PerintahTercatat] = (),
) -> str:
    """Return why the case's papers do not allow this one yet; empty when they do.

    `tentang`: papers about other people of the case do not count. `tercatat`: those on paper only.
    """
    if entri.langsung and boleh_sidik:
        return ""
    if entri.gelar_naik and not boleh_sidik:
        return "gelar perkara yang menaikkan perkara ini ke penyidikan belum dicatat"
    papers = list(papers)
    held = {one.jenis for one in kertas_of(entri, papers, tercatat, tentang)}
    held |= {p.jenis for p in papers if carries(p, entri) and (not tentang or is_about(p, tentang))}
    for any_of in entri.butuh:
        if held.isdisjoint(any_of):
            names = " atau ".join(jenis_of(jenis).nama for jenis in any_of)
            lacks = "dikirim" if entri.butuh_terkirim else "ditandatangani"
            also = ", dan perkara ini bukan tertangkap tangan" if entri.langsung else ""
            return f"{names} belum {lacks}{also}"
    return _too_early(entri, papers, tentang)


def kertas_of(
    entri: JenisDokumen,
    papers: Sequence[Dokumen],
    tercatat: Sequence[PerintahTercatat],
    tentang: Tentang | None,
) -> Sequence[PerintahTercatat]:
    """Return what a paper of this jenis rests on that is known by number only.

    Whether it has gone out nobody knows of an order on paper.
    """
    needed = {jenis for any_of in entri.butuh for jenis in any_of}
    if entri.butuh_terkirim or needed.isdisjoint(one.jenis for one in tercatat):
        return []
    missing = [t for t in list_belum_tertulis(tercatat, papers) if t.jenis in needed]
    return [one for one in missing if tentang is None or _concerns(one, tentang)]


def _concerns(one: PerintahTercatat, tentang: Tentang) -> bool:
    if one.orang and tentang.orang:
        return not tentang.orang.isdisjoint(one.orang)
    return one.subject == tentang.subject or one.subject.startswith("perkara:")


def _too_early(entri: JenisDokumen, papers: Iterable[Dokumen], tentang: Tentang | None) -> str:
    """Return why nobody is called again yet: the day of the last call has not come.

    Refused at the door, it need not be waited for.
    """
    if not entri.butuh_terkirim or tentang is None:
        return ""
    needed = {jenis for any_of in entri.butuh for jenis in any_of}
    calls = [p for p in papers if p.jenis in needed and p.is_berlaku and is_about(p, tentang)]
    for paper in calls:
        isi = read_isi_dokumen(paper) if paper.dikirim_at else None
        day = isi.konsep.hari("hadir_at") if isi else None
        if day and day >= clock.today(paper.satuan.zona):
            return f"hari menghadap pada {paper.entri.nama} ({tanggal(day)}) belum lewat"
    return ""


def carries(paper: Dokumen, entri: JenisDokumen) -> bool:
    """Say whether a paper is what this one rests on.

    A summons that was refused at the door still leads to the second.
    """
    return paper.is_terkirim if entri.butuh_terkirim else paper.is_berlaku


def parents_of(
    entri: JenisDokumen, tentang: Tentang, papers: Iterable[Dokumen]
) -> Sequence[Dokumen]:
    """Return the papers in force that a new one of this jenis rests on.

    Where papers of one jenis exist about the very same thing, only those count: the extension of
    an arrest rests on the order for that arrest, not on the other suspect's.
    """
    papers, found = list(papers), list[Dokumen]()
    akhir = akhir_of(papers)
    for jenis in entri.induk:
        same = [
            p for p in papers if p.jenis == jenis and carries(p, entri) and is_about(p, tentang)
        ]
        if jenis == entri.mengakhiri:
            same = [p for p in same if p.pk not in akhir]
        own = [p for p in same if p.subject == tentang.subject]
        found += own or same
    return found


def descendants_of(dokumen: Dokumen) -> Sequence[Dokumen]:
    """Return every living paper that rests on this one, directly or not."""
    papers = list(Dokumen.objects.filter(induk=dokumen.induk, keadaan__in=list(HIDUP)))
    fallen: set[UUID] = {dokumen.pk}
    found: list[Dokumen] = []
    grew = True
    while grew:
        next_ = [p for p in papers if p.pk not in fallen and fallen.intersection(p.dari)]
        fallen |= {p.pk for p in next_}
        found += next_
        grew = bool(next_)
    return found


def facts_of(dokumen: Dokumen, kabel: Kabel, *, signer_nrp: str = "") -> Facts:
    """Return what the flow table asks of this paper; `signer_nrp` is who wants to act."""
    marks = [p for p in dokumen.paraf.all() if not p.gugur]
    others = {p.nrp for p in marks if p.langkah.startswith("paraf_")} | {signer_nrp}
    draft = dokumen.keadaan == Keadaan.KONSEP
    open_ = not dokumen.is_beku and dokumen.isi
    konsep = read_isi_dokumen(dokumen).konsep if open_ else None
    papers = list_dokumen_of(dokumen.induk)
    return Facts(
        wajib_paraf=dokumen.entri.paraf,
        paraf=frozenset(p.langkah for p in marks),
        kurang=tuple(list_kurang(dokumen.entri, konsep)) if konsep and draft else (),
        prasyarat="" if dokumen.is_beku else _prasyarat(dokumen, konsep, papers, kabel),
        mata_lain=dokumen.entri.sendiri or bool(others - {dokumen.penyusun_nrp, ""}),
        dicatat=dokumen.dicatat_at is not None,
        spdp_terkirim=kabel.spdp_dikirim(dokumen.induk) or _was_exchanged(papers),
    )


def _halangan(
    dokumen: Dokumen, konsep: Konsep | None, papers: Iterable[Dokumen], kabel: Kabel
) -> str:
    """Return why a draft may not go on; what it rests on is not asked of one that comes late."""
    entri, about = dokumen.entri, tentang_dari(dokumen)
    past = kabel.berakhir(dokumen.induk)
    larangan = larangan_of(
        entri,
        [p for p in papers if p.pk != dokumen.pk],
        kabel.babak(dokumen.induk),
        berakhir=past,
        tentang=about,
    )
    if larangan or dokumen.susulan:
        return larangan
    boleh = kabel.boleh_sidik(dokumen.induk)
    known = kabel.perintah(dokumen.induk) if dokumen.kertas else ()
    if sebab := prasyarat_of(entri, papers, boleh_sidik=boleh, tentang=about, tercatat=known):
        return sebab
    return lewat_of(entri, konsep, dokumen.satuan.zona, past) if konsep else ""


def _prasyarat(
    dokumen: Dokumen, konsep: Konsep | None, papers: Iterable[Dokumen], kabel: Kabel
) -> str:
    wrong = masa_salah(dokumen.entri, konsep) if konsep else {}
    if wrong:
        return " ".join(wrong.values()).rstrip(".")
    return _halangan(dokumen, konsep, papers, kabel)


def _was_exchanged(papers: Iterable[Dokumen]) -> bool:
    """Say whether an SPDP of the case has gone to the prosecutor: from then on all stays."""
    return any(p.jenis == "spdp" and p.dikirim_at and p.is_terkirim for p in papers)
