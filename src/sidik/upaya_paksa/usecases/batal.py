"""What was written down wrongly is struck out with a reason: the row stays, as if it never was."""

from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.perkara.usecases.coret import insist_alasan_batal, mark_batal
from sidik.perkara.usecases.orang import facts_for
from sidik.perkara.usecases.surut import strike_status
from sidik.tenggat.usecases import cancel_tenggat
from sidik.upaya_paksa.data import AlasanKeluar
from sidik.upaya_paksa.errors import (
    AdaPenahanannya,
    SudahDiPengadilan,
    SudahDiperpanjang,
)
from sidik.upaya_paksa.models import (
    Penahanan,
    Penangkapan,
    Penggeledahan,
    Penyitaan,
    Segmen,
)
from sidik.upaya_paksa.queries.halaman import Dicatat
from sidik.upaya_paksa.queries.jaga import insist_cancel, insist_versi
from sidik.upaya_paksa.queries.urutan import insist_di_penyidik
from sidik.upaya_paksa.usecases.catat import tell
from sidik.upaya_paksa.usecases.status import made_by
from sidik.upaya_paksa.usecases.tangkap import start_jam


@usecase
def cancel_catatan(row: Dicatat, *, alasan: str, versi: int, actor: Actor) -> Dicatat:
    """Strike it out: its clocks are off, and the person stands as he stood before.

    Raises `NotAllowed`, `PerkaraSudahSelesai`, `PerkaraTerkunci`, `DataBerubah`,
    `SudahDibatalkan`, `AlasanBatalKosong`, `SudahDiPengadilan`, `SudahDiperpanjang`,
    `AdaPenahanannya`.
    """
    insist_cancel(row.perkara, actor)
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
    if isinstance(row, Penangkapan | Penahanan):
        strike_status(row.keterlibatan, made_by(row), alasan=alasan, actor=actor)
    if isinstance(row, Penahanan):
        _arrest_again(row, actor)
    return row


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
    start_jam(tangkap, actor)
