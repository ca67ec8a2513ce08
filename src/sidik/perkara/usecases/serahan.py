"""A case goes from one investigator to the next: offered, then accepted or declined."""

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import JAWABAN_LABEL, Jawaban
from sidik.perkara.errors import (
    AlasanBelumDipilih,
    MasihMenunggu,
    PerkaraSudahSelesai,
    SerahanTidakMenunggu,
    SudahBertugas,
)
from sidik.perkara.models import Perkara, Serahan
from sidik.perkara.policy import can
from sidik.perkara.queries.berkas import berkas_of
from sidik.perkara.usecases.giliran import take_turn
from sidik.perkara.usecases.petugas import insist_penyidik, put_in_charge
from sidik.satuan.data import Act, Actor
from sidik.satuan.models import Petugas


@usecase
def offer_perkara(perkara: Perkara, kepada: Petugas, *, alasan: str, actor: Actor) -> Serahan:
    """Offer a case to another investigator: its own may, and those who assign.

    Raises `NotAllowed`, `PerkaraSudahSelesai`, `MasihMenunggu`, `BukanPenyidik`, `SudahBertugas`,
    `AlasanBelumDipilih`.
    """
    lead = perkara.penyidik.nrp if perkara.penyidik else ""
    if actor.nrp != lead and not can(actor, Act.PERKARA_ASSIGN, berkas_of(perkara)):
        raise NotAllowed
    take_turn(perkara)
    if perkara.is_tutup:
        raise PerkaraSudahSelesai
    if Serahan.objects.filter(perkara=perkara, jawaban=Jawaban.MENUNGGU.value).exists():
        raise MasihMenunggu(apa="serah terima")
    insist_penyidik(perkara, kepada)
    if kepada.nrp == lead:
        raise SudahBertugas(petugas=kepada)
    if not alasan.strip():
        raise AlasanBelumDipilih
    serahan = store(
        Serahan(
            perkara=perkara,
            dari_nrp=lead,
            kepada=kepada,
            alasan=alasan.strip(),
            diserahkan_at=clock.now(),
        )
    )
    facts = {"kepada": str(kepada), "alasan": serahan.alasan}
    record(actor=actor, verb="perkara.diserahkan", subject=ref("perkara", perkara.pk), facts=facts)
    return serahan


@usecase
def answer_serahan(serahan: Serahan, jawaban: Jawaban, *, catatan: str, actor: Actor) -> Serahan:
    """Accept or decline a case; with acceptance its order changes hands at once.

    Raises `SerahanTidakMenunggu`, `PerkaraSudahSelesai`, `AlasanBelumDipilih` for a bare no.
    """
    if serahan.kepada.nrp != actor.nrp or serahan.jawaban != Jawaban.MENUNGGU:
        raise SerahanTidakMenunggu
    if jawaban is Jawaban.DITOLAK and not catatan.strip():
        raise AlasanBelumDipilih
    perkara = serahan.perkara
    if perkara.is_tutup:
        raise PerkaraSudahSelesai
    serahan.jawaban, serahan.catatan = jawaban.value, catatan.strip()
    serahan.dijawab_at = clock.now()
    store(serahan)
    facts = {
        "penyidik": str(serahan.kepada),
        "jawaban": JAWABAN_LABEL[jawaban],
        "catatan": serahan.catatan,
    }
    subject = ref("perkara", perkara.pk)
    record(actor=actor, verb="perkara.serah_dijawab", subject=subject, facts=facts)
    if jawaban is Jawaban.DITERIMA:
        put_in_charge(perkara, serahan.kepada, actor=actor, facts={})
    return serahan
