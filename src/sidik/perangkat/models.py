from datetime import date
from typing import ClassVar

from django.db import models

from sidik.jejak.models import Rekaman
from sidik.kernel.ref import ref
from sidik.perangkat.data import (
    KELAS_IKON,
    KELAS_LABEL,
    LUNAK_LABEL,
    PIHAK_KEBOCORAN_LABEL,
    TINGKAT_LABEL,
    Cara,
    HasilIsian,
    Irama,
    JenisLunak,
    KeadaanLembar,
    Kelas,
    PihakKebocoran,
    Sumber,
    Tingkat,
)


class Aset(Rekaman):
    """One piece of equipment, and who mends it when nobody here can."""

    satuan_kode = models.CharField(max_length=80)
    kode = models.CharField(max_length=40)
    kelas = models.CharField(max_length=20, choices=[(k.value, KELAS_LABEL[k]) for k in Kelas])
    nama = models.CharField(max_length=120)
    lokasi = models.CharField(max_length=120)
    merek = models.CharField(max_length=120, blank=True)
    urut = models.PositiveSmallIntegerField(default=0)
    teknisi = models.CharField(max_length=120)
    teknisi_telepon = models.CharField(max_length=20, blank=True)
    ti_telepon = models.CharField(max_length=20, blank=True)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["urut", "kode"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["node", "kode"], name="perangkat_satu_kode_satu_aset")
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def ikon(self) -> str:
        return KELAS_IKON[Kelas(self.kelas)]


class PerangkatLunak(models.Model):
    """A program on a piece of equipment, as it was last seen."""

    aset = models.ForeignKey(Aset, models.CASCADE, related_name="perangkat_lunak")
    jenis = models.CharField(max_length=10, choices=[(j.value, LUNAK_LABEL[j]) for j in JenisLunak])
    nama = models.CharField(max_length=120)
    versi = models.CharField(max_length=60, blank=True)
    dilihat_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["aset", "jenis", "nama"], name="perangkat_satu_lunak")
        ]

    def __str__(self) -> str:
        return f"{self.nama} {self.versi}".strip()


class Panduan(models.Model):
    """The manual at the place where it is needed: what to try when a line fails (SOP 6.b)."""

    kode = models.CharField(max_length=40, unique=True)
    gejala = models.CharField(max_length=160)
    langkah = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.gejala


class Daftar(models.Model):
    """A check list: which lines, how often."""

    kode = models.CharField(max_length=40, unique=True)
    nama = models.CharField(max_length=120)
    irama = models.CharField(max_length=10, choices=[(i.value, i.value) for i in Irama])
    satuan_kode = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.nama


class Butir(models.Model):
    """One line of a check list, about one piece of equipment."""

    daftar = models.ForeignKey(Daftar, models.CASCADE, related_name="butir")
    aset = models.ForeignKey(Aset, models.PROTECT)
    kode = models.CharField(max_length=40)
    urut = models.PositiveSmallIntegerField()
    teks = models.CharField(max_length=200)
    cara = models.CharField(max_length=10, choices=[(c.value, c.value) for c in Cara])
    probe = models.CharField(max_length=40, blank=True)
    satuan_ukur = models.CharField(max_length=12, blank=True)
    min = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    max = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    panduan = models.ForeignKey(Panduan, models.PROTECT, null=True)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["urut"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["daftar", "aset", "kode"], name="perangkat_satu_butir")
        ]

    def __str__(self) -> str:
        return self.teks


class Lembar(Rekaman):
    """The sheet of one list on one day. It cannot be filled for a day that is over."""

    daftar = models.ForeignKey(Daftar, models.PROTECT)
    tanggal = models.DateField()
    tanggal_akhir = models.DateField()
    """The last day on which it may be filled."""
    dibuka_at = models.DateTimeField()
    jatuh_tempo_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=KeadaanLembar.TERBUKA.value)
    terlewat_at = models.DateTimeField(null=True)
    selesai_at = models.DateTimeField(null=True)
    diisi_oleh = models.CharField(max_length=180, blank=True)
    disahkan_at = models.DateTimeField(null=True)
    disahkan_oleh = models.CharField(max_length=180, blank=True)
    titik_seq = models.BigIntegerField(null=True)
    titik_hash = models.CharField(max_length=64, blank=True)
    """Where the ledger stood when the sheet was signed: on paper, out of the database's reach."""

    class Meta:
        ordering: ClassVar[list[str]] = ["-tanggal", "daftar_id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["daftar", "tanggal"], name="perangkat_satu_lembar_satu_tanggal"
            )
        ]

    def __str__(self) -> str:
        return f"{self.daftar} {self.tanggal:%d-%m-%Y}"

    @property
    def ref(self) -> str:
        return ref("lembar", self.pk)

    @property
    def is_open(self) -> bool:
        return self.state in (KeadaanLembar.TERBUKA, KeadaanLembar.TERLEWAT)

    @property
    def is_on_time(self) -> bool:
        return self.selesai_at is not None and self.selesai_at <= self.jatuh_tempo_at

    def is_over(self, day: date) -> bool:
        return day > self.tanggal_akhir


class Isian(models.Model):
    """The answer to one line. What the probe said stays, whatever a person makes of it."""

    lembar = models.ForeignKey(Lembar, models.CASCADE, related_name="isian")
    butir = models.ForeignKey(Butir, models.PROTECT)
    hasil = models.CharField(
        max_length=14,
        default=HasilIsian.BELUM.value,
        choices=[(h.value, h.value) for h in HasilIsian],
    )
    nilai = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    sumber = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Sumber])
    catatan = models.CharField(max_length=300, blank=True)
    hasil_probe = models.CharField(max_length=14, blank=True)
    teks_probe = models.CharField(max_length=200, blank=True)
    diukur_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["butir__urut"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["lembar", "butir"], name="perangkat_satu_isian")
        ]

    def __str__(self) -> str:
        return f"{self.butir}: {self.hasil}"


class Gangguan(Rekaman):
    """A fault, from the line that failed until it works again; one record through all stages."""

    TERBUKA: ClassVar[str] = "terbuka"
    PULIH: ClassVar[str] = "pulih"

    aset = models.ForeignKey(Aset, models.PROTECT, related_name="gangguan")
    butir = models.ForeignKey(Butir, models.PROTECT, null=True)
    lembar = models.ForeignKey(Lembar, models.PROTECT, null=True)
    uraian = models.CharField(max_length=300)
    tingkat = models.PositiveSmallIntegerField(default=Tingkat.MANUAL.value)
    state = models.CharField(max_length=8, default=TERBUKA)
    mulai_at = models.DateTimeField()
    terdeteksi_at = models.DateTimeField()
    pulih_at = models.DateTimeField(null=True)
    putaran = models.PositiveSmallIntegerField(default=1)
    """1, and one more each time it came back within a day."""

    class Meta:
        ordering: ClassVar[list[str]] = ["-tingkat", "terdeteksi_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(tingkat__gte=1, tingkat__lte=3), name="perangkat_tiga_tingkat"
            ),
            models.UniqueConstraint(
                fields=["aset", "butir"],
                condition=models.Q(state="terbuka"),
                name="perangkat_satu_gangguan_terbuka",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aset}: {self.uraian}"

    @property
    def ref(self) -> str:
        return ref("gangguan", self.pk)

    @property
    def is_open(self) -> bool:
        return self.state == self.TERBUKA

    @property
    def tingkat_label(self) -> str:
        return TINGKAT_LABEL[Tingkat(self.tingkat)]


class PenangananGangguan(models.Model):
    """One stage of a fault: who had it, what was tried, how it ended."""

    gangguan = models.ForeignKey(Gangguan, models.CASCADE, related_name="penanganan")
    putaran = models.PositiveSmallIntegerField(default=1)
    tingkat = models.PositiveSmallIntegerField()
    mulai_at = models.DateTimeField()
    batas_at = models.DateTimeField()
    selesai_at = models.DateTimeField(null=True)
    oleh = models.CharField(max_length=180, blank=True)
    langkah = models.JSONField(default=list)
    """One entry for each step of the guide that was answered: nomor, teks, hasil, catatan."""
    tindakan = models.TextField(blank=True)
    hasil = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["putaran", "tingkat"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["gangguan", "putaran", "tingkat"], name="perangkat_satu_penanganan"
            )
        ]

    def __str__(self) -> str:
        return f"{self.gangguan_id} tingkat {self.tingkat}"

    @property
    def tingkat_label(self) -> str:
        return TINGKAT_LABEL[Tingkat(self.tingkat)]


class KebocoranData(Rekaman):
    """Personal data got out or got lost: what and whose, by kind, never by name. Local."""

    satuan_kode = models.CharField(max_length=80)
    apa = models.CharField(max_length=300)
    milik = models.CharField(max_length=200)
    """Whose data, as a group: reporters of March, officers."""
    sejak_at = models.DateTimeField()
    dilaporkan_at = models.DateTimeField()
    pelapor = models.CharField(max_length=180)

    class Meta:
        ordering: ClassVar[list[str]] = ["-dilaporkan_at"]

    def __str__(self) -> str:
        return self.apa

    @property
    def ref(self) -> str:
        return ref("kebocoran", self.pk)


class PemberitahuanKebocoran(Rekaman):
    """One of those who must be told of a breach was told in writing. Local."""

    kebocoran = models.ForeignKey(KebocoranData, models.PROTECT, related_name="pemberitahuan")
    pihak = models.CharField(max_length=10)
    nomor = models.CharField(max_length=120)
    tanggal = models.DateField()
    oleh = models.CharField(max_length=180)

    class Meta:
        ordering: ClassVar[list[str]] = ["tanggal", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kebocoran", "pihak"], name="perangkat_satu_pihak_sekali_diberitahu"
            )
        ]

    def __str__(self) -> str:
        return self.nomor

    @property
    def pihak_label(self) -> str:
        return PIHAK_KEBOCORAN_LABEL[PihakKebocoran(self.pihak)]


class Ukuran(models.Model):
    """What a probe read at one moment. Kept for some days, then thrown away."""

    probe = models.CharField(max_length=40)
    at = models.DateTimeField()
    ok = models.BooleanField(null=True)
    nilai = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    teks = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["probe", "at"], name="perangkat_ukuran_terbaru")
        ]

    def __str__(self) -> str:
        return f"{self.probe} {self.teks}"
