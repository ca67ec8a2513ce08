"""A trace of this room on the case's timeline, and the clocks of a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sidik.jejak.data import Actor
from sidik.jejak.usecases import record, usecase
from sidik.kernel.bahasa import tanggal
from sidik.kernel.ref import ref
from sidik.perkara.models import Perkara
from sidik.perkara.queries import rezim_of
from sidik.perkara.usecases.detak import is_owed
from sidik.prapenuntutan.models import BerkasPerkara
from sidik.prapenuntutan.queries.berkas import moment_on
from sidik.tenggat.usecases import meet_tenggat, start_tenggat


@dataclass(frozen=True, kw_only=True)
class Kabar:
    """What was done, with which paper, to which files. No name stands in it: it travels."""

    judul: str
    verb: str
    berkas: Sequence[BerkasPerkara] = ()
    nomor: str = ""
    hari: date | None = None
    terlambat: bool = False
    """Written down late; the reason is free text and stays on this node."""
    alasan: str = ""
    """Why something was struck out: it travels, as the struck row itself does."""


@usecase
def tell(perkara: Perkara, kabar: Kabar, *, actor: Actor) -> None:
    """Leave one trace on the timeline of the case."""
    late = "dicatat menyusul" if kabar.terlambat else ""
    parts = [kabar.nomor, tanggal(kabar.hari) if kabar.hari else "", late, kabar.alasan]
    facts = {
        "judul": kabar.judul,
        "teks": ", ".join(part for part in parts if part),
        "berkas": [str(each.pk) for each in kabar.berkas],
    }
    record(actor=actor, verb=kabar.verb, subject=ref("perkara", perkara.pk), facts=facts)


def start_for(berkas: BerkasPerkara, rules: Iterable[str], day: date, *, actor: Actor) -> None:
    """Start clocks of one file on the day that stands on its letter.

    A rule that the procedure code of the case does not know starts nothing.
    """
    perkara = berkas.perkara
    for aturan in rules:
        if not is_owed(perkara, aturan, moment_on(perkara, day)):
            continue
        start_tenggat(
            actor=actor,
            aturan=aturan,
            subject=ref("berkas", berkas.pk),
            at=moment_on(perkara, day),
            satuan=perkara.satuan_id,
            rezim=rezim_of(perkara),
            induk=ref("perkara", perkara.pk),
        )


def meet_for(
    berkas: BerkasPerkara, rules: Iterable[str], running: Iterable[str], day: date, *, actor: Actor
) -> None:
    """Meet those clocks of one file that run."""
    going = set(running)
    for aturan in rules:
        if aturan in going:
            meet_tenggat(
                actor=actor,
                aturan=aturan,
                subject=ref("berkas", berkas.pk),
                at=moment_on(berkas.perkara, day),
            )
