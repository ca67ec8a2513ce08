"""The papers of the story: drafted, initialled, signed, noted in the book, handed over."""

from collections.abc import Callable, Iterator
from typing import Final

from django.db.models import Model

from sidik.dokumen.data import LangkahSurat, jenis_of
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import read_isi_dokumen
from sidik.dokumen.usecases import Suntingan, advance_dokumen, draft_dokumen, edit_konsep
from sidik.jejak.data import Actor
from sidik.kernel.ref import ref
from sidik.ops.story.adegan import Adegan
from sidik.perkara.queries.surat_orang import list_pokok_orang
from sidik.satuan.queries import get_petugas
from sidik.upaya_paksa.models import Penangkapan, Penyitaan
from sidik.wiring import KABEL_SURAT

_PEMARAF: Final = {"kbo": "82060606", "kasat": "79070707"}
_KAUR_MINTU: Final = "86050505"


def surat(a: Adegan) -> None:
    """Bring a paper on its way; with `berapa` it stops after so many steps.

    `isian` is what its author types in; `sampai` who takes it and how, once it is signed.
    """
    paper = draft_dokumen(a.step["jenis"], _subject(a), kabel=KABEL_SURAT, actor=a.actor)
    if isian := a.step.get("isian"):
        paper = _type_in(paper, isian, a.actor)
    steps = list(_steps(paper, a))
    for name, actor, alasan in steps[: a.step.get("berapa", len(steps))]:
        langkah = LangkahSurat(step=name, versi=paper.versi, alasan=alasan)
        paper = advance_dokumen(paper, langkah, kabel=KABEL_SURAT, actor=actor)


def _steps(paper: Dokumen, a: Adegan) -> Iterator[tuple[str, Actor, str]]:
    yield "submit", a.actor, ""
    for who in paper.entri.paraf:
        yield f"paraf_{who}", _officer(_PEMARAF[who]), ""
    own = paper.entri.tanda_tangan == ("penyidik",)
    yield "sign", a.actor if own else _officer(_PEMARAF["kasat"]), ""
    mintu = _officer(_KAUR_MINTU)
    yield "note", mintu, ""
    if sampai := a.step.get("sampai"):
        yield "send", mintu, "diantar petugas, ekspedisi"
        yield "accept", mintu, sampai


def _type_in(paper: Dokumen, isian: dict[str, str], actor: Actor) -> Dokumen:
    from_draft = read_isi_dokumen(paper).konsep
    typed = Suntingan(
        versi=paper.versi,
        isian=isian,
        dasar=from_draft.dasar,
        tembusan=from_draft.tembusan,
        sifat=from_draft.sifat,
    )
    return edit_konsep(paper, typed, kabel=KABEL_SURAT, actor=actor)


def _subject(a: Adegan) -> str:
    """Return what a paper of this kind is about, in this case."""
    kind = jenis_of(a.step["jenis"]).tentang
    found: dict[str, Callable[[], Model]] = {
        "perkara": lambda: a.perkara,
        "penangkapan": lambda: Penangkapan.objects.get(perkara=a.perkara),
        "penahanan": lambda: a.penahanan,
        "penyitaan": lambda: Penyitaan.objects.get(perkara=a.perkara),
        "bb": lambda: a.barang,
    }
    if kind == "orang":  # the first of those whom such a paper may be about
        return list_pokok_orang(a.perkara, a.step["jenis"], a.actor)[0].subject
    return ref(kind, found[kind]().pk)


def _officer(nrp: str) -> Actor:
    return get_petugas(nrp).as_actor()


ADEGAN: Final[dict[str, Callable[[Adegan], None]]] = {"surat": surat}
