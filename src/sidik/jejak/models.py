import uuid
from typing import ClassVar

import msgspec
from django.db import models

from sidik.jejak.data import NamaBuku
from sidik.kernel.uid import uuid7


class Peristiwa(models.Model):
    """One thing that happened. The database refuses to change or delete it (migration 0002).

    A node writes its own; the centre also holds those of every site, hashes and all.
    """

    node = models.CharField(max_length=40)
    epoch = models.UUIDField()
    buku = models.CharField(max_length=10, default=NamaBuku.UTAMA.value)
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    actor = models.JSONField()
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    records = models.JSONField(null=True)
    """State of each record that the act changed; null once erased by order of law."""
    salt = models.BinaryField(null=True)
    digest = models.BinaryField()
    prev = models.BinaryField()
    hash = models.BinaryField()
    segel = models.BinaryField(null=True)
    """The node's signature over `hash`, on the last trace of each transaction."""

    class Meta:
        ordering: ClassVar[list[str]] = ["node", "epoch", "buku", "seq"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["node", "epoch", "buku", "seq"], name="jejak_satu_nomor_satu_peristiwa"
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject", "at"], name="jejak_subjek")
        ]

    def __str__(self) -> str:
        return f"{self.node}/{self.buku} {self.seq} {self.verb} {self.subject}"


class Buku(models.Model):
    """The head of one chain: its last number and hash, locked by every writer in turn.

    At the centre the row of a site is the cursor: the highest number held.
    """

    node = models.CharField(max_length=40)
    epoch = models.UUIDField(default=uuid.uuid4)
    nama = models.CharField(max_length=10)
    seq = models.BigIntegerField(default=0)
    hash = models.BinaryField()
    ditutup_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["node", "epoch", "nama"], name="jejak_satu_buku"),
            models.UniqueConstraint(
                fields=["node", "nama"],
                condition=models.Q(ditutup_at=None),
                name="jejak_satu_buku_terbuka",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.node}/{self.nama} {self.seq}"


class Pengikut(models.Model):
    """How far a projection has read each chain."""

    nama = models.CharField(max_length=40)
    node = models.CharField(max_length=40)
    epoch = models.UUIDField()
    seq = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["nama", "node", "epoch"], name="jejak_satu_pengikut")
        ]

    def __str__(self) -> str:
        return f"{self.nama} {self.node} {self.seq}"


class Saksi(models.Model):
    """A checkpoint that someone else countersigned: the centre's receipt, kept as proof."""

    node = models.CharField(max_length=40)
    epoch = models.UUIDField()
    seq = models.BigIntegerField()
    hash = models.BinaryField()
    at = models.DateTimeField()
    oleh = models.CharField(max_length=40)
    tanda_tangan = models.BinaryField()
    pesan = models.BinaryField()
    """The exact bytes that were signed."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["node", "epoch", "seq", "oleh"], name="jejak_satu_saksi"
            )
        ]

    def __str__(self) -> str:
        return f"{self.node} {self.seq} oleh {self.oleh}"


class Rekaman(models.Model):
    """A record of one owner node. Written by `jejak.usecases.store` and by nobody else."""

    wire: ClassVar[tuple[str, type[msgspec.Struct]] | None] = None
    """Its kind on the wire and the schema, whose fields are columns here; None stays local."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    node = models.CharField(max_length=40, editable=False)
    versi = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
