"""An SPDP as its sheet shows it: who must get it, who got it, and whether it still counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import signed_numbers
from sidik.jejak.data import Actor
from sidik.kernel.ref import ref
from sidik.perkara.models import Keterlibatan
from sidik.perkara.policy import Berkas
from sidik.perkara.queries.layar import Batal, see_orang
from sidik.prapenuntutan.data import PIHAK_LABEL, PihakSPDP, nomor_key
from sidik.prapenuntutan.models import SPDP, PengirimanSPDP
from sidik.prapenuntutan.queries.berkas import Susunan, find_sent, sent_to

Sebut = Callable[[Keterlibatan], str]
"""A person's name as this reader may see it."""


@dataclass(frozen=True, kw_only=True)
class Penerima:
    """One of those who must get the SPDP; without `kirim` he has not."""

    kunci: str
    label: str
    kirim: PengirimanSPDP | None
    is_wajib: bool


@dataclass(frozen=True, kw_only=True)
class LembarSPDP:
    spdp: SPDP
    orang: Sequence[str]
    """Whom it names."""
    penerima: Sequence[Penerima]
    is_sampai: bool
    batal: Batal | None = None

    @property
    def kunci(self) -> str:
        return str(self.spdp.pk)

    @property
    def versi(self) -> int:
        """The state that is looked at: its deliveries too."""
        return self.spdp.versi + sum(p.versi for p in self.spdp.pengiriman.all())

    @property
    def pilihan(self) -> Sequence[tuple[str, str]]:
        """Each who may be written down as told: key and words."""
        return [(p.kunci, p.label) for p in self.penerima]


def lembar_of(susunan: Susunan, spdp: SPDP, sebut: Sebut) -> LembarSPDP:
    """Return one SPDP with all who must get it, each suspect for himself."""
    told, needed = sent_to(spdp), list(susunan.penerima(spdp))
    wajib = {pihak for pihak, _ in needed}
    # Whom the law does not want told is shown only where he was told all the same.
    spare = [p for p in PihakSPDP if p not in wajib and (p.value, None) in told]
    order = list(PihakSPDP)
    every = sorted([*needed, *((p, None) for p in spare)], key=lambda one: order.index(one[0]))
    return LembarSPDP(
        spdp=spdp,
        orang=[sebut(k) for k in susunan.tersebut(spdp)],
        penerima=[
            Penerima(
                kunci=f"{pihak.value}:{k.pk}" if k else pihak.value,
                label=f"{PIHAK_LABEL[pihak]}: {sebut(k)}" if k else PIHAK_LABEL[pihak],
                kirim=find_sent(told, pihak, k),
                is_wajib=pihak in wajib,
            )
            for pihak, k in every
        ],
        is_sampai=susunan.is_sampai(spdp),
    )


def sebut_as(actor: Actor, izin: Berkas) -> Sebut:
    return lambda k: see_orang(actor, izin, k).nama


def list_keliru(actor: Actor, izin: Berkas, susunan: Susunan) -> Sequence[LembarSPDP]:
    """Return those that were struck out, each with by whom, when and why."""
    sebut = sebut_as(actor, izin)
    return [
        replace(
            lembar_of(susunan, s, sebut),
            batal=Batal(s.batal_at, s.batal_oleh, s.batal_alasan),
        )
        for s in susunan.keliru
    ]


def spdp_siap(susunan: Susunan) -> Dokumen | None:
    """Return the SPDP that was signed here and that nobody has written down yet."""
    known = {(s.nomor_key, s.tanggal) for s in susunan.spdp}
    papers = signed_numbers(ref("perkara", susunan.perkara.pk), "spdp")
    ready = (p for p in papers if p.nomor and (nomor_key(p.nomor), p.tanggal) not in known)
    return next(ready, None)
