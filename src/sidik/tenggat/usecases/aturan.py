"""A site puts its own value in place of a rule's: proposed by one officer, signed by another."""

from datetime import date
from itertools import pairwise

from django.conf import settings

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.satuan.data import Act, Actor
from sidik.satuan.policy import demand
from sidik.tenggat.data import (
    HarusOrangLain,
    SeriTidakUrut,
    TindihanBaru,
    TindihanBerlakuSurut,
    TindihanSudahDiputus,
    TindihanTidakLengkap,
)
from sidik.tenggat.models import HariKhusus, Tindihan
from sidik.tenggat.policy import rule


@usecase
def propose_tindihan(new: TindihanBaru, *, actor: Actor) -> Tindihan:
    """Propose a value. Nothing changes before a second officer signs.

    Raises `NotAllowed`, `TindihanTidakLengkap`, `TindihanBerlakuSurut`, `SeriTidakUrut`.
    """
    demand(actor, Act.TENGGAT_AMEND, at=settings.SIDIK.satuan)
    law = rule(new.aturan)
    _insist_possible(new)
    tindihan = store(
        Tindihan(
            aturan=new.aturan,
            rezim=new.rezim,
            varian=new.varian,
            jumlah=new.jumlah,
            seri=list(new.seri),
            dasar=new.dasar.strip(),
            alasan=new.alasan.strip(),
            berlaku=new.berlaku,
            diajukan_nrp=actor.nrp,
            diajukan_nama=f"{actor.pangkat} {actor.nama}".strip(),
            diajukan_at=clock.now(),
        )
    )
    facts = {"aturan": law.uraian, "jumlah": new.jumlah, "dasar": tindihan.dasar}
    record(actor=actor, verb="aturan.diusulkan", subject=ref("aturan", new.aturan), facts=facts)
    return tindihan


@usecase
def approve_tindihan(tindihan: Tindihan, *, actor: Actor) -> Tindihan:
    """Sign a proposal; clocks that start from its day on follow it, never those that run.

    Raises `NotAllowed`, `HarusOrangLain`, `TindihanSudahDiputus`.
    """
    demand(actor, Act.TENGGAT_AMEND, at=settings.SIDIK.satuan)
    if tindihan.disahkan_at or tindihan.dicabut_at:
        raise TindihanSudahDiputus
    if tindihan.diajukan_nrp == actor.nrp:
        raise HarusOrangLain
    tindihan.disahkan_nrp, tindihan.disahkan_at = actor.nrp, clock.now()
    tindihan.disahkan_nama = f"{actor.pangkat} {actor.nama}".strip()
    tindihan.berlaku = max(tindihan.berlaku, clock.today(settings.TIME_ZONE))
    store(tindihan)
    facts = {"aturan": rule(tindihan.aturan).uraian, "jumlah": tindihan.jumlah}
    subject = ref("aturan", tindihan.aturan)
    record(actor=actor, verb="aturan.disahkan", subject=subject, facts=facts)
    return tindihan


@usecase
def revoke_tindihan(tindihan: Tindihan, *, actor: Actor) -> Tindihan:
    """Take a proposal or a signed value back; the law's own value counts again from now."""
    demand(actor, Act.TENGGAT_AMEND, at=settings.SIDIK.satuan)
    if tindihan.dicabut_at:
        raise TindihanSudahDiputus
    tindihan.dicabut_at = clock.now()
    store(tindihan)
    facts = {"aturan": rule(tindihan.aturan).uraian, "jumlah": tindihan.jumlah}
    subject = ref("aturan", tindihan.aturan)
    record(actor=actor, verb="aturan.dicabut", subject=subject, facts=facts)
    return tindihan


@usecase
def set_hari_khusus(day: date, *, libur: bool, keterangan: str, actor: Actor) -> HariKhusus:
    """Say that a day is off here, or worked, whatever the national calendar says."""
    demand(actor, Act.TENGGAT_AMEND, at=settings.SIDIK.satuan)
    if not keterangan.strip():
        raise TindihanTidakLengkap
    found = HariKhusus.objects.filter(tanggal=day, node=settings.SIDIK.kode).first()
    hari = found or HariKhusus(tanggal=day)
    hari.libur, hari.keterangan = libur, keterangan.strip()
    store(hari)
    facts = {"tanggal": day.isoformat(), "libur": libur, "keterangan": hari.keterangan}
    record(actor=actor, verb="hari.ditetapkan", subject=ref("hari", hari.pk), facts=facts)
    return hari


@usecase
def forget_hari_khusus(hari: HariKhusus, *, actor: Actor) -> None:
    """Let the national calendar speak again for this day."""
    demand(actor, Act.TENGGAT_AMEND, at=settings.SIDIK.satuan)
    facts = {"tanggal": hari.tanggal.isoformat(), "keterangan": hari.keterangan}
    record(actor=actor, verb="hari.dihapus", subject=ref("hari", hari.pk), facts=facts)
    hari.delete()


def _insist_possible(new: TindihanBaru) -> None:
    if new.jumlah < 1 or not (new.dasar.strip() and new.alasan.strip()):
        raise TindihanTidakLengkap
    if new.berlaku < clock.today(settings.TIME_ZONE):
        raise TindihanBerlakuSurut
    days = new.seri
    if days and (days[0] != new.jumlah or any(a >= b for a, b in pairwise(days))):
        raise SeriTidakUrut
