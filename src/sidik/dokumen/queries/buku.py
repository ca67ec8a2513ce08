"""Register books: which there are, what stands in them, and the letters that wait on a desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from sidik.dokumen.data import (
    BERJALAN,
    Kabel,
    Keadaan,
    SuratBerubah,
    list_jenis_loket,
    register_bawaan,
)
from sidik.dokumen.data.naskah import TITIK
from sidik.dokumen.models import Dokumen, Lampiran, Register
from sidik.dokumen.policy import Lembar, may_step
from sidik.dokumen.queries.bangun import needs_pengganti
from sidik.dokumen.queries.isi import read_isi_dokumen
from sidik.dokumen.render import cover_kepada
from sidik.jejak.data import Actor
from sidik.kernel.errors import NotFound
from sidik.satuan.data import Act, Scope
from sidik.satuan.policy import may, scope_of, top_of
from sidik.satuan.queries import under

_KENAL_PELAPOR: Final = (Act.DOKUMEN_REGISTER, Act.DOKUMEN_PARAF, Act.DOKUMEN_SIGN)
"""Whoever leads a letter to the reporter along its way knows him; others look into the case."""


@dataclass(frozen=True, kw_only=True)
class BukuRegister:
    """A register of one unit: code and title as the unit set them."""

    kunci: str
    kode: str
    judul: str

    @property
    def nama(self) -> str:
        return f"{self.kode} · {self.judul}" if self.kode else self.judul


def list_register(satuan: str) -> Sequence[BukuRegister]:
    """Return the books of a unit, its own names before the ones that ship."""
    own = {row.kunci: row for row in Register.objects.filter(satuan_id=satuan)}
    return [
        BukuRegister(
            kunci=kunci,
            kode=own[kunci].kode if kunci in own else kode,
            judul=own[kunci].judul if kunci in own else judul,
        )
        for kunci, kode, judul in register_bawaan()
    ]


def get_register(satuan: str, kunci: str) -> BukuRegister:
    found = next((book for book in list_register(satuan) if book.kunci == kunci), None)
    if found is None:
        raise NotFound
    return found


def access_dokumen(actor: Actor, pk: UUID | str, kabel: Kabel) -> tuple[Dokumen, bool]:
    """Return a paper and whether its case is the actor's own. Raises `NotFound`."""
    rows = Dokumen.objects.select_related("satuan", "cetakan").prefetch_related("paraf")
    dokumen = rows.filter(pk=pk).first()
    if dokumen is None:
        raise NotFound
    return dokumen, kabel.own(dokumen.induk, actor)


def lembar_of(dokumen: Dokumen, *, own: bool) -> Lembar:
    return Lembar(
        entri=dokumen.entri,
        satuan=dokumen.satuan_id,
        penyusun_nrp=dokumen.penyusun_nrp,
        own=own,
        pengganti=needs_pengganti(dokumen.entri, dokumen.satuan_id),
    )


def visible_dokumen(actor: Actor) -> QuerySet[Dokumen]:
    """Return the outside of every paper of the units whose cases the actor may read.

    Raises `NotAllowed` when there are none. The counter knows of what it writes only.
    """
    top = top_of(actor, Act.PERKARA_READ) or actor.satuan
    rows = Dokumen.objects.filter(under(top)).select_related("satuan").defer("isi")
    if scope_of(actor, Act.UPAYA_READ) is Scope.NONE:
        return rows.filter(jenis__in=list_jenis_loket())
    return rows


def list_book(
    actor: Actor, register: str, tahun: int, satuan: str = "", cari: str = ""
) -> QuerySet[Dokumen]:
    """Return the lines of a book in one year, the cancelled ones too: a number never vanishes."""
    rows = visible_dokumen(actor).filter(tahun_register=tahun, register_urut__isnull=False)
    rows = rows.defer(None)  # its words say whom it went to
    if register:
        rows = rows.filter(register=register)
    if satuan:
        rows = rows.filter(satuan_id=satuan)
    if cari:
        rows = rows.filter(Q(nomor__icontains=cari) | Q(perihal__icontains=cari))
    return rows.order_by("-register_urut") if register else rows.order_by("-tanggal", "-id")


def kepada_of(dokumen: Dokumen, actor: Actor) -> str:
    """Return whom a letter went to, as its frozen sheet says; empty when none is known here.

    Covered names stay covered: the book lies open where the letter does not.
    """
    try:
        isi = read_isi_dokumen(dokumen)
    except (NotFound, SuratBerubah):
        return ""
    line = isi.naskah.kepada[0] if isi.naskah and isi.naskah.kepada else ""
    if line.isupper():  # a letter shouts its addressee, a book does not
        line = line.title()
    known = any(may(actor, act, at=dokumen.satuan_id) for act in _KENAL_PELAPOR)
    return "" if line.startswith(TITIK) else cover_kepada(line, isi.konsep, known=known)


def list_meja(actor: Actor) -> Sequence[Dokumen]:
    """Return the papers that wait for this officer: to initial, to sign, to write into the book.

    Whether a case is his own is not asked here; the page of the paper asks.
    """
    if not _has_desk(actor):
        return []
    waiting = [*BERJALAN, Keadaan.DITANDATANGANI]
    rows = visible_dokumen(actor).filter(keadaan__in=waiting).prefetch_related("paraf")
    rows = rows.exclude(keadaan=Keadaan.DITANDATANGANI, dicatat_at__isnull=False)
    rows = rows.defer("isi").order_by("id")[:200]
    return [dokumen for dokumen in rows if next_for(actor, dokumen)]


def next_for(actor: Actor, dokumen: Dokumen) -> str:
    """Return the step that this paper waits for, if it is this officer's."""
    step = next_step(dokumen)
    return step if step and may_step(actor, step, lembar_of(dokumen, own=False)) else ""


def next_step(dokumen: Dokumen) -> str:
    """Return the step that the paper waits for now; empty when for none."""
    if dokumen.keadaan == Keadaan.DITANDATANGANI:
        return "" if dokumen.dicatat_at or not dokumen.register else "note"
    if dokumen.keadaan not in BERJALAN:
        return ""
    done = {p.langkah for p in dokumen.paraf.all() if not p.gugur}
    wanted = [f"paraf_{who}" for who in dokumen.entri.paraf]
    return next((step for step in wanted if step not in done), "sign")


def list_lampiran(*subjects: str) -> Sequence[Lampiran]:
    return list(Lampiran.objects.filter(subject__in=subjects))


def list_lampiran_bagi(induk: str, actor: Actor, *, kabel: Kabel) -> Sequence[Lampiran]:
    """Return the files that hang on a case; none to who may not know everybody in it.

    Who that is costs a question, asked only where a file hangs.
    """
    found = list_lampiran(induk)
    return [] if found and kabel.tertutup(induk, actor).orang else found


def _has_desk(actor: Actor) -> bool:
    acts = (Act.DOKUMEN_PARAF, Act.DOKUMEN_SIGN, Act.DOKUMEN_REGISTER, Act.STTLP_SIGN)
    return any(scope_of(actor, act) is not Scope.NONE for act in acts)
