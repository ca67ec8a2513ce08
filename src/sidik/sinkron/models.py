"""Transport bookkeeping of both ends. None of it is a record of the law: that is the ledger."""

from typing import ClassVar

from django.db import models

from sidik.kernel import clock
from sidik.sinkron.data import BATAS_BUKTI, DIAM, SEBAB_LABEL, Sebab, StatusSimpul, Vonis
from sidik.sinkron.wire import MAX_TRACES


class Hulu(models.Model):
    """The site's view of its centre: its pinned key, how far it has receipts, why it is stuck."""

    kode = models.CharField(max_length=40, unique=True)
    nama = models.CharField(max_length=160)
    url = models.CharField(max_length=200)
    kunci = models.CharField(max_length=64)
    status = models.CharField(max_length=10, default=StatusSimpul.MENUNGGU.value)
    didaftar_at = models.DateTimeField()
    epoch = models.UUIDField(null=True)
    seq = models.BigIntegerField(default=0)
    batch = models.CharField(max_length=64, blank=True)
    ukuran = models.PositiveIntegerField(default=MAX_TRACES)
    """How many traces the next batch may hold: halved by a failing line, doubled by a good one."""
    kontak_at = models.DateTimeField(null=True)
    dibuktikan_at = models.DateTimeField(null=True)
    """When the centre last proved with its seal that it holds our chain."""
    ragu_at = models.DateTimeField(null=True)
    """Since when the centre has been answering without proving anything."""
    detak_at = models.DateTimeField(null=True)
    sebab = models.CharField(max_length=20, blank=True)
    pesan = models.CharField(max_length=400, blank=True)
    sebab_at = models.DateTimeField(null=True)
    gagal = models.PositiveIntegerField(default=0)
    coba_lagi_at = models.DateTimeField(null=True)
    ditolak = models.JSONField(default=list)
    """What the centre holds but could not apply, as it last said."""
    versi_pusat = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.nama

    @property
    def sebab_label(self) -> str:
        return SEBAB_LABEL[Sebab(self.sebab)] if self.sebab else ""

    @property
    def sidik_kunci(self) -> str:
        return sidik_kunci(self.kunci)

    @property
    def is_unproven(self) -> bool:
        """The centre has been answering for four hours without one valid proof."""
        if self.ragu_at is None or self.kontak_at is None:
            return False
        return self.kontak_at - self.ragu_at > BATAS_BUKTI


class Kuitansi(models.Model):
    """The centre's signed receipt for a range of our numbers."""

    pusat = models.CharField(max_length=40)
    epoch = models.UUIDField()
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    batch = models.CharField(max_length=64)
    at = models.DateTimeField()
    pesan = models.BinaryField()
    tanda_tangan = models.BinaryField()
    verdicts = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["epoch", "batch"], name="sinkron_satu_kuitansi")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["epoch", "last"], name="sinkron_kuitansi_nomor")
        ]

    def __str__(self) -> str:
        return f"{self.first}-{self.last} {self.at:%Y-%m-%d %H:%M}"

    @property
    def teks(self) -> str:
        return bytes(self.pesan).decode()

    @property
    def segel(self) -> str:
        return bytes(self.tanda_tangan).hex()


class Simpul(models.Model):
    """The centre's view of one site. What it lags behind is computed here, not told by it."""

    kode = models.CharField(max_length=40, unique=True)
    nama = models.CharField(max_length=160)
    satuan_kode = models.CharField(max_length=80)
    kunci = models.CharField(max_length=64)
    status = models.CharField(
        max_length=10,
        default=StatusSimpul.MENUNGGU.value,
        choices=[(s.value, s.value) for s in StatusSimpul],
    )
    didaftar_at = models.DateTimeField()
    disetujui_at = models.DateTimeField(null=True)
    disetujui_oleh = models.CharField(max_length=160, blank=True)
    kontak_at = models.DateTimeField(null=True)
    head_epoch = models.CharField(max_length=36, blank=True)
    head_seq = models.BigIntegerField(default=0)
    selisih_jam = models.IntegerField(null=True)
    """Seconds by which the site's clock is ahead of ours."""
    versions = models.JSONField(default=dict)
    hambatan = models.CharField(max_length=20, blank=True)
    """Why the site says that it is stuck."""

    class Meta:
        ordering: ClassVar[list[str]] = ["kode"]

    def __str__(self) -> str:
        return self.nama

    @property
    def sidik_kunci(self) -> str:
        return sidik_kunci(self.kunci)

    @property
    def is_silent(self) -> bool:
        return self.kontak_at is None or clock.now() - self.kontak_at > DIAM


class BatchMasuk(models.Model):
    """A batch exactly as the site signed it, and what we answered."""

    node = models.CharField(max_length=40)
    epoch = models.UUIDField()
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    header = models.BinaryField()
    signature = models.BinaryField()
    payload = models.BinaryField()
    receipt = models.BinaryField()
    receipt_signature = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["node", "epoch", "hash"], name="sinkron_satu_batch")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["node", "epoch", "last"], name="sinkron_batch_nomor")
        ]

    def __str__(self) -> str:
        return f"{self.node} {self.first}-{self.last}"


class Karantina(models.Model):
    """A record that could not be applied, byte for byte, until someone mends the cause."""

    node = models.CharField(max_length=40)
    epoch = models.UUIDField()
    seq = models.BigIntegerField()
    indeks = models.PositiveIntegerField()
    subject = models.CharField(max_length=80)
    kind = models.CharField(max_length=80, blank=True)
    record_id = models.CharField(max_length=80, blank=True)
    isi = models.BinaryField()
    vonis = models.CharField(max_length=12, choices=[(v.value, v.value) for v in Vonis])
    sebab = models.CharField(max_length=400)
    at = models.DateTimeField()
    selesai_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["node", "epoch", "seq", "indeks"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["node", "epoch", "seq", "indeks"], name="sinkron_satu_karantina"
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["node", "seq"],
                condition=models.Q(selesai_at=None),
                name="sinkron_karantina_terbuka",
            )
        ]

    def __str__(self) -> str:
        return f"{self.node} {self.seq}/{self.indeks} {self.kind}"


def sidik_kunci(public: str) -> str:
    """Return a public key's short form, for two people to compare over the telephone."""
    return " ".join(public[i : i + 4] for i in range(0, 16, 4)).upper()
