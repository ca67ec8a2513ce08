"""What every act of force asks first."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sidik.jejak.data import Actor
from sidik.jejak.models import Rekaman
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed, Refusal
from sidik.perkara.data import PeranOrang
from sidik.perkara.errors import (
    BukanPetugasPerkara,
    DataBerubah,
    PerkaraSudahSelesai,
    SudahDibatalkan,
)
from sidik.perkara.models import Catatan, Keterlibatan, Penugasan, Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries import (
    berkas_of,
    insist_bertugas,
    insist_kronologi,
    insist_terbuka,
    rezim_of,
)
from sidik.perkara.queries.dasar import insist_sprin
from sidik.satuan.data import Act
from sidik.satuan.models import Petugas
from sidik.upaya_paksa.data import KeadaanSita
from sidik.upaya_paksa.errors import (
    BelumTerjadi,
    OrangBukanSubjek,
    PetugasBelumDipilih,
    SebelumDiajukan,
    SebelumDisita,
    SudahDiajukanUlang,
)
from sidik.upaya_paksa.models import Penggeledahan, Penyitaan
from sidik.upaya_paksa.queries.urutan import diserahkan_at, insist_di_penyidik, insist_floor

_SUBJEK = (PeranOrang.TERLAPOR.value, PeranOrang.TERSANGKA.value)
_PS_76 = frozenset({"narkotika", "prekursor"})


def insist_may(perkara: Perkara, actor: Actor) -> None:
    """Raise `NotAllowed`."""
    if not can(actor, Act.UPAYA_WRITE, berkas_of(perkara)):
        raise NotAllowed


def insist_open(perkara: Perkara, actor: Actor) -> None:
    """Raise `NotAllowed`, `PerkaraSudahSelesai`, `PerkaraTerkunci`."""
    insist_may(perkara, actor)
    if perkara.is_selesai:
        raise PerkaraSudahSelesai
    insist_terbuka(perkara)


def insist_cancel(perkara: Perkara, actor: Actor) -> None:
    """Raise `NotAllowed`, `PerkaraSudahSelesai`, `PerkaraTerkunci`."""
    if not can(actor, Act.UPAYA_CANCEL, berkas_of(perkara)):
        raise NotAllowed
    if perkara.is_selesai:
        raise PerkaraSudahSelesai
    insist_terbuka(perkara)


def insist_kuasa(orang: Keterlibatan, at: date | datetime, terlambat: str, actor: Actor) -> str:
    """Ask for an open case, or for a reason once the prosecutor has him; return that reason.

    Raises `NotAllowed`, `PerkaraSudahSelesai`, `PerkaraTerkunci`, `SudahDiserahkan`.
    """
    if diserahkan_at(orang) is None:
        insist_open(orang.perkara, actor)
        return ""
    insist_may(orang.perkara, actor)
    insist_terbuka(orang.perkara)
    return insist_di_penyidik(orang, at, terlambat)


def insist_versi(row: Rekaman, seen: int, apa: str) -> None:
    """Raise `DataBerubah` when somebody changed it since it was looked at, `SudahDibatalkan`."""
    if isinstance(row, Catatan) and row.batal_at:
        raise SudahDibatalkan
    if row.versi != seen:
        raise DataBerubah(apa=apa)


def insist_next(
    row: Penggeledahan | Penyitaan, seen: int, at: datetime, actor: Actor, *, apa: str
) -> None:
    """Raise unless he may take this step, at a moment after the act itself.

    Raises `NotAllowed`, `DataBerubah`, `SudahDibatalkan`, `BelumTerjadi`, `SebelumDisita`.
    """
    insist_may(row.perkara, actor)
    insist_versi(row, seen, apa)
    if at > clock.now():
        raise BelumTerjadi
    if at < row.at:
        raise SebelumDisita


def insist_submittable(row: Penggeledahan | Penyitaan, most: int, wrong: type[Refusal]) -> None:
    """Raise `wrong` unless the court is still to be asked, `SudahDiajukanUlang`."""
    if row.keadaan not in {KeadaanSita.BELUM_DIAJUKAN, KeadaanSita.DITOLAK}:
        raise wrong(keadaan=row.keadaan_label.lower())
    if row.pengajuan >= most:
        raise SudahDiajukanUlang


def insist_asked(row: Penggeledahan | Penyitaan, at: datetime, wrong: type[Refusal]) -> None:
    """A court decides only what was asked, and after that. Raises `wrong`, `SebelumDiajukan`."""
    if row.keadaan != KeadaanSita.DIAJUKAN:
        raise wrong(keadaan=row.keadaan_label.lower())
    if row.diajukan_at and at < row.diajukan_at:
        raise SebelumDiajukan


def insist_moment(perkara: Perkara, at: datetime, terlambat: str, *, wajar: bool = False) -> str:
    """Return the reason of a late entry, empty when it is in its order.

    `wajar`: caught in the act, it comes before the LP/A.
    Raises `BelumTerjadi`, `TerlaluDahulu`, `SprinDicabut`, `UrutanTerbalik`.
    """
    if at > clock.now():
        raise BelumTerjadi
    insist_floor(perkara, at)
    insist_sprin(perkara, at)
    if wajar:
        return ""
    late = insist_kronologi(perkara, at, terlambat_alasan=terlambat)
    return terlambat.strip() if late else ""


def officers_of(perkara: Perkara, chosen: Sequence[str], at: datetime, *, susul: bool) -> list[str]:
    """Return the officers as they are called now, for the record.

    With `susul` (caught red-handed, entered late) the order may be younger than the act.
    Raises `PetugasBelumDipilih`, `BukanPetugasPerkara`.
    """
    if not chosen:
        raise PetugasBelumDipilih
    ever = set(Penugasan.objects.filter(perkara=perkara).values_list("nrp", flat=True))
    for nrp in chosen:
        if nrp not in ever:
            raise BukanPetugasPerkara(petugas=f"NRP {nrp}", at="saat itu")
        if not susul:
            insist_bertugas(perkara, nrp, at)
    rows = Petugas.objects.filter(nrp__in=chosen)
    return sorted(f"{p.pangkat} {p.nama} (NRP {p.nrp})" for p in rows)


def subject_in(perkara: Perkara, key: str) -> Keterlibatan:
    """Return a suspect or reported person of this case. Raises `OrangBukanSubjek`."""
    rows = Keterlibatan.objects.filter(perkara=perkara, peran__in=_SUBJEK)
    for row in rows.select_related("orang", "perkara__satuan", "perkara__penyidik"):
        if str(row.pk) == key:
            return row
    raise OrangBukanSubjek


def is_narkotika(perkara: Perkara) -> bool:
    """Say whether art. 76 of the narcotics law applies; in doubt what the unit handles."""
    kinds = {lp.jenis for lp in perkara.lp.all() if lp.jenis}
    return bool(kinds & _PS_76) if kinds else perkara.satuan_id.endswith("RESNARKOBA")


def rezim_at(perkara: Perkara, at: datetime) -> str:
    return rezim_of(perkara, at)


def zone_of_case(perkara: Perkara) -> ZoneInfo:
    return ZoneInfo(perkara.satuan.zona)
