from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Value

from sidik.dokumen import wire
from sidik.dokumen.data import (
    BERLAKU,
    KEADAAN_LABEL,
    LANGKAH_LABEL,
    TERKIRIM,
    JenisDokumen,
    JenisSurat,
    Keadaan,
    jenis_of,
)
from sidik.jejak.models import Rekaman
from sidik.satuan.models import Satuan


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


class Dokumen(Rekaman):
    """A paper of the catalogue, from draft to withdrawal. Its words stay on this node, locked."""

    wire = ("dokumen.v1", wire.DokumenV1)

    satuan = models.ForeignKey(Satuan, models.PROTECT, to_field="kode")
    jenis = models.CharField(max_length=30)
    subject = models.CharField(max_length=80)
    induk = models.CharField(max_length=80)
    """The case."""
    nomor = models.CharField(max_length=160, blank=True, default="")
    tanggal = models.DateField(null=True)
    keadaan = models.CharField(max_length=20, default=Keadaan.KONSEP.value)
    ditandatangani_at = models.DateTimeField(null=True)
    dikirim_at = models.DateTimeField(null=True)
    diterima_at = models.DateTimeField(null=True)
    dicabut_at = models.DateTimeField(null=True)

    # From here on nothing travels.
    perihal = models.CharField(max_length=200, blank=True, default="")
    """One line for the register, without a person's name."""
    isi = models.BinaryField(default=b"")
    """The draft and, once signed, the sheet as it was frozen; locked."""
    hash = models.CharField(max_length=64, blank=True, default="")
    """SHA-256 of the frozen sheet; its first letters are on the paper."""
    dari = ArrayField(models.UUIDField(), default=list)
    """The papers that this one rests on; it falls with them."""
    orang = ArrayField(models.CharField(max_length=60), default=list, db_default=Value("{}"))
    """Whom of the case it names: "keterlibatan:<uuid>". Empty where nobody, or in papers of old."""
    kertas = ArrayField(models.CharField(max_length=200), default=list, db_default=Value("{}"))
    """What it rests on that is known by number only: "sp2hp_a1 B/77/III/2026"."""
    urut = models.PositiveIntegerField(null=True, default=None)
    kelas = models.CharField(max_length=20, blank=True, default="")
    register = models.CharField(max_length=20, blank=True, default="")
    tahun_register = models.PositiveSmallIntegerField(null=True, default=None)
    register_urut = models.PositiveIntegerField(null=True, default=None)
    dicatat_at = models.DateTimeField(null=True, default=None)
    """When Kaur Mintu wrote it into the book."""
    dibuat_at = models.DateTimeField(null=True, default=None)
    penyusun_nrp = models.CharField(max_length=18, blank=True, default="")
    penanda_nrp = models.CharField(max_length=18, blank=True, default="")
    alasan = models.CharField(max_length=500, blank=True, default="")
    """Why it was returned, refused or withdrawn, or how it was handed over."""
    susulan = models.CharField(max_length=500, blank=True, default="", db_default="")
    """Why it was written although the papers it rests on are not here; shown in red."""

    class Meta:
        ordering: ClassVar[list[str]] = ["-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["node", "nomor"],
                condition=~models.Q(urut=None),
                name="dokumen_satu_nomor_satu_surat",
            ),
            models.UniqueConstraint(
                fields=["node", "satuan", "register", "tahun_register", "register_urut"],
                condition=~models.Q(register_urut=None),
                name="dokumen_satu_baris_satu_surat",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject"], name="dokumen_subjek"),
            models.Index(fields=["induk", "jenis"], name="dokumen_perkara"),
            models.Index(
                fields=["satuan", "register", "tahun_register", "register_urut"],
                name="dokumen_buku",
            ),
            models.Index(
                fields=["satuan", "keadaan"],
                condition=models.Q(
                    keadaan__in=["diajukan", "paraf_kbo", "paraf_kasat", "ditandatangani"]
                ),
                name="dokumen_di_meja",
            ),
        ]

    def __str__(self) -> str:
        return self.nomor or self.entri.nama

    @property
    def entri(self) -> JenisDokumen:
        return jenis_of(self.jenis)

    @property
    def keadaan_label(self) -> str:
        return KEADAAN_LABEL[Keadaan(self.keadaan)]

    @property
    def is_berlaku(self) -> bool:
        return self.keadaan in BERLAKU

    @property
    def is_terkirim(self) -> bool:
        """It has gone out, whether or not it was taken."""
        return self.keadaan in TERKIRIM

    @property
    def is_beku(self) -> bool:
        """It has been signed once; its words stay as they are."""
        return self.ditandatangani_at is not None


class Paraf(Rekaman):
    """One step on a paper's way: who, with rank and post of that day, and why. Stays local."""

    dokumen = models.ForeignKey(Dokumen, models.PROTECT, related_name="paraf")
    langkah = models.CharField(max_length=30)
    at = models.DateTimeField()
    nrp = models.CharField(max_length=18)
    nama = models.CharField(max_length=160)
    pangkat = models.CharField(max_length=20)
    jabatan = models.CharField(max_length=120, blank=True)
    alasan = models.CharField(max_length=500, blank=True)
    gugur = models.BooleanField(default=False)
    """The draft went back after it, so it counts no longer."""

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.langkah} {self.pangkat} {self.nama}".strip()

    @property
    def label(self) -> str:
        return LANGKAH_LABEL.get(self.langkah, self.langkah)


class Cetakan(Rekaman):
    """The sheet as it was printed when it was signed, locked: it is never set again. Local."""

    dokumen = models.OneToOneField(Dokumen, models.PROTECT, related_name="cetakan")
    pdf = models.BinaryField()

    def __str__(self) -> str:
        return str(self.dokumen_id)


class Register(Rekaman):
    """A register book whose code or title the unit has set; the others are as shipped. Local."""

    satuan = models.ForeignKey(Satuan, models.PROTECT, to_field="kode")
    kunci = models.CharField(max_length=20)
    kode = models.CharField(max_length=20, blank=True)
    judul = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["satuan", "kunci"], name="dokumen_satu_register")
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.judul}".strip()


class Lampiran(Rekaman):
    """A scan or a photo, named by its content; the file lies locked under var/. Local."""

    subject = models.CharField(max_length=80)
    """The paper or the case it hangs on."""
    induk = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    nama = models.CharField(max_length=160)
    tipe = models.CharField(max_length=40)
    ukuran = models.PositiveIntegerField()
    keterangan = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    oleh_nrp = models.CharField(max_length=18)

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject"], name="dokumen_lampiran_subjek"),
            models.Index(fields=["induk"], name="dokumen_lampiran_perkara"),
        ]

    def __str__(self) -> str:
        return self.nama


class Templat(Rekaman):
    """A unit's own Word template for one paper or one shape of them; the newest holds. Local."""

    satuan = models.ForeignKey(Satuan, models.PROTECT, to_field="kode")
    bentuk = models.CharField(max_length=20)
    jenis = models.CharField(max_length=30, blank=True, default="", db_default="")
    """The one paper it is for; empty: all of its shape that have none of their own."""
    nama = models.CharField(max_length=160)
    isi = models.BinaryField()
    """Empty: from this moment the unit uses none of its own any more."""
    at = models.DateTimeField()
    oleh_nrp = models.CharField(max_length=18)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-id"]

    def __str__(self) -> str:
        return self.nama

    @property
    def is_bawaan(self) -> bool:
        return not self.isi


class NomorSurat(models.Model):
    """The last number issued in one series; locked by whoever issues the next. Local."""

    satuan = models.ForeignKey(Satuan, models.PROTECT, to_field="kode")
    seri = models.CharField(max_length=60)
    """Code and filing class ("SP.Sidik RES.4.2"), or a register ("register sp2hp")."""
    tahun = models.PositiveSmallIntegerField()
    nomor = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["satuan", "seri", "tahun"], name="dokumen_satu_pencacah_seri_tahun"
            )
        ]

    def __str__(self) -> str:
        return f"{self.satuan_id} {self.seri} {self.tahun}: {self.nomor}"
