"""People enter a case, in a role."""

import re
from datetime import date, datetime

from django.utils.timezone import localdate

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import (
    PERAN_LABEL,
    NewOrang,
    PeranOrang,
    inisial,
    telepon_e164,
    umur_at,
)
from sidik.perkara.errors import (
    NIKSalah,
    PerkaraSudahSelesai,
    TersangkaLewatPenetapan,
    UmurSalah,
)
from sidik.perkara.models import Keterlibatan, Orang, Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries.berkas import berkas_of
from sidik.satuan.data import Act, Actor

_TANPA_INISIAL = frozenset({PeranOrang.PELAPOR, PeranOrang.SAKSI, PeranOrang.KORBAN})
"""Whom the law protects is not named on a timeline, not even by initials (UU 35/2009 ps. 100)."""
_UMUR_TERTINGGI = 120


@usecase
def add_orang(perkara: Perkara, new: NewOrang, *, actor: Actor) -> Keterlibatan:
    """Enter a person into a case; the age at the event decides whether it is a child.

    Raises `NotAllowed`, `PerkaraSudahSelesai`, `TersangkaLewatPenetapan`, `NIKSalah`,
    `UmurSalah`, `TeleponSalah`.
    """
    if not can(actor, Act.PERKARA_ADD_ORANG, berkas_of(perkara)):
        raise NotAllowed
    if perkara.is_selesai:
        raise PerkaraSudahSelesai
    if new.peran is PeranOrang.TERSANGKA:
        raise TersangkaLewatPenetapan
    return enter_orang(perkara, new, at=_event(perkara), actor=actor)


@usecase
def enter_orang(perkara: Perkara, new: NewOrang, *, at: datetime, actor: Actor) -> Keterlibatan:
    """Enter a person whom the calling use case has let in; `at` is when the event was.

    Raises `NIKSalah`, `UmurSalah`, `TeleponSalah`.
    """
    if new.nik and not re.fullmatch(r"[0-9]{16}", new.nik):
        raise NIKSalah
    orang = store(
        Orang(
            nama=new.nama.strip(),
            alias=new.alias,
            nik=new.nik,
            tempat_lahir=new.tempat_lahir,
            tanggal_lahir=new.tanggal_lahir,
            jenis_kelamin=new.jenis_kelamin,
            pekerjaan=new.pekerjaan,
            alamat=new.alamat,
            telepon=telepon_e164(new.telepon),
        )
    )
    keterlibatan = store(
        Keterlibatan(
            perkara=perkara,
            orang=orang,
            peran=new.peran.value,
            umur_saat_kejadian=_umur(new, localdate(at)),
        )
    )
    record(
        actor=actor,
        verb="orang.ditambah",
        subject=ref("perkara", perkara.pk),
        facts=facts_for(keterlibatan),
    )
    return keterlibatan


def facts_for(keterlibatan: Keterlibatan) -> dict[str, object]:
    """Return what a timeline may say of a person: the role, at most initials."""
    peran = PeranOrang(keterlibatan.peran)
    facts: dict[str, object] = {"peran": PERAN_LABEL[peran], "anak": keterlibatan.is_anak}
    if peran not in _TANPA_INISIAL and not keterlibatan.is_anak:
        facts["inisial"] = inisial(keterlibatan.orang.nama)
    return facts


def _event(perkara: Perkara) -> datetime:
    lp = perkara.lp.first()
    return (lp.kejadian_at or lp.dilaporkan_at) if lp else perkara.dibuka_at


def _umur(new: NewOrang, day: date) -> int | None:
    umur = umur_at(new.tanggal_lahir, day) if new.tanggal_lahir else new.umur
    if umur is not None and not 0 <= umur <= _UMUR_TERTINGGI:
        raise UmurSalah(umur=umur)
    return umur
