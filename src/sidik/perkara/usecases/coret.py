"""A row that was written down wrongly is struck out with a reason, by whom and when; it stays."""

from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.perkara.errors import AlasanBatalKosong
from sidik.perkara.models import Catatan


def insist_alasan_batal(alasan: str) -> None:
    """Raise `AlasanBatalKosong` without a reason."""
    if not alasan.strip():
        raise AlasanBatalKosong


def mark_batal(row: Catatan, alasan: str, actor: Actor) -> None:
    """Say on a row that it is struck out; its room stores it and turns back what followed."""
    row.batal_at, row.batal_alasan = clock.now(), alasan.strip()[:300]
    row.batal_oleh = f"{actor.pangkat} {actor.nama} (NRP {actor.nrp})"
