"""Warrants that are written before the act they order, and the number they lend to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final

from sidik.dokumen.data import Bahan, Pokok, jenis_of
from sidik.dokumen.models import Dokumen
from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.errors import NotFound
from sidik.kernel.ref import key_of, keys_of, ref
from sidik.perkara.data import StatusOrang
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.queries import list_keterlibatan
from sidik.perkara.queries.surat import bahan_of, orang_surat
from sidik.satuan.queries import resort_of
from sidik.tenggat.queries import value_at
from sidik.upaya_paksa.data import TEMPAT_LABEL, JenisTempat
from sidik.upaya_paksa.errors import SuratOrangLain
from sidik.upaya_paksa.models import Penahanan, Penangkapan, Penggeledahan, Penyitaan
from sidik.upaya_paksa.policy import aturan_tangkap, list_masa
from sidik.upaya_paksa.queries.jaga import is_narkotika, rezim_at, zone_of_case
from sidik.upaya_paksa.queries.tangan import hours_of

Perintah = Penangkapan | Penahanan | Penggeledahan | Penyitaan
PERINTAH: Final[Mapping[str, type[Perintah]]] = {
    "sprin_kap": Penangkapan,
    "sprin_han": Penahanan,
    "sprin_geledah": Penggeledahan,
    "sprin_sita": Penyitaan,
}
"""Each warrant, and the act that is done under it."""
_ORANG: Final = frozenset({"sprin_kap", "sprin_han"})
_SELESAI: Final = frozenset(
    {
        StatusOrang.DILIMPAHKAN.value,
        StatusOrang.REHABILITASI.value,
        StatusOrang.DIVERSI.value,
        StatusOrang.RJ.value,
        StatusOrang.DIHENTIKAN.value,
        StatusOrang.MENINGGAL.value,
    }
)


@dataclass(frozen=True)
class SuratPerintah:
    """A warrant that was signed here and that no act bears yet."""

    nomor: str
    orang: str = ""
    """The key of him whom it is about, where it is about one."""


def list_calon(perkara: Perkara, jenis: str, actor: Actor) -> Sequence[Pokok]:
    """Return what a warrant may order that has not been done: whom to arrest, or anything."""
    if jenis not in PERINTAH:
        return []
    if jenis not in _ORANG:
        early = "Belum dilaksanakan: surat perintah ditulis lebih dahulu"
        return [Pokok(subject=ref("perkara", perkara.pk), label=early)]
    return [
        Pokok(
            subject=ref("keterlibatan", row.pk),
            label=f"{orang_surat(row, actor).nama}, {_keadaan(row, jenis)}",
        )
        for row in _belum(perkara, jenis)
    ]


def bahan_dahulu(perkara: Perkara, subject: str, jenis: str, actor: Actor) -> Bahan:
    """Return the facts of a warrant whose act lies ahead. Raises `NotFound`."""
    kind = "keterlibatan" if jenis in _ORANG else "perkara"
    if jenis not in PERINTAH or not subject.startswith(f"{kind}:"):
        raise NotFound
    base = bahan_of(perkara, jenis, actor, subject=subject)
    if kind == "perkara":
        return replace(base, nomor="")
    people = list_keterlibatan(perkara)
    row = next((k for k in people if str(k.pk) == key_of(subject)), None)
    if row is None or not jenis_of(jenis).is_untuk(row.peran, is_anak=row.is_anak):
        raise NotFound
    row.perkara = perkara
    fill = _tangkap if jenis == "sprin_kap" else _tahan
    isian = {**base.isian, **fill(row)}
    return replace(base, orang=[orang_surat(row, actor)], nomor="", isian=isian)


def list_siap(perkara: Perkara) -> Mapping[str, Sequence[SuratPerintah]]:
    """Return the warrants of a case that were signed here and not carried out yet, by kind."""
    signed = Dokumen.objects.filter(
        induk=ref("perkara", perkara.pk), jenis__in=PERINTAH, dicabut_at=None
    )
    found: dict[str, list[SuratPerintah]] = {jenis: [] for jenis in PERINTAH}
    for paper in signed.exclude(nomor="").exclude(ditandatangani_at=None).order_by("id"):
        found[paper.jenis].append(SuratPerintah(paper.nomor, _siapa(paper)))
    for jenis, rows in found.items():
        if rows:
            used = set(_nomor(PERINTAH[jenis], perkara))
            found[jenis] = [row for row in rows if row.nomor not in used]
    return found


def insist_miliknya(orang: Keterlibatan, jenis: str, nomor: str) -> None:
    """Raises `SuratOrangLain` for the number of a warrant that was signed about somebody else."""
    papers = Dokumen.objects.filter(
        induk=ref("perkara", orang.perkara_id), jenis=jenis, nomor=nomor.strip(), dicabut_at=None
    )
    for paper in papers.exclude(nomor=""):
        if _siapa(paper) not in ("", str(orang.pk)):
            raise SuratOrangLain(nomor=paper.nomor)


def is_tertulis(perkara: Perkara, jenis: str, rows: Iterable[Any]) -> frozenset[str]:
    """Return the numbers among these acts whose warrant was written before the act."""
    if jenis not in PERINTAH:
        return frozenset()
    subject = "keterlibatan" if jenis in _ORANG else "perkara"
    papers = Dokumen.objects.filter(
        induk=ref("perkara", perkara.pk), jenis=jenis, subject__startswith=f"{subject}:"
    )
    numbers = papers.filter(dicabut_at=None, nomor__in=[row.nomor for row in rows])
    return frozenset(numbers.exclude(nomor="").values_list("nomor", flat=True))


def _siapa(paper: Dokumen) -> str:
    keys = set(keys_of([*paper.orang, paper.subject], "keterlibatan"))
    return next(iter(keys)) if len(keys) == 1 else ""


def _nomor(model: type[Perintah], perkara: Perkara) -> Sequence[str]:
    rows = model._default_manager.filter(perkara=perkara, batal_at=None)
    return list(rows.values_list("nomor", flat=True))


def _belum(perkara: Perkara, jenis: str) -> Sequence[Keterlibatan]:
    """Return those in this warrant's roles to whom nothing of the kind was done."""
    entri, model = jenis_of(jenis), Penangkapan if jenis == "sprin_kap" else Penahanan
    rows = model._default_manager.filter(perkara=perkara, batal_at=None)
    done = set(rows.values_list("keterlibatan_id", flat=True))
    return [
        k
        for k in list_keterlibatan(perkara)
        if k.pk not in done
        and k.status not in _SELESAI
        and entri.is_untuk(k.peran, is_anak=k.is_anak)
    ]


def _keadaan(row: Keterlibatan, jenis: str) -> str:
    if jenis == "sprin_kap":
        return "belum ditangkap: surat perintah ditulis lebih dahulu"
    held = "ditangkap, " if row.status == StatusOrang.DITANGKAP else ""
    return f"{held}belum ditahan: surat perintah ditulis lebih dahulu"


def _tangkap(row: Keterlibatan) -> dict[str, Any]:
    """From today, for the hours of the law."""
    perkara, now = row.perkara, clock.now()
    aturan = aturan_tangkap(anak=row.is_anak, narkotika=is_narkotika(perkara))
    zone = zone_of_case(perkara)
    end = now + hours_of(perkara, aturan, now)
    return {"mulai": now.astimezone(zone).date(), "sampai": end.astimezone(zone).date()}


def _tahan(row: Keterlibatan) -> dict[str, Any]:
    perkara, now = row.perkara, clock.now()
    mulai = now.astimezone(zone_of_case(perkara)).date()
    masa = list_masa(anak=row.is_anak)[0]
    days = value_at(masa.aturan, mulai, rezim=rezim_at(perkara, now)).jumlah
    tempat = JenisTempat.LPAS if row.is_anak else JenisTempat.RUTAN
    resor = None if row.is_anak else resort_of(perkara.satuan_id)
    return {
        "jenis_tahan": TEMPAT_LABEL[tempat],
        "tempat_tahan": f"{TEMPAT_LABEL[tempat]} {resor.nama_pendek}" if resor else "",
        "mulai": mulai,
        "sampai": mulai + timedelta(days=days - 1),
        "lama_hari": days,
    }
