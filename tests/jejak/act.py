"""A small act for the ledger's tests: it stores a unit and says so."""

from sidik.jejak.data import Actor
from sidik.jejak.models import Peristiwa
from sidik.jejak.usecases import node_key, record, store, usecase
from sidik.kernel.seal import public_hex
from sidik.satuan.models import Satuan
from tests.cast import SISTEM


@usecase
def found_satuan(kode: str, *, actor: Actor = SISTEM) -> Satuan:
    satuan = store(Satuan(kode=kode, nama=f"Pos {kode}", nama_pendek=kode, jenis="satuan"))
    record(actor=actor, verb="satuan.dibentuk", subject=f"satuan:{kode}", facts={"kode": kode})
    return satuan


def chain() -> list[Peristiwa]:
    return list(Peristiwa.objects.order_by("buku", "seq"))


def keys() -> dict[str, str]:
    return {"balangan": public_hex(node_key())}
