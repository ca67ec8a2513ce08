"""Notices that the law makes owed go out; diversion of a child is tried."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sidik.dokumen.models import Dokumen
from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import key_of, ref
from sidik.perkara.data import (
    HASIL_DIVERSI_LABEL,
    KABAR_LABEL,
    SP2HP,
    HasilDiversi,
    JenisTindakan,
    Kabar,
)
from sidik.perkara.errors import (
    AnakBelumDipilih,
    BukanPerkaraAnak,
    DiversiBelumDimulai,
    KeteranganKosong,
    SudahDicatat,
    SuratBelumDiisi,
    SuratDibuatDiSini,
    SuratSudahDicatat,
)
from sidik.perkara.models import Keterlibatan, Perkara, Tindakan
from sidik.perkara.policy import can, sebagai
from sidik.perkara.queries.akhir import diversi_kini
from sidik.perkara.queries.berkas import berkas_of, list_keterlibatan, pelapor_of
from sidik.perkara.queries.jaga import first_letter, late_reason
from sidik.perkara.queries.rehab import SUBJEK
from sidik.perkara.usecases.akhir import LAYAK, insist_layak
from sidik.perkara.usecases.catat import when
from sidik.perkara.usecases.detak import meet_anak, meet_clock, meet_sp2hp, start_anak
from sidik.perkara.usecases.giliran import take_turn
from sidik.perkara.usecases.orang import facts_for
from sidik.perkara.usecases.rehab import sebut
from sidik.satuan.data import Act, Actor

_SURAT_LANJUTAN = frozenset({Kabar.SP2HP_LIDIK, Kabar.SP2HP_SIDIK})
_KABAR_SURAT: Final = {
    "sp2hp_a1": Kabar.SP2HP_A1,
    "sp2hp_a2": Kabar.SP2HP_LIDIK,
    "sp2hp_a3": Kabar.SP2HP_LIDIK,
    "sp2hp_a4": Kabar.SP2HP_SIDIK,
}
"""What a paper of the catalogue is to the reporter; an A5 ends whichever stage it comes in."""
_MENYUDAHI: Final = frozenset({HasilDiversi.BERHASIL, HasilDiversi.GAGAL})
SURAT_SP2HP: Final = (*_KABAR_SURAT, "sp2hp_a5")


@dataclass(frozen=True)
class Saat:
    """When an act was done, if not now, and why it is written down late."""

    at: datetime | None
    terlambat: str


@usecase
def record_kabar(
    perkara: Perkara,
    kabar: Kabar,
    *,
    nomor: str,
    actor: Actor,
    at: datetime | None = None,
    terlambat: str = "",
) -> Tindakan:
    """Write down that a notice went out; its clock is met, also when the case has ended.

    A letter to the reporter follows the first one (A1). Raises `NotAllowed`, `SuratBelumDiisi`,
    `SuratSudahDicatat`, `SuratDibuatDiSini`, `UrutanTerbalik`.
    """
    if not can(actor, Act.PERKARA_ADVANCE, berkas_of(perkara)):
        raise NotAllowed
    take_turn(perkara)
    if not nomor.strip():
        raise SuratBelumDiisi(surat="nomor surat")
    if is_dicatat(perkara, kabar, nomor):
        raise SuratSudahDicatat(nomor=nomor.strip())
    if kabar in SP2HP and _is_dibuat_di_sini(perkara, nomor):
        raise SuratDibuatDiSini(nomor=nomor.strip())
    tindakan = _note(perkara, kabar, nomor, actor, Saat(at, terlambat))
    meet_clock(perkara, kabar.value, actor=actor, at=at)
    if kabar in SP2HP:
        meet_sp2hp(perkara, actor=actor, at=at)
    return tindakan


@usecase
def note_sp2hp(dokumen: Dokumen, actor: Actor) -> None:
    """A letter made here went out: it is noted as if by hand; one that is noted already stays.

    The paper met its clocks itself, and whoever may send it may do this: it is the same act.
    Raises `UrutanTerbalik`.
    """
    perkara = Perkara.objects.select_related("satuan", "penyidik").get(pk=key_of(dokumen.induk))
    stage = Kabar.SP2HP_SIDIK if perkara.sidik_at else Kabar.SP2HP_LIDIK
    kabar, nomor = _KABAR_SURAT.get(dokumen.jenis, stage), dokumen.nomor[:120]
    if is_dicatat(perkara, kabar, nomor):
        facts = {"judul": "SP2HP dikirim", "teks": nomor}
        record(actor=actor, verb="sp2hp.dikirim", subject=dokumen.induk, facts=facts)
        return
    _note(perkara, kabar, nomor, actor, Saat(dokumen.dikirim_at, dokumen.susulan[:300]))


def is_dicatat(perkara: Perkara, kabar: Kabar, nomor: str) -> bool:
    """Say whether this notice stands in the case under this number, however it is spaced."""
    rows = Tindakan.objects.filter(
        perkara=perkara, jenis=JenisTindakan.KABAR.value, tujuan=kabar.value
    )
    return _key(nomor) in map(_key, rows.values_list("nomor_surat", flat=True))


def _is_dibuat_di_sini(perkara: Perkara, nomor: str) -> bool:
    """Say whether a paper of this system bears the number and waits to be sent."""
    rows = Dokumen.objects.filter(
        induk=ref("perkara", perkara.pk), jenis__in=SURAT_SP2HP, dikirim_at=None, dicabut_at=None
    )
    return _key(nomor) in map(_key, rows.exclude(nomor="").values_list("nomor", flat=True))


def _key(nomor: str) -> str:
    return "".join(nomor.split()).casefold()


def _note(perkara: Perkara, kabar: Kabar, nomor: str, actor: Actor, told: Saat) -> Tindakan:
    follows = first_letter(perkara) if kabar in _SURAT_LANJUTAN and pelapor_of(perkara) else None
    moment = told.at or clock.now()
    saat = Saat(told.at, late_reason(perkara, actor, moment, told.terlambat, follows))
    tindakan = store(_act(perkara, JenisTindakan.KABAR, kabar.value, nomor, "", actor, saat))
    facts = {"kabar": KABAR_LABEL[kabar], "nomor": nomor.strip(), **when(saat.at, saat.terlambat)}
    record(actor=actor, verb="perkara.kabar", subject=ref("perkara", perkara.pk), facts=facts)
    return tindakan


@dataclass(frozen=True, kw_only=True)
class NewDiversi:
    """An attempt at the diversion of one child, and how it stands."""

    hasil: HasilDiversi
    orang: str
    """Id of the keterlibatan."""
    nomor: str
    keterangan: str = ""
    pasal: str = ""
    """The one article that is charged to him, when it is not the whole charge."""
    ringan: bool = False
    """The officer says that an article whose maximum is not known here is threatened lightly."""
    at: datetime | None = None
    terlambat: str = ""


@usecase
def record_diversi(perkara: Perkara, new: NewDiversi, *, actor: Actor) -> Tindakan:
    """Write down an attempt at diversion; begun, the second clock runs (UU 11/2012).

    Raises `NotAllowed`, `BukanPerkaraAnak`, `AnakBelumDipilih`, `SuratBelumDiisi`, `SudahDicatat`,
    `KeteranganKosong`, `UrutanTerbalik`, and what `insist_layak` raises.
    """
    if not can(actor, Act.PERKARA_ADVANCE, berkas_of(perkara)):
        raise NotAllowed
    take_turn(perkara)
    anak = _anak(perkara, new.orang)
    hasil, nomor = new.hasil, new.nomor.strip()
    if not nomor:
        raise SuratBelumDiisi(surat="nomor surat atau berita acara diversi")
    _insist_diversi(anak, new, actor)
    saat = Saat(new.at, late_reason(perkara, actor, new.at or clock.now(), new.terlambat))
    row = _act(perkara, JenisTindakan.DIVERSI, hasil.value, nomor, new.keterangan, actor, saat)
    row.keterlibatan = anak
    tindakan = store(row)
    late = when(new.at, saat.terlambat)
    facts = {**facts_for(anak), "hasil": HASIL_DIVERSI_LABEL[hasil], "nomor": nomor, **late}
    record(actor=actor, verb="perkara.diversi", subject=ref("perkara", perkara.pk), facts=facts)
    meet_anak(anak, "diversi_mulai", actor=actor, at=new.at)
    if hasil is HasilDiversi.DIMULAI:
        start_anak(anak, "diversi_selesai", actor=actor, at=tindakan.at)
    else:
        meet_anak(anak, "diversi_selesai", actor=actor, at=new.at)
    return tindakan


def _insist_diversi(anak: Keterlibatan, new: NewDiversi, actor: Actor) -> None:
    told = Tindakan.objects.filter(keterlibatan=anak, jenis=JenisTindakan.DIVERSI.value)
    if told.filter(tujuan=new.hasil.value, nomor_surat=new.nomor.strip()).exists():
        raise SudahDicatat(apa=f"{HASIL_DIVERSI_LABEL[new.hasil]} dengan nomor")
    if new.hasil is not HasilDiversi.DIMULAI and not new.keterangan.strip():
        raise KeteranganKosong
    if new.hasil in _MENYUDAHI and diversi_kini(told) != HasilDiversi.DIMULAI:
        raise DiversiBelumDimulai(hasil=HASIL_DIVERSI_LABEL[new.hasil], nama=sebut(anak, actor))
    if new.hasil in LAYAK:
        insist_layak(anak, new.pasal, actor, ringan=new.ringan)


def _anak(perkara: Perkara, key: str) -> Keterlibatan:
    """Return the child that is meant. Raises `BukanPerkaraAnak`, `AnakBelumDipilih`."""
    children = [k for k in list_keterlibatan(perkara) if k.is_anak and k.peran in SUBJEK]
    if not children:
        raise BukanPerkaraAnak
    for row in children:
        if str(row.pk) == key:
            row.perkara = perkara
            return row
    raise AnakBelumDipilih


def _act(
    perkara: Perkara,
    jenis: JenisTindakan,
    tujuan: str,
    nomor: str,
    uraian: str,
    actor: Actor,
    saat: Saat,
) -> Tindakan:
    return Tindakan(
        perkara=perkara,
        jenis=jenis.value,
        tujuan=tujuan,
        at=saat.at or clock.now(),
        terlambat=saat.terlambat,
        nomor_surat=nomor.strip(),
        uraian=uraian.strip(),
        petugas_nrp=actor.nrp,
        sebagai=sebagai(actor, berkas_of(perkara)).value,
    )
