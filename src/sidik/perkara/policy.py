"""Who may see and do what in one case: pure functions of the actor and plain facts."""

from dataclasses import dataclass
from typing import Final

from sidik.perkara.data import Sebagai
from sidik.satuan.data import Act, Actor, Role, is_under
from sidik.satuan.policy import may

_PIMPINAN: Final = frozenset({Role.KANIT, Role.KBO, Role.KASAT, Role.WAKAPOLRES, Role.KAPOLRES})
_PENYIDIK: Final = frozenset({Role.PENYIDIK, Role.PENYIDIK_PEMBANTU, Role.KANIT})


@dataclass(frozen=True, kw_only=True)
class Berkas:
    """What a decision about one case needs to know."""

    satuan: str
    penyidik_nrp: str | None
    tim: frozenset[str] = frozenset()
    """Everyone who is on the order of the case now."""
    penerima_nrp: frozenset[str] = frozenset()
    """Members who took the LPs of the case."""
    loket: frozenset[str] = frozenset()
    """Units at whose counters they were taken."""
    sensitif: bool = False


def is_own(actor: Actor, berkas: Berkas) -> bool:
    return actor.nrp in berkas.tim or berkas.penyidik_nrp == actor.nrp


def can(actor: Actor, act: Act, berkas: Berkas) -> bool:
    return may(actor, act, at=berkas.satuan, own=is_own(actor, berkas))


def sebagai(actor: Actor, berkas: Berkas) -> Sebagai:
    """Say in what capacity he acts: on the order, or above it."""
    return Sebagai.TIM if is_own(actor, berkas) else Sebagai.ATASAN


def can_see_anak(actor: Actor, berkas: Berkas) -> bool:
    """The name of a child: its case team and the chiefs of its unit (UU 11/2012 ps. 19)."""
    leads = is_pimpinan(actor) and is_under(berkas.satuan, actor.satuan)
    return is_own(actor, berkas) or leads


def is_pimpinan(actor: Actor) -> bool:
    return actor.has(*_PIMPINAN)


def is_mintu(actor: Actor) -> bool:
    return actor.has(Role.KAUR_MINTU)


def is_kepala_loket(actor: Actor) -> bool:
    return actor.has(Role.KA_SPKT)


def can_see_pelapor(actor: Actor, berkas: Berkas) -> bool:
    """The reporter: also whoever took the report, and who registers letters to him."""
    clerk = is_mintu(actor) and is_under(berkas.satuan, actor.satuan)
    return can_see_anak(actor, berkas) or is_penerima(actor, berkas) or clerk


def is_penerima(actor: Actor, berkas: Berkas) -> bool:
    """He took one of its LPs, or heads the counter where it was taken."""
    return actor.nrp in berkas.penerima_nrp or is_loket(actor, berkas)


def is_loket(actor: Actor, berkas: Berkas) -> bool:
    return is_kepala_loket(actor) and actor.satuan in berkas.loket


def must_say_why(actor: Actor, berkas: Berkas) -> bool:
    """Reading a sensitive case, or a case of another unit, is itself written down."""
    if is_own(actor, berkas) or is_penerima(actor, berkas):
        return False
    return berkas.sensitif or not is_under(berkas.satuan, actor.satuan)


def is_hanya_loket(actor: Actor, berkas: Berkas) -> bool:
    """He is of the counter and no more: whoever works on a case reads its force too."""
    return not can(actor, Act.UPAYA_READ, berkas)


def is_penyidik(roles: list[str]) -> bool:
    """Only these may be given a case."""
    return not _PENYIDIK.isdisjoint(roles)
