"""What happened to an exhibit: weighed, moved, tested, ruled upon, destroyed."""

from collections.abc import Sequence
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from sidik.barang_bukti import wire
from sidik.barang_bukti.data import (
    GERAK_LABEL,
    PERUNTUKAN_LABEL,
    JenisGerak,
    Peruntukan,
    Takaran,
)
from sidik.barang_bukti.models import kolom
from sidik.barang_bukti.models.barang import BarangBukti
from sidik.jejak.models import Rekaman


class Penimbangan(Rekaman):
    """A weighing. The newest counts; those before it stay, each with why it was done again."""

    wire = ("penimbangan.v1", wire.PenimbanganV1)

    bb = models.ForeignKey(BarangBukti, models.PROTECT, related_name="penimbangan")
    urut = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    nomor_ba = models.CharField(max_length=120)
    bruto_gram = kolom.gram_kosong()
    netto_gram = kolom.gram()
    ml = kolom.gram()
    butir = models.PositiveIntegerField(default=0)
    alat = kolom.lokal(120)
    kalibrasi = models.DateField(null=True)
    tempat = kolom.lokal(200)
    penimbang = kolom.lokal(160)
    saksi = kolom.nama_lokal()
    alasan = kolom.lokal(300)

    class Meta:
        ordering: ClassVar[list[str]] = ["urut"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["bb", "urut"], name="bb_satu_urut_timbang"),
            models.CheckConstraint(
                condition=Q(bruto_gram=None) | Q(bruto_gram__gte=F("netto_gram")),
                name="bb_timbang_bruto_netto",
            ),
        ]

    def __str__(self) -> str:
        return self.nomor_ba

    @property
    def is_kalibrasi_lama(self) -> bool:
        """The scale was last calibrated more than a year before."""
        return self.kalibrasi is not None and (self.at.date() - self.kalibrasi).days > 365


class Gerak(Rekaman):
    """A movement with its minutes. The database refuses to change or delete it."""

    wire = ("gerak_bb.v1", wire.GerakV1)

    bb = models.ForeignKey(BarangBukti, models.PROTECT, related_name="gerak")
    urut = models.PositiveIntegerField()
    jenis = models.CharField(max_length=20)
    gram = kolom.gram()
    ml = kolom.gram()
    butir = models.IntegerField(default=0)
    nomor_ba = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    dari = kolom.lokal(200)
    ke = kolom.lokal(200)
    instansi = kolom.lokal(160)
    keperluan = kolom.lokal(160)
    sampai = models.DateField(null=True)
    """By when what is lent comes back. Stays on this node, as does who has it."""
    petugas = kolom.nama_lokal()
    oleh_nrp = models.CharField(max_length=18, blank=True, default="", db_default="")
    label = models.CharField(max_length=60, blank=True, default="", db_default="")
    """The label or seal that it was closed with afterwards."""
    menyusul = models.BooleanField(default=False, db_default=False)
    """It happened before a movement that was already written down."""
    terlambat = kolom.lokal(300)

    class Meta:
        ordering: ClassVar[list[str]] = ["bb", "urut"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["bb", "urut"], name="bb_satu_urut_gerak"),
            models.CheckConstraint(
                condition=Q(jenis=JenisGerak.TIMBANG_ULANG.value)
                | Q(gram__gte=0, ml__gte=0, butir__gte=0),
                name="bb_gerak_tidak_minus",
            ),
            # The minutes of a destruction may follow within a day; they stand on its own record.
            models.CheckConstraint(
                condition=~Q(nomor_ba="") | Q(jenis=JenisGerak.MUSNAH.value),
                name="bb_gerak_berberita_acara",
            ),
            models.CheckConstraint(
                condition=Q(jenis__in=[j.value for j in JenisGerak]), name="bb_gerak_dikenal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.urut} {self.jenis} {self.nomor_ba}".strip()

    @property
    def jenis_label(self) -> str:
        return GERAK_LABEL[JenisGerak(self.jenis)]

    @property
    def takaran(self) -> Takaran:
        return Takaran.of(self)


class UjiLab(Rekaman):
    """A sample at a laboratory: asked for, handed over, answered."""

    wire = ("uji_lab.v1", wire.UjiLabV1)

    bb = models.ForeignKey(BarangBukti, models.PROTECT, related_name="uji")
    lab = models.CharField(max_length=160)
    nomor = models.CharField(max_length=120)
    tanggal = models.DateField()
    pertanyaan = kolom.lokal(500)
    diserahkan_at = models.DateTimeField(null=True)
    gram = kolom.gram()
    ml = kolom.gram()
    butir = models.PositiveIntegerField(default=0)
    paket = models.PositiveIntegerField(null=True)
    """Of how many packets the sample was taken. Stays on this node, as does the reason."""
    alasan_contoh = kolom.lokal(300)
    hasil_nomor = models.CharField(max_length=120, blank=True)
    hasil_tanggal = models.DateField(null=True)
    temuan = kolom.lokal(500)
    is_positif = models.BooleanField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["tanggal", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["bb"], condition=Q(hasil_nomor=""), name="bb_satu_uji_berjalan"
            )
        ]

    def __str__(self) -> str:
        return self.nomor


class Penetapan(Rekaman):
    """The prosecutor's ruling: how much of an exhibit is for what. The newest received holds.

    The database refuses to change or delete it, and refuses a destruction beyond it.
    """

    wire = ("penetapan_bb.v1", wire.PenetapanV1)

    bb = models.ForeignKey(BarangBukti, models.PROTECT, related_name="penetapan")
    nomor = models.CharField(max_length=120)
    tanggal = models.DateField()
    diterima = models.DateField()
    peruntukan = ArrayField(models.CharField(max_length=20))
    pembuktian_gram = kolom.gram()
    pembuktian_ml = kolom.gram()
    pembuktian_butir = models.PositiveIntegerField(default=0)
    iptek_gram = kolom.gram()
    iptek_ml = kolom.gram()
    iptek_butir = models.PositiveIntegerField(default=0)
    pelatihan_gram = kolom.gram()
    pelatihan_ml = kolom.gram()
    pelatihan_butir = models.PositiveIntegerField(default=0)
    musnah_gram = kolom.gram()
    musnah_ml = kolom.gram()
    musnah_butir = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["diterima", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(diterima__gte=F("tanggal")), name="bb_penetapan_diterima_sesudah"
            ),
            models.CheckConstraint(
                condition=kolom.tidak_minus("gram", list(Peruntukan))
                & kolom.tidak_minus("ml", list(Peruntukan)),
                name="bb_penetapan_tidak_minus",
            ),
        ]

    def __str__(self) -> str:
        return self.nomor

    @property
    def peruntukan_label(self) -> str:
        return ", ".join(PERUNTUKAN_LABEL[Peruntukan(p)].lower() for p in self.peruntukan)

    @property
    def bagian(self) -> Sequence[tuple[str, Takaran]]:
        """Each use with its amount."""
        return [
            (PERUNTUKAN_LABEL[Peruntukan(p)], self.takaran(Peruntukan(p))) for p in self.peruntukan
        ]

    def takaran(self, untuk: Peruntukan) -> Takaran:
        return Takaran.of(self, f"{untuk}_")


class Pemusnahan(Rekaman):
    """A destruction: who was asked, who saw it, how it was done. Its minutes follow in a day."""

    wire = ("pemusnahan.v1", wire.PemusnahanV1)

    bb = models.ForeignKey(BarangBukti, models.PROTECT, related_name="pemusnahan")
    penetapan = models.ForeignKey(Penetapan, models.PROTECT, null=True)
    at = models.DateTimeField()
    gram = kolom.gram()
    ml = kolom.gram()
    butir = models.PositiveIntegerField(default=0)
    nomor_ba = models.CharField(max_length=120, blank=True)
    ba_at = models.DateTimeField(null=True)
    tempat = kolom.lokal(200)
    cara = kolom.lokal(300)
    petugas = kolom.nama_lokal()
    saksi = kolom.nama_lokal()
    undangan = kolom.nama_lokal()

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]

    def __str__(self) -> str:
        return self.nomor_ba or f"pemusnahan {self.at:%Y-%m-%d}"
