from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models

from sidik.jejak.models import Rekaman
from sidik.kernel import clock
from sidik.tenggat.data import Keadaan
from sidik.tenggat.wire import TenggatV1


class Tenggat(Rekaman):
    """A running clock: someone owes something about a subject by a moment."""

    wire = ("tenggat.v1", TenggatV1)

    aturan = models.CharField(max_length=60)
    label = models.CharField(max_length=120)
    subject = models.CharField(max_length=80)
    satuan_kode = models.CharField(max_length=80)
    pemilik = models.CharField(max_length=30)
    mulai_at = models.DateTimeField()
    due_at = models.DateTimeField()
    ingatkan_at = models.DateTimeField()
    dipenuhi_at = models.DateTimeField(null=True)
    lewat_at = models.DateTimeField(null=True)
    tunda_at = models.DateTimeField(null=True)
    """Put off until then, because whoever answers for its lapse failed."""

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["due_at"],
                condition=models.Q(dipenuhi_at=None),
                name="tenggat_berjalan",
            ),
            models.Index(fields=["subject"], name="tenggat_subjek"),
        ]

    def __str__(self) -> str:
        return f"{self.aturan} {self.subject} ≤ {self.due_at:%Y-%m-%d %H:%M}"

    @property
    def state(self) -> str:
        return self.state_at(clock.now()).value

    def state_at(self, moment: datetime) -> Keadaan:
        if self.dipenuhi_at:
            return Keadaan.SELESAI
        if moment > self.due_at:
            return Keadaan.LEWAT
        return Keadaan.SEGERA if moment >= self.ingatkan_at else Keadaan.AMAN

    @property
    def left(self) -> timedelta:
        return self.due_at - clock.now()


class DasarHukum(Rekaman):
    """A document that the procedure rests on, as this site cites it. Local: each site its own."""

    urut = models.PositiveSmallIntegerField()
    kode = models.CharField(max_length=20)
    judul = models.CharField(max_length=200)
    tentang = models.CharField(max_length=300)
    tanggal = models.DateField()
    yakin = models.CharField(max_length=1)
    catatan = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["urut"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["node", "kode"], name="tenggat_satu_dasar")
        ]

    def __str__(self) -> str:
        return self.judul
