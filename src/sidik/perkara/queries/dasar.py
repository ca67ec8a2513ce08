"""What a step and an act stand on: the signed paper, and the order that carries the case."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.timezone import localtime

from sidik.dokumen.models import Dokumen
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal, tanggal_jam
from sidik.kernel.ref import key_of, ref
from sidik.perkara.data import JenisTindakan
from sidik.perkara.errors import HariSuratLain, SprinDicabut, SuratSudahDicabut
from sidik.perkara.flow import GANTI_SPRIN, SURAT_LANGKAH, Facts
from sidik.perkara.models import Perkara, Tindakan
from sidik.perkara.queries.waktu import local

_SPRIN: Final = "sprin_sidik"
_BERIKUT: Final = frozenset({"sprin_lidik"})
"""Orders that are carried out on their day or later; every other paper takes effect on its day."""


_ORANG: Final = "keterlibatan:"


@dataclass(frozen=True)
class Siap:
    """A paper that was signed here and waits for its step; `at`: when that takes effect."""

    nomor: str
    at: datetime | None


@dataclass(frozen=True)
class SuratSiap:
    """What waits, by the step, and by the id of him whom alone a paper is about."""

    langkah: Mapping[str, Siap] = field(default_factory=dict)
    orang: Mapping[str, Siap] = field(default_factory=dict)


def list_surat(perkara: Perkara) -> Sequence[Dokumen]:
    """Return the signed papers by which steps of a case are taken, withdrawn ones too."""
    rows = Dokumen.objects.filter(induk=ref("perkara", perkara.pk), jenis__in=SURAT_LANGKAH)
    signed = rows.exclude(nomor="").exclude(ditandatangani_at=None)
    return list(signed.defer("isi").order_by("id"))


def find_surat(papers: Iterable[Dokumen], step: str, nomor: str) -> Dokumen | None:
    """Return the paper that a step names, however its number is spelled; one in force first."""
    key = _key(nomor)
    kinds = {jenis for jenis, steps in SURAT_LANGKAH.items() if step in steps}
    found = [p for p in papers if key and p.jenis in kinds and _key(p.nomor) == key]
    return min(found, key=lambda paper: paper.dicabut_at is not None, default=None)


def surat_siap(
    perkara: Perkara, papers: Iterable[Dokumen], tindakan: Iterable[Tindakan]
) -> SuratSiap:
    """Return for each step, and each person, the paper in force that no act has named yet."""
    used = {_key(t.nomor_surat) for t in tindakan}
    free = [p for p in papers if p.dicabut_at is None and _key(p.nomor) not in used]
    told = [(p, Siap(p.nomor, saat_surat(perkara, p))) for p in free]
    return SuratSiap(
        langkah={step: siap for p, siap in told for step in SURAT_LANGKAH[p.jenis]},
        orang={key_of(p.subject): siap for p, siap in told if p.subject.startswith(_ORANG)},
    )


def facts_surat(facts: Facts, siap: SuratSiap, dicabut: Dokumen | None) -> Facts:
    """Return the facts of a case with what its papers add to them."""
    return replace(
        facts,
        sprin_siap="open_penyidikan" in siap.langkah,
        sprin_dicabut=dicabut.nomor if dicabut else "",
    )


def saat_surat(perkara: Perkara, surat: Dokumen) -> datetime | None:
    """Return when a step by this paper takes effect; None: now."""
    zone = ZoneInfo(perkara.satuan.zona)
    signed, day = surat.ditandatangani_at, surat.tanggal
    if day is None or surat.dicabut_at or day >= clock.today(perkara.satuan.zona):
        return None
    if signed and local(perkara, signed) == day:
        return signed
    return datetime.combine(day, time(23, 59, 59), tzinfo=zone)


def insist_hari(perkara: Perkara, surat: Dokumen, at: datetime) -> None:
    """Raise unless a step at this moment agrees with the paper that it names.

    Raises `HariSuratLain`, `SuratSudahDicabut`.
    """
    named = {"surat": surat.entri.nama, "nomor": surat.nomor}
    if surat.dicabut_at and at >= surat.dicabut_at:
        raise SuratSudahDicabut(**named, kapan=tanggal_jam(localtime(surat.dicabut_at)))
    day = local(perkara, at)
    later = surat.jenis in _BERIKUT and surat.tanggal is not None and day > surat.tanggal
    if surat.tanggal is not None and day != surat.tanggal and not later:
        raise HariSuratLain(**named, hari=tanggal(surat.tanggal), langkah=tanggal(day))


def find_sprin_dicabut(
    perkara: Perkara,
    at: datetime,
    *,
    papers: Iterable[Dokumen] | None = None,
    tindakan: Iterable[Tindakan] | None = None,
) -> Dokumen | None:
    """Return the withdrawn Sprin Sidik on which the case stood at `at`; None while one holds.

    The case stands on the order that its last step named, also where that was made on paper.
    """
    papers = list_surat(perkara) if papers is None else papers
    orders = [p for p in papers if p.jenis == _SPRIN]
    if all(p.dicabut_at is None for p in orders):
        return None
    if tindakan is None:
        tindakan = Tindakan.objects.filter(perkara=perkara)
    day = local(perkara, at)
    steps = [t for t in tindakan if _is_sprin(t) and local(perkara, t.at) <= day]
    last = max(steps, key=lambda t: (t.at, t.pk), default=None)
    held = find_surat(orders, last.tujuan, last.nomor_surat) if last else None
    return held if held and held.dicabut_at and at >= held.dicabut_at else None


def insist_sprin(perkara: Perkara, at: datetime) -> None:
    """Raise `SprinDicabut` for an act of a moment at which the case stood on no valid Sprin Sidik.

    What was done before it was withdrawn may be written down late.
    """
    surat = find_sprin_dicabut(perkara, at)
    if surat and surat.dicabut_at:
        kapan = tanggal_jam(localtime(surat.dicabut_at))
        raise SprinDicabut(nomor=surat.nomor, kapan=kapan)


def is_sprin_diganti(perkara: Perkara) -> bool:
    """Say whether a new order was named for a withdrawn one, perhaps one made on paper."""
    named = Tindakan.objects.filter(perkara=perkara, tujuan__in=GANTI_SPRIN).exists()
    return named and find_sprin_dicabut(perkara, clock.now()) is None


def _is_sprin(act: Tindakan) -> bool:
    return act.jenis == JenisTindakan.LANGKAH and act.tujuan in SURAT_LANGKAH[_SPRIN]


def _key(nomor: str) -> str:
    return "".join(char for char in nomor.casefold() if char.isalnum())
