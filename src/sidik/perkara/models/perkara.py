from typing import ClassVar, Final

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper

from sidik.jejak.models import Rekaman
from sidik.kernel import clock
from sidik.perkara import wire
from sidik.perkara.data import (
    KATEGORI_TKP_LABEL,
    KESULITAN_LABEL,
    PENERIMA_BAP_LABEL,
    SELESAI,
    TAHAP_LABEL,
    JenisTindakan,
    KategoriTKP,
    Kesulitan,
    ModelLP,
    PenerimaBAP,
    Sebagai,
    Tahap,
    WaktuTahu,
    jenis_label,
    wilayah_label,
)
from sidik.perkara.models.catatan import Catatan, Sah
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
    tim = ArrayField(models.CharField(max_length=18), default=list)
    """NRP of everyone who is on the order now, the investigator himself among them."""
    menonjol = models.BooleanField(default=False)
    dinilai_oleh = models.CharField(max_length=18, blank=True, default="")
    dinilai_at = models.DateTimeField(null=True)
    dikunci_at = models.DateTimeField(null=True)
    dikunci_oleh = models.CharField(max_length=18, blank=True, default="")
    buka_sampai_at = models.DateTimeField(null=True)
    """Until when a locked case may be changed after all."""

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
            GinIndex(fields=["tim"], name="perkara_tim", fastupdate=False),
            GinIndex(
                fields=["tim"],
                condition=models.Q(selesai_at=None),
                name="perkara_tim_terbuka",
                fastupdate=False,
            ),
            models.Index(
                fields=["-dibuka_at"],
                condition=models.Q(selesai_at=None),
                name="perkara_terbuka",
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

    @property
    def is_dibuka(self) -> bool:
        """Opened again for a while, with a reason and the consent of another."""
        return self.buka_sampai_at is not None and self.buka_sampai_at > clock.now()

    @property
    def is_terkunci(self) -> bool:
        """Signed off, and not opened again for the moment."""
        return self.dikunci_at is not None and not self.is_dibuka

    @property
    def is_tutup(self) -> bool:
        """It has ended, and nothing is added until it is opened again."""
        return self.is_selesai and not self.is_dibuka


BERJALAN: Final = models.Q(
    selesai_at=None, tahap__in=[tahap.value for tahap in Tahap if tahap not in SELESAI]
)
"""Not settled. What came out of an old register may have ended on a day that nobody wrote down."""


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
    loket = models.CharField(max_length=80, blank=True, default="", db_default="")
    """Code of the unit of whoever took it: its head may read what came over his counter."""
    kejadian_tahun = models.PositiveSmallIntegerField(null=True)
    kejadian_bulan = models.PositiveSmallIntegerField(null=True)
    kejadian_hari = models.PositiveSmallIntegerField(null=True)
    kejadian_jam = models.PositiveSmallIntegerField(null=True)
    kejadian_sampai_at = models.DateTimeField(null=True)
    kode_wilayah = models.CharField(max_length=13, blank=True, default="")
    modus = models.CharField(max_length=300, blank=True, default="")
    jenis = models.CharField(max_length=20, blank=True, default="")
    pasal_rinci = models.JSONField(default=list)
    """The charge as rows of `kode` and `hubungan`; `pasal` is the same as people read it."""
    pasal_alasan = models.CharField(max_length=300, blank=True, default="")
    limpahan_dari = models.CharField(max_length=120, blank=True, default="")
    limpahan_surat = models.CharField(max_length=120, blank=True, default="")
    limpahan_tanggal = models.DateField(null=True)
    lintang = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    bujur = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    ka_spkt = models.CharField(max_length=200, blank=True, default="")

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
            GinIndex(fields=["pasal_rinci"], opclasses=["jsonb_path_ops"], name="perkara_lp_pasal"),
        ]

    def __str__(self) -> str:
        return self.nomor

    @property
    def kategori_tkp_label(self) -> str:
        return KATEGORI_TKP_LABEL[KategoriTKP(self.kategori_tkp)]

    @property
    def jenis_label(self) -> str:
        return jenis_label(self.jenis) if self.jenis else ""

    @property
    def wilayah_label(self) -> str:
        return wilayah_label(self.kode_wilayah) if self.kode_wilayah else ""

    @property
    def tahu(self) -> WaktuTahu:
        return WaktuTahu(
            tahun=self.kejadian_tahun,
            bulan=self.kejadian_bulan,
            hari=self.kejadian_hari,
            jam=self.kejadian_jam,
        )


class Tindakan(Catatan):
    """Something done in a case beside its people: a gelar, a paper sent, a step taken."""

    objects = Sah()
    semua = models.Manager()
    wire = ("tindakan.v1", wire.TindakanV1)

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="tindakan")
    jenis = models.CharField(max_length=20, choices=[(j.value, j.value) for j in JenisTindakan])
    tujuan = models.CharField(max_length=40, blank=True)
    """What a gelar decided; the name of the step."""
    at = models.DateTimeField()
    nomor_surat = models.CharField(max_length=120, blank=True)
    uraian = models.TextField(blank=True)
    petugas_nrp = models.CharField(max_length=18)
    sebagai = models.CharField(max_length=10, default=Sebagai.TIM.value)
    """On the order, or as a superior; the database asks the order about the first."""
    terlambat = models.CharField(max_length=300, blank=True, default="")
    """Why it was written down out of its order; shown in red."""
    keterlibatan = models.ForeignKey(
        "perkara.Keterlibatan", models.PROTECT, null=True, related_name="tindakan"
    )
    """Whom it was done with: who was examined."""
    atas = models.ForeignKey("self", models.PROTECT, null=True, related_name="lanjutan")
    """The act that it answers: the BAP of a copy."""
    tempat = models.CharField(max_length=160, blank=True, default="", db_default="")
    """Stays on this node: a house has a name too."""
    didampingi = models.BooleanField(null=True)
    """Counsel sat beside whoever was examined."""

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                OpClass(Upper("nomor_surat"), name="text_pattern_ops"),
                condition=~models.Q(nomor_surat=""),
                name="perkara_tindakan_surat",
            )
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.nomor_surat}".strip()

    @property
    def penerima_label(self) -> str:
        return PENERIMA_BAP_LABEL[PenerimaBAP(self.tujuan)]


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


class Draf(models.Model):
    """An LP that is half typed in: one per window, kept from a power cut. Local, never sent."""

    id = models.UUIDField(primary_key=True)
    nrp = models.CharField(max_length=18, db_index=True)
    isi = models.JSONField(default=dict)
    disimpan_at = models.DateTimeField()
    lp = models.ForeignKey(LaporanPolisi, models.SET_NULL, null=True, related_name="+")
    """What came of it: sent once more, it leads there."""

    def __str__(self) -> str:
        return f"draf {self.nrp}: {self.judul}"

    @property
    def judul(self) -> str:
        """Return a line by which its officer knows it again."""
        said = (self.isi.get(name, "") for name in ("ringkas", "pelapor_nama", "tkp", "uraian"))
        return next((text[:80] for text in said if text), "belum ada uraian")


class Informan(Rekaman):
    """Where a tip came from, locked. Never sent; read with a purpose that is written down."""

    wire = None

    perkara = models.OneToOneField(Perkara, models.PROTECT, related_name="informan")
    isi = models.BinaryField()

    def __str__(self) -> str:
        return f"informan {self.pk}"
