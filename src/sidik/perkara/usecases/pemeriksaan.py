"""A person is examined; a suspect, or his counsel, is given a copy of what was written down."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal, tanggal_jam
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import PENERIMA_BAP_LABEL, JenisTindakan, PenerimaBAP, PeranOrang, Sebagai
from sidik.perkara.errors import (
    BelumBertugasSaatItu,
    BukanBAPTersangka,
    BukanPetugasPerkara,
    NomorBAPTerpakai,
    SudahDicatat,
    SuratBelumDiisi,
)
from sidik.perkara.models import Keterlibatan, Perkara, Tindakan
from sidik.perkara.policy import can, sebagai
from sidik.perkara.queries.berkas import berkas_of
from sidik.perkara.queries.jaga import Sesudah, insist_berjalan, is_bertugas, late_reason
from sidik.perkara.queries.orang import is_tertutup
from sidik.perkara.queries.pemeriksaan import BAP_TERSANGKA, bap_of, list_pemeriksa
from sidik.perkara.usecases.catat import when
from sidik.perkara.usecases.detak import is_owed
from sidik.perkara.usecases.giliran import take_turn
from sidik.perkara.usecases.orang import facts_for
from sidik.satuan.data import Act, Actor
from sidik.tenggat.usecases import meet_tenggat, start_tenggat

_ATURAN = "salinan_bap"


@dataclass(frozen=True, kw_only=True)
class NewPemeriksaan:
    """An examination, by the moment at which its BAP was signed."""

    at: datetime
    pemeriksa: str
    """NRP of the member of the team who examined."""
    nomor: str = ""
    tempat: str = ""
    didampingi: bool = False
    terlambat: str = ""


@usecase
def record_pemeriksaan(
    keterlibatan: Keterlibatan, new: NewPemeriksaan, *, actor: Actor
) -> Tindakan:
    """Write down a signed BAP; a suspect is owed his copy from that moment.

    Raises `NotAllowed`, `PerkaraSudahSelesai`, `BukanPetugasPerkara`, `SudahDicatat`,
    `NomorBAPTerpakai`, `UrutanTerbalik`.
    """
    perkara = keterlibatan.perkara
    _insist(keterlibatan, actor)
    take_turn(perkara)
    insist_berjalan(perkara)
    same = {"at": new.at, "nomor_surat": new.nomor.strip(), "petugas_nrp": new.pemeriksa}
    if Tindakan.objects.filter(keterlibatan=keterlibatan, **same).exists():
        raise SudahDicatat(apa="BAP")
    _insist_nomor_sendiri(perkara, new.nomor)
    is_suspect = keterlibatan.peran == PeranOrang.TERSANGKA
    begun = Sesudah("Sprin Sidik", perkara.sidik_at) if is_suspect else None
    late = late_reason(perkara, actor, new.at, new.terlambat, begun)
    late = late or _late_pemeriksa(perkara, new)
    bap = store(
        Tindakan(
            perkara=perkara,
            jenis=JenisTindakan.PEMERIKSAAN.value,
            tujuan=bap_of(PeranOrang(keterlibatan.peran)),
            at=new.at,
            nomor_surat=new.nomor.strip(),
            petugas_nrp=new.pemeriksa,
            sebagai=Sebagai.TIM.value,
            terlambat=late,
            keterlibatan=keterlibatan,
            tempat=new.tempat.strip(),
            didampingi=new.didampingi,
        )
    )
    facts = {**facts_for(keterlibatan), "nomor": bap.nomor_surat, **when(new.at, late)}
    subject = ref("perkara", perkara.pk)
    record(actor=actor, verb="orang.bap", subject=subject, facts=facts)
    if is_suspect and is_owed(perkara, _ATURAN, new.at):
        start_tenggat(
            actor=actor,
            aturan=_ATURAN,
            subject=ref("tindakan", bap.pk),
            at=new.at,
            satuan=perkara.satuan_id,
            induk=subject,
            rezim=perkara.rezim_acara,
        )
    return bap


@usecase
def record_salinan_bap(
    bap: Tindakan,
    penerima: PenerimaBAP,
    *,
    nomor: str,
    actor: Actor,
    at: datetime | None = None,
    terlambat: str = "",
) -> Tindakan:
    """Write down that a copy was handed over, and the proof; its clock is met, late or not.

    Raises `NotAllowed`, `BukanBAPTersangka`, `SudahDicatat`, `SuratBelumDiisi`, `UrutanTerbalik`.
    """
    keterlibatan = bap.keterlibatan
    if keterlibatan is None or bap.tujuan != BAP_TERSANGKA:
        raise BukanBAPTersangka
    _insist(keterlibatan, actor)
    take_turn(keterlibatan.perkara)
    if bap.lanjutan.filter(tujuan=penerima.value, nomor_surat=nomor.strip()).exists():
        raise SudahDicatat(apa="Penyerahan salinan BAP")
    if not nomor.strip():
        raise SuratBelumDiisi(surat="tanda terima salinan (nomor atau tanggalnya)")
    perkara = keterlibatan.perkara
    moment = at or clock.now()
    late = late_reason(perkara, actor, moment, terlambat, Sesudah("BAP ditandatangani", bap.at))
    salinan = store(
        Tindakan(
            perkara=perkara,
            jenis=JenisTindakan.SALINAN_BAP.value,
            tujuan=penerima.value,
            at=moment,
            nomor_surat=nomor.strip(),
            petugas_nrp=actor.nrp,
            sebagai=sebagai(actor, berkas_of(perkara)).value,
            terlambat=late,
            keterlibatan=keterlibatan,
            atas=bap,
        )
    )
    facts = {
        **facts_for(keterlibatan),
        "kepada": PENERIMA_BAP_LABEL[penerima],
        "nomor": salinan.nomor_surat,
        **when(at, late),
    }
    record(actor=actor, verb="orang.salinan_bap", subject=ref("perkara", perkara.pk), facts=facts)
    meet_tenggat(actor=actor, aturan=_ATURAN, subject=ref("tindakan", bap.pk), at=at)
    return salinan


def _insist(keterlibatan: Keterlibatan, actor: Actor) -> None:
    berkas = berkas_of(keterlibatan.perkara)
    covered = is_tertutup(actor, keterlibatan, berkas)
    if covered or not can(actor, Act.PERKARA_ADVANCE, berkas):
        raise NotAllowed


def _insist_nomor_sendiri(perkara: Perkara, nomor: str) -> None:
    """Raise `NomorBAPTerpakai` for a number that another BAP of the case bears, however spaced."""
    key = "".join(nomor.split()).casefold()
    rows = Tindakan.objects.filter(perkara=perkara, jenis=JenisTindakan.PEMERIKSAAN.value)
    for row in rows.exclude(nomor_surat=""):
        if key == "".join(row.nomor_surat.split()).casefold():
            raise NomorBAPTerpakai(nomor=row.nomor_surat, tanggal=tanggal(localtime(row.at)))


def _late_pemeriksa(perkara: Perkara, new: NewPemeriksaan) -> str:
    """Return why it is taken although the examiner was not on the order at that moment."""
    if is_bertugas(perkara, new.pemeriksa, new.at):
        return ""
    told = {"petugas": f"NRP {new.pemeriksa}", "at": tanggal_jam(localtime(new.at))}
    if new.pemeriksa not in {petugas.nrp for petugas in list_pemeriksa(perkara)}:
        raise BukanPetugasPerkara(**told)
    if not new.terlambat.strip():
        raise BelumBertugasSaatItu(**told)
    return new.terlambat.strip()
