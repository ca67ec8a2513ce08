from typing import ClassVar

from django.db import models

from sidik.jejak.models import Rekaman
from sidik.perkara import wire
from sidik.perkara.data import JAWABAN_LABEL, PERAN_TUGAS_LABEL, Jawaban, PeranTugas
from sidik.perkara.models.perkara import Perkara
from sidik.satuan.models import Petugas, Satuan


class Penugasan(Rekaman):
    """One officer on the order of a case, from one day to another."""

    wire = ("penugasan.v1", wire.PenugasanV1)

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="penugasan")
    petugas = models.ForeignKey(Petugas, models.PROTECT)
    nrp = models.CharField(max_length=18)
    peran = models.CharField(max_length=20)
    nomor_sprin = models.CharField(max_length=120, blank=True)
    mulai_at = models.DateTimeField()
    selesai_at = models.DateTimeField(null=True)
    terlambat = models.CharField(max_length=300, blank=True, default="")
    """Why the order begins before the LP."""

    class Meta:
        ordering: ClassVar[list[str]] = ["mulai_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perkara", "nrp"],
                condition=models.Q(selesai_at=None),
                name="perkara_satu_petugas_sekali_bertugas",
            ),
            models.CheckConstraint(
                condition=models.Q(selesai_at=None)
                | models.Q(selesai_at__gte=models.F("mulai_at")),
                name="perkara_tugas_selesai_sesudah_mulai",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nrp} {self.peran}"

    @property
    def peran_label(self) -> str:
        return PERAN_TUGAS_LABEL[PeranTugas(self.peran)]


class Serahan(Rekaman):
    """A case offered by one investigator to the next; it is his once he accepts."""

    wire = ("serahan.v1", wire.SerahanV1)

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="serahan")
    dari_nrp = models.CharField(max_length=18, blank=True)
    kepada = models.ForeignKey(Petugas, models.PROTECT)
    alasan = models.CharField(max_length=300)
    diserahkan_at = models.DateTimeField()
    jawaban = models.CharField(max_length=20, default=Jawaban.MENUNGGU.value)
    catatan = models.CharField(max_length=300, blank=True)
    dijawab_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["diserahkan_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perkara"],
                condition=models.Q(jawaban=Jawaban.MENUNGGU.value),
                name="perkara_satu_serahan_menunggu",
            )
        ]

    def __str__(self) -> str:
        return f"serahan {self.dari_nrp} {self.jawaban}"

    @property
    def jawaban_label(self) -> str:
        return JAWABAN_LABEL[Jawaban(self.jawaban)]


class Pelimpahan(Rekaman):
    """A case offered by one unit to another; it moves once the other accepts."""

    wire = ("pelimpahan.v1", wire.PelimpahanV1)

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="pelimpahan")
    dari = models.ForeignKey(Satuan, models.PROTECT, to_field="kode", related_name="+")
    ke = models.ForeignKey(Satuan, models.PROTECT, to_field="kode", related_name="+")
    nomor_surat = models.CharField(max_length=120)
    alasan = models.CharField(max_length=300)
    dilimpahkan_at = models.DateTimeField()
    oleh_nrp = models.CharField(max_length=18)
    jawaban = models.CharField(max_length=20, default=Jawaban.MENUNGGU.value)
    catatan = models.CharField(max_length=300, blank=True)
    dijawab_oleh = models.CharField(max_length=18, blank=True)
    dijawab_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["dilimpahkan_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perkara"],
                condition=models.Q(jawaban=Jawaban.MENUNGGU.value),
                name="perkara_satu_pelimpahan_menunggu",
            )
        ]

    def __str__(self) -> str:
        return self.nomor_surat

    @property
    def jawaban_label(self) -> str:
        return JAWABAN_LABEL[Jawaban(self.jawaban)]


class Arahan(Rekaman):
    """A supervisor's note on a case, and what the investigator answered."""

    wire = ("arahan.v1", wire.ArahanV1)

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="arahan")
    isi = models.CharField(max_length=2000)
    oleh_nrp = models.CharField(max_length=18)
    oleh_nama = models.CharField(max_length=200)
    at = models.DateTimeField()
    jawaban = models.CharField(max_length=2000, blank=True)
    dijawab_nama = models.CharField(max_length=200, blank=True)
    dijawab_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at"]

    def __str__(self) -> str:
        return f"arahan {self.oleh_nrp}"


class BukaKunci(Rekaman):
    """Somebody asked to change a case that was signed off, and what was decided."""

    wire = ("buka_kunci.v1", wire.BukaKunciV1)

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="buka_kunci")
    alasan = models.CharField(max_length=300)
    peminta_nrp = models.CharField(max_length=18)
    peminta_nama = models.CharField(max_length=200)
    diminta_at = models.DateTimeField()
    jawaban = models.CharField(max_length=20, default=Jawaban.MENUNGGU.value)
    pemutus_nama = models.CharField(max_length=200, blank=True)
    diputus_at = models.DateTimeField(null=True)
    sampai_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-diminta_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perkara"],
                condition=models.Q(jawaban=Jawaban.MENUNGGU.value),
                name="perkara_satu_permintaan_buka_kunci",
            )
        ]

    def __str__(self) -> str:
        return f"buka kunci {self.jawaban}"

    @property
    def jawaban_label(self) -> str:
        return JAWABAN_LABEL[Jawaban(self.jawaban)]
