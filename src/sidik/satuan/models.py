from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.postgres.fields import ArrayField
from django.db import models

from sidik.jejak.models import Rekaman
from sidik.satuan import wire
from sidik.satuan.data import Actor, JenisSatuan, Role


class Satuan(Rekaman):
    """A unit. Its code is the path to the root, so a subtree is a prefix."""

    wire = ("satuan.v1", wire.SatuanV1)

    kode = models.CharField(max_length=80, unique=True)
    nama = models.CharField(max_length=160)
    nama_pendek = models.CharField(max_length=80)
    jenis = models.CharField(max_length=10, choices=[(j.value, j.value) for j in JenisSatuan])
    zona = models.CharField(max_length=40, default="Asia/Jakarta")

    class Meta:
        ordering: ClassVar[list[str]] = ["kode"]

    def __str__(self) -> str:
        return self.nama_pendek


class Petugas(Rekaman):
    """An officer, with titles as they are written. A login is another thing: `Akun`."""

    wire = ("petugas.v1", wire.PetugasV1)

    nrp = models.CharField(max_length=18)
    nama = models.CharField(max_length=160)
    pangkat = models.CharField(max_length=20)
    jabatan = models.CharField(max_length=120)
    satuan = models.ForeignKey(Satuan, models.PROTECT, to_field="kode")
    roles = ArrayField(models.CharField(max_length=30), default=list)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["nama"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["node", "nrp"], name="satuan_satu_nrp_satu_petugas")
        ]

    def __str__(self) -> str:
        return f"{self.pangkat} {self.nama}".strip()

    def as_actor(self) -> Actor:
        return Actor(
            nrp=self.nrp,
            nama=self.nama,
            pangkat=self.pangkat,
            satuan=self.satuan_id,
            roles=frozenset(Role(role) for role in self.roles),
        )


class _BersamaPetugas(models.Manager["Akun"]):
    """Every request asks for the account and then for its officer: one question less."""

    def get_queryset(self) -> "models.QuerySet[Akun]":
        return super().get_queryset().select_related("petugas")


class Akun(AbstractBaseUser):
    """The login of an officer of this node. Stays here."""

    nrp = models.CharField(max_length=18, unique=True)
    petugas = models.OneToOneField(Petugas, models.PROTECT)
    gagal = models.PositiveSmallIntegerField(default=0)
    gagal_at = models.DateTimeField(null=True)

    objects = _BersamaPetugas()

    USERNAME_FIELD = "nrp"

    def __str__(self) -> str:
        return self.nrp

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django types it as a plain attribute
        return self.petugas.aktif
