from typing import ClassVar

from django.db import models

from sidik.dokumen.data import JenisSurat
from sidik.jejak.models import Rekaman


class Surat(Rekaman):
    """A letter as it was issued. Printed again it is the same paper, byte for byte."""

    jenis = models.CharField(max_length=20, choices=[(j.value, j.value) for j in JenisSurat])
    nomor = models.CharField(max_length=200)
    subject = models.CharField(max_length=80)
    isi = models.BinaryField()
    """Everything on it, locked: it names people."""
    terbit_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-terbit_at"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject"], name="dokumen_surat_subjek")
        ]

    def __str__(self) -> str:
        return self.nomor
