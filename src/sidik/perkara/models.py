from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sidik.jejak.models import Rekaman
from sidik.perkara import wire
from sidik.perkara.data import (
    KATEGORI_TKP_LABEL,
    KESULITAN_LABEL,
    PERAN_LABEL,
    SELESAI,
    STATUS_LABEL,
    TAHAP_LABEL,
    JenisTindakan,
    KategoriTKP,
    Kesulitan,
    ModelLP,
    PeranOrang,
    StatusOrang,
    Tahap,
    is_anak,
)
from sidik.satuan.models import Petugas, Satuan


class Perkara(Rekaman):
    """A case: the unit that handles it, and where it stands."""

    wire = ("perkara.v1", wire.PerkaraV1)

    satuan = models.ForeignKey(Satuan, models.PROTECT, to_field="kode")
    tahap = models.CharField(max_length=20, default=Tahap.LP_DITERIMA.value)
    penyidik = models.ForeignKey(Petugas, models.PROTECT, null=True)
    kesulitan = models.CharField(max_length=20, default=Kesulitan.SEDANG.value)
    rezim_acara = models.CharField(max_length=20, blank=True, default="")
    """The procedure code; empty until the penyidikan begins, because that day decides it."""
    tertangkap_tangan = models.BooleanField(default=False)
    sensitif = models.BooleanField(default=False)
    sensitif_alasan = models.CharField(max_length=300, blank=True, default="")
    dibuka_at = models.DateTimeField()
    sidik_at = models.DateTimeField(null=True)
    selesai_at = models.DateTimeField(null=True)
    ringkas = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar[list[str]] = ["-dibuka_at"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["satuan", "-dibuka_at"], name="perkara_satuan_terbaru"),
            models.Index(fields=["-dibuka_at"], name="perkara_terbaru"),
            models.Index(
                fields=["satuan", "tahap"],
                condition=models.Q(selesai_at=None),
                name="perkara_berjalan",
            ),
        ]

    def __str__(self) -> str:
        return self.ringkas

    @property
    def tahap_label(self) -> str:
        return TAHAP_LABEL[Tahap(self.tahap)]

    @property
    def kesulitan_label(self) -> str:
        return KESULITAN_LABEL[Kesulitan(self.kesulitan)]

    @property
    def is_selesai(self) -> bool:
        return self.tahap in SELESAI


class LaporanPolisi(Rekaman):
    """An LP, its number as written and as parts. A case may have gathered several."""

    wire = ("lp.v1", wire.LPV1)

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="lp")
    model = models.CharField(max_length=1, choices=[(m.value, m.value) for m in ModelLP])
    nomor = models.CharField(max_length=160)
    nomor_key = models.CharField(max_length=180)
    seri = models.PositiveIntegerField()
    bulan = models.PositiveSmallIntegerField()
    tahun = models.PositiveSmallIntegerField()
    penerbit = models.CharField(max_length=160, blank=True)
    dors_id = models.CharField(max_length=60, blank=True)
    emp_id = models.CharField(max_length=60, blank=True)
    ncic_id = models.CharField(max_length=60, blank=True)
    dilaporkan_at = models.DateTimeField()
    kejadian_at = models.DateTimeField(null=True)
    kejadian_teks = models.CharField(max_length=120, blank=True)
    tkp = models.CharField(max_length=300, blank=True)
    kategori_tkp = models.CharField(max_length=20, default=KategoriTKP.LAINNYA.value)
    uraian = models.TextField()
    pasal = ArrayField(models.CharField(max_length=200), default=list)
    penerima_nrp = models.CharField(max_length=18)

    class Meta:
        ordering: ClassVar[list[str]] = ["dilaporkan_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["node", "nomor_key"], name="perkara_satu_nomor_satu_lp")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["nomor_key"], opclasses=["varchar_pattern_ops"], name="perkara_lp_nomor"
            ),
            models.Index(fields=["tahun", "bulan"], name="perkara_lp_bulan"),
        ]

    def __str__(self) -> str:
        return self.nomor

    @property
    def kategori_tkp_label(self) -> str:
        return KATEGORI_TKP_LABEL[KategoriTKP(self.kategori_tkp)]


class Orang(Rekaman):
    """A person, who may stand in many cases."""

    wire = ("orang.v1", wire.OrangV1)

    nama = models.CharField(max_length=160)
    alias = models.CharField(max_length=160, blank=True)
    nik = models.CharField(max_length=16, blank=True)
    tempat_lahir = models.CharField(max_length=80, blank=True)
    tanggal_lahir = models.DateField(null=True)
    jenis_kelamin = models.CharField(max_length=1, blank=True)
    pekerjaan = models.CharField(max_length=80, blank=True)
    alamat = models.CharField(max_length=300, blank=True)
    telepon = models.CharField(max_length=20, blank=True, default="", db_default="")
    """Stays on this node: a copy that arrives elsewhere has none."""

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["nik"], condition=~models.Q(nik=""), name="perkara_orang_nik"),
            models.Index(
                fields=["telepon"], condition=~models.Q(telepon=""), name="perkara_orang_telepon"
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Keterlibatan(Rekaman):
    """What a person is in a case. One person may be several things in many cases."""

    wire = ("keterlibatan.v1", wire.KeterlibatanV1)

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="keterlibatan")
    orang = models.ForeignKey(Orang, models.PROTECT, related_name="keterlibatan")
    peran = models.CharField(max_length=20)
    status = models.CharField(max_length=20, default=StatusOrang.AKTIF.value)
    umur_saat_kejadian = models.PositiveSmallIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.peran} {self.pk}"

    @property
    def is_anak(self) -> bool:
        return is_anak(self.umur_saat_kejadian)

    @property
    def peran_label(self) -> str:
        return PERAN_LABEL[PeranOrang(self.peran)]

    @property
    def status_label(self) -> str:
        return STATUS_LABEL[StatusOrang(self.status)]


class Tindakan(Rekaman):
    """Something done in a case beside its people: a gelar, a paper sent, a step taken."""

    wire = ("tindakan.v1", wire.TindakanV1)

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="tindakan")
    jenis = models.CharField(max_length=20, choices=[(j.value, j.value) for j in JenisTindakan])
    tujuan = models.CharField(max_length=40, blank=True)
    """What a gelar decided; the name of the step."""
    at = models.DateTimeField()
    nomor_surat = models.CharField(max_length=120, blank=True)
    uraian = models.TextField(blank=True)
    petugas_nrp = models.CharField(max_length=18)

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]

    def __str__(self) -> str:
        return f"{self.jenis} {self.nomor_surat}".strip()


class NomorTerakhir(models.Model):
    """The last number issued by a unit in a year; locked by whoever issues the next. Local."""

    satuan = models.ForeignKey(Satuan, models.PROTECT, to_field="kode")
    tahun = models.PositiveSmallIntegerField()
    nomor = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["satuan", "tahun"], name="perkara_satu_pencacah_satuan_tahun"
            )
        ]

    def __str__(self) -> str:
        return f"{self.satuan_id} {self.tahun}: {self.nomor}"
