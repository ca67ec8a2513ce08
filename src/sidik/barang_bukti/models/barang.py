"""The exhibit, its number and its balance."""

from collections.abc import Sequence
from typing import ClassVar, Final

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localtime

from sidik.barang_bukti import wire
from sidik.barang_bukti.data import (
    BUTIRAN,
    DITIMBANG,
    HANYA_ZAT,
    JENIS_LABEL,
    NASIB_LABEL,
    RUPIAH,
    UKURAN,
    WADAH_LABEL,
    JenisBB,
    Nasib,
    Saldo,
    Takaran,
    Wadah,
    golongan_label,
    tulis_takaran,
)
from sidik.barang_bukti.models import kolom
from sidik.jejak.models import Rekaman
from sidik.kernel import clock
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.satuan.models import Satuan

_TANPA_SEBUTAN: Final = frozenset({"unit", "rp", "rp.", "rupiah"})


class NomorBB(models.Model):
    """The last number of a unit's exhibit book in a year; locked while one is taken."""

    satuan = models.ForeignKey(Satuan, models.PROTECT, to_field="kode", related_name="+")
    tahun = models.PositiveSmallIntegerField()
    nomor = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["satuan", "tahun"], name="bb_satu_penghitung")
        ]

    def __str__(self) -> str:
        return f"{self.satuan_id} {self.tahun}: {self.nomor}"


class BarangBukti(Rekaman):
    """One exhibit and its balance. The pots change only together with a movement.

    Net = in store + lent + laboratory + court + science + destroyed + returned, for grams, for
    millilitres and for pieces: the row says it, and at the end of each transaction its movements
    must say the same (migration 0002).
    """

    wire = ("barang_bukti.v1", wire.BarangBuktiV1)

    perkara = models.ForeignKey(Perkara, models.PROTECT, related_name="barang_bukti")
    satuan = models.ForeignKey(Satuan, models.PROTECT, to_field="kode", related_name="+")
    """Whose exhibit book it stands in; stays when the case goes to another unit."""
    nomor = models.CharField(max_length=120)
    tahun = models.PositiveSmallIntegerField()
    seri = models.PositiveIntegerField()
    label = models.CharField(max_length=60, blank=True)
    jenis = models.CharField(max_length=20)
    nama = kolom.lokal(200)
    zat = models.CharField(max_length=40, blank=True)
    golongan = models.CharField(max_length=30, blank=True)
    zat_dasar = models.CharField(max_length=120, blank=True)
    """Which regulation put it into its group on the day of the seizure."""
    bentuk = models.CharField(max_length=60, blank=True)
    warna = models.CharField(max_length=60, blank=True)
    kemasan = kolom.lokal(160)
    jumlah_paket = models.PositiveIntegerField(null=True)
    hitungan = models.CharField(max_length=20, default="butir")
    """What its pieces are called: butir, lembar, unit."""
    disita_at = models.DateTimeField()
    penyitaan_id = models.UUIDField(null=True)
    """The seizure it came from, if one was written down here. Stays on this node."""
    sprin_sita = kolom.lokal(120)
    ba_sita = kolom.lokal(120)
    ditemukan_di = kolom.lokal(300)
    dari_siapa = kolom.lokal(200)
    tempat_simpan = kolom.lokal(160)
    serial = kolom.lokal(80)
    imei = kolom.lokal(80)
    plat = kolom.lokal(20)
    pemilik = kolom.lokal(160)
    tanpa_pemilik = models.BooleanField(default=False, db_default=False)
    """Said of it when it entered the book: found, and nobody knows whose it was."""
    pinjam_oleh = kolom.lokal(300)
    """Who has what is lent out now, and by when the first of it comes back."""
    pinjam_sampai = models.DateField(null=True)
    nasib = models.CharField(max_length=10, default=Nasib.BELUM.value)
    nasib_dasar = kolom.lokal(200)
    sulit_dijangkau = models.BooleanField(default=False, db_default=False)
    kejari_nomor = models.CharField(max_length=120, blank=True)
    kejari_at = models.DateTimeField(null=True)
    terlambat = kolom.lokal(300)

    bruto_gram = kolom.gram_kosong()
    netto_gram = kolom.gram()
    sisa_gram = kolom.gram()
    pinjam_gram = kolom.gram()
    lab_gram = kolom.gram()
    sidang_gram = kolom.gram()
    iptek_gram = kolom.gram()
    musnah_gram = kolom.gram()
    kembali_gram = kolom.gram()
    netto_butir = models.PositiveIntegerField(default=0)
    sisa_butir = models.PositiveIntegerField(default=0)
    pinjam_butir = models.PositiveIntegerField(default=0)
    lab_butir = models.PositiveIntegerField(default=0)
    sidang_butir = models.PositiveIntegerField(default=0)
    iptek_butir = models.PositiveIntegerField(default=0)
    musnah_butir = models.PositiveIntegerField(default=0)
    kembali_butir = models.PositiveIntegerField(default=0)
    netto_ml = kolom.gram()
    sisa_ml = kolom.gram()
    pinjam_ml = kolom.gram()
    lab_ml = kolom.gram()
    sidang_ml = kolom.gram()
    iptek_ml = kolom.gram()
    musnah_ml = kolom.gram()
    kembali_ml = kolom.gram()
    jumlah_gerak = models.PositiveIntegerField(default=0)
    kata = kolom.kata()

    keterlibatan = models.ManyToManyField(
        Keterlibatan, through="KaitanBB", related_name="barang_bukti"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["-tahun", "-seri"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["satuan", "tahun", "seri"], name="bb_satu_nomor_register"
            ),
            models.UniqueConstraint(
                fields=["node", "label"], condition=~Q(label=""), name="bb_satu_label"
            ),
            models.CheckConstraint(
                condition=Q(bruto_gram=None) | Q(bruto_gram__gte=F("netto_gram")),
                name="bb_bruto_tidak_kurang_dari_netto",
            ),
            models.CheckConstraint(condition=kolom.seimbang("gram"), name="bb_gram_seimbang"),
            models.CheckConstraint(condition=kolom.seimbang("butir"), name="bb_butir_seimbang"),
            models.CheckConstraint(condition=kolom.seimbang("ml"), name="bb_ml_seimbang"),
            models.CheckConstraint(
                condition=kolom.tidak_minus("gram"), name="bb_tidak_ada_yang_minus"
            ),
            models.CheckConstraint(condition=kolom.tidak_minus("ml"), name="bb_ml_tidak_minus"),
            models.CheckConstraint(
                condition=~Q(jenis__in=sorted(DITIMBANG)) | ~Q(zat=""), name="bb_zat_disebut"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["perkara"], name="bb_perkara"),
            models.Index(fields=["zat", "-tahun"], name="bb_zat"),
            models.Index(
                fields=["pinjam_sampai"],
                condition=Q(pinjam_sampai__isnull=False),
                name="bb_pinjam_sampai",
            ),
            GinIndex(fields=["kata"], opclasses=["gin_trgm_ops"], name="bb_kata"),
        ]

    def __str__(self) -> str:
        return self.nomor

    @property
    def is_ditimbang(self) -> bool:
        return self.jenis in DITIMBANG

    @property
    def is_butiran(self) -> bool:
        """Its pieces are the substance itself, not what it is packed in."""
        return self.is_ditimbang and self.hitungan.casefold() in BUTIRAN

    @property
    def sebutan(self) -> str:
        """What its pieces are called; cash is rupiah, unless somebody counted its sheets."""
        bare = self.jenis == JenisBB.UANG and self.hitungan.casefold() in _TANPA_SEBUTAN
        return RUPIAH if bare else self.hitungan

    @property
    def jenis_label(self) -> str:
        return JENIS_LABEL[JenisBB(self.jenis)]

    @property
    def golongan_label(self) -> str:
        return golongan_label(self.golongan) if self.golongan else ""

    @property
    def nasib_label(self) -> str:
        return NASIB_LABEL[Nasib(self.nasib)]

    @property
    def netto(self) -> Takaran:
        return Takaran.of(self, "netto_")

    @property
    def ukuran(self) -> Sequence[str]:
        """By what it is measured; a thing that has not been measured is counted."""
        return [u for u in UKURAN if getattr(self.netto, u)] or ["butir"]

    @property
    def berat(self) -> str:
        """What it is measured by, in one line: 92,99 gram; 4.120 butir; both."""
        return self.tulis(self.netto)

    @property
    def tersisa(self) -> str:
        return self.tulis(self.takaran(Wadah.SISA))

    @property
    def saldo(self) -> Sequence[Saldo]:
        """The balance line by line, in the order in which the sum is spoken."""
        rows = [
            Saldo(wadah=w, label=WADAH_LABEL[w], takaran=self.takaran(w))
            for w in (*list(Wadah)[2:], Wadah.PINJAM, Wadah.SISA)
        ]
        return [
            each
            for each in rows
            if self.is_ditimbang or each.wadah not in HANYA_ZAT or not each.takaran.is_nol
        ]

    @property
    def di_luar(self) -> Sequence[tuple[str, str]]:
        """Where the rest of it is: what is not in store, pot by pot."""
        return [
            (each.label, self.tulis(each.takaran))
            for each in self.saldo
            if each.wadah is not Wadah.SISA and not each.takaran.is_nol
        ]

    @property
    def is_pinjam_lewat(self) -> bool:
        """What is lent out should have come back by now."""
        today = localtime(clock.now()).date()
        return self.pinjam_sampai is not None and self.pinjam_sampai < today

    def takaran(self, wadah: Wadah) -> Takaran:
        return Takaran.of(self, f"{wadah}_")

    def tulis(self, takaran: Takaran) -> str:
        """Say an amount as this thing is measured."""
        return tulis_takaran(takaran, self.sebutan, ukuran=self.ukuran)


class KaitanBB(Rekaman):
    """An exhibit concerns a person of the case; one concerns several, and nobody copies it."""

    wire = ("kaitan_bb.v1", wire.KaitanBBV1)

    bb = models.ForeignKey(BarangBukti, models.PROTECT, related_name="kaitan")
    keterlibatan = models.ForeignKey(Keterlibatan, models.PROTECT, related_name="kaitan_bb")
    lepas_at = models.DateTimeField(null=True)
    """When it was said that it does not concern him after all; the row stays."""
    lepas_alasan = kolom.lokal(300)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["bb", "keterlibatan"], condition=Q(lepas_at=None), name="bb_satu_kaitan"
            )
        ]

    def __str__(self) -> str:
        return f"kaitan {self.pk}"
