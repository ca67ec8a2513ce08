"""The papers of a case on its page, and which the law lets come next."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sidik.dokumen.data import (
    Babak,
    JenisDokumen,
    Kabel,
    Keadaan,
    PerintahTercatat,
    jenis_of,
    katalog,
    list_jenis_loket,
    list_tentang,
    selesai_of,
    tentang_of,
)
from sidik.dokumen.models import Dokumen, Lampiran
from sidik.dokumen.queries.buku import list_lampiran_bagi, next_step
from sidik.dokumen.queries.rantai import list_dokumen_of, prasyarat_of
from sidik.dokumen.queries.tempat import larangan_of, sesudah_of
from sidik.dokumen.queries.tentang import akhir_of
from sidik.dokumen.queries.tercatat import menyusul_of
from sidik.jejak.data import Actor
from sidik.satuan.data import Act
from sidik.satuan.policy import may

_ANTRE: Final = {
    "paraf_kbo": "menunggu paraf Kaur Bin Ops",
    "paraf_kasat": "menunggu paraf Kasat",
    "sign": "menunggu tanda tangan",
    "note": "menunggu dicatat Kaur Mintu",
}


@dataclass(frozen=True, kw_only=True)
class Ada:
    """What a case holds that a paper may be about; the rooms above know it."""

    orang: Collection[tuple[str, bool]]
    """Role, and whether he is a child."""
    pokok: Collection[str]
    """Kinds of subject there is at least one of: penangkapan, bb …"""
    perintah: Collection[str] = ()
    """Kinds of paper that some act or step names by number; which, a paper asks when it begins."""


@dataclass(frozen=True, kw_only=True)
class Tawaran:
    """A paper that may be written now, or why not yet."""

    jenis: str
    nama: str
    subject: str
    kelompok: str
    sebab: str = ""


@dataclass(frozen=True, kw_only=True)
class Baris:
    """A paper in the list of its case."""

    dokumen: Dokumen
    menyusul: bool
    """It came late, as a copy or without what it rests on."""
    akhir: str
    """By what it was ended or carried out."""


@dataclass(frozen=True, kw_only=True)
class SuratPerkara:
    """What the case page shows of papers."""

    induk: str
    baris: Sequence[Baris]
    tawaran: Sequence[Tawaran]
    tertutup: Sequence[Tawaran]
    lampiran: Sequence[Lampiran]
    boleh_menyusun: bool
    tanpa_dasar: str
    """The order that the investigation stood on and that was withdrawn; empty while one holds."""
    selesai: str
    """How the case ended, where only its last papers are still written."""


def get_surat_perkara(
    induk: str,
    satuan: str,
    actor: Actor,
    *,
    kabel: Kabel,
    own: bool,
    ada: Callable[[], Ada],
    zona: str,
) -> SuratPerkara:
    """Return the papers of a case; the caller has asked whether the actor may see it.

    Who may not read what force was used, the counter, is shown only what it writes itself.
    """
    papers = list_dokumen_of(induk)
    drafts = may(actor, Act.DOKUMEN_DRAFT, at=satuan, own=own)
    counter = not drafts and kabel.loket(induk, actor)
    writes = drafts or counter
    babak = kabel.babak(induk) if writes else Babak()
    boleh = writes and kabel.boleh_sidik(induk)
    offers = list_tawaran(induk, papers, babak, ada(), boleh_sidik=boleh) if writes else []
    offers = [
        one for one in offers if one.jenis in kabel.sumber and (drafts or jenis_of(one.jenis).loket)
    ]
    if not may(actor, Act.UPAYA_READ, at=satuan, own=own):
        papers = [one for one in papers if one.jenis in list_jenis_loket()]
    return SuratPerkara(
        induk=induk,
        baris=_baris(papers, zona),
        tawaran=[one for one in offers if not one.sebab],
        tertutup=[one for one in offers if one.sebab],
        lampiran=list_lampiran_bagi(induk, actor, kabel=kabel),
        boleh_menyusun=writes,
        tanpa_dasar=_tanpa_dasar(papers),
        selesai=_selesai(babak) if offers else "",
    )


def _baris(papers: Sequence[Dokumen], zona: str) -> Sequence[Baris]:
    akhir = akhir_of(papers)
    return [
        Baris(
            dokumen=p,
            menyusul=bool(p.susulan or menyusul_of(p, zona)),
            akhir=akhir.get(p.pk, "") if p.is_berlaku else "",
        )
        for p in papers
    ]


def _tanpa_dasar(papers: Sequence[Dokumen]) -> str:
    orders = [p for p in papers if p.jenis == "sprin_sidik" and p.is_beku]
    return "" if any(p.is_berlaku for p in orders) else next((p.nomor for p in orders), "")


def _selesai(babak: Babak) -> str:
    if not babak.selesai:
        return ""
    how, _ = selesai_of(babak.selesai, babak.tahap)
    return f"Perkara sudah berakhir dengan {how}; hanya surat penutupnya yang masih disusun."


def list_tawaran(
    induk: str, papers: Sequence[Dokumen], babak: Babak, ada: Ada, *, boleh_sidik: bool
) -> Sequence[Tawaran]:
    """Return every paper that can be fed here, by what it is about; the closed with their reason.

    One that is about a part of the case asks on its own page which: a person, an arrest. What an
    order on paper has to do with it is asked there as well: the page of a case is opened often.
    """
    drafted = {p.jenis for p in papers if p.keadaan == Keadaan.KONSEP}
    known = [_perintah(induk, jenis) for jenis in ada.perintah]
    found = []
    for jenis, entri in katalog().items():
        if sesudah_of(entri, babak):
            continue
        sebab = _kosong(entri, ada) or prasyarat_of(
            entri, papers, boleh_sidik=boleh_sidik, tercatat=known
        )
        if jenis in drafted and entri.untuk_perkara:
            sebab = "konsepnya sudah ada"
        sebab = babak.tutup or sebab or larangan_of(entri, papers, babak, tercatat=known)
        said = f"{sebab[0].upper()}{sebab[1:]}." if sebab else ""
        about = tentang_of(entri.tentang)["judul"]
        found.append(
            Tawaran(jenis=jenis, nama=entri.nama, subject=induk, kelompok=about, sebab=said)
        )
    order = [tentang_of(kind)["judul"] for kind in list_tentang()]
    return sorted(found, key=lambda one: order.index(one.kelompok))


def _perintah(induk: str, jenis: str) -> PerintahTercatat:
    return PerintahTercatat(jenis=jenis, nomor="", subject=induk, sejak=date.min)


def _kosong(entri: JenisDokumen, ada: Ada) -> str:
    """Return what the case lacks that this paper would be about; empty when it is there."""
    if entri.orang and all(peran != entri.orang for peran, _ in ada.orang):
        return f"perkara ini tidak mempunyai {entri.orang}"
    if entri.untuk_perkara or entri.penuntutan or (entri.dahulu and not entri.peran):
        return ""
    if entri.peran:
        there = any(entri.is_untuk(peran, is_anak=anak) for peran, anak in ada.orang)
    else:
        there = entri.tentang in ada.pokok
    said = tentang_of(entri.tentang)["kosong"]
    return "" if there else f"{said[0].lower()}{said[1:]}"


def antre(dokumen: Dokumen) -> str:
    """Return what a paper waits for, in words."""
    return _ANTRE.get(next_step(dokumen), "")
