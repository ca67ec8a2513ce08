"""One person is charged otherwise than his case: the user beside the dealer."""

from collections.abc import Sequence

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel.bahasa import tanggal
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import (
    PasalDisangkakan,
    StatusOrang,
    find_pasal,
    pack_pasal,
    spell_pasal,
)
from sidik.perkara.errors import (
    AlasanRalatKosong,
    BukanYangDisangka,
    PasalTidakBerlaku,
    PasalTidakDikenal,
    SangkaanTertutup,
    SudahDiserahkan,
    TidakAdaPerubahan,
)
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries.akhir import list_belum_berakhir
from sidik.perkara.queries.berkas import berkas_of, list_tindakan
from sidik.perkara.queries.jaga import insist_berjalan
from sidik.perkara.queries.rehab import SUBJEK
from sidik.perkara.queries.sangkaan import find_luar_tempus, list_sangkaan
from sidik.perkara.queries.waktu import tempus
from sidik.perkara.usecases.orang import facts_for
from sidik.perkara.usecases.versi import insist_sama
from sidik.satuan.data import Act, Actor


@usecase
def set_sangkaan(
    keterlibatan: Keterlibatan,
    sangkaan: Sequence[PasalDisangkakan],
    *,
    alasan: str,
    versi: int,
    actor: Actor,
) -> Keterlibatan:
    """Charge one person with articles of his own; without any he is charged as his case is.

    Whatever replaces his own charge needs a reason, and so does an article that was not in force
    on the day of the act. Raises `NotAllowed`, `PerkaraSudahSelesai`, `PerkaraTerkunci`,
    `IsianBerubah`, `BukanYangDisangka`, `SudahDiserahkan`, `SangkaanTertutup`,
    `PasalTidakDikenal`, `PasalTidakBerlaku`, `TidakAdaPerubahan`, `AlasanRalatKosong`.
    """
    perkara, said = keterlibatan.perkara, alasan.strip()
    if not can(actor, Act.PERKARA_ADVANCE, berkas_of(perkara)):
        raise NotAllowed
    insist_berjalan(perkara)
    insist_sama("Data orang ini", perkara, [keterlibatan.orang, keterlibatan], versi)
    _insist_disangka(keterlibatan)
    _insist_pasal(perkara, sangkaan, said)
    before, after = keterlibatan.pasal_rinci, pack_pasal(sangkaan)
    if after == before:
        raise TidakAdaPerubahan
    if before and not said:
        raise AlasanRalatKosong
    keterlibatan.pasal_rinci = after
    store(keterlibatan)
    pasal = "; ".join(spell_pasal(sangkaan)) or "seperti perkaranya"
    facts = {**facts_for(keterlibatan), "pasal": pasal, "alasan": said}
    record(actor=actor, verb="orang.sangkaan", subject=ref("perkara", perkara.pk), facts=facts)
    return keterlibatan


def _insist_disangka(row: Keterlibatan) -> None:
    """Raise unless he is under investigation, and the police's to charge."""
    if row.peran not in SUBJEK:
        raise BukanYangDisangka
    if row.status == StatusOrang.DILIMPAHKAN:
        raise SudahDiserahkan(nama=row.orang.nama)
    if not list_belum_berakhir([row], list_tindakan(row.perkara)):
        raise SangkaanTertutup(keadaan=row.status_label.lower())


def _insist_pasal(perkara: Perkara, sangkaan: Sequence[PasalDisangkakan], alasan: str) -> None:
    kodes = [row.kode for row in sangkaan]
    named = {kode for kode, _ in list_sangkaan(perkara)}
    for kode in kodes:
        if kode not in named and find_pasal(kode) is None:
            raise PasalTidakDikenal(pasal=kode)
    outside = find_luar_tempus(perkara, kodes)
    if outside and not alasan:
        day = max(tempus(lp) for lp in perkara.lp.all())
        raise PasalTidakBerlaku(pasal=outside.teks, hari=tanggal(day))
