"""How the person stands follows what is done to him."""

from datetime import datetime

from sidik.jejak.data import Actor
from sidik.jejak.usecases import usecase
from sidik.perkara.data import StatusOrang
from sidik.perkara.models import Keterlibatan
from sidik.perkara.usecases import set_status_orang


@usecase
def put_status(
    keterlibatan: Keterlibatan, status: StatusOrang, *, alasan: str, at: datetime, actor: Actor
) -> None:
    """Set it from a fresh reading; a person who stands so already gets the reason once more."""
    fresh = Keterlibatan.objects.select_related("perkara__satuan", "perkara__penyidik", "orang")
    row = fresh.get(pk=keterlibatan.pk)
    if row.status == status:
        row.status = StatusOrang.AKTIF.value
    set_status_orang(row, status, alasan=alasan[:300], at=at, actor=actor)
