"""The prosecutor is told of the seizure, and rules what the exhibit is for."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from sidik.barang_bukti.data import NewPenetapan, Peruntukan
from sidik.barang_bukti.errors import (
    KejariBelumDiberi,
    KejariSudahDiberi,
    PeruntukanBelumDipilih,
    TerimaMendahului,
    WaktuDiDepan,
)
from sidik.barang_bukti.models import BarangBukti, Penetapan
from sidik.barang_bukti.queries.barang import day_of, is_narkotika
from sidik.barang_bukti.usecases.jaga import (
    hold_ditimbang,
    insist_lewat,
    meet_for,
    start_for,
    tell,
)
from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal


@usecase
def notify_kejari(
    bb: BarangBukti, nomor: str, at: datetime, *, versi: int, actor: Actor
) -> BarangBukti:
    """Write down that the prosecutor was told; his ruling begins to fall due.

    Raises `NotAllowed`, `BBBerubah`, `HanyaDitimbang`, `KejariSudahDiberi`, `WaktuDiDepan`.
    """
    bb = hold_ditimbang(bb, versi, actor)
    insist_lewat(at)
    if bb.kejari_nomor:
        raise KejariSudahDiberi(nomor=bb.kejari_nomor)
    bb.kejari_nomor, bb.kejari_at = nomor.strip(), at
    store(bb)
    meet_for(bb, "sita_narkotika", at, actor=actor)
    if is_narkotika(bb):
        start_for(bb, "status_kejari", at, actor=actor)
    tell(bb, "bb.kejari", "penyitaan diberitahukan kepada Kejari", bb.kejari_nomor, actor=actor)
    return bb


@usecase
def rule_status(bb: BarangBukti, new: NewPenetapan, *, versi: int, actor: Actor) -> Penetapan:
    """Write down the ruling; what must be destroyed begins to fall due when it was received.

    Raises `NotAllowed`, `BBBerubah`, `KejariBelumDiberi`, `PeruntukanBelumDipilih`,
    `TerimaMendahului`, `WaktuDiDepan`.
    """
    bb = hold_ditimbang(bb, versi, actor)
    if not bb.kejari_nomor:
        raise KejariBelumDiberi
    if not new.peruntukan:
        raise PeruntukanBelumDipilih
    if new.diterima < new.tanggal:
        raise TerimaMendahului
    if new.diterima > day_of(bb.perkara, clock.now()):
        raise WaktuDiDepan(at=tanggal(new.diterima))
    penetapan = Penetapan(
        bb=bb,
        nomor=new.nomor.strip(),
        tanggal=new.tanggal,
        diterima=new.diterima,
        peruntukan=[p.value for p in new.peruntukan],
    )
    store(penetapan)
    store(bb)
    received = _moment(bb, new)
    meet_for(bb, "status_kejari", received, actor=actor)
    if Peruntukan.MUSNAH in new.peruntukan:
        start_for(bb, "musnah", received, actor=actor)
    judul = f"penetapan status: {penetapan.peruntukan_label}"
    tell(bb, "bb.penetapan", judul, penetapan.nomor, actor=actor)
    return penetapan


def _moment(bb: BarangBukti, new: NewPenetapan) -> datetime:
    """Noon of the day of receipt, or now: its clock counts days."""
    zone = ZoneInfo(bb.perkara.satuan.zona)
    return min(datetime.combine(new.diterima, time(12), tzinfo=zone), clock.now())
