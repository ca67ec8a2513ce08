"""Whether a paper has a place in the case as it stands: its stage, its people, its time, its turn.

What is refused here no reason excuses, but for a time that ran out: that paper may come late.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from sidik.dokumen.data import (
    HIDUP,
    Babak,
    Berakhir,
    JenisDokumen,
    Keadaan,
    Konsep,
    PerintahTercatat,
    Tentang,
    jenis_of,
    selesai_of,
    surat_tetap,
    tahap_of,
)
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries.tentang import is_about, sebut
from sidik.dokumen.queries.tercatat import list_belum_tertulis
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal

_JAM: Final = re.compile(r"pukul (\d{1,2})\.(\d{2})")
_UMUM: Final = Tentang(subject="", orang=frozenset())


def larangan_of(
    entri: JenisDokumen,
    papers: Iterable[Dokumen],
    babak: Babak,
    *,
    berakhir: Berakhir | None = None,
    tentang: Tentang = _UMUM,
    tercatat: Sequence[PerintahTercatat] = (),
) -> str:
    """Return why the case as it stands has no place for this paper; empty when it has.

    `papers`: the others of the case, without this one itself; `tercatat`: those on paper only.
    """
    if babak.tutup:
        return babak.tutup
    gone = "" if entri.penuntutan or berakhir is None else _gone(entri, berakhir, tentang)
    papers = list(papers)
    written = _written(entri, papers)
    written += [_Sudah(p.nomor, p.tanggal) for p in _on_paper(entri, papers, tercatat)]
    return (
        gone
        or sesudah_of(entri, babak)
        or _tak_berdiri(entri, papers, tentang)
        or _other_stage(entri, babak, written)
        or _again(entri, babak, written)
    )


def _gone(entri: JenisDokumen, berakhir: Berakhir, tentang: Tentang) -> str:
    if entri.tentang not in ("orang", "penangkapan", "penahanan"):
        return ""
    named = [tentang.subject, *tentang.orang]
    return next((berakhir.diserahkan[one] for one in named if one in berakhir.diserahkan), "")


def _tak_berdiri(entri: JenisDokumen, papers: Sequence[Dokumen], tentang: Tentang) -> str:
    """Return by what the paper that this one would end was ended before; empty while one stands."""
    if not entri.mengakhiri:
        return ""
    mine = [p for p in papers if p.is_berlaku and (tentang == _UMUM or is_about(p, tentang))]
    ends = [p for p in mine if p.jenis == entri.jenis]
    gone = {pk for p in ends for pk in p.dari}
    if not ends or any(p.jenis == entri.mengakhiri and p.pk not in gone for p in mine):
        return ""
    return f"{jenis_of(entri.mengakhiri).nama} sudah dicabut dengan {sebut(ends[0])}"


def sesudah_of(entri: JenisDokumen, babak: Babak) -> str:
    """Return why the end of the case leaves no room for this paper; empty while it goes on."""
    if not babak.selesai or entri.jenis in surat_tetap():
        return ""
    how, papers = selesai_of(babak.selesai, babak.tahap)
    names = ", ".join(jenis_of(jenis).nama for jenis in papers)
    told = f"perkara sudah berakhir dengan {how}; yang masih disusun sesudahnya: {names}"
    return "" if entri.jenis in papers else told


@dataclass(frozen=True)
class _Sudah:
    """A letter that was written already."""

    nomor: str
    tanggal: date | None
    penyusun: str = ""


def _written(entri: JenisDokumen, papers: Iterable[Dokumen]) -> list[_Sudah]:
    """Return the living papers of this kind, the first of them first."""
    living = [p for p in papers if p.jenis == entri.jenis and p.keadaan in HIDUP]
    rows = sorted(living, key=lambda p: p.pk)
    return [_Sudah(p.nomor, p.tanggal, p.penyusun_nrp) for p in rows]


def _on_paper(
    entri: JenisDokumen, papers: Sequence[Dokumen], tercatat: Sequence[PerintahTercatat]
) -> Iterator[PerintahTercatat]:
    yield from (p for p in list_belum_tertulis(tercatat, papers) if p.jenis == entri.jenis)


def _other_stage(entri: JenisDokumen, babak: Babak, written: Sequence[_Sudah]) -> str:
    """A letter that tells of a raise is still due when the raise has just been made."""
    if not entri.tahap or not babak.tahap or babak.tahap in entri.tahap:
        return ""
    if entri.sekali == "naik" and babak.naik and not written:
        return ""
    wanted = " atau ".join(tahap_of(one)["nama"] for one in entri.tahap)
    here = tahap_of(babak.tahap)
    instead = jenis_of(here["kabar"]).nama
    return (
        f"surat itu untuk tahap {wanted}, sedangkan perkara ini {here['perkara']}; "
        f"pakailah {instead}"
    )


def _again(entri: JenisDokumen, babak: Babak, written: Sequence[_Sudah]) -> str:
    """Name the first, and what is written instead of another."""
    if entri.tunggal and written:
        return f"surat itu satu kali untuk tiap perkara, dan sudah ada{_sebut(written[0])}"
    most = {"lp": max(babak.lp, 1), "naik": 1}.get(entri.sekali, 0)
    if not most or len(written) < most:
        return ""
    first = written[0]
    if not first.nomor and first.penyusun:
        return f"konsepnya sudah ada (disusun NRP {first.penyusun}); lanjutkan konsep itu"
    told = "tiap laporan polisi" if entri.sekali == "lp" else "tiap kenaikan ke penyidikan"
    lidik, sidik = (jenis_of(tahap_of(k)["kabar"]).nama for k in ("penyelidikan", "penyidikan"))
    instead = f"{lidik} selama penyelidikan atau {sidik} selama penyidikan"
    return (
        f"surat itu satu kali untuk {told}, dan sudah ada{_sebut(first)}; "
        f"perkembangan berikutnya diberitahukan dengan {instead}"
    )


def _sebut(first: _Sudah) -> str:
    on = f" tanggal {tanggal(first.tanggal)}" if first.tanggal else ""
    return f": {first.nomor}{on}" if first.nomor else ""


def lewat_of(entri: JenisDokumen, konsep: Konsep, zona: str, berakhir: Berakhir) -> str:
    """Return why the paper comes too late: what it extends has ended, or its days are over."""
    if not entri.sebelum:
        return ""
    if over := berakhir.selesai.get(konsep.subject):
        return over
    text, day = str(konsep.isian.get(entri.sebelum, "")), konsep.hari(entri.sebelum)
    if day is None:
        return ""
    hour = _JAM.search(text)
    at = time(int(hour[1]), int(hour[2])) if hour else time()
    if datetime.combine(day, at, ZoneInfo(zona)) > clock.now():
        return ""
    return f"masa yang diperpanjang sudah habis sebelum {text}"


def list_konsep(papers: Iterable[Dokumen], jenis: str) -> Sequence[Dokumen]:
    """Return the papers of this kind that are not signed yet, the newest first."""
    return [
        p for p in papers if p.jenis == jenis and not p.is_beku and p.keadaan != Keadaan.DICABUT
    ]
