"""A case out of an old register comes in as it stood there: no clock, no paper, no history."""

from dataclasses import dataclass
from datetime import datetime

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel.ref import ref
from sidik.perkara.data import SELESAI, NewLP, NewOrang, NomorLP, Tahap
from sidik.perkara.models import LaporanPolisi, Perkara
from sidik.perkara.usecases.lp import insist_baru, make_lp
from sidik.perkara.usecases.orang import enter_orang
from sidik.satuan import policy
from sidik.satuan.data import Act, Actor


@dataclass(frozen=True, kw_only=True)
class LPLama:
    """A line of an old register: the LP with its number, where the case stood, who was in it."""

    lp: NewLP
    nomor: NomorLP
    tahap: Tahap
    selesai_at: datetime | None = None
    orang: tuple[NewOrang, ...] = ()
    asal: str = ""
    """Where the line stands: the name of the file and the number of the row."""


@usecase
def register_lama(lama: LPLama, *, actor: Actor) -> LaporanPolisi:
    """Register an LP that was settled, or at least begun, on paper.

    Its duties were met or missed before this house stood, so no clock starts. Raises `NotAllowed`,
    `LPSudahAda`.
    """
    new = lama.lp
    policy.demand(actor, Act.LP_IMPORT, at=new.satuan)
    selesai = (lama.selesai_at or new.dilaporkan_at) if lama.tahap in SELESAI else None
    perkara = store(
        Perkara(
            satuan_id=new.satuan,
            tahap=lama.tahap.value,
            dibuka_at=new.dilaporkan_at,
            selesai_at=selesai,
            ringkas=new.ringkas,
        )
    )
    with insist_baru(lama.nomor):
        lp = store(make_lp(new, perkara, lama.nomor, actor))
    record(
        actor=actor,
        verb="lp.dari_register",
        subject=ref("perkara", perkara.pk),
        facts={
            "nomor": lp.nomor,
            "model": lp.model,
            "tahap": perkara.tahap,
            "ringkas": perkara.ringkas,
            "judul": "LP dimasukkan dari register lama",
            "teks": f"{lp.nomor} · {lama.asal}",
        },
    )
    for orang in lama.orang:
        enter_orang(perkara, orang, at=new.dilaporkan_at, actor=actor)
    return lp
