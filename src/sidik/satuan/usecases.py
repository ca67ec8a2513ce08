"""Units are planted, officers appointed, logins given and tried."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from importlib.resources import files
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import F

from sidik.jejak.usecases import projection, record, store, usecase
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.satuan import policy
from sidik.satuan.data import (
    Act,
    Actor,
    JenisSatuan,
    NRPSalah,
    NRPSudahAda,
    Role,
    SandiTerlaluPendek,
)
from sidik.satuan.models import Akun, Petugas, Satuan
from sidik.satuan.queries import get_satuan

PUSAT = "pusat"
"""Owner of the tree of units that ships with the product."""

MAX_GAGAL = 5
LAMA_KUNCI = timedelta(minutes=15)
MIN_SANDI = 12


@dataclass(frozen=True, kw_only=True)
class NewPetugas:
    nrp: str
    nama: str
    pangkat: str
    jabatan: str
    satuan: str
    roles: Sequence[Role]


@projection
def plant_satuan() -> int:
    """Plant the tree of units that ships with the product; safe to repeat."""
    tree = tomllib.loads((files("sidik.satuan") / "satuan.toml").read_text())
    rows = [_unit(row) for row in _flatten(tree["satuan"], "")]
    Satuan.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


@usecase
def appoint_petugas(new: NewPetugas, *, actor: Actor) -> Petugas:
    """Enter an officer. Raises `NRPSalah`, `NRPSudahAda`, `SatuanTidakDikenal`, `NotAllowed`."""
    policy.demand(actor, Act.AKUN_MANAGE, at=new.satuan)
    if not re.fullmatch(r"\d{8}|\d{18}", new.nrp):
        raise NRPSalah(nrp=new.nrp)
    if Petugas.objects.filter(nrp=new.nrp).exists():
        raise NRPSudahAda(nrp=new.nrp)
    petugas = store(
        Petugas(
            nrp=new.nrp,
            nama=new.nama,
            pangkat=new.pangkat,
            jabatan=new.jabatan,
            satuan=get_satuan(new.satuan),
            roles=[role.value for role in new.roles],
        )
    )
    record(
        actor=actor,
        verb="petugas.diangkat",
        subject=ref("petugas", petugas.pk),
        facts={"nama": str(petugas), "jabatan": petugas.jabatan},
    )
    return petugas


@usecase
def give_akun(petugas: Petugas, sandi: str, *, actor: Actor) -> Akun:
    """Give an officer a login, or a new password. Raises `SandiTerlaluPendek`, `NotAllowed`."""
    policy.demand(actor, Act.AKUN_MANAGE, at=petugas.satuan_id)
    if len(sandi) < MIN_SANDI:
        raise SandiTerlaluPendek
    akun, _ = Akun.objects.update_or_create(
        nrp=petugas.nrp,
        defaults={"petugas": petugas, "password": make_password(sandi), "gagal": 0},
    )
    record(actor=actor, verb="akun.diberikan", subject=ref("petugas", petugas.pk))
    return akun


@projection
def try_masuk(nrp: str, sandi: str) -> Akun | None:
    """Return the login when NRP and password fit and it is not locked.

    Five failures lock it for fifteen minutes. A stranger's NRP costs as much time as a real one.
    """
    akun = Akun.objects.select_related("petugas").filter(nrp=nrp).first()
    if akun is None:
        make_password(sandi)
        return None
    if is_locked(akun) or not check_password(sandi, akun.password):
        Akun.objects.filter(pk=akun.pk).update(gagal=F("gagal") + 1, gagal_at=clock.now())
        return None
    Akun.objects.filter(pk=akun.pk).update(gagal=0)
    return akun if akun.is_active else None


@usecase
def note_masuk(*, actor: Actor) -> None:
    """Note that an officer came in."""
    record(actor=actor, verb="akun.masuk", subject=ref("petugas", actor.nrp))


def is_locked(akun: Akun) -> bool:
    if akun.gagal < MAX_GAGAL or akun.gagal_at is None:
        return False
    return clock.now() - akun.gagal_at < LAMA_KUNCI


def _flatten(rows: Iterable[dict[str, Any]], parent: str) -> Iterable[dict[str, Any]]:
    for row in rows:
        kode = f"{parent}.{row['kode']}" if parent else row["kode"]
        yield {**row, "kode": kode}
        yield from _flatten(row.get("bawah", []), kode)


def _unit(row: dict[str, Any]) -> Satuan:
    return Satuan(
        id=uuid5(NAMESPACE_URL, f"satuan:{row['kode']}"),
        node=PUSAT,
        versi=1,
        kode=row["kode"],
        nama=row["nama"],
        nama_pendek=row.get("pendek", row["nama"]),
        jenis=JenisSatuan(row["jenis"]),
        zona=row.get("zona", "Asia/Jakarta"),
    )
