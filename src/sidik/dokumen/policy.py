"""Who may take which step of a paper's way: plain facts in, yes or no out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sidik.dokumen.data import Bentuk, JenisDokumen
from sidik.dokumen.data.katalog import PENYIDIK
from sidik.dokumen.errors import BukanGiliranAnda
from sidik.satuan.data import Act, Actor, Role
from sidik.satuan.policy import may

_PARAF: Final = {
    "paraf_kbo": frozenset({Role.KBO, Role.KASAT}),  # the superior may stand in
    "paraf_kasat": frozenset({Role.KASAT}),
}
_PEMBUAT_BA: Final = frozenset({Role.PENYIDIK, Role.PENYIDIK_PEMBANTU, Role.KANIT})
_WEWENANG: Final = {
    "note": (Act.DOKUMEN_REGISTER,),
    "send": (Act.DOKUMEN_REGISTER, Act.DOKUMEN_DRAFT),
    "accept": (Act.DOKUMEN_REGISTER, Act.DOKUMEN_DRAFT),
    "refuse": (Act.DOKUMEN_REGISTER, Act.DOKUMEN_DRAFT),
    "withdraw": (Act.DOKUMEN_WITHDRAW,),
}
SIAPA: Final = {
    "submit": "hanya penyidik perkara ini dan atasannya",
    "discard": "hanya penyidik perkara ini dan atasannya",
    "paraf_kbo": "Kaur Bin Ops, atau Kasat bila ia berhalangan, dan bukan penyusunnya",
    "paraf_kasat": "Kasat, dan bukan penyusunnya",
    "give_back": "hanya yang memaraf atau menandatanganinya",
    "note": "hanya Kaur Mintu dan Kaur Bin Ops",
    "send": "hanya Kaur Mintu dan penyidik perkara ini",
    "accept": "hanya Kaur Mintu dan penyidik perkara ini",
    "refuse": "hanya Kaur Mintu dan penyidik perkara ini",
    "withdraw": "hanya Kasat, Wakapolres, dan Kapolres",
}
_LABEL: Final = {
    "kapolres": "Kapolres",
    "wakapolres": "Wakapolres",
    "kasat": "Kasat",
    "ka_spkt": "Ka SPKT",
    PENYIDIK: "penyidik yang membuatnya",
}
_TANDA: Final = {"ka_spkt": Act.STTLP_SIGN}
"""Whoever signs one paper only; the others sign by `Act.DOKUMEN_SIGN`."""


@dataclass(frozen=True, kw_only=True)
class Lembar:
    """What a decision about one paper needs to know."""

    entri: JenisDokumen
    satuan: str
    penyusun_nrp: str
    own: bool
    """The case is the actor's own."""
    pengganti: bool = False
    """The resort has nobody of the role that signs it, so another stands in."""

    @property
    def penanda(self) -> Sequence[str]:
        """The roles that may sign it, in the order in which they are thought of."""
        if self.pengganti:
            return (self.entri.pengganti, *self.entri.tanda_tangan[1:])
        return self.entri.tanda_tangan


def peran_of(actor: Actor, lembar: Lembar) -> str:
    """Return the role in which the actor may sign this paper; empty when in none."""
    at, own = lembar.satuan, lembar.own
    for peran in lembar.penanda:
        if peran == PENYIDIK:
            if actor.has(*_PEMBUAT_BA) and may(actor, Act.DOKUMEN_DRAFT, at=at, own=own):
                return peran
        elif actor.has(peran) and may(actor, _TANDA.get(peran, Act.DOKUMEN_SIGN), at=at, own=own):
            return peran
    return ""


def may_step(actor: Actor, step: str, lembar: Lembar) -> bool:
    """Say whether this is the actor's to do, whatever state the paper is in."""
    if step == "sign":
        return bool(peran_of(actor, lembar))
    if step in _PARAF:
        return (
            actor.nrp != lembar.penyusun_nrp
            and actor.has(*_PARAF[step])
            and may(actor, Act.DOKUMEN_PARAF, at=lembar.satuan, own=lembar.own)
        )
    if step in ("submit", "discard"):
        return may_draft(actor, lembar.entri, satuan=lembar.satuan, own=lembar.own)
    if step == "give_back":
        return any(may_step(actor, other, lembar) for other in ("sign", *_PARAF))
    acts = _WEWENANG[step]
    return any(may(actor, act, at=lembar.satuan, own=lembar.own) for act in acts)


def may_draft(actor: Actor, entri: JenisDokumen, *, satuan: str, own: bool) -> bool:
    """Say whether he may begin it and hand it up: the counter too, what the counter writes."""
    counter = entri.loket and may(actor, Act.LP_REGISTER, at=satuan, own=own)
    return counter or may(actor, Act.DOKUMEN_DRAFT, at=satuan, own=own)


def may_read(actor: Actor, entri: JenisDokumen, *, satuan: str, own: bool) -> bool:
    """Say whether he may read its words, once he may see the case.

    What the counter writes he may; orders and letters only who may read what force was used;
    minutes of an interrogation only the case's own officers and who leads them.
    """
    if own or entri.loket or entri.bentuk is Bentuk.TANDA_TERIMA:
        return True
    acts = (Act.DOKUMEN_PARAF, Act.DOKUMEN_SIGN) if entri.sendiri else (Act.UPAYA_READ,)
    return any(may(actor, act, at=satuan) for act in acts)


def siapa(step: str, lembar: Lembar) -> str:
    """Return whose step it is, in words."""
    if step == "sign":
        return "hanya " + ", ".join(_LABEL[peran] for peran in lembar.penanda)
    return SIAPA[step]


def berganti(lembar: Lembar) -> str:
    """Say who signs in whose place; empty when nobody has to stand in."""
    if not lembar.pengganti:
        return ""
    first, *rest = (_LABEL[peran] for peran in lembar.penanda)
    missing = _LABEL[lembar.entri.tanda_tangan[0]]
    return (
        f"Belum ada petugas di resor ini yang tercatat sebagai {missing}; "
        f"surat ini ditandatangani {', '.join([first, *rest[:-1]])} atau {rest[-1]}."
    )


def demand_step(actor: Actor, step: str, label: str, lembar: Lembar) -> None:
    """Raises `BukanGiliranAnda`, which says whose step it is."""
    if not may_step(actor, step, lembar):
        raise BukanGiliranAnda(langkah=label, siapa=siapa(step, lembar))


def is_in_chain(step: str, entri: JenisDokumen) -> bool:
    """Say whether the paper's way has this step at all."""
    if step in _PARAF:
        return step.removeprefix("paraf_") in entri.paraf
    if step in ("send", "accept", "refuse"):
        return bool(entri.tujuan) or entri.penyerahan
    return step != "note" or bool(entri.register)
