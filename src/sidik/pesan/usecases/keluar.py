"""What goes out: one row, at most one sending by itself, doubts said aloud."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet

from sidik.jejak.usecases import projection, record, usecase
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.pesan import queries
from sidik.pesan.data import (
    Accepted,
    Hasil,
    JenisNomor,
    KeadaanKeluar,
    Nomor,
    Prioritas,
    Refused,
    Resi,
    Unknown,
    rapikan,
)
from sidik.pesan.errors import NomorBerhenti, NomorTakDapatDikirimi
from sidik.pesan.models import BagianKeluar, Keluar, Percobaan, ResiYatim
from sidik.satuan.data import Actor

_JEDA = timedelta(seconds=10)
_JEDA_TERPANJANG = timedelta(hours=1)
_RESI_BERLAKU = timedelta(days=3)


@dataclass(frozen=True)
class Tugas:
    """A message that one sender holds until its lease runs out."""

    keluar: UUID
    ke: int
    modem: str
    tujuan: str
    text: str


@usecase
def queue_sms(
    tujuan: str,
    text: str,
    *,
    template: str,
    actor: Actor,
    prioritas: Prioritas = Prioritas.PEMBERITAHUAN,
) -> Keluar:
    """Put a notice that nobody asked for into the out-box; at night it waits for the morning.

    Whether it may be said at all is the caller's act. Raises `NomorTakDapatDikirimi`,
    `NomorBerhenti`.
    """
    nomor = Nomor.parse(tujuan)
    if nomor.jenis is not JenisNomor.SELULER:
        raise NomorTakDapatDikirimi(nomor=tujuan)
    if queries.is_berhenti(nomor.kunci):
        raise NomorBerhenti(nomor=nomor.samar)
    now = clock.now()
    not_before = _after_quiet_hours(now) if prioritas is Prioritas.PEMBERITAHUAN else now
    keluar = Keluar.objects.create(
        otomatis=False,
        tujuan=nomor.kunci,
        text=rapikan(text),
        template=template,
        oleh=actor.nrp,
        prioritas=prioritas.value,
        created_at=now,
        not_before=not_before,
        expires_at=not_before + queries.batas().kedaluwarsa,
    )
    record(
        actor=actor,
        verb="pesan.diantrekan",
        subject=ref("sms", keluar.pk),
        facts={"ke": nomor.samar, "template": template},
    )
    return keluar


@projection
def claim(modem: str) -> Tugas | None:
    """Take the next message for a modem. The attempt is on record before anything is sent."""
    now, batas = clock.now(), queries.batas()
    rows = Keluar.objects.select_for_update(skip_locked=True).filter(
        state=KeadaanKeluar.ANTRE, not_before__lte=now, expires_at__gt=now
    )
    if queries.count_modem(modem, now - queries.JAM) >= batas.modem_per_jam:
        rows = rows.filter(prioritas__gte=Prioritas.PETUGAS)
    keluar = rows.order_by("-prioritas", "created_at").first()
    if keluar is None:
        return None
    keluar.state = KeadaanKeluar.DIKIRIM.value
    keluar.attempts += 1
    keluar.modem = modem
    keluar.lease_until = now + batas.sewa
    keluar.save(update_fields=["state", "attempts", "modem", "lease_until"])
    _note(keluar, "mulai")
    return Tugas(keluar.pk, keluar.attempts, modem, keluar.tujuan, keluar.text)


@projection
def settle(tugas: Tugas, hasil: Hasil) -> None:
    """Note what became of an attempt. An answer that comes after the lease still counts."""
    keluar = Keluar.objects.select_for_update().get(pk=tugas.keluar)
    ours = keluar.attempts == tugas.ke
    if not ours or keluar.state not in {KeadaanKeluar.DIKIRIM, KeadaanKeluar.TAK_PASTI}:
        return
    match hasil:
        case Accepted(refs):
            _accepted(keluar, refs)
        case Refused():
            _refused(keluar, hasil)
        case Unknown(why):
            _doubt(keluar, why)


@projection
def recover(modem: str) -> int:
    """Say "in doubt" of all that a modem's last worker held; call it before the next one sends."""
    return _doubt_all(Keluar.objects.filter(modem=modem), "proses pengirim berhenti")


@projection
def expire_keluar() -> int:
    """Say "in doubt" of leases run out, and give up what is too old to send."""
    now = clock.now()
    Keluar.objects.filter(state=KeadaanKeluar.ANTRE, expires_at__lte=now).update(
        state=KeadaanKeluar.GAGAL.value, kode="kedaluwarsa"
    )
    return _doubt_all(Keluar.objects.filter(lease_until__lte=now), "sewa pengirim habis")


@projection
def note_receipt(resi: Resi) -> None:
    """Take a delivery receipt; one that comes too early is kept until its message is known."""
    bagian = _bagian_of(resi)
    if bagian:
        _mark(bagian, resi)
    elif not _settles_a_doubt(resi):
        ResiYatim.objects.create(
            gateway=resi.gateway,
            ref=resi.ref,
            tujuan=Nomor.parse(resi.tujuan).kunci,
            sampai=resi.sampai,
            at=resi.at,
        )


def _accepted(keluar: Keluar, refs: tuple[str, ...]) -> None:
    now = clock.now()
    keluar.state = KeadaanKeluar.TERKIRIM.value
    keluar.kode = ""
    keluar.lease_until = None
    keluar.terkirim_at = now
    keluar.save(update_fields=["state", "kode", "lease_until", "terkirim_at"])
    BagianKeluar.objects.bulk_create(
        BagianKeluar(keluar=keluar, seq=seq, modem=keluar.modem, ref=found, accepted_at=now)
        for seq, found in enumerate(refs, 1)
    )
    _note(keluar, "diterima", ",".join(refs))
    early = ResiYatim.objects.filter(gateway=keluar.modem, ref__in=refs, tujuan=keluar.tujuan)
    for yatim in early.order_by("pk"):
        resi = Resi(
            gateway=yatim.gateway,
            ref=yatim.ref,
            tujuan=yatim.tujuan,
            sampai=yatim.sampai,
            at=yatim.at,
        )
        if bagian := _bagian_of(resi):
            _mark(bagian, resi)
    early.delete()


def _refused(keluar: Keluar, no: Refused) -> None:
    over = no.permanent or keluar.attempts >= queries.batas().percobaan
    keluar.state = (KeadaanKeluar.GAGAL if over else KeadaanKeluar.ANTRE).value
    keluar.kode = no.code[:80]
    keluar.lease_until = None
    keluar.not_before = clock.now() + (no.retry_after or _backoff(keluar))
    keluar.save(update_fields=["state", "kode", "lease_until", "not_before"])
    _note(keluar, "ditolak", no.code)


def _doubt(keluar: Keluar, why: str) -> None:
    keluar.state = KeadaanKeluar.TAK_PASTI.value
    keluar.kode = why[:80]
    keluar.lease_until = None
    keluar.save(update_fields=["state", "kode", "lease_until"])
    _note(keluar, "tak_pasti", why)


def _doubt_all(rows: QuerySet[Keluar], why: str) -> int:
    held = list(
        rows.filter(state=KeadaanKeluar.DIKIRIM).select_for_update(of=("self",), skip_locked=True)
    )
    for keluar in held:
        _doubt(keluar, why)
    return len(held)


def _backoff(keluar: Keluar) -> timedelta:
    """10 s, 30 s, 90 s …, and a fifth more by the row's own id, so that a jam does not return."""
    pause: timedelta = min(_JEDA * 3 ** (keluar.attempts - 1), _JEDA_TERPANJANG)
    extra: timedelta = pause * (keluar.pk.int % 20) / 100
    return pause + extra


def _bagian_of(resi: Resi) -> BagianKeluar | None:
    """A modem's references repeat after 256, so number and age must fit as well."""
    return (
        BagianKeluar.objects.select_related("keluar")
        .filter(
            modem=resi.gateway,
            ref=resi.ref,
            keluar__tujuan=Nomor.parse(resi.tujuan).kunci,
            accepted_at__gte=clock.now() - _RESI_BERLAKU,
        )
        .order_by("-accepted_at")
        .first()
    )


def _mark(bagian: BagianKeluar, resi: Resi) -> None:
    bagian.sampai = resi.sampai
    bagian.save(update_fields=["sampai"])
    keluar = bagian.keluar
    states = list(keluar.bagian.values_list("sampai", flat=True))
    if all(states):
        keluar.state, keluar.sampai_at = KeadaanKeluar.SAMPAI.value, resi.at
    elif False in states:
        keluar.state, keluar.kode = KeadaanKeluar.GAGAL.value, "tidak sampai di telepon"
    keluar.save(update_fields=["state", "sampai_at", "kode"])


def _settles_a_doubt(resi: Resi) -> bool:
    """A receipt to a number with exactly one message in doubt says that it went out."""
    doubts = Keluar.objects.select_for_update().filter(
        state=KeadaanKeluar.TAK_PASTI, modem=resi.gateway, tujuan=Nomor.parse(resi.tujuan).kunci
    )
    found = list(doubts[:2])
    if len(found) != 1 or not resi.sampai:
        return False
    found[0].modem = resi.gateway
    _accepted(found[0], (resi.ref,))
    _mark(found[0].bagian.get(), resi)
    return True


def _note(keluar: Keluar, hasil: str, kode: str = "") -> None:
    Percobaan.objects.create(
        keluar=keluar,
        ke=keluar.attempts,
        at=clock.now(),
        modem=keluar.modem,
        hasil=hasil,
        kode=kode[:80],
    )


def _after_quiet_hours(now: datetime) -> datetime:
    """Return `now`, or six in the morning when nobody should be woken."""
    batas, here = queries.batas(), now.astimezone(ZoneInfo(settings.SIDIK.zona))
    if batas.tenang_sampai <= here.hour < batas.tenang_dari:
        return now
    day = here.date() + timedelta(days=1 if here.hour >= batas.tenang_dari else 0)
    return datetime.combine(day, time(batas.tenang_sampai), tzinfo=here.tzinfo)
