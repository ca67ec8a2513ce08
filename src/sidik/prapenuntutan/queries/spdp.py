"""An SPDP as its sheet shows it: who must get it, who got it, and whether it still counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sidik.jejak.data import Actor
from sidik.perkara.policy import Berkas
from sidik.perkara.queries.berkas import list_tertulis
from sidik.perkara.queries.layar import Batal
from sidik.perkara.queries.tirai import draw
from sidik.prapenuntutan.data import PIHAK_LABEL, PihakSPDP
from sidik.prapenuntutan.models import SPDP, PengirimanSPDP
from sidik.prapenuntutan.queries.berkas import Susunan


@dataclass(frozen=True, kw_only=True)
class Penerima:
    """One of those who must get the SPDP; without `kirim` he has not."""

    pihak: str
    label: str
    kirim: PengirimanSPDP | None
    is_wajib: bool


@dataclass(frozen=True, kw_only=True)
class LembarSPDP:
    spdp: SPDP
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


def lembar_of(susunan: Susunan, spdp: SPDP) -> LembarSPDP:
    """Return one SPDP with all who must get it."""
    wajib = set(susunan.wajib(spdp))
    sent = {p.pihak: p for p in spdp.pengiriman.all()}
    rows = [
        Penerima(
            pihak=pihak.value,
            label=PIHAK_LABEL[pihak],
            kirim=sent.get(pihak.value),
            is_wajib=pihak in wajib,
        )
        for pihak in PihakSPDP
        if pihak in wajib or spdp.jenis == "spdp"
    ]
    return LembarSPDP(spdp=spdp, penerima=rows, is_sampai=susunan.is_sampai(spdp))


def list_keliru(actor: Actor, izin: Berkas, susunan: Susunan) -> Sequence[LembarSPDP]:
    """Return those that were struck out, each with by whom, when and why."""
    if not susunan.keliru:
        return []
    tirai = draw(actor, izin, list_tertulis(susunan.perkara))
    return [
        replace(
            lembar_of(susunan, s),
            batal=Batal(s.batal_at, s.batal_oleh, tirai.over(s.batal_alasan)),
        )
        for s in susunan.keliru
    ]
