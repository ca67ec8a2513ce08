"""Where both ends stand, computed from what is held and never from what was promised."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import ForeignKey, Max, QuerySet

from sidik import __version__
from sidik.jejak.data import NamaBuku
from sidik.jejak.models import Buku, Peristiwa, Rekaman
from sidik.jejak.queries import head
from sidik.jejak.usecases import node_key
from sidik.kernel.errors import NotFound
from sidik.kernel.seal import public_hex
from sidik.satuan.data import Act, Actor
from sidik.satuan.policy import demand, top_of
from sidik.satuan.queries import under
from sidik.sinkron.data import (
    BelumTerdaftar,
    Keadaan,
    SimpulTidakDikenal,
    StatusKirim,
    StatusSimpul,
    Vonis,
)
from sidik.sinkron.models import Hulu, Karantina, Kuitansi, Simpul, sidik_kunci
from sidik.sinkron.wire import FORMAT, Head, Refused

MAX_REFUSED = 500
MAX_REPLAY = 5_000
MAX_SELISIH = 120
"""Seconds that a site's clock may be off before the screen says so."""


def own_fingerprint() -> str:
    """Return the short form of this node's public key, to be compared by telephone."""
    return sidik_kunci(public_hex(node_key()))


def versions() -> dict[str, str]:
    return {"aplikasi": __version__, "format": str(FORMAT)}


def wired_models() -> dict[str, type[Rekaman]]:
    """Return every record type that travels, by its kind on the wire, parents first."""
    wired = [m for m in apps.get_models() if issubclass(m, Rekaman) and m.wire is not None]
    placed: list[type[Rekaman]] = []
    while wired:
        ready = [m for m in wired if not _parents(m) & set(wired) - {m}] or wired[:1]
        placed += ready
        wired = [m for m in wired if m not in ready]
    return {kind_of(m): m for m in placed}


def kind_of(model: type[Rekaman]) -> str:
    return model.wire[0] if model.wire else ""


def foreign_keys(model: type[Rekaman]) -> list["ForeignKey[Any, Any]"]:
    return [f for f in model._meta.concrete_fields if isinstance(f, ForeignKey)]


def _parents(model: type[Rekaman]) -> set[type[Any]]:
    return {f.related_model for f in foreign_keys(model)}


# --- the site ------------------------------------------------------------------------------------


def find_hulu() -> Hulu | None:
    return Hulu.objects.order_by("pk").first()


def upstream_url(hulu: Hulu) -> str:
    """Return where the centre is now: the node file's word, else where it was at enrolment."""
    return settings.SIDIK.upstream or hulu.url


def get_hulu() -> Hulu:
    hulu = find_hulu()
    if hulu is None:
        raise BelumTerdaftar
    return hulu


def own_head() -> Head:
    """Return where this node's chain stands."""
    titik = head(settings.SIDIK.kode)
    return Head(titik.epoch, titik.seq, titik.hash)


def own_hash(seq: int) -> str | None:
    """Return the hash of one of our own numbers in the open epoch."""
    row = _own_traces().filter(seq=seq).first()
    return bytes(row.hash).hex() if row else None


def confirmed_seq(hulu: Hulu) -> int:
    """Return the highest of our numbers for which the centre has given proof, in this epoch."""
    return hulu.seq if str(hulu.epoch) == own_head().epoch else 0


def receipted_seq() -> int:
    """Return the highest of our numbers for which a receipt is kept here, in this epoch."""
    epoch = own_head().epoch
    if not epoch:
        return 0
    found = Kuitansi.objects.filter(epoch=UUID(epoch)).aggregate(last=Max("last"))["last"]
    return found or 0


def count_waiting(hulu: Hulu) -> int:
    return own_head().seq - confirmed_seq(hulu)


def oldest_waiting(hulu: Hulu, *, verb: str = "") -> Peristiwa | None:
    """Return the oldest act without proof; with `verb`, the oldest of those acts ("lp.")."""
    rows = _own_traces().filter(seq__gt=confirmed_seq(hulu), verb__startswith=verb)
    return rows.order_by("seq").first()


def list_kuitansi(limit: int = 25) -> Sequence[Kuitansi]:
    return list(Kuitansi.objects.order_by("-at")[:limit])


def access_kuitansi(actor: Actor, key: int) -> Kuitansi:
    demand(actor, Act.SINKRON_READ)
    found = Kuitansi.objects.filter(pk=key).first()
    if found is None:
        raise NotFound
    return found


def receipt_for(seq: int) -> Kuitansi | None:
    """Return the earliest receipt that proves one of our numbers."""
    epoch = own_head().epoch
    if not epoch:
        return None
    rows = Kuitansi.objects.filter(epoch=UUID(epoch), last__gte=seq)
    return rows.order_by("last", "at").first()


def status_of_subject(subject: str) -> StatusKirim | None:
    """Say how far everything about one subject has come; None when nothing has been done on it."""
    newest = _own_traces().filter(subject=subject).order_by("-seq").first()
    if newest is None:
        return None
    hulu = find_hulu()
    if hulu is None or newest.seq > confirmed_seq(hulu):
        return StatusKirim(Keadaan.MENUNGGU, newest.at)
    refused = [r for r in hulu.ditolak if r["subject"] == subject and _is_refusal(r)]
    if refused:
        return StatusKirim(Keadaan.DITOLAK, hulu.kontak_at, refused[0]["sebab"])
    kuitansi = receipt_for(newest.seq)
    return StatusKirim(Keadaan.TERKONFIRMASI, kuitansi.at if kuitansi else hulu.dibuktikan_at)


def list_refused(hulu: Hulu) -> list[dict[str, Any]]:
    """Return what the centre could not apply; what only waits for its upgrade is not refused."""
    return [r for r in hulu.ditolak if _is_refusal(r)]


def _is_refusal(entry: dict[str, Any]) -> bool:
    return entry.get("vonis") != Vonis.PENDING.value


def _own_traces() -> "QuerySet[Peristiwa]":
    kode = settings.SIDIK.kode
    epochs = Buku.objects.filter(node=kode, nama=NamaBuku.UTAMA, ditutup_at=None).values("epoch")
    return Peristiwa.objects.filter(node=kode, epoch__in=epochs, buku=NamaBuku.UTAMA)


# --- the centre ----------------------------------------------------------------------------------


def get_simpul(kode: str) -> Simpul:
    simpul = Simpul.objects.filter(kode=kode).first()
    if simpul is None:
        raise SimpulTidakDikenal(node=kode)
    return simpul


def site_keys() -> dict[str, str]:
    """Return the key of every site that this centre has approved: what its seals are tried with."""
    approved = Simpul.objects.exclude(disetujui_at=None)
    return dict(approved.values_list("kode", "kunci"))


def held_buku(node: str, epoch: UUID | None = None) -> Buku | None:
    """Return the cursor of a site: its open book here, or the one of `epoch`."""
    rows = Buku.objects.filter(node=node, nama=NamaBuku.UTAMA)
    return rows.filter(epoch=epoch).first() if epoch else rows.filter(ditutup_at=None).first()


def held_hashes(node: str, epoch: UUID, first: int, last: int) -> dict[int, bytes]:
    rows = Peristiwa.objects.filter(
        node=node, epoch=epoch, buku=NamaBuku.UTAMA, seq__gte=first, seq__lte=last
    )
    return {seq: bytes(value) for seq, value in rows.values_list("seq", "hash")}


def open_karantina(actor: Actor) -> "QuerySet[Karantina]":
    top = top_of(actor, Act.SINKRON_READ) or actor.satuan
    nodes = Simpul.objects.filter(under(top, "satuan_kode")).values("kode")
    return Karantina.objects.filter(selesai_at=None, node__in=nodes)


def access_karantina(actor: Actor, key: int) -> Karantina:
    """Return one quarantined record that the actor may replay. Raises `NotAllowed`, `NotFound`."""
    demand(actor, Act.SINKRON_MANAGE)
    found = Karantina.objects.filter(pk=key, selesai_at=None).first()
    if found is None:
        raise NotFound
    return found


def list_unapplied(node: str) -> list[Refused]:
    """Return what a site sent and could not be applied, for the site's own screen."""
    rows = Karantina.objects.filter(node=node, selesai_at=None).order_by("-pk")[:MAX_REFUSED]
    return [Refused(k.seq, k.subject, k.kind, k.record_id, k.sebab, k.vonis) for k in rows]


def list_simpul(actor: Actor) -> list[dict[str, Any]]:
    """Return every site with its lag: the head that it announced less what is held here."""
    top = top_of(actor, Act.SINKRON_READ) or actor.satuan
    found = [_standing(simpul) for simpul in Simpul.objects.filter(under(top, "satuan_kode"))]
    return sorted(found, key=lambda s: (not s["merah"], -s["tertinggal"], s["simpul"].kode))


def all_standings() -> list[dict[str, Any]]:
    return [_standing(simpul) for simpul in Simpul.objects.all()]


def _standing(simpul: Simpul) -> dict[str, Any]:
    buku = held_buku(simpul.kode)
    held = buku.seq if buku and str(buku.epoch) == simpul.head_epoch else 0
    aktif = simpul.status == StatusSimpul.AKTIF
    return {
        "simpul": simpul,
        "dipegang": buku.seq if buku else 0,
        "tertinggal": max(simpul.head_seq - held, 0),
        "mundur": bool(buku and str(buku.epoch) == simpul.head_epoch and simpul.head_seq < held),
        "karantina": Karantina.objects.filter(node=simpul.kode, selesai_at=None).count(),
        "merah": aktif and simpul.is_silent,
        "hambatan": simpul.hambatan.replace("_", " "),
        "jam_meleset": abs(simpul.selisih_jam or 0) > MAX_SELISIH,
        "versi": simpul.versions.get("aplikasi", ""),
    }


# --- both ----------------------------------------------------------------------------------------

_DIGEST = """
SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM') AS bulan, count(*),
       bit_xor(('x' || encode(hash, 'hex'))::bit(256))::text
FROM jejak_peristiwa WHERE node = %s AND epoch = %s AND buku = 'utama'
GROUP BY 1 ORDER BY 1
"""


def digest(node: str) -> dict[str, Any]:
    """Return count and xor of hashes per month of a node's open book: equal on both sides."""
    buku = held_buku(node)
    if buku is None:
        return {"node": node, "epoch": "", "seq": 0, "hash": "", "months": {}}
    with connection.cursor() as cursor:
        cursor.execute(_DIGEST, [node, buku.epoch])
        months = {
            month: {"count": count, "xor": f"{int(bits, 2):064x}"}
            for month, count, bits in cursor.fetchall()
        }
    return {
        "node": node,
        "epoch": str(buku.epoch),
        "seq": buku.seq,
        "hash": bytes(buku.hash).hex(),
        "months": months,
    }


def all_digests() -> Iterator[dict[str, Any]]:
    nodes = Buku.objects.filter(nama=NamaBuku.UTAMA, ditutup_at=None).order_by("node")
    for node in nodes.values_list("node", flat=True):
        yield digest(node)
