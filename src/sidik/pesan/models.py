"""Messages in and out. Local to the node: nothing of this travels to the centre."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sidik.kernel.uid import uuid7
from sidik.pesan.data import (
    ALASAN_LABEL,
    KELUAR_LABEL,
    MASUK_LABEL,
    Alasan,
    JenisNomor,
    KeadaanKeluar,
    KeadaanMasuk,
    Nomor,
    Prioritas,
)


class Masuk(models.Model):
    """A message that came in, once, however often the gateway handed it over."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gateway = models.CharField(max_length=40)
    native_id = models.CharField(max_length=80)
    pengirim = models.CharField(max_length=60)
    """As the network spelled it."""
    nomor = models.CharField(max_length=70)
    jenis = models.CharField(max_length=12, choices=[(j.value, j.value) for j in JenisNomor])
    text = models.TextField()
    sent_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    lengkap = models.BooleanField(default=True)
    state = models.CharField(max_length=10, choices=[(s.value, v) for s, v in MASUK_LABEL.items()])
    alasan = models.CharField(
        max_length=12, blank=True, choices=[(a.value, v) for a, v in ALASAN_LABEL.items()]
    )
    copies = models.PositiveIntegerField(default=1)
    ditangani_oleh = models.CharField(max_length=18, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-received_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["gateway", "native_id"], name="pesan_satu_masuk"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["nomor", "-received_at"], name="pesan_masuk_nomor"),
            models.Index(
                fields=["state", "received_at"],
                name="pesan_masuk_terbuka",
                condition=Q(state__in=[KeadaanMasuk.BARU.value, KeadaanMasuk.MANUAL.value]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomor_samar} {self.received_at:%d/%m %H.%M}"

    @property
    def nomor_samar(self) -> str:
        return Nomor(self.nomor, JenisNomor(self.jenis)).samar

    @property
    def alasan_label(self) -> str:
        return ALASAN_LABEL[Alasan(self.alasan)] if self.alasan else ""


class Keluar(models.Model):
    """A message to send: one row, at most one automatic sending."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    in_reply_to = models.ForeignKey(Masuk, models.PROTECT, null=True, related_name="balasan")
    otomatis = models.BooleanField()
    tujuan = models.CharField(max_length=20)
    text = models.TextField()
    template = models.CharField(max_length=40, blank=True)
    """Which approved text this is; empty: an officer's own words."""
    oleh = models.CharField(max_length=18)
    prioritas = models.SmallIntegerField(choices=[(p.value, p.name) for p in Prioritas])
    state = models.CharField(
        max_length=10,
        default=KeadaanKeluar.ANTRE.value,
        choices=[(s.value, v) for s, v in KELUAR_LABEL.items()],
    )
    kode = models.CharField(max_length=80, blank=True)
    """What the network said when it last refused, or why we are in doubt."""
    attempts = models.PositiveSmallIntegerField(default=0)
    modem = models.CharField(max_length=40, blank=True)
    lease_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    not_before = models.DateTimeField()
    expires_at = models.DateTimeField()
    terkirim_at = models.DateTimeField(null=True)
    sampai_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["in_reply_to"],
                condition=Q(otomatis=True),
                name="pesan_satu_jawaban_otomatis",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["tujuan", "-created_at"], name="pesan_keluar_tujuan"),
            models.Index(
                fields=["-prioritas", "created_at"],
                name="pesan_keluar_antre",
                condition=Q(state=KeadaanKeluar.ANTRE.value),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tujuan_samar} {self.state}"

    @property
    def tujuan_samar(self) -> str:
        return Nomor.parse(self.tujuan).samar

    @property
    def is_ulang(self) -> bool:
        """Whether an officer may have it sent again."""
        return self.state in {KeadaanKeluar.TAK_PASTI, KeadaanKeluar.GAGAL}

    @property
    def is_batal(self) -> bool:
        """Whether an officer may call it off."""
        return self.is_ulang or self.state == KeadaanKeluar.ANTRE


class BagianKeluar(models.Model):
    """One part as the network took it, with the name the network gave it."""

    keluar = models.ForeignKey(Keluar, models.PROTECT, related_name="bagian")
    seq = models.PositiveSmallIntegerField()
    modem = models.CharField(max_length=40)
    ref = models.CharField(max_length=64)
    """Text: references have leading noughts, and a modem's repeat after 256."""
    accepted_at = models.DateTimeField()
    sampai = models.BooleanField(null=True)
    """None until a receipt says."""

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["modem", "ref", "-accepted_at"], name="pesan_bagian_ref")
        ]

    def __str__(self) -> str:
        return f"{self.modem} {self.ref}"


class Percobaan(models.Model):
    """One step of one attempt to send; written before the wire, never changed (migration 0002)."""

    keluar = models.ForeignKey(Keluar, models.PROTECT, related_name="percobaan")
    ke = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    modem = models.CharField(max_length=40)
    hasil = models.CharField(max_length=12)
    kode = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.ke} {self.hasil} {self.kode}".strip()


class ResiYatim(models.Model):
    """A receipt that came before we knew whose it is."""

    gateway = models.CharField(max_length=40)
    ref = models.CharField(max_length=64)
    tujuan = models.CharField(max_length=70)
    sampai = models.BooleanField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.gateway} {self.ref}"


class Berhenti(models.Model):
    """A number that wants no notices. Its own questions are still answered."""

    nomor = models.CharField(max_length=70, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return Nomor.parse(self.nomor).samar


class Modem(models.Model):
    """What a worker last said of its gateway. Judged by progress, not by a process id."""

    nama = models.CharField(max_length=40, primary_key=True)
    jenis = models.CharField(max_length=10)
    ok = models.BooleanField(default=False)
    heartbeat_at = models.DateTimeField()
    progress_at = models.DateTimeField(null=True)
    sinyal = models.PositiveSmallIntegerField(null=True)
    jaringan = models.CharField(max_length=60, blank=True)
    pulsa = models.CharField(max_length=200, blank=True)
    sim_terpakai = models.PositiveSmallIntegerField(null=True)
    sim_muat = models.PositiveSmallIntegerField(null=True)
    keterangan = models.CharField(max_length=200, blank=True)
    mulai = models.PositiveIntegerField(default=0)
    """How often its worker was started."""

    class Meta:
        ordering: ClassVar[list[str]] = ["nama"]

    def __str__(self) -> str:
        return self.nama


class PesanPonsel(models.Model):
    """The air between the demo's handset and the office; stands in for a mobile network."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    nomor = models.CharField(max_length=20)
    ke_kantor = models.BooleanField()
    text = models.TextField()
    at = models.DateTimeField()
    diambil_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["id"],
                name="pesan_ponsel_udara",
                condition=Q(ke_kantor=True, diambil_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.nomor} {'->' if self.ke_kantor else '<-'} kantor"
