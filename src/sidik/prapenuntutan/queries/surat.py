"""What a file gives to its papers: the letters that go with it, the resume."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from sidik.dokumen.data import Bahan
from sidik.dokumen.models import Dokumen
from sidik.jejak.data import Actor
from sidik.kernel.errors import NotAllowed, NotFound
from sidik.kernel.ref import key_of, ref
from sidik.perkara.data import JenisTindakan
from sidik.perkara.flow import SURAT_LANGKAH
from sidik.perkara.models import Perkara, Tindakan
from sidik.perkara.policy import can
from sidik.perkara.queries import access_perkara, berkas_of
from sidik.perkara.queries.selubung import veil
from sidik.perkara.queries.surat import bahan_of, bahan_perkara, orang_surat
from sidik.perkara.queries.tirai import tirai_of
from sidik.prapenuntutan.data import BagianIsi, KodeSurat, nomor_key
from sidik.prapenuntutan.models import BerkasPerkara, IsiBerkas, PengirimanSPDP, SuratJPU
from sidik.prapenuntutan.queries.berkas import access_berkas, day_of, full_berkas, papers_of
from sidik.satuan.data import Act

PENGANTAR: Final = {
    "pengantar_tahap_1": KodeSurat.TAHAP_1,
    "pengantar_tahap_2": KodeSurat.TAHAP_2,
}
"""Which paper of the thread a cover letter becomes, once somebody writes down that it went."""
_CATAT: Final = {
    KodeSurat.TAHAP_1: "Catat berkas dikirim",
    KodeSurat.TAHAP_2: "Catat Tahap II dilaksanakan",
}
_SPRIN: Final = SURAT_LANGKAH["sprin_sidik"]


def bahan_berkas(subject: str, jenis: str, actor: Actor) -> Bahan:
    """Return the facts of one file for its papers; its suspects are those on the paper.

    Raises `NotFound`, `NotAllowed` when he may not draft papers of this case.
    """
    if not subject.startswith("berkas:"):
        raise NotFound
    berkas = access_berkas(actor, key_of(subject))
    perkara = berkas.perkara
    izin = berkas_of(perkara)
    if not (can(actor, Act.DOKUMEN_DRAFT, izin) or can(actor, Act.DOKUMEN_SIGN, izin)):
        raise NotAllowed
    whole = full_berkas().get(pk=berkas.pk)
    whole.perkara = perkara
    bahan = bahan_of(perkara, jenis, actor, subject=subject)
    people = [t.keterlibatan for t in whole.tersangka.all()]
    for each in people:
        each.perkara = perkara
    tirai = tirai_of(actor, perkara)
    return replace(
        bahan,
        judul_perkara=f"{bahan.judul_perkara}, {tirai.over(str(whole))}",
        orang=[orang_surat(k, actor) for k in people],
        isian={**bahan.isian, **veil(tirai, _isian(whole, jenis))},
    )


def bahan_resume(subject: str, jenis: str, actor: Actor) -> Bahan:
    """Return the facts of a case for its resume, with the exhibits that its files list."""
    if subject.startswith("berkas:"):
        return bahan_berkas(subject, jenis, actor)
    bahan = bahan_perkara(subject, jenis, actor)
    rows = IsiBerkas.objects.filter(
        berkas__perkara__id=UUID(key_of(subject)), bagian=BagianIsi.BB.value, is_berlaku=True
    )
    perkara = access_perkara(actor, UUID(key_of(subject)))
    tirai = tirai_of(actor, perkara)
    return replace(bahan, isian={**bahan.isian, "barang": veil(tirai, _barang(list(rows)))})


def sprin_kini(perkara: Perkara) -> tuple[str, date] | None:
    """Return number and day of the Sprin Sidik that the case stands on; None before it."""
    rows = Tindakan.objects.filter(
        perkara=perkara, jenis=JenisTindakan.LANGKAH.value, tujuan__in=_SPRIN
    )
    first = rows.order_by("-at").first()
    # A file that began anew has its own, also while the case waits for its other files.
    papers = SuratJPU.objects.filter(perkara=perkara, kode=KodeSurat.SPRIN_BARU.value)
    baru = papers.order_by("-tanggal", "-id").first()
    if baru and (first is None or baru.tanggal >= day_of(perkara, first.at)):
        return baru.nomor, baru.tanggal
    return (first.nomor_surat, day_of(perkara, first.at)) if first else None


def sprin_dikenal(perkara: Perkara) -> Mapping[str, date | None]:
    """Return each Sprin Sidik that the case knows, with its day when a paper shows it.

    A case has a second one when a file began anew; a step tells when it was taken, not always the
    day on the letter.
    """
    steps = Tindakan.objects.filter(
        perkara=perkara, jenis=JenisTindakan.LANGKAH.value, tujuan__in=_SPRIN
    ).exclude(nomor_surat="")
    found: dict[str, date | None] = dict.fromkeys(steps.values_list("nomor_surat", flat=True))
    signed = Dokumen.objects.filter(
        induk=ref("perkara", perkara.pk), jenis="sprin_sidik", dicabut_at=None
    ).exclude(ditandatangani_at=None)
    found |= dict(signed.exclude(nomor="").values_list("nomor", "tanggal"))
    papers = SuratJPU.objects.filter(perkara=perkara, kode=KodeSurat.SPRIN_BARU.value)
    return found | dict(papers.exclude(nomor="").values_list("nomor", "tanggal"))


def is_spdp_terkirim(induk: str) -> bool:
    """Say whether an SPDP of this case has reached anybody, as it was written down here."""
    sent = PengirimanSPDP.objects.filter(spdp__perkara__id=UUID(key_of(induk)))
    return sent.filter(spdp__batal_at=None).exists()


@dataclass(frozen=True)
class Pengantar:
    """A cover letter that was made here, and whether the file's thread has it."""

    surat: Dokumen
    kode: KodeSurat
    is_tercatat: bool

    @property
    def catat(self) -> str:
        """What writing it down is called; nothing moves before somebody does."""
        return _CATAT[self.kode]

    @property
    def is_siap(self) -> bool:
        """It has its number, and nobody wrote down yet that the file went with it."""
        return bool(self.surat.nomor) and self.surat.is_beku and not self.is_tercatat


def list_pengantar(berkas: BerkasPerkara) -> Sequence[Pengantar]:
    """Return the cover letters of a file, the newest first; drafts too."""
    rows = Dokumen.objects.filter(
        subject=ref("berkas", berkas.pk), jenis__in=PENGANTAR, dicabut_at=None
    )
    return [
        Pengantar(row, PENGANTAR[row.jenis], _is_tercatat(row, berkas))
        for row in rows.order_by("-tanggal", "-id")
    ]


def _is_tercatat(row: Dokumen, berkas: BerkasPerkara) -> bool:
    """Say whether the thread has what this letter went with: under its number, or by its BA."""
    papers = list(berkas.surat.all())
    if PENGANTAR[row.jenis] is KodeSurat.TAHAP_2 and any(
        s.kode == KodeSurat.TAHAP_2 for s in papers
    ):
        return True
    used = {nomor_key(s.nomor) for s in papers if s.nomor}
    return bool(row.nomor) and nomor_key(row.nomor) in used


def _isian(berkas: BerkasPerkara, jenis: str) -> Mapping[str, object]:
    found: dict[str, object] = {"berkas_nomor": berkas.nomor, "berkas_tanggal": berkas.sejak}
    p21 = papers_of(berkas, (KodeSurat.P21.value,))
    if p21:
        found |= {"p21_nomor": p21[-1].nomor, "p21_tanggal": p21[-1].tanggal}
    if jenis != "pengantar_tahap_1":
        found["barang"] = _barang([r for r in berkas.isi.all() if r.bagian == BagianIsi.BB])
    return found


def _barang(rows: Sequence[IsiBerkas]) -> Sequence[Mapping[str, str]]:
    return [
        {"nama": row.uraian, "jumlah": row.jumlah, "keterangan": row.keterangan} for row in rows
    ]
