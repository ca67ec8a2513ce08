import re
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from sidik.jejak.models import Rekaman
from sidik.perkara.models import Catatan, Keterlibatan, Perkara, Sah
from sidik.upaya_paksa import wire
from sidik.upaya_paksa.data import (
    IZIN_LABEL,
    JEDA_LABEL,
    KEADAAN_IZIN_LABEL,
    KEADAAN_SITA_LABEL,
    KELUAR_LABEL,
    TEMPAT_LABEL,
    UPAYA_LABEL,
    AlasanKeluar,
    IzinPN,
    JenisJeda,
    JenisTempat,
    KeadaanIzin,
    KeadaanSita,
    Selang,
    Upaya,
)


def _hari(mulai: str, akhir: str, batas: str) -> Func:
    """The days from one date to another; an open end never ends."""
    days = DateRangeField()
    return Func(F(mulai), F(akhir), Value(batas), function="daterange", output_field=days)


class Penangkapan(Catatan):
    """An arrest: hours run from the moment it began."""

    wire = ("penangkapan.v1", wire.PenangkapanV1)

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="penangkapan")
    keterlibatan = models.ForeignKey(Keterlibatan, models.PROTECT, related_name="penangkapan")
    nomor = models.CharField(max_length=120, blank=True)
    tertangkap_tangan = models.BooleanField(default=False)
    mulai_at = models.DateTimeField()
    tempat = models.CharField(max_length=300)
    alasan = models.CharField(max_length=500)
    nomor_ba = models.CharField(max_length=120, blank=True)
    petugas = ArrayField(models.CharField(max_length=200), default=list)
    """Who arrested, as he was called then: «Aipda Hadi Prayoga, S.H. (NRP 88020202)»."""
    aturan = models.CharField(max_length=60)
    sampai_at = models.DateTimeField()
    lanjut_nomor = models.CharField(max_length=120, blank=True)
    lanjut_at = models.DateTimeField(null=True)
    tembusan_kepada = models.CharField(max_length=160, blank=True, default="", db_default="")
    """Family or head of the neighbourhood: stays on this node."""
    tembusan_oleh = models.CharField(max_length=160, blank=True, default="", db_default="")
    tembusan_at = models.DateTimeField(null=True)
    selesai_at = models.DateTimeField(null=True)
    selesai_alasan = models.CharField(max_length=300, blank=True)
    terlambat = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-mulai_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["keterlibatan"],
                condition=Q(selesai_at=None, batal_at=None),
                name="upaya_satu_penangkapan_berjalan",
            ),
            models.CheckConstraint(
                condition=Q(sampai_at__gt=F("mulai_at")), name="upaya_tangkap_sampai_sesudah_mulai"
            ),
            models.CheckConstraint(
                condition=Q(selesai_at=None) | Q(selesai_at__gte=F("mulai_at")),
                name="upaya_tangkap_selesai_sesudah_mulai",
            ),
        ]

    def __str__(self) -> str:
        return self.nomor or f"tertangkap tangan {self.mulai_at:%Y-%m-%d %H:%M}"


class Penahanan(Catatan):
    """A detention: days run from its first, in segments that continue each other."""

    wire = ("penahanan.v1", wire.PenahananV1)

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="penahanan")
    keterlibatan = models.ForeignKey(Keterlibatan, models.PROTECT, related_name="penahanan")
    penangkapan = models.ForeignKey(Penangkapan, models.PROTECT, null=True)
    """Its moments stay, so that the days of arrest can be counted in as well."""
    nomor = models.CharField(max_length=120)
    nomor_ba = models.CharField(max_length=120, blank=True)
    jenis = models.CharField(max_length=10)
    tempat = models.CharField(max_length=200)
    mulai = models.DateField()
    mulai_at = models.DateTimeField()
    alasan = models.CharField(max_length=500)
    anak = models.BooleanField(default=False)
    petugas = ArrayField(models.CharField(max_length=200), default=list)
    sehat = models.CharField(max_length=500, blank=True, default="", db_default="")
    """Health at intake: stays on this node."""
    alasan_tempat = models.CharField(max_length=300, blank=True, default="", db_default="")
    """Why a child is held in a police cell all the same: stays on this node."""
    keluar = models.DateField(null=True)
    keluar_alasan = models.CharField(max_length=20, blank=True)
    keluar_nomor = models.CharField(max_length=120, blank=True)
    keluar_catatan = models.CharField(max_length=300, blank=True, default="", db_default="")
    habis_at = models.DateTimeField(null=True)
    """When its days ran out without an extension: released by law."""
    terlambat = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-mulai"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ExclusionConstraint(
                name="upaya_satu_orang_satu_penahanan",
                expressions=[
                    (_hari("mulai", "keluar", "[]"), RangeOperators.OVERLAPS),
                    ("keterlibatan", RangeOperators.EQUAL),
                ],
                condition=Q(batal_at=None),
            ),
            models.CheckConstraint(
                condition=Q(keluar=None) | Q(keluar__gte=F("mulai")),
                name="upaya_keluar_sesudah_masuk",
            ),
            models.CheckConstraint(
                condition=Q(keluar=None) | ~Q(keluar_alasan=""), name="upaya_keluar_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return self.nomor

    @property
    def jenis_label(self) -> str:
        return TEMPAT_LABEL[JenisTempat(self.jenis)]

    @property
    def keluar_label(self) -> str:
        return KELUAR_LABEL[AlasanKeluar(self.keluar_alasan)] if self.keluar_alasan else ""


class Segmen(Rekaman):
    """One letter's worth of detention; the next begins on the day after it ends."""

    wire = ("segmen_tahanan.v1", wire.SegmenV1)

    penahanan = models.ForeignKey(Penahanan, models.PROTECT, related_name="segmen")
    urut = models.PositiveSmallIntegerField()
    aturan = models.CharField(max_length=60)
    jumlah = models.PositiveSmallIntegerField()
    diberikan = models.PositiveSmallIntegerField(null=True)
    """What its letter grants, where the age of who is held lets only part of it count."""
    nomor = models.CharField(max_length=120)
    penerbit = models.CharField(max_length=120)
    tanggal_surat = models.DateField()
    mulai = models.DateField()
    akhir = models.DateField()
    ancaman_tahun = models.PositiveSmallIntegerField(null=True)
    sakit = models.CharField(max_length=200, blank=True, default="", db_default="")
    """The doctor's letter behind a special extension: stays on this node."""
    terlambat = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["urut"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["penahanan", "urut"], name="upaya_satu_segmen_satu_urut"
            ),
            models.UniqueConstraint(
                fields=["penahanan", "aturan"], name="upaya_tiap_perpanjangan_sekali"
            ),
            models.CheckConstraint(condition=Q(jumlah__gte=1), name="upaya_segmen_ada_harinya"),
            models.CheckConstraint(
                condition=Q(akhir__gte=F("mulai")), name="upaya_segmen_akhir_sesudah_mulai"
            ),
            # Deferred: a pause moves several segments at once.
            ExclusionConstraint(
                name="upaya_segmen_tidak_bertumpuk",
                expressions=[
                    (_hari("mulai", "akhir", "[]"), RangeOperators.OVERLAPS),
                    ("penahanan", RangeOperators.EQUAL),
                ],
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.urut}: {self.mulai:%Y-%m-%d}–{self.akhir:%Y-%m-%d}"


class Jeda(Catatan):
    """Days that do not count: in hospital, or out on a guarantee."""

    objects = Sah()
    semua = models.Manager()

    wire = ("jeda_tahanan.v1", wire.JedaV1)

    penahanan = models.ForeignKey(Penahanan, models.PROTECT, related_name="jeda")
    jenis = models.CharField(max_length=20)
    mulai = models.DateField()
    sampai = models.DateField(null=True)
    """The day that counts again."""
    nomor = models.CharField(max_length=120)
    alasan = models.CharField(max_length=300, blank=True, default="", db_default="")
    """Hospital or request: stays on this node."""
    jaminan = models.CharField(max_length=300, blank=True, default="", db_default="")
    akhir_nomor = models.CharField(max_length=120, blank=True)
    akhir_alasan = models.CharField(max_length=300, blank=True, default="", db_default="")
    terlambat = models.CharField(max_length=300, blank=True, default="", db_default="")

    class Meta:
        ordering: ClassVar[list[str]] = ["mulai"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(sampai__gte=F("mulai")), name="upaya_jeda_tidak_mundur"
            ),
            ExclusionConstraint(
                name="upaya_jeda_tidak_bertumpuk",
                expressions=[
                    (_hari("mulai", "sampai", "[)"), RangeOperators.OVERLAPS),
                    ("penahanan", RangeOperators.EQUAL),
                ],
                condition=Q(batal_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.mulai:%Y-%m-%d}"

    @property
    def label(self) -> str:
        return JEDA_LABEL[JenisJeda(self.jenis)]

    @property
    def selang(self) -> Selang:
        return Selang(self.mulai, self.sampai)

    def covers(self, day: date) -> bool:
        return self.mulai <= day and (self.sampai is None or day < self.sampai)


class Pengalihan(Rekaman):
    """A change from one kind of detention to another; its days count on."""

    wire = ("pengalihan.v1", wire.PengalihanV1)

    penahanan = models.ForeignKey(Penahanan, models.PROTECT, related_name="pengalihan")
    dari = models.CharField(max_length=10)
    ke = models.CharField(max_length=10)
    tanggal = models.DateField()
    nomor = models.CharField(max_length=120)
    alasan = models.CharField(max_length=300, blank=True, default="", db_default="")

    class Meta:
        ordering: ClassVar[list[str]] = ["tanggal", "id"]

    def __str__(self) -> str:
        return f"{self.dari} → {self.ke}"

    @property
    def label(self) -> str:
        return f"{TEMPAT_LABEL[JenisTempat(self.dari)]} → {TEMPAT_LABEL[JenisTempat(self.ke)]}"


class PermintaanIzin(Rekaman):
    """A permit asked of the court before a search or a seizure, and its answer."""

    wire = ("permintaan_izin.v1", wire.PermintaanIzinV1)

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="permintaan_izin")
    upaya = models.CharField(max_length=10)
    sasaran = models.CharField(max_length=300)
    nomor = models.CharField(max_length=120)
    tujuan = models.CharField(max_length=120)
    at = models.DateTimeField()
    keadaan = models.CharField(max_length=20)
    putusan_at = models.DateTimeField(null=True)
    izin_nomor = models.CharField(max_length=120, blank=True)
    izin_tanggal = models.DateField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(keadaan=KeadaanIzin.DIBERIKAN.value)
                | ~Q(izin_nomor="") & Q(izin_tanggal__isnull=False),
                name="upaya_izin_diberikan_bernomor",
            )
        ]

    def __str__(self) -> str:
        return self.nomor

    @property
    def upaya_label(self) -> str:
        return UPAYA_LABEL[Upaya(self.upaya)]

    @property
    def keadaan_label(self) -> str:
        return KEADAAN_IZIN_LABEL[KeadaanIzin(self.keadaan)]


class _BerizinPN(Catatan):
    """An act in somebody's house or on somebody's goods: two witnesses, and the court."""

    nomor = models.CharField(max_length=120)
    at = models.DateTimeField()
    tempat = models.CharField(max_length=300)
    petugas = ArrayField(models.CharField(max_length=200), default=list)
    saksi = ArrayField(models.CharField(max_length=160), default=list, db_default=Value("{}"))
    """Stay on this node."""
    izin = models.CharField(max_length=10)
    izin_nomor = models.CharField(max_length=120, blank=True)
    izin_tanggal = models.DateField(null=True)
    izin_penerbit = models.CharField(max_length=120, blank=True, default="", db_default="")
    mendesak = models.CharField(max_length=20, blank=True, default="", db_default="")
    """The ground on which it went before the permit."""
    keadaan = models.CharField(max_length=20, blank=True, default="", db_default="")
    pengajuan = models.PositiveSmallIntegerField(default=0)
    diajukan_at = models.DateTimeField(null=True)
    diajukan_nomor = models.CharField(max_length=120, blank=True, default="", db_default="")
    nomor_ba = models.CharField(max_length=120, blank=True)
    terlambat = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["-at"]

    def __str__(self) -> str:
        return self.nomor

    @property
    def izin_label(self) -> str:
        return IZIN_LABEL[IzinPN(self.izin)]

    @property
    def keadaan_label(self) -> str:
        return KEADAAN_SITA_LABEL[KeadaanSita(self.keadaan)] if self.keadaan else ""


class Penggeledahan(_BerizinPN):
    wire = ("penggeledahan.v1", wire.PenggeledahanV1)

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="penggeledahan")
    sasaran = models.CharField(max_length=200)
    persetujuan_nomor = models.CharField(max_length=120, blank=True)
    persetujuan_tanggal = models.DateField(null=True)
    hasil = models.CharField(max_length=1000, blank=True)

    class Meta(_BerizinPN.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(izin=IzinPN.IZIN.value) | ~Q(izin_nomor=""),
                name="upaya_geledah_berizin_bernomor",
            )
        ]


class Penyitaan(_BerizinPN):
    wire = ("penyitaan.v1", wire.PenyitaanV1)

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="penyitaan")
    barang = models.CharField(max_length=1000)
    pemilik = models.CharField(max_length=160, blank=True, default="", db_default="")
    """From whom it was taken: stays on this node."""
    narkotika = models.BooleanField(default=False)
    putusan_at = models.DateTimeField(null=True)
    putusan_nomor = models.CharField(max_length=120, blank=True)
    salinan_at = models.DateTimeField(null=True)
    kejari_at = models.DateTimeField(null=True)
    kejari_nomor = models.CharField(max_length=120, blank=True)
    kembali_at = models.DateTimeField(null=True)

    class Meta(_BerizinPN.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(izin=IzinPN.IZIN.value) | ~Q(izin_nomor=""),
                name="upaya_sita_berizin_bernomor",
            ),
            models.CheckConstraint(
                condition=Q(pengajuan__lte=2), name="upaya_sita_diajukan_ulang_sekali"
            ),
        ]

    @property
    def benda(self) -> Sequence[str]:
        """Its goods one by one: typed a line each, or parted by semicolons."""
        parts = re.split(r"[\n;]+", self.barang)
        bare = (re.sub(r"^\s*(?:\d{1,2}[.)]|[-•*])\s+", "", part).strip() for part in parts)
        return [part.rstrip(" .,") for part in bare if part.rstrip(" .,")] or [self.barang]
