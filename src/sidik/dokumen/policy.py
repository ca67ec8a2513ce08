"""Who may take which step of a paper's way: plain facts in, yes or no out."""

from dataclasses import dataclass
from typing import Final

from sidik.dokumen.data import JenisDokumen
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
    "submit": (Act.DOKUMEN_DRAFT,),
    "discard": (Act.DOKUMEN_DRAFT,),
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
    PENYIDIK: "penyidik yang membuatnya",
}


@dataclass(frozen=True, kw_only=True)
class Lembar:
    """What a decision about one paper needs to know."""

    entri: JenisDokumen
    satuan: str
    penyusun_nrp: str
    own: bool
    """The case is the actor's own."""


def peran_of(actor: Actor, lembar: Lembar) -> str:
    """Return the role in which the actor may sign this paper; empty when in none."""
    at, own = lembar.satuan, lembar.own
    for peran in lembar.entri.tanda_tangan:
        if peran == PENYIDIK:
            if actor.has(*_PEMBUAT_BA) and may(actor, Act.DOKUMEN_DRAFT, at=at, own=own):
                return peran
        elif actor.has(peran) and may(actor, Act.DOKUMEN_SIGN, at=at, own=own):
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
    if step == "give_back":
        return any(may_step(actor, other, lembar) for other in ("sign", *_PARAF))
    acts = _WEWENANG[step]
    return any(may(actor, act, at=lembar.satuan, own=lembar.own) for act in acts)


def siapa(step: str, entri: JenisDokumen) -> str:
    """Return whose step it is, in words."""
    if step == "sign":
        return "hanya " + ", ".join(_LABEL[peran] for peran in entri.tanda_tangan)
    return SIAPA[step]


def demand_step(actor: Actor, step: str, label: str, lembar: Lembar) -> None:
    """Raises `BukanGiliranAnda`, which says whose step it is."""
    if not may_step(actor, step, lembar):
        raise BukanGiliranAnda(langkah=label, siapa=siapa(step, lembar.entri))


def is_in_chain(step: str, entri: JenisDokumen) -> bool:
    """Say whether the paper's way has this step at all."""
    if step in _PARAF:
        return step.removeprefix("paraf_") in entri.paraf
    if step in ("send", "accept", "refuse"):
        return bool(entri.tujuan) or entri.penyerahan
    return step != "note" or bool(entri.register)
