"""Cases out of an old register come in as they stood there: no clock, no paper, no history.

Many at once: ten thousand of them one by one would hold the desks of the house up for minutes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from sidik.jejak.models import Rekaman
from sidik.jejak.usecases import record, store_new, usecase
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.perkara.data import SELESAI, NewLP, NomorLP, PeranOrang, Tahap
from sidik.perkara.errors import LPSudahAda
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Orang, Perkara, RiwayatStatus
from sidik.perkara.queries.tirai import cover_ringkas
from sidik.perkara.usecases.lp import make_lp
from sidik.perkara.usecases.orang import status_row
from sidik.satuan import policy
from sidik.satuan.data import Act, Actor


@dataclass(frozen=True)
class OrangLama:
    """Who stands in a line of an old register: a name, seldom an age, and never much more."""

    nama: str
    peran: PeranOrang
    umur: int | None = None
    dilindungi: bool = False
    pekerjaan: str = ""
    alamat: str = ""
    jenis_kelamin: str = ""
    alias: str = ""
    bin: str = ""


@dataclass(frozen=True, kw_only=True)
class LPLama:
    """A line of an old register: the LP with its number, where the case stood, who was in it."""

    lp: NewLP
    nomor: NomorLP
    tahap: Tahap
    selesai_at: datetime | None = None
    """None where it has ended and the register does not say when: nobody makes up a day."""
    orang: tuple[OrangLama, ...] = ()
    asal: str = ""
    """Where the line stands: the name of the file and the number of the row."""


@dataclass(frozen=True)
class _Baru:
    """One case with all that belongs to it, before it is written."""

    lama: LPLama
    perkara: Perkara
    lp: LaporanPolisi
    orang: list[Orang]
    keterlibatan: list[Keterlibatan]
    riwayat: list[RiwayatStatus]


@usecase
def register_lama(lines: Sequence[LPLama], *, actor: Actor) -> Sequence[LaporanPolisi]:
    """Register LPs that were settled, or at least begun, on paper; each case leaves its trace.

    Their duties were met or missed before this house stood, so no clock starts. All come or none.
    Raises `NotAllowed`, `LPSudahAda`.
    """
    for satuan in {lama.lp.satuan for lama in lines}:
        policy.demand(actor, Act.LP_IMPORT, at=satuan)
    made = [_make(lama, actor) for lama in lines]
    store_new([baru.perkara for baru in made])
    _store_lp([baru.lp for baru in made])
    store_new([row for baru in made for row in baru.orang])
    store_new([row for baru in made for row in baru.keterlibatan])
    store_new([row for baru in made for row in baru.riwayat])
    for baru in made:
        _trace(baru, actor)
    return [baru.lp for baru in made]


def _make(lama: LPLama, actor: Actor) -> _Baru:
    new = lama.lp
    selesai = lama.selesai_at if lama.tahap in SELESAI else None
    perkara = Perkara(
        satuan_id=new.satuan,
        tahap=lama.tahap.value,
        dibuka_at=new.dilaporkan_at,
        selesai_at=selesai,
        ringkas=new.ringkas,
    )
    orang = [
        Orang(
            nama=each.nama,
            pekerjaan=each.pekerjaan[:80],
            alamat=each.alamat[:300],
            jenis_kelamin=each.jenis_kelamin,
            alias=each.alias[:160],
            bin=each.bin[:160],
        )
        for each in lama.orang
    ]
    rows = [
        Keterlibatan(
            perkara=perkara,
            orang=who,
            peran=each.peran.value,
            umur_saat_kejadian=each.umur,
            dilindungi=each.dilindungi,
        )
        for who, each in zip(orang, lama.orang, strict=True)
    ]
    cover_ringkas(perkara, rows)
    riwayat = [status_row(row, at=clock.now(), alasan="", nrp=actor.nrp) for row in rows]
    return _Baru(lama, perkara, make_lp(new, perkara, lama.nomor, actor), orang, rows, riwayat)


def _store_lp(rows: Sequence[LaporanPolisi]) -> None:
    """The check makes the sentence kind; the constraint holds against a clerk at the next desk."""
    keys = [lp.nomor_key for lp in rows]
    known = LaporanPolisi.objects.filter(nomor_key__in=keys).values_list("nomor", flat=True).first()
    if known:
        raise LPSudahAda(nomor=known)
    try:
        with transaction.atomic():
            store_new(rows)
    except IntegrityError as error:
        if "perkara_satu_nomor_satu_lp" not in str(error):
            raise
        raise LPSudahAda(nomor=f"{rows[0].nomor} atau sesudahnya") from None


def _trace(baru: _Baru, actor: Actor) -> None:
    perkara, lp = baru.perkara, baru.lp
    people = f" · {len(baru.orang)} orang" if baru.orang else ""
    carried: Sequence[Rekaman] = [perkara, lp, *baru.orang, *baru.keterlibatan, *baru.riwayat]
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
            "teks": f"{lp.nomor} · {baru.lama.asal}{people}",
        },
        carries=carried,
    )
