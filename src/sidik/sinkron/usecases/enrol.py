"""How a site and its centre come to know each other's keys."""

from django.conf import settings

from sidik.jejak.usecases import node_key, projection, record, usecase
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.kernel.seal import public_hex, verify
from sidik.satuan.data import Act, Actor
from sidik.satuan.policy import demand
from sidik.satuan.queries import get_satuan
from sidik.sinkron.data import (
    BuktiTidakSah,
    KunciBerbeda,
    KunciPusatBerubah,
    PendaftaranPenuh,
    StatusSimpul,
    TandaTanganSalah,
)
from sidik.sinkron.models import Hulu, Simpul, sidik_kunci
from sidik.sinkron.queries import get_simpul, versions
from sidik.sinkron.transports.https import Https
from sidik.sinkron.usecases.receive import demand_pusat
from sidik.sinkron.wire import (
    Enrolment,
    Signed,
    Welcome,
    read_message,
    sign_message,
    signature_of,
)

MAX_MENUNGGU = 2_000


# --- the site ------------------------------------------------------------------------------------


def enrol(line: Https, *, url: str, actor: Actor) -> Hulu:
    """Introduce this node to the centre and pin the centre's key. Safe to repeat.

    Raises `Terhambat`, `BuktiTidakSah`, `KunciPusatBerubah`.
    """
    node = settings.SIDIK
    key = node_key()
    message = Enrolment(
        node=node.kode,
        nama=node.nama,
        satuan=node.satuan,
        kunci=public_hex(key),
        versions=versions(),
    )
    answer = line.enrol(sign_message(message, key))
    hello = read_message(answer.pesan, Welcome)
    if not verify(hello.kunci, answer.pesan.encode(), signature_of(answer)):
        raise BuktiTidakSah(sebab="sambutan Pusat tidak ditandatangani kuncinya sendiri")
    return pin_pusat(hello, url=url, actor=actor)


@usecase
def pin_pusat(hello: Welcome, *, url: str, actor: Actor) -> Hulu:
    """Keep the centre's key; another key under the same name is refused from now on."""
    demand(actor, Act.SINKRON_MANAGE)
    hulu = Hulu.objects.order_by("pk").first() or Hulu(kunci=hello.kunci, didaftar_at=clock.now())
    if hulu.kunci != hello.kunci:
        raise KunciPusatBerubah(baru=sidik_kunci(hello.kunci), lama=hulu.sidik_kunci)
    hulu.kode, hulu.nama, hulu.url, hulu.status = hello.pusat, hello.nama, url, hello.status
    hulu.coba_lagi_at = None
    hulu.save()
    record(
        actor=actor,
        verb="sinkron.didaftarkan",
        subject=ref("simpul", settings.SIDIK.kode),
        facts={"pusat": hulu.nama, "alamat": url, "sidik_kunci": hulu.sidik_kunci},
    )
    return hulu


# --- the centre ----------------------------------------------------------------------------------


@projection
def receive_enrolment(signed: Signed) -> Signed:
    """Note a site that asks to be let in; an officer of the centre decides."""
    demand_pusat()
    asks = read_message(signed.pesan, Enrolment)
    if not verify(asks.kunci, signed.pesan.encode(), signature_of(signed)):
        raise TandaTanganSalah(node=asks.node)
    get_satuan(asks.satuan)
    simpul = Simpul.objects.select_for_update().filter(kode=asks.node).first()
    if simpul is None:
        if Simpul.objects.filter(status=StatusSimpul.MENUNGGU.value).count() >= MAX_MENUNGGU:
            raise PendaftaranPenuh
        simpul = Simpul(kode=asks.node, kunci=asks.kunci, didaftar_at=clock.now())
    if simpul.kunci != asks.kunci and simpul.status != StatusSimpul.DICABUT:
        raise KunciBerbeda(node=asks.node)
    if simpul.kunci != asks.kunci:
        simpul.kunci, simpul.status = asks.kunci, StatusSimpul.MENUNGGU.value
    simpul.nama, simpul.satuan_kode, simpul.versions = asks.nama, asks.satuan, asks.versions
    simpul.save()
    return welcome(simpul.status)


def welcome(status: str) -> Signed:
    """Return the centre's introduction, sealed with the key that it names."""
    key = node_key()
    hello = Welcome(
        pusat=settings.SIDIK.kode,
        nama=settings.SIDIK.nama,
        kunci=public_hex(key),
        status=status,
    )
    return sign_message(hello, key)


@usecase
def approve_simpul(kode: str, *, actor: Actor) -> Simpul:
    """Let a site in whose key's short form was compared with it. Raises `SimpulTidakDikenal`."""
    return _decide(kode, StatusSimpul.AKTIF, "simpul.disetujui", actor)


@usecase
def revoke_simpul(kode: str, *, actor: Actor) -> Simpul:
    """Take a site's key away: nothing more is taken from it until it enrols anew."""
    return _decide(kode, StatusSimpul.DICABUT, "simpul.dicabut", actor)


def _decide(kode: str, status: StatusSimpul, verb: str, actor: Actor) -> Simpul:
    demand_pusat()
    demand(actor, Act.SINKRON_MANAGE)
    simpul = get_simpul(kode)
    simpul.status = status.value
    simpul.disetujui_at = clock.now() if status is StatusSimpul.AKTIF else None
    simpul.disetujui_oleh = f"{actor.pangkat} {actor.nama}".strip()
    simpul.save(update_fields=["status", "disetujui_at", "disetujui_oleh"])
    record(
        actor=actor,
        verb=verb,
        subject=ref("simpul", kode),
        facts={"server": simpul.nama, "sidik_kunci": simpul.sidik_kunci},
    )
    return simpul
