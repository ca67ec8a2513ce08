"""The papers that a new one quotes: written here, or known by what an act says of them."""

from collections.abc import Sequence
from datetime import date

from sidik.dokumen.data import Bahan, JenisDokumen, PerintahTercatat, jenis_of, kutipan
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries.rantai import carries
from sidik.dokumen.queries.tentang import is_about
from sidik.dokumen.queries.tercatat import list_belum_tertulis
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal


def list_kutipan(
    entri: JenisDokumen,
    bahan: Bahan,
    papers: Sequence[Dokumen],
    tercatat: Sequence[PerintahTercatat],
) -> list[str]:
    """Return the papers in force that this one is built on, in the order of the time."""
    order = kutipan(entri)
    rank = {jenis: n for n, jenis in enumerate(order)}
    today = clock.now().date()

    def at(jenis: str, day: date | None) -> tuple[date, int]:
        return day or today, rank.get(jenis, len(rank))

    rows = [
        (at(p.jenis, p.tanggal), p.pk.int, cite(p))
        for p in papers
        if _is_quoted(p, entri, order) and p.nomor and is_about(p, bahan.tentang)
    ]
    rows += [
        (at(one.jenis, one.tanggal or one.sejak), n, _say(one.jenis, one.nomor, one.tanggal))
        for n, one in enumerate(list_belum_tertulis(tercatat, papers))
        if one.jenis in (*order, *entri.induk) and _concerns(one, entri, bahan)
    ]
    return list(dict.fromkeys(line for *_, line in sorted(rows)))


def _is_quoted(paper: Dokumen, entri: JenisDokumen, order: Sequence[str]) -> bool:
    """A summons refused at the door was a summons: the order to bring quotes it."""
    if paper.jenis in entri.induk:
        return paper.is_berlaku or carries(paper, entri)
    return paper.is_berlaku and paper.jenis in order


def cite(paper: Dokumen) -> str:
    """Surat Perintah Penyidikan Nomor: SP.Sidik/… tanggal 5 Maret 2026."""
    return _say(paper.jenis, paper.nomor, paper.tanggal)


def _say(jenis: str, nomor: str, day: date | None) -> str:
    on = f", tanggal {tanggal(day)}" if day else ""
    return f"{jenis_of(jenis).judul} Nomor: {nomor}{on}"


def _concerns(one: PerintahTercatat, entri: JenisDokumen, bahan: Bahan) -> bool:
    """Say whether an order is for the whole case or for somebody the paper names.

    A paper does not quote itself, nor the order for another act of the kind that it is about.
    """
    about = bahan.tentang
    if one.subject == about.subject:
        return one.jenis != entri.jenis
    kind, _, _ = about.subject.partition(":")
    other = kind != "perkara" and one.subject.startswith(f"{kind}:") and kind != "keterlibatan"
    return not other and (not one.orang or not one.orang.isdisjoint(about.orang))
