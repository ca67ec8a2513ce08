"""One paper on one screen: where it stands, what may be done next, what it says."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.timezone import localtime

from sidik.dokumen.data import KEADAAN_LABEL, Kabel, Keadaan, Naskah, jenis_of
from sidik.dokumen.flow import ALASAN, DOKUMEN, Facts
from sidik.dokumen.models import Dokumen, Lampiran
from sidik.dokumen.policy import Lembar, berganti, is_in_chain, may_read, may_step, siapa
from sidik.dokumen.queries.bangun import naskah_bagi
from sidik.dokumen.queries.buku import get_register, lembar_of, list_lampiran
from sidik.dokumen.queries.isi import Isi, kode_of, read_isi_dokumen
from sidik.dokumen.queries.rantai import descendants_of, facts_of, list_dokumen_of
from sidik.dokumen.queries.tentang import akhir_of
from sidik.dokumen.queries.tercatat import menyusul_of
from sidik.dokumen.render import find_pantangan, has_anak
from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.bahasa import list_tanggal, tanggal
from sidik.kernel.ref import ref
from sidik.satuan.data import Act
from sidik.satuan.policy import may

_URUTAN = (
    Keadaan.KONSEP,
    Keadaan.DIAJUKAN,
    Keadaan.PARAF_KBO,
    Keadaan.PARAF_KASAT,
    Keadaan.DITANDATANGANI,
    Keadaan.DIKIRIM,
    Keadaan.DITERIMA,
)
_LANGKAH_KE = {
    "submit": Keadaan.DIAJUKAN,
    "paraf_kbo": Keadaan.PARAF_KBO,
    "paraf_kasat": Keadaan.PARAF_KASAT,
    "sign": Keadaan.DITANDATANGANI,
    "send": Keadaan.DIKIRIM,
    "accept": Keadaan.DITERIMA,
}


@dataclass(frozen=True, kw_only=True)
class Tombol:
    """A step out of the present state; with a `sebab` it is closed."""

    step: str
    label: str
    sebab: str = ""
    alasan: str = ""
    """What the reason is about, when one is wanted."""
    is_berat: bool = False


@dataclass(frozen=True, kw_only=True)
class HalamanSurat:
    """Everything that the page of a paper shows this reader."""

    dokumen: Dokumen
    naskah: Naskah | None
    """None for the copy of another node's paper: its words are not here."""
    kode: str
    bar: Sequence[dict[str, str]]
    tombol: Sequence[Tombol]
    boleh_ubah: bool
    boleh_lampir: bool
    kurang: Sequence[str]
    peringatan: Sequence[str]
    """What whoever signs and sends it should know."""
    berganti: str
    """Who signs in whose place."""
    akhir: str
    """By what it was ended or carried out."""
    menyusul: str
    """When it was signed here, where it bears the earlier day of its act."""
    induk: Sequence[Dokumen]
    kertas: Sequence[str]
    """What it rests on that is known by number only."""
    turunan: Sequence[Dokumen]
    lampiran: Sequence[Lampiran]
    register: str
    ada_salinan: bool
    """A child stands in it by name, so that copies for others go out covered."""
    boleh_baca: bool
    is_tertutup: bool
    """Somebody on it is closed to this reader: he sees him covered, and no scan of the paper."""


def get_halaman_surat(dokumen: Dokumen, actor: Actor, *, kabel: Kabel, own: bool) -> HalamanSurat:
    lembar = lembar_of(dokumen, own=own)
    mine = dokumen.node == settings.SIDIK.kode
    facts = facts_of(dokumen, kabel, signer_nrp=actor.nrp)
    isi = read_isi_dokumen(dokumen) if dokumen.isi else None
    drafts = mine and may_step(actor, "submit", lembar)
    naskah, tertutup, papers = None, False, list_dokumen_of(dokumen.induk)
    readable = may_read(actor, dokumen.entri, satuan=dokumen.satuan_id, own=own)
    if isi and readable:
        naskah, tertutup = naskah_bagi(dokumen, isi, actor, kabel=kabel)
    return HalamanSurat(
        dokumen=dokumen,
        naskah=naskah,
        kode=kode_of(dokumen.hash),
        bar=_bar(dokumen),
        tombol=_tombol(dokumen, actor, lembar, facts) if mine else [],
        boleh_ubah=drafts and not tertutup and dokumen.keadaan == Keadaan.KONSEP,
        boleh_lampir=mine and may(actor, Act.DOKUMEN_DRAFT, at=dokumen.satuan_id, own=own),
        kurang=facts.kurang,
        peringatan=[*_peringatan(dokumen, isi), *_pantangan(dokumen, isi, naskah)] if isi else [],
        berganti="" if dokumen.is_beku else berganti(lembar),
        akhir=akhir_of(papers).get(dokumen.pk, ""),
        menyusul=menyusul_of(dokumen, dokumen.satuan.zona),
        induk=[p for p in papers if p.pk in dokumen.dari],
        kertas=[_kertas(line) for line in dokumen.kertas],
        turunan=descendants_of(dokumen),
        lampiran=[] if tertutup or not readable else list_lampiran(ref("dokumen", dokumen.pk)),
        register=_line(dokumen),
        ada_salinan=isi is not None and readable and not tertutup and has_salinan(dokumen, isi),
        is_tertutup=tertutup,
        boleh_baca=readable,
    )


def _kertas(line: str) -> str:
    jenis, _, nomor = line.partition(" ")
    return f"{jenis_of(jenis).nama} {nomor} (di kertas)"


def has_salinan(dokumen: Dokumen, isi: Isi) -> bool:
    """Say whether the signed paper names a child, so that there is a covered copy of it."""
    return isi.naskah is not None and not dokumen.entri.anak and has_anak(isi.konsep)


def _peringatan(dokumen: Dokumen, isi: Isi) -> Sequence[str]:
    """Say of a paper that is not out yet when it leaves too little time, or its time is over."""
    if dokumen.is_terkirim or dokumen.keadaan == Keadaan.DICABUT:
        return []
    today = clock.today(dokumen.satuan.zona)
    ends = [day for _, _, day in list_tanggal(str(isi.konsep.isian.get("sampai", "")))]
    found = []
    if not dokumen.is_beku and ends and ends[-1] and ends[-1] < today:
        found.append(f"Masa yang tertulis sudah lewat: sampai dengan {tanggal(ends[-1])}.")
    for kolom in dokumen.entri.kolom:
        day = isi.konsep.hari(kolom.kunci) if kolom.tanggal else None
        if day and (day - today).days < kolom.selang_hari:
            found.append(
                f"{kolom.label} kurang dari {kolom.selang_hari} hari lagi, atau sudah lewat "
                f"({kolom.dasar})."
            )
    return found


def _pantangan(dokumen: Dokumen, isi: Isi, naskah: Naskah | None) -> Sequence[str]:
    """Say what a letter to a citizen had better not tell, until it has gone out."""
    if naskah is None or not dokumen.entri.umum or dokumen.is_terkirim:
        return []
    if dokumen.keadaan == Keadaan.DICABUT:
        return []
    return find_pantangan(naskah, isi.konsep, clock.today(dokumen.satuan.zona))


def _tombol(dokumen: Dokumen, actor: Actor, lembar: Lembar, facts: Facts) -> Sequence[Tombol]:
    found = []
    for row in DOKUMEN.steps_from(Keadaan(dokumen.keadaan)):
        if not is_in_chain(row.name, dokumen.entri) or row.name in _done(facts):
            continue
        reason = (
            DOKUMEN.unmet(row, facts)
            if may_step(actor, row.name, lembar)
            else siapa(row.name, lembar)
        )
        if reason and row.name in ("submit", "sign") and facts.prasyarat:
            reason = facts.prasyarat
        found.append(
            Tombol(
                step=row.name,
                label=row.label,
                sebab=f"{reason[0].upper()}{reason[1:]}." if reason else "",
                alasan=ALASAN.get(row.name, ""),
                is_berat=row.name in ("withdraw", "discard"),
            )
        )
    return found


def _done(facts: Facts) -> frozenset[str]:
    """Return the steps that stand open in the table and have been taken all the same."""
    return facts.paraf | ({"note"} if facts.dicatat else set())


def _bar(dokumen: Dokumen) -> Sequence[dict[str, str]]:
    """Return the road of this paper: only the states that it will really pass."""
    at = {
        _LANGKAH_KE[p.langkah]: tanggal(localtime(p.at))
        for p in dokumen.paraf.all()
        if p.langkah in _LANGKAH_KE and not p.gugur
    }
    if dokumen.keadaan in (Keadaan.DICABUT, Keadaan.DITOLAK):
        passed = [_stop(one, "done", at[one]) for one in _URUTAN if one in at]
        return [*passed, _stop(Keadaan(dokumen.keadaan), "now", "")]
    road = [one for one in _URUTAN if _is_passed_by(one, dokumen)]
    here = road.index(Keadaan(dokumen.keadaan))
    return [
        _stop(one, "now" if n == here else "done" if n < here else "next", at.get(one, ""))
        for n, one in enumerate(road)
    ]


def _is_passed_by(keadaan: Keadaan, dokumen: Dokumen) -> bool:
    step = {to: name for name, to in _LANGKAH_KE.items()}.get(keadaan, "")
    return not step or keadaan == dokumen.keadaan or is_in_chain(step, dokumen.entri)


def _stop(keadaan: Keadaan, state: str, note: str) -> dict[str, str]:
    label = KEADAAN_LABEL[keadaan]
    return {"label": f"{label[0].upper()}{label[1:]}", "state": state, "note": note}


def _line(dokumen: Dokumen) -> str:
    if not dokumen.register or dokumen.register_urut is None:
        return ""
    book = get_register(dokumen.satuan_id, dokumen.register)
    return f"{book.nama}, nomor {dokumen.register_urut}/{dokumen.tahun_register}"
