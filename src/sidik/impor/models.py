from typing import ClassVar

from django.db import models

from sidik.impor.data import KEADAAN_LABEL, KeadaanBaris, KeadaanImpor
from sidik.jejak.models import Rekaman
from sidik.satuan.models import Satuan


class Impor(Rekaman):
    """A register that someone brought, and how far it has come. Local."""

    nama_berkas = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    satuan = models.ForeignKey(Satuan, models.PROTECT, to_field="kode")
    judul = models.JSONField()
    """The headings as they stand in the file."""
    pemetaan = models.JSONField()
    """What -> number of its column."""
    keadaan = models.CharField(max_length=20, default=KeadaanImpor.PRATINJAU.value)
    hanya_benar = models.BooleanField(default=False)
    simpan_sisa = models.BooleanField(default=False, db_default=False)
    """Keep what its unread columns say, in the account of each case."""
    jumlah = models.PositiveIntegerField(default=0)
    masuk = models.PositiveIntegerField(default=0)
    sebab = models.CharField(max_length=300, blank=True, default="")
    oleh_nrp = models.CharField(max_length=18)
    jawab_nrp = models.CharField(max_length=18, blank=True, default="", db_default="")
    """Who answers for what came in by the command line; empty: who brought it."""
    dibuat_at = models.DateTimeField()
    selesai_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-dibuat_at"]

    def __str__(self) -> str:
        return self.nama_berkas

    @property
    def keadaan_label(self) -> str:
        return KEADAAN_LABEL[KeadaanImpor(self.keadaan)]


class BarisImpor(models.Model):
    """A row as it lies in the file, and what is wrong with it. Not a record: it becomes one."""

    impor = models.ForeignKey(Impor, models.PROTECT, related_name="baris")
    nomor = models.PositiveIntegerField()
    """Its number in the file."""
    sel = models.JSONField()
    galat = models.JSONField(default=list)
    keadaan = models.CharField(max_length=20, default=KeadaanBaris.SIAP.value)
    perkara_id = models.UUIDField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["impor", "nomor"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["impor", "nomor"], name="impor_satu_baris_sekali")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["impor", "keadaan", "nomor"], name="impor_keadaan_baris")
        ]

    def __str__(self) -> str:
        return f"baris {self.nomor}"
