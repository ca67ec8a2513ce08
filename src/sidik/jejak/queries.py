"""Reading the ledger, and proving it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from django.conf import settings

from sidik.jejak.data import NamaBuku, Stamp, Temuan, Titik, digest_of, link_of
from sidik.jejak.models import Buku, Peristiwa, Rekaman, Saksi
from sidik.kernel.seal import KOSONG, verify


def wire_record(rekaman: Rekaman) -> dict[str, Any] | None:
    """Return a record as it travels, or None when its kind stays on this node."""
    if rekaman.wire is None:
        return None
    kind, schema = rekaman.wire
    values = {name: getattr(rekaman, name) for name in schema.__struct_fields__}
    return {
        "kind": kind,
        "id": str(rekaman.pk),
        "node": rekaman.node,
        "versi": rekaman.versi,
        "data": msgspec.to_builtins(schema(**values)),
    }


def list_timeline(subject: str, *, limit: int = 200) -> Sequence[Peristiwa]:
    """Return what happened to one subject, newest first, wherever it was done."""
    rows = Peristiwa.objects.filter(subject=subject, buku=NamaBuku.UTAMA)
    return list(rows.order_by("-at", "-seq")[:limit])


def facts_of(trace: Peristiwa) -> dict[str, Any]:
    """Return the words that an act left for the timeline."""
    for entry in trace.records or ():
        if entry["kind"] == "fakta.v1":
            data: dict[str, Any] = entry["data"]
            return data
    return {}


def list_since(seq: int, *, limit: int) -> Sequence[Peristiwa]:
    """Return this node's own traces after `seq` in the open epoch, in order."""
    buku = Buku.objects.filter(
        node=settings.SIDIK.kode, nama=NamaBuku.UTAMA, ditutup_at=None
    ).first()
    if buku is None:
        return []
    rows = Peristiwa.objects.filter(
        node=buku.node, epoch=buku.epoch, buku=NamaBuku.UTAMA, seq__gt=seq
    )
    return list(rows.order_by("seq")[:limit])


def head(node: str) -> Titik:
    """Return where the open chain of `node` stands; number 0 when it has written nothing."""
    buku = Buku.objects.filter(node=node, nama=NamaBuku.UTAMA, ditutup_at=None).first()
    if buku is None:
        return Titik(node, "", NamaBuku.UTAMA, 0, KOSONG.hex())
    return Titik(node, str(buku.epoch), buku.nama, buku.seq, bytes(buku.hash).hex())


def verify_all(*, public_keys: dict[str, str], held: Iterable[Titik] = ()) -> list[Temuan]:
    """Walk every chain; return the first wrong row of each broken one.

    `public_keys` maps a node to its key (64 hex digits); `held` are checkpoints kept outside
    this database, beside those in `Saksi`. Without them a cut tail cannot be seen.
    """
    found = []
    for buku in Buku.objects.order_by("node", "nama", "epoch"):
        anchors = _anchors(buku, held)
        wrong = verify_chain(buku, anchors=anchors, public_key=public_keys.get(buku.node))
        if wrong:
            found.append(wrong)
    strays = Peristiwa.objects.exclude(epoch__in=Buku.objects.values("epoch")).first()
    if strays:
        found.append(_temuan(strays, "ada di luar rantai yang dikenal"))
    return found


def verify_chain(buku: Buku, *, anchors: dict[int, bytes], public_key: str | None) -> Temuan | None:
    """Return the first row of one chain that is not as it was written, or None.

    `anchors` maps a number to the hash that someone else holds for it.
    """
    prev, seq, last = KOSONG, 0, None
    for last in _rows(buku):
        seq += 1
        wrong = _wrong_with(last, seq, prev) or _wrong_seal(last, public_key)
        if wrong is None and seq in anchors and anchors[seq] != bytes(last.hash):
            wrong = "berbeda dari titik yang disimpan di luar server ini"
        if wrong:
            return Temuan(buku.node, buku.nama, min(seq, last.seq), wrong)
        prev = bytes(last.hash)
    if seq < max([buku.seq, *anchors]):
        return Temuan(buku.node, buku.nama, seq + 1, "hilang dari ujung rantai")
    if buku.seq != seq or bytes(buku.hash) != prev:
        return Temuan(buku.node, buku.nama, seq, "disisipkan: tidak tercatat sebagai ujung rantai")
    # A batch may end inside a transaction, so what is held of a site may end without a seal.
    own = buku.node == settings.SIDIK.kode
    if own and public_key and last is not None and last.segel is None:
        return Temuan(buku.node, buku.nama, seq, "tidak bersegel kunci server")
    return None


def _rows(buku: Buku) -> Iterator[Peristiwa]:
    rows = Peristiwa.objects.filter(node=buku.node, epoch=buku.epoch, buku=buku.nama)
    return rows.order_by("seq").iterator(chunk_size=2000)


def _wrong_with(row: Peristiwa, seq: int, prev: bytes) -> str | None:
    if row.seq != seq:
        return "hilang dari tengah rantai"
    if bytes(row.prev) != prev:
        return "tidak bersambung dengan peristiwa sebelumnya"
    digest = bytes(row.digest)
    if row.records is not None and (
        row.salt is None or digest_of(bytes(row.salt), row.records) != digest
    ):
        return "isinya diubah"
    if link_of(prev, stamp_of(row), digest) != bytes(row.hash):
        return "keterangannya diubah"
    return None


def _wrong_seal(row: Peristiwa, public_key: str | None) -> str | None:
    if public_key is None or row.segel is None:
        return None
    if verify(public_key, bytes(row.hash), bytes(row.segel)):
        return None
    return "segelnya bukan buatan kunci server"


def stamp_of(row: Peristiwa) -> Stamp:
    return Stamp(row.node, row.epoch, row.buku, row.seq, row.at, row.actor, row.verb, row.subject)


def _anchors(buku: Buku, held: Iterable[Titik]) -> dict[int, bytes]:
    anchors = {
        t.seq: bytes.fromhex(t.hash)
        for t in held
        if (t.node, t.epoch, t.buku) == (buku.node, str(buku.epoch), buku.nama)
    }
    if buku.nama == NamaBuku.UTAMA:
        for saksi in Saksi.objects.filter(node=buku.node, epoch=buku.epoch):
            anchors[saksi.seq] = bytes(saksi.hash)
    anchors.pop(0, None)
    return anchors


def _temuan(row: Peristiwa, what: str) -> Temuan:
    return Temuan(row.node, row.buku, row.seq, what)
