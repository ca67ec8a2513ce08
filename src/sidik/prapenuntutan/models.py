from datetime import date
from typing import ClassVar, Final

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Value
from django.db.models.functions import Upper

from sidik.jejak.models import Rekaman
from sidik.perkara.models import Catatan, Keterlibatan, Perkara, Sah
from sidik.prapenuntutan import wire
from sidik.prapenuntutan.data import (
    DI_TANGAN_JPU,
    JENIS_SPDP_LABEL,
    KEADAAN_LABEL,
    KODE_LABEL,
    PIHAK_LABEL,
    BagianIsi,
    JenisSPDP,
    KeadaanBerkas,
    KodeSurat,
    PihakSPDP,
)
from sidik.satuan.models import Satuan

NOMOR_DICARI: Final = Upper("nomor")
"""The number of a letter as people look for it; indexed by its trigrams."""


def _dicari(name: str) -> GinIndex:
    return GinIndex(OpClass(NOMOR_DICARI, name="gin_trgm_ops"), name=name)


class SPDP(Catatan):
    """The notice that an investigation has begun.

    Number, day and issuing unit are its identity; all that comes after hangs on these three. One
    that was struck out gives them free.
    """

    objects = Sah()
    semua = models.Manager()
    wire = ("spdp.v1", wire.SPDPV1)

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="spdp")
    jenis = models.CharField(max_length=20, default=JenisSPDP.SPDP.value)
    nomor = models.CharField(max_length=120)
    nomor_key = models.CharField(max_length=120)
    tanggal = models.DateField()
    penerbit = models.ForeignKey(Satuan, models.PROTECT, to_field="kode", related_name="+")
    sprin_nomor = models.CharField(max_length=120)
    sprin_tanggal = models.DateField()
    induk = models.ForeignKey("self", models.PROTECT, null=True, related_name="susulan")
    """The earlier SPDP that goes along with a notice of the suspect."""
    orang = ArrayField(models.UUIDField(), default=list, db_default=Value("{}"))
    """Whom of the case it names; empty: everybody who is under investigation."""
    terlambat = models.CharField(max_length=300, blank=True, default="", db_default="")

    class Meta:
        ordering: ClassVar[list[str]] = ["tanggal", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["nomor_key", "tanggal", "penerbit"],
                condition=models.Q(batal_at=None),
                name="prapenuntutan_satu_identitas_spdp",
            ),
            models.CheckConstraint(
                condition=models.Q(tanggal__gte=models.F("sprin_tanggal")),
                name="prapenuntutan_spdp_sesudah_sprin",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [_dicari("prapenuntutan_cari_spdp")]

    def __str__(self) -> str:
        return self.nomor

    @property
    def jenis_label(self) -> str:
        return JENIS_SPDP_LABEL[JenisSPDP(self.jenis)]


class PengirimanSPDP(Rekaman):
    """One of those who must be told was told, on a day and with proof: each suspect for himself."""

    wire = ("pengiriman_spdp.v1", wire.PengirimanSPDPV1)

    spdp = models.ForeignKey(SPDP, models.PROTECT, related_name="pengiriman")
    pihak = models.CharField(max_length=20)
    keterlibatan = models.ForeignKey(Keterlibatan, models.PROTECT, null=True, related_name="+")
    """Which suspect; none in rows of old, which stand for all of them."""
    tanggal = models.DateField()
    oleh = models.CharField(max_length=160, blank=True, default="", db_default="")
    """In whose hands: stays on this node."""
    bukti = models.CharField(max_length=300, blank=True, default="", db_default="")
    terlambat = models.CharField(max_length=300, blank=True, default="", db_default="")

    class Meta:
        ordering: ClassVar[list[str]] = ["tanggal", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["spdp", "pihak"],
                condition=models.Q(keterlibatan=None),
                name="prapenuntutan_satu_pihak_sekali",
            ),
            models.UniqueConstraint(
                fields=["spdp", "pihak", "keterlibatan"], name="prapenuntutan_satu_orang_sekali"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pihak} {self.tanggal:%Y-%m-%d}"

    @property
    def pihak_label(self) -> str:
        return PIHAK_LABEL[PihakSPDP(self.pihak)]


class BerkasPerkara(Rekaman):
    """A case file: one or more suspects of a case on their way to the prosecutor."""

    wire = ("berkas_perkara.v1", wire.BerkasPerkaraV1)

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="berkas")
    urut = models.PositiveSmallIntegerField()
    nomor = models.CharField(max_length=120, blank=True)
    keadaan = models.CharField(max_length=20, default=KeadaanBerkas.DISUSUN.value)
    sejak = models.DateField()
    """The day on which it came to where it stands, as on the letter."""
    putaran = models.PositiveSmallIntegerField(default=0)
    """How often it has gone to the prosecutor."""
    spdp = models.ForeignKey(SPDP, models.PROTECT, null=True, related_name="berkas")
    rencana_tahap_2 = models.DateField(null=True)
    gabung_ke = models.ForeignKey("self", models.PROTECT, null=True, related_name="gabungan")
    alasan = models.CharField(max_length=300, blank=True, default="", db_default="")
    """Why it was split off or joined."""
    campur = models.CharField(max_length=300, blank=True, default="", db_default="")
    """Why a child and adults go in it together: stays on this node."""

    class Meta:
        ordering: ClassVar[list[str]] = ["perkara", "urut"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perkara", "urut"], name="prapenuntutan_satu_urut_berkas"
            ),
            models.UniqueConstraint(
                fields=["node", "nomor"],
                condition=~models.Q(nomor=""),
                name="prapenuntutan_satu_nomor_berkas",
            ),
            models.CheckConstraint(
                condition=models.Q(nomor__gt="") | models.Q(putaran=0),
                name="prapenuntutan_dikirim_bernomor",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["keadaan", "sejak"], name="prapenuntutan_keadaan"),
            _dicari("prapenuntutan_cari_berkas"),
        ]

    def __str__(self) -> str:
        return f"Berkas {self.urut} ({self.nomor})" if self.nomor else f"Berkas {self.urut}"

    @property
    def keadaan_label(self) -> str:
        return KEADAAN_LABEL[KeadaanBerkas(self.keadaan)]

    @property
    def is_disusun(self) -> bool:
        return self.keadaan == KeadaanBerkas.DISUSUN

    @property
    def is_di_jpu(self) -> bool:
        return self.keadaan in DI_TANGAN_JPU


class TersangkaBerkas(Rekaman):
    """A suspect stands in one file. He moves from one to another; the column allows no second."""

    wire = ("tersangka_berkas.v1", wire.TersangkaBerkasV1)

    berkas = models.ForeignKey(BerkasPerkara, models.PROTECT, related_name="tersangka")
    keterlibatan = models.OneToOneField(Keterlibatan, models.PROTECT, related_name="di_berkas")
    diserahkan = models.DateField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return f"tersangka {self.pk}"


class IsiBerkas(Rekaman):
    """A line of a file's lists: its contents, its exhibits. Stays on this node."""

    wire = None

    berkas = models.ForeignKey(BerkasPerkara, models.PROTECT, related_name="isi")
    bagian = models.CharField(max_length=10, default=BagianIsi.SURAT.value)
    urut = models.PositiveSmallIntegerField()
    uraian = models.CharField(max_length=300)
    jumlah = models.CharField(max_length=120, blank=True, default="", db_default="")
    keterangan = models.CharField(max_length=160, blank=True, default="", db_default="")
    barang_id = models.UUIDField(null=True)
    """The exhibit of the book that it is; none for a line that was typed."""
    diserahkan = models.DateField(null=True)
    """The day on which an exhibit went to the prosecutor."""
    is_berlaku = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["bagian", "urut", "id"]

    def __str__(self) -> str:
        beside = ", ".join(word for word in (self.uraian, self.jumlah) if word)
        return f"{beside} ({self.keterangan})" if self.keterangan else beside


class SuratJPU(Rekaman):
    """A paper between investigator and prosecutor, with the dates that stand on it."""

    wire = ("surat_jpu.v1", wire.SuratJPUV1)

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="surat_jpu")
    berkas = models.ForeignKey(BerkasPerkara, models.PROTECT, null=True, related_name="surat")
    """None: about the investigation as such, for all its files."""
    kode = models.CharField(max_length=20)
    nomor = models.CharField(max_length=120, blank=True)
    tanggal = models.DateField()
    tanggal_terima = models.DateField(null=True)
    putaran = models.PositiveSmallIntegerField(default=0)
    balas = models.ForeignKey("self", models.PROTECT, null=True, related_name="jawaban")
    petugas_nrp = models.CharField(max_length=18)
    is_susulan = models.BooleanField(default=False)
    terlambat = models.CharField(max_length=300, blank=True, default="", db_default="")
    jaksa = models.CharField(max_length=600, blank=True, default="", db_default="")
    """Names on a P-16, one a line."""
    dicatat_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["tanggal", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(tanggal_terima=None)
                | models.Q(tanggal_terima__gte=models.F("tanggal")),
                name="prapenuntutan_diterima_sesudah_surat",
            )
        ]
        indexes: ClassVar[list[models.Index]] = [_dicari("prapenuntutan_cari_surat")]

    def __str__(self) -> str:
        return f"{self.kode} {self.nomor}".strip()

    @property
    def kode_label(self) -> str:
        return KODE_LABEL[KodeSurat(self.kode)]

    @property
    def hari(self) -> date:
        """The day that counts: of receipt when it was received, else of the letter."""
        return self.tanggal_terima or self.tanggal


class Petunjuk(Rekaman):
    """One point of a P-19. The file goes back when each has its answer."""

    wire = ("petunjuk.v1", wire.PetunjukV1)

    surat = models.ForeignKey(SuratJPU, models.PROTECT, related_name="petunjuk")
    urut = models.PositiveSmallIntegerField()
    isi = models.CharField(max_length=1000, blank=True, default="", db_default="")
    jawaban = models.CharField(max_length=2000, blank=True, default="", db_default="")
    lampiran = models.CharField(max_length=200, blank=True, default="", db_default="")
    dipenuhi = models.BooleanField(null=True)
    dijawab_at = models.DateTimeField(null=True)
    dijawab_nrp = models.CharField(max_length=18, blank=True, default="", db_default="")

    class Meta:
        ordering: ClassVar[list[str]] = ["surat", "urut"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["surat", "urut"], name="prapenuntutan_satu_petunjuk"),
            models.CheckConstraint(
                condition=models.Q(dijawab_at=None, dipenuhi=None)
                | models.Q(dijawab_at__isnull=False, dipenuhi__isnull=False),
                name="prapenuntutan_jawaban_utuh",
            ),
        ]

    def __str__(self) -> str:
        return f"petunjuk {self.urut}"
