"""What was noted of one person and can be struck out: urine tests, assessments, BAP."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime

from sidik.kernel.bahasa import tanggal
from sidik.perkara.data import JenisTindakan
from sidik.perkara.models import Asesmen, Catatan, Keterlibatan, TesUrine, Tindakan


@dataclass(frozen=True)
class CatatanOrang:
    """One note; `kunci` is how a form names it."""

    kunci: str
    judul: str
    row: Catatan

    @property
    def batal_at(self) -> datetime | None:
        return self.row.batal_at


def list_catatan(row: Keterlibatan) -> Sequence[CatatanOrang]:
    """Return every note of a person, those struck out too, the oldest of each kind first."""
    notes: list[Catatan] = [
        *TesUrine.semua.filter(keterlibatan=row),
        *Asesmen.semua.filter(keterlibatan=row),
        *Tindakan.semua.filter(keterlibatan=row, jenis=JenisTindakan.PEMERIKSAAN.value),
    ]
    return [CatatanOrang(kunci=str(note.pk), judul=say_catatan(note), row=note) for note in notes]


def say_catatan(note: Catatan) -> str:
    """Return what the note is called; never its outcome: the timeline shows it too."""
    if isinstance(note, TesUrine):
        return f"Tes urine {tanggal(localtime(note.at))}"
    if isinstance(note, Asesmen):
        return f"Asesmen TAT {note.nomor_permintaan}"
    if isinstance(note, Tindakan):
        nomor = f" {note.nomor_surat}" if note.nomor_surat else ""
        return f"BAP{nomor}, {tanggal(localtime(note.at))}"
    return str(note)
