"""A case goes from one unit of this node to another; the other unit accepts it first."""

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import JAWABAN_LABEL, Jawaban
from sidik.perkara.errors import (
    AlasanBelumDipilih,
    LainSimpul,
    MasihMenunggu,
    PerkaraSudahSelesai,
    SatuanSama,
    SatuanTidakMenyidik,
    SerahanTidakMenunggu,
    SuratBelumDiisi,
)
from sidik.perkara.models import Pelimpahan, Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries.berkas import berkas_of, can_menyidik
from sidik.perkara.usecases.detak import start_clock
from sidik.perkara.usecases.giliran import take_turn
from sidik.perkara.usecases.petugas import move_to
from sidik.satuan.data import Act, Actor, Scope, is_under, reach
from sidik.satuan.models import Satuan
from sidik.satuan.policy import demand


@usecase
def offer_pelimpahan(
    perkara: Perkara, ke: Satuan, *, nomor: str, alasan: str, actor: Actor
) -> Pelimpahan:
    """Offer a case to another unit of this resort, by letter.

    Raises `NotAllowed`, `PerkaraSudahSelesai`, `SatuanSama`, `LainSimpul`, `SatuanTidakMenyidik`,
    `SuratBelumDiisi`, `AlasanBelumDipilih`, `MasihMenunggu`.
    """
    if not can(actor, Act.PERKARA_TRANSFER, berkas_of(perkara)):
        raise NotAllowed
    take_turn(perkara)
    if perkara.is_tutup:
        raise PerkaraSudahSelesai
    _insist_target(perkara, ke)
    if not nomor.strip():
        raise SuratBelumDiisi(surat="nomor surat pelimpahan")
    if not alasan.strip():
        raise AlasanBelumDipilih
    if Pelimpahan.objects.filter(perkara=perkara, jawaban=Jawaban.MENUNGGU.value).exists():
        raise MasihMenunggu(apa="pelimpahan")
    row = store(
        Pelimpahan(
            perkara=perkara,
            dari_id=perkara.satuan_id,
            ke=ke,
            nomor_surat=nomor.strip(),
            alasan=alasan.strip(),
            dilimpahkan_at=clock.now(),
            oleh_nrp=actor.nrp,
        )
    )
    facts = {"ke": str(ke), "nomor": row.nomor_surat, "alasan": row.alasan}
    subject = ref("perkara", perkara.pk)
    record(actor=actor, verb="perkara.dilimpahkan", subject=subject, facts=facts)
    return row


@usecase
def answer_pelimpahan(
    row: Pelimpahan, jawaban: Jawaban, *, catatan: str, actor: Actor
) -> Pelimpahan:
    """Accept a case into one's own unit, or send it back. Accepted, it waits for an investigator.

    Raises `NotAllowed`, `SerahanTidakMenunggu`, `AlasanBelumDipilih` for a bare no.
    """
    demand(actor, Act.PERKARA_ASSIGN, at=row.ke_id)
    if row.jawaban != Jawaban.MENUNGGU:
        raise SerahanTidakMenunggu
    if jawaban is Jawaban.DITOLAK and not catatan.strip():
        raise AlasanBelumDipilih
    perkara = row.perkara
    row.jawaban, row.catatan = jawaban.value, catatan.strip()
    row.dijawab_oleh, row.dijawab_at = actor.nrp, clock.now()
    store(row)
    facts = {"ke": str(row.ke), "jawaban": JAWABAN_LABEL[jawaban], "catatan": row.catatan}
    subject = ref("perkara", perkara.pk)
    record(actor=actor, verb="perkara.limpah_dijawab", subject=subject, facts=facts)
    if jawaban is Jawaban.DITERIMA:
        move_to(perkara, row.ke, actor=actor)
        start_clock(perkara, "tanpa_penyidik", actor=actor, at=clock.now())
    return row


def _insist_target(perkara: Perkara, ke: Satuan) -> None:
    if ke.kode == perkara.satuan_id:
        raise SatuanSama
    if not can_menyidik(ke):
        raise SatuanTidakMenyidik(satuan=ke.nama_pendek)
    if not is_under(ke.kode, reach(perkara.satuan_id, Scope.RESOR)):
        raise LainSimpul(satuan=ke.nama_pendek)
