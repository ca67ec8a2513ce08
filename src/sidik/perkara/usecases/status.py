"""How each person stands in a case, dated."""

from datetime import datetime

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import STATUS_LABEL, StatusOrang
from sidik.perkara.errors import StatusOrangSama, SudahDiserahkan
from sidik.perkara.models import Keterlibatan, RiwayatStatus
from sidik.perkara.policy import can
from sidik.perkara.queries.berkas import berkas_of, list_gelar, list_tindakan
from sidik.perkara.queries.jaga import insist_rehab, late_reason, moment_of
from sidik.perkara.queries.loket import insist_di_loket
from sidik.perkara.usecases.catat import when
from sidik.perkara.usecases.detak import end_clocks_of
from sidik.perkara.usecases.orang import facts_for, status_row
from sidik.perkara.usecases.rehab import insist_dilepas
from sidik.satuan.data import Act, Actor, Role

_SESUDAH_LEPAS = frozenset(
    {
        StatusOrang.TIDAK_DITAHAN,
        StatusOrang.REHABILITASI,
        StatusOrang.DIVERSI,
        StatusOrang.DIHENTIKAN,
    }
)
"""Nobody stands so by a pen while an order to hold him runs: that is ended first."""
_ACTS = (Act.PERKARA_ADD_ORANG, Act.PERKARA_ADVANCE, Act.UPAYA_WRITE)


@usecase
def set_status_orang(
    keterlibatan: Keterlibatan,
    status: StatusOrang,
    *,
    alasan: str,
    at: datetime,
    actor: Actor,
    terlambat: str | None = None,
    ulang: bool = False,
) -> RiwayatStatus:
    """Change how a person stands, from `at` on; what lies before his present standing is history.

    `terlambat` None: a room above, whose own guard has asked why it comes late; what is before the
    LP bears its reason. By hand nobody goes to treatment but as the TAT recommends, after a gelar.
    `ulang`: one who stands so already gets this reason once more, for an act of such a room.
    Raises `NotAllowed`, `StatusOrangSama`, `UrutanTerbalik`, `RehabTanpaTAT`, `RehabBelumDigelar`,
    `MasihDitahan`, `SudahDiserahkan`.
    """
    berkas = berkas_of(keterlibatan.perkara)
    if not (actor.has(Role.SISTEM) or any(can(actor, act, berkas) for act in _ACTS)):
        raise NotAllowed
    is_now = terlambat is None or _is_newest(keterlibatan, at)
    if is_now and keterlibatan.status == status and not ulang:
        raise StatusOrangSama(status=STATUS_LABEL[status].lower())
    if is_now and terlambat is not None:
        _insist_by_hand(keterlibatan, status)
    late = _late(keterlibatan, status, actor, at, alasan, terlambat)
    if terlambat is not None and status is StatusOrang.REHABILITASI:
        gelar = list_gelar(list_tindakan(keterlibatan.perkara))
        if insist_rehab(keterlibatan, gelar, at, terlambat):
            late = terlambat.strip()
    said = {"alasan": alasan, "nrp": actor.nrp, "terlambat": late}
    row = status_row(keterlibatan, at=at, **said)
    row.status = status.value
    if is_now:
        keterlibatan.status = status.value
        store(keterlibatan)
    riwayat = store(row)
    facts = {
        **facts_for(keterlibatan),
        "status": STATUS_LABEL[status],
        "alasan": alasan.strip(),
        **when(at, late),
    }
    record(
        actor=actor,
        verb="orang.status",
        subject=ref("perkara", keterlibatan.perkara_id),
        facts=facts,
    )
    if is_now and status is StatusOrang.DILIMPAHKAN:  # no day of his is the police's any more
        end_clocks_of(keterlibatan, STATUS_LABEL[status], actor=actor)
    return riwayat


def _is_newest(keterlibatan: Keterlibatan, at: datetime) -> bool:
    later = keterlibatan.riwayat.exclude(status=StatusOrang.AKTIF.value).filter(at__gt=at)
    return not later.exists()


def _insist_by_hand(keterlibatan: Keterlibatan, status: StatusOrang) -> None:
    """Raises `SudahDiserahkan`, `MasihDitahan`: no pen alone changes how these stand."""
    if keterlibatan.status == StatusOrang.DILIMPAHKAN:
        raise SudahDiserahkan(nama=keterlibatan.orang.nama)
    if status in _SESUDAH_LEPAS:
        insist_dilepas(keterlibatan, "Orang ini")


def _late(
    keterlibatan: Keterlibatan,
    status: StatusOrang,
    actor: Actor,
    at: datetime,
    alasan: str,
    terlambat: str | None,
) -> str:
    perkara = keterlibatan.perkara
    if terlambat is not None:
        return late_reason(perkara, actor, at, terlambat)
    if status is StatusOrang.DITANGKAP:  # the arrest itself was asked, and bears its reason
        return ""
    first = moment_of(perkara, "lp")
    return alasan.strip()[:300] or "dicatat menyusul" if first and at < first else ""


@usecase
def set_penasihat(
    keterlibatan: Keterlibatan,
    *,
    penasihat_hukum: str,
    surat_kuasa: str,
    ph_ditunjuk: bool,
    actor: Actor,
) -> Keterlibatan:
    """Write down who defends a suspect, chosen by himself or appointed.

    Raises `NotAllowed`, `SudahLepasLoket`.
    """
    if not can(actor, Act.PERKARA_ADD_ORANG, berkas_of(keterlibatan.perkara)):
        raise NotAllowed
    insist_di_loket(keterlibatan.perkara, actor)
    keterlibatan.penasihat_hukum = penasihat_hukum.strip()
    keterlibatan.surat_kuasa = surat_kuasa.strip()
    keterlibatan.ph_ditunjuk = ph_ditunjuk
    store(keterlibatan)
    facts = {**facts_for(keterlibatan), "ditunjuk": ph_ditunjuk}
    subject = ref("perkara", keterlibatan.perkara_id)
    record(actor=actor, verb="orang.penasihat", subject=subject, facts=facts)
    return keterlibatan
