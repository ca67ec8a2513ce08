"""Reads about messages. Who may read is asked here, in the `access_` ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count, F, QuerySet, Window

from sidik.kernel import clock
from sidik.kernel.errors import NotFound
from sidik.pesan.data import (
    Batas,
    KeadaanKeluar,
    KeadaanMasuk,
    Kiriman,
    ModemSitus,
    Prioritas,
)
from sidik.pesan.models import BagianKeluar, Berhenti, Keluar, Masuk, Modem, PesanPonsel
from sidik.satuan.data import Act, Actor
from sidik.satuan.policy import demand

JAM = timedelta(hours=1)
HARI = timedelta(days=1)
DIAM = timedelta(seconds=90)
"""A modem's worker that says nothing for this long is taken for dead."""


@dataclass(frozen=True)
class Baris:
    """One line of a conversation: theirs or ours."""

    at: datetime
    masuk: Masuk | None = None
    keluar: Keluar | None = None


@dataclass(frozen=True)
class Utas:
    """A conversation with one number, oldest first."""

    awal: Masuk
    baris: Sequence[Baris]
    terakhir_keluar: UUID | None
    is_berhenti: bool


@dataclass(frozen=True)
class KeadaanModem:
    """A modem as the screen shows it."""

    modem: Modem
    hidup: bool
    peringatan: Sequence[str]


def batas() -> Batas:
    """Return this site's limits."""
    found: Batas = getattr(settings, "PESAN_BATAS", None) or Batas()
    return found


def list_situs() -> Sequence[ModemSitus]:
    """Return the gateways that this site has, from its node file."""
    rows: Mapping[str, Mapping[str, str]] = settings.SIDIK.modem
    return [ModemSitus(nama=nama, **row) for nama, row in rows.items()]


def is_ponsel() -> bool:
    """Whether the simulated handset belongs to this site."""
    return any(situs.jenis == "dummy" for situs in list_situs())


def find_kembar(kiriman: Kiriman, nomor: str, text: str) -> Masuk | None:
    """Return the message that this one repeats."""
    same = Masuk.objects.filter(gateway=kiriman.gateway)
    if kiriman.native_id is not None:
        return same.filter(native_id=kiriman.native_id).first()
    since = clock.now() - batas().kembar
    return same.filter(nomor=nomor, text=text, received_at__gte=since).first()


def list_baru(limit: int) -> Sequence[UUID]:
    rows = Masuk.objects.filter(state=KeadaanMasuk.BARU).order_by("received_at")
    return list(rows.values_list("pk", flat=True)[:limit])


def count_otomatis(tujuan: str, since: datetime) -> int:
    return Keluar.objects.filter(tujuan=tujuan, otomatis=True, created_at__gte=since).count()


def count_sama(tujuan: str, text: str, since: datetime) -> int:
    rows = Keluar.objects.filter(tujuan=tujuan, otomatis=True, text=text, created_at__gte=since)
    return rows.count()


def count_template(tujuan: str, template: str, since: datetime) -> int:
    rows = Keluar.objects.filter(tujuan=tujuan, template=template, created_at__gte=since)
    return rows.count()


def count_modem(modem: str, since: datetime) -> int:
    """Return how many messages a modem was given since; a SIM that sends too many is blocked."""
    return BagianKeluar.objects.filter(modem=modem, accepted_at__gte=since).count()


def is_berhenti(nomor: str) -> bool:
    return Berhenti.objects.filter(nomor=nomor).exists()


def list_antrean(actor: Actor) -> Sequence[Masuk]:
    """Return the oldest unanswered message of each number that waits for a person.

    Each carries `jumlah`: how many of that number wait.
    """
    demand(actor, Act.PESAN_READ)
    rows = (
        Masuk.objects.filter(state=KeadaanMasuk.MANUAL)
        .annotate(jumlah=Window(Count("pk"), partition_by=F("nomor")))
        .order_by("nomor", "received_at")
        .distinct("nomor")
    )
    return sorted(rows, key=lambda masuk: masuk.received_at)


def list_masuk(actor: Actor, state: KeadaanMasuk | None = None) -> QuerySet[Masuk]:
    demand(actor, Act.PESAN_READ)
    rows = Masuk.objects.all()
    return rows.filter(state=state) if state else rows


def list_keluar(actor: Actor, state: KeadaanKeluar | None = None) -> QuerySet[Keluar]:
    demand(actor, Act.PESAN_READ)
    rows = Keluar.objects.select_related("in_reply_to")
    return rows.filter(state=state) if state else rows


def access_masuk(pk: UUID, actor: Actor, act: Act = Act.PESAN_READ) -> Masuk:
    demand(actor, act)
    masuk = Masuk.objects.filter(pk=pk).first()
    if masuk is None:
        raise NotFound
    return masuk


def access_utas(pk: UUID, actor: Actor, *, limit: int = 100) -> Utas:
    """Return the conversation that a message belongs to, its last `limit` lines each way."""
    awal = access_masuk(pk, actor)
    masuk = Masuk.objects.filter(nomor=awal.nomor).order_by("-received_at")[:limit]
    keluar = list(Keluar.objects.filter(tujuan=awal.nomor).order_by("-created_at")[:limit])
    lines = [Baris(m.received_at, masuk=m) for m in masuk]
    lines += [Baris(k.created_at, keluar=k) for k in keluar]
    return Utas(
        awal=awal,
        baris=sorted(lines, key=lambda line: line.at),
        terakhir_keluar=latest_manual(awal.nomor),
        is_berhenti=is_berhenti(awal.nomor),
    )


def latest_manual(nomor: str) -> UUID | None:
    """Return the last message that an officer wrote to this number."""
    rows = Keluar.objects.filter(tujuan=nomor, prioritas=Prioritas.PETUGAS).order_by("-created_at")
    return rows.values_list("pk", flat=True).first()


def count_manual() -> int:
    return Masuk.objects.filter(state=KeadaanMasuk.MANUAL).count()


def count_tak_pasti() -> int:
    return Keluar.objects.filter(state=KeadaanKeluar.TAK_PASTI).count()


def count_antre() -> int:
    return Keluar.objects.filter(state=KeadaanKeluar.ANTRE).count()


def list_modem() -> Sequence[KeadaanModem]:
    """Return each modem with what is wrong with it, in words."""
    now = clock.now()
    return [_keadaan(modem, now) for modem in Modem.objects.all()]


def list_udara(limit: int = 20) -> Sequence[PesanPonsel]:
    """Return what the demo's handset has sent and the office has not yet taken."""
    return list(PesanPonsel.objects.filter(ke_kantor=True, diambil_at=None)[:limit])


def list_ponsel(nomor: str, limit: int = 40) -> Sequence[PesanPonsel]:
    rows = PesanPonsel.objects.filter(nomor=nomor).order_by("-id")[:limit]
    return list(reversed(rows))


def _keadaan(modem: Modem, now: datetime) -> KeadaanModem:
    hidup = now - modem.heartbeat_at < DIAM
    found = []
    if not hidup:
        found.append("proses modem diam; periksa layanan «sidik sms»")
    elif not modem.ok:
        found.append(modem.keterangan or "modem tidak menjawab; periksa kabel dan lampunya")
    if modem.sinyal is not None and modem.sinyal < 20:
        found.append("sinyal lemah; pindahkan modem atau antena")
    if modem.sim_muat and modem.sim_terpakai and modem.sim_terpakai * 100 > modem.sim_muat * 60:
        found.append("kotak masuk kartu SIM hampir penuh")
    return KeadaanModem(modem, hidup, found)
