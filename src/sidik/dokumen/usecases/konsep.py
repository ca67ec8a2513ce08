"""A paper begins: facts from the room that knows them, words from the catalogue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sidik.dokumen.data import Kabel, Keadaan, Konsep, jenis_of
from sidik.dokumen.data.naskah import Nilai
from sidik.dokumen.errors import (
    KonsepSedangDiajukan,
    PrasyaratBelumTerpenuhi,
    SuratBelumDisiapkan,
    SuratSudahBeku,
)
from sidik.dokumen.models import Dokumen
from sidik.dokumen.policy import demand_step
from sidik.dokumen.queries import (
    Isi,
    kekurangan_of,
    konsep_from,
    lembar_of,
    list_dokumen_of,
    lock_isi,
    parents_of,
    prasyarat_of,
    read_isi_dokumen,
)
from sidik.dokumen.usecases.versi import lock_dokumen, record_surat
from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel import clock
from sidik.satuan.data import Act
from sidik.satuan.policy import demand


@dataclass(frozen=True, kw_only=True)
class Suntingan:
    """What an officer changed in a draft; `versi` is the draft he was looking at."""

    versi: int
    isian: Mapping[str, Nilai] = field(default_factory=dict)
    dasar: Sequence[str] = ()
    tembusan: Sequence[str] = ()
    kelas: str = ""
    sifat: str = "B"


@usecase
def draft_dokumen(jenis: str, subject: str, *, kabel: Kabel, actor: Actor) -> Dokumen:
    """Begin a paper with everything that the room above knows.

    Raises `JenisTidakDikenal`, `SuratBelumDisiapkan`, `PrasyaratBelumTerpenuhi`, `NotAllowed`,
    and what the room raises when the case is not for this actor.
    """
    entri = jenis_of(jenis)
    sumber = kabel.sumber.get(jenis)
    if sumber is None:
        raise SuratBelumDisiapkan(surat=entri.nama)
    bahan = sumber(subject, jenis, actor)
    own = kabel.own(bahan.induk, actor)
    demand(actor, Act.DOKUMEN_DRAFT, at=bahan.satuan, own=own)
    papers = list_dokumen_of(bahan.induk)
    if sebab := prasyarat_of(entri, papers) or kekurangan_of(entri, bahan):
        raise PrasyaratBelumTerpenuhi(surat=entri.nama, sebab=sebab)
    parents = parents_of(entri, bahan.subject, papers)
    konsep = konsep_from(entri, bahan, papers)
    dokumen = Dokumen(
        satuan_id=bahan.satuan,
        jenis=jenis,
        subject=bahan.subject,
        induk=bahan.induk,
        perihal=bahan.judul_perkara[:200],
        kelas=konsep.kelas,
        register=entri.register,
        dari=[parent.pk for parent in parents],
        dibuat_at=clock.now(),
        penyusun_nrp=actor.nrp,
    )
    dokumen.isi = lock_isi(dokumen, Isi(konsep=konsep))
    store(dokumen)
    record_surat(dokumen, "disusun", actor=actor)
    return dokumen


@usecase
def edit_konsep(dokumen: Dokumen, suntingan: Suntingan, *, kabel: Kabel, actor: Actor) -> Dokumen:
    """Change what a draft says.

    Raises `SuratSudahBeku`, `KonsepSedangDiajukan`, `BukanGiliranAnda`, `SuratBerpindah`.
    """
    own = kabel.own(dokumen.induk, actor)
    demand_step(actor, "submit", "Ubah konsep", lembar_of(dokumen, own=own))
    dokumen = lock_dokumen(dokumen, suntingan.versi)
    if dokumen.is_beku:
        raise SuratSudahBeku
    if dokumen.keadaan != Keadaan.KONSEP:
        raise KonsepSedangDiajukan
    konsep = _changed(read_isi_dokumen(dokumen).konsep, suntingan)
    dokumen.kelas = konsep.kelas
    dokumen.isi = lock_isi(dokumen, Isi(konsep=konsep))
    store(dokumen)
    record_surat(dokumen, "disunting", actor=actor)
    return dokumen


def _changed(konsep: Konsep, suntingan: Suntingan) -> Konsep:
    return replace(
        konsep,
        isian={**konsep.isian, **suntingan.isian},
        dasar=[line.strip() for line in suntingan.dasar if line.strip()],
        tembusan=[line.strip() for line in suntingan.tembusan if line.strip()],
        kelas=suntingan.kelas or konsep.kelas,
        sifat=suntingan.sifat,
    )
