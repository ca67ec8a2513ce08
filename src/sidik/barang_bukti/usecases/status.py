"""The prosecutor is told of the seizure, and rules what the exhibit is for."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from sidik.barang_bukti.data import (
    PERUNTUKAN_LABEL,
    NewPenetapan,
    Peruntukan,
    Takaran,
    Wadah,
    tulis_takaran,
)
from sidik.barang_bukti.errors import (
    DiterimaBelumTerjadi,
    KejariBelumDiberi,
    KejariSudahDiberi,
    PenetapanMelebihi,
    PenetapanMelebihiButir,
    PenetapanMelebihiMl,
    PenetapanMendahuluiPemberitahuan,
    PenetapanSudahAda,
    PenetapanTerlampaui,
    PeruntukanBelumDipilih,
    PeruntukanTidakLengkap,
    TerimaMendahului,
)
from sidik.barang_bukti.models import BarangBukti, Penetapan
from sidik.barang_bukti.queries.barang import (
    day_of,
    find_clock_of_perkara,
    find_penetapan,
    is_narkotika,
    is_tuntas,
    keluar_sebelum,
    musnah_menurut_penetapan,
)
from sidik.barang_bukti.usecases.gerak import insist_takaran
from sidik.barang_bukti.usecases.jaga import (
    hold_ditimbang,
    insist_sesudah_sita,
    insist_tanggal,
    meet_for,
    start_for,
    tell,
)
from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal
from sidik.tenggat.usecases import cancel_tenggat

_MELEBIHI: Final = {
    "gram": PenetapanMelebihi,
    "ml": PenetapanMelebihiMl,
    "butir": PenetapanMelebihiButir,
}


@usecase
def notify_kejari(
    bb: BarangBukti, nomor: str, at: datetime, *, versi: int, actor: Actor
) -> BarangBukti:
    """Write down that the prosecutor was told; his ruling begins to fall due.

    Raises `NotAllowed`, `BBBerubah`, `HanyaDitimbang`, `KejariSudahDiberi`, `WaktuDiDepan`,
    `MendahuluiPenyitaan`.
    """
    bb = hold_ditimbang(bb, versi, actor)
    insist_sesudah_sita(bb, at)
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
    """Write down how much of the exhibit is for what; the newest ruling received holds.

    What must be destroyed begins to fall due when the ruling was received. Raises `NotAllowed`,
    `BBBerubah`, `KejariBelumDiberi`, `PeruntukanBelumDipilih`, `PeruntukanTidakLengkap`,
    `PenetapanMelebihi`, `PenetapanTerlampaui`, `PenetapanSudahAda`, `TerimaMendahului`,
    `WaktuDiDepan`, and for its date as `insist_tanggal`.
    """
    bb = hold_ditimbang(bb, versi, actor)
    _insist_dates(bb, new)
    _insist_baru(bb, new.nomor)
    bagian = {untuk: each for untuk, each in new.bagian.items() if not each.is_nol}
    _insist_bagian(bb, bagian)
    penetapan = Penetapan(
        bb=bb,
        nomor=new.nomor.strip(),
        tanggal=new.tanggal,
        diterima=new.diterima,
        peruntukan=[p.value for p in Peruntukan if p in bagian],
    )
    for untuk, takaran in bagian.items():
        for column, value in takaran.columns(f"{untuk}_").items():
            setattr(penetapan, column, value)
    store(penetapan)
    _insist_terpakai(bb)
    store(bb)
    _clocks(bb, new, actor)
    judul = f"penetapan status: {penetapan.peruntukan_label}"
    amounts = ", ".join(f"{label.lower()} {bb.tulis(each)}" for label, each in penetapan.bagian)
    tell(bb, "bb.penetapan", judul, f"{penetapan.nomor}: {amounts}", actor=actor)
    return penetapan


def _insist_dates(bb: BarangBukti, new: NewPenetapan) -> None:
    if not bb.kejari_nomor or bb.kejari_at is None:
        raise KejariBelumDiberi
    insist_tanggal(bb, new.tanggal)
    if new.tanggal < (diberi := day_of(bb.perkara, bb.kejari_at)):
        raise PenetapanMendahuluiPemberitahuan(tanggal=tanggal(new.tanggal), diberi=tanggal(diberi))
    if new.diterima < new.tanggal:
        raise TerimaMendahului
    if new.diterima > day_of(bb.perkara, clock.now()):
        raise DiterimaBelumTerjadi(tanggal=tanggal(new.diterima))


def _insist_baru(bb: BarangBukti, nomor: str) -> None:
    """Raise `PenetapanSudahAda`: one letter is one ruling, however it is spelled."""
    words = "".join(nomor.casefold().split())
    for each in Penetapan.objects.filter(bb=bb):
        if "".join(each.nomor.casefold().split()) == words:
            raise PenetapanSudahAda(nomor=each.nomor, diterima=tanggal(each.diterima))


def _insist_bagian(bb: BarangBukti, bagian: Mapping[Peruntukan, Takaran]) -> None:
    if not bagian:
        raise PeruntukanBelumDipilih
    for untuk, each in bagian.items():
        insist_takaran(each)
        if bb.is_butiran and bb.netto.is_berdua and not each.is_berdua:
            raise PeruntukanTidakLengkap(untuk=PERUNTUKAN_LABEL[untuk], hitungan=bb.hitungan)
    jumlah, keluar = Takaran.sum(bagian.values()), keluar_sebelum(bb)
    boleh = bb.netto - keluar
    for ukuran, no in _MELEBIHI.items():
        if getattr(jumlah, ukuran) > getattr(boleh, ukuran):
            raise no(
                jumlah=tulis_takaran(jumlah, bb.hitungan),
                boleh=bb.tulis(boleh),
                netto=bb.berat,
                keluar="" if keluar.is_nol else f", dan {bb.tulis(keluar)} sudah keluar",
            )


def _insist_terpakai(bb: BarangBukti) -> None:
    """What was done under an earlier ruling cannot be ruled away."""
    ruling = find_penetapan(bb)
    if ruling is None:
        return
    iptek = ruling.takaran(Peruntukan.IPTEK) + ruling.takaran(Peruntukan.PELATIHAN)
    pairs = [
        ("dimusnahkan", musnah_menurut_penetapan(bb), ruling.takaran(Peruntukan.MUSNAH)),
        ("dipakai untuk iptek dan pelatihan", bb.takaran(Wadah.IPTEK), iptek),
    ]
    for untuk, sudah, ditetapkan in pairs:
        if sudah.exceeds(ditetapkan):
            raise PenetapanTerlampaui(
                untuk=untuk, ditetapkan=bb.tulis(ditetapkan), sudah=bb.tulis(sudah)
            )


def _clocks(bb: BarangBukti, new: NewPenetapan, actor: Actor) -> None:
    received = _moment(bb, new)
    meet_for(bb, "status_kejari", received, actor=actor)
    if not is_tuntas(bb, find_penetapan(bb)):
        start_for(bb, "musnah", received, actor=actor)
        return
    for aturan in ("musnah", "musnah_lanjut"):
        if running := find_clock_of_perkara(bb, aturan):
            alasan = f"penetapan {new.nomor} tidak memerintahkan pemusnahan lagi"
            cancel_tenggat(actor=actor, subject=running.subject, alasan=alasan, aturan=aturan)


def _moment(bb: BarangBukti, new: NewPenetapan) -> datetime:
    """Noon of the day of receipt, or now: its clock counts days."""
    zone = ZoneInfo(bb.perkara.satuan.zona)
    return min(datetime.combine(new.diterima, time(12), tzinfo=zone), clock.now())
