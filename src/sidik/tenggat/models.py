from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models

from sidik.jejak.models import Rekaman
from sidik.kernel import clock
from sidik.tenggat.data import Keadaan, peran_label, untuk_label
from sidik.tenggat.wire import TenggatV1


class Tenggat(Rekaman):
    """A running clock: someone owes something about a subject by a moment."""

    wire = ("tenggat.v1", TenggatV1)

    aturan = models.CharField(max_length=60)
    label = models.CharField(max_length=120)
    subject = models.CharField(max_length=80)
    satuan_kode = models.CharField(max_length=80)
    pemilik = models.CharField(max_length=30)
    induk = models.CharField(max_length=80, blank=True, default="")
    """The case whose page shows it, when the subject is something inside the case."""
    rezim = models.CharField(max_length=20, blank=True, default="")
    varian = models.CharField(max_length=20, blank=True, default="")
    hari_ke = models.PositiveSmallIntegerField(default=0)
    """The day of a calendar of several; 0: this clock has one end only."""
    mulai_at = models.DateTimeField()
    due_at = models.DateTimeField()
    ingatkan_at = models.DateTimeField()
    ingat_berikut_at = models.DateTimeField(null=True)
    """When the next warning is due; null: all were given."""
    dipenuhi_at = models.DateTimeField(null=True)
    lewat_at = models.DateTimeField(null=True)
    jeda_at = models.DateTimeField(null=True)
    jeda_alasan = models.CharField(max_length=200, blank=True, default="")
    batal_alasan = models.CharField(max_length=200, blank=True, default="")
    """Why it was taken off without being met."""
    eskalasi = models.CharField(max_length=30, blank=True, default="")
    """The role on whose desk a lapse lies by now."""
    naik_at = models.DateTimeField(null=True)
    """When it climbs to the next desk."""
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
            models.Index(
                fields=["induk"], condition=~models.Q(induk=""), name="tenggat_induk_perkara"
            ),
            models.Index(
                fields=["satuan_kode", "due_at"],
                condition=models.Q(dipenuhi_at=None),
                name="tenggat_satuan_berjalan",
            ),
            models.Index(
                fields=["naik_at"],
                condition=models.Q(dipenuhi_at=None, naik_at__isnull=False),
                name="tenggat_akan_naik",
            ),
            models.Index(
                fields=["ingat_berikut_at"],
                condition=models.Q(dipenuhi_at=None, ingat_berikut_at__isnull=False),
                name="tenggat_akan_diingatkan",
            ),
            # Of one case or one officer's cases: whoever asks wants what runs, a few in a hundred.
            models.Index(
                fields=["subject"],
                condition=models.Q(dipenuhi_at=None),
                name="tenggat_subjek_berjalan",
            ),
            models.Index(
                fields=["induk"],
                condition=models.Q(dipenuhi_at=None) & ~models.Q(induk=""),
                name="tenggat_induk_berjalan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aturan} {self.subject} ≤ {self.due_at:%Y-%m-%d %H:%M}"

    @property
    def state(self) -> str:
        return self.state_at(clock.now()).value

    def state_at(self, moment: datetime) -> Keadaan:
        if self.dipenuhi_at:
            return self._ended()
        if self.jeda_at:
            return Keadaan.JEDA
        if moment > self.due_at:
            return Keadaan.LEWAT
        return Keadaan.SEGERA if moment >= self.ingatkan_at else Keadaan.AMAN

    def _ended(self) -> Keadaan:
        if not self.batal_alasan or self.dipenuhi_at is None:
            return Keadaan.SELESAI
        return Keadaan.LALAI if self.due_at < self.dipenuhi_at else Keadaan.BATAL

    @property
    def case(self) -> str:
        """The case that it belongs to; the subject itself when nothing stands above it."""
        return self.induk or self.subject

    @property
    def pemilik_label(self) -> str:
        return peran_label(self.pemilik)

    @property
    def eskalasi_label(self) -> str:
        return peran_label(self.eskalasi)

    @property
    def left(self) -> timedelta:
        return self.due_at - clock.now()


class Tindihan(Rekaman):
    """A value that this site sets in place of a rule's, with its basis. Local: each site its own.

    It counts once a second officer has signed it, for clocks that start on or after `berlaku`.
    """

    aturan = models.CharField(max_length=60)
    rezim = models.CharField(max_length=20, blank=True, default="")
    varian = models.CharField(max_length=20, blank=True, default="")
    jumlah = models.PositiveSmallIntegerField()
    seri = models.JSONField(default=list, blank=True)
    dasar = models.CharField(max_length=200)
    alasan = models.CharField(max_length=300)
    berlaku = models.DateField()
    diajukan_nrp = models.CharField(max_length=18)
    diajukan_nama = models.CharField(max_length=160)
    diajukan_at = models.DateTimeField()
    disahkan_nrp = models.CharField(max_length=18, blank=True, default="")
    disahkan_nama = models.CharField(max_length=160, blank=True, default="")
    disahkan_at = models.DateTimeField(null=True)
    dicabut_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-diajukan_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(disahkan_nrp=models.F("diajukan_nrp")),
                name="tenggat_tindihan_empat_mata",
            )
        ]

    def __str__(self) -> str:
        return f"{self.aturan}: {self.jumlah}"

    @property
    def untuk(self) -> str:
        return untuk_label(self.rezim, self.varian)

    @property
    def lama(self) -> str:
        return ", ".join(map(str, self.seri)) or str(self.jumlah)

    @property
    def keadaan(self) -> str:
        if self.dicabut_at:
            return "dicabut"
        return "berlaku" if self.disahkan_at else "menunggu pengesahan"


class HariKhusus(Rekaman):
    """A day that is off here though the calendar says otherwise, or the other way round. Local."""

    tanggal = models.DateField()
    libur = models.BooleanField(default=True)
    keterangan = models.CharField(max_length=120)

    class Meta:
        ordering: ClassVar[list[str]] = ["tanggal"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["node", "tanggal"], name="tenggat_satu_hari_khusus")
        ]

    def __str__(self) -> str:
        return f"{self.tanggal:%d-%m-%Y} {self.keterangan}"


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
