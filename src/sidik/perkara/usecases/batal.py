"""What was written down wrongly is struck out with a reason: the row stays, as if it never was."""

from sidik.jejak.data import Actor
from sidik.jejak.usecases import record, store, usecase
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import JenisTindakan, ModelLP, PeranOrang, StatusOrang, Tahap
from sidik.perkara.errors import (
    AsesmenDipakai,
    BerkasSudahBerdiri,
    CatatanBelumDipilih,
    MasihBergantung,
    PelaporTunggal,
    SPDPTidakDicatat,
    SudahDibatalkan,
    SudahTersangka,
)
from sidik.perkara.models import Asesmen, Catatan, Keterlibatan, Perkara, Tindakan
from sidik.perkara.policy import can
from sidik.perkara.queries.berkas import berkas_of, facts_of
from sidik.perkara.queries.catatan import list_catatan
from sidik.perkara.queries.gantung import list_gantungan
from sidik.perkara.queries.jaga import insist_berjalan
from sidik.perkara.queries.orang import is_tertutup
from sidik.perkara.queries.rehab import list_hasil
from sidik.perkara.usecases.coret import insist_alasan_batal, mark_batal
from sidik.perkara.usecases.detak import end_clocks_of, start_clock
from sidik.perkara.usecases.giliran import take_turn
from sidik.perkara.usecases.orang import facts_for
from sidik.perkara.usecases.versi import insist_sama
from sidik.satuan.data import Act
from sidik.tenggat.queries import find_running, running
from sidik.tenggat.usecases import cancel_tenggat

_SESUDAH_BERKAS = frozenset({Tahap.TAHAP_1, Tahap.P19, Tahap.P21, Tahap.TAHAP_2})
_DIVERSI = ("diversi_mulai", "diversi_selesai")


@usecase
def cancel_orang(
    keterlibatan: Keterlibatan, *, alasan: str, versi: int, actor: Actor
) -> Keterlibatan:
    """Strike a person out of a case; what only he had set going is off.

    Raises `NotAllowed`, `PerkaraSudahSelesai`, `PerkaraTerkunci`, `SudahDibatalkan`,
    `IsianBerubah`, `AlasanBatalKosong`, `SudahTersangka`, `PelaporTunggal`, `MasihBergantung`.
    """
    perkara = keterlibatan.perkara
    _insist_may(perkara, actor)
    if keterlibatan.batal_at:
        raise SudahDibatalkan
    insist_sama("Data orang ini", perkara, [keterlibatan.orang, keterlibatan], versi)
    _insist_nothing_rests_on(perkara, keterlibatan)
    insist_alasan_batal(alasan)
    mark_batal(keterlibatan, alasan, actor)
    store(keterlibatan)
    subject = ref("perkara", perkara.pk)
    facts = {**facts_for(keterlibatan), "alasan": keterlibatan.batal_alasan}
    record(actor=actor, verb="orang.dibatalkan", subject=subject, facts=facts)
    why = f"catatan dibatalkan: {keterlibatan.batal_alasan}"
    end_clocks_of(keterlibatan, why, actor=actor)
    if keterlibatan.is_anak and not facts_of(perkara).has_anak:
        for aturan in _DIVERSI:  # of old, when the clock was of the whole case
            if find_running(aturan, subject):
                cancel_tenggat(actor=actor, subject=subject, aturan=aturan, alasan=why)
    return keterlibatan


@usecase
def cancel_catatan(keterlibatan: Keterlibatan, kunci: str, *, alasan: str, actor: Actor) -> Catatan:
    """Strike out a urine test, an assessment or a BAP; the copies of a BAP go with it.

    The clock that it had started is off. Raises `NotAllowed`, `PerkaraSudahSelesai`,
    `PerkaraTerkunci`, `CatatanBelumDipilih`, `SudahDibatalkan`, `AsesmenDipakai`,
    `AlasanBatalKosong`.
    """
    perkara = keterlibatan.perkara
    _insist_may(perkara, actor)
    if is_tertutup(actor, keterlibatan):
        raise NotAllowed
    take_turn(perkara)
    found = {note.kunci: note for note in list_catatan(keterlibatan)}.get(kunci)
    if found is None:
        raise CatatanBelumDipilih
    row = found.row
    if row.batal_at:
        raise SudahDibatalkan
    if isinstance(row, Asesmen) and _is_pijakan(row, keterlibatan):
        raise AsesmenDipakai
    insist_alasan_batal(alasan)
    copies = list(Tindakan.objects.filter(atas=row.pk)) if isinstance(row, Tindakan) else []
    for note in (row, *copies):
        mark_batal(note, alasan, actor)
        store(note)
    facts = {**facts_for(keterlibatan), "apa": found.judul, "alasan": row.batal_alasan}
    subject = ref("perkara", perkara.pk)
    record(actor=actor, verb="orang.catatan_batal", subject=subject, facts=facts)
    kind = {Asesmen: "asesmen", Tindakan: "tindakan"}.get(type(row))
    if kind and running([ref(kind, row.pk)]):
        why = f"catatan dibatalkan: {row.batal_alasan}"
        cancel_tenggat(actor=actor, subject=ref(kind, row.pk), alasan=why)
    return row


def _is_pijakan(row: Asesmen, keterlibatan: Keterlibatan) -> bool:
    """Say whether he is in treatment because of this very assessment."""
    if keterlibatan.status != StatusOrang.REHABILITASI or row.hasil_at is None:
        return False
    return [held.pk for held in list_hasil([keterlibatan])][-1:] == [row.pk]


@usecase
def cancel_spdp(perkara: Perkara, *, nomor: str, alasan: str, actor: Actor) -> Tindakan:
    """Take back that an SPDP reached everyone; its clock runs as if it had not.

    Only the room of the files says so, once its own row is struck out. Raises `NotAllowed`,
    `PerkaraSudahSelesai`, `PerkaraTerkunci`, `SPDPTidakDicatat`, `AlasanBatalKosong`,
    `BerkasSudahBerdiri`.
    """
    _insist_may(perkara, actor)
    if perkara.tahap in _SESUDAH_BERKAS:
        raise BerkasSudahBerdiri
    rows = Tindakan.objects.filter(perkara=perkara, jenis=JenisTindakan.SPDP.value)
    row = rows.filter(nomor_surat=nomor.strip()).order_by("pk").last()
    if row is None:
        raise SPDPTidakDicatat(nomor=nomor.strip())
    insist_alasan_batal(alasan)
    mark_batal(row, alasan, actor)
    store(row)
    facts = {"nomor": row.nomor_surat, "alasan": row.batal_alasan, "tindakan": str(row.pk)}
    subject = ref("perkara", perkara.pk)
    record(actor=actor, verb="perkara.spdp_batal", subject=subject, facts=facts)
    if perkara.sidik_at and not facts_of(perkara).has_spdp:
        start_clock(perkara, "spdp", actor=actor, at=perkara.sidik_at)
    return row


def _insist_may(perkara: Perkara, actor: Actor) -> None:
    """The same chiefs who strike out an arrest."""
    if not can(actor, Act.UPAYA_CANCEL, berkas_of(perkara)):
        raise NotAllowed
    insist_berjalan(perkara)


def _insist_nothing_rests_on(perkara: Perkara, row: Keterlibatan) -> None:
    """Raise `SudahTersangka`, `PelaporTunggal`, `MasihBergantung`."""
    if row.peran == PeranOrang.TERSANGKA:
        raise SudahTersangka
    if row.peran == PeranOrang.PELAPOR and any(lp.model == ModelLP.B for lp in perkara.lp.all()):
        others = Keterlibatan.objects.filter(perkara=perkara, peran=row.peran).exclude(pk=row.pk)
        if not others.exists():
            raise PelaporTunggal
    if held := list_gantungan(row):
        raise MasihBergantung(apa="; ".join(held))
