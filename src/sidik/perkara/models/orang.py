from typing import ClassVar, Final

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from sidik.jejak.models import Rekaman
from sidik.perkara import wire
from sidik.perkara.data import (
    JENIS_SAKSI_LABEL,
    PERAN_LABEL,
    PERAN_TERSANGKA_LABEL,
    REKOMENDASI_LABEL,
    SALURAN_KABAR_LABEL,
    STATUS_LABEL,
    JenisSaksi,
    PeranOrang,
    PeranTersangka,
    Rekomendasi,
    SaluranKabar,
    StatusOrang,
    is_anak,
)
from sidik.perkara.models.catatan import Catatan, Sah
from sidik.perkara.models.perkara import Perkara


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
    bin = models.CharField(max_length=160, blank=True, default="")
    paspor = models.CharField(max_length=30, blank=True, default="")
    agama = models.CharField(max_length=20, blank=True, default="")
    pendidikan = models.CharField(max_length=20, blank=True, default="")
    status_kawin = models.CharField(max_length=20, blank=True, default="")
    kebangsaan = models.CharField(max_length=40, blank=True, default="Indonesia")
    suku = models.CharField(max_length=40, blank=True, default="")
    nama_ibu = models.CharField(max_length=160, blank=True, default="")
    kode_wilayah = models.CharField(max_length=13, blank=True, default="")
    alamat_domisili = models.CharField(max_length=300, blank=True, default="")
    ciri = models.CharField(max_length=500, blank=True, default="")
    sidik_jari = models.CharField(max_length=60, blank=True, default="")
    keluarga = models.CharField(max_length=200, blank=True, default="", db_default="")
    keluarga_telepon = models.CharField(max_length=20, blank=True, default="", db_default="")
    """Both stay on this node: they are about somebody else."""
    gabung_ke = models.ForeignKey("self", models.PROTECT, null=True, related_name="gabungan")
    """Who this was found to be; the row stays, so that the trace still says what was written."""

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["nik"], condition=~models.Q(nik=""), name="perkara_orang_nik"),
            models.Index(
                fields=["telepon"], condition=~models.Q(telepon=""), name="perkara_orang_telepon"
            ),
        ]

    def __str__(self) -> str:
        return self.nama


BERSANGKAAN: Final = ~models.Q(pasal_rinci=[])
"""Charged otherwise than his case; the index of such charges knows only these."""


class Keterlibatan(Catatan):
    """What a person is in a case. One person may be several things in many cases."""

    objects = Sah()
    semua = models.Manager()
    wire = ("keterlibatan.v1", wire.KeterlibatanV1)

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="keterlibatan")
    orang = models.ForeignKey(Orang, models.PROTECT, related_name="keterlibatan")
    peran = models.CharField(max_length=20)
    status = models.CharField(max_length=20, default=StatusOrang.AKTIF.value)
    umur_saat_kejadian = models.PositiveSmallIntegerField(null=True)
    peran_tersangka = models.CharField(max_length=20, blank=True, default="")
    residivis = models.BooleanField(default=False)
    residivis_catatan = models.CharField(max_length=300, blank=True, default="")
    penasihat_hukum = models.CharField(max_length=160, blank=True, default="")
    surat_kuasa = models.CharField(max_length=120, blank=True, default="")
    ph_ditunjuk = models.BooleanField(default=False)
    """Counsel was appointed by the office, not chosen by the suspect."""
    hubungan = models.CharField(max_length=120, blank=True, default="")
    kerugian = models.CharField(max_length=300, blank=True, default="")
    perlu_perlindungan = models.BooleanField(default=False)
    jenis_saksi = models.CharField(max_length=20, blank=True, default="")
    disumpah = models.BooleanField(default=False)
    dilindungi = models.BooleanField(default=False)
    jaringan = models.CharField(max_length=300, blank=True, default="", db_default="")
    """Intelligence: stays on this node, as does how the reporter wants to be told."""
    saluran = models.CharField(max_length=20, blank=True, default="", db_default="")
    setuju_kabar = models.BooleanField(default=False, db_default=False)
    telepon_teruji = models.BooleanField(default=False, db_default=False)
    pasal_rinci = models.JSONField(default=list, db_default=[])
    """What he alone is charged with, as rows of `kode` and `hubungan`; empty: as his case is."""

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            GinIndex(
                fields=["pasal_rinci"],
                condition=BERSANGKAAN,
                opclasses=["jsonb_path_ops"],
                name="perkara_sangkaan_orang",
            )
        ]

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

    @property
    def jenis_saksi_label(self) -> str:
        return JENIS_SAKSI_LABEL[JenisSaksi(self.jenis_saksi)] if self.jenis_saksi else ""

    @property
    def saluran_label(self) -> str:
        return SALURAN_KABAR_LABEL[SaluranKabar(self.saluran)] if self.saluran else ""

    @property
    def peran_tersangka_label(self) -> str:
        return (
            dict(PERAN_TERSANGKA_LABEL).get(PeranTersangka(self.peran_tersangka), "")
            if self.peran_tersangka
            else ""
        )


class RiwayatStatus(Catatan):
    """A change of how a person stands in a case, with its day and why."""

    objects = Sah()
    semua = models.Manager()

    wire = ("riwayat_status.v1", wire.RiwayatStatusV1)

    keterlibatan = models.ForeignKey(Keterlibatan, models.PROTECT, related_name="riwayat")
    peran = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    at = models.DateTimeField()
    alasan = models.CharField(max_length=300, blank=True)
    petugas_nrp = models.CharField(max_length=18)
    terlambat = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.peran} {self.status} {self.at:%Y-%m-%d}"

    @property
    def label(self) -> str:
        status = StatusOrang(self.status)
        return self.peran_label if status is StatusOrang.AKTIF else STATUS_LABEL[status]

    @property
    def peran_label(self) -> str:
        return PERAN_LABEL[PeranOrang(self.peran)]


class TesUrine(Catatan):
    """A urine test: health data, so it stays on this node."""

    objects = Sah()
    semua = models.Manager()
    wire = None

    keterlibatan = models.ForeignKey(Keterlibatan, models.PROTECT, related_name="tes_urine")
    at = models.DateTimeField()
    alat = models.CharField(max_length=80, blank=True)
    positif = models.BooleanField()
    zat = models.CharField(max_length=160, blank=True)
    lab = models.CharField(max_length=120, blank=True)
    nomor_surat = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]

    def __str__(self) -> str:
        return f"urine {self.at:%Y-%m-%d}"


class Asesmen(Catatan):
    """What was asked of the TAT, and what it recommended. Health data: stays on this node."""

    objects = Sah()
    semua = models.Manager()
    wire = None

    keterlibatan = models.ForeignKey(Keterlibatan, models.PROTECT, related_name="asesmen")
    diminta_at = models.DateTimeField()
    nomor_permintaan = models.CharField(max_length=120)
    hasil_at = models.DateTimeField(null=True)
    nomor_hasil = models.CharField(max_length=120, blank=True)
    rekomendasi = models.CharField(max_length=20, blank=True)
    tempat = models.CharField(max_length=160, blank=True)
    rehab_mulai = models.DateField(null=True)
    rehab_selesai = models.DateField(null=True)
    rehab_laporan = models.CharField(max_length=500, blank=True, default="")
    terlambat = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering: ClassVar[list[str]] = ["diminta_at"]

    def __str__(self) -> str:
        return self.nomor_permintaan

    @property
    def rekomendasi_label(self) -> str:
        return REKOMENDASI_LABEL[Rekomendasi(self.rekomendasi)] if self.rekomendasi else ""
