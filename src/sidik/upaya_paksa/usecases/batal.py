"""What was written down wrongly is struck out with a reason: the row stays, as if it never was."""

from collections.abc import Sequence
from datetime import datetime

from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import StatusOrang
from sidik.perkara.errors import PerkaraSudahSelesai
from sidik.perkara.models import Keterlibatan, Perkara, RiwayatStatus
from sidik.perkara.policy import can
from sidik.perkara.queries import berkas_of, insist_terbuka
from sidik.perkara.usecases.coret import insist_alasan_batal, mark_batal
from sidik.perkara.usecases.orang import facts_for
from sidik.satuan.data import Act
from sidik.tenggat.usecases import cancel_tenggat, pause_tenggat, start_tenggat
from sidik.upaya_paksa.data import AlasanKeluar
from sidik.upaya_paksa.errors import (
    AdaPenahanannya,
    PenahananSelesai,
    SudahDiPengadilan,
    SudahDiperpanjang,
)
from sidik.upaya_paksa.models import (
    Jeda,
    Penahanan,
    Penangkapan,
    Penggeledahan,
    Penyitaan,
    Segmen,
)
from sidik.upaya_paksa.policy import lanjutan_of
from sidik.upaya_paksa.queries.halaman import Dicatat
from sidik.upaya_paksa.queries.jaga import insist_versi, rezim_at
from sidik.upaya_paksa.queries.kartu import today_of
from sidik.upaya_paksa.queries.tangan import hours_of
from sidik.upaya_paksa.queries.urutan import insist_di_penyidik
from sidik.upaya_paksa.usecases.catat import tell
from sidik.upaya_paksa.usecases.jeda import lay_again
from sidik.upaya_paksa.usecases.status import put_status
from sidik.upaya_paksa.usecases.tahan import last_segmen, moment_on, open_jeda, start_masa

_OF_ARREST = (StatusOrang.DITANGKAP, StatusOrang.TIDAK_DITAHAN)
_OF_PAUSE = (StatusOrang.DIBANTARKAN, StatusOrang.DITANGGUHKAN)
_OF_DETENTION = (
    StatusOrang.DITAHAN,
    StatusOrang.DIBANTARKAN,
    StatusOrang.DITANGGUHKAN,
    StatusOrang.TIDAK_DITAHAN,
)


@usecase
def cancel_catatan(row: Dicatat, *, alasan: str, versi: int, actor: Actor) -> Dicatat:
    """Strike it out: its clocks are off, and the person stands as he stood before.

    Raises `NotAllowed`, `PerkaraSudahSelesai`, `PerkaraTerkunci`, `DataBerubah`,
    `SudahDibatalkan`, `AlasanBatalKosong`, `SudahDiPengadilan`, `SudahDiperpanjang`,
    `AdaPenahanannya`.
    """
    _insist_may(row.perkara, actor)
    insist_versi(row, versi, "Catatan ini")
    insist_alasan_batal(alasan)
    _insist_nothing_rests_on(row)
    mark_batal(row, alasan, actor)
    store(row)
    nama = str(row._meta.model_name)
    facts: dict[str, object] = {"apa": nama, "nomor": row.nomor, "alasan": row.batal_alasan}
    if isinstance(row, Penangkapan | Penahanan):
        facts |= facts_for(row.keterlibatan)
    subject = ref("perkara", row.perkara_id)
    tell(subject, "upaya.dibatalkan", facts, actor)
    why = f"catatan dibatalkan: {row.batal_alasan}"
    cancel_tenggat(actor=actor, subject=ref(nama, row.pk), alasan=why)
    if isinstance(row, Penangkapan):
        _stand_as_before(row.keterlibatan, row.mulai_at, _OF_ARREST, why, actor)
    elif isinstance(row, Penahanan):
        _arrest_again(row, actor)
        _stand_as_before(row.keterlibatan, row.mulai_at, _OF_DETENTION, why, actor)
    return row


@usecase
def cancel_jeda(row: Jeda, *, alasan: str, versi: int, actor: Actor) -> Jeda:
    """Strike out a pause that was written down wrongly: its days count, as if it never was.

    Raises `NotAllowed`, `PerkaraSudahSelesai`, `PerkaraTerkunci`, `DataBerubah`,
    `SudahDibatalkan`, `AlasanBatalKosong`, `PenahananSelesai`, `SudahDiserahkan`.
    """
    held = row.penahanan
    _insist_may(held.perkara, actor)
    insist_versi(row, versi, "Catatan ini")
    insist_alasan_batal(alasan)
    if held.keluar or held.batal_at:
        raise PenahananSelesai
    insist_di_penyidik(held.keterlibatan, clock.now(), "")
    mark_batal(row, alasan, actor)
    store(row)
    lay_again(held, today_of(held.perkara))
    store(held)
    facts = {**facts_for(held.keterlibatan), "nomor": row.nomor, "alasan": row.batal_alasan}
    tell(ref("perkara", held.perkara_id), "upaya.jeda_dibatalkan", facts, actor)
    why = f"catatan dibatalkan: {row.batal_alasan}"
    _run_again(held, why, actor)
    now = Keterlibatan.objects.get(pk=held.keterlibatan_id).status
    if now in _OF_PAUSE and open_jeda(held) is None:
        put_status(held.keterlibatan, StatusOrang.DITAHAN, alasan=why, at=clock.now(), actor=actor)
    return row


def _run_again(held: Penahanan, why: str, actor: Actor) -> None:
    """The clock ends on the last day as it is now; another pause still holds it."""
    last, clocks = last_segmen(held), ref("penahanan", held.pk)
    cancel_tenggat(actor=actor, subject=clocks, alasan=why)
    start_masa(held, last, actor)
    if other := open_jeda(held):
        at = moment_on(held.perkara, other.mulai)
        pause_tenggat(actor=actor, aturan=last.aturan, subject=clocks, at=at, alasan=other.label)


def _insist_may(perkara: Perkara, actor: Actor) -> None:
    if not can(actor, Act.UPAYA_CANCEL, berkas_of(perkara)):
        raise NotAllowed
    if perkara.is_selesai:
        raise PerkaraSudahSelesai
    insist_terbuka(perkara)


def _insist_nothing_rests_on(row: Dicatat) -> None:
    """Raise `SudahDiPengadilan`, `SudahDiserahkan`, `SudahDiperpanjang`, `AdaPenahanannya`."""
    if isinstance(row, Penggeledahan | Penyitaan):
        if row.diajukan_at:
            raise SudahDiPengadilan(nomor=row.diajukan_nomor)
        return
    if not _is_left_by(row):
        insist_di_penyidik(row.keterlibatan, clock.now(), "")
    if isinstance(row, Penahanan):
        letter = Segmen.objects.filter(penahanan=row, urut__gt=1).order_by("-urut").first()
        if letter:
            raise SudahDiperpanjang(nomor=letter.nomor)
    elif held := Penahanan.objects.filter(penangkapan=row, batal_at=None).first():
        raise AdaPenahanannya(nomor=held.nomor)


def _is_left_by(row: Penangkapan | Penahanan) -> bool:
    """Say whether it is this very row that says he went to the prosecutor."""
    return isinstance(row, Penahanan) and row.keluar_alasan == AlasanKeluar.TAHAP_DUA


def _arrest_again(row: Penahanan, actor: Actor) -> None:
    """The arrest that the detention had ended runs as if that had never been."""
    tangkap = row.penangkapan
    if tangkap is None or tangkap.batal_at or tangkap.selesai_at != row.mulai_at:
        return
    others = Penangkapan.objects.filter(keterlibatan=row.keterlibatan, batal_at=None)
    if others.filter(selesai_at=None).exists():
        return
    tangkap.selesai_at, tangkap.selesai_alasan = None, ""
    store(tangkap)
    aturan, at = tangkap.aturan, tangkap.mulai_at
    if tangkap.lanjut_nomor:
        at += hours_of(row.perkara, aturan, at)
        aturan = lanjutan_of(aturan)
    start_tenggat(
        actor=actor,
        aturan=aturan,
        subject=ref("penangkapan", tangkap.pk),
        at=at,
        satuan=row.perkara.satuan_id,
        induk=ref("perkara", row.perkara_id),
        rezim=rezim_at(row.perkara, tangkap.mulai_at),
    )


def _stand_as_before(
    orang: Keterlibatan,
    at: datetime,
    of_it: Sequence[StatusOrang],
    why: str,
    actor: Actor,
) -> None:
    """Only what the struck row had made of him is taken back."""
    now = Keterlibatan.objects.get(pk=orang.pk).status
    if now not in of_it:
        return
    rows = RiwayatStatus.objects.filter(keterlibatan=orang).order_by("pk")
    made = rows.filter(status=of_it[0].value, at=at).last()
    before = rows.filter(pk__lt=made.pk).last() if made else None
    status = StatusOrang(before.status) if before else StatusOrang.AKTIF
    if status != now:
        put_status(orang, status, alasan=why, at=clock.now(), actor=actor)
