from typing import ClassVar

from django.db import models

from sidik.dokumen.models import Surat
from sidik.jejak.models import Rekaman
from sidik.layanan.data import HUBUNGAN_LABEL, Hasil, Hubungan, Saluran
from sidik.perkara.models import Perkara


class Akses(Rekaman):
    """One person may ask about one case. Stays on this node; who it is lies here locked."""

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="akses")
    hubungan = models.CharField(max_length=20, choices=[(h.value, h.value) for h in Hubungan])
    nama = models.BinaryField()
    telepon = models.BinaryField()
    kode = models.BinaryField()
    telepon_index = models.BinaryField()
    """Finds the same person again without unlocking anyone's number."""
    kunci_web = models.CharField(max_length=64, unique=True)
    kunci_sms = models.CharField(max_length=64, unique=True)
    surat = models.ForeignKey(Surat, models.PROTECT)
    terbit_at = models.DateTimeField()
    terbit_oleh = models.CharField(max_length=18)
    dicabut_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["terbit_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perkara", "telepon_index"],
                condition=models.Q(dicabut_at=None),
                name="layanan_satu_kode_hidup",
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["telepon_index"], name="layanan_akses_telepon")
        ]

    def __str__(self) -> str:
        return f"{self.hubungan} {self.pk}"

    @property
    def hubungan_label(self) -> str:
        return HUBUNGAN_LABEL[Hubungan(self.hubungan)]


class StatusPublik(models.Model):
    """What one asker may read, redacted when written. Sealed and children's cases have no row.

    `kunci` is a keyed digest of code *and* second factor, so a wrong code, a wrong phone, a sealed
    case and no case at all are one thing: no such row. Nothing here leads back to a case.
    """

    kunci = models.CharField(max_length=64, primary_key=True)
    nomor_lp = models.CharField(max_length=40)
    kalimat = models.CharField(max_length=120)
    tanggal_perubahan = models.DateField()
    tanggal_berikut = models.DateField(null=True)
    telepon_kantor = models.CharField(max_length=30)
    telepon_pengaduan = models.CharField(max_length=30)

    def __str__(self) -> str:
        return self.nomor_lp


class Pertanyaan(models.Model):
    """One question at the public door: by what way, how it ended; who and which code as digests."""

    at = models.DateTimeField()
    saluran = models.CharField(max_length=5, choices=[(s.value, s.value) for s in Saluran])
    sumber_index = models.CharField(max_length=64)
    kode_index = models.CharField(max_length=64)
    hasil = models.CharField(max_length=15, choices=[(h.value, h.value) for h in Hasil])

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["at"], name="layanan_pertanyaan_at")
        ]

    def __str__(self) -> str:
        return f"{self.saluran} {self.hasil}"
